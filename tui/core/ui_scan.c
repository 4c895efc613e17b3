// A scan goes by what it identifies, never by where the cursor is. What it means is the server's to say: a wrong
// code is a committed stop there, and the answer brings what comes next.
#include "ui.h"

#include <string.h>

#define AGAIN_MS 1500

// Identifier of an identity check that a code is, by its structure alone.
static const char *identifier_of(const char *code)
{
    if (strncmp(code, "&/", 2) == 0 || (strncmp(code, "CH", 2) == 0 && strlen(code) >= 15))
        return "coi";
    if (code[0] == '=' || (code[0] == 'A' && strlen(code) >= 13))
        return "din";
    if (strncmp(code, "%M", 2) == 0)
        return "lot";
    return strncmp(code, "%W", 2) == 0 ? "record_number" : "container";
}

bool vein_ui_into_identity(struct vein_form *form, const char *code, const char *method)
{
    static const char *const places[] = {"1a", "1b", "2a", "2b"};
    char words[4][40];
    const char *names[5] = {NULL};

    for (size_t i = 0; i < 4; i++) {
        snprintf(words[i], sizeof words[i], "%s_%s", identifier_of(code), places[i]);
        names[i] = words[i];
    }
    if (!vein_form_scan(form, names, code, method))
        return false;
    // the bag that is compared is the one that the check is about
    if (strcmp(identifier_of(code), "container") == 0)
        vein_form_scan(form, (const char *const[]){"container", NULL}, code, method);
    return true;
}

static bool is_badge(const char *code)
{
    return strncmp(code, "%P", 2) == 0 && strlen(code) > 3;
}

// The empty field that takes the label of something new, NULL when there is none. A donation number is new on its
// collection alone; all else that is made gets labels of the laboratory.
static struct vein_form_field *new_label(struct vein_form *form, const char *code)
{
    bool own = strncmp(code, "%U", 2) == 0;
    static const struct {
        const char *act, *field;
    } places[] = {
        {"sample_register", "code"}, {"container_pool", "code"}, {"collection_finish", "din"}};

    for (size_t i = 0; form->action && i < form->count; i++) {
        struct vein_form_field *field = &form->fields[i];
        bool takes = field->group && strcmp(field->group, "produced") == 0;

        for (size_t p = 0; p < sizeof places / sizeof *places; p++)
            takes = takes || (strcmp(places[p].act, form->action->act) == 0 &&
                              strcmp(places[p].field, field->name) == 0);
        if (takes && own != (strcmp(field->name, "din") == 0) && !field->fixed &&
            field->value.size == 0)
            return field;
    }
    return NULL;
}

static void ask(struct vein_ui *ui, const char *code, const char *method)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};
    struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_ACT, view);
    const char *batch;
    char request[VEIN_UID_SIZE];

    ui->scanning = true;
    vein_uid_new(request);
    vein_values_copy(&context, arena, &view->context);
    // a form is about one batch: whatever is scanned into it is compared with that batch, and so on a batch's screen
    batch = view->kind == VEIN_VIEW_FORM || view->kind == VEIN_VIEW_DETAIL ||
                    view->kind == VEIN_VIEW_SIGN
                ? vein_values_get(&context, "batch")
                : NULL;
    job->tab = VEIN_FOR_SCAN;
    job->action = vein_action_of_act("scan");
    job->request = vein_arena_strdup(job->arena, request);
    vein_values_set(&job->values, job->arena, "code", code);
    vein_values_set(&job->values, job->arena, "context_batch", batch);
    if (view->kind == VEIN_VIEW_FORM && new_label(&view->form, code))
        vein_values_set(&job->values, job->arena, "unused", "yes");
    vein_values_set(&view->context, view->arena, "scan_code", code);
    vein_values_set(&view->context, view->arena, "scan_method", method);
    vein_ui_say(ui, VEIN_PLAIN, "Checking %s ...", code);
    vein_arena_free(arena);
}

