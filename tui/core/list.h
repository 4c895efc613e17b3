// list: the engine of tables. Keeps its selection by key when rows change under it, filters as one types, cuts
// columns by priority when the terminal is narrow. Pure state: rows come from outside and live there.
#ifndef VEIN_TUI_LIST_H
#define VEIN_TUI_LIST_H

#include "grid.h"
#include "keymap.h"
#include "screen.h"
#include "vein/rows.h"
#include "vein/value.h"

#define VEIN_LIST_FILTER 64
#define VEIN_LIST_KEY 128

struct vein_list {
    const struct vein_screen *screen;
    const struct vein_zone *zone; // of moments in the words of a cell; NULL: as they are
    const struct vein_rows *rows; // NULL before the first answer
    size_t *shown;                // rows that pass the filter
    size_t shown_count;
    size_t selected; // index into shown
    size_t top;
    size_t before;                 // lines that were read before rows and are not held
    bool more;                     // rows are as many as were asked for: others may follow
    size_t body;                   // lines that there was room for when it was drawn last
    int wide[VEIN_SCREEN_COLUMNS]; // of each column, its longest cell of shown or its heading
    char key[VEIN_LIST_KEY];       // of the selected row
    char filter[VEIN_LIST_FILTER];
    bool filtering; // the filter line has the keys
};
void vein_list_init(struct vein_list *list, const struct vein_screen *screen);
void vein_list_release(struct vein_list *list);
// New rows; the selection stays on its key, or where it was when that row is gone.
void vein_list_rows(struct vein_list *list, const struct vein_rows *rows);
// The selected row's index in rows, -1 when there is none.
long vein_list_row(const struct vein_list *list);
// True when the engine took the key.
bool vein_list_do(struct vein_list *list, enum vein_intent intent, int height);
// Without its filter.
void vein_list_all(struct vein_list *list);
// Keys of the filter line; true when taken.
bool vein_list_type(struct vein_list *list, enum vein_key key, const char *text);
// What of the selected row does not fit into its columns, for a line below; false: nothing.
bool vein_list_cut(const struct vein_list *list, int cols, struct vein_buf *out);
void vein_list_draw(struct vein_list *list, struct vein_grid *grid, int row, int height);
// Truth values, lists and moments as a person reads them; valid until the next call.
const char *vein_as_read(const char *text);
// The same, by what the column holds: words without underscores, spans of time with their units.
const char *vein_as_shown(enum vein_mark mark, const char *text);
enum vein_style vein_mark_style(enum vein_mark mark, const char *text);

#endif
