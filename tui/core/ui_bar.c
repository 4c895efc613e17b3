// The key bar: what is valid now, whole words only. What does not fit stands in the help (F1).
#include <ctype.h>
#include <string.h>

#include "ui.h"

enum { MOST = 16 };

struct item {
    const struct vein_binding *binding;
    const char *label; // NULL: verb
    char verb[12];     // of an act, as the key says it
    int priority;      // 1 stays; the highest go first
};
struct bar {
    struct item items[MOST];
    int count;
};

static void add(struct bar *bar, const struct vein_ui *ui, const struct vein_view *view,
                enum vein_intent intent, int priority, const char *label)
{
    bool form = view->kind >= VEIN_VIEW_FORM;
    const struct vein_binding *binding =
        vein_keymap_key_of(ui->keys, form ? "form" : view->id, intent, NULL);

    if (binding && bar->count < MOST)
        bar->items[bar->count++] =
            (struct item){binding, label ? label : vein_intent_label(intent), "", priority};
}

// The verb of its command: "F6 Accept".
static void add_act(struct bar *bar, const struct vein_ui *ui, const struct vein_binding *at)
{
    const struct vein_action *action = vein_action_of_act(at->target);
    struct item *item = &bar->items[bar->count];

    if (!action || !action->verb || vein_ui_who_may(ui, at->target))
        return;
    *item = (struct item){.binding = at, .priority = 2};
    snprintf(item->verb, sizeof item->verb, "%s", action->verb);
    item->verb[0] = (char)toupper((unsigned char)item->verb[0]);
    bar->count++;
}

static const char *label_of(const struct item *item)
{
    return item->label ? item->label : item->verb;
}

static void form_keys(struct bar *bar, const struct vein_ui *ui, const struct vein_view *view)
{
    const struct vein_form *form = &view->form;
    const struct vein_form_field *field =
        form->active < form->count ? &form->fields[form->active] : NULL;
    bool moment = field && (field->kind == VEIN_FIELD_MOMENT || field->kind == VEIN_FIELD_DATE);

    add(bar, ui, view, VEIN_DO_OPEN, 3, "Next field");
    add(bar, ui, view, VEIN_DO_SAVE, 1, form->verb);
    if (view->kind != VEIN_VIEW_LOGIN)
        add(bar, ui, view, VEIN_DO_CODE, 4, NULL);
    if (field && field->may_miss)
        add(bar, ui, view, VEIN_DO_NOT_RECORDED, 2, NULL);
    if (moment)
        add(bar, ui, view, VEIN_DO_NOW, 2, NULL);
    if (view->kind == VEIN_VIEW_SIGN)
        add(bar, ui, view, VEIN_DO_PAGE_DOWN, 3, "Read on");
}

static void list_keys(struct bar *bar, const struct vein_ui *ui, struct vein_view *view)
{
    const struct vein_list *list = vein_view_list(view);
    const struct vein_screen *screen = list ? list->screen : NULL;
    bool something = list && (!list->rows || list->shown_count > 0);
    bool own = strcmp(view->id, "menu") == 0 || strcmp(view->id, "steps") == 0;

    if (own || (something && screen &&
                (screen->does ? *screen->does == '=' || !vein_ui_who_may(ui, screen->does)
                              : screen->open != NULL)))
        add(bar, ui, view, VEIN_DO_OPEN, 2, NULL);
    for (size_t i = 0; i < ui->keys->count && bar->count < MOST; i++) {
        const struct vein_binding *at = &ui->keys->bindings[i];
        const struct vein_screen *to =
            at->intent == VEIN_DO_GO && !at->menu && strcmp(at->screen, view->id) == 0
                ? vein_screen_find(at->target)
                : NULL;

        if (to)
            bar->items[bar->count++] = (struct item){at, to->title, "", 3};
        else if (at->intent == VEIN_DO_ACT && !at->menu && strcmp(at->screen, view->id) == 0 &&
                 (something || !screen || !screen->at_once))
            add_act(bar, ui, at);
    }
    if (own) {
        add(bar, ui, view, VEIN_DO_FILTER, 4, NULL);
        return;
    }
    if (!vein_ui_who_may(ui, "scan"))
        add(bar, ui, view, VEIN_DO_CODE, 4, NULL);
    add(bar, ui, view, VEIN_DO_MENU, 2, NULL);
    if (view->screen && view->screen->step && !vein_ui_who_may(ui, "scan"))
        add(bar, ui, view, VEIN_DO_STEP, 2, NULL);
    if (((screen && screen->signs) || (view->screen && view->screen->signs)) &&
        !vein_ui_who_may(ui, "sign"))
        add(bar, ui, view, VEIN_DO_SIGN, 2, NULL);
    add(bar, ui, view, VEIN_DO_FILTER, 4, NULL);
    add(bar, ui, view, VEIN_DO_COMMAND, 5, NULL);
}

static void text_keys(struct bar *bar, const struct vein_ui *ui, const struct vein_view *view)
{
    if (view->text.lines > ui->rows - 4)
        add(bar, ui, view, VEIN_DO_PAGE_DOWN, 2, "Read on");
    if (view->screen && !view->checking)
        add(bar, ui, view, VEIN_DO_SAVE, 2, "Save as");
    if (view->screen)
        add(bar, ui, view, VEIN_DO_COMMAND, 3, NULL);
}

static int width_of(const struct item *item)
{
    char name[16];

    return (int)strlen(vein_key_name(item->binding->key, item->binding->text, name)) + 2 +
           (int)vein_utf8_width(label_of(item));
}

// Drops the last of those that matter least until the rest fits.
static void fit(struct bar *bar, int cols)
{
    for (;;) {
        int wide = -1, worst = -1;

        for (int i = 0; i < bar->count; i++) {
            wide += width_of(&bar->items[i]);
            if (bar->items[i].priority > 1 &&
                (worst < 0 || bar->items[i].priority >= bar->items[worst].priority))
                worst = i;
        }
        if (wide < cols || worst < 0) // the last cell of a terminal stays blank
            return;
        memmove(bar->items + worst, bar->items + worst + 1,
                (size_t)(bar->count - worst - 1) * sizeof *bar->items);
        bar->count--;
    }
}

void vein_ui_bar_draw(const struct vein_ui *ui, struct vein_view *view, struct vein_grid *grid)
{
    struct bar bar = {0};
    char name[16];
    int row = grid->rows - 1;
    int col = 0;

    if (strcmp(view->title, "Help") != 0)
        add(&bar, ui, view, VEIN_DO_HELP, 1, NULL);
    if (view->kind == VEIN_VIEW_TEXT)
        text_keys(&bar, ui, view);
    else if (view->kind >= VEIN_VIEW_FORM)
        form_keys(&bar, ui, view);
    else
        list_keys(&bar, ui, view);
    if (ui->depth > 1 && !(view->kind == VEIN_VIEW_LOGIN && ui->locked))
        add(&bar, ui, view, VEIN_DO_BACK, 1, view->checking ? "Stop the check" : NULL);
    add(&bar, ui, view, VEIN_DO_QUIT, 3, NULL);
    fit(&bar, grid->cols);
    vein_grid_fill(grid, row, 0, grid->cols, VEIN_BAR, ' ');
    for (int i = 0; i < bar.count; i++) {
        const struct item *item = &bar.items[i];

        col += vein_grid_put(grid, row, col, grid->cols - col, VEIN_KEY,
                             vein_key_name(item->binding->key, item->binding->text, name));
        col +=
            1 + vein_grid_putf(grid, row, col, grid->cols - col, VEIN_BAR, " %s", label_of(item));
    }
}
