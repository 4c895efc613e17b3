// Devices: what a step's form says about them, and where a scanned one leads.
#include "ui.h"

#include <string.h>

#define PREFIX "device of class "

// One line for each class of the process: its devices, or that there is none yet. Shown, never sent.
void vein_ui_equipment_lines(struct vein_form *form, const char *step)
{
    struct vein_arena *arena = form->arena;
    const char *classes = vein_json_get(step, "equipment", arena);
    const char *item;
    size_t at = 0;
    bool string;

    while (classes && vein_json_element(classes, &at, arena, &item, &string)) {
        const char *class = vein_json_get(item, "class", arena);

        if (class)
            vein_ui_use_line(form, vein_arena_printf(arena, PREFIX "%s", class),
                             vein_arena_printf(arena, "Device: %s", class),
                             vein_json_get(item, "devices", arena));
    }
}

// The label that was scanned is the whole use: there is nothing to type. One that was typed says why.
bool vein_ui_equipment_into_form(struct vein_ui *ui, struct vein_view *view, const char *label,
                                 const char *method)
{
    static const char *const device[] = {"equipment", NULL};
    struct vein_arena *arena;
    struct vein_values context = {0};
    bool keyed = strcmp(method, "keyed") == 0;

    if (view->form.action && strcmp(view->form.action->act, "step_record") == 0) {
        arena = vein_arena_new();
        vein_ui_use_of_step(view, arena, &context);
        vein_ui_open_action(ui, "equipment_use", &context);
        vein_arena_free(arena);
        view = vein_ui_top(ui);
    }
    if (!vein_form_scan(&view->form, device, label, method)) {
        vein_ui_say(ui, VEIN_WARN, "[OK] device %s; no field here takes it.", label);
        return false;
    }
    if (vein_form_field(&view->form, "keyed_reason"))
        vein_form_field(&view->form, "keyed_reason")->required = keyed;
    if (strcmp(view->form.action->act, "equipment_use") == 0 && !keyed &&
        vein_form_open(&view->form) == 0)
        vein_ui_submit(ui, view);
    return true;
}

bool vein_ui_equipment_by_scan(struct vein_view *view)
{
    const struct vein_form_field *field;

    if (view->kind != VEIN_VIEW_FORM || !view->form.action ||
        strcmp(view->form.action->act, "equipment_use") != 0)
        return false;
    field = vein_form_field(&view->form, "equipment");
    return field->method && strcmp(field->method, "keyed") != 0;
}

// The form of the step below says at once that its class has a device.
void vein_ui_equipment_used(struct vein_ui *ui, const struct vein_result *result)
{
    struct vein_arena *arena = vein_arena_new();
    const char *class = vein_json_get(result->data, "class", arena);

    if (class)
        vein_ui_use_shown(ui, vein_arena_printf(arena, PREFIX "%s", class),
                          vein_json_get(result->data, "equipment", arena));
    vein_arena_free(arena);
}
