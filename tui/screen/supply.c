// Screens of what waits for a word (values at their levels, missed occurrences), of storage and notifications; and the
// tabs of a batch that tell of its blocks, material and corrections.
#include "tables.h"

#define NONE VEIN_MARK_NONE

const struct vein_screen vein_screen_alarms = {
    .id = "alarms",
    .title = "Values at their levels",
    .help = "Values beyond their alert level wait for a comment, beyond their action level for QA. "
            "F4 does it.",
    .kind = VEIN_SCREEN_LIST,
    .area = "observation",
    .name = "alarms",
    .params = "",
    .empty = "No value waits for a comment or for QA.",
    .key = "step_execution",
    .open = "batch",
    .carry = "batch step_execution field version step occurrence",
    .live = true,
    .columns = {{"batch", "batch", 14, 1, false, NONE},
                {"level", "level", 7, 1, false, VEIN_MARK_BREACH},
                {"step", "step", 18, 1, false, NONE},
                {"occurrence", "no.", 4, 2, true, NONE},
                {"label", "value", 26, 1, false, NONE},
                {"number", "", 10, 1, true, NONE},
                {"unit", "unit", 9, 1, false, NONE},
                {"wanted", "waits for", 14, 1, false, NONE},
                {"entered_by", "by", 16, 4, false, NONE}},
};

const struct vein_screen vein_screen_gaps = {
    .id = "gaps",
    .title = "Missed, not documented",
    .kind = VEIN_SCREEN_LIST,
    .area = "step",
    .name = "gaps",
    .params = "",
    .empty = "Nothing was missed without a word.",
    .key = "due_at",
    .open = "batch",
    .carry = "batch step due_at",
    .live = true,
    .step = true,
    .columns = {{"batch", "batch", 14, 1, false, NONE},
                {"title", "step", 34, 1, false, NONE},
                {"due_at", "was due", 16, 1, false, NONE}},
};

const struct vein_screen vein_screen_notifications = {
    .id = "notifications",
    .title = "Notifications",
    .kind = VEIN_SCREEN_LIST,
    .area = "notification",
    .name = "list",
    .params = "",
    .empty = "Nobody has to be told anything.",
    .key = "id",
    .open = "batch",
    .carry = "batch notification=id version",
    .live = true,
    .columns = {{"batch", "batch", 14, 1, false, NONE},
                {"status", "status", 13, 1, false, VEIN_MARK_STATE},
                {"kind", "kind", 8, 2, false, NONE},
                {"words", "what", 44, 1, false, NONE},
                {"physician", "physician", 20, 1, false, NONE},
                {"opened_at", "since", 16, 2, false, NONE},
                {"acknowledged_by", "acknowledged by", 18, 3, false, NONE}},
};

const struct vein_screen vein_screen_locations = {
    .id = "locations",
    .title = "Storage places",
    .kind = VEIN_SCREEN_LIST,
    .area = "location",
    .name = "list",
    .params = "",
    .empty = "No storage place is known.",
    .key = "code",
    .carry = "site location=code version",
    .columns = {{"code", "place", 14, 1, false, NONE},
                {"title", "title", 30, 1, false, NONE},
                {"condition_band", "temperature", 16, 1, false, NONE},
                {"stored", "stored", 6, 1, true, NONE},
                {"capacity", "of", 6, 2, true, NONE},
                {"status", "status", 8, 1, false, NONE}},
};

const struct vein_screen vein_screen_stored = {
    .id = "stored",
    .title = "In storage",
    .kind = VEIN_SCREEN_LIST,
    .area = "store",
    .name = "list",
    .params = "",
    .empty = "Nothing is in storage.",
    .key = "container",
    .open = "batch",
    .carry = "batch container",
    .columns = {{"location", "place", 14, 1, false, NONE},
                {"position", "position", 10, 1, false, NONE},
                {"container", "container", 20, 1, false, NONE},
                {"batch", "batch", 14, 1, false, NONE},
                {"condition_band", "temperature", 16, 2, false, NONE},
                {"put_at", "since", 16, 2, false, NONE},
                {"put_by", "by", 16, 3, false, NONE}},
};