// Badge and presence of the person who signs. A badge holds the login.
static void into_sign(struct vein_ui *ui, struct vein_view *view, const char *code,
                      const char *method)
{
    static const char *const login[] = {"login", NULL};
    static const char *const presence[] = {"presence", NULL};
    size_t size = strlen(code);
    bool taken;

    if (is_badge(code)) { // the last character checks the others
        char name[64];

        snprintf(name, sizeof name, "%.*s", (int)(size - 3 < 63 ? size - 3 : 63), code + 2);
        vein_form_set(&view->form, vein_form_field(&view->form, "login"), "", NULL);
        taken = vein_form_scan(&view->form, login, name, method);
        // whoever scanned a badge types a password next, and what is to be scanned finds its field from anywhere
        if (taken && view->kind == VEIN_VIEW_SIGN)
            view->form.active =
                (size_t)(vein_form_field(&view->form, "password") - view->form.fields);
    } else {
        taken = vein_form_scan(&view->form, presence, code, method);
    }
    // what is no presence is compared with the batch, so that a checker can scan what is checked
    if (!taken && !is_badge(code) && view->kind == VEIN_VIEW_SIGN &&
        vein_values_get(&view->context, "batch") && !ui->scanning)
        ask(ui, code, method);
    else if (!taken)
        vein_ui_say(ui, VEIN_WARN, "This code says nothing here; it was not used.");
}

void vein_ui_scan(struct vein_ui *ui, const char *code, const char *method)
{
    struct vein_view *view = vein_ui_top(ui);
    bool again = strcmp(code, ui->last_scan) == 0 && ui->now_ms - ui->last_scan_ms < AGAIN_MS &&
                 strcmp(method, "keyed") != 0;

    if (!view)
        return;
    snprintf(ui->last_scan, sizeof ui->last_scan, "%s", code);
    snprintf(ui->last_method, sizeof ui->last_method, "%s", method);
    ui->last_scan_ms = ui->now_ms;
    ui->prompt = VEIN_PROMPT_NONE;
    if (view->kind == VEIN_VIEW_SIGN || view->kind == VEIN_VIEW_LOGIN) {
        into_sign(ui, view, code, method);
    } else if (is_badge(code) &&
               strcmp(method, "keyed") != 0) { // somebody comes: the work stays as it is
        vein_ui_lock(ui, "The forms are as they were left.");
        into_sign(ui, vein_ui_top(ui), code, method);
    } else if (view->kind == VEIN_VIEW_FORM && view->form.action &&
               strcmp(view->form.action->act, "identity_check") == 0) {
        vein_ui_say(ui, VEIN_PLAIN, "%s", ""); // what was said of the field before is over
        if (!vein_ui_into_identity(&view->form, code, method))
            vein_ui_say(ui, VEIN_WARN, "%s stands on both documents already.",
                        vein_ui_identifier_words(identifier_of(code)));
    } else if (vein_ui_use_label(view, code, method)) {
        vein_ui_say(ui, VEIN_PLAIN, "%s", "");
    } else if (again) {
        vein_ui_say(ui, VEIN_PLAIN, "The same code again: not taken twice.");
    } else if (ui->scanning) {
        vein_ui_say(ui, VEIN_WARN, "%s was dropped: one code at a time.", code);
    } else {
        ask(ui, code, method);
    }
}

// ---- the answer

// Acts that the scan of one field carries out when nothing else is missing: what is put away is where it was scanned to
// be, and six tubes are six scans. Any code that means something else is a stop before it gets here.
static const struct by_scan {
    const char *act, *field;
    const char *next; // the form stays for the next one, with these words
} by_scan[] = {{"store_put", "location", NULL},
               {"sample_register", "code", "scan the next tube, or Esc when there is none."}};

static const struct by_scan *done_by_scan(const struct vein_form *form)
{
    for (size_t i = 0; form->action && i < sizeof by_scan / sizeof *by_scan; i++)
        if (strcmp(by_scan[i].act, form->action->act) == 0)
            return &by_scan[i];
    return NULL;
}

static void carry_out(struct vein_ui *ui, struct vein_view *view, const char *method)
{
    const struct by_scan *act = done_by_scan(&view->form);

    if (act && strcmp(method, "keyed") != 0 && vein_form_open(&view->form) == 0 &&
        vein_form_field(&view->form, act->field)->method)
        vein_ui_submit(ui, view);
}

bool vein_ui_stay(struct vein_ui *ui, struct vein_view *view, const char *message)
{
    const struct by_scan *act = done_by_scan(&view->form);
    struct vein_form_field *field = act ? vein_form_field(&view->form, act->field) : NULL;

    if (!act || !act->next || !field->method)
        return false;
    vein_ui_say(ui, VEIN_GOOD, "[OK] %s: %s; %s", field->value.data, message, act->next);
    vein_form_set(&view->form, field, "", NULL);
    vein_form_start(&view->form);
    view->form.changed = view->form.unkept = false;
    vein_uid_new(view->form.request); // another tube is another act
    return true;
}

