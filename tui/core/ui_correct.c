// The form of a correction: which kinds of record and which of their fields there are, and what a right value looks like, is the
// server's to say.
#include <string.h>

#include "ui.h"

static bool corrects(const struct vein_view *view)
{
    return view->kind == VEIN_VIEW_FORM && view->form.action &&
           strcmp(view->form.action->act, "record_correct") == 0;
}

// The record that a line of a history is: what happened when, and what it says now. Its kind and number tell a person less.
static const char *about(const struct vein_view *view)
{
    const char *deed = vein_values_get(&view->context, "deed");
    const char *at = vein_values_get(&view->context, "happened");
    const char *said = vein_values_get(&view->context, "said");

    if (!deed || !at || !said)
        return "";
    return vein_arena_printf(view->arena, "%s %s: %s", deed, vein_as_read(at), said);
}

void vein_ui_correct_form(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_READ, view);

    if (*about(view)) {
        view->form.note = about(view);
        vein_form_field(&view->form, "entity")->hidden = true;
        vein_form_field(&view->form, "record")->hidden = true;
    }
    job->tab = VEIN_FOR_CHOICES;
    view->filling = true;
    job->area = "record";
    job->name = "fields";
}

void vein_ui_correct_rows(struct vein_view *view, struct vein_result *result)
{
    vein_arena_free(view->self.arena);
    view->self.list.rows = result->rows;
    view->self.arena = result->arena;
    result->arena = NULL;
    vein_ui_correct_fit(view);
}

static bool mine(const struct vein_rows *rows, size_t row)
{
    return strcmp(vein_rows_text(rows, row, "mine"), "t") == 0;
}

static bool is(const struct vein_form_field *field, const char *text)
{
    return field->value.size && strcmp(field->value.data, text) == 0;
}

// Kinds of records; then the fields of the one that is named.
static void offer(struct vein_view *view, const struct vein_rows *rows)
{
    struct vein_form_field *entity = vein_form_field(&view->form, "entity");
    struct vein_form_field *field = vein_form_field(&view->form, "field");
    const char *last = "";

    entity->choice_count = field->choice_count = 0;
    for (size_t i = 0; i < rows->row_count; i++) {
        const char *kind = vein_rows_text(rows, i, "entity");

        if (!mine(rows, i))
            continue;
        if (!entity->fixed && strcmp(kind, last) != 0)
            vein_form_choice(&view->form, entity, vein_arena_strdup(view->arena, kind));
        last = kind;
        if (!field->fixed && is(entity, kind))
            vein_form_choice(&view->form, field,
                             vein_arena_strdup(view->arena, vein_rows_text(rows, i, "field")));
    }
}

static enum vein_field_kind kind_of(const char *kind)
{
    static const struct {
        const char *word;
        enum vein_field_kind kind;
    } kinds[] = {
        {"moment", VEIN_FIELD_MOMENT},    {"day", VEIN_FIELD_DATE},
        {"due", VEIN_FIELD_DATE},         {"expiry", VEIN_FIELD_DATE},
        {"amount", VEIN_FIELD_DECIMAL},   {"words", VEIN_FIELD_NOTE},
        {"quantity", VEIN_FIELD_DECIMAL},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i].word) == 0)
            return kinds[i].kind;
    return VEIN_FIELD_TEXT;
}

// "not tested; reactive": words that have spaces.
static void offer_words(struct vein_view *view, struct vein_form_field *value, const char *words)
{
    while (*words) {
        size_t size = strcspn(words, ";");

        vein_form_choice(&view->form, value, vein_arena_strndup(view->arena, words, size));
        words += size;
        words += strspn(words, "; ");
    }
}

static void fit_value(struct vein_view *view, const struct vein_rows *rows, size_t row)
{
    struct vein_form_field *value = vein_form_field(&view->form, "value");
    enum vein_field_kind kind = kind_of(vein_rows_text(rows, row, "kind"));
    const char *least = vein_rows_text(rows, row, "least");

    view->form.note = vein_arena_printf(
        view->arena, "%s%s%s%s%s%s%s", about(view), *about(view) ? ". To be corrected: " : "",
        vein_rows_text(rows, row, "title"), *least ? ": " : "", least, *least ? " to " : "",
        *least ? vein_rows_text(rows, row, "most") : "");
    value->choice_count = 0;
    offer_words(view, value, vein_rows_text(rows, row, "words"));
    if (value->kind != kind && value->value.size && vein_values_get(&view->context, "fitted"))
        vein_form_set(&view->form, value, "", NULL); // what another field would have taken
    value->kind = kind;
}

// After every event: another record has other fields, another field takes something else.
void vein_ui_correct_fit(struct vein_view *view)
{
    const struct vein_rows *rows = view->self.list.rows;
    const struct vein_form_field *entity, *field;
    const char *fitted = vein_values_get(&view->context, "fitted");
    const char *now;

    if (!corrects(view) || !rows)
        return;
    entity = vein_form_field(&view->form, "entity");
    field = vein_form_field(&view->form, "field");
    now = vein_arena_printf(view->arena, "%s.%s", entity->value.size ? entity->value.data : "",
                            field->value.size ? field->value.data : "");
    if (fitted && strcmp(fitted, now) == 0)
        return;
    offer(view, rows);
    for (size_t i = 0; i < rows->row_count; i++)
        if (is(entity, vein_rows_text(rows, i, "entity")) &&
            is(field, vein_rows_text(rows, i, "field")))
            fit_value(view, rows, i);
    vein_values_set(&view->context, view->arena, "fitted", now);
}
