// The identity check: two documents, compared by what its checkpoint compares. Which identifiers these are is read
// from the server; only they are asked for.
#include <stdlib.h>
#include <string.h>

#include "ui.h"

static bool is_identity(const struct vein_view *view)
{
    return view->kind == VEIN_VIEW_FORM && view->form.action &&
           strcmp(view->form.action->act, "identity_check") == 0;
}

#define PAIRS 3 // most pairs of documents of a checkpoint

// What the documents call it.
const char *vein_ui_identifier_words(const char *identifier)
{
    static const char *const words[][2] = {{"record_number", "Record number"},
                                           {"name", "Name"},
                                           {"birth_date", "Birth date"},
                                           {"coi", "CoI"},
                                           {"din", "DIN"},
                                           {"container", "Code"},
                                           {"lot", "Lot"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i][0], identifier) == 0)
            return words[i][1];
    return identifier;
}

// Fields are "<identifier>_<place of the pair><a or b>".
static void add_pairs(struct vein_form *form)
{
    static const char *const identifiers[] = {"record_number", "name",      "birth_date", "coi",
                                              "din",           "container", "lot"};

    for (int pair = 1; pair <= PAIRS; pair++)
        for (size_t i = 0; i < sizeof identifiers / sizeof *identifiers; i++)
            for (int document = 0; document < 2; document++) {
                const char *name =
                    vein_arena_printf(form->arena, "%s_%d%c", identifiers[i], pair, 'a' + document);
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
    struct vein_form_field *why;
    struct vein_job *job;

    items->absent = true; // put together from the pairs below
    items->required = false;
    add_pairs(&view->form);
    why = vein_form_add(&view->form, "why_keyed", "Why it was typed", VEIN_FIELD_TEXT);
    why->group = "items";
    why->absent = true; // until it is known what is compared
    why->help = "Only when something was typed that could have been scanned.";
    job = vein_ui_ask(ui, VEIN_JOB_READ, view);
    job->tab = VEIN_FOR_CHOICES;
    view->filling = true;
    job->area = "identity";
    job->name = "checkpoints";
}

static bool has_word(const char *list, const char *word)
{
    size_t size = strlen(word);

    for (const char *at = list; (at = strstr(at, word)) != NULL; at += size)
        if ((at == list || at[-1] == ' ') && (at[size] == '\0' || at[size] == ' '))
            return true;
    return false;
}

// Identifier and pair of a field of a pair, NULL for other fields.
static const char *identifier(const struct vein_form_field *field, struct vein_arena *arena,
                              char *pair, char *document)
{
    size_t size = strlen(field->name);

    if (!field->group || strcmp(field->group, "items") != 0 || size < 4 ||
        field->name[size - 3] != '_')
        return NULL;
    *pair = field->name[size - 2];
    *document = field->name[size - 1];
    return vein_arena_strndup(arena, field->name, size - 3);
}

// Row of a pair of the checkpoint that the form is for, rows->row_count when there is none.
static size_t row_of(const struct vein_rows *rows, const char *checkpoint, char pair)
{
    for (size_t i = 0; i < rows->row_count; i++)
        if (strcmp(vein_rows_text(rows, i, "checkpoint"), checkpoint) == 0 &&
            vein_rows_text(rows, i, "place")[0] == pair)
            return i;
    return rows->row_count;
}

static bool compares(const struct vein_rows *rows, size_t row, const char *word)
{
    return row < rows->row_count && has_word(vein_rows_text(rows, row, "identifiers"), word);
}

// The field of a label that is asked for, among the first so many; NULL when there is none.
static const struct vein_form_field *asked(const struct vein_form *form, size_t count,
                                           const char *label)
{
    for (size_t i = 0; i < count; i++)
        if (!form->fields[i].absent && strcmp(form->fields[i].label, label) == 0)
            return &form->fields[i];
    return NULL;
}

static bool any_compares(const struct vein_rows *rows, const char *checkpoint, const char *word)
{
    bool any = false;

    for (char pair = '1'; pair < '1' + PAIRS; pair++)
        any = any || compares(rows, row_of(rows, checkpoint, pair), word);
    return any;
}

static const char *label_of(struct vein_arena *arena, const char *identifier, const char *document)
{
    if (strcmp(document, "statement") == 0) // no document: the patient is asked
        return vein_arena_printf(arena, "%s, as said", identifier);
    return vein_arena_printf(arena, "%s on %s", identifier, document);
}

static void fit(struct vein_view *view, const struct vein_rows *rows, const char *checkpoint)
{
    struct vein_form *form = &view->form;

    form->note = "";
    for (char pair = '1'; pair < '1' + PAIRS; pair++) {
        size_t row = row_of(rows, checkpoint, pair);

        if (row < rows->row_count)
            form->note = vein_arena_printf(
                form->arena, "%s%sAt least %s on %s and %s%s.", form->note, *form->note ? " " : "",
                vein_rows_text(rows, row, "least"), vein_rows_text(rows, row, "first"),
                vein_rows_text(rows, row, "second"),
                strcmp(vein_rows_text(rows, row, "scanned"), "t") == 0 ? ", one scanned" : "");
    }
    for (size_t i = 0; i < form->count; i++) {
        struct vein_form_field *field = &form->fields[i];
        char pair, document;
        const char *word = identifier(field, form->arena, &pair, &document);
        size_t row = word ? row_of(rows, checkpoint, pair) : 0;

        if (!word)
            continue;
        field->absent = true;
        field->label = "";
        if (!compares(rows, row, word))
            continue;
        field->label = label_of(form->arena, vein_ui_identifier_words(word),
                                vein_rows_text(rows, row, document == 'b' ? "second" : "first"));
        // what a document says is asked for once, whatever it is compared with
        field->absent = asked(form, i, field->label) != NULL;
    }
    vein_form_field(form, "container")->absent =
        !any_compares(rows, checkpoint, "container") &&
        vein_form_field(form, "container")->value.size == 0;
    if (form->fields[form->active].absent || form->fields[form->active].fixed) {
        form->top = 0;
        vein_form_start(form);
    }
    vein_form_field(form, "why_keyed")->absent = false;
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
    if (row_of(rows, chosen, '1') < rows->row_count) {
        vein_values_set(&view->context, view->arena, "fitted", chosen);
        fit(view, rows, chosen);
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
        if (vein_rows_text(result->rows, i, "place")[0] == '1')
            vein_form_choice(
                &view->form, field,
                vein_arena_strdup(view->arena, vein_rows_text(result->rows, i, "checkpoint")));
    if (result->rows->row_count > 0)
        vein_form_choices(&view->form, vein_form_field(&view->form, "why_keyed"),
                          vein_rows_text(result->rows, 0, "keyed_reasons"));
    vein_ui_identity_fit(view);
    if (vein_values_get(&view->context, "led_by") && !view->form.changed) {
        vein_ui_into_identity(&view->form, vein_values_get(&view->context, "led_by"), "scan");
        // what stands on no other document is not compared
        for (size_t i = 0; i < view->form.count; i++)
            view->form.fields[i].led =
                view->form.fields[i].group && view->form.fields[i].value.size > 0;
        view->form.changed = view->form.unkept = false;
        vein_form_start(&view->form);
    }
}

// The other field of a pair that one takes part in; NULL when the pair at i is none of its.
static const struct vein_form_field *partner(const struct vein_view *view, size_t i,
                                             const struct vein_form_field *of)
{
    const struct vein_form *form = &view->form;
    const struct vein_form_field *a = &form->fields[i], *b = &form->fields[i + 1];
    const char *checkpoint = vein_values_get(&view->context, "fitted");
    char pair, document;
    const char *word = identifier(a, form->arena, &pair, &document);
    const struct vein_rows *rows = view->self.list.rows;

    if (!word || document != 'a' || !compares(rows, row_of(rows, checkpoint, pair), word))
        return NULL;
    a = asked(form, form->count, a->label);
    b = asked(form, form->count, b->label);
    return a == of ? b : b == of ? a : NULL;
}

// Of one pair of documents as many identifiers as it takes; fewer are said here, where the next can still be scanned, and
// are no stop that is recorded.
static bool enough(struct vein_view *view, size_t row)
{
    struct vein_form *form = &view->form;
    const struct vein_rows *rows = view->self.list.rows;
    const struct vein_form_field *lacks = NULL;
    size_t count = 0, least = strtoul(vein_rows_text(rows, row, "least"), NULL, 10);

    for (size_t i = 0; i + 1 < form->count; i++) {
        char pair, document;
        const struct vein_form_field *a = &form->fields[i], *b = &form->fields[i + 1];
        const char *word = identifier(a, form->arena, &pair, &document);

        if (!word || document != 'a' || pair != vein_rows_text(rows, row, "place")[0] ||
            !compares(rows, row, word))
            continue;
        a = asked(form, form->count, a->label);
        b = asked(form, form->count, b->label);
        if (a && b && a->value.size && b->value.size)
            count++;
        else if (a && b && !lacks)
            lacks = a->value.size ? b : a;
    }
    if (count >= least || !lacks)
        return true;
    form->active = (size_t)(lacks - form->fields);
    snprintf(form->fields[form->active].error, sizeof form->fields[form->active].error,
             "at least %zu identifiers are compared on %s and %s; %zu so far", least,
             vein_rows_text(rows, row, "first"), vein_rows_text(rows, row, "second"), count);
    return false;
}

// What was not scanned was typed, and has a reason; where the patient speaks it is what was said.
static const char *method_of(const struct vein_form_field *field, bool spoken)
{
    if (field->method)
        return field->method;
    return spoken ? "stated" : "keyed";
}

// Typed where a scanner could have read it, and nobody said why: the field that says it, NULL when nothing is missing.
static struct vein_form_field *unexplained(struct vein_view *view, const char *checkpoint)
{
    struct vein_form *form = &view->form;
    const struct vein_rows *rows = view->self.list.rows;
    struct vein_form_field *why = vein_form_field(form, "why_keyed");

    for (size_t i = 0; why->value.size == 0 && i + 1 < form->count; i++) {
        char pair, document;
        const char *word = identifier(&form->fields[i], form->arena, &pair, &document);
        size_t row = word ? row_of(rows, checkpoint, pair) : 0;
        const struct vein_form_field *a, *b;

        if (!word || document != 'a' || !compares(rows, row, word))
            continue;
        a = asked(form, form->count, form->fields[i].label);
        b = asked(form, form->count, form->fields[i + 1].label);
        if (a && b && a->value.size && b->value.size &&
            strcmp(method_of(a, strcmp(vein_rows_text(rows, row, "spoken"), "t") == 0), "keyed") ==
                0)
            return why;
    }
    return NULL;
}

bool vein_ui_identity_whole(struct vein_view *view)
{
    struct vein_form *form = &view->form;
    const struct vein_rows *rows = view->self.list.rows;
    const char *checkpoint = vein_values_get(&view->context, "fitted");
    struct vein_form_field *why;

    if (!is_identity(view) || !rows || !checkpoint)
        return true;
    for (size_t at = 0; at < form->count; at++) {
        const struct vein_form_field *field = &form->fields[at], *lacks = NULL;
        bool compared = false;

        if (!field->group || field->absent || field->led || field->value.size == 0 ||
            strcmp(field->name, "why_keyed") == 0)
            continue;
        for (size_t i = 0; i + 1 < form->count; i++) {
            const struct vein_form_field *other = partner(view, i, field);

            compared = compared || (other && other->value.size > 0);
            lacks = lacks ? lacks : other;
        }
        if (!compared && lacks) {
            form->active = (size_t)(lacks - form->fields);
            snprintf(form->fields[form->active].error, sizeof form->fields[form->active].error,
                     "nothing to compare with %s yet; or empty that one", field->label);
            return false;
        }
    }
    for (size_t row = 0; row < rows->row_count; row++)
        if (strcmp(vein_rows_text(rows, row, "checkpoint"), checkpoint) == 0 && !enough(view, row))
            return false;
    why = unexplained(view, checkpoint);
    if (why) {
        form->active = (size_t)(why - form->fields);
        snprintf(why->error, sizeof why->error,
                 "needed: something was typed that a scanner could have read");
    }
    return !why;
}

static void member(struct vein_buf *out, const char *name, const char *value)
{
    vein_buf_adds(out, name);
    vein_json_string(out, value);
}

// Pairs of the identity form as the act's list of items.
void vein_ui_identity_items(const struct vein_view *view, struct vein_arena *arena,
                            struct vein_values *out)
{
    const struct vein_form *form = &view->form;
    const struct vein_rows *rows = view->self.list.rows;
    const char *checkpoint = vein_values_get(&view->context, "fitted");
    const char *why = NULL;
    struct vein_buf items;

    vein_buf_init(&items);
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->fields[i].name, "why_keyed") == 0)
            why = form->fields[i].value.data;
    for (size_t i = 0; rows && checkpoint && i + 1 < form->count; i++) {
        const struct vein_form_field *a = &form->fields[i], *b = &form->fields[i + 1];
        char pair, document;
        const char *word = identifier(a, arena, &pair, &document);
        const char *method;
        size_t row;

        row = word ? row_of(rows, checkpoint, pair) : 0;
        if (!word || document != 'a' || !compares(rows, row, word))
            continue;
        a = asked(form, form->count, a->label);
        b = asked(form, form->count, b->label);
        if (!a || !b || a->value.size == 0 || b->value.size == 0) // of another pair, see above
            continue;
        method = method_of(a, strcmp(vein_rows_text(rows, row, "spoken"), "t") == 0);
        member(&items, items.size ? ", {\"identifier\": " : "[{\"identifier\": ", word);
        member(&items, ", \"document_a\": ", a->value.data);
        member(&items, ", \"document_b\": ", b->value.data ? b->value.data : "");
        member(&items, ", \"method\": ", method);
        member(&items, ", \"documents\": ",
               vein_arena_printf(arena, "%s/%s", vein_rows_text(rows, row, "first"),
                                 vein_rows_text(rows, row, "second")));
        if (strcmp(method, "keyed") == 0 && why && *why)
            member(&items, ", \"reason\": ", why);
        vein_buf_adds(&items, "}");
    }
    vein_buf_adds(&items, items.size ? "]" : "[]");
    vein_values_set(out, arena, "items", items.data);
    vein_buf_release(&items);
}
