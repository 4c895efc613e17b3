// The line at the bottom: a command by its name, a code typed by hand, the name of a file.
#include "ui.h"

#include <string.h>
#include <strings.h>

#define MOST_SHOWN 8
#define MOST_FOUND (MOST_SHOWN + 1) // one more, to know that there are more

struct found {
    const char *name; // what completes
    const char *title;
    const char *act;    // NULL: no action
    const char *screen; // NULL: no screen
    int tab;            // of the screen in front, when it is neither
};

static void consider(struct found *found, size_t *count, const char *typed, const struct found *one)
{
    if (*count < MOST_FOUND && strncasecmp(one->name, typed, strlen(typed)) == 0)
        found[(*count)++] = *one;
}

const char *vein_ui_command_name(const struct vein_action *action, char *out, size_t size)
{
    snprintf(out, size, "%s%s%s", action->noun, action->verb ? " " : "",
             action->verb ? action->verb : "");
    return out;
}

// Does it read what only a line or a form can say?
static bool needs(const struct vein_screen *screen)
{
    const char *params = screen->params ? screen->params : "";

    return *params && !memchr(params, '=', strcspn(params, " "));
}

// The lists of the screen in front, then screens, then actions whose command begins with what was typed.
static size_t find(struct vein_ui *ui, struct found found[MOST_FOUND], char names[MOST_FOUND][64])
{
    const struct vein_action_area *area;
    const struct vein_screen *screen;
    const struct vein_view *view = vein_ui_top(ui);
    const char *typed = ui->prompt_text;
    bool batch = view && vein_values_get(&view->context, "batch") != NULL;
    size_t count = 0;

    for (int i = 0; *typed && view && view->kind == VEIN_VIEW_DETAIL && i < view->tab_count; i++)
        consider(found, &count, typed,
                 &(struct found){view->tabs[i].list.screen->title, NULL, NULL, NULL, i});

    for (size_t i = 0; (screen = vein_screen_at(i)) != NULL; i++)
        if ((!strchr(screen->title, '{') && !needs(screen)) || // others are about something
            (batch && screen->kind == VEIN_SCREEN_LIST && strstr(screen->title, "{batch}")))
            consider(found, &count, typed,
                     &(struct found){screen->id, screen->title, NULL, screen->id, 0});
    for (size_t a = 0; (area = vein_action_area_at(a)) != NULL; a++)
        for (size_t i = 0; i < area->count && count < MOST_FOUND; i++) {
            const char *name =
                vein_ui_command_name(&area->actions[i], names[count], sizeof names[count]);

            consider(found, &count, typed,
                     &(struct found){name, area->actions[i].title, area->actions[i].act, NULL, 0});
        }
    return count;
}

// The line that Up and Down have come to.
static size_t chosen(struct vein_ui *ui, size_t count)
{
    size_t most = count < MOST_SHOWN ? count : MOST_SHOWN;

    return ui->prompt_at < most ? ui->prompt_at : most - 1;
}

static void run_command(struct vein_ui *ui)
{
    struct found found[MOST_FOUND];
    char names[MOST_FOUND][64];
    size_t count = find(ui, found, names);
    struct vein_view *view = vein_ui_top(ui);
    const struct found *one;
    struct vein_arena *arena;
    struct vein_values context = {0};

    if (count == 0) {
        vein_ui_say(ui, VEIN_ALARM,
                    "There is no command %s. Type the beginning of one, Tab completes.",
                    ui->prompt_text);
        return;
    }
    one = &found[chosen(ui, count)];
    arena = vein_arena_new();
    vein_ui_context(ui, arena, &context);
    if (one->screen) {
        vein_ui_open(ui, one->screen, &context);
    } else if (one->act && vein_ui_refuses(ui, one->act)) {
        vein_arena_free(arena);
        return;
    } else if (one->act) {
        vein_ui_open_action(ui, one->act, &context);
    } else {
        view->tab = one->tab;
        vein_ui_load(ui, view, false);
    }
    vein_arena_free(arena);
}

static void save_text(struct vein_ui *ui)
{
    struct vein_view *view = vein_ui_top(ui);
    struct vein_job *job = vein_ui_ask(ui, VEIN_JOB_SAVE, view);

    vein_values_set(&job->values, job->arena, "path", ui->prompt_text);
    job->text = vein_arena_strdup(job->arena, view->text.text ? view->text.text : "");
}

