// The identity check: two documents, compared by what its checkpoint compares. Which identifiers these are is read
// from the server; only they are asked for.
#include <string.h>

#include "ui.h"

static bool is_identity(const struct vein_view *view)
{
    return view->kind == VEIN_VIEW_FORM && view->form.action &&
           strcmp(view->form.action->act, "identity_check") == 0;
}

static void add_pairs(struct vein_form *form)
{
    static const char *const identifiers[] = {"container", "coi",        "din",
                                              "name",      "birth_date", "record_number"};

    for (size_t i = 0; i < sizeof identifiers / sizeof *identifiers; i++)
        for (int document = 0; document < 2; document++) {
            const char *name =
                vein_arena_printf(form->arena, "%s_%c", identifiers[i], 'a' + document);
            struct vein_form_field *field =
                vein_form_add(form, name, identifiers[i], VEIN_FIELD_SCAN);

            field->group = "items";
            field->absent = true;
            field->help = "Scan it, or type what stands there. Empty: not compared.";
        }
}

void vein_ui_identity_form(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_form_field *items = vein_form_field(&view->form, "items");
    struct vein_job *job;

    items->absent = true; // put together from the pairs below
    items->required = false;
    add_pairs(&view->form);
    job = vein_ui_ask(ui, VEIN_JOB_READ, view);
    job->tab = VEIN_FOR_CHOICES;
    job->area = "identity";
    job->name = "checkpoints";
}

// "{wristband,order}": the first or second word of it.
static const char *listed(struct vein_arena *arena, const char *list, int which)
{
    const char *at = list + (*list == '{');

    while (which-- > 0 && *at)
        at += strcspn(at, ",") + 1;
    return vein_arena_strndup(arena, at, strcspn(at, ",}"));
}

static bool has_word(const char *list, const char *word)
{
    size_t size = strlen(word);

    for (const char *at = list; (at = strstr(at, word)) != NULL; at += size)
        if ((at[-1] == '{' || at[-1] == ',') && (at[size] == '}' || at[size] == ','))
            return true;
    return false;
}

static void fit(struct vein_view *view, const struct vein_rows *rows, size_t row)
{
    struct vein_form *form = &view->form;
    const char *identifiers = vein_rows_text(rows, row, "identifiers");
    const char *documents = vein_rows_text(rows, row, "documents");

    form->note = vein_arena_printf(form->arena, "At least %s, one of them scanned, on both: %s.",
                                   vein_rows_text(rows, row, "least"), documents);
    for (size_t i = 0; i < form->count; i++) {
        struct vein_form_field *field = &form->fields[i];
        size_t size = strlen(field->name);

        if (!field->group || strcmp(field->group, "items") != 0)
            continue;
        const char *word = vein_arena_strndup(form->arena, field->name, size - 2);

        field->absent = *identifiers != '{' || !has_word(identifiers, word);
        field->label =
            vein_arena_printf(form->arena, "%s on %s", word,
                              listed(form->arena, documents, field->name[size - 1] == 'b'));
    }
    if (form->fields[form->active].absent || form->fields[form->active].fixed)
        vein_form_start(form);
}

// After every event: another checkpoint compares other things.
void vein_ui_identity_fit(struct vein_view *view)
{
    const struct vein_rows *rows = view->self.list.rows;
    const char *chosen, *before;

    if (!is_identity(view) || !rows)
        return;
    chosen = vein_form_field(&view->form, "checkpoint")->value.data;
    before = vein_values_get(&view->context, "fitted");
    if (!chosen || (before && strcmp(before, chosen) == 0))
        return;
    for (size_t i = 0; i < rows->row_count; i++)
        if (strcmp(vein_rows_text(rows, i, "checkpoint"), chosen) == 0) {
            vein_values_set(&view->context, view->arena, "fitted", chosen);
            fit(view, rows, i);
        }
}

void vein_ui_identity_rows(struct vein_view *view, struct vein_result *result)
{
    struct vein_form_field *field = vein_form_field(&view->form, "checkpoint");

    vein_arena_free(view->self.arena);
    view->self.list.rows = result->rows;
    view->self.arena = result->arena;
    result->arena = NULL;
    for (size_t i = 0; !field->fixed && i < result->rows->row_count; i++)
        vein_form_choice(
            &view->form, field,
            vein_arena_strdup(view->arena, vein_rows_text(result->rows, i, "checkpoint")));
    vein_ui_identity_fit(view);
}

// Pairs of the identity form as the act's list of items.
void vein_ui_identity_items(const struct vein_form *form, struct vein_arena *arena,
                            struct vein_values *out)
{
    struct vein_buf items;

    vein_buf_init(&items);
    for (size_t i = 0; i + 1 < form->count; i++) {
        const struct vein_form_field *a = &form->fields[i], *b = &form->fields[i + 1];
        size_t size = strlen(a->name);

        if (!a->group || strcmp(a->group, "items") != 0 || a->name[size - 1] != 'a' ||
            a->value.size == 0 || a->absent)
            continue;
        vein_buf_adds(&items, items.size ? ", {\"identifier\": " : "[{\"identifier\": ");
        vein_json_string(&items, vein_arena_strndup(arena, a->name, size - 2));
        vein_buf_adds(&items, ", \"document_a\": ");
        vein_json_string(&items, a->value.data);
        vein_buf_adds(&items, ", \"document_b\": ");
        vein_json_string(&items, b->value.data ? b->value.data : "");
        vein_buf_adds(&items, ", \"method\": ");
        vein_json_string(&items, a->method ? a->method : "keyed");
        vein_buf_adds(&items, "}");
    }
    vein_buf_adds(&items, items.size ? "]" : "[]");
    vein_values_set(out, arena, "items", items.data);
    vein_buf_release(&items);
}
