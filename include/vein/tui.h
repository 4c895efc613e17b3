// tui: the terminal. One function for the command line; everything else is inside tui/.
#ifndef VEIN_TUI_H
#define VEIN_TUI_H

#include "vein/app.h"

struct vein_tui_options {
    struct vein_session_options session; // where; user NULL: the login screen asks
    bool colour;                         // false: attributes only (NO_COLOR, --color=never)
    const char *keys_file;               // a user's own keymap, NULL none
    int idle_seconds;                    // locks earlier than the laboratory says; 0: as it says
};
// Runs until the user leaves. session (may be NULL) is an open one, taken over. Returns an exit code; the terminal is
// as it was, whatever happened.
int vein_tui_main(const struct vein_tui_options *options, struct vein_session *session);

#endif