// One more of several codes in one field.
static bool append(struct vein_form *form, const char *code, const char *method)
{
    struct vein_form_field *field = vein_form_field(form, "containers");
    const char *before = field && field->value.size ? field->value.data : "";
    char whole[400];

    if (!field || field->fixed || strstr(before, code))
        return false;
    snprintf(whole, sizeof whole, "%s%s%s", before, *before ? " " : "", code);
    vein_form_set(form, field, whole, method);
    return true;
}

static bool into_form(struct vein_ui *ui, struct vein_view *view, const struct vein_result *result,
                      const char *kind, const char *code, const char *method)
{
    static const char *const vessel[] = {"container", "bag",      "vessel", "vial",
                                         "code",      "position", NULL};
    static const char *const sample[] = {"sample", "code", NULL};
    static const char *const place[] = {"location", NULL};
    static const char *const other[] = {"code", NULL};
    const char *scan_code = vein_values_get(&view->context, "scan_code");
    struct vein_form_field *fresh =
        strcmp(kind, "unused") == 0 ? new_label(&view->form, scan_code ? scan_code : "") : NULL;
    const char *const names[] = {fresh ? fresh->name : "", NULL};
    bool taken;

    if (strcmp(kind, "lot") == 0)
        return vein_ui_lot_into_form(ui, view, result, code, method);
    if (strcmp(kind, "equipment") ==
        0) // its whole label: the check character says that it was scanned
        return vein_ui_equipment_into_form(ui, view, scan_code ? scan_code : code, method);
    taken = vein_form_scan(&view->form,
                           strcmp(kind, "container") == 0  ? vessel
                           : strcmp(kind, "sample") == 0   ? sample
                           : strcmp(kind, "location") == 0 ? place
                           : fresh                         ? names
                                                           : other,
                           code, method);

    taken = taken || (strcmp(kind, "container") == 0 && append(&view->form, code, method));
    if (fresh && taken)
        vein_ui_say(ui, VEIN_GOOD, "[OK] %s is a new label.", code);
    else
        vein_ui_say(ui, taken ? VEIN_GOOD : VEIN_WARN,
                    taken ? "[OK] %s %s belongs to this batch."
                          : "[OK] %s %s belongs to this batch; no field here takes it.",
                    kind, code);
    if (taken)
        carry_out(ui, view, method);
    return taken;
}

static const char *const followed[] = {
    "receipt_record",    "receipt_decide", "collection_start", "collection_finish",
    "custody_hand_over", "site_receive",   "infusion_record",  "thaw_start",
    "store_put",         "store_take",     "follow_up_start",  "follow_up_record",
    "container_found",   "identity_check", "hold_lift",        "disposition_propose"};

// The label that led here stands in the form already.
static void take_container(struct vein_view *view, const struct vein_values *known,
                           const char *method)
{
    static const char *const container[] = {"container", NULL};
    const char *code = vein_values_get(known, "container");

    if (code && view->kind == VEIN_VIEW_FORM)
        vein_form_scan(&view->form, container, code, method);
    view->form.changed = view->form.unkept = false;
}

// Next are steps that only others may record: said, and no form of theirs is opened.
static bool steps_of_others(struct vein_ui *ui, const char *data, const char *batch)
{
    struct vein_arena *arena = vein_arena_new();
    const char *steps = vein_json_get(vein_json_get(data, "prefill", arena), "steps", arena);
    const char *step, *first = NULL, *by = NULL;
    bool mine = false;
    size_t at = 0;
    bool string;

    while (steps && vein_json_element(steps, &at, arena, &step, &string)) {
        const char *role = vein_json_get(step, "performed_by", arena);

        mine = mine || !role || strstr(ui->roles, role);
        first = first ? first : vein_json_get(step, "title", arena);
        by = by ? by : role;
    }
    if (!mine && first)
        vein_ui_say(ui, VEIN_WARN, "[OK] batch %s. Next is %s, by a %s; you are %s.", batch, first,
                    vein_arena_strdup(arena, vein_as_shown(VEIN_MARK_WORD, by)),
                    ui->roles[0] ? vein_as_shown(VEIN_MARK_WORD, ui->roles) : "without a role");
    vein_arena_free(arena);
    return !mine && first;
}

