// Forms of actions, of steps, of signatures and of the login, and what they ask for when they are saved.
#include "ui.h"

#include <string.h>

// ---- any declared action

struct vein_view *vein_ui_push_form(struct vein_ui *ui, enum vein_view_kind kind, const char *id,
                                    const char *title)
{
    struct vein_view *view = vein_ui_push(ui, kind, id, title);

    vein_form_init(&view->form, view->arena, view->title);
    vein_ui_form_now(ui, &view->form);
    return view;
}

// A form's draft is found by what the form is about.
void vein_ui_find_draft(struct vein_ui *ui, struct vein_view *view)
{
    static const char *const about[] = {
        "batch",   "step",       "occurrence",     "hold",   "deviation",
        "result",  "sample",     "order_code",     "person", "patient",
        "receipt", "collection", "step_execution", "field",  "lot",
        "lot_use", "equipment",  "equipment_use",  "item"};
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
    job->tab = VEIN_FOR_DRAFT;
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

// When something is noticed, drawn, tested or handed over is now, as a rule: it can be overwritten, and Enter passes
// it. What begins and ends is asked for.
static void fill_moments(struct vein_form *form)
{
    static const char *const now[] = {"detected_at", "drawn_at", "tested_at", "seen_at",
                                      "received_at", "since_at", "put_at",    "taken_at"};
    bool used = strcmp(form->action->act, "lot_use") == 0 ||
                strcmp(form->action->act, "equipment_use") ==
                    0; // a step's own moment is corrected elsewhere
    size_t active = form->active;

    for (size_t i = 0; i < form->count; i++)
        for (size_t n = 0; n < sizeof now / sizeof *now; n++)
            if ((strcmp(form->fields[i].name, now[n]) == 0 ||
                 (used && strcmp(form->fields[i].name, "event_at") == 0)) &&
                form->fields[i].kind == VEIN_FIELD_MOMENT) {
                form->active = i;
                vein_form_do(form, VEIN_DO_NOW);
                form->fields[i].ready = true;
            }
    form->active = active;
}

// Who works at one site means it, as a rule: Enter passes it, and the cursor begins behind it.
static void fill_site(const struct vein_ui *ui, struct vein_form *form)
{
    struct vein_form_field *site = vein_form_field(form, "site");

    if (!site || site->fixed || !ui->site[0] || strpbrk(ui->site, " ,{"))
        return;
    vein_form_set(form, site, ui->site, NULL);
    site->ready = true;
}

static void start(struct vein_form *form)
{
    vein_form_start(form);
    if (form->fields[form->active].ready && strcmp(form->fields[form->active].name, "site") == 0)
        vein_form_do(form, VEIN_DO_OPEN);
}

// What a value is that will be corrected.
static void correct_value(struct vein_view *view)
{
    struct vein_form_field *value = vein_form_field(&view->form, "value");
    const struct vein_values *known = &view->context;
    const char *label = vein_values_get(known, "label");
    const char *text = vein_values_get(known, "number");
    const char *moment = vein_values_get(known, "moment");

    if (moment && *moment)
        value->kind = VEIN_FIELD_MOMENT;
    value->object = true;
    vein_form_field(&view->form, "field")->hidden = label != NULL; // its label stands above
    if (text && *text)
        value->kind = VEIN_FIELD_DECIMAL;
    else
        text = vein_values_get(known, "word");
    if (moment && *moment)
        text = vein_as_read(moment);
    if (label)
        view->form.note =
            vein_arena_printf(view->arena, "%s: %s", label, text && *text ? text : "not shown");
}

// The line of a review that is returned or answered stands above, and a hold or a deviation that is decided; what
// names them to the database tells a person nothing.
static void about_line(struct vein_view *view)
{
    static const char *const others[] = {"hold", "deviation", "touch", "capa"};
    struct vein_form_field *item = vein_form_field(&view->form, "item");
    struct vein_form_field *shown = vein_form_field(&view->form, "shown");
    const char *what = vein_values_get(&view->context, "what");

    for (size_t i = 0; !item && i < sizeof others / sizeof *others; i++)
        item = vein_form_field(&view->form, others[i]);
    if (!item || !item->fixed || !what || !*what)
        return;
    item->hidden = true;
    if (shown)
        shown->hidden = shown->fixed;
    view->form.note = vein_arena_strdup(view->arena, what);
}

// Which step an act is about stands above, too, by its title: numbers of records and codes of the process tell less.
static void about_step(struct vein_view *view)
{
    struct vein_form_field *step = vein_form_field(&view->form, "step_execution");
    const char *title = vein_values_get(&view->context, "title");
    const char *occurrence = vein_values_get(&view->context, "occurrence");
    const char *at = vein_values_get(&view->context, "event_at");

    if (!step)
        step = vein_form_field(&view->form, "step");
    if (!step || !step->fixed || !title || !*title || view->form.note)
        return;
    view->form.note =
        vein_arena_printf(view->arena, "Step: %s %s%s%s", title, occurrence ? occurrence : "",
                          at && *at ? ", done at " : "", at && *at ? vein_as_read(at) : "");
    step->hidden = true;
    step = vein_form_field(&view->form, "occurrence");
    if (step)
        step->hidden = step->fixed;
}

// What waits is told by the line of the work that led here.
static void about_work(struct vein_view *view, const char *act)
{
    const char *led = vein_values_get(&view->context, "led");
    const char *what = vein_values_get(&view->context, "what");

    if (led && strcmp(led, act) == 0 && what && *what && !view->form.note)
        view->form.note = vein_arena_strdup(view->arena, what);
}

// Does the version of an action belong to the batch, and not to a record of it that is named by its number?
static bool versions_batch(const struct vein_action *action)
{
    for (size_t i = 0; i < action->field_count; i++) {
        const struct vein_field *field = &action->fields[i];

        if (field->context && strcmp(field->name, "version") != 0 &&
            strcmp(field->name, "identity_check") != 0 &&
            (field->kind == VEIN_FIELD_WHOLE || strcmp(field->name, "record") == 0))
            return false;
    }
    return true;
}

// The batch that an act is about stands in the title.
static void about_batch(struct vein_view *view, const struct vein_action *action)
{
    const char *entity = vein_values_get(&view->context, "entity");
    const char *device = vein_values_get(&view->context, "equipment");
    const char *batch = vein_values_get(&view->context, "batch");
    bool about = false;

    if (device && entity && strncmp(entity, "equipment_", strlen("equipment_")) == 0)
        batch = device; // and not the row of a list that led to it

    for (size_t i = 0; i < action->field_count; i++)
        about =
            about || (action->fields[i].context && strcmp(action->fields[i].name, "person") != 0 &&
                      strcmp(action->fields[i].name, "patient") != 0);
    if (batch && *batch && about)
        view->title = vein_arena_printf(view->arena, "%s: %s", batch, action->title);
}

void vein_ui_open_action(struct vein_ui *ui, const char *act, const struct vein_values *context)
{
    const struct vein_action *action = vein_action_of_act(act);
    struct vein_view *view;

    if (strcmp(act, "sign") == 0 || strcmp(act, "step_second") == 0) {
        struct vein_arena *arena = vein_arena_new();
        struct vein_values known = {0};

        vein_values_copy(&known, arena, context);
        vein_ui_do_act(ui, act, &known);
        vein_arena_free(arena);
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
    view = vein_ui_push_form(ui, VEIN_VIEW_FORM, "form", action->title);
    vein_values_copy(&view->context, view->arena, context);
    about_batch(view, action);
    if (versions_batch(action))
        vein_values_set(&view->context, view->arena, "version",
                        vein_values_get(context, "batch_version"));
    vein_form_action(&view->form, action, &view->context);
    if (vein_form_field(&view->form, "batch"))
        vein_form_field(&view->form, "batch")->hidden =
            vein_form_field(&view->form, "batch")->fixed;
    fill_moments(&view->form);
    fill_site(ui, &view->form);
    about_line(view);
    about_step(view);
    if (strcmp(act, "identity_check") == 0)
        vein_ui_identity_form(ui, view);
    else if (strcmp(act, "result_record") == 0)
        vein_ui_result_form(ui, view);
    else if (strcmp(act, "record_correct") == 0)
        vein_ui_correct_form(ui, view);
    else if (strcmp(act, "observation_correct") == 0)
        correct_value(view);
    about_work(view, act);
    view->form.changed = view->form.unkept = false;
    start(&view->form);
    vein_ui_find_draft(ui, view);
}

void vein_ui_choices(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    const char *act = view->form.action->act;

    if (strcmp(act, "identity_check") == 0)
        vein_ui_identity_rows(view, result);
    else if (strcmp(act, "step_second") == 0)
        vein_ui_second_rows(ui, view, result->rows);
    else if (strcmp(act, "result_record") == 0)
        vein_ui_result_rows(view, result);
    else if (strcmp(act, "record_correct") == 0)
        vein_ui_correct_rows(view, result);
}

void vein_ui_do_act(struct vein_ui *ui, const char *act, struct vein_values *context)
{
    const char *batch = vein_values_get(context, "batch");
    const char *entity = vein_values_get(context, "entity");
    const char *record = vein_values_get(context, "record");
    const char *meaning = vein_values_get(context, "meaning");
    struct vein_arena *arena = vein_arena_new();

    if (strcmp(act, "sign") == 0) {
        if (record && entity && meaning && strcmp(entity, "batch") == 0) {
            vein_values_set(context, arena, "batch_id", record);
            vein_ui_open(ui, "review", context); // walked through before it is signed
        } else if (record && entity && meaning)
            vein_ui_open_sign(ui, entity, record, meaning, batch);
        else
            vein_ui_say(ui, VEIN_WARN, "Choose the record on its screen and sign it there.");
    } else if (strcmp(act, "scan") == 0 || strcmp(act, "step_record") == 0) {
        const char *step = vein_values_get(context, "step");

        snprintf(ui->wanted_step, sizeof ui->wanted_step, "%s", step ? step : "");
        if (batch)
            vein_ui_scan(ui, batch, "keyed");
    } else {
        if (entity && record && strcmp(entity, "batch") != 0) // batches go by their codes
            vein_values_set(context, arena, entity, record);
        if (strcmp(act, "batch_issue") == 0) // the board and the list show an order by its code
            vein_values_set(context, arena, "order_code", batch);
        if (strcmp(act, "equipment_calibrate") == 0 && batch) // and the worklist a device
            vein_values_set(context, arena, "equipment", batch);
        if (strcmp(act, "step_second") == 0)
            vein_ui_open_second(ui, context);
        else
            vein_ui_open_action(ui, act, context);
    }
    vein_arena_free(arena);
}

// ---- an act that needs nothing but its line

#define BOUNCE_MS 250 // a key that is held down, or bounces, does it to one line

void vein_ui_do_line(struct vein_ui *ui, struct vein_view *view, const char *act)
{
    const struct vein_action *action = vein_action_of_act(act);
    struct vein_list *list = vein_view_list(view);
    struct vein_values context = {0};
    struct vein_job *job;
    char request[VEIN_UID_SIZE];

    if (view->busy || ui->now_ms - ui->line_ms < BOUNCE_MS) {
        ui->line_ms = ui->now_ms; // as long as it is held down
        return;
    }
    if (!list || vein_list_row(list) < 0) {
        vein_ui_say(ui, VEIN_WARN, "There is no line to be taken.");
        return;
    }
    ui->line_ms = ui->now_ms;
    job = vein_ui_ask(ui, VEIN_JOB_ACT, view);
    job->tab = VEIN_FOR_LINE;
    job->action = action;
    vein_ui_context(ui, job->arena, &context);
    for (size_t i = 0; i < action->field_count; i++)
        if (action->fields[i].context)
            vein_values_set(&job->values, job->arena, action->fields[i].name,
                            vein_values_get(&context, action->fields[i].name));
    vein_uid_new(request);
    job->request = vein_arena_strdup(job->arena, request);
    view->busy = true;
    vein_ui_say(ui, VEIN_PLAIN, "Saving ...");
    vein_list_do(list, VEIN_DO_DOWN, 2); // on to the next
}

void vein_ui_line_done(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    if (result->done)
        vein_ui_say(ui, VEIN_GOOD, "%s", result->message);
    else
        vein_ui_stopped(ui, result);
    if (view)
        vein_ui_load(ui, view, false);
}

// ---- login, lock, signature

void vein_ui_open_login(struct vein_ui *ui, const char *why)
{
    struct vein_view *view =
        vein_ui_push_form(ui, VEIN_VIEW_LOGIN, "login", ui->locked ? "Locked" : "Log in");

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

void vein_ui_lock(struct vein_ui *ui, const char *why)
{
    if (ui->locked)
        return;
    if (vein_ui_top(ui))
        vein_ui_keep_draft(ui, vein_ui_top(ui), false);
    vein_ui_drop_held(ui, false); // it was not meant for who comes next
    ui->scanning = false;
    ui->prompt = VEIN_PROMPT_NONE;
    ui->message[0] = '\0'; // it was about what is hidden now
    ui->locked = true;
    for (int i = 0; i < ui->depth;
         i++) // whatever is still under way may come to views that are put aside
        ui->views[i]->filling = false;
    vein_ui_ask(ui, VEIN_JOB_LOCK, NULL)->live = true;
    vein_ui_open_login(ui, why);
}

void vein_ui_open_sign(struct vein_ui *ui, const char *entity, const char *record,
                       const char *meaning, const char *batch)
{
    char title[120];
    struct vein_view *view;
    struct vein_job *job;
    bool another = strcmp(meaning, "witnessed") == 0 || strcmp(meaning, "checked") == 0;

    snprintf(title, sizeof title, "Sign: %s", meaning);
    view = vein_ui_push_form(ui, VEIN_VIEW_SIGN, "sign", title);
    vein_values_set(&view->context, view->arena, "entity", entity);
    vein_values_set(&view->context, view->arena, "record", record);
    vein_values_set(&view->context, view->arena, "meaning", meaning);
    vein_values_set(&view->context, view->arena, "batch", batch);
    view->form.verb = "Sign";
    vein_form_add(&view->form, "login", "Signer", VEIN_FIELD_TEXT)->required = true;
    if (strcmp(meaning, "witnessed") == 0) {
        vein_form_add(&view->form, "presence", "Scanned there", VEIN_FIELD_SCAN)->required = true;
        vein_form_field(&view->form, "presence")->help =
            "The witness scans the vessel or bag at its place. The password has a line of its own.";
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

static void collect(const struct vein_view *view, struct vein_arena *arena, struct vein_values *out)
{
    const struct vein_form *form = &view->form;

    if (form->action && strcmp(form->action->act, "identity_check") == 0) {
        vein_ui_identity_items(view, arena, out);
        for (size_t i = 0; i < form->count; i++)
            if (!form->fields[i].group && !form->fields[i].computed && form->fields[i].value.size)
                vein_values_set(out, arena, form->fields[i].name, form->fields[i].value.data);
        return;
    }
    vein_form_values(form, arena, out);
}

// What the correction of a record changes is shown before it is made: the first F2 opens that, and one on the same
// values writes. What is shown comes from the act itself, undone.
static bool preview_first(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_arena *arena;
    struct vein_values values = {0};
    const char *typed;

    if (view->kind != VEIN_VIEW_FORM || !view->form.action ||
        strcmp(view->form.action->act, "record_correct") != 0)
        return false;
    typed = vein_form_draft(&view->form, view->arena);
    if (view->previewed && strcmp(view->previewed, typed) == 0)
        return false;
    view->previewed = typed;
    arena = vein_arena_new();
    collect(view, arena, &values);
    vein_ui_open(ui, "preview", &values);
    vein_arena_free(arena);
    vein_ui_say(ui, VEIN_WARN,
                "Nothing is written yet. Esc goes back to the form; F2 there writes it.");
    return true;
}

// The fault itself stands below the form, and what a missing one takes with it, unless it is one of some words.
static void say_fault(struct vein_ui *ui, const struct vein_form_field *field)
{
    if (strcmp(field->error, "needed") != 0)
        vein_ui_say(ui, VEIN_ALARM, "Not saved: mend %s first.", field->label);
    else
        vein_ui_say(ui, VEIN_ALARM, "%s: needed.%s%s", field->label, field->choice_count ? "" : " ",
                    field->choice_count ? "" : vein_form_takes(field));
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
        vein_ui_say(ui, VEIN_WARN, "The text for the signature is not shown yet.");
        return;
    }
    if (view->kind == VEIN_VIEW_SIGN &&
        vein_ui_clock_doubtful(ui, "Nothing is signed until it has been set right."))
        return;
    if (!vein_form_check(&view->form) || !vein_ui_identity_whole(view)) {
        say_fault(ui, &view->form.fields[view->form.active]);
        return;
    }
    if (preview_first(ui, view))
        return;
    job = vein_ui_ask(ui, kind, view);
    if (kind == VEIN_JOB_SIGN)
        vein_values_copy(&job->values, job->arena, &view->context);
    collect(view, job->arena, &job->values);
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
