// All screens, in the order of the command line's completion.
#include "tables.h"

#include <string.h>

static const struct vein_screen *const screens[] = {
    &vein_screen_today,
    &vein_screen_board,
    &vein_screen_all_work,
    &vein_screen_handover,
    &vein_screen_clocks,
    &vein_screen_near_misses,
    &vein_screen_deviations,
    &vein_screen_alarms,
    &vein_screen_gaps,
    &vein_screen_notifications,
    &vein_screen_locations,
    &vein_screen_stored,
    &vein_screen_devices,
    &vein_screen_device,
    &vein_screen_orders,
    &vein_screen_patients,
    &vein_screen_people,
    &vein_screen_rights,
    &vein_screen_processes,
    &vein_screen_ledger,
    &vein_screen_verify,
    &vein_screen_batch,
    &vein_screen_step_values,
    &vein_screen_review,
    &vein_screen_process_versions,
    &vein_screen_process_steps,
    &vein_screen_record,
    &vein_screen_lots,
    &vein_screen_lot,
    &vein_screen_preview,
};

const struct vein_screen *vein_screen_at(size_t index)
{
    return index < sizeof screens / sizeof *screens ? screens[index] : NULL;
}

const struct vein_screen *vein_screen_find(const char *id)
{
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
        if (strcmp(screens[i]->id, id) == 0)
            return screens[i];
    return NULL;
}
