// At the site and the bedside.
#include "../action.h"

static const struct vein_field site_receive[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"container", "Container", VEIN_FIELD_SCAN, true, false, NULL, "Scanned code of the bag."},
    {"certificate", "Certificate", VEIN_FIELD_SCAN, true, false, NULL,
     "Scanned code of the certificate."},
    {"received_at", "Received at", VEIN_FIELD_MOMENT, true, false, NULL, "When it arrived."},
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
    {"reaction", "Reaction", VEIN_FIELD_NOTE, false, false, NULL,
     "In words; none when there was none."},
};
static const struct vein_field follow_up_start[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
};

static const struct vein_action actions[] = {
    {"site_receive", "site", "receive", "Receive the product at the site", "site", "receive",
     VEIN_FIELDS(site_receive), "received at the site", NULL},
    {"infusion_record", "infusion", "record", "Record an infusion", "infusion", "record",
     VEIN_FIELDS(infusion_record), "infusion recorded", NULL},
    {"follow_up_start", "follow-up", "start", "Begin follow-up", "follow_up", "start",
     VEIN_FIELDS(follow_up_start), "follow-up has begun", NULL},
};
const struct vein_action_area vein_area_infusion = {"Infusion and follow-up", actions,
                                                    VEIN_COUNT(actions)};
