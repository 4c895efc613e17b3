// Reading lines of notes and anchor files. Only files of this folder include this.
#ifndef VEIN_LEDGER_LINES_H
#define VEIN_LEDGER_LINES_H

#include "vein/ledger.h"

// Takes the next line without its newline; false when no newline is left.
bool vein_lines_next(struct vein_slice *rest, struct vein_slice *line);
// A decimal without sign or leading zero, 0 to limit.
bool vein_lines_number(struct vein_slice text, int64_t limit, int64_t *out);
// Steps over prefix; false (and nothing moved) when text begins otherwise.
bool vein_lines_skip(struct vein_slice *text, const char *prefix);

#define NOTE_SIGNATURE_MAX 512
struct note_line {
    struct vein_slice name;
    uint8_t id[4];
    uint8_t signature[NOTE_SIGNATURE_MAX];
    size_t signature_size;
};
// "— <name> <base64(key id || signature)>"
bool vein_note_line_read(struct vein_slice line, struct note_line *out);

#endif
