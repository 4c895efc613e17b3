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

        if (material)
            vein_ui_use_line(form, vein_arena_printf(arena, PREFIX "%s", material),
                             quantity ? vein_arena_printf(arena, "Lot of %s (%s%s%s)", material,
                                                          quantity, counted ? "" : " ",
                                                          counted ? "" : unit)
                                      : vein_arena_printf(arena, "Lot of %s", material),
                             vein_json_get(item, "lots", arena));
    }
}

// Of a lot that nobody counts there is nothing to type: its scan is the whole use.
static bool nothing_to_type(const struct vein_result *result, const char *method)
{
    struct vein_arena *arena = vein_arena_new();
    const char *facts = vein_json_get(result->data, "facts", arena);
    const char *lot = facts ? vein_json_get(facts, "lot", arena) : NULL;
    bool nothing = lot && !vein_json_get(lot, "unit", arena) && strcmp(method, "keyed") != 0;

    vein_arena_free(arena);
    return nothing;
}

bool vein_ui_lot_into_form(struct vein_ui *ui, struct vein_view *view,
                           const struct vein_result *result, const char *code, const char *method)
{
    static const char *const lot[] = {"lot", NULL};
    struct vein_arena *arena;
    struct vein_values context = {0};

    if (!view->form.action || strcmp(view->form.action->act, "step_record") != 0) {
        bool taken = vein_form_scan(&view->form, lot, code, method);

        vein_ui_say(ui, taken ? VEIN_GOOD : VEIN_WARN,
                    taken ? "[OK] lot %s" : "[OK] lot %s; no field here takes it.", code);
        return taken;
    }
    arena = vein_arena_new();
    vein_ui_use_of_step(view, arena, &context);
    vein_values_set(&context, arena, "lot", code);
    vein_ui_open_action(ui, "lot_use", &context);
    vein_ui_lot_facts(ui, result, code);
    if (nothing_to_type(result, method))
        vein_ui_submit(ui, vein_ui_top(ui));
    vein_arena_free(arena);
    return true;
}

void vein_ui_lot_facts(struct vein_ui *ui, const struct vein_result *result, const char *code)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_arena *arena = vein_arena_new();
    const char *facts = vein_json_get(result->data, "facts", arena);
    const char *lot = facts ? vein_json_get(facts, "lot", arena) : NULL;
    const char *unit = lot ? vein_json_get(lot, "unit", arena) : NULL;
    const char *left = lot ? vein_json_get(lot, "remaining", arena) : NULL;
    struct vein_form_field *quantity =
        view->kind == VEIN_VIEW_FORM ? vein_form_field(&view->form, "quantity") : NULL;

    if (quantity && unit) {
        quantity->unit = vein_arena_strdup(view->arena, unit);
        quantity->help = strcmp(unit, "1") == 0 ? "How many pieces of it were used."
                                                : "How much of it was used, in this unit.";
        vein_ui_say(ui, VEIN_GOOD, "[OK] lot %s of %s, %s %s left", code,
                    vein_json_get(lot, "material", arena), left ? left : "?",
                    strcmp(unit, "1") == 0 ? "pieces" : unit);
    }
    vein_arena_free(arena);
}

// The form of the step below says at once that its material has a lot.
void vein_ui_lot_used(struct vein_ui *ui, const struct vein_result *result)
{
    struct vein_arena *arena = vein_arena_new();
    const char *material = vein_json_get(result->data, "material", arena);

    if (material)
        vein_ui_use_shown(ui, vein_arena_printf(arena, PREFIX "%s", material),
                          vein_json_get(result->data, "lot", arena));
    vein_arena_free(arena);
}
