// A table whose long cells go on below.
#include "vein/report.h"

#include <string.h>

#include "wrap.h"

#define GAP 2

static const char *const *row_texts(struct vein_arena *arena, const char *const *cells,
                                    size_t count)
{
    const char **texts = vein_arena_alloc(arena, (count + 1) * sizeof *texts);

    for (size_t i = 0; i < count; i++) {
        struct vein_buf text;

        vein_buf_init(&text);
        vein_utf8_visible(&text, cells[i] ? cells[i] : "");
        texts[i] = vein_arena_strdup(arena, text.data ? text.data : "");
        vein_buf_release(&text);
    }
    return texts;
}

static void one_cell(struct vein_buf *out, const char *text, size_t size, size_t own, size_t width,
                     bool right)
{
    vein_report_blanks(out, right ? width - own : 0);
    vein_buf_add(out, text, size);
    vein_report_blanks(out, right ? 0 : width - own);
}

static void end_line(struct vein_buf *out)
{
    while (out->size > 0 && out->data[out->size - 1] == ' ')
        out->data[--out->size] = '\0';
    vein_buf_adds(out, "\n");
}

// One row in as many lines as its longest cell needs.
static void one_row(struct vein_buf *out, const struct vein_report_column *columns, size_t count,
                    const size_t *widths, const char **rest)
{
    bool more = true;

    while (more) {
        more = false;
        for (size_t i = 0; i < count; i++) {
            size_t own = 0;
            size_t size = rest[i][0] ? vein_report_fit(rest[i], widths[i], &own) : 0;

            if (i > 0)
                vein_report_blanks(out, GAP);
            one_cell(out, rest[i], size, own < widths[i] ? own : widths[i], widths[i],
                     columns[i].right);
            rest[i] = vein_report_past_blanks(rest[i] + size);
            more = more || rest[i][0];
        }
        end_line(out);
    }
}

void vein_report_table(struct vein_buf *out, const struct vein_report_column *columns,
                       size_t column_count, const char *const *cells, size_t row_count)
{
    struct vein_arena *arena = vein_arena_new();
    const char *const *texts = row_texts(arena, cells, column_count * row_count);
    size_t *widths = vein_arena_alloc(arena, (column_count + 1) * sizeof *widths);
    const char **rest = vein_arena_alloc(arena, (column_count + 1) * sizeof *rest);

    for (size_t i = 0; i < column_count; i++) {
        widths[i] = vein_utf8_width(columns[i].title);
        for (size_t row = 0; row < row_count; row++) {
            size_t own = vein_utf8_width(texts[row * column_count + i]);

            widths[i] = own > widths[i] ? own : widths[i];
        }
        if (columns[i].width > 0 && widths[i] > columns[i].width)
            widths[i] = columns[i].width;
        rest[i] = columns[i].title;
    }
    if (row_count > 0)
        one_row(out, columns, column_count, widths, rest);
    for (size_t row = 0; row < row_count; row++) {
        memcpy(rest, texts + row * column_count, column_count * sizeof *rest);
        one_row(out, columns, column_count, widths, rest);
    }
    vein_arena_free(arena);
}
