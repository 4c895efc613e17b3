// Forms of actions, of steps, of signatures and of the login, and what they ask for when they are saved.
#include "ui.h"

#include <string.h>

// ---- any declared action

static struct vein_view *push_form(struct vein_ui *ui, enum vein_view_kind kind, const char *id,
                                   const char *title)
{
    struct vein_view *view = vein_ui_push(ui, kind, id, title);

    vein_form_init(&view->form, view->arena, view->title);
    view->form.now = vein_ui_now(ui, view->arena);
    return view;
}

// A form's draft is found by what the form is about.
static void find_draft(struct vein_ui *ui, struct vein_view *view)
{
    static const char *const about[] = {
        "batch",      "step",   "occurrence", "hold",    "deviation",  "result",         "sample",
        "order_code", "person", "patient",    "receipt", "collection", "step_execution", "field"};
    struct vein_form *form = &view->form;
    struct vein_job *job;
    size_t used = (size_t)snprintf(form->draft, sizeof form->draft, "%s", form->action->act);

    for (size_t i = 0; i < sizeof about / sizeof *about && used < sizeof form->draft; i++) {
        const struct vein_form_field *field = vein_form_field(form, about[i]);

        if (field && field->fixed)
            used += (size_t)snprintf(form->draft + used, sizeof form->draft - used, "|%s",
                                     field->value.data);
    }
    job = vein_ui_ask(ui, VEIN_JOB_READ, view);
    job->tab = -3;
    job->area = "draft";
    job->name = "show";
    vein_values_set(&job->values, job->arena, "form", form->draft);
}

void vein_ui_keep_draft(struct vein_ui *ui, struct vein_view *view, bool drop)
{
    struct vein_form *form = &view->form;
    struct vein_job *job;

    if (view->kind != VEIN_VIEW_FORM || !form->draft[0] || (!drop && !form->unkept))
        return;
    form->unkept = false;
    job = vein_ui_ask(ui, VEIN_JOB_DRAFT, NULL);
    vein_values_set(&job->values, job->arena, "form", form->draft);
    vein_values_set(&job->values, job->arena, "fields",
                    drop ? "{}" : vein_form_draft(form, job->arena));
}

// The identity check compares two documents by identifiers that its checkpoint knows: two fields for each.
static void identity_fields(struct vein_form *form)
{
    static const char *const identifiers[] = {"container", "coi",        "din",
                                              "name",      "birth_date", "record_number"};

    for (size_t i = 0; i < sizeof identifiers / sizeof *identifiers; i++)
        for (int document = 0; document < 2; document++) {
            const char *name =
                vein_arena_printf(form->arena, "%s_%c", identifiers[i], 'a' + document);
            const char *label =
                vein_arena_printf(form->arena, "%s on %s", identifiers[i],
                                  document ? "the other document" : "the first document");
            struct vein_form_field *field = vein_form_add(form, name, label, VEIN_FIELD_SCAN);

            field->group = "items";
            field->help = "Leave empty what this checkpoint does not compare.";
        }
}

void vein_ui_open_action(struct vein_ui *ui, const char *act, const struct vein_values *context)
{
    const struct vein_action *action = vein_action_of_act(act);
    struct vein_view *view;

    if (strcmp(act, "sign") == 0) {
        const char *record = vein_values_get(context, "record");

        if (record && vein_values_get(context, "entity") && vein_values_get(context, "meaning"))
            vein_ui_open_sign(ui, vein_values_get(context, "entity"), record,
                              vein_values_get(context, "meaning"),
                              vein_values_get(context, "batch"));
        else
            vein_ui_say(ui, VEIN_WARN, "Choose the record on its screen and sign it there.");
        return;
    }
    if (strcmp(act, "record_export") == 0) {
        vein_ui_open(ui, "record", context);
        return;
    }
    if (!action || (action->builtin && action->field_count == 0)) {
        vein_ui_say(ui, VEIN_WARN, "%s is done on the command line.", act);
        return;
    }
    view = push_form(ui, VEIN_VIEW_FORM, "form", action->title);
    vein_values_copy(&view->context, view->arena, context);
    vein_form_action(&view->form, action, context);
    if (strcmp(act, "identity_check") == 0) {
        struct vein_form_field *items = vein_form_field(&view->form, "items");

        items->computed = true; // put together from the pairs below
        items->required = false;
        vein_form_set(&view->form, items, "from the pairs below", NULL);
        view->form.changed = false;
        identity_fields(&view->form);
    }
    vein_form_start(&view->form);
    find_draft(ui, view);
}

