// grid: a screen in memory. Engines write styled text into it, tui/term paints it. Whatever comes from people
// or files is made visible here (control, direction and zero-width characters never reach a terminal), so no
// engine can forget it. Coordinates are row and column from 0; what does not fit is cut.
#ifndef VEIN_TUI_GRID_H
#define VEIN_TUI_GRID_H

#include "vein/base.h"

// What a place means; tui/term gives it attribute and colour. Each differs from its neighbours without colour too,
// by attribute or by the words and signs that stand in it.
enum vein_style {
    VEIN_PLAIN,
    VEIN_DIM,
    VEIN_STRONG,
    VEIN_HEAD,     // headings of columns
    VEIN_BAR,      // top and bottom bars
    VEIN_KEY,      // a key in the bottom bar
    VEIN_SELECTED, // the row or button that Enter takes
    VEIN_FIELD,
    VEIN_FIELD_ACTIVE,
    VEIN_GOOD,
    VEIN_WARN,
    VEIN_ALARM,
    VEIN_STOP, // the full-screen stop
    VEIN_STYLE_COUNT
};

#define VEIN_GLYPH_SIZE 12 // bytes of one character with what combines with it, and NUL

struct vein_glyph {
    char text[VEIN_GLYPH_SIZE]; // "" behind a wide character
    unsigned char style;
};

struct vein_grid {
    int rows, cols;
    int cursor_row, cursor_col; // -1: hidden
    bool ascii;                 // the terminal has no other characters
    struct vein_glyph *cells;   // rows * cols
};

void vein_grid_init(struct vein_grid *grid, int rows, int cols);
void vein_grid_release(struct vein_grid *grid);
void vein_grid_clear(struct vein_grid *grid); // blanks, plain, no cursor
// Writes text from (row, col) on, at most width columns; the last one is "~" when text goes on.
// Returns the columns used.
int vein_grid_put(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                  const char *text);
int vein_grid_putf(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                   const char *fmt, ...) VEIN_PRINTF(6, 7);
// Right-aligned within width.
void vein_grid_put_right(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                         const char *text);
void vein_grid_fill(struct vein_grid *grid, int row, int col, int width, enum vein_style style,
                    char with);
// Only the style of a stretch.
void vein_grid_style(struct vein_grid *grid, int row, int col, int width, enum vein_style style);
// Text of one row without blanks at its end, into out (for tests and for copying).
void vein_grid_row(const struct vein_grid *grid, int row, struct vein_buf *out);

// Lays text out in lines of at most width columns, broken at blanks and at "\n". Calls line for each; returns
// how many there were. line may be NULL (counting only).
typedef void vein_line_fn(void *context, int number, const char *text);
int vein_wrap(const char *text, int width, vein_line_fn *line, void *context);
// Writes wrapped text into a region; returns the rows used.
int vein_grid_wrap(struct vein_grid *grid, int row, int col, int width, int height,
                   enum vein_style style, const char *text);

#endif
