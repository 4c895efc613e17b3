// Scanning and signing.
#include "../action.h"

static const struct vein_field scan[] = {
    {"code", "Code", VEIN_FIELD_SCAN, true, false, NULL, "What the scanner typed."},
    {"context_batch", "Batch at hand", VEIN_FIELD_CODE, false, true, NULL,
     "The batch in front of the person."},
    {"unused", "New label", VEIN_FIELD_YESNO, false, false, NULL,
     "yes where the label of something new is waited for: then a code that nothing has is one."},
};
static const struct vein_field challenge[] = {
    {"entity", "Kind of record", VEIN_FIELD_TEXT, true, true, NULL, "For example step_execution."},
    {"record", "Record", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the record."},
    {"meaning", "Meaning", VEIN_FIELD_TEXT, true, false, NULL, "For example witnessed."},
};
static const struct vein_field sign[] = {
    {"digest", "Digest", VEIN_FIELD_TEXT, true, false, NULL, "Of the content that was shown."},
};

static const struct vein_action actions[] = {
    {"scan", "scan", NULL, "Scan a code", "scan", "code", VEIN_FIELDS(scan), "{code}: {kind}",
     NULL},
    {"challenge", "challenge", NULL, "Ask for a signature", "sign", "challenge",
     VEIN_FIELDS(challenge), "", "vein sign"},
    {"sign", "signature", "give", "Sign", "sign", "sign", VEIN_FIELDS(sign), "signed", "vein sign"},
};
const struct vein_action_area vein_area_session = {"Scanning and signing", actions,
                                                   VEIN_COUNT(actions)};