// ---- a step, from its description in the batch's process

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
        field->hint =
            vein_arena_printf(arena, "computed: %s", vein_json_get(json, "formula", arena));
    vein_form_choices(form, field,
                      kind && strcmp(kind, "yes_no_na") == 0 ? "yes no na"
                                                             : vein_json_get(json, "words", arena));
    field->help = "F6: not recorded, with a reason.";
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
    at = form->count;
    add(form, "event_at", "Done at", VEIN_FIELD_MOMENT, NULL, false)->help =
        "When it happened: 10:42 is today. F7: now.";
    form->active = at;
    vein_form_do(form, VEIN_DO_NOW);
    form->fields[at].hint = "F7: now";
    add(form, "performed_by", "Done by", VEIN_FIELD_CODE, NULL, false)->required = false;
    vein_form_field(form, "performed_by")->hint = ui->person;
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
        push_form(ui, VEIN_VIEW_FORM, "form",
                  vein_arena_printf(arena, "%s: %s", vein_values_get(context, "batch"),
                                    title ? title : "step"));
    struct vein_form *form = &view->form;

    vein_values_copy(&view->context, view->arena, context);
    form->action = vein_action_of_act("step_record");
    form->note = vein_json_get(step, "instruction", view->arena);
    add(form, "batch", "Batch", VEIN_FIELD_CODE, vein_values_get(context, "batch"), true);
    add(form, "step", "Step", VEIN_FIELD_CODE, vein_json_get(step, "step", view->arena), true);
    add(form, "occurrence", "Occurrence", VEIN_FIELD_WHOLE,
        vein_json_get(step, "occurrence", view->arena), true);
    if (checkpoint)
        add(form, "container", "Container", VEIN_FIELD_SCAN, vein_values_get(context, "container"),
            true)
            ->help = "Scan the label of the container that is open.";
    step_fields(ui, form, step);
    form->changed = form->unkept = false;
    vein_form_start(form);
    find_draft(ui, view);
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

    vein_values_set(&context, arena, "batch", batch);
    vein_values_set(&context, arena, "version", vein_json_get(prefill, "version", arena));
    vein_values_set(&context, arena, "container", vein_json_get(prefill, "container", arena));
    if (rows->row_count == 1) {
        vein_ui_open_step(ui, &context, vein_rows_text(rows, 0, "json"));
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

// ---- login, lock, signature

void vein_ui_open_login(struct vein_ui *ui, const char *why)
{
    struct vein_view *view =
        push_form(ui, VEIN_VIEW_LOGIN, "login", ui->locked ? "Locked" : "Log in");

    view->form.note = why ? vein_arena_strdup(view->arena, why) : NULL;
    view->form.verb = "Log in";
    vein_form_add(&view->form, "login", "Login", VEIN_FIELD_TEXT)->required = true;
    vein_form_add(&view->form, "password", "Password", VEIN_FIELD_PASSWORD)->required = true;
    vein_form_field(&view->form, "login")->help = "Scan your badge, or type your login.";
    if (ui->login[0]) {
        vein_form_set(&view->form, vein_form_field(&view->form, "login"), ui->login, NULL);
        view->form.active = 1;
    }
    view->form.changed = false;
}

void vein_ui_open_sign(struct vein_ui *ui, const char *entity, const char *record,
                       const char *meaning, const char *batch)
{
    char title[120];
    struct vein_view *view;
    struct vein_job *job;
    bool another = strcmp(meaning, "witnessed") == 0 || strcmp(meaning, "checked") == 0;

    snprintf(title, sizeof title, "Sign: %s", meaning);
    view = push_form(ui, VEIN_VIEW_SIGN, "sign", title);
    vein_values_set(&view->context, view->arena, "entity", entity);
    vein_values_set(&view->context, view->arena, "record", record);
    vein_values_set(&view->context, view->arena, "meaning", meaning);
    vein_values_set(&view->context, view->arena, "batch", batch);
    view->form.verb = "Sign";
    vein_form_add(&view->form, "login", "Signer", VEIN_FIELD_TEXT)->required = true;
    if (strcmp(meaning, "witnessed") == 0) {
        vein_form_add(&view->form, "presence", "Scanned there", VEIN_FIELD_SCAN)->required = true;
        vein_form_field(&view->form, "presence")->help =
            "The witness scans the vessel at its place.";
    }
    vein_form_add(&view->form, "password", "Password", VEIN_FIELD_PASSWORD)->required = true;
    vein_form_field(&view->form, "login")->help = "The badge or login of the person who signs.";
    if (!another) {
        vein_form_set(&view->form, vein_form_field(&view->form, "login"), ui->login, NULL);
        view->form.active = 1;
    }
    view->form.changed = false;
    job = vein_ui_ask(ui, VEIN_JOB_CHALLENGE, view);
    vein_values_copy(&job->values, job->arena, &view->context);
}

// Pairs of the identity form as the act's list of items.
static void identity_items(const struct vein_form *form, struct vein_arena *arena,
                           struct vein_values *out)
{
    struct vein_buf items;

    vein_buf_init(&items);
    for (size_t i = 0; i + 1 < form->count; i++) {
        const struct vein_form_field *a = &form->fields[i], *b = &form->fields[i + 1];
        size_t size = strlen(a->name);

        if (!a->group || strcmp(a->group, "items") != 0 || a->name[size - 1] != 'a' ||
            a->value.size == 0)
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

static void collect(const struct vein_form *form, struct vein_arena *arena, struct vein_values *out)
{
    if (form->action && strcmp(form->action->act, "identity_check") == 0) {
        identity_items(form, arena, out);
        for (size_t i = 0; i < form->count; i++)
            if (!form->fields[i].group && !form->fields[i].computed && form->fields[i].value.size)
                vein_values_set(out, arena, form->fields[i].name, form->fields[i].value.data);
        return;
    }
    vein_form_values(form, arena, out);
}

void vein_ui_submit(struct vein_ui *ui, struct vein_view *view)
{
    enum vein_job_kind kind = view->kind == VEIN_VIEW_FORM   ? VEIN_JOB_ACT
                              : view->kind == VEIN_VIEW_SIGN ? VEIN_JOB_SIGN
                                                             : VEIN_JOB_LOGIN;
    struct vein_form_field *password;
    struct vein_job *job;

    if ((view->kind != VEIN_VIEW_FORM && view->kind != VEIN_VIEW_SIGN &&
         view->kind != VEIN_VIEW_LOGIN) ||
        view->busy)
        return;
    if (view->kind == VEIN_VIEW_SIGN && !vein_values_get(&view->context, "challenge")) {
        vein_ui_say(ui, VEIN_WARN, "What is to be signed is not shown yet.");
        return;
    }
    if (!vein_form_check(&view->form)) {
        vein_ui_say(ui, VEIN_ALARM, "%s: %s", view->form.fields[view->form.active].label,
                    view->form.fields[view->form.active].error);
        return;
    }
    job = vein_ui_ask(ui, kind, view);
    if (kind == VEIN_JOB_SIGN)
        vein_values_copy(&job->values, job->arena, &view->context);
    collect(&view->form, job->arena, &job->values);
    job->action = view->form.action;
    job->request = vein_arena_strdup(job->arena, view->form.request);
    view->busy = true;
    vein_ui_say(ui, VEIN_PLAIN, kind == VEIN_JOB_ACT ? "Saving ..." : "Checking ...");
    password = vein_form_field(&view->form, "password");
    if (password && kind != VEIN_JOB_ACT) { // needed once
        explicit_bzero(password->value.data, password->value.capacity);
        password->value.size = password->cursor = 0;
    }
}
