// Sites and the laboratory clock.
#include "../action.h"

static const struct vein_field site_add[] = {
    {"code", "Site code", VEIN_FIELD_CODE, true, false, NULL, "Public code of the site."},
    {"title", "Title", VEIN_FIELD_TEXT, true, false, NULL, "Name of the site."},
    {"time_zone", "Time zone", VEIN_FIELD_TEXT, true, false, NULL, "For example Europe/Berlin."},
};
static const struct vein_field clock_set[] = {
    {"moment", "Moment", VEIN_FIELD_MOMENT, true, false, NULL,
     "New laboratory time, forward only."},
};

static const struct vein_action actions[] = {
    {"site_add", "site", "add", "Add a site", "site", "add", VEIN_FIELDS(site_add), "site added",
     NULL},
    {"clock_set", "clock", "set", "Move the laboratory clock of a training installation", "clock",
     "set", VEIN_FIELDS(clock_set), "laboratory time is {lab_now}", NULL},
};
const struct vein_action_area vein_area_site = {"Sites and clock", actions, VEIN_COUNT(actions)};
