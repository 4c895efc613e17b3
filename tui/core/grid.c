// Cells, clipping, and making visible whatever would command a terminal.
#include "grid.h"

#include <stdlib.h>
#include <string.h>

#define LINE_BYTES 1024

void vein_grid_init(struct vein_grid *grid, int rows, int cols)
{
    *grid = (struct vein_grid){.rows = rows > 0 ? rows : 0, .cols = cols > 0 ? cols : 0};
    grid->cells = calloc((size_t)grid->rows * (size_t)grid->cols + 1, sizeof *grid->cells);
    if (!grid->cells)
        abort();
    vein_grid_clear(grid);
}

void vein_grid_release(struct vein_grid *grid)
{
    free(grid->cells);
    *grid = (struct vein_grid){0};
}

static struct vein_glyph *cell(struct vein_grid *grid, int row, int col)
{
    if (row < 0 || col < 0 || row >= grid->rows || col >= grid->cols)
        return NULL;
    return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

static void set(struct vein_grid *grid, int row, int col, enum vein_style style, const char *text,
                size_t size)
{
    struct vein_glyph *at = cell(grid, row, col);

    if (!at || size >= VEIN_GLYPH_SIZE)
        return;
    memcpy(at->text, text, size);
    at->text[size] = '\0';
    at->style = (unsigned char)style;
}

// Every byte, not only the text: rows that were drawn alike can be compared as a whole.
void vein_grid_clear(struct vein_grid *grid)
{
    static const struct vein_glyph blank = {.text = " ", .style = VEIN_PLAIN};
    size_t cells = (size_t)grid->rows * (size_t)grid->cols;

    for (size_t i = 0; i < cells; i++)
        grid->cells[i] = blank;
    grid->cursor_row = grid->cursor_col = -1;
}

void vein_grid_fill(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                    char with)
{
    for (int i = 0; i < width; i++)
        set(grid, row, col + i, style, &with, 1);
}

void vein_grid_style(struct vein_grid *grid, int row, int col, int width, enum vein_style style)
{
    for (int i = 0; i < width; i++) {
        struct vein_glyph *at = cell(grid, row, col + i);

        if (at)
            at->style = (unsigned char)style;
    }
}

// Bytes of the character at text (well-formed UTF-8: it went through vein_utf8_visible).
static size_t length(const char *text)
{
    unsigned char c = (unsigned char)*text;

    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static int width_of(const char *text, size_t size)
{
    char one[8];

    memcpy(one, text, size);
    one[size] = '\0';
    return (int)vein_utf8_width(one);
}

// What combines with the character before joins its cell.
static void combine(struct vein_grid *grid, int row, int col, const char *text, size_t size)
{
    struct vein_glyph *at = cell(grid, row, col);
    size_t used = at ? strlen(at->text) : 0;

    if (at && used + size < VEIN_GLYPH_SIZE) {
        memcpy(at->text + used, text, size);
        at->text[used + size] = '\0';
    }
}

static int put_visible(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                       const char *text)
{
    int used = 0;
    int last = 0; // column of the last character

    while (*text) {
        size_t size = length(text);
        int columns = size == 1 || grid->ascii ? 1 : width_of(text, size);

        if (columns == 0) {
            if (used > 0 && !grid->ascii)
                combine(grid, row, col + last, text, size);
        } else if (used + columns > width) {
            set(grid, row, col + width - 1, style, "~", 1);
            return width;
        } else {
            last = used;
            if (grid->ascii && size > 1)
                set(grid, row, col + used, style, "?", 1);
            else
                set(grid, row, col + used, style, text, size);
            if (columns == 2)
                set(grid, row, col + used + 1, style, "", 0);
            used += columns;
        }
        text += size;
    }
    return used;
}

int vein_grid_put(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                  const char *text)
{
    struct vein_buf seen;
    int used;

    if (width > grid->cols - col)
        width = grid->cols - col;
    if (width <= 0 || row < 0 || row >= grid->rows || col < 0 || !text || !*text)
        return 0;
    if (vein_utf8_clean(text, strlen(text), NULL))
        return put_visible(grid, row, col, width, style, text);
    vein_buf_init(&seen);
    vein_utf8_visible(&seen, text);
    used = put_visible(grid, row, col, width, style, seen.data);
    vein_buf_release(&seen);
    return used;
}

int vein_grid_putf(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                   const char *fmt, ...)
{
    char text[LINE_BYTES];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    return vein_grid_put(grid, row, col, width, style, text);
}

void vein_grid_put_right(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                         const char *text)
{
    int columns = (int)vein_utf8_width(text);

    if (columns < width) {
        col += width - columns;
        width = columns;
    }
    vein_grid_put(grid, row, col, width, style, text);
}

void vein_grid_row(const struct vein_grid *grid, int row, struct vein_buf *out)
{
    size_t start = out->size;

    for (int col = 0; col < grid->cols; col++)
        vein_buf_adds(out, grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col].text);
    while (out->size > start && out->data[out->size - 1] == ' ')
        out->data[--out->size] = '\0';
}

// ---- wrapping

// Bytes of text that fit into width columns and a line's buffer, broken at a blank where there is one.
static size_t fitting(const char *text, size_t size, int width)
{
    size_t at = 0;
    size_t blank = 0;
    int used = 0;

    while (at < size) {
        size_t bytes = length(text + at);
        int columns = width_of(text + at, bytes);

        if (used + columns > width || at + bytes >= LINE_BYTES)
            return blank > 0 ? blank : at > 0 ? at : bytes;
        if (text[at] == ' ')
            blank = at;
        used += columns;
        at += bytes;
    }
    return size;
}

// One line of the source, which may need several of the screen.
static int wrap_line(const char *text, size_t size, int width, int number, vein_line_fn *line,
                     void *context)
{
    do {
        size_t part = fitting(text, size, width);
        char one[LINE_BYTES];

        memcpy(one, text, part);
        one[part] = '\0';
        if (line)
            line(context, number, one);
        number++;
        while (part < size && text[part] == ' ')
            part++;
        text += part;
        size -= part;
    } while (size > 0);
    return number;
}

int vein_wrap(const char *text, int width, vein_line_fn *line, void *context)
{
    struct vein_buf seen;
    int number = 0;

    if (width < 1)
        width = 1;
    // line by line: "\n" is the one control character that means something here
    for (const char *at = text; at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL) {
        char *copy = strndup(at, strcspn(at, "\n"));

        if (!copy)
            abort();
        vein_buf_init(&seen);
        vein_utf8_visible(&seen, copy);
        number = wrap_line(seen.data ? seen.data : "", seen.size, width, number, line, context);
        vein_buf_release(&seen);
        free(copy);
    }
    return number;
}

struct region {
    struct vein_grid *grid;
    int row, col, width, height;
    enum vein_style style;
};

static void region_line(void *context, int number, const char *text)
{
    const struct region *r = context;

    if (number < r->height)
        vein_grid_put(r->grid, r->row + number, r->col, r->width, r->style, text);
}

int vein_grid_wrap(struct vein_grid *grid, int row, int col, int width, int height,
                   enum vein_style style, const char *text)
{
    struct region region = {grid, row, col, width, height, style};
    int lines = vein_wrap(text, width, region_line, &region);

    return lines < height ? lines : height;
}
