// Finding actions in the tables of src/app/action.
#include "action.h"

#include <string.h>

static const struct vein_action_area *const areas[] = {
    &vein_area_session, &vein_area_patient,   &vein_area_batch,     &vein_area_collection,
    &vein_area_step,    &vein_area_sample,    &vein_area_deviation, &vein_area_disposition,
    &vein_area_lot,     &vein_area_equipment, &vein_area_storage,   &vein_area_infusion,
    &vein_area_process, &vein_area_person,    &vein_area_site,
};

const struct vein_action_area *vein_action_area_at(size_t index)
{
    return index < VEIN_COUNT(areas) ? areas[index] : NULL;
}

static bool same(const char *left, const char *right)
{
    return strcmp(left ? left : "", right ? right : "") == 0;
}

// The first action of a table that has this noun and verb, or (with act) this act.
static const struct vein_action *seek(const char *noun, const char *verb, const char *act)
{
    for (size_t i = 0; i < VEIN_COUNT(areas); i++)
        for (size_t k = 0; k < areas[i]->count; k++) {
            const struct vein_action *action = &areas[i]->actions[k];

            if (act ? same(action->act, act) : same(action->noun, noun) && same(action->verb, verb))
                return action;
        }
    return NULL;
}

const struct vein_action *vein_action_find(const char *noun, const char *verb)
{
    return seek(noun, verb, NULL);
}

const struct vein_action *vein_action_of_act(const char *act)
{
    return seek(NULL, NULL, act ? act : "");
}

const struct vein_field *vein_action_field(const struct vein_action *action, const char *name)
{
    for (size_t i = 0; i < action->field_count; i++)
        if (same(action->fields[i].name, name))
            return &action->fields[i];
    return NULL;
}
