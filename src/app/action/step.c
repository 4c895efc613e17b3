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
    {"container", "Container", VEIN_FIELD_SCAN, false, true, NULL,
     "Scanned code of the vessel; needed where the step has an identity check."},
    {"produced", "Produced", VEIN_FIELD_JSON, false, false, NULL,
     "Codes of the containers that the step fills, by their kind."},
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

#define STEP_EXECUTION                                                                             \
    {                                                                                              \
        "step_execution", "Step record", VEIN_FIELD_WHOLE, true, true, NULL,                       \
            "Number of the record."                                                                \
    }
#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }
#define BATCH                                                                                      \
    {                                                                                              \
        "batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."                          \
    }
#define REASON                                                                                     \
    {                                                                                              \
        "reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."                        \
    }
#define DEVIATION                                                                                  \
    {                                                                                              \
        "deviation", "Deviation", VEIN_FIELD_WHOLE, true, true, NULL, "A deviation of this batch." \
    }

static const struct vein_field step_miss[] = {
    BATCH,
    {"step", "Step", VEIN_FIELD_TEXT, true, true, NULL, "A repeated step of the batch's process."},
    {"due_at", "Due at", VEIN_FIELD_MOMENT, false, true, NULL,
     "When it was due; without it the earliest that is missing."},
    REASON,
};
static const struct vein_field step_skip[] = {
    BATCH,
    {"step", "Step", VEIN_FIELD_TEXT, true, true, NULL, "The step that will not be done."},
    DEVIATION,
    REASON,
};
static const struct vein_field step_invalidate[] = {STEP_EXECUTION, VERSION, DEVIATION, REASON};
static const struct vein_field step_withdraw[] = {
    {"proposal", "Proposal", VEIN_FIELD_WORD, true, true, "skip invalidation",
     "What was proposed."},
    {"record", "Record", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the proposal."},
    VERSION,
    REASON,
};
static const struct vein_field step_retime[] = {
    STEP_EXECUTION,
    VERSION,
    {"event_at", "Performed at", VEIN_FIELD_MOMENT, true, false, NULL,
     "When it was done; the old time stays visible."},
    {"reason_code", "Kind of error", VEIN_FIELD_WORD, true, false,
     "misread mistyped wrong_field recalculated other", "Word of the list."},
    REASON,
};
static const struct vein_field step_second[] = {
    STEP_EXECUTION,
    VERSION,
    {"values", "Values", VEIN_FIELD_JSON, true, false, NULL,
     "The critical fields of the step, read from the source again."},
};
static const struct vein_field step_review[] = {
    STEP_EXECUTION,
    VERSION,
    {"finding", "Finding", VEIN_FIELD_NOTE, true, false, NULL, "Why the two entries differ."},
};
static const struct vein_field observation_triage[] = {
    STEP_EXECUTION,
    {"field", "Field", VEIN_FIELD_TEXT, true, true, NULL, "The field at its action level."},
    VERSION,
    {"decision", "Decision", VEIN_FIELD_TEXT, true, false, NULL, "deviation, or no deviation."},
    REASON,
    {"deviation", "Deviation", VEIN_FIELD_WHOLE, false, false, NULL,
     "The deviation of this batch, when it is one."},
};
static const struct vein_field attachment_register[] = {
    BATCH,
    {"file", "File", VEIN_FIELD_DIGEST, true, false, NULL,
     "A file: its SHA-256 and size are sent, the file stays where it is."},
    {"media_type", "Media type", VEIN_FIELD_TEXT, true, false, NULL,
     "What it is, for example text/csv."},
    {"name", "Name", VEIN_FIELD_TEXT, true, false, NULL, "Under which name it is kept."},
};

static const struct vein_action actions[] = {
    {"step_record", "step", "record", "Record a step", "step", "record", VEIN_FIELDS(step_record),
     "step recorded, {status}", NULL},
    {"observation_correct", "observation", "correct", "Correct a value of a step", "observation",
     "correct", VEIN_FIELDS(observation_correct), "corrected; the old value is kept", NULL},
    {"step_miss", "step", "miss", "Document a missed occurrence of a step", "step", "miss",
     VEIN_FIELDS(step_miss), "documented: due {due_at}", NULL},
    {"step_skip", "step", "skip", "Propose to skip a step", "step", "skip", VEIN_FIELDS(step_skip),
     "proposed as {skip}; QA's signature makes it good", NULL},
    {"step_invalidate", "step", "invalidate", "Invalidate a recorded step", "step", "invalidate",
     VEIN_FIELDS(step_invalidate), "invalidation {invalidation}: {status}", NULL},
    {"step_withdraw", "step", "withdraw", "Withdraw a proposed skip or invalidation", "step",
     "withdraw", VEIN_FIELDS(step_withdraw), "withdrawn", NULL},
    {"step_retime", "step", "retime", "Correct the time of a recorded step", "step", "retime",
     VEIN_FIELDS(step_retime), "corrected; the old time is kept", NULL},
    {"step_second", "step", "second", "Enter critical values a second time", "step", "second",
     VEIN_FIELDS(step_second), "both entries agree", NULL},
    {"step_review", "step", "review", "Look at second entries that differ", "step", "review",
     VEIN_FIELDS(step_review), "they may be corrected and entered again", NULL},
    {"observation_triage", "observation", "triage", "Decide about a value at its action level",
     "observation", "triage", VEIN_FIELDS(observation_triage), "decided: {decision}", NULL},
    {"attachment_register", "attachment", "register", "Register a file that values refer to",
     "attachment", "register", VEIN_FIELDS(attachment_register), "registered: {sha256}", NULL},
};
const struct vein_action_area vein_area_step = {"Steps", actions, VEIN_COUNT(actions)};
