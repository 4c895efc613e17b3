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

static bool into_identity(struct vein_form *form, const char *code, const char *method)
{
    static const char *const places[] = {"1a", "1b", "2a", "2b"};
    char words[4][40];
    const char *names[5] = {NULL};

    for (size_t i = 0; i < 4; i++) {
        snprintf(words[i], sizeof words[i], "%s_%s", identifier_of(code), places[i]);
        names[i] = words[i];
    }
    return vein_form_scan(form, names, code, method);
}

static bool is_badge(const char *code)
{
    return strncmp(code, "%P", 2) == 0 && strlen(code) > 3;
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
    } else {
        taken = vein_form_scan(&view->form, presence, code, method);
    }
    if (!taken)
        vein_ui_say(ui, VEIN_WARN, "This code says nothing here; it was not used.");
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
    batch = view->kind == VEIN_VIEW_FORM || view->kind == VEIN_VIEW_DETAIL
                ? vein_values_get(&context, "batch")
                : NULL;
    job->tab = VEIN_FOR_SCAN;
    job->action = vein_action_of_act("scan");
    job->request = vein_arena_strdup(job->arena, request);
    vein_values_set(&job->values, job->arena, "code", code);
    vein_values_set(&job->values, job->arena, "context_batch", batch);
    vein_values_set(&view->context, view->arena, "scan_code", code);
    vein_values_set(&view->context, view->arena, "scan_method", method);
    vein_ui_say(ui, VEIN_PLAIN, "Checking %s ...", code);
    vein_arena_free(arena);
}

void vein_ui_scan(struct vein_ui *ui, const char *code, const char *method)
{
    struct vein_view *view = vein_ui_top(ui);
    bool again = strcmp(code, ui->last_scan) == 0 && ui->now_ms - ui->last_scan_ms < AGAIN_MS &&
                 strcmp(method, "keyed") != 0;

    if (!view)
        return;
    snprintf(ui->last_scan, sizeof ui->last_scan, "%s", code);
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
        if (!into_identity(&view->form, code, method))
            vein_ui_say(ui, VEIN_WARN, "%s stands on both documents already.", identifier_of(code));
    } else if (vein_ui_lot_label(view, code, method)) {
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

static bool into_form(struct vein_ui *ui, struct vein_view *view, const char *kind,
                      const char *code, const char *method)
{
    static const char *const vessel[] = {"container", "bag",      "vessel", "vial",
                                         "code",      "position", NULL};
    static const char *const sample[] = {"sample", "code", NULL};
    static const char *const other[] = {"code", NULL};
    bool taken;

    if (strcmp(kind, "lot") == 0)
        return vein_ui_lot_into_form(ui, view, code, method);
    taken = vein_form_scan(&view->form,
                           strcmp(kind, "container") == 0 ? vessel
                           : strcmp(kind, "sample") == 0  ? sample
                                                          : other,
                           code, method);

    vein_ui_say(ui, taken ? VEIN_GOOD : VEIN_WARN,
                taken ? "[OK] %s %s belongs to this batch."
                      : "[OK] %s %s belongs to this batch; no field here takes it.",
                kind, code);
    return taken;
}

static const char *const followed[] = {"receipt_record",    "receipt_decide",    "collection_start",
                                       "collection_finish", "custody_hand_over", "site_receive",
                                       "infusion_record",   "thaw_start",        "store_put",
                                       "store_take",        "follow_up_start",   "identity_check"};

// Where the one legal next act leads.
static void follow(struct vein_ui *ui, const struct vein_result *result, const char *batch,
                   const char *container)
{
    struct vein_arena *arena = vein_arena_new();
    const char *next = vein_json_get(result->data, "next", arena);
    const char *act = vein_json_get(next, "act", arena);
    struct vein_values context = {0};

    vein_values_set(&context, arena, "batch", batch);
    vein_values_set(&context, arena, "container", container);
    vein_values_set(&context, arena, "version",
                    vein_json_get(vein_json_get(result->data, "prefill", arena), "version", arena));
    if (act && strcmp(act, "step_record") == 0) {
        vein_ui_open_steps(ui, result->data);
    } else if (act && strcmp(act, "sign") == 0) {
        vein_ui_open_sign(ui, vein_json_get(next, "entity", arena),
                          vein_json_get(next, "record", arena),
                          vein_json_get(next, "meaning", arena), batch);
    } else if (act) {
        const char *record = vein_json_get(next, "record", arena);
        bool known = false;

        for (size_t i = 0; i < sizeof followed / sizeof *followed; i++)
            known = known || strcmp(followed[i], act) == 0;
        vein_values_set(&context, arena, "checkpoint", vein_json_get(next, "checkpoint", arena));
        vein_values_set(&context, arena, "identity_check",
                        vein_json_get(next, "identity_check", arena));
        if (record) {
            vein_values_set(&context, arena,
                            strcmp(act, "receipt_decide") == 0 ? "receipt" : "collection", record);
            vein_values_set(&context, arena, "version", vein_json_get(next, "version", arena));
        }
        if (known)
            vein_ui_open_action(ui, act, &context);
    }
    vein_arena_free(arena);
}

static void lead_on(struct vein_ui *ui, const struct vein_result *result, const char *kind,
                    const char *code)
{
    struct vein_arena *arena = vein_arena_new();
    const char *batch = vein_json_get(vein_json_get(result->data, "facts", arena), "batch", arena);
    bool keyed = strcmp(ui->last_scan, code) == 0 && strcmp(kind, "batch") == 0;
    struct vein_values context = {0};

    vein_ui_say(ui, VEIN_GOOD, "[OK] %s %s", kind, code);
    if (strcmp(kind, "lot") == 0) {
        vein_ui_lot_leads(ui, result, code);
    } else if (batch) {
        struct vein_view *view = vein_ui_top(ui);

        vein_values_set(&context, arena, "batch", batch);
        if (view->kind != VEIN_VIEW_DETAIL || !vein_values_get(&view->context, "batch"))
            vein_ui_open(ui, "batch", &context);
        if (strcmp(kind, "sample") == 0) {
            vein_values_set(&context, arena, "sample", code);
            vein_ui_open_action(ui, "result_record", &context);
        } else if (strcmp(kind, "container") == 0)
            follow(ui, result, batch, code);
        else if (keyed)
            follow(ui, result, batch, NULL);
    }
    vein_arena_free(arena);
}

void vein_ui_scanned(struct vein_ui *ui, const struct vein_result *result)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena;
    const char *kind, *code, *method;

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
    method = vein_values_get(&view->context, "scan_method");
    if (!kind || !code)
        vein_ui_say(ui, VEIN_WARN, "The answer does not say what was scanned.");
    else if (view->kind == VEIN_VIEW_FORM)
        into_form(ui, view, kind, code, method ? method : "scan");
    else
        lead_on(ui, result, kind, code);
    if (kind && strcmp(kind, "lot") == 0)
        vein_ui_lot_fault(ui, result, code);
    vein_arena_free(arena);
}
