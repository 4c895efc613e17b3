// keymap: which key means what on which screen, out of text. Lines: "bind SCREEN KEY MEANING" (SCREEN "any": every
// screen that does not say otherwise), "menu SCREEN ACT" (in the action menu of a screen), "#" begins a remark. A
// user's file is read over the default one: its bind of the same screen and key replaces the earlier.
#ifndef VEIN_TUI_KEYMAP_H
#define VEIN_TUI_KEYMAP_H

#include "input.h"

// What a key can mean besides an action of the program (named by its act).
enum vein_intent {
    VEIN_DO_NOTHING,
    VEIN_DO_ACT, // opens the form of an action
    VEIN_DO_GO,  // opens a screen: "go:near-misses"
    VEIN_DO_BACK,
    VEIN_DO_QUIT,
    VEIN_DO_HELP,
    VEIN_DO_MENU,
    VEIN_DO_COMMAND,
    VEIN_DO_CODE, // a code typed by hand
    VEIN_DO_FILTER,
    VEIN_DO_REFRESH,
    VEIN_DO_SAVE, // saves a form, signs a dialog
    VEIN_DO_OPEN,
    VEIN_DO_UP,
    VEIN_DO_DOWN,
    VEIN_DO_PAGE_UP,
    VEIN_DO_PAGE_DOWN,
    VEIN_DO_FIRST,
    VEIN_DO_LAST,
    VEIN_DO_LEFT,
    VEIN_DO_RIGHT,
    VEIN_DO_NEXT,
    VEIN_DO_PREVIOUS,
    VEIN_DO_NOT_RECORDED,
    VEIN_DO_NOW,
    VEIN_DO_ACKNOWLEDGE, // of a stop
    VEIN_DO_LOCK,
    VEIN_DO_STEP, // the next steps of a batch
    VEIN_DO_SIGN, // the signature that the row waits for
    VEIN_INTENT_COUNT
};
// "back", "save", ...; NULL for ACT and GO.
const char *vein_intent_name(enum vein_intent intent);
// What the key bar says.
const char *vein_intent_label(enum vein_intent intent);
// What the help says.
const char *vein_intent_words(enum vein_intent intent);

struct vein_binding {
    const char *screen;
    enum vein_key key;
    char text[8];
    enum vein_intent intent;
    const char *target; // act or screen, NULL otherwise
    bool menu;          // no key, only in the menu
};
struct vein_keymap {
    struct vein_arena *arena;
    struct vein_binding *bindings;
    size_t count, capacity;
};
void vein_keymap_init(struct vein_keymap *map);
void vein_keymap_release(struct vein_keymap *map);
// Reads text over what is there. Error: line number, what is wrong, what is expected.
bool vein_keymap_read(struct vein_keymap *map, const char *name, const char *text,
                      struct vein_err *err) VEIN_MUST_CHECK;
// The screen's own binding, else that of "any"; NULL when the key means nothing.
const struct vein_binding *vein_keymap_find(const struct vein_keymap *map, const char *screen,
                                            enum vein_key key, const char *text);
// The key of a binding, the shortest first; NULL when none. intent, and target for ACT and GO.
const struct vein_binding *vein_keymap_key_of(const struct vein_keymap *map, const char *screen,
                                              enum vein_intent intent, const char *target);

#endif
