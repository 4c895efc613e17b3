// text: the engine of long texts (records, help, what is signed): scrolls by lines, finds words.
#ifndef VEIN_TUI_TEXT_H
#define VEIN_TUI_TEXT_H

#include "grid.h"
#include "keymap.h"

struct vein_text {
    const char *text; // belongs to the view
    int top;
    int lines; // at the last drawing
};
bool vein_text_do(struct vein_text *text, enum vein_intent intent, int height);
void vein_text_draw(struct vein_text *text, struct vein_grid *grid, int row, int col, int width,
                    int height);

#endif
