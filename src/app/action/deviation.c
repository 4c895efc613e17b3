// What went otherwise than written down: deviations, investigations of failed
// results, corrections of records, comments.
#include "../action.h"

#define CLASSES "minor major critical"
#define IMPACTS "no impact; impact, acceptable; impact, not acceptable"
#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }
#define DEVIATION                                                                                  \
    {                                                                                              \
        "deviation", "Deviation", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the deviation."   \
    }
#define INVESTIGATION                                                                              \
    {                                                                                              \
        "investigation", "Investigation", VEIN_FIELD_WHOLE, true, true, NULL,                      \
            "Number of the investigation."                                                         \
    }
#define STEP_EXECUTION                                                                             \
    {                                                                                              \
        "step_execution", "Step record", VEIN_FIELD_WHOLE, false, true, NULL,                      \
            "Number of the recorded step that it is about."                                        \
    }
#define BATCH                                                                                      \
    {                                                                                              \
        "batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."                          \
    }

static const struct vein_field deviation_open[] = {
    BATCH,
    {"class", "Class", VEIN_FIELD_WORD, true, false, CLASSES, "As it looks now; QA decides."},
    {"detected_at", "Detected at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was noticed."},
    {"description", "Description", VEIN_FIELD_NOTE, true, false, NULL, "What happened."},
    {"immediate_action", "Immediate action", VEIN_FIELD_NOTE, true, false, NULL,
     "What was done at once; none is said too."},
    STEP_EXECUTION,
};
static const struct vein_field deviation_assess[] = {
    DEVIATION,
    VERSION,
    {"class", "Class", VEIN_FIELD_WORD, true, false, CLASSES, "As QA decides."},
    {"impact", "Impact", VEIN_FIELD_WORD, true, false, IMPACTS, "What it means for the product."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why, in words."},
};
static const struct vein_field deviation_close[] = {
    DEVIATION,
    VERSION,
    {"cause", "Cause", VEIN_FIELD_NOTE, true, false, NULL, "What it came from."},
    {"corrective_action", "Corrective action", VEIN_FIELD_NOTE, true, false, NULL,
     "What keeps it from happening again."},
};
static const struct vein_field investigation_note[] = {
    INVESTIGATION,
    VERSION,
    {"phase", "Phase", VEIN_FIELD_WORD, true, false, "lab full",
     "Laboratory, or full with the manufacture; full does not go back."},
    {"words", "Finding", VEIN_FIELD_NOTE, true, false, NULL, "What was looked at and found."},
};
static const struct vein_field investigation_conclude[] = {
    INVESTIGATION,
    VERSION,
    {"outcome", "Outcome", VEIN_FIELD_WORD, true, false, "laboratory error; confirmed",
     "What the failure came from."},
    {"conclusion", "Conclusion", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field deviation_touch[] = {
    DEVIATION,
    VERSION,
    {"batch", "Further batch", VEIN_FIELD_CODE, true, true, NULL, "The batch that it touches too."},
    {"why", "Why", VEIN_FIELD_NOTE, true, false, NULL, "What they have in common, in words."},
};
static const struct vein_field deviation_touch_assess[] = {
    {"touch", "Link", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the link to the batch."},
    VERSION,
    {"impact", "Impact", VEIN_FIELD_WORD, true, false, IMPACTS, "What it means for the product."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why, in words."},
};
static const struct vein_field capa_open[] = {
    DEVIATION,
    {"reference", "Reference", VEIN_FIELD_TEXT, true, false, NULL,
     "Number in the laboratory's list of corrective actions."},
    {"action", "Action", VEIN_FIELD_NOTE, true, false, NULL, "What is to be done."},
    {"owner", "Owner", VEIN_FIELD_CODE, true, false, NULL, "Code of the person who sees to it."},
    {"due", "Due", VEIN_FIELD_DATE, true, false, NULL, "By when."},
};
static const struct vein_field capa_done[] = {
    {"capa", "Corrective action", VEIN_FIELD_WHOLE, true, true, NULL, "Its number."},
    VERSION,
    {"outcome", "Outcome", VEIN_FIELD_NOTE, true, false, NULL,
     "What was done, and whether it works."},
};
static const struct vein_field comment_add[] = {
    BATCH,
    {"words", "Comment", VEIN_FIELD_NOTE, true, false, NULL, "It stays as it is written."},
    STEP_EXECUTION,
    {"sample", "Sample", VEIN_FIELD_CODE, false, true, NULL, "Sample that it is about."},
    {"result", "Result", VEIN_FIELD_WHOLE, false, true, NULL, "Result that it is about."},
    {"deviation", "Deviation", VEIN_FIELD_WHOLE, false, true, NULL, "Deviation that it is about."},
};
#define ITEM                                                                                       \
    {                                                                                              \
        "item", "Exception", VEIN_FIELD_TEXT, true, true, NULL,                                    \
            "Which one, as vein review exceptions lists it."                                       \
    }
#define SHOWN                                                                                      \
    {                                                                                              \
        "shown", "As shown", VEIN_FIELD_TEXT, true, true, NULL,                                    \
            "What stands under shown in its line: which state of it was seen."                     \
    }
static const struct vein_field review_accept[] = {
    BATCH,
    ITEM,
    SHOWN,
    {"words", "Words", VEIN_FIELD_NOTE, false, false, NULL,
     "Why it is acceptable, where it matters."},
};
static const struct vein_field review_return[] = {
    BATCH,
    ITEM,
    SHOWN,
    {"words", "What is missing", VEIN_FIELD_NOTE, true, false, NULL,
     "What is to be said or mended before the review is signed."},
};
static const struct vein_field review_answer[] = {
    BATCH,
    ITEM,
    {"words", "Answer", VEIN_FIELD_NOTE, true, false, NULL, "It stays as it is written."},
};
static const struct vein_field record_correct[] = {
    {"entity", "Kind of record", VEIN_FIELD_TEXT, true, true, NULL,
     "For example sample; vein record fields lists them."},
    {"record", "Record", VEIN_FIELD_TEXT, true, true, NULL,
     "Code of a sample, order, patient, lot or batch; else the record's number, as its list shows "
     "it."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"field", "Field", VEIN_FIELD_TEXT, true, true, NULL, "Name of the field."},
    {"value", "Right value", VEIN_FIELD_TEXT, false, false, NULL,
     "The old one is kept; empty where a record may be without it."},
    {"reason_code", "Kind of error", VEIN_FIELD_WORD, true, false,
     "misread mistyped wrong_field recalculated other", "Word of the list."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};

static const struct vein_action actions[] = {
    {"deviation_open", "deviation", "open", "Open a deviation", "deviation", "open",
     VEIN_FIELDS(deviation_open), "deviation {deviation} is open", NULL},
    {"deviation_assess", "deviation", "assess", "Decide the impact of a deviation", "deviation",
     "assess", VEIN_FIELDS(deviation_assess), "decided: {impact}", NULL},
    {"deviation_close", "deviation", "close", "Close a deviation", "deviation", "close",
     VEIN_FIELDS(deviation_close), "the deviation is closed", NULL},
    {"deviation_touch", "deviation", "touch", "Name a further batch of a deviation", "deviation",
     "touch", VEIN_FIELDS(deviation_touch), "batch {batch} is touched, link {touch}", NULL},
    {"deviation_touch_assess", "deviation", "touch-assess",
     "Decide the impact of a deviation on a further batch", "deviation", "touch_assess",
     VEIN_FIELDS(deviation_touch_assess), "decided: {impact}", NULL},
    {"capa_open", "capa", "open", "Open a corrective action of a deviation", "capa", "open",
     VEIN_FIELDS(capa_open), "corrective action {capa} is open", NULL},
    {"capa_done", "capa", "done", "Finish a corrective action", "capa", "done",
     VEIN_FIELDS(capa_done), "done", NULL},
    {"record_correct", "record", "correct", "Correct a field of a record", "record", "correct",
     VEIN_FIELDS(record_correct), "corrected; the old value is kept", NULL},
    {"investigation_note", "investigation", "note", "Note a finding of an investigation",
     "investigation", "note", VEIN_FIELDS(investigation_note), "noted", NULL},
    {"investigation_conclude", "investigation", "conclude",
     "Write the conclusion of an investigation", "investigation", "conclude",
     VEIN_FIELDS(investigation_conclude), "written; QA's signature concludes it", NULL},
    {"comment_add", "comment", "add", "Write a comment", "comment", "add", VEIN_FIELDS(comment_add),
     "comment written", NULL},
    {"review_accept", "review", "accept", "Accept an exception of the record", "review", "accept",
     VEIN_FIELDS(review_accept), "accepted: {what}", NULL},
    {"review_return", "review", "return", "Return an exception of the record", "review", "return",
     VEIN_FIELDS(review_return), "returned, and on the list of those who answer: {what}", NULL},
    {"review_answer", "review", "answer", "Answer a returned exception", "review", "answer",
     VEIN_FIELDS(review_answer), "answered; QA reads it", NULL},
};
const struct vein_action_area vein_area_deviation = {"Deviations and comments", actions,
                                                     VEIN_COUNT(actions)};
