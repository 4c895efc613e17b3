// The menu: everything that can be done with what is in front, made of the tables of keys, actions and screens.
#include <string.h>

#include "ui.h"

static const struct vein_screen menu_screen = {
    .id = "menu",
    .title = "Actions here",
    .help = "What can be done here. What your roles may comes first; what they may not stands "
            "below, with those who "
            "may. Type / and some letters to find a line; Enter opens it.",
    .kind = VEIN_SCREEN_LIST,
    .key = "name",
    .dim = "who",
    .columns = {{"key", "key", 6, 1, false, VEIN_MARK_NONE},
                {"title", "action", 44, 1, false, VEIN_MARK_NONE},
                {"who|name", "command, or who may", 28, 2, false, VEIN_MARK_NONE}},
};

enum { COLS = 6, MOST = 160 };
static const char *const names[COLS] = {"key", "title", "name", "act", "screen", "who"};

struct menu {
    const struct vein_ui *ui;
    struct vein_arena *arena;
    struct vein_rows *rows;
    const char **cells;
    const struct vein_values *known;
    bool others; // what this person's roles may not
};

static bool listed(const struct menu *menu, const struct vein_binding *binding)
{
    size_t col = binding->intent == VEIN_DO_GO ? 4 : 3;

    for (size_t i = 0; i < menu->rows->row_count; i++)
        if (strcmp(menu->cells[i * COLS + col], binding->target) == 0)
            return true;
    return false;
}

static void add(struct menu *menu, const struct vein_binding *binding)
{
    char key[16], name[64];
    const char **row = menu->cells + menu->rows->row_count * COLS;
    bool go = binding->intent == VEIN_DO_GO;
    const struct vein_action *action = go ? NULL : vein_action_of_act(binding->target);
    const struct vein_screen *screen = go ? vein_screen_find(binding->target) : NULL;
    const char *who = action ? vein_ui_who_may(menu->ui, action->act) : NULL;

    if ((!action && !screen) || menu->rows->row_count == MOST || (who != NULL) != menu->others ||
        listed(menu, binding))
        return;
    row[0] = binding->menu || who
                 ? ""
                 : vein_arena_strdup(menu->arena, vein_key_name(binding->key, binding->text, key));
    row[1] = action ? action->title
                    : vein_arena_printf(menu->arena, "Look at: %s",
                                        vein_values_fill(menu->known, screen->title, menu->arena));
    row[2] = action
                 ? vein_arena_strdup(menu->arena, vein_ui_command_name(action, name, sizeof name))
                 : screen->id;
    row[3] = action ? action->act : "";
    row[4] = screen ? screen->id : "";
    row[5] = who ? vein_arena_printf(menu->arena, "for %s", who) : "";
    menu->rows->row_count++;
}

// The rows of a menu for the view below it; the arena is theirs.
static struct vein_arena *make(struct vein_ui *ui, struct vein_view *below,
                               const struct vein_values *known, struct vein_rows **rows)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_list *list = vein_view_list(below);
    const char *tab = list && below->kind == VEIN_VIEW_DETAIL ? list->screen->id : below->id;
    const char *places[] = {tab, below->id, "any"};
    struct menu menu = {.ui = ui, .arena = arena, .known = known};

    menu.rows = vein_arena_alloc(arena, sizeof *menu.rows);
    menu.cells = vein_arena_alloc(arena, sizeof *menu.cells * COLS * MOST);
    *menu.rows = (struct vein_rows){.col_count = COLS, .names = names, .cells = menu.cells};
    for (int others = 0; others < 2; others++)
        for (size_t p = 0; p < sizeof places / sizeof *places; p++)
            for (size_t i = 0; i < ui->keys->count; i++) {
                const struct vein_binding *at = &ui->keys->bindings[i];

                menu.others = others;
                if ((at->intent == VEIN_DO_ACT || at->intent == VEIN_DO_GO) &&
                    strcmp(at->screen, places[p]) == 0)
                    add(&menu, at);
            }
    *rows = menu.rows;
    return arena;
}

static void fill(struct vein_ui *ui, struct vein_view *view, struct vein_view *below)
{
    struct vein_rows *rows;
    struct vein_arena *arena = make(ui, below, &view->context, &rows);

    vein_list_rows(&view->self.list, rows);
    vein_arena_free(view->self.arena);
    view->self.arena = arena;
}

void vein_ui_open_menu(struct vein_ui *ui)
{
    struct vein_view *below = vein_ui_top(ui);
    struct vein_arena *arena = vein_arena_new();
    struct vein_values context = {0};
    struct vein_view *view;

    vein_ui_context(ui, arena, &context);
    view = vein_ui_push(ui, VEIN_VIEW_LIST, "menu", "Actions here (type / to find)");
    view->screen = &menu_screen;
    vein_values_copy(&view->context, view->arena, &context);
    vein_arena_free(arena);
    vein_list_init(&view->self.list, &menu_screen);
    fill(ui, view, below);
    vein_ui_need_rights(ui);
}

void vein_ui_menu_again(struct vein_ui *ui)
{
    struct vein_view *view = vein_ui_top(ui);

    if (view && strcmp(view->id, "menu") == 0 && ui->depth > 1)
        fill(ui, view, ui->views[ui->depth - 2]);
}
