// The form of a result: which tests its tube waits for, in which words or against which limit, is the server's to say.
#include <string.h>

#include "ui.h"

void vein_ui_result_form(struct vein_ui *ui, struct vein_view *view)
{
    const struct vein_form_field *sample = vein_form_field(&view->form, "sample");
    struct vein_job *job;

    if (!sample->value.size)
        return;
    job = vein_ui_ask(ui, VEIN_JOB_READ, view);
    job->tab = VEIN_FOR_CHOICES;
    view->filling = true;
    job->area = "result";
    job->name = "form";
    vein_values_set(&job->values, job->arena, "sample", sample->value.data);
}

static bool waits(const struct vein_rows *rows, size_t row)
{
    return strcmp(vein_rows_text(rows, row, "waits"), "t") == 0;
}

// Of one that waits there is nothing to choose.
static void offer(struct vein_view *view, const struct vein_rows *rows)
{
    struct vein_form_field *line = vein_form_field(&view->form, "line");
    size_t waiting = 0;

    if (line->fixed)
        return;
    for (size_t i = 0; i < rows->row_count; i++)
        waiting += waits(rows, i);
    for (size_t i = 0; i < rows->row_count; i++) // none waits: a retest, of any of them
        if (waits(rows, i) || waiting == 0)
            vein_form_choice(&view->form, line,
                             vein_arena_strdup(view->arena, vein_rows_text(rows, i, "line")));
    if (line->choice_count == 1 && !view->form.changed) {
        vein_form_set(&view->form, line, line->choices[0], NULL);
        line->ready = true;
        view->form.changed = view->form.unkept = false;
        vein_form_start(&view->form);
        vein_form_do(&view->form, VEIN_DO_OPEN);
    }
}

void vein_ui_result_rows(struct vein_view *view, struct vein_result *result)
{
    const struct vein_rows *rows = result->rows;

    vein_arena_free(view->self.arena);
    view->self.list.rows = rows;
    view->self.arena = result->arena;
    result->arena = NULL;
    if (rows->row_count == 0)
        return;
    view->title = vein_arena_printf(view->arena, "%s: %s", vein_rows_text(rows, 0, "batch"),
                                    view->form.action->title);
    vein_values_set(&view->context, view->arena, "batch", vein_rows_text(rows, 0, "batch"));
    offer(view, rows);
    vein_ui_result_fit(view);
}

// After every event: another test has other words.
void vein_ui_result_fit(struct vein_view *view)
{
    const struct vein_rows *rows = view->self.list.rows;
    struct vein_form *form = &view->form;
    struct vein_form_field *line, *value;
    const char *fitted = vein_values_get(&view->context, "fitted");

    if (view->kind != VEIN_VIEW_FORM || !form->action ||
        strcmp(form->action->act, "result_record") != 0 || !rows)
        return;
    line = vein_form_field(form, "line");
    value = vein_form_field(form, "value");
    if (!line->value.size || (fitted && strcmp(fitted, line->value.data) == 0))
        return;
    for (size_t i = 0; i < rows->row_count; i++) {
        if (strcmp(vein_rows_text(rows, i, "line"), line->value.data) != 0)
            continue;
        vein_values_set(&view->context, view->arena, "fitted", line->value.data);
        form->note =
            vein_arena_printf(view->arena, "%s; limit: %s.", vein_rows_text(rows, i, "label"),
                              vein_rows_text(rows, i, "limit_text"));
        value->unit = vein_arena_strdup(view->arena, vein_rows_text(rows, i, "unit"));
        value->choice_count = 0;
        value->help = vein_rows_text(rows, i, "words")[0]
                          ? "What was found."
                          : "A number with a point; < or > before it where it is beyond what can "
                            "be measured: <0.25.";
        vein_form_choices(form, value, vein_rows_get(rows, i, "words"));
        if (fitted && value->value.size) // a word of another test
            vein_form_set(form, value, "", NULL);
        return;
    }
}
