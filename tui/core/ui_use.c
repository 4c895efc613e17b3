// What a step uses, lots and devices alike: lines of the step's form, where a scanned label leads, and what the form below
// learns of a recorded use.
#include "ui.h"

#include <string.h>

static void append(struct vein_form *form, struct vein_form_field *field, const char *code)
{
    vein_form_set(form, field,
                  field->value.size
                      ? vein_arena_printf(form->arena, "%s, %s", field->value.data, code)
                      : code,
                  NULL);
}

void vein_ui_use_line(struct vein_form *form, const char *name, const char *label,
                      const char *codes)
{
    struct vein_form_field *field = vein_form_add(form, name, label, VEIN_FIELD_TEXT);
    const char *code;
    size_t next = 0;
    bool string;

    if (!field)
        return;
    field->computed = true;
    field->help = "filled in by scanning its label into this form, at any time";
    while (codes && vein_json_element(codes, &next, form->arena, &code, &string))
        append(form, field, code);
    field->hint = field->value.size ? NULL : "none yet: scan it";
}

void vein_ui_use_shown(struct vein_ui *ui, const char *name, const char *code)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_form_field *field =
        view && view->kind == VEIN_VIEW_FORM ? vein_form_field(&view->form, name) : NULL;

    if (field && code) {
        bool changed = view->form.changed, unkept = view->form.unkept;

        append(&view->form, field, code);
        field->hint = NULL;
        view->form.changed = changed; // not by hand
        view->form.unkept = unkept;
    }
}

void vein_ui_use_of_step(struct vein_view *step, struct vein_arena *arena,
                         struct vein_values *context)
{
    static const char *const about[] = {"batch", "step", "occurrence"};

    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        vein_values_set(context, arena, about[i],
                        vein_form_field(&step->form, about[i])->value.data);
    vein_values_set(context, arena, "title", vein_values_get(&step->context, "title"));
}

// To its use where the batch in front of the person has a step for it, else to the thing itself.
void vein_ui_use_leads(struct vein_ui *ui, const struct vein_result *result, const char *act,
                       const char *name, const char *screen, const char *code)
{
    const char *const about[] = {"batch", "step", "occurrence", "title", name};
    struct vein_arena *arena = vein_arena_new();
    const char *next = vein_json_get(result->data, "next", arena);
    struct vein_values context = {0};

    if (next && vein_json_get(next, "act", arena)) {
        for (size_t i = 0; i < sizeof about / sizeof *about; i++)
            vein_values_set(&context, arena, about[i], vein_json_get(next, about[i], arena));
        vein_ui_open_action(ui, act, &context);
    } else {
        vein_values_set(&context, arena, name, code);
        vein_ui_open(ui, screen, &context);
    }
    vein_arena_free(arena);
}

void vein_ui_use_fault(struct vein_ui *ui, const struct vein_result *result, const char *name,
                       const char *label, const char *code)
{
    struct vein_arena *arena = vein_arena_new();
    const char *facts = vein_json_get(result->data, "facts", arena);
    const char *thing = facts ? vein_json_get(facts, name, arena) : NULL;
    const char *fault = thing ? vein_json_get(thing, "fault", arena) : NULL;

    if (fault) {
        vein_ui_say(ui, VEIN_ALARM, "%s %s is %s now.", label, code, fault);
        ui->bell = true;
    }
    vein_arena_free(arena);
}

// A label that nobody knows yet, on the form that gives it to something: taken without asking.
bool vein_ui_use_label(struct vein_view *view, const char *code, const char *method)
{
    static const char *const label[] = {"code", NULL};
    static const struct {
        const char *prefix, *act;
    } given[] = {{"%M", "lot_receive"}, {"%E", "equipment_register"}};

    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (view->kind == VEIN_VIEW_FORM && view->form.action &&
            strncmp(code, given[i].prefix, 2) == 0 &&
            strcmp(view->form.action->act, given[i].act) == 0)
            return vein_form_scan(&view->form, label, code, method);
    return false;
}
