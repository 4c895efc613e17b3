// Breaking text into lines, by columns of a terminal.
#include "wrap.h"

#include <string.h>

// Bytes of the character at text; malformed bytes stand alone.
static size_t character(const char *text, size_t *width)
{
    unsigned char lead = (unsigned char)text[0];
    size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    char copy[8] = "";

    if (strnlen(text, size) < size)
        size = 1;
    memcpy(copy, text, size);
    *width = vein_utf8_width(copy);
    return size;
}

size_t vein_report_fit(const char *text, size_t room, size_t *width)
{
    size_t at = 0, columns = 0;
    size_t blank = 0, blank_columns = 0; // the line as it ends before its last blank
    size_t joint = 0, joint_columns = 0; // and behind the last joint of a word: released_/pending

    while (text[at]) {
        size_t own;
        size_t size = character(text + at, &own);

        if (columns + own > room && at > 0)
            break;
        if (text[at] == ' ' && at > 0 && text[at - 1] != ' ') {
            blank = at;
            blank_columns = columns;
        }
        at += size;
        columns += own;
        if (strchr("-_/", text[at - 1]) && text[at]) {
            joint = at;
            joint_columns = columns;
        }
    }
    if (text[at] && text[at] != ' ' && blank > 0) {
        *width = blank_columns;
        return blank;
    }
    if (text[at] && text[at] != ' ' && joint > 0) {
        *width = joint_columns;
        return joint;
    }
    *width = columns;
    return at;
}

const char *vein_report_past_blanks(const char *text)
{
    return text + strspn(text, " ");
}

void vein_report_blanks(struct vein_buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        vein_buf_adds(out, " ");
}
