// Fewer columns of the same rows; cells are shared, not copied.
#include "cli.h"

#include <string.h>

static struct vein_rows *pick(struct vein_arena *arena, const struct vein_rows *rows,
                              const size_t *columns, size_t count)
{
    struct vein_rows *out = vein_arena_alloc(arena, sizeof *out);
    const char **names = vein_arena_alloc(arena, (count + 1) * sizeof *names);
    const char **cells = vein_arena_alloc(arena, (count * rows->row_count + 1) * sizeof *cells);
    unsigned *types = vein_arena_alloc(arena, (count + 1) * sizeof *types);

    for (size_t i = 0; i < count; i++) {
        names[i] = rows->names[columns[i]];
        types[i] = rows->types ? rows->types[columns[i]] : 0;
        for (size_t row = 0; row < rows->row_count; row++)
            cells[row * count + i] = rows->cells[row * rows->col_count + columns[i]];
    }
    *out = (struct vein_rows){rows->row_count, count, names, cells, types};
    return out;
}

struct vein_rows *vein_cli_columns(struct vein_arena *arena, const struct vein_rows *rows,
                                   const char *const *names, size_t count)
{
    size_t *columns = vein_arena_alloc(arena, (count + 1) * sizeof *columns);
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        long column = vein_rows_column(rows, names[i]);

        if (column >= 0)
            columns[used++] = (size_t)column;
    }
    return pick(arena, rows, columns, used);
}

struct vein_rows *vein_cli_filled(struct vein_arena *arena, const struct vein_rows *rows)
{
    size_t *columns = vein_arena_alloc(arena, (rows->col_count + 1) * sizeof *columns);
    size_t used = 0;

    for (size_t column = 0; column < rows->col_count; column++) {
        bool filled = false;

        for (size_t row = 0; row < rows->row_count && !filled; row++) {
            const char *text = rows->cells[row * rows->col_count + column];

            filled = text && text[0];
        }
        if (filled)
            columns[used++] = column;
    }
    return pick(arena, rows, columns, used);
}
