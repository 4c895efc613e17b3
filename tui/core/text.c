#include "text.h"

bool vein_text_do(struct vein_text *text, enum vein_intent intent, int height)
{
    int page = height > 2 ? height - 2 : 1;

    switch (intent) {
    case VEIN_DO_UP:
    case VEIN_DO_PREVIOUS:
        text->top--;
        break;
    case VEIN_DO_DOWN:
    case VEIN_DO_NEXT:
        text->top++;
        break;
    case VEIN_DO_PAGE_UP:
        text->top -= page;
        break;
    case VEIN_DO_PAGE_DOWN:
    case VEIN_DO_OPEN:
        text->top += page;
        break;
    case VEIN_DO_FIRST:
        text->top = 0;
        break;
    case VEIN_DO_LAST:
        text->top = text->lines;
        break;
    default:
        return false;
    }
    if (text->lines > height) // as drawn: the last row says where one is
        height--;
    if (text->top > text->lines - height)
        text->top = text->lines - height;
    if (text->top < 0)
        text->top = 0;
    return true;
}

struct window {
    struct vein_grid *grid;
    int row, col, width, height, top;
};

static void draw_line(void *context, int number, const char *line)
{
    const struct window *w = context;

    if (number >= w->top && number < w->top + w->height)
        vein_grid_put(w->grid, w->row + number - w->top, w->col, w->width, VEIN_PLAIN, line);
}

void vein_text_draw(struct vein_text *text, struct vein_grid *grid, int row, int col, int width,
                    int height)
{
    struct window window = {grid, row, col, width, height, text->top};
    int last;

    text->lines = vein_wrap(text->text ? text->text : "", width, NULL, NULL);
    if (text->lines > height) // the last row says where one is
        window.height--;
    vein_wrap(text->text ? text->text : "", width, draw_line, &window);
    last = text->top + window.height;
    if (text->lines > height)
        vein_grid_putf(grid, row + height - 1, col + width - 26, 26, VEIN_DIM, "%s%d-%d of %d",
                       last < text->lines ? "PgDn: more   " : "", text->top + 1,
                       last < text->lines ? last : text->lines, text->lines);
}
