// Private to app: the areas of src/app/action, in the order of help.
#ifndef VEIN_APP_ACTION_H
#define VEIN_APP_ACTION_H

#include "vein/action.h"

#define VEIN_COUNT(table) (sizeof(table) / sizeof *(table))
// fields, field_count of an action
#define VEIN_FIELDS(table) (table), VEIN_COUNT(table)

extern const struct vein_action_area vein_area_patient;
extern const struct vein_action_area vein_area_process;
extern const struct vein_action_area vein_area_batch;
extern const struct vein_action_area vein_area_collection;
extern const struct vein_action_area vein_area_step;
extern const struct vein_action_area vein_area_sample;
extern const struct vein_action_area vein_area_deviation;
extern const struct vein_action_area vein_area_disposition;
extern const struct vein_action_area vein_area_lot;
extern const struct vein_action_area vein_area_equipment;
extern const struct vein_action_area vein_area_storage;
extern const struct vein_action_area vein_area_infusion;
extern const struct vein_action_area vein_area_person;
extern const struct vein_action_area vein_area_site;
extern const struct vein_action_area vein_area_session;

#endif