static void finish(struct vein_ui *ui)
{
    enum vein_prompt kind = ui->prompt;

    ui->prompt = VEIN_PROMPT_NONE;
    if (!ui->prompt_text[0])
        return;
    if (kind == VEIN_PROMPT_COMMAND)
        run_command(ui);
    else if (kind == VEIN_PROMPT_FILE)
        save_text(ui);
    else
        vein_ui_scan(ui, ui->prompt_text, "keyed");
}

static void complete(struct vein_ui *ui)
{
    struct found found[MOST_FOUND];
    char names[MOST_FOUND][64];

    size_t count = ui->prompt == VEIN_PROMPT_COMMAND ? find(ui, found, names) : 0;

    if (count > 0)
        snprintf(ui->prompt_text, sizeof ui->prompt_text, "%s", found[chosen(ui, count)].name);
    ui->prompt_at = 0;
}

static void choose(struct vein_ui *ui, int by)
{
    struct found found[MOST_FOUND];
    char names[MOST_FOUND][64];
    size_t count = ui->prompt == VEIN_PROMPT_COMMAND ? find(ui, found, names) : 0;
    size_t at = count ? chosen(ui, count) : 0;

    if (count)
        ui->prompt_at = by < 0
                            ? (at > 0 ? at - 1 : 0)
                            : (at + 1 < count ? at + 1 : at); // chosen keeps it among those shown
}

bool vein_ui_prompt_key(struct vein_ui *ui, enum vein_key key, const char *text)
{
    size_t size = strlen(ui->prompt_text);

    if (ui->prompt == VEIN_PROMPT_NONE)
        return false;
    if (key == VEIN_KEY_CHAR && size + strlen(text) < sizeof ui->prompt_text) {
        memcpy(ui->prompt_text + size, text, strlen(text) + 1);
        ui->prompt_at = 0;
    } else if (key == VEIN_KEY_BACKSPACE && size > 0) {
        do
            ui->prompt_text[--size] = '\0';
        while (size > 0 && ((unsigned char)ui->prompt_text[size] & 0xc0) == 0x80);
    } else if (key == VEIN_KEY_ESC || key == VEIN_KEY_BACKSPACE) {
        ui->prompt = VEIN_PROMPT_NONE;
    } else if (key == VEIN_KEY_UP || key == VEIN_KEY_DOWN) {
        choose(ui, key == VEIN_KEY_UP ? -1 : 1);
    } else if (key == VEIN_KEY_TAB) {
        complete(ui);
    } else if (key == VEIN_KEY_ENTER) {
        finish(ui);
    }
    return true;
}

void vein_ui_prompt_draw(struct vein_ui *ui, struct vein_grid *grid)
{
    static const char *const words[] = {"",
                                        "Command: ", "Code (typed by hand): ", "Save as file: "};
    struct found found[MOST_FOUND];
    char names[MOST_FOUND][64];
    int row = grid->rows - 2;
    int used;
    size_t count = ui->prompt == VEIN_PROMPT_COMMAND ? find(ui, found, names) : 0;

    if (ui->prompt == VEIN_PROMPT_NONE)
        return;
    for (size_t i = 0; i < count; i++) {
        int at = row - (int)count + (int)i;

        if (i == MOST_SHOWN) {
            vein_grid_fill(grid, at, 0, grid->cols, VEIN_BAR, ' ');
            vein_grid_put(grid, at, 0, grid->cols, VEIN_BAR, "  ... and more: type on");
            break;
        }
        bool here = i == chosen(ui, count);
        enum vein_style style = here ? VEIN_SELECTED : VEIN_BAR;

        const char *who = found[i].act ? vein_ui_who_may(ui, found[i].act) : NULL;

        vein_grid_fill(grid, at, 0, grid->cols, style, ' ');
        vein_grid_putf(grid, at, 0, grid->cols, style, "%c %-28s %s%s%s", here ? '>' : ' ',
                       found[i].name,
                       found[i].act      ? found[i].title
                       : found[i].screen ? "(screen)"
                                         : "(a list of this)",
                       who ? ", for " : "", who ? who : "");
    }
    vein_grid_fill(grid, row, 0, grid->cols, VEIN_BAR, ' ');
    used = vein_grid_put(grid, row, 0, grid->cols, VEIN_BAR, words[ui->prompt]);
    used += vein_grid_put(grid, row, used, grid->cols - used, VEIN_BAR, ui->prompt_text);
    grid->cursor_row = row;
    grid->cursor_col = used < grid->cols ? used : grid->cols - 1;
}
