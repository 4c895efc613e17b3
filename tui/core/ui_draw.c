// The whole screen: bars, the view on top, what lies over it.
#include "ui.h"

#include <stdlib.h>
#include <string.h>

// Laboratory time with its zone and the state of the link; where it is narrow, without the day. Returns its width.
static int right_of_top(const struct vein_ui *ui, struct vein_grid *grid)
{
    struct vein_arena *arena = vein_arena_new();
    const char *now = vein_ui_now(ui, arena);
    const char *zone = now && strlen(now) > 19 ? now + 19 : ""; // "+01:00"; whole hours are enough
    int digits = strlen(zone) == 6 && strcmp(zone + 3, ":00") == 0 ? 3 : 6;
    char text[64] = "";
    int width;

    if (!ui->online)
        snprintf(text, sizeof text, " NO ANSWER FROM SERVER ");
    else if (now && grid->cols < 76)
        snprintf(text, sizeof text, " %.5s%.*s link ok", now + 11, digits, zone);
    else if (now)
        snprintf(text, sizeof text, " %.10s %.5s%.*s  link ok", now, now + 11, digits, zone);
    vein_arena_free(arena);
    width = (int)strlen(text);
    vein_grid_put(grid, 0, grid->cols - width, width, ui->online ? VEIN_BAR : VEIN_ALARM, text);
    return width;
}

// Who is here, in which role, where: all of it, the name as long as there is room.
static void top_bar(const struct vein_ui *ui, struct vein_grid *grid)
{
    char rest[200];
    int col = 0, room, used;

    vein_grid_fill(grid, 0, 0, grid->cols, VEIN_BAR, ' ');
    room = grid->cols - right_of_top(ui, grid);
    if (grid->cols >= 76 || !ui->training)
        col = vein_grid_put(grid, 0, 0, room, VEIN_BAR, "VEIN ");
    if (ui->training)
        col += vein_grid_put(grid, 0, col, room - col, VEIN_WARN, " TRAINING ") + 1;
    if (!ui->login[0])
        return;
    snprintf(rest, sizeof rest, " (%s) at %s", vein_as_shown(VEIN_MARK_WORD, ui->roles), ui->site);
    used = (int)vein_utf8_width(rest);
    if (col + used + 4 > room)
        used = room - col - 4; // many roles: a name has a few letters at least
    col += vein_grid_put(grid, 0, col, room - col - used, VEIN_BAR, ui->person);
    vein_grid_put(grid, 0, col, room - col, VEIN_BAR, rest);
}

// Where the number of lines stands otherwise: event times are the server's, but one of the two is wrong.
static bool clock_note(const struct vein_ui *ui, struct vein_grid *grid)
{
    char words[32];

    if (!ui->login[0] || ui->locked || !vein_ui_clocks_differ(ui))
        return false;
    vein_grid_putf(grid, 1, grid->cols - 22, 22, VEIN_WARN, "clocks %s apart",
                   vein_ui_clock_words(ui, words, sizeof words));
    return true;
}

// "37 lines", "1-19 of 37 PgDn", "1-19 of the first 500 PgDn": never less than there is without saying so.
static void count_lines(struct vein_view *view, char *out, size_t size)
{
    const struct vein_list *list = vein_view_list(view);
    size_t last;

    *out = '\0';
    if (!list || !list->rows)
        return;
    last = list->top + list->body < list->shown_count ? list->top + list->body : list->shown_count;
    if (list->top == 0 && last == list->shown_count && !list->more && !list->before)
        snprintf(out, size, "%zu line%s", last, last == 1 ? "" : "s");
    else
        snprintf(out, size, "%zu-%zu of %s%zu%s", list->before + list->top + 1, list->before + last,
                 list->more ? "the first " : "", list->before + list->shown_count,
                 last < list->shown_count || (list->more && list->screen->next) ? " PgDn" : "");
}

