// Forms of steps, made of what the batch's process says about them, and their blind second entry.
#include <string.h>

#include "ui.h"

static enum vein_field_kind kind_of(const char *word)
{
    static const struct {
        const char *word;
        enum vein_field_kind kind;
    } kinds[] = {
        {"decimal", VEIN_FIELD_DECIMAL}, {"percent", VEIN_FIELD_DECIMAL},
        {"count", VEIN_FIELD_WHOLE},     {"word", VEIN_FIELD_WORD},
        {"yes_no_na", VEIN_FIELD_WORD},  {"moment", VEIN_FIELD_MOMENT},
        {"scan", VEIN_FIELD_SCAN},       {"text", VEIN_FIELD_NOTE},
    };

    for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].word, word) == 0)
            return kinds[i].kind;
    return VEIN_FIELD_TEXT;
}

static void step_field(struct vein_form *form, const char *json)
{
    struct vein_arena *arena = form->arena;
    const char *kind = vein_json_get(json, "kind", arena);
    const char *range = vein_json_get(json, "plausible", arena);
    const char *label = vein_json_get(json, "label", arena);
    const char *basis = vein_json_get(json, "basis", arena);
    struct vein_form_field *field = vein_form_add(
        form, vein_json_get(json, "name", arena),
        basis ? vein_arena_printf(arena, "%s (%s)", label, basis) : label, kind_of(kind));
    const char *low = NULL, *high = NULL;
    size_t at = 0;
    bool string;

    if (!field)
        return;
    field->group = "values";
    field->object = true;
    field->unit = vein_json_get(json, "unit", arena);
    field->required =
        strcmp(vein_json_get(json, "required", arena) ? vein_json_get(json, "required", arena) : "",
               "true") == 0;
    field->may_miss = true;
    field->computed = kind && strcmp(kind, "computed") == 0;
    if (range && vein_json_element(range, &at, arena, &low, &string) &&
        vein_json_element(range, &at, arena, &high, &string))
        field->hint = vein_arena_printf(arena, "%s to %s", low, high);
    if (field->computed)
        field->hint = "computed";
    vein_form_choices(form, field,
                      kind && strcmp(kind, "yes_no_na") == 0 ? "yes no na"
                                                             : vein_json_get(json, "words", arena));
}

static void step_containers(struct vein_form *form, const char *list)
{
    const char *item;
    size_t at = 0;
    bool string;

    while (vein_json_element(list, &at, form->arena, &item, &string)) {
        const char *kind = vein_json_get(item, "container", form->arena);
        struct vein_form_field *field = vein_form_add(
            form, kind, vein_arena_printf(form->arena, "New %s", kind), VEIN_FIELD_SCAN);

        field->group = "produced";
        field->required = true;
        field->help = "Scan the label of what this step makes.";
    }
}

static struct vein_form_field *add(struct vein_form *form, const char *name, const char *label,
                                   enum vein_field_kind kind, const char *value, bool fixed)
{
    struct vein_form_field *field = vein_form_add(form, name, label, kind);

    if (value)
        vein_form_set(form, field, value, NULL);
    field->fixed = fixed && value;
    field->required = true;
    return field;
}

static void step_fields(struct vein_ui *ui, struct vein_form *form, const char *step)
{
    const char *fields = vein_json_get(step, "fields", form->arena);
    const char *item;
    size_t at = 0;
    bool string;

    while (vein_json_element(fields, &at, form->arena, &item, &string))
        step_field(form, item);
    step_containers(form, vein_json_get(step, "produces", form->arena));
    vein_ui_lot_lines(form, step);
    vein_ui_equipment_lines(form, step);
    at = form->count;
    add(form, "event_at", "Done at", VEIN_FIELD_MOMENT, NULL, false)->help =
        "When it happened: 14:05 is today, -15m so long ago. F7: now.";
    form->active = at;
    vein_form_do(form, VEIN_DO_NOW);
    form->fields[at].hint = "F7: now";
    form->fields[at].ready = true;
    add(form, "performed_by", "Done by", VEIN_FIELD_CODE, NULL, false)->required = false;
    vein_form_field(form, "performed_by")->hint = ui->person;
    vein_form_field(form, "performed_by")->help =
        "Who did it, when somebody else did: the code of the person. Empty: you.";
    add(form, "late_reason", "Why late", VEIN_FIELD_NOTE, NULL, false)->required = false;
    vein_form_field(form, "late_reason")->help =
        "Needed when it is entered later than the process allows.";
}

void vein_ui_open_step(struct vein_ui *ui, const struct vein_values *context, const char *step)
{
    struct vein_arena *arena = vein_arena_new();
    const char *title = vein_json_get(step, "title", arena);
    const char *checkpoint = vein_json_get(step, "checkpoint", arena);
    struct vein_view *view =
        vein_ui_push_form(ui, VEIN_VIEW_FORM, "form",
                          vein_arena_printf(arena, "%s: %s", vein_values_get(context, "batch"),
                                            title ? title : "step"));
    struct vein_form *form = &view->form;

    vein_values_copy(&view->context, view->arena, context);
    vein_values_set(&view->context, view->arena, "title", title); // for what the step uses
    form->action = vein_action_of_act("step_record");
    form->note = vein_json_get(step, "instruction", view->arena);
    // both stand in the title
    add(form, "batch", "Batch", VEIN_FIELD_CODE, vein_values_get(context, "batch"), true)->hidden =
        true;
    add(form, "step", "Step", VEIN_FIELD_CODE, vein_json_get(step, "step", view->arena), true)
        ->hidden = true;
    add(form, "occurrence", "Occurrence", VEIN_FIELD_WHOLE,
        vein_json_get(step, "occurrence", view->arena), true);
    if (checkpoint)
        add(form, "container", "Container", VEIN_FIELD_SCAN, vein_values_get(context, "container"),
            true)
            ->help = "Scan the label of the vessel or bag that is open, or type its code.";
    step_fields(ui, form, step);
    form->changed = form->unkept = false;
    vein_form_start(form);
    vein_ui_find_draft(ui, view);
    vein_arena_free(arena);
}

