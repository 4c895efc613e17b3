// Private to report: where a line ends.
#ifndef VEIN_REPORT_WRAP_H
#define VEIN_REPORT_WRAP_H

#include "vein/base.h"

#pragma GCC visibility push(hidden)

// How many bytes of visible text stand in a line of room columns: up to a blank if there is one, else
// behind a joint (- _ /), else as many characters as fit; at least one. *width gets their columns.
size_t vein_report_fit(const char *text, size_t room, size_t *width);
// The text behind the blanks at its beginning.
const char *vein_report_past_blanks(const char *text);
void vein_report_blanks(struct vein_buf *out, size_t count);

#pragma GCC visibility pop

#endif
