// Screens beside the batches: clocks, people, processes, patients, the ledger.
#include "tables.h"

#define NONE VEIN_MARK_NONE

const struct vein_screen vein_screen_clocks = {
    .id = "clocks",
    .title = "Running clocks",
    .help = "Clocks of batches that run, those past a limit first. Enter opens the batch.",
    .kind = VEIN_SCREEN_LIST,
    .area = "timer",
    .name = "list",
    .params = "after=-9223372036854775808 limit=500",
    .next = "after=key",
    .empty = "No clock runs.",
    .key = "title",
    .open = "batch",
    .carry = "batch",
    .live = true,
    .ticks = true,
    .columns = {{"batch", "batch", 14, 1, false, NONE},
                {"title", "clock", 26, 1, false, NONE},
                {"state", "state", 8, 1, false, VEIN_MARK_STATE},
                {"elapsed", "elapsed", 14, 1, false, VEIN_MARK_SPAN},
                {"due_at", "due", 16, 1, false, NONE},
                {"from_at", "since", 16, 3, false, NONE}},
};

const struct vein_screen vein_screen_near_misses = {
    .id = "near-misses",
    .title = "Near misses",
    .help = "What was stopped before it happened, newest first: the wrong bag, an expired lot, the "
            "same person twice. Enter opens the batch.",
    .kind = VEIN_SCREEN_LIST,
    .area = "near_miss",
    .name = "list",
    .params = "before=9223372036854775807 limit=500",
    .next = "before=id",
    .empty = "No near miss is recorded.",
    .key = "id",
    .open = "batch",
    .carry = "batch",
    .columns = {{"happened_at", "when", 16, 1, false, NONE},
                {"batch", "batch", 14, 1, false, NONE},
                {"code", "code", 5, 1, false, NONE},
                {"act", "act", 16, 2, false, VEIN_MARK_WORD},
                {"rule", "rule", 40, 1, false, NONE},
                {"expected", "expected", 30, 3, false, NONE},
                {"person", "person", 16, 4, false, NONE}},
};

const struct vein_screen vein_screen_deviations = {
    .id = "deviations",
    .title = "Open deviations",
    .help = "Deviations that are not closed, and values at their action level, the critical first. "
            "Enter opens the batch; F4 assesses and closes.",
    .kind = VEIN_SCREEN_LIST,
    .area = "deviation",
    .name = "triage",
    .params = "after=-9223372036854775808 limit=500",
    .next = "after=key",
    .empty = "No deviation is open.",
    .key = "id",
    .open = "batch",
    .carry = "batch deviation=id version what=description",
    .live = true,
    .columns = {{"id", "no.", 5, 1, true, NONE},
                {"batch", "batch", 14, 1, false, NONE},
                {"class", "class", 8, 1, false, NONE},
                {"status", "status", 9, 1, false, NONE},
                {"description", "what", 44, 1, false, NONE},
                {"impact", "impact", 22, 2, false, VEIN_MARK_WORD},
                {"opened_by", "by", 16, 3, false, NONE}},
};

const struct vein_screen vein_screen_orders = {
    .id = "orders",
    .title = "Orders",
    .help = "F4: place an order, issue its batch, cancel it.",
    .kind = VEIN_SCREEN_LIST,
    .area = "order",
    .name = "list",
    .params = "after=-9223372036854775808 limit=500",
    .next = "after=code",
    .empty = "No order is placed.",
    .key = "code",
    .open = "batch",
    .carry = "order_code=code version batch", // not the patient: a new order is somebody else's
    .columns = {{"code", "order", 16, 1, false, NONE},
                {"status", "status", 10, 1, false, NONE},
                {"kind", "kind", 10, 2, false, NONE},
                {"patient", "patient", 10, 1, false, NONE},
                {"initials", "", 4, 2, false, NONE},
                {"process", "process", 18, 1, false, NONE},
                {"batch", "batch", 14, 1, false, NONE},
                {"coi", "CoI", 20, 3, false, NONE},
                {"indication", "indication", 24, 4, false, NONE}},
};

const struct vein_screen vein_screen_patients = {
    .id = "patients",
    .title = "Patients",
    .help = "Patients by code and initials; names and dates of birth are shown to some roles only, "
            "and looking is recorded. F4: register one, place an order.",
    .kind = VEIN_SCREEN_LIST,
    .area = "patient",
    .name = "list",
    .params = "after=-9223372036854775808 limit=500",
    .next = "after=code",
    .empty = "No patient is registered.",
    .key = "code",
    .carry = "patient=code",
    .columns = {{"code", "patient", 16, 1, false, NONE},
                {"initials", "initials", 8, 1, false, NONE},
                {"site", "site", 10, 1, false, NONE}},
};

