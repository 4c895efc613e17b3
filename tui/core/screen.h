// screen: what a screen is, as constant data (tui/screen holds the tables). Four kinds; a fifth is a design
// discussion. A screen loads one statement; a detail screen has lists as its tabs.
#ifndef VEIN_TUI_SCREEN_H
#define VEIN_TUI_SCREEN_H

#include "vein/base.h"

enum vein_screen_kind { VEIN_SCREEN_LIST, VEIN_SCREEN_DETAIL, VEIN_SCREEN_TEXT };

#define VEIN_SCREEN_COLUMNS 14
#define VEIN_SCREEN_TABS 23

// Style rules: how a value in a column looks. Words first, so that it is readable without colour.
enum vein_mark {
    VEIN_MARK_NONE,
    VEIN_MARK_QUALITY, // released and its like good, on_hold and rejected alarms
    VEIN_MARK_BREACH,  // alert, action
    VEIN_MARK_STATE,   // late, over, breach, failed, missing ...
    VEIN_MARK_OPEN,    // a count that is better 0
    VEIN_MARK_WORD,    // one of a closed list of words, nothing to be marked
    VEIN_MARK_SPAN     // time that has passed
};

struct vein_screen_column {
    const char *name; // column of the statement; "a|b": the first of them that is filled
    const char *heading;
    int width;    // columns at most
    int priority; // 1 stays longest; higher ones are left out first when the terminal is narrow
    bool right;
    enum vein_mark mark;
};

struct vein_screen {
    const char *id;
    const char *title; // {name} is filled from the context
    enum vein_screen_kind kind;
    const char *area, *name; // statement that loads it
    const char *params;      // "batch role": what the statement needs, taken from the context
    const char *
        next; // "after=key": parameters that a page goes on with, out of its last row; NULL: it can't
    const char *empty; // what an empty list says
    const char *help;  // what the screen is for and what to do on it, for F1
    const char *key;   // column that tells rows apart: selection follows it
    const char *open;  // screen that Enter opens, NULL none
    const char
        *does; // action whose form Enter opens, before open; "=act": the one the row's column names
    const char
        *at_once; // act that its key does to the line without a form: all it needs stands there
    const char *carry; // "hold=id batch": context that a row gives, for opening and for actions
    const char *signs; // "entity=step_execution record=step_execution meaning=…": see VEIN_DO_SIGN
    const char *signer; // roles that sign a detail screen itself, where no row waits
    const char *dim;    // column that, when it is filled, makes a row one of less interest
    bool live;          // read again when anything was written
    bool ticks;         // shows time that passes: read again every second
    bool step;          // VEIN_DO_STEP makes sense: rows or context have a batch
    struct vein_screen_column columns[VEIN_SCREEN_COLUMNS];
    const struct vein_screen *const *tabs; // of a detail screen, NULL-terminated
};

const struct vein_screen *vein_screen_find(const char *id);
const struct vein_screen *vein_screen_at(size_t index); // NULL past the end

#endif
