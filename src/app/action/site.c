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

static const struct vein_field clock_judge[] = {
    {"clock_step", "Clock step", VEIN_FIELD_WHOLE, true, true, NULL,
     "Number of what was found; vein clock list has it."},
    {"version", "Version", VEIN_FIELD_WHOLE, true, true, NULL, "The version that was seen."},
    {"judgement", "What was wrong", VEIN_FIELD_WORD, true, false, "was_ahead was_behind",
     "was_ahead: it is right now, and was ahead before. was_behind: it was set back, and is right "
     "again."},
    {"words", "In words", VEIN_FIELD_NOTE, true, false, NULL,
     "What happened, and which entries carry a wrong time."},
};

static const struct vein_action actions[] = {
    {"site_add", "site", "add", "Add a site", "site", "add", VEIN_FIELDS(site_add), "site added",
     NULL},
    {"clock_set", "clock", "set", "Move the laboratory clock of a training installation", "clock",
     "set", VEIN_FIELDS(clock_set), "laboratory time is {lab_now}", NULL},
    {"clock_judge", "clock", "judge", "Say what was wrong with the server's clock", "clock",
     "judge", VEIN_FIELDS(clock_judge), "judged; what decides by the time is done again", NULL},
};
const struct vein_action_area vein_area_site = {"Sites and clock", actions, VEIN_COUNT(actions)};