const struct vein_screen vein_screen_people = {
    .id = "people",
    .title = "People",
    .help = "F7 approves a person; F4: propose people, roles, training, make logins.",
    .kind = VEIN_SCREEN_LIST,
    .area = "person",
    .name = "list",
    .params = "after=0 limit=500",
    .next = "after=id",
    .key = "id",
    .carry = "person=code record=id version entity='person'",
    .signs = "entity='person' record=id meaning='approved'",
    .columns = {{"code", "person", 12, 1, false, NONE},
                {"printed_name", "name", 26, 1, false, NONE},
                {"job", "job", 20, 3, false, NONE},
                {"roles", "roles", 30, 1, false, VEIN_MARK_WORD},
                {"status", "status", 9, 1, false, NONE},
                {"logins", "login", 10, 2, false, NONE},
                {"valid_until", "until", 16, 3, false, NONE},
                {"training", "trained for", 30, 4, false, NONE}},
};

const struct vein_screen vein_screen_rights = {
    .id = "rights",
    .title = "Who may do what",
    .help = "Each act with the roles that may do it. / and some letters find one.",
    .kind = VEIN_SCREEN_LIST,
    .area = "right",
    .name = "list",
    .params = "",
    .columns = {{"act", "act", 24, 2, false, VEIN_MARK_WORD},
                {"title", "what", 40, 1, false, NONE},
                {"role", "role", 14, 1, false, VEIN_MARK_WORD}},
};

const struct vein_screen vein_screen_processes = {
    .id = "processes",
    .title = "Processes",
    .help = "Process documents: what is done in which order, with which limits. Enter shows the "
            "versions.",
    .kind = VEIN_SCREEN_LIST,
    .area = "process",
    .name = "list",
    .params = "",
    .empty = "No process document is imported.",
    .key = "process",
    .open = "process-versions",
    .carry = "process",
    .columns = {{"process", "process", 30, 1, false, NONE},
                {"in_force", "in force", 8, 1, true, NONE},
                {"latest", "latest", 8, 1, true, NONE}},
};

const struct vein_screen vein_screen_process_versions = {
    .id = "process-versions",
    .title = "Versions of {process}",
    .help = "Versions of this document. Enter shows the steps; F7 approves one; a batch keeps the "
            "version it was started with.",
    .kind = VEIN_SCREEN_LIST,
    .area = "process",
    .name = "versions",
    .params = "process",
    .key = "id",
    .open = "process-steps",
    .carry = "process number process_version=id record=id version",
    .signs = "entity='process_version' record=id meaning='approved'",
    .columns = {{"number", "version", 7, 1, true, NONE},
                {"title", "title", 40, 1, false, NONE},
                {"status", "status", 10, 1, false, NONE},
                {"kind", "kind", 10, 1, false, NONE},
                {"in_force_from", "in force from", 19, 2, false, NONE},
                {"proposed_by", "by", 16, 3, false, NONE}},
};

const struct vein_screen vein_screen_process_steps = {
    .id = "process-steps",
    .title = "Steps of {process} {number}",
    .help = "The steps of this version in their order.",
    .kind = VEIN_SCREEN_LIST,
    .area = "process",
    .name = "steps",
    .params = "process number",
    .key = "step",
    .columns = {{"stage", "stage", 12, 2, false, NONE},
                {"operation", "operation", 18, 3, false, NONE},
                {"step", "step", 20, 1, false, NONE},
                {"title", "title", 36, 1, false, NONE},
                {"performed_by", "by", 12, 2, false, NONE}},
};

const struct vein_screen vein_screen_ledger = {
    .id = "ledger",
    .title = "Ledger, newest first",
    .help =
        "The events of everything that was ever written, newest first, as far back as one reads "
        "on. A batch has its own history as its tab; `vein audit log` takes any time, person "
        "and act.",
    .kind = VEIN_SCREEN_LIST,
    .area = "audit",
    .name = "newest",
    .params = "limit=500",
    .next = "before_at=at before_stream=stream before_position=position",
    .empty = "Nothing you may read: the whole ledger is for QA and auditors. The history of a "
             "batch is one of its lists.",
    .key = "key_of_line",
    .columns = {{"at", "when, UTC", 16, 1, false, NONE},
                {"stream_key|stream_kind", "stream", 16, 1, false, NONE},
                {"position", "no.", 5, 2, true, NONE},
                {"act", "act", 24, 1, false, VEIN_MARK_WORD},
                {"kind", "kind", 9, 2, false, VEIN_MARK_WORD},
                {"entity", "record", 18, 1, false, VEIN_MARK_WORD},
                {"key", "id", 6, 3, true, NONE},
                {"person", "person", 12, 1, false, NONE},
                {"login", "login", 10, 4, false, NONE}},
};

// Texts that a job brings: no statement of their own.
const struct vein_screen vein_screen_record = {
    .id = "record",
    .title = "Batch record of {batch}",
    .help = "The complete record of the batch as text; that it was issued, and to whom, is in the "
            "ledger. F2 keeps it as a file.",
    .kind = VEIN_SCREEN_TEXT};
const struct vein_screen vein_screen_verify = {
    .id = "verify",
    .title = "Check of the ledger",
    .help = "Every event is read again and compared with the records, with the rules that were in "
            "force and with the checkpoint that is kept outside. It runs beside your work; leaving "
            "this screen with Esc stops it. F2 keeps the result as a file.",
    .kind = VEIN_SCREEN_TEXT};
