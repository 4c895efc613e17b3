// Equipment: the list, and one device with what happened to it.
#include "tables.h"

#define NONE VEIN_MARK_NONE

const struct vein_screen vein_screen_devices = {
    .id = "devices",
    .title = "Equipment",
    .kind = VEIN_SCREEN_LIST,
    .area = "equipment",
    .name = "list",
    .params = "",
    .empty = "No device is registered. F4 registers one.",
    .key = "equipment",
    .open = "device",
    .carry = "equipment site record=id version",
    .signs = "entity='equipment' record=id meaning=signature_next",
    .columns = {{"equipment", "device", 14, 1, false, NONE},
                {"class", "class", 18, 1, false, NONE},
                {"state", "state", 19, 1, false, VEIN_MARK_STATE},
                {"due_on", "good until", 10, 1, false, NONE},
                {"title", "title", 24, 2, false, NONE},
                {"serial", "serial number", 16, 3, false, NONE},
                {"out_reason", "because", 30, 4, false, NONE}},
};

static const struct vein_screen history = {
    .id = "device-history",
    .title = "History",
    .area = "equipment",
    .name = "history",
    .params = "equipment",
    .key = "at",
    .columns = {{"at", "at", 16, 1, false, NONE},
                {"kind", "what", 15, 1, false, NONE},
                {"words", "", 36, 1, false, NONE},
                {"until", "good until", 10, 2, false, NONE},
                {"person", "by", 10, 2, false, NONE}},
};
static const struct vein_screen *const device_tabs[] = {&history, NULL};

const struct vein_screen vein_screen_device = {
    .id = "device",
    .title = "Device {equipment}",
    .kind = VEIN_SCREEN_DETAIL,
    .area = "equipment",
    .name = "show",
    .params = "equipment",
    .carry = "equipment site record=id version",
    .signs = "entity='equipment' record=id meaning=signature_next",
    .signer = "manager qa",
    .columns = {{"class", "class", 20, 1, false, NONE},
                {"state", "state", 20, 1, false, VEIN_MARK_STATE},
                {"title", "title", 30, 1, false, NONE},
                {"serial", "serial number", 20, 1, false, NONE},
                {"calibrated_at", "calibrated", 16, 1, false, NONE},
                {"due_on", "good until", 10, 1, false, NONE},
                {"certificate", "certificate", 30, 1, false, NONE},
                {"as_found", "as found", 16, 1, false, NONE},
                {"out_since", "out of service since", 16, 1, false, NONE},
                {"out_reason", "because", 40, 1, false, NONE},
                {"approved_by", "approved by", 30, 1, false, NONE}},
    .tabs = device_tabs,
};
