// Storage, pools and disposal.
#include "../action.h"

#define BATCH                                                                                      \
    {                                                                                              \
        "batch", "Batch", VEIN_FIELD_CODE, true, true, NULL, "The batch."                          \
    }
#define VERSION                                                                                    \
    {                                                                                              \
        "version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."     \
    }
#define CONTAINER                                                                                  \
    {                                                                                              \
        "container", "Container", VEIN_FIELD_SCAN, true, false, NULL,                              \
            "Scanned code of the container."                                                       \
    }

static const struct vein_field location_add[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, false, NULL, "Code of the site."},
    {"code", "Location", VEIN_FIELD_CODE, true, false, NULL, "Public code of the location."},
    {"title", "Title", VEIN_FIELD_TEXT, true, false, NULL, "For example Tank 1, vapour phase."},
    {"condition_band", "Conditions", VEIN_FIELD_TEXT, true, false, NULL,
     "Temperature band, for example <= -150 Cel or 2 to 8 Cel."},
    {"capacity", "Capacity", VEIN_FIELD_WHOLE, false, false, NULL, "How many containers it holds."},
};
static const struct vein_field location_close[] = {
    {"site", "Site", VEIN_FIELD_CODE, true, true, NULL, "Code of the site."},
    {"location", "Location", VEIN_FIELD_CODE, true, true, NULL, "The location to close."},
    VERSION,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is closed."},
};
static const struct vein_field store_put[] = {
    BATCH,
    VERSION,
    CONTAINER,
    {"location", "Location", VEIN_FIELD_SCAN, true, false, NULL,
     "Scanned code of the position, or of the location."},
    {"position", "Position", VEIN_FIELD_SCAN, false, false, NULL,
     "Position in it, when the scan didn't say."},
    {"put_at", "Put in at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was put in."},
};
static const struct vein_field store_take[] = {
    BATCH,
    VERSION,
    CONTAINER,
    {"purpose", "Purpose", VEIN_FIELD_WORD, true, false, "process supply transfer disposal",
     "What it is taken out for."},
    {"taken_at", "Taken out at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was taken out."},
};
static const struct vein_field container_pool[] = {
    BATCH,
    VERSION,
    {"containers", "Containers", VEIN_FIELD_SCAN, true, false, NULL,
     "What goes into the pool, one code after the other."},
    {"code", "Pool", VEIN_FIELD_SCAN, true, false, NULL, "Code of the container that takes it."},
    {"volume_ml", "Volume (mL)", VEIN_FIELD_DECIMAL, true, false, NULL, "Of the pool."},
    {"pooled_at", "Pooled at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was pooled."},
};
static const struct vein_field container_dispose[] = {
    BATCH,
    VERSION,
    CONTAINER,
    {"way", "Way", VEIN_FIELD_WORD, true, false, "destroyed research", "What becomes of it."},
    {"quantity_ml", "Quantity (mL)", VEIN_FIELD_DECIMAL, true, false, NULL, "How much there was."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it is disposed of."},
    {"disposed_at", "Disposed of at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was done."},
    {"consent", "Consent", VEIN_FIELD_TEXT, false, false, NULL,
     "Which consent covers the use in research."},
};
static const struct vein_field container_lost[] = {
    BATCH,
    VERSION,
    CONTAINER,
    {"noticed_at", "Noticed at", VEIN_FIELD_MOMENT, true, false, NULL, "When it was noticed."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL,
     "What is known: carrier and waybill are on record."},
    {"immediate_action", "Done at once", VEIN_FIELD_NOTE, true, false, NULL,
     "What was done: who was asked, who was told."},
};
static const struct vein_field container_found[] = {
    BATCH,
    VERSION,
    CONTAINER,
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Where it was, and how it was kept."},
};
static const struct vein_field disposal_withdraw[] = {
    {"disposal", "Disposal", VEIN_FIELD_WHOLE, true, false, NULL, "Number of the disposal."},
    VERSION,
    {"reason_code", "Kind of error", VEIN_FIELD_WORD, true, false,
     "misread mistyped wrong_field recalculated other", "Word of the list."},
    {"reason", "Reason", VEIN_FIELD_NOTE, true, false, NULL, "Why it was not so."},
};

static const struct vein_action actions[] = {
    {"location_add", "location", "add", "Add a storage location", "location", "add",
     VEIN_FIELDS(location_add), "location added", NULL},
    {"location_close", "location", "close", "Close a storage location", "location", "close",
     VEIN_FIELDS(location_close), "location closed", NULL},
    {"store_put", "store", "put", "Put a container into storage", "store", "put",
     VEIN_FIELDS(store_put), "in position {position} of {location}", NULL},
    {"store_take", "store", "take", "Take a container out of storage", "store", "take",
     VEIN_FIELDS(store_take), "taken out of storage", NULL},
    {"container_pool", "container", "pool", "Pool starting material", "container", "pool",
     VEIN_FIELDS(container_pool), "pooled into {container}", NULL},
    {"container_dispose", "container", "dispose", "Dispose of a container", "container", "dispose",
     VEIN_FIELDS(container_dispose), "recorded; the witness's signature carries it out", NULL},
    {"container_lost", "container", "lost", "Say that a container was lost on its way", "container",
     "lost", VEIN_FIELDS(container_lost), "lost; deviation {deviation} is open", NULL},
    {"container_found", "container", "found", "Say that a lost container has turned up",
     "container", "found", VEIN_FIELDS(container_found), "on its way again, and held", NULL},
    {"disposal_withdraw", "disposal", "withdraw", "Withdraw a disposal that is not witnessed",
     "container", "disposal_withdraw", VEIN_FIELDS(disposal_withdraw),
     "withdrawn; container {container} is {container_status}", NULL},
};
const struct vein_action_area vein_area_storage = {"Storage and disposal", actions,
                                                   VEIN_COUNT(actions)};
