// The tables of this folder, for the list in screens.c.
#ifndef VEIN_TUI_TABLES_H
#define VEIN_TUI_TABLES_H

#include "screen.h"

extern const struct vein_screen vein_screen_devices, vein_screen_device, vein_tab_equipment,
    vein_tab_devices;

extern const struct vein_screen vein_screen_today, vein_screen_all_work, vein_screen_board,
    vein_screen_batch, vein_screen_step_values, vein_screen_clocks, vein_screen_near_misses,
    vein_screen_deviations, vein_screen_orders, vein_screen_patients, vein_screen_people,
    vein_screen_rights, vein_screen_processes, vein_screen_process_versions,
    vein_screen_process_steps, vein_screen_ledger, vein_screen_record, vein_screen_verify,
    vein_screen_alarms, vein_screen_gaps, vein_screen_notifications, vein_screen_locations,
    vein_screen_stored, vein_screen_preview, vein_tab_blocks, vein_tab_custody,
    vein_tab_corrections, vein_tab_follow_up, vein_screen_handover, vein_screen_review,
    vein_screen_lots, vein_screen_lot, vein_tab_materials, vein_tab_lots;

#endif
