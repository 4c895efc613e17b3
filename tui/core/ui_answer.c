// What an answer leads to: the next view, a stop, a field to be mended.
#include <string.h>

#include "ui.h"

// A step whose critical values wait for their second entry is not signed: the entry comes first.
static void second_first(struct vein_ui *ui, struct vein_view *view)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};

    vein_values_copy(&context, arena, &view->context);
    if (view == vein_ui_top(ui))
        vein_ui_pop(ui);
    vein_ui_do_act(ui, "step_second", &context);
    vein_arena_free(arena);
}

// A correction names the field of the process; its value stands in the field "value".
static const char *column_of(struct vein_form *form, const char *column)
{
    const struct vein_form_field *field = vein_form_field(form, "field");

    return field && field->value.data && strcmp(field->value.data, column) == 0 ? "value" : column;
}

void vein_ui_failed(struct vein_ui *ui, struct vein_view *view, const struct vein_result *result)
{
    const struct vein_err *err = &result->err;

    if (err->exit == VEIN_EXIT_NO_SERVER && result->kind != VEIN_JOB_LOGIN &&
        result->kind != VEIN_JOB_SIGN)
        ui->online = false;
    if (view && result->kind == VEIN_JOB_READ)
        view->mark[0] = '\0';
    if (strcmp(err->code, VEIN_UI_NO_LOGIN) == 0) {
        vein_ui_lock(ui, "The line was cut, and the server wants to know who is here.");
        return;
    }
    if (result->live)
        return;
    if (view && result->tab == VEIN_FOR_LINE) // what there is now
        vein_ui_load(ui, view, false);
    ui->scanning = false;
    ui->wanted_step[0] = '\0';
    vein_ui_drop_held(ui,
                      true); // one code failed: the next is scanned by somebody who has read that
    if (view && view->kind == VEIN_VIEW_SIGN && strcmp(err->code, "VN233") == 0) {
        second_first(ui, view);
        return;
    }
    if (view && view->kind == VEIN_VIEW_FORM && strcmp(err->code, "VN207") == 0)
        vein_form_again(&view->form, column_of(&view->form, err->column), err->detail);
    else if (view && view->kind == VEIN_VIEW_FORM)
        vein_form_error(&view->form, column_of(&view->form, err->column), err->message);
    if (strstr(err->message, "password authentication failed")) // the rest is the server's address
        vein_ui_say(ui, VEIN_ALARM,
                    "The password authentication failed: login or password is wrong. Type the "
                    "password again.");
    else
        vein_ui_say(ui, VEIN_ALARM, "%s %s%s%s. %s", err->code, err->message,
                    err->detail[0] ? ": " : "", err->detail, err->hint);
    ui->bell = true;
}

void vein_ui_stopped(struct vein_ui *ui, const struct vein_result *result)
{
    ui->stop = true;
    ui->bell = true;
    vein_ui_drop_held(ui, false);
    vein_utf8_copy(ui->stop_code, sizeof ui->stop_code, result->code);
    vein_ui_in_our_time(ui, result->rule, ui->stop_rule, sizeof ui->stop_rule);
    vein_ui_in_our_time(ui, result->value, ui->stop_value, sizeof ui->stop_value);
    vein_ui_in_our_time(ui, result->way_out, ui->stop_way, sizeof ui->stop_way);
}

static const char *known_copy(const struct vein_values *values, const char *name,
                              struct vein_arena *arena)
{
    const char *text = vein_values_get(values, name);

    return text ? vein_arena_strdup(arena, text) : NULL;
}

// What was done, and who is wanted at this terminal now.
static void say_who_signs(struct vein_ui *ui, const char *message, const char *meaning)
{
    static const char status[] = ", recorded"; // not yet complete: the signature says it better
    size_t size = strlen(message), ending = sizeof status - 1;

    if (size > ending && strcmp(message + size - ending, status) == 0)
        size -= ending;
    if (strcmp(meaning, "witnessed") == 0)
        vein_ui_say(ui, VEIN_GOOD, "%.*s; the witness signs it here", (int)size, message);
    else if (strcmp(meaning, "checked") == 0)
        vein_ui_say(ui, VEIN_GOOD, "%.*s; the checker, another person, signs it here", (int)size,
                    message);
    else
        vein_ui_say(ui, VEIN_GOOD, "%.*s; now sign it as %s", (int)size, message, meaning);
}

// The signature that the answer asks for, as entity and record; false when it asks for none.
static bool signature_of(const struct vein_result *result, struct vein_arena *arena,
                         const char **entity, const char **record, const char **meaning)
{
    static const char *const entities[] = {
        "step_execution", "identity_check", "collection", "receipt", "disposition",
        "abort",          "result",         "disposal",   "thaw",    "recall"};
    const char *needed = vein_json_get(result->data, "signatures_needed", arena);
    size_t at = 0;
    bool string;

    *meaning = vein_json_get(result->data, "sign", arena);
    if (!*meaning && needed && !vein_json_element(needed, &at, arena, meaning, &string))
        *meaning = NULL;
    for (size_t i = 0; *meaning && i < sizeof entities / sizeof *entities; i++) {
        *entity = entities[i];
        *record = vein_json_get(result->data, entities[i], arena);
        if (*record)
            return true;
    }
    return false;
}

