// Long lists: a window of lines that moves over all there are. The cursor at its end reads on, at its beginning reads
// back; lines are found again by their keys, so that the cursor stays on its line. Never more than two pages are held.
#include "ui.h"

#include <stdlib.h>
#include <string.h>

// Where a window begins: behind the row whose keys these are.
struct vein_page_start {
    const struct vein_page_start *below; // NULL: from the first line on
    size_t before;                       // lines before it, as they were read
    struct vein_values keys;
};

static const char *limit_name(const struct vein_screen *screen)
{
    return screen->params && strstr(screen->params, "page_size=") ? "page_size" : "limit";
}

// Lines of a page; 0: the list comes whole.
static size_t page_lines(const struct vein_screen *screen)
{
    char word[16];
    const char *at;

    snprintf(word, sizeof word, "%s=", limit_name(screen));
    at = screen->params ? strstr(screen->params, word) : NULL;
    return at ? strtoul(at + strlen(word), NULL, 10) : 0;
}

static size_t asked_lines(const struct vein_tab *tab, const struct vein_screen *screen)
{
    return page_lines(screen) * (tab->page.wide ? 2 : 1);
}

void vein_ui_page_values(const struct vein_tab *tab, const struct vein_screen *screen,
                         struct vein_job *job)
{
    const struct vein_page_start *start = tab->page.start;

    for (size_t i = 0; start && i < start->keys.count; i++)
        vein_values_set(&job->values, job->arena, start->keys.items[i].name,
                        start->keys.items[i].text);
    if (tab->page.wide)
        vein_values_set(&job->values, job->arena, limit_name(screen),
                        vein_arena_printf(job->arena, "%zu", asked_lines(tab, screen)));
}

void vein_ui_page_took(struct vein_tab *tab, const struct vein_screen *screen)
{
    size_t asked = asked_lines(tab, screen);

    tab->list.before = tab->page.start ? tab->page.start->before : 0;
    tab->list.more = asked > 0 && tab->list.rows->row_count >= asked;
}

void vein_ui_page_release(struct vein_tab *tab)
{
    vein_arena_free(tab->page.arena);
    tab->page = (struct vein_page){0};
}

// The window half its height further on.
static void push(struct vein_tab *tab, const struct vein_screen *screen)
{
    size_t lines = page_lines(screen);
    struct vein_page_start *start;

    if (!tab->page.arena)
        tab->page.arena = vein_arena_new();
    start = vein_arena_alloc(tab->page.arena, sizeof *start);
    *start =
        (struct vein_page_start){.below = tab->page.start,
                                 .before = (tab->page.start ? tab->page.start->before : 0) + lines};
    vein_values_carry(&start->keys, tab->page.arena, screen->next, tab->list.rows, lines - 1);
    tab->page.start = start;
}

bool vein_ui_page_move(struct vein_tab *tab, const struct vein_screen *screen,
                       enum vein_intent intent)
{
    struct vein_list *list = &tab->list;
    bool down = intent == VEIN_DO_DOWN || intent == VEIN_DO_PAGE_DOWN || intent == VEIN_DO_LAST;
    bool up = intent == VEIN_DO_UP || intent == VEIN_DO_PAGE_UP;
    size_t lines = page_lines(screen);

    if (!screen->next || !list->rows || tab->page.reading || !lines)
        return false;
    if (intent == VEIN_DO_FIRST && tab->page.start) {
        vein_ui_page_release(tab);
        list->key[0] = '\0';
    } else if (down && list->more && list->selected + 1 >= list->shown_count) {
        if (tab->page.wide && list->rows->row_count >= lines)
            push(tab, screen);
        tab->page.wide = true;
    } else if (up && tab->page.start && list->selected == 0) {
        tab->page.start = tab->page.start->below;
    } else {
        return false;
    }
    tab->page.reading = true;
    return true;
}
