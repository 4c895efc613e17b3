// Lots of material: what a step's form says about them, and where a scanned lot leads.
#include "ui.h"

#include <string.h>

#define PREFIX "lot of "

// One line for each material of the process: its lots, or that there is none yet. Shown, never sent.
void vein_ui_lot_lines(struct vein_form *form, const char *step)
{
    struct vein_arena *arena = form->arena;
    const char *materials = vein_json_get(step, "materials", arena);
    const char *item;
    size_t at = 0;
    bool string;

    while (materials && vein_json_element(materials, &at, arena, &item, &string)) {
        const char *material = vein_json_get(item, "material", arena);
        const char *quantity = vein_json_get(item, "quantity", arena);
        const char *unit = vein_json_get(item, "unit", arena);
        bool counted = !unit || strcmp(unit, "1") == 0; // pieces
        const char *lots = vein_json_get(item, "lots", arena);
        const char *lot;
        struct vein_form_field *field;
        size_t next = 0;

        if (!material)
            continue;
        field = vein_form_add(form, vein_arena_printf(arena, PREFIX "%s", material),
                              quantity ? vein_arena_printf(arena, "Lot of %s (%s%s%s)", material,
                                                           quantity, counted ? "" : " ",
                                                           counted ? "" : unit)
                                       : vein_arena_printf(arena, "Lot of %s", material),
                              VEIN_FIELD_TEXT);
        if (!field)
            return;
        field->computed = true;
        while (lots && vein_json_element(lots, &next, arena, &lot, &string))
            vein_form_set(form, field,
                          field->value.size
                              ? vein_arena_printf(arena, "%s, %s", field->value.data, lot)
                              : lot,
                          NULL);
        field->hint = field->value.size ? NULL : "none yet: scan it";
    }
}

bool vein_ui_lot_label(struct vein_view *view, const char *code, const char *method)
{
    static const char *const label[] = {"code", NULL};

    return view->kind == VEIN_VIEW_FORM && view->form.action && strncmp(code, "%M", 2) == 0 &&
           strcmp(view->form.action->act, "lot_receive") == 0 &&
           vein_form_scan(&view->form, label, code, method);
}

bool vein_ui_lot_into_form(struct vein_ui *ui, struct vein_view *view, const char *code,
                           const char *method)
{
    static const char *const lot[] = {"lot", NULL};
    static const char *const about[] = {"batch", "step", "occurrence"};
    struct vein_arena *arena;
    struct vein_values context = {0};

    if (!view->form.action || strcmp(view->form.action->act, "step_record") != 0) {
        bool taken = vein_form_scan(&view->form, lot, code, method);

        vein_ui_say(ui, taken ? VEIN_GOOD : VEIN_WARN,
                    taken ? "[OK] lot %s" : "[OK] lot %s; no field here takes it.", code);
        return taken;
    }
    arena = vein_arena_new();
    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        vein_values_set(&context, arena, about[i],
                        vein_form_field(&view->form, about[i])->value.data);
    vein_values_set(&context, arena, "lot", code);
    vein_ui_open_action(ui, "lot_use", &context);
    vein_arena_free(arena);
    return true;
}

// To its use where the batch in front of the person has a step for it, else to the lot itself.
void vein_ui_lot_leads(struct vein_ui *ui, const struct vein_result *result, const char *code)
{
    static const char *const about[] = {"batch", "step", "occurrence", "lot"};
    struct vein_arena *arena = vein_arena_new();
    const char *next = vein_json_get(result->data, "next", arena);
    struct vein_values context = {0};

    if (next && vein_json_get(next, "act", arena)) {
        for (size_t i = 0; i < sizeof about / sizeof *about; i++)
            vein_values_set(&context, arena, about[i], vein_json_get(next, about[i], arena));
        vein_ui_open_action(ui, "lot_use", &context);
    } else {
        vein_values_set(&context, arena, "lot", code);
        vein_ui_open(ui, "lot", &context);
    }
    vein_arena_free(arena);
}

void vein_ui_lot_fault(struct vein_ui *ui, const struct vein_result *result, const char *code)
{
    struct vein_arena *arena = vein_arena_new();
    const char *facts = vein_json_get(result->data, "facts", arena);
    const char *lot = facts ? vein_json_get(facts, "lot", arena) : NULL;
    const char *fault = lot ? vein_json_get(lot, "fault", arena) : NULL;

    if (fault) {
        vein_ui_say(ui, VEIN_ALARM, "Lot %s is %s now.", code, fault);
        ui->bell = true;
    }
    vein_arena_free(arena);
}

// The form of the step below says at once that its material has a lot.
void vein_ui_lot_used(struct vein_ui *ui, const struct vein_result *result)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena = vein_arena_new();
    const char *material = vein_json_get(result->data, "material", arena);
    const char *lot = vein_json_get(result->data, "lot", arena);
    struct vein_form_field *field =
        view && view->kind == VEIN_VIEW_FORM && material
            ? vein_form_field(&view->form, vein_arena_printf(arena, PREFIX "%s", material))
            : NULL;

    if (field && lot) {
        bool changed = view->form.changed, unkept = view->form.unkept;

        vein_form_set(&view->form, field,
                      field->value.size ? vein_arena_printf(arena, "%s, %s", field->value.data, lot)
                                        : lot,
                      NULL);
        field->hint = NULL;
        view->form.changed = changed; // not by hand
        view->form.unkept = unkept;
    }
    vein_arena_free(arena);
}
