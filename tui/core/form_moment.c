// Times in a form: typed and shown as the laboratory's clocks say them, sent as moments with their offset.
#include <string.h>

#include "form.h"

static const struct vein_zone *zone_of(const struct vein_form *form)
{
    static const struct vein_zone unknown = {0};

    return form->zone ? form->zone : &unknown;
}

bool vein_form_moment(struct vein_form *form, struct vein_form_field *field, struct vein_err *err)
{
    char whole[VEIN_MOMENT_SIZE];

    if (field->not_recorded || field->value.size == 0)
        return true;
    if (form->timeless && field->value.data[0] == '-')
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Read a clock you trust, and type the time.",
                            "the clocks are in doubt");
    if (!vein_moment_read(zone_of(form), form->now, field->value.data, whole, err))
        return false;
    vein_form_set(form, field, whole, field->method);
    return true;
}

void vein_form_set_now(struct vein_form *form, struct vein_form_field *field)
{
    char whole[VEIN_MOMENT_SIZE];
    struct vein_err err;

    if (!form->now || form->timeless)
        return;
    snprintf(whole, sizeof whole, "%.10s", form->now);
    if (field->kind == VEIN_FIELD_DATE ||
        vein_moment_read(zone_of(form), form->now, form->now, whole, &err))
        vein_form_set(form, field, whole, NULL);
}

const char *vein_form_sent(const struct vein_form *form, const struct vein_form_field *field,
                           struct vein_arena *arena)
{
    const char *text = field->value.data ? field->value.data : "";
    char whole[VEIN_MOMENT_SIZE];

    if (field->kind != VEIN_FIELD_MOMENT || field->fixed || field->not_recorded ||
        !vein_moment_read(zone_of(form), form->now, text, whole, NULL))
        return text;
    return vein_arena_strdup(arena, whole);
}