const struct vein_screen vein_screen_handover = {
    .id = "handover",
    .title = "Hand over the shift",
    .help = "What this shift leaves to the next: your half-typed forms, what waits for a "
            "signature, what is late or due, the clocks that run. Enter opens the batch.",
    .kind = VEIN_SCREEN_LIST,
    .area = "draft",
    .name = "left",
    .params = "",
    .empty = "Nothing is half typed, unsigned, due or running.",
    .key = "key",
    .open = "batch",
    .carry = "batch",
    .live = true,
    .step = true,
    .columns = {{"kind", "kind", 10, 1, false, VEIN_MARK_STATE},
                {"batch", "batch", 14, 1, false, NONE},
                {"what", "what is left", 48, 1, false, NONE},
                {"since", "due, or since", 16, 2, false, NONE},
                {"roles", "who", 20, 3, false, NONE}},
};

// ---- tabs of a batch

const struct vein_screen vein_tab_blocks = {
    .id = "batch-blocks",
    .title = "Blocks",
    .area = "block",
    .name = "list",
    .params = "batch",
    .key = "operation",
    .carry = "operation record",
    .signs = "entity='operation_block' record meaning",
    .columns = {{"title", "block", 30, 1, false, NONE},
                {"state", "state", 12, 1, false, VEIN_MARK_STATE},
                {"meaning", "meaning", 10, 1, false, NONE},
                {"sign_by", "signed by a", 12, 2, false, NONE},
                {"signed_by", "signer", 18, 2, false, NONE},
                {"signed_at", "signed", 16, 3, false, NONE}},
};

const struct vein_screen vein_tab_custody = {
    .id = "batch-custody",
    .title = "Custody",
    .area = "custody",
    .name = "list",
    .params = "batch",
    .key = "id",
    .carry = "record=id version",
    .columns = {{"now", "now", 4, 1, false, NONE},
                {"container", "container", 18, 2, false, NONE},
                {"holder|holder_organisation", "holder", 20, 1, false, NONE},
                {"place", "place", 20, 1, false, NONE},
                {"since_at", "since", 16, 1, false, NONE},
                {"condition_band", "temperature", 14, 3, false, NONE},
                {"waybill", "waybill", 14, 4, false, NONE}},
};

const struct vein_screen vein_tab_corrections = {
    .id = "batch-corrections",
    .title = "Corrections",
    .area = "correction",
    .name = "list",
    .params = "batch",
    .key = "corrected_at",
    .carry = "entity record field",
    .columns = {{"title", "what", 26, 1, false, NONE},
                {"record", "record", 12, 2, false, NONE},
                {"before", "before", 20, 1, false, NONE},
                {"after", "after", 20, 1, false, NONE},
                {"reason", "reason", 30, 2, false, NONE},
                {"corrected_by", "by", 16, 3, false, NONE},
                {"corrected_at", "when", 16, 3, false, NONE}},
};

const struct vein_screen vein_screen_preview = {
    .id = "preview",
    .title = "What the correction would change",
    .kind = VEIN_SCREEN_LIST,
    .area = "record",
    .name = "preview",
    .params = "entity record version field value reason_code reason",
    .empty = "Nothing but the field itself.",
    .help = "Nothing is written yet. Esc goes back to the form, where F2 writes the correction.",
    .key = "what",
    .columns = {{"kind", "kind", 9, 1, false, NONE},
                {"what", "what", 40, 1, false, NONE},
                {"before", "before", 30, 1, false, NONE},
                {"after", "after", 30, 1, false, NONE}},
};

const struct vein_screen vein_tab_follow_up = {
    .id = "batch-follow-up",
    .title = "Follow-up",
    .area = "follow_up",
    .name = "list",
    .params = "batch",
    .key = "id",
    .columns = {{"day", "day", 4, 1, true, NONE},
                {"kind", "kind", 12, 1, false, NONE},
                {"grade", "grade", 5, 1, true, NONE},
                {"words", "what", 44, 1, false, NONE},
                {"recorded_by", "by", 18, 2, false, NONE}},
};
