// Steps: one action for all of them; their fields come with the batch's process version.
#include "../action.h"

#define MODES "synthetic transcribed"

static const struct vein_field step_record[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"step", "Step", VEIN_FIELD_TEXT, true, true, NULL, "A step of the batch's process."},
    {"occurrence", "Occurrence", VEIN_FIELD_WHOLE, true, true, NULL,
     "1, or the next one of a repeated step."},
    {"event_at", "Performed at", VEIN_FIELD_MOMENT, false, false, NULL,
     "When it was done; only a transcribed record can be without."},
    {"values", "Values", VEIN_FIELD_JSON, false, false, NULL, "Field names and what was entered."},
    {"performed_by", "Performed by", VEIN_FIELD_CODE, false, false, NULL,
     "Code of the performer when somebody else records."},
    {"container", "Container", VEIN_FIELD_SCAN, false, true, NULL, "Scanned code of the vessel."},
    {"produced", "Produced", VEIN_FIELD_JSON, false, false, NULL,
     "Containers that the step fills, as JSON."},
    {"mode", "Entry mode", VEIN_FIELD_WORD, false, false, MODES,
     "Only where values do not come from the bench."},
    {"source", "Source", VEIN_FIELD_TEXT, false, false, NULL, "Document and place."},
    {"late_reason", "Reason for a late entry", VEIN_FIELD_NOTE, false, false, NULL,
     "When it is entered later than the rules allow."},
};
static const struct vein_field observation_correct[] = {
    {"step_execution", "Step record", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the record."},
    {"field", "Field", VEIN_FIELD_TEXT, true, true, NULL, "Name of the field."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"value", "Right value", VEIN_FIELD_TEXT, true, false, NULL, "The old one stays visible."},
    {"reason_code", "Kind of error", VEIN_FIELD_WORD, true, false,
     "misread mistyped wrong_field recalculated other", "Word of the list."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};

static const struct vein_action actions[] = {
    {"step_record", "step", "record", "Record a step", "step", "record", VEIN_FIELDS(step_record),
     "step recorded, {status}", NULL},
    {"observation_correct", "observation", "correct", "Correct a value of a step", "observation",
     "correct", VEIN_FIELDS(observation_correct), "corrected; the old value is kept", NULL},
};
const struct vein_action_area vein_area_step = {"Steps", actions, VEIN_COUNT(actions)};