// "vein on this machine": a private directory of sockets says nothing to people.
static void server_words(const struct vein_ui *ui, char *out, size_t size)
{
    const char *host = strstr(ui->server, " at ");

    if (host)
        snprintf(out, size, "%.*s on %s", (int)(host - ui->server), ui->server,
                 host[4] == '/' ? "this machine" : host + 4);
}

// The way here, as much of its end as there is room for; on the right the server and how much there is of this.
static void title_bar(const struct vein_ui *ui, struct vein_view *view, struct vein_grid *grid)
{
    char path[400] = "", right[80] = "", server[160] = "";
    int wide;

    if (view->kind == VEIN_VIEW_FORM)
        snprintf(right, sizeof right, "%s%zu open", view->busy ? "saving  " : "",
                 vein_form_open(&view->form));
    else
        count_lines(view, right, sizeof right);
    if (grid->cols >= 76 && !ui->locked)
        server_words(ui, server, sizeof server);
    wide = (int)vein_utf8_width(right) + (int)vein_utf8_width(server) + 3;

    // a locked screen does not tell what somebody was at
    for (int from = ui->locked ? ui->depth - 1 : 0; from < ui->depth; from++) {
        size_t used =
            (size_t)snprintf(path, sizeof path, "%s", from && !ui->locked ? "... > " : "");

        for (int i = from; i < ui->depth && used < sizeof path; i++)
            used += (size_t)snprintf(path + used, sizeof path - used, "%s%s", i > from ? " > " : "",
                                     ui->views[i]->title);
        if (used < sizeof path && (int)vein_utf8_width(path) + wide < grid->cols)
            break;
    }
    if ((int)vein_utf8_width(path) + wide >= grid->cols) { // what this is goes before where it is
        wide -= (int)vein_utf8_width(server);
        server[0] = '\0';
    }
    vein_grid_put(grid, 1, 0, grid->cols - wide, VEIN_STRONG, path);
    if (clock_note(ui, grid))
        return;
    vein_grid_putf(grid, 1, grid->cols - wide + 1, wide - 1, VEIN_DIM, "%s  %s", server, right);
}

// ---- a detail view: head record in columns of label and value, tabs below

static int head_fields(struct vein_view *view, struct vein_grid *grid, int row)
{
    const struct vein_rows *rows = view->self.list.rows;
    int per_row = grid->cols >= 120 ? 4 : grid->cols >= 76 ? 3 : 2;
    int width = grid->cols / per_row;
    int shown = 0;

    for (const struct vein_screen_column *c = view->screen->columns; rows && c->name; c++) {
        const char *cell = vein_rows_shown(rows, 0, c->name);
        const char *text = vein_as_shown(c->mark, cell ? cell : "");
        int wide = (int)vein_utf8_width(text) + (int)strlen(c->heading) + 2;
        int takes = wide <= width ? 1 : wide <= 2 * width ? 2 : per_row; // a long one has more room
        int at, col, label;

        if (!*text || strcmp(text, "-") == 0)
            continue;
        if (shown % per_row + takes > per_row)
            shown += per_row - shown % per_row;
        at = row + shown / per_row;
        col = shown % per_row * width;
        label = vein_grid_putf(grid, at, col, width, VEIN_DIM, "%s ", c->heading);
        if (wide > per_row * width) // and one that is longer than a line, lines of its own
            takes = per_row *
                    (1 + vein_grid_wrap(grid, at + 1, 2, grid->cols - 3, 2, VEIN_PLAIN, text));
        else
            vein_grid_put(grid, at, col + label, takes * width - label - 1,
                          c->mark ? vein_mark_style(c->mark, text) : VEIN_PLAIN, text);
        shown += takes;
    }
    return (shown + per_row - 1) / per_row;
}

static int tab_columns(const struct vein_view *view, int from, int to)
{
    int columns = 0;

    for (int i = from; i <= to && i < view->tab_count; i++)
        columns += (int)strlen(view->tabs[i].list.screen->title) + 3;
    return columns;
}