// The choice of steps is a list like any other; its rows come from the answer of a scan.
static const struct vein_screen steps_screen = {
    .id = "steps",
    .title = "Steps of {batch}",
    .kind = VEIN_SCREEN_LIST,
    .key = "step",
    .empty = "No step is open now.",
    .columns = {{"title", "step", 40, 1, false, VEIN_MARK_NONE},
                {"occurrence", "no.", 4, 1, true, VEIN_MARK_NONE},
                {"operation", "operation", 20, 2, false, VEIN_MARK_NONE},
                {"stage", "stage", 12, 3, false, VEIN_MARK_NONE},
                {"performed_by", "by", 12, 2, false, VEIN_MARK_NONE}},
};

static struct vein_rows *step_rows(struct vein_arena *arena, const char *steps)
{
    static const char *const names[] = {"step",  "title",        "occurrence", "operation",
                                        "stage", "performed_by", "json"};
    enum { COLS = sizeof names / sizeof *names, MOST = 32 };
    struct vein_rows *rows = vein_arena_alloc(arena, sizeof *rows);
    const char **cells = vein_arena_alloc(arena, sizeof *cells * COLS * MOST);
    const char *item;
    size_t at = 0;
    bool string;

    while (rows->row_count < MOST && vein_json_element(steps, &at, arena, &item, &string)) {
        for (size_t c = 0; c + 1 < COLS; c++)
            cells[rows->row_count * COLS + c] = vein_json_get(item, names[c], arena);
        cells[rows->row_count * COLS + COLS - 1] = item;
        rows->row_count++;
    }
    rows->col_count = COLS;
    rows->names = names;
    rows->cells = cells;
    return rows;
}

void vein_ui_open_steps(struct vein_ui *ui, const char *data)
{
    struct vein_arena *arena = vein_arena_new();
    const char *prefill = vein_json_get(data, "prefill", arena);
    const char *batch = vein_json_get(prefill, "batch", arena);
    struct vein_rows *rows = step_rows(arena, vein_json_get(prefill, "steps", arena));
    struct vein_values context = {0};
    size_t wanted;

    vein_values_set(&context, arena, "batch", batch);
    vein_values_set(&context, arena, "version", vein_json_get(prefill, "version", arena));
    vein_values_set(&context, arena, "container", vein_json_get(prefill, "container", arena));
    wanted = rows->row_count == 1 ? 0 : rows->row_count;
    for (size_t i = 0; ui->wanted_step[0] && i < rows->row_count; i++)
        if (strcmp(vein_rows_text(rows, i, "step"), ui->wanted_step) == 0)
            wanted = i;
    ui->wanted_step[0] = '\0';
    if (wanted < rows->row_count) {
        vein_ui_open_step(ui, &context, vein_rows_text(rows, wanted, "json"));
        vein_arena_free(arena);
        return;
    }
    struct vein_view *view = vein_ui_push(ui, VEIN_VIEW_LIST, "steps",
                                          vein_values_fill(&context, steps_screen.title, arena));
    view->screen = &steps_screen;
    vein_values_copy(&view->context, view->arena, &context);
    vein_list_init(&view->self.list, &steps_screen);
    vein_list_rows(&view->self.list, rows);
    view->self.arena = arena;
}

// ---- the blind second entry

void vein_ui_open_second(struct vein_ui *ui, const struct vein_values *context)
{
    const struct vein_action *action = vein_action_of_act("step_second");
    struct vein_view *view = vein_ui_push_form(ui, VEIN_VIEW_FORM, "form", action->title);
    struct vein_form_field *values;
    struct vein_job *job;

    vein_values_copy(&view->context, view->arena, context);
    vein_form_action(&view->form, action, context);
    values = vein_form_field(&view->form, "values");
    values->absent = true; // made of the fields that the process calls critical
    values->required = false;
    view->form.note =
        "Read the source again. The checker enters the critical values without seeing the "
        "first entry; one that differs is a stop.";
    job = vein_ui_ask(ui, VEIN_JOB_READ, view);
    job->tab = VEIN_FOR_CHOICES;
    view->filling = true;
    job->area = "step";
    job->name = "second_form";
    vein_values_set(&job->values, job->arena, "step_execution",
                    vein_values_get(context, "step_execution"));
}

void vein_ui_second_rows(struct vein_ui *ui, struct vein_view *view, const struct vein_rows *rows)
{
    struct vein_form *form = &view->form;
    const char *item;
    size_t at = 0;
    bool string;

    if (rows->row_count != 1) {
        vein_ui_say(ui, VEIN_WARN, "This step asks for no second entry.");
        return;
    }
    vein_form_set(form, vein_form_field(form, "version"), vein_rows_text(rows, 0, "version"), NULL);
    vein_form_field(form, "version")->fixed = true;
    while (vein_json_element(vein_rows_text(rows, 0, "fields"), &at, form->arena, &item, &string))
        step_field(form, item);
    form->changed = form->unkept = false;
    vein_form_start(form);
    vein_ui_find_draft(ui, view);
}
