// At the site and the bedside.
#include "../action.h"

static const struct vein_field site_receive[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"container", "Container", VEIN_FIELD_SCAN, true, false, NULL, "Scanned code of the bag."},
    {"certificate", "Certificate", VEIN_FIELD_SCAN, true, false, NULL,
     "Scanned code of the certificate."},
    {"received_at", "Received at", VEIN_FIELD_MOMENT, true, false, NULL, "When it arrived."},
    {"containers", "Containers", VEIN_FIELD_SCAN, false, false, NULL,
     "Everything in the shipper, one code after the other; when a shipper is opened."},
    {"seals", "Seals", VEIN_FIELD_WORD, false, false, "intact broken none",
     "As found on the shipper."},
    {"trace_low_c", "Coldest (Cel)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Lowest temperature of the logger's trace."},
    {"trace_high_c", "Warmest (Cel)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "Highest temperature of the logger's trace."},
    {"difference", "Difference", VEIN_FIELD_NOTE, false, false, NULL,
     "Why the contents are not the manifest's; asks for an open deviation."},
};
static const struct vein_field thaw_start[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"container", "Container", VEIN_FIELD_SCAN, true, false, NULL, "Scanned code of the bag."},
    {"started_at", "Started at", VEIN_FIELD_MOMENT, true, false, NULL, "When the thaw began."},
};
static const struct vein_field infusion_record[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"container", "Container", VEIN_FIELD_SCAN, true, false, NULL, "Scanned code of the bag."},
    {"identity_check", "Identity check", VEIN_FIELD_WHOLE, true, true, NULL,
     "Number of the bedside check."},
    {"started_at", "Started at", VEIN_FIELD_MOMENT, true, false, NULL, "When it began."},
    {"ended_at", "Ended at", VEIN_FIELD_MOMENT, true, false, NULL, "When it ended."},
    {"volume_ml", "Volume (mL)", VEIN_FIELD_DECIMAL, true, false, NULL, "What was infused."},
    {"reaction", "Reaction", VEIN_FIELD_NOTE, true, false, NULL,
     "In words; none when there was none."},
    {"remainder_ml", "Remainder (mL)", VEIN_FIELD_DECIMAL, false, false, NULL,
     "What stayed in the bag and is disposed of."},
};
static const struct vein_field follow_up_record[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"kind", "Kind", VEIN_FIELD_WORD, true, false,
     "visit CRS ICANS infection cytopenia response other", "What was seen."},
    {"grade", "Grade", VEIN_FIELD_WORD, false, false, "0 1 2 3 4 5",
     "By whoever graded it; CRS and ICANS ask for one."},
    {"seen_at", "Seen at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was seen."},
    {"words", "Words", VEIN_FIELD_NOTE, true, false, NULL, "What was seen and done."},
};
static const struct vein_field supply_request[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"physician", "Treating physician", VEIN_FIELD_TEXT, true, false, NULL, "Who asks."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL,
     "The hazard, and what was considered instead."},
};
static const struct vein_field supply_withdraw[] = {
    {"supply_request", "Request", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the request."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is withdrawn."},
};
static const struct vein_field notification_acknowledge[] = {
    {"notification", "Notification", VEIN_FIELD_WHOLE, true, true, NULL, "Its number."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"answer", "Answer", VEIN_FIELD_NOTE, true, false, NULL, "Who was told, and what follows."},
};
static const struct vein_field follow_up_start[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
};

static const struct vein_action actions[] = {
    {"site_receive", "site", "receive", "Receive the product at the site", "site", "receive",
     VEIN_FIELDS(site_receive), "received at the site", NULL},
    {"thaw_start", "thaw", "start", "Start the thaw of a container", "thaw", "start",
     VEIN_FIELDS(thaw_start), "thaw started; infuse by {infuse_by}", NULL},
    {"infusion_record", "infusion", "record", "Record an infusion", "infusion", "record",
     VEIN_FIELDS(infusion_record), "infusion recorded", NULL},
    {"follow_up_start", "follow-up", "start", "Begin follow-up", "follow_up", "start",
     VEIN_FIELDS(follow_up_start), "follow-up has begun", NULL},
    {"follow_up_record", "follow-up", "record", "Record an observation of follow-up", "follow_up",
     "record", VEIN_FIELDS(follow_up_record), "recorded, day {day}", NULL},
    {"supply_request", "supply", "request", "Ask for supply of what failed its specification",
     "supply", "request", VEIN_FIELDS(supply_request), "asked for; QA and releaser decide", NULL},
    {"supply_withdraw", "supply", "withdraw", "Withdraw a request for supply", "supply", "withdraw",
     VEIN_FIELDS(supply_withdraw), "withdrawn", NULL},
    {"notification_acknowledge", "notification", "acknowledge", "Acknowledge a notification",
     "notification", "acknowledge", VEIN_FIELDS(notification_acknowledge), "acknowledged", NULL},
};
const struct vein_action_area vein_area_infusion = {"Infusion and follow-up", actions,
                                                    VEIN_COUNT(actions)};