static void detail(struct vein_view *view, struct vein_grid *grid, int row, int height)
{
    int used = head_fields(view, grid, row);
    int col = 0;
    int from = 0;

    row += used;
    height -= used;
    vein_grid_fill(grid, row, 0, grid->cols, VEIN_BAR, ' ');
    // the one in front is always on the bar, with its neighbours as far as there is room
    while (from < view->tab && tab_columns(view, from, view->tab) > grid->cols - 10)
        from++;
    for (int i = from; i < view->tab_count; i++) {
        const char *title = view->tabs[i].list.screen->title;

        if (col + (int)strlen(title) + 2 > grid->cols - 10) // whole or not at all
            break;
        col += 1 + vein_grid_putf(grid, row, col, grid->cols - col,
                                  i == view->tab ? VEIN_SELECTED : VEIN_BAR,
                                  i == view->tab ? "[%s]" : " %s ", title);
    }
    vein_grid_put_right(grid, row, grid->cols - 9, 9, VEIN_KEY, "Tab: more");
    if (view->tab_count)
        vein_list_draw(&view->tabs[view->tab].list, grid, row + 1, height - 1);
}

static void sign_view(struct vein_view *view, struct vein_grid *grid, int row, int height)
{
    int below = (int)view->form.count + 4;

    vein_text_draw(&view->text, grid, row, 2, grid->cols - 4, height - below);
    if (!view->text.text)
        vein_grid_put(grid, row + 1, 2, grid->cols - 4, VEIN_DIM,
                      "The text for the signature is being fetched ...");
    vein_grid_fill(grid, row + height - below, 0, grid->cols, VEIN_BAR, ' ');
    vein_grid_putf(grid, row + height - below, 1, grid->cols - 1, VEIN_BAR,
                   "The signer has read this (PgDn: more) and signs it as \"%s\"",
                   vein_values_get(&view->context, "meaning"));
    vein_form_draw(&view->form, grid, row + height - below + 1, below - 1);
}

// What does not fit into the columns of the selected line, on the rows that the list leaves free.
static void cut_line(struct vein_view *view, struct vein_grid *grid)
{
    const struct vein_list *list = vein_view_list(view);
    int used = view->kind == VEIN_VIEW_DETAIL ? 12 : 3; // bars, head and headings above the lines
    int most, lines;
    struct vein_buf text;

    if (!list || !list->rows)
        return;
    vein_buf_init(&text);
    if (vein_list_cut(list, grid->cols, &text)) {
        most = grid->rows - 1 - used - (int)list->shown_count;
        most = most < 1 ? 1 : most > 3 ? 3 : most;
        lines = vein_wrap(text.data, grid->cols, NULL, NULL);
        lines = lines > most ? most : lines;
        vein_grid_wrap(grid, grid->rows - 1 - lines, 0, grid->cols, lines, VEIN_DIM, text.data);
    }
    vein_buf_release(&text);
}

// What went wrong is read whole, over as many lines as it needs (four at most).
static void message_line(const struct vein_ui *ui, struct vein_view *view, struct vein_grid *grid)
{
    int lines = vein_wrap(ui->message, grid->cols, NULL, NULL);
    int row = grid->rows - 1 - (lines > 4 ? 4 : lines < 1 ? 1 : lines);

    if (!ui->message[0]) {
        cut_line(view, grid);
        return;
    }
    for (int at = row; at < grid->rows - 1; at++)
        vein_grid_fill(grid, at, 0, grid->cols, VEIN_PLAIN, ' ');
    vein_grid_wrap(grid, row, 0, grid->cols, 4, ui->message_style, ui->message);
}

// The next part of what was expected and found; returns what is behind it.
static const char *stop_part(const char *at, char part[300])
{
    size_t size = strcspn(at, ";");

    snprintf(part, 300, "%.*s", (int)(size < 299 ? size : 299), at);
    at += size;
    return at + strspn(at, "; ");
}

