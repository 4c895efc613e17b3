// Decisions about a batch.
#include "../action.h"

static const struct vein_field disposition_propose[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"decision", "Decision", VEIN_FIELD_WORD, true, false,
     "released released_pending rejected verdict exceptional_supply",
     "What the signatures will decide; verdict: of a batch for validation."},
    {"reason", "Reason", VEIN_FIELD_NOTE, false, false, NULL, "Where the decision asks for one."},
};
static const struct vein_field disposition_withdraw[] = {
    {"disposition", "Disposition", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the proposal."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is withdrawn."},
};

static const struct vein_action actions[] = {
    {"disposition_propose", "disposition", "propose", "Propose a disposition", "disposition",
     "propose", VEIN_FIELDS(disposition_propose), "proposed; its signatures decide", NULL},
    {"disposition_withdraw", "disposition", "withdraw", "Withdraw a proposed disposition",
     "disposition", "withdraw", VEIN_FIELDS(disposition_withdraw), "withdrawn", NULL},
};
const struct vein_action_area vein_area_disposition = {"Disposition", actions, VEIN_COUNT(actions)};
