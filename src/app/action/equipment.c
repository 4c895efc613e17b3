// Equipment: devices, their calibrations, and the steps that used them.
#include "../action.h"

#define DEVICE                                                                                     \
    {                                                                                              \
        "equipment", "Device", VEIN_FIELD_CODE, true, true, NULL, "Code of the device."            \
    }
#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }

static const struct vein_field equipment_register[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Code of the site."},
    {"code", "Our label", VEIN_FIELD_SCAN, true, false, NULL,
     "Code of the label that it gets here; scanned as %E... it is found everywhere."},
    {"class", "Class", VEIN_FIELD_CODE, true, false, NULL,
     "As process documents name it, for example incubator."},
    {"title", "Title", VEIN_FIELD_TEXT, true, false, NULL, "For example CO2 incubator 1."},
    {"serial", "Serial number", VEIN_FIELD_TEXT, true, false, NULL, "As on its plate."},
};
static const struct vein_field equipment_calibrate[] = {
    DEVICE,
    VERSION,
    {"calibrated_at", "Calibrated at", VEIN_FIELD_MOMENT, true, false, NULL,
     "When it was done; from then on it counts."},
    {"certificate", "Certificate", VEIN_FIELD_TEXT, true, false, NULL,
     "Which certificate says so, and where it is kept."},
    {"as_found", "As found", VEIN_FIELD_WORD, true, false, "in_tolerance out_of_tolerance",
     "How it was before anything was adjusted."},
    {"due_on", "Good until", VEIN_FIELD_DATE, true, false, NULL,
     "Its last good day: it counts to its end at the site."},
};
static const struct vein_field equipment_out[] = {
    DEVICE,
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is not used."},
};
static const struct vein_field equipment_back[] = {
    DEVICE,
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is used again."},
};

static const struct vein_field equipment_use[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"step", "Step", VEIN_FIELD_TEXT, true, true, NULL, "A step of the batch's process."},
    {"occurrence", "Occurrence", VEIN_FIELD_WHOLE, true, true, NULL,
     "1, or that of a repeated step; recorded already or the next one."},
    {"equipment", "Device", VEIN_FIELD_SCAN, true, true, NULL,
     "Scanned label of the device; a code without its label is typed, and says why."},
    {"event_at", "Used at", VEIN_FIELD_MOMENT, true, false, NULL,
     "When it was used; service and calibration are judged by it."},
    {"keyed_reason", "Typed because", VEIN_FIELD_WORD, false, false,
     "unreadable damaged no_symbol no_scanner", "Why the label was not scanned."},
    {"late_reason", "Reason for a late entry", VEIN_FIELD_NOTE, false, false, NULL,
     "When it is entered later than the rules allow."},
};
static const struct vein_field equipment_use_withdraw[] = {
    {"equipment_use", "Use", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the use."},
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it was not so."},
};

static const struct vein_action actions[] = {
    {"equipment_register", "equipment", "register", "Register a device", "equipment", "register",
     VEIN_FIELDS(equipment_register), "device {code} is {state}; manager and QA sign it", NULL},
    {"equipment_use", "equipment", "use", "Record the use of a device", "equipment", "use",
     VEIN_FIELDS(equipment_use), "{class}: device {equipment} recorded", NULL},
    {"equipment_use_withdraw", "equipment", "withdraw", "Withdraw the use of a device", "equipment",
     "withdraw", VEIN_FIELDS(equipment_use_withdraw), "withdrawn; it was not used", NULL},
    {"equipment_calibrate", "equipment", "calibrate", "Record a calibration of a device",
     "equipment", "calibrate", VEIN_FIELDS(equipment_calibrate),
     "device {equipment} is {state}; good until {due_on}", NULL},
    {"equipment_out", "equipment", "out", "Take a device out of service", "equipment", "out",
     VEIN_FIELDS(equipment_out), "device {equipment} is {state}", NULL},
    {"equipment_back", "equipment", "back", "Put a device back into service", "equipment", "back",
     VEIN_FIELDS(equipment_back), "device {equipment} is {state}", NULL},
};
const struct vein_action_area vein_area_equipment = {"Equipment", actions, VEIN_COUNT(actions)};
