// Process documents.
#include "../action.h"

static const struct vein_field process_import[] = {
    {"document", "Document", VEIN_FIELD_FILE, true, false, NULL, "File of the process document."},
    {"in_force_from", "In force from", VEIN_FIELD_MOMENT, false, false, NULL,
     "First moment to issue batches from it; empty: with the second signature."},
};
static const struct vein_field process_retire[] = {
    {"process", "Process", VEIN_FIELD_CODE, true, true, NULL, "The process."},
    {"number", "Number", VEIN_FIELD_WHOLE, true, true, NULL, "Number of its version."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The record version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is retired."},
};

static const struct vein_action actions[] = {
    {"process_import", "process", "import", "Import a process document as a draft", "process",
     "import", VEIN_FIELDS(process_import), "imported as a draft: {process} {number}", NULL},
    {"process_retire", "process", "retire", "Retire a process version", "process", "retire",
     VEIN_FIELDS(process_retire), "version retired", NULL},
};
const struct vein_action_area vein_area_process = {"Processes", actions, VEIN_COUNT(actions)};
