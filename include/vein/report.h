// report: text laid out for reading, in a width of terminal columns. Pure: text in, text out. Whatever a person
// typed is made visible (vein_utf8_visible), so that nothing of it commands a terminal or a printer.
#ifndef VEIN_REPORT_H
#define VEIN_REPORT_H

#include "vein/base.h"

// A batch record, from lines of "kind TAB label TAB text" (sql/rule/88_record.sql), "\n" between them.
// Kinds: B banner, H section, S part, T record, F label and text, N remark. A line of another form is
// printed as it stands: nothing is left out. width: columns, at least 40.
void vein_report_record(struct vein_buf *out, const char *lines, size_t width);

struct vein_report_column {
    const char *title;
    size_t width; // columns at most; longer cells go on below. 0: as wide as its longest cell
    bool right;   // numbers
};
// A table with a line of titles. cells: row_count * column_count texts, row by row; NULL is empty. No row: nothing.
void vein_report_table(struct vein_buf *out, const struct vein_report_column *columns,
                       size_t column_count, const char *const *cells, size_t row_count);

#endif
