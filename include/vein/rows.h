// rows: the answer of a statement as text, for everyone who shows it or reads it.
#ifndef VEIN_ROWS_H
#define VEIN_ROWS_H

#include "vein/base.h"

// Text cells, NULL for SQL NULL. Visible, so that tests can make some without a server.
struct vein_rows {
    size_t row_count;
    size_t col_count;
    const char *const *names; // col_count names
    const char *const *cells; // row_count * col_count
    const unsigned *types;    // type OIDs, col_count; NULL when unknown
};

// The column's index, or -1.
long vein_rows_column(const struct vein_rows *rows, const char *name);
// The cell, NULL when it is SQL NULL - and when there is no such row or column: use vein_rows_need
// first where that difference matters.
const char *vein_rows_get(const struct vein_rows *rows, size_t row, const char *name);
// Like vein_rows_get, "" instead of NULL.
const char *vein_rows_text(const struct vein_rows *rows, size_t row, const char *name);
// The cell as people are shown it, NULL as from vein_rows_get: the unit of a count or of a pure number is "1" in UCUM,
// for programs; people read the number alone. A list of units names it in its first column and keeps it.
const char *vein_rows_shown(const struct vein_rows *rows, size_t row, const char *name);
// Demands that these columns exist (an old or foreign server may not have them); count names.
bool vein_rows_need(const struct vein_rows *rows, const char *const *names, size_t count,
                    struct vein_err *err) VEIN_MUST_CHECK;
// Reads a bigint cell. Fails on NULL, a missing column, or anything but a whole number in range.
bool vein_rows_int(const struct vein_rows *rows, size_t row, const char *name, int64_t *out,
                   struct vein_err *err) VEIN_MUST_CHECK;
// True when the cell is "t".
bool vein_rows_true(const struct vein_rows *rows, size_t row, const char *name);

#endif