// Where the one legal next act leads; false: nowhere, as far as this person goes.
static bool follow(struct vein_ui *ui, const struct vein_result *result, const char *batch,
                   const char *container)
{
    struct vein_arena *arena = vein_arena_new();
    const char *next = vein_json_get(result->data, "next", arena);
    const char *act = vein_json_get(next, "act", arena);
    struct vein_values context = {0};
    bool led = act != NULL;

    vein_values_set(&context, arena, "batch", batch);
    vein_values_set(&context, arena, "container", container);
    vein_values_set(&context, arena, "version",
                    vein_json_get(vein_json_get(result->data, "prefill", arena), "version", arena));
    if (act && strcmp(act, "step_record") == 0 && steps_of_others(ui, result->data, batch)) {
        led = true; // it was said
    } else if (act && strcmp(act, "step_record") == 0) {
        vein_ui_open_steps(ui, result->data);
    } else if (act && strcmp(act, "sign") == 0) {
        vein_ui_open_sign(ui, vein_json_get(next, "entity", arena),
                          vein_json_get(next, "record", arena),
                          vein_json_get(next, "meaning", arena), batch);
    } else if (act) {
        const char *record = vein_json_get(next, "record", arena);
        bool scanned = strncmp(ui->last_method, "scan", 4) == 0;
        bool known = false;

        if (scanned) // one of the two documents of an identity check was read already
            vein_values_set(&context, arena, "led_by", ui->last_scan);
        for (size_t i = 0; i < sizeof followed / sizeof *followed; i++)
            known = known || strcmp(followed[i], act) == 0;
        vein_values_set(&context, arena, "checkpoint", vein_json_get(next, "checkpoint", arena));
        vein_values_set(&context, arena, "what", vein_json_get(next, "what", arena));
        vein_values_set(&context, arena, "identity_check",
                        vein_json_get(next, "identity_check", arena));
        if (record) {
            vein_values_set(&context, arena,
                            strcmp(act, "receipt_decide") == 0 ? "receipt"
                            : strcmp(act, "hold_lift") == 0    ? "hold"
                                                               : "collection",
                            record);
            vein_values_set(&context, arena, "version", vein_json_get(next, "version", arena));
        }
        if (known && !vein_ui_refuses(ui, act)) {
            vein_ui_open_action(ui, act, &context);
            take_container(vein_ui_top(ui), &context, scanned ? "scan" : NULL);
        }
        led = known;
    }
    vein_arena_free(arena);
    return led;
}

// A position: the container at hand is put there. A form that nobody has typed into gives way.
static void put_away(struct vein_ui *ui, const char *position, const char *method)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};
    static const char *const place[] = {"location", NULL};

    vein_ui_context(ui, arena, &context);
    if (!vein_values_get(&context, "container")) {
        vein_ui_say(ui, VEIN_WARN, "[OK] %s. Scan what is put there first, then the position.",
                    position);
    } else if (view->kind == VEIN_VIEW_FORM && view->form.changed) {
        vein_ui_say(ui, VEIN_WARN, "Save this form (F2) or leave it (Esc) before putting it away.");
    } else {
        if (view->kind == VEIN_VIEW_FORM)
            vein_ui_pop(ui);
        vein_ui_open_action(ui, "store_put", &context);
        view = vein_ui_top(ui);
        take_container(view, &context, "scan");
        if (vein_form_scan(&view->form, place, position, method))
            carry_out(ui, view, method);
    }
    vein_arena_free(arena);
}

// A device beside a batch: the form of its use, which takes the label that was scanned or the code that was typed.
static void lead_to_device(struct vein_ui *ui, const struct vein_result *result, const char *code)
{
    static const char *const device[] = {"equipment", NULL};
    struct vein_view *view;

    vein_ui_use_leads(ui, result, "equipment_use", "equipment", "device", code);
    view = vein_ui_top(ui);
    if (view->kind == VEIN_VIEW_FORM) {
        struct vein_form_field *field = vein_form_field(&view->form, "equipment");

        field->fixed = false;
        vein_form_set(&view->form, field, "", NULL);
        vein_form_scan(&view->form, device, ui->last_scan, ui->last_method);
        vein_form_field(&view->form, "keyed_reason")->required =
            strcmp(ui->last_method, "keyed") == 0;
        view->form.changed = view->form.unkept = false;
    }
}

