// A batch as a whole: holds, end, identity.
#include "../action.h"

#define BATCH                                                                                      \
    {                                                                                              \
        "batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."                          \
    }
#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }
#define REASON                                                                                     \
    {                                                                                              \
        "reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "In words, five letters at least." \
    }

static const struct vein_field batch_version_reason[] = {BATCH, VERSION, REASON};
static const struct vein_field hold_lift[] = {
    {"hold", "Hold", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the hold."}, VERSION, REASON};
static const struct vein_field identity_check[] = {
    BATCH,
    {"checkpoint", "Checkpoint", VEIN_FIELD_TEXT, true, true, NULL,
     "step, vector, fill or retrieval; for kind patient also chair, collection_bag, courier, "
     "receipt, pack_out, site or bedside."},
    {"container", "Container", VEIN_FIELD_SCAN, false, true, NULL,
     "Scanned code of the bag or vessel."},
    {"items", "Identifiers", VEIN_FIELD_JSON, true, false, NULL,
     "What both documents say, by each identifier; methods are scan, scan-unprefixed, keyed "
     "and stated."},
};
static const struct vein_field identity_show[] = {
    BATCH,
    {"checkpoint", "Checkpoint", VEIN_FIELD_TEXT, true, true, NULL,
     "One that needs names: chair, receipt, site, bedside."},
};
static const struct vein_field record_export[] = {BATCH};
static const struct vein_field record_export_past[] = {
    BATCH,
    {"as_of", "As of", VEIN_FIELD_MOMENT, false, false, NULL, "A moment that has been."},
    {"signature", "Signature", VEIN_FIELD_WHOLE, false, false, NULL,
     "Number of a signature: as its signer saw the record."},
};
// In the order of the hand-over: what is scanned on the shipper, then who takes it.
static const struct vein_field custody_hand_over[] = {
    BATCH,
    VERSION,
    {"shipper", "Shipper", VEIN_FIELD_SCAN, false, false, NULL, "Scanned code of the shipper."},
    {"seal", "Seal", VEIN_FIELD_SCAN, false, false, NULL, "Scanned number of the seal."},
    {"logger", "Logger", VEIN_FIELD_SCAN, false, false, NULL, "Scanned code of the logger."},
    {"waybill", "Waybill", VEIN_FIELD_TEXT, false, false, NULL, "Number of the transport."},
    {"condition_band", "Conditions", VEIN_FIELD_TEXT, false, false, NULL,
     "Temperature band that is kept, for example <= -150 Cel or 2 to 8 Cel."},
    {"place", "Place", VEIN_FIELD_TEXT, true, false, NULL, "Where it goes."},
    {"since_at", "Since", VEIN_FIELD_MOMENT, true, false, NULL, "When it was handed over."},
    {"organisation", "Organisation", VEIN_FIELD_TEXT, false, false, NULL, "Who takes it."},
    {"name", "Name", VEIN_FIELD_TEXT, false, false, NULL, "The person who takes it."},
    {"containers", "Containers", VEIN_FIELD_SCAN, false, false, NULL,
     "What leaves, one code after the other; all that can leave when none is given."},
};

static const struct vein_field recall_withdraw[] = {
    {"recall", "Recall", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the recall."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is withdrawn."},
};

static const struct vein_action actions[] = {
    {"identity_check", "identity", "check", "Compare two documents", "identity", "check",
     VEIN_FIELDS(identity_check), "identity confirmed", NULL},
    {"identity_show", "identity", "show", "Show a patient's identity at a checkpoint", "identity",
     "show", VEIN_FIELDS(identity_show), "shown; this is recorded", NULL},
    {"custody_hand_over", "custody", "hand-over", "Hand over to somebody else", "custody",
     "hand_over", VEIN_FIELDS(custody_hand_over), "handed over", NULL},
    {"hold_place", "hold", "place", "Place a hold", "hold", "place",
     VEIN_FIELDS(batch_version_reason), "the batch is on hold", NULL},
    {"hold_lift", "hold", "lift", "Lift a hold", "hold", "lift", VEIN_FIELDS(hold_lift),
     "the hold is lifted", NULL},
    {"batch_abort", "batch", "abort", "Abort a batch", "batch", "abort",
     VEIN_FIELDS(batch_version_reason), "the batch is aborted", NULL},
    {"batch_recall", "batch", "recall", "Recall a batch", "batch", "recall",
     VEIN_FIELDS(batch_version_reason), "proposed; the releaser's signature recalls it", NULL},
    {"recall_withdraw", "recall", "withdraw", "Withdraw a recall that is not signed", "batch",
     "recall_withdraw", VEIN_FIELDS(recall_withdraw), "withdrawn", NULL},
    {"batch_close", "batch", "close", "Close a batch", "batch", "close",
     VEIN_FIELDS(batch_version_reason), "the batch is closed", NULL},
    {"record_export", "report", "batch-record", "Issue the batch record of a batch", "report",
     "batch_record", VEIN_FIELDS(record_export), "batch record issued; this is recorded",
     "vein report"},
    {"record_export_past", "report", "batch-record-past",
     "Issue the batch record of a batch as it stood earlier", "report", "batch_record_past",
     VEIN_FIELDS(record_export_past), "batch record issued; this is recorded", "vein report"},
};
const struct vein_action_area vein_area_batch = {"Batches", actions, VEIN_COUNT(actions)};
