// Collection and receipt.
#include "../action.h"

static const struct vein_field collection_start[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"started_at", "Started at", VEIN_FIELD_MOMENT, true, false, NULL, "When it began."},
};
static const struct vein_field collection_finish[] = {
    {"collection", "Collection", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the collection."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"din", "Donation number", VEIN_FIELD_SCAN, true, false, NULL, "Scanned from the bag."},
    {"volume_ml", "Volume (mL)", VEIN_FIELD_DECIMAL, true, false, NULL, "As read."},
    {"finished_at", "Finished at", VEIN_FIELD_MOMENT, true, false, NULL, "When it ended."},
};
static const struct vein_field receipt_record[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"container", "Container", VEIN_FIELD_SCAN, true, false, NULL, "Scanned code of the bag."},
    {"received_at", "Received at", VEIN_FIELD_MOMENT, true, false, NULL, "When it arrived."},
    {"volume_ml", "Volume (mL)", VEIN_FIELD_DECIMAL, true, false, NULL, "As measured."},
    {"temperature_c", "Temperature (Cel)", VEIN_FIELD_DECIMAL, true, false, NULL, "On opening."},
    {"seals", "Seals", VEIN_FIELD_WORD, true, false, "intact broken none", "As found."},
    {"containers", "Containers", VEIN_FIELD_SCAN, false, false, NULL,
     "Everything in the shipper, one code after the other; when a shipper is opened."},
    {"trace_low_c", "Coldest (Cel)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Lowest temperature of the logger's trace."},
    {"trace_high_c", "Warmest (Cel)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Highest temperature of the logger's trace."},
    {"difference", "Difference", VEIN_FIELD_NOTE, false, false, NULL,
     "Why the contents are not the manifest's; asks for an open deviation."},
};
static const struct vein_field receipt_decide[] = {
    {"receipt", "Receipt", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the receipt."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"decision", "Decision", VEIN_FIELD_WORD, true, false, "accept discard", "What becomes of it."},
    {"reason", "Reason", VEIN_FIELD_NOTE, false, false, NULL, "Where the decision asks for one."},
};

static const struct vein_action actions[] = {
    {"collection_start", "collection", "start", "Start a collection", "collection", "start",
     VEIN_FIELDS(collection_start), "collection started", NULL},
    {"collection_finish", "collection", "finish", "Finish a collection", "collection", "finish",
     VEIN_FIELDS(collection_finish), "collection finished", NULL},
    {"receipt_record", "receipt", "record", "Record a receipt", "receipt", "record",
     VEIN_FIELDS(receipt_record), "receipt recorded", NULL},
    {"receipt_decide", "receipt", "decide", "Decide about a receipt", "receipt", "decide",
     VEIN_FIELDS(receipt_decide), "decided", NULL},
};
const struct vein_action_area vein_area_collection = {"Collection and receipt", actions,
                                                      VEIN_COUNT(actions)};
