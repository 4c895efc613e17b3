// Samples and results.
#include "../action.h"

#define MODES "synthetic transcribed"

static const struct vein_field sample_register[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"sample", "Sample", VEIN_FIELD_TEXT, true, true, NULL, "A sample point of the process."},
    {"code", "Sample code", VEIN_FIELD_SCAN, true, false, NULL, "Scanned from the tube."},
    {"drawn_at", "Drawn at", VEIN_FIELD_MOMENT, false, false, NULL,
     "When it was drawn; only a transcribed record can be without."},
    {"mode", "Entry mode", VEIN_FIELD_WORD, false, false, MODES,
     "Only where values do not come from the bench."},
    {"source", "Source", VEIN_FIELD_TEXT, false, false, NULL, "Document and place."},
    {"reason", "Reason", VEIN_FIELD_NOTE, false, false, NULL, "For a late entry."},
};
static const struct vein_field result_record[] = {
    {"sample", "Sample", VEIN_FIELD_SCAN, true, true, NULL, "Code of the sample."},
    {"line", "Test", VEIN_FIELD_TEXT, true, true, NULL, "Line of the specification."},
    {"value", "Result", VEIN_FIELD_TEXT, true, false, NULL, "With qualifier, for example <0.25."},
    {"tested_at", "Tested at", VEIN_FIELD_MOMENT, false, false, NULL,
     "When it was measured; only a transcribed record can be without."},
    {"mode", "Entry mode", VEIN_FIELD_WORD, false, false, MODES,
     "Only where values do not come from the bench."},
    {"source", "Source", VEIN_FIELD_TEXT, false, false, NULL, "Document and place."},
    {"reason", "Reason", VEIN_FIELD_NOTE, false, false, NULL, "For a retest or a late entry."},
};
static const struct vein_field result_correct[] = {
    {"result", "Result", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the result."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"value", "Right value", VEIN_FIELD_TEXT, true, false, NULL, "The old one stays visible."},
    {"reason_code", "Kind of error", VEIN_FIELD_WORD, true, false,
     "misread mistyped wrong_field recalculated other", "Word of the list."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};

static const struct vein_action actions[] = {
    {"sample_register", "sample", "register", "Register a sample", "sample", "register",
     VEIN_FIELDS(sample_register), "sample registered", NULL},
    {"result_record", "result", "record", "Enter a result", "result", "record",
     VEIN_FIELDS(result_record), "result entered: {value}, {verdict}", NULL},
    {"result_correct", "result", "correct", "Correct a result", "result", "correct",
     VEIN_FIELDS(result_correct), "corrected; the old value is kept", NULL},
};
const struct vein_action_area vein_area_sample = {"Samples and results", actions,
                                                  VEIN_COUNT(actions)};
