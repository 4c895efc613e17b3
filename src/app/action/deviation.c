// What went otherwise than written down: deviations, investigations of failed results, comments.
#include "../action.h"

#define CLASSES "minor major critical"
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
    // The words hold blanks: a choice list of this program cannot, the database checks them.
    {"impact", "Impact", VEIN_FIELD_TEXT, true, false, NULL,
     "One of: no impact; impact, acceptable; impact, not acceptable."},
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
    {"outcome", "Outcome", VEIN_FIELD_TEXT, true, false, NULL,
     "One of: laboratory error; confirmed."},
    {"conclusion", "Conclusion", VEIN_FIELD_NOTE, true, false, NULL, "In words."},
};
static const struct vein_field comment_add[] = {
    BATCH,
    {"words", "Comment", VEIN_FIELD_NOTE, true, false, NULL, "It stays as it is written."},
    STEP_EXECUTION,
};

static const struct vein_action actions[] = {
    {"deviation_open", "deviation", "open", "Open a deviation", "deviation", "open",
     VEIN_FIELDS(deviation_open), "deviation {deviation} is open", NULL},
    {"deviation_assess", "deviation", "assess", "Decide the impact of a deviation", "deviation",
     "assess", VEIN_FIELDS(deviation_assess), "decided: {impact}", NULL},
    {"deviation_close", "deviation", "close", "Close a deviation", "deviation", "close",
     VEIN_FIELDS(deviation_close), "the deviation is closed", NULL},
    {"investigation_note", "investigation", "note", "Note a finding of an investigation",
     "investigation", "note", VEIN_FIELDS(investigation_note), "noted", NULL},
    {"investigation_conclude", "investigation", "conclude",
     "Write the conclusion of an investigation", "investigation", "conclude",
     VEIN_FIELDS(investigation_conclude), "written; QA's signature concludes it", NULL},
    {"comment_add", "comment", "add", "Write a comment", "comment", "add", VEIN_FIELDS(comment_add),
     "comment written", NULL},
};
const struct vein_action_area vein_area_deviation = {"Deviations and comments", actions,
                                                     VEIN_COUNT(actions)};
