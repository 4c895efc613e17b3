// Lots of material.
#include "../action.h"

#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }

static const struct vein_field lot_receive[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Code of the site."},
    {"code", "Our label", VEIN_FIELD_SCAN, true, false, NULL,
     "Code of the label that it gets here; scanned as %M... it is found everywhere."},
    {"material", "Material", VEIN_FIELD_CODE, true, false, NULL,
     "As process documents name it, for example medium."},
    {"supplier", "Supplier", VEIN_FIELD_TEXT, true, false, NULL, "Who made or supplied it."},
    {"supplier_lot", "Supplier's lot", VEIN_FIELD_TEXT, true, false, NULL, "As on the package."},
    {"certificate", "Certificate", VEIN_FIELD_TEXT, true, false, NULL,
     "Which certificate came with it, and where it is kept."},
    {"received_at", "Received at", VEIN_FIELD_MOMENT, true, false, NULL, "When it came in."},
    {"expires_on", "Expires on", VEIN_FIELD_DATE, true, false, NULL,
     "Last day of use, as on the package: it counts to its end at the site."},
    {"quantity", "Quantity", VEIN_FIELD_DECIMAL, false, false, NULL,
     "How much came in; left out, nothing is counted."},
    {"unit", "Unit", VEIN_FIELD_TEXT, false, false, NULL,
     "What it is counted in, for example mL; 1 counts pieces."},
};
static const struct vein_field lot_use[] = {
    {"batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."},
    {"step", "Step", VEIN_FIELD_TEXT, true, true, NULL, "A step of the batch's process."},
    {"occurrence", "Occurrence", VEIN_FIELD_WHOLE, true, true, NULL,
     "1, or that of a repeated step; recorded already or the next one."},
    {"lot", "Lot", VEIN_FIELD_SCAN, true, true, NULL, "Scanned label of the lot."},
    {"quantity", "Quantity", VEIN_FIELD_DECIMAL, false, false, NULL,
     "In the unit of the lot; needed where the process names a quantity."},
    {"event_at", "Used at", VEIN_FIELD_MOMENT, true, false, NULL,
     "When it was used; expiry and release are judged by it."},
    {"late_reason", "Reason for a late entry", VEIN_FIELD_NOTE, false, false, NULL,
     "When it is entered later than the rules allow."},
};
static const struct vein_field lot_use_withdraw[] = {
    {"lot_use", "Use", VEIN_FIELD_WHOLE, true, true, NULL, "Number of the use."},
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it was not so."},
};
static const struct vein_field lot_reject[] = {
    {"lot", "Lot", VEIN_FIELD_CODE, true, true, NULL, "The lot."},
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is not used any more."},
};

static const struct vein_action actions[] = {
    {"lot_receive", "lot", "receive", "Receive a lot of material", "lot", "receive",
     VEIN_FIELDS(lot_receive), "lot {code} is in {status}; manager and QA sign it", NULL},
    {"lot_use", "lot", "use", "Record the use of a lot", "lot", "use", VEIN_FIELDS(lot_use),
     "{material}: lot {lot} recorded", NULL},
    {"lot_use_withdraw", "lot", "withdraw", "Withdraw the use of a lot", "lot", "withdraw",
     VEIN_FIELDS(lot_use_withdraw), "withdrawn; the quantity is the lot's again", NULL},
    {"lot_reject", "lot", "reject", "Reject a lot", "lot", "reject", VEIN_FIELDS(lot_reject),
     "lot {lot} is {status}", NULL},
};
const struct vein_action_area vein_area_lot = {"Lots of material", actions, VEIN_COUNT(actions)};
