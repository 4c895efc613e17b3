// input: what comes from the keyboard or a scanner, as events. Bytes in, events out; no terminal here. A scan is
// told from typing before any field sees it: by AIM identifier, own prefix or ISBT 128 identifier and an end
// character within a burst; timing alone proves nothing. Unknown sequences are swallowed whole.
#ifndef VEIN_TUI_INPUT_H
#define VEIN_TUI_INPUT_H

#include "vein/base.h"

enum vein_key {
    VEIN_KEY_NONE,
    VEIN_KEY_CHAR, // text holds the character
    VEIN_KEY_ENTER,
    VEIN_KEY_TAB,
    VEIN_KEY_BACKTAB,
    VEIN_KEY_ESC,
    VEIN_KEY_BACKSPACE,
    VEIN_KEY_DELETE,
    VEIN_KEY_UP,
    VEIN_KEY_DOWN,
    VEIN_KEY_LEFT,
    VEIN_KEY_RIGHT,
    VEIN_KEY_HOME,
    VEIN_KEY_END,
    VEIN_KEY_PGUP,
    VEIN_KEY_PGDN,
    VEIN_KEY_F1, // F1 to F12 follow one another
    VEIN_KEY_F12 = VEIN_KEY_F1 + 11,
    VEIN_KEY_CTRL, // text holds the letter: Ctrl-L is "l"
    VEIN_KEY_COUNT
};
// "F2", "PgUp", "Ctrl-L", "a": as the key bar and the keymap name it. Static or in out (16 bytes).
const char *vein_key_name(enum vein_key key, const char *text, char out[16]);
// The key of such a name; text gets the character of CHAR and CTRL.
bool vein_key_parse(const char *name, enum vein_key *key, char text[8]);

enum vein_event_kind {
    VEIN_EVENT_NONE,
    VEIN_EVENT_KEY,
    VEIN_EVENT_SCAN,  // code: what was scanned, without its end character
    VEIN_EVENT_PASTE, // code: pasted text
    VEIN_EVENT_BROKEN // a scan that did not end, or bytes that are no text: dropped, said
};
struct vein_event {
    enum vein_event_kind kind;
    enum vein_key key;
    char text[8];
    const char *code;   // valid until the next call
    const char *method; // "scan", "scan-unprefixed"
};

#define VEIN_INPUT_SIZE 8192
struct vein_input {
    unsigned char bytes[VEIN_INPUT_SIZE];
    size_t size;
    int64_t last_ms; // when the last byte came
    bool pasting;
    struct vein_buf paste;
    char code[600];
    bool overflow;
};
void vein_input_init(struct vein_input *input);
void vein_input_release(struct vein_input *input);
// now_ms: a clock that only goes forward.
void vein_input_feed(struct vein_input *input, const void *bytes, size_t size, int64_t now_ms);
// The next event; NONE when there is none (yet). wait_ms (may be NULL) is then how long until asking again
// makes sense without more bytes, -1 = no need.
void vein_input_next(struct vein_input *input, int64_t now_ms, struct vein_event *out,
                     int *wait_ms);

#endif