static void say_nothing_next(struct vein_ui *ui, const char *kind, const char *code)
{
    vein_ui_say(ui, VEIN_WARN,
                "[OK] %s %s. Nothing is next here for you; F4 shows what can be done.", kind, code);
}

static void lead_on(struct vein_ui *ui, const struct vein_result *result, const char *kind,
                    const char *code)
{
    struct vein_arena *arena = vein_arena_new();
    const char *batch = vein_json_get(vein_json_get(result->data, "facts", arena), "batch", arena);
    const char *waiting = vein_json_get(result->data, "waiting", arena);
    bool keyed = strcmp(ui->last_scan, code) == 0 && strcmp(kind, "batch") == 0;
    bool tube = strcmp(kind, "sample") == 0;
    struct vein_values context = {0};

    vein_ui_say(ui, VEIN_GOOD, "[OK] %s %s", kind, code);
    if (waiting)
        vein_ui_say(ui, VEIN_WARN,
                    "[OK] %s. Several batches wait here: scan the label of one, then "
                    "the place: %s",
                    code, waiting);
    if (strcmp(kind, "lot") == 0) {
        vein_ui_use_leads(ui, result, "lot_use", "lot", "lot", code);
        vein_ui_lot_facts(ui, result, code);
    } else if (strcmp(kind, "equipment") == 0) {
        lead_to_device(ui, result, code);
    } else if (batch) {
        struct vein_view *view = vein_ui_top(ui);

        vein_values_set(&context, arena, "batch", batch);
        // tubes of many batches are tested one after the other: none of them stays open below
        if (!tube && (view->kind != VEIN_VIEW_DETAIL || !vein_values_get(&view->context, "batch")))
            vein_ui_open(ui, "batch", &context);
        view = vein_ui_top(ui);
        if (strcmp(kind, "container") == 0)
            vein_values_set(&view->context, view->arena, "container", code);
        if (tube) {
            vein_values_set(&context, arena, "sample", code);
            vein_ui_open_action(ui, "result_record", &context);
        } else if (strcmp(kind, "container") == 0) {
            if (!follow(ui, result, batch, code))
                say_nothing_next(ui, kind, code);
        } else if (keyed || strcmp(kind, "location") == 0) {
            if (!follow(ui, result, batch, NULL) && keyed)
                say_nothing_next(ui, kind, code);
        } else { // opening the batch took the first word along
            vein_ui_say(ui, VEIN_GOOD, "[OK] %s %s of batch %s", kind, code, batch);
        }
    }
    vein_arena_free(arena);
}

void vein_ui_scanned(struct vein_ui *ui, const struct vein_result *result)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena;
    const char *kind, *code, *method, *position;

    ui->scanning = false;
    if (!result->done) { // and what was scanned after it is dropped
        vein_ui_stopped(ui, result);
        return;
    }
    if (!view || result->view != view->serial) // somebody went elsewhere meanwhile
        return;
    arena = vein_arena_new();
    kind = vein_json_get(result->data, "kind", arena);
    code = vein_json_get(result->data, "code", arena);
    position = vein_json_get(vein_json_get(result->data, "next", arena), "location", arena);
    method = vein_values_get(&view->context, "scan_method");
    method = vein_arena_strdup(arena, method ? method : "scan"); // the view may give way to another
    if (!kind || !code)
        vein_ui_say(ui, VEIN_WARN, "The answer does not say what was scanned.");
    else if (view->kind == VEIN_VIEW_SIGN)
        vein_ui_say(ui, VEIN_GOOD, "[OK] %s %s belongs to this batch.", kind, code);
    else if (position &&
             !(view->kind == VEIN_VIEW_FORM && vein_form_field(&view->form, "location")))
        put_away(ui, position, method);
    else if (view->kind == VEIN_VIEW_FORM)
        into_form(ui, view, result, kind, position ? position : code, method);
    else
        lead_on(ui, result, kind, code);
    if (kind && strcmp(kind, "lot") == 0)
        vein_ui_use_fault(ui, result, "lot", "Lot", code);
    else if (kind && strcmp(kind, "equipment") == 0)
        vein_ui_use_fault(ui, result, "equipment", "Device", code);
    vein_arena_free(arena);
}
