// Rows as the rest of the program sees them: copied text, no library object behind.
#include "vein/rows.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

long vein_rows_column(const struct vein_rows *rows, const char *name)
{
    if (!rows || !name)
        return -1;
    for (size_t i = 0; i < rows->col_count; i++)
        if (rows->names[i][0] == name[0] && strcmp(rows->names[i], name) == 0)
            return (long)i;
    return -1;
}

const char *vein_rows_get(const struct vein_rows *rows, size_t row, const char *name)
{
    long column = vein_rows_column(rows, name);

    if (column < 0 || row >= rows->row_count)
        return NULL;
    return rows->cells[row * rows->col_count + (size_t)column];
}

const char *vein_rows_text(const struct vein_rows *rows, size_t row, const char *name)
{
    const char *text = vein_rows_get(rows, row, name);

    return text ? text : "";
}

const char *vein_rows_shown(const struct vein_rows *rows, size_t row, const char *name)
{
    const char *text = vein_rows_get(rows, row, name);

    if (text && strcmp(text, "1") == 0 && strcmp(name, "unit") == 0 &&
        vein_rows_column(rows, name) > 0)
        return "";
    return text;
}

bool vein_rows_need(const struct vein_rows *rows, const char *const *names, size_t count,
                    struct vein_err *err)
{
    for (size_t i = 0; i < count; i++)
        if (vein_rows_column(rows, names[i]) < 0)
            return vein_err_set(err, VEIN_EXIT_INTERNAL, "",
                                "Program and database may be of different releases; "
                                "see `vein migrate --status`.",
                                "the server's answer has no column %s", names[i]);
    return true;
}

bool vein_rows_int(const struct vein_rows *rows, size_t row, const char *name, int64_t *out,
                   struct vein_err *err)
{
    const char *text = vein_rows_get(rows, row, name);
    char *end = NULL;
    intmax_t value;

    if (!text)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "the server's answer has no value in %s, row %zu", name, row + 1);
    errno = 0;
    value = strtoimax(text, &end, 10);
    if (errno || end == text || *end || value < INT64_MIN || value > INT64_MAX)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "the server's answer has no whole number in %s, row %zu: %s", name,
                            row + 1, text);
    *out = (int64_t)value;
    return true;
}

bool vein_rows_true(const struct vein_rows *rows, size_t row, const char *name)
{
    return strcmp(vein_rows_text(rows, row, name), "t") == 0;
}