// Expected above found, one below the other, with room between while there is some: what can be done about it, below
// them, is never crowded out. Returns the row behind.
static int stop_values(const struct vein_ui *ui, struct vein_grid *grid, int row, int end)
{
    int width = grid->cols - 8, lines = 0, left = 0, gap;
    char part[300];

    for (const char *at = ui->stop_value; *at; left++) {
        at = stop_part(at, part);
        lines += vein_wrap(part, width, NULL, NULL);
    }
    gap = row + lines + left < end;
    for (const char *at = ui->stop_value; *at; left--) {
        const char *next = stop_part(at, part);
        int own = vein_wrap(part, width, NULL, NULL);

        own = own > 3 ? 3 : own;
        if (row + gap + own + (*next != '\0') >= end) {
            vein_grid_putf(grid, row, 4, width, VEIN_STOP, "... and %d more", left);
            return row + 1;
        }
        row += gap + vein_grid_wrap(grid, row + gap, 4, width, own, VEIN_STOP, part);
        at = next;
    }
    return row + gap;
}

// The whole screen, words, one key: the stop of design.
static void stop_screen(const struct vein_ui *ui, struct vein_grid *grid)
{
    int row, way;
    int width = grid->cols - 8;

    for (row = 0; row < grid->rows; row++)
        vein_grid_fill(grid, row, 0, grid->cols, VEIN_STOP,
                       row == 0 || row == grid->rows - 1 ? '!' : ' ');
    for (row = 1; row < grid->rows - 1; row++) {
        vein_grid_fill(grid, row, 0, 2, VEIN_STOP, '!');
        vein_grid_fill(grid, row, grid->cols - 2, 2, VEIN_STOP, '!');
    }
    vein_grid_putf(grid, 2, 4, width, VEIN_STOP, "S T O P     %s", ui->stop_code);
    row = 4 + vein_grid_wrap(grid, 4, 4, width, 3, VEIN_STOP, ui->stop_rule);
    way = vein_wrap(ui->stop_way, width, NULL, NULL);
    way = way > 4 ? 4 : way;
    row = stop_values(ui, grid, row, grid->rows - 4 - way);
    vein_grid_wrap(grid, row + 1, 4, width, way, VEIN_STOP, ui->stop_way);
    vein_grid_put(grid, grid->rows - 3, 4, width, VEIN_STOP,
                  "Nothing was changed; the stop is recorded.   F9 (or Esc 9): acknowledge");
}

static void too_small(struct vein_grid *grid)
{
    vein_grid_clear(grid);
    vein_grid_putf(grid, 0, 0, grid->cols, VEIN_STRONG, "Too small: %dx%d.", grid->cols,
                   grid->rows);
    vein_grid_putf(grid, 1, 0, grid->cols, VEIN_PLAIN, "Make it %dx%d; nothing is lost.",
                   VEIN_UI_LEAST_COLS, VEIN_UI_LEAST_ROWS);
}

void vein_ui_draw(struct vein_ui *ui, struct vein_grid *grid)
{
    struct vein_view *view = vein_ui_top(ui);
    int height = grid->rows - 4;

    vein_grid_clear(grid);
    if (grid->rows < VEIN_UI_LEAST_ROWS || grid->cols < VEIN_UI_LEAST_COLS) {
        too_small(grid);
        return;
    }
    if (ui->stop) {
        stop_screen(ui, grid);
        return;
    }
    top_bar(ui, grid);
    if (!view)
        return;
    if (view->kind == VEIN_VIEW_LIST)
        vein_list_draw(&view->self.list, grid, 2, height);
    else if (view->kind == VEIN_VIEW_DETAIL)
        detail(view, grid, 2, height);
    else if (view->kind == VEIN_VIEW_TEXT)
        vein_text_draw(&view->text, grid, 2, 1, grid->cols - 2, height);
    else if (view->kind == VEIN_VIEW_SIGN)
        sign_view(view, grid, 2, height);
    else
        vein_form_draw(&view->form, grid, 3, height - 1);
    title_bar(ui, view, grid); // knows then which lines are seen
    message_line(ui, view, grid);
    vein_ui_bar_draw(ui, view, grid);
    vein_ui_prompt_draw(ui, grid);
}