// "92.0 (alert level)" among what was stored: a comment on the step is open until somebody writes it.
static const char *alert_of(const struct vein_result *result, struct vein_arena *arena)
{
    const char *shown = vein_json_get(result->data, "shown", arena);
    const char *key, *value;
    size_t at = 0;
    bool string;

    while (shown && vein_json_member(shown, &at, arena, &key, &value, &string))
        if (strstr(value, "(alert level)"))
            return vein_arena_printf(arena, "%s is %s. Write what is known about it.", key, value);
    return NULL;
}

// What follows an act on the same things without being asked for: a comment, a signature, the next act of the chain.
static void go_on(struct vein_ui *ui, const struct vein_result *result, struct vein_values *known,
                  const char *act)
{
    struct vein_arena *arena = vein_arena_new();
    const char *alert = alert_of(result, arena);
    const char *oos = vein_json_get(result->data, "investigation", arena);
    const char *shown = vein_json_get(result->data, "shown", arena);
    const char *second = shown ? vein_json_get(shown, "second_entry", arena) : NULL;
    const char *entity, *record, *meaning;
    bool chain = strcmp(act, "identity_check") == 0 || strcmp(act, "receipt_record") == 0;

    if (oos)
        vein_ui_say(ui, VEIN_WARN,
                    "%s. This is outside its limit: investigation %s is open, the QC reviewer "
                    "goes on with it.",
                    result->message, oos);
    if (alert) {
        vein_values_set(known, arena, "step_execution",
                        vein_json_get(result->data, "step_execution", arena));
        vein_ui_open_action(ui, "comment_add", known);
        vein_ui_top(ui)->form.note = vein_arena_strdup(vein_ui_top(ui)->arena, alert);
    }
    if (second && strcmp(second, "open") == 0) {
        vein_ui_say(
            ui, VEIN_WARN,
            "%s. Its critical values wait for the checker, who logs in (F8) and enters them "
            "without seeing yours.",
            result->message);
    } else if (signature_of(result, arena, &entity, &record, &meaning)) {
        vein_ui_open_sign(ui, entity, record, meaning, vein_values_get(known, "batch"));
        if (vein_values_get(known, "container"))
            vein_values_set(&vein_ui_top(ui)->context, vein_ui_top(ui)->arena, "container",
                            vein_values_get(known, "container"));
        say_who_signs(ui, result->message, meaning);
    } else if (chain && vein_values_get(known, "container")) {
        vein_ui_scan(ui, vein_values_get(known, "container"), "keyed");
    }
    vein_arena_free(arena);
}

void vein_ui_answered(struct vein_ui *ui, struct vein_view *view, struct vein_result *result)
{
    struct vein_arena *arena;
    struct vein_values known = {0};
    const char *act;

    if (!result->done) {
        vein_ui_stopped(ui, result);
        if (view && view->kind == VEIN_VIEW_FORM)
            vein_uid_new(view->form.request); // a stop was stored: the next try is another request
        if (view && view->kind == VEIN_VIEW_SIGN) { // and its challenge is used up
            struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_CHALLENGE, view);

            vein_values_copy(&job->values, job->arena, &view->context);
        }
        if (view && view == vein_ui_top(ui) && vein_ui_equipment_by_scan(view)) {
            vein_ui_keep_draft(ui, view, true); // nothing in it was typed
            vein_ui_pop(ui);
        }
        return;
    }
    if (!view)
        return;
    arena = vein_arena_new();
    ui->last_scan[0] = '\0'; // after an act the same label is another question
    vein_values_copy(&known, arena, &view->context);
    act = view->kind == VEIN_VIEW_FORM ? view->form.action->act
                                       : known_copy(&view->context, "entity", arena);
    for (size_t i = 0; i < view->form.count; i++) // a container scanned into the form is meant, too
        if (strcmp(view->form.fields[i].name, "container") == 0 && view->form.fields[i].value.size)
            vein_values_set(&known, arena, "container", view->form.fields[i].value.data);
    vein_ui_say(ui, VEIN_GOOD, "%s", result->message);
    vein_ui_keep_draft(ui, view, true);
    if (view->kind == VEIN_VIEW_FORM && vein_ui_stay(ui, view, result->message)) {
        vein_arena_free(arena);
        return;
    }
    if (view == vein_ui_top(ui))
        vein_ui_pop(ui);
    if (vein_ui_top(ui))
        vein_ui_load(ui, vein_ui_top(ui), false);
    else
        vein_ui_ask(ui, VEIN_JOB_LOGIN, NULL); // a password that had to be changed first
    if (result->kind == VEIN_JOB_ACT && vein_ui_shows(act))
        vein_ui_open_shown(ui, result, &known);
    else if (result->kind == VEIN_JOB_ACT && strcmp(act, "lot_use") == 0)
        vein_ui_lot_used(ui, result);
    else if (result->kind == VEIN_JOB_ACT && strcmp(act, "equipment_use") == 0)
        vein_ui_equipment_used(ui, result);
    else if (result->kind == VEIN_JOB_ACT)
        go_on(ui, result, &known, act);
    else if (act && strcmp(act, "identity_check") == 0 && vein_values_get(&known, "container"))
        vein_ui_scan(ui, vein_values_get(&known, "container"), "keyed");
    vein_arena_free(arena);
}
