// Tables of rows.
#include "list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void vein_list_release(struct vein_list *list)
{
    free(list->shown);
    list->shown = NULL;
}

// Truth values, lists and moments as a person reads them: "yes", "checked, witnessed", to the minute.
const char *vein_as_read(const char *text)
{
    static _Thread_local char out[400];
    size_t size = strlen(text);

    if (!vein_utf8_clean(text, size, NULL)) { // as wide as it will be shown
        struct vein_buf seen;

        vein_buf_init(&seen);
        vein_utf8_visible(&seen, text);
        snprintf(out, sizeof out, "%s", seen.data);
        vein_buf_release(&seen);
        return out;
    }
    if (strcmp(text, "t") == 0 || strcmp(text, "f") == 0)
        return *text == 't' ? "yes" : "no";
    if (text[0] == '{' && text[size - 1] == '}' && !strchr(text, ':') && size < sizeof out / 2) {
        size_t used = 0;

        for (const char *at = text + 1; at < text + size - 1; at++)
            if (*at == ',')
                used += (size_t)snprintf(out + used, sizeof out - used, ", ");
            else if (*at != '"')
                out[used++] = *at;
        out[used] = '\0';
        return out;
    }
    if (size >= 19 && size < 36 && text[4] == '-' && text[7] == '-' && text[13] == ':' &&
        text[16] == ':') {
        snprintf(out, sizeof out, "%.10s %.5s", text, text + 11);
        return out;
    }
    return text;
}

static bool small(char c)
{
    return c >= 'a' && c <= 'z';
}

// Words of a closed list as they are said: "in_process" is "in process", "UNIT qc_reviewer" is "UNIT qc reviewer". Codes
// keep their spelling.
static const char *as_word(const char *text)
{
    static _Thread_local char out[200];
    size_t size = strlen(text);

    if (size >= sizeof out || !strchr(text, '_'))
        return text;
    memcpy(out, text, size + 1);
    for (size_t i = 1; i + 1 < size; i++)
        if (out[i] == '_' && small(text[i - 1]) && small(text[i + 1]))
            out[i] = ' ';
    return out;
}

// "9 days 00:17:22" as "9 d 0 h", "23:57:01" as "23 h 57 min", "00:12:33" as "12 min 33 s".
static const char *as_span(const char *text)
{
    static _Thread_local char out[64];
    const char *clock = strstr(text, " day") ? strrchr(text, ' ') + 1 : text;
    char *end;
    long days = clock > text ? strtol(text, NULL, 10) : 0;
    long hours = strtol(clock, &end, 10);
    long minutes = *end == ':' ? strtol(end + 1, &end, 10) : -1;
    long seconds = minutes >= 0 && *end == ':' ? strtol(end + 1, NULL, 10) : -1;

    if (*clock < '0' || *clock > '9' || days < 0 || seconds < 0)
        return text;
    if (days)
        snprintf(out, sizeof out, "%ld d %ld h", days, hours);
    else if (hours)
        snprintf(out, sizeof out, "%ld h %ld min", hours, minutes);
    else
        snprintf(out, sizeof out, "%ld min %ld s", minutes, seconds);
    return out;
}

const char *vein_as_shown(enum vein_mark mark, const char *text)
{
    switch (mark) {
    case VEIN_MARK_WORD:
    case VEIN_MARK_STATE:
    case VEIN_MARK_QUALITY:
        return as_word(vein_as_read(text));
    case VEIN_MARK_SPAN:
        return as_span(text);
    default:
        return vein_as_read(text);
    }
}

// The server's words speak UTC, a laboratory its own clock.
static const char *in_words(const struct vein_list *list, enum vein_mark mark, const char *text)
{
    static _Thread_local char out[1000];
    struct vein_buf words;

    text = vein_as_shown(mark, text);
    if (!list->zone || !strchr(text, 'Z') || !strchr(text, 'T'))
        return text;
    vein_buf_init(&words);
    vein_moments_shown(list->zone, text, false, &words);
    vein_utf8_copy(out, sizeof out, words.size ? words.data : "");
    vein_buf_release(&words);
    return out;
}

// The column "a|b": the first that is filled.
static const char *text_of(const struct vein_list *list, size_t row,
                           const struct vein_screen_column *column)
{
    const struct vein_rows *rows = list->rows;
    const char *text;

    if (!strchr(column->name, '|')) {
        text = vein_rows_shown(rows, row, column->name);
        return text && *text ? in_words(list, column->mark, text) : "";
    }
    for (const char *names = column->name; *names;) {
        size_t size = strcspn(names, "|");
        char name[64];

        snprintf(name, sizeof name, "%.*s", (int)(size < 63 ? size : 63), names);
        text = vein_rows_shown(rows, row, name);
        if (text && *text)
            return in_words(list, column->mark, text);
        names += size + (names[size] == '|');
    }
    return "";
}

// Once for all drawings: a key moves the selection and no column.
static void measure(struct vein_list *list)
{
    const struct vein_screen_column *c = list->screen->columns;

    for (int i = 0; c[i].name; i++) {
        int wide = (int)strlen(c[i].heading);

        for (size_t r = 0; list->rows && r < list->shown_count; r++) {
            int cell = (int)vein_utf8_width(text_of(list, list->shown[r], &c[i]));

            wide = cell > wide ? cell : wide;
        }
        list->wide[i] = wide;
    }
}

void vein_list_init(struct vein_list *list, const struct vein_screen *screen)
{
    *list = (struct vein_list){.screen = screen};
    measure(list);
}

static bool passes(const struct vein_list *list, size_t row)
{
    if (!list->filter[0])
        return true;
    for (const struct vein_screen_column *c = list->screen->columns; c->name; c++)
        if (strcasestr(text_of(list, row, c), list->filter))
            return true;
    return false;
}

static const char *key_of(const struct vein_list *list, size_t row)
{
    return list->screen->key ? vein_rows_text(list->rows, row, list->screen->key) : "";
}

static void remember(struct vein_list *list)
{
    long row = vein_list_row(list);

    snprintf(list->key, sizeof list->key, "%s", row < 0 ? "" : key_of(list, (size_t)row));
}

static void show(struct vein_list *list)
{
    bool found = false;

    free(list->shown);
    list->shown_count = 0;
    list->shown = calloc(list->rows->row_count + 1, sizeof *list->shown);
    if (!list->shown)
        abort();
    for (size_t row = 0; row < list->rows->row_count; row++) {
        if (!passes(list, row))
            continue;
        if (!found && list->key[0] && strcmp(key_of(list, row), list->key) == 0) {
            // the row keeps its place on the screen too
            size_t above = list->selected >= list->top ? list->selected - list->top : 0;

            list->selected = list->shown_count;
            list->top = list->selected > above ? list->selected - above : 0;
            found = true;
        }
        list->shown[list->shown_count++] = row;
    }
    if (list->selected >= list->shown_count)
        list->selected = list->shown_count ? list->shown_count - 1 : 0;
    remember(list);
    measure(list);
}

void vein_list_rows(struct vein_list *list, const struct vein_rows *rows)
{
    list->rows = rows;
    show(list);
}

long vein_list_row(const struct vein_list *list)
{
    return list->rows && list->selected < list->shown_count ? (long)list->shown[list->selected]
                                                            : -1;
}

void vein_list_all(struct vein_list *list)
{
    list->filter[0] = '\0';
    list->filtering = false;
    if (list->rows)
        show(list);
}

static void move(struct vein_list *list, long by)
{
    long to = (long)list->selected + by;
    long last = (long)list->shown_count - 1;

    list->selected = to < 0 || last < 0 ? 0 : (size_t)(to > last ? last : to);
    remember(list);
}

bool vein_list_do(struct vein_list *list, enum vein_intent intent, int height)
{
    switch (intent) {
    case VEIN_DO_UP:
    case VEIN_DO_PREVIOUS:
        move(list, -1);
        return true;
    case VEIN_DO_DOWN:
    case VEIN_DO_NEXT:
        move(list, 1);
        return true;
    case VEIN_DO_PAGE_UP:
        move(list, -(long)(height - 2));
        return true;
    case VEIN_DO_PAGE_DOWN:
        move(list, height - 2);
        return true;
    case VEIN_DO_FIRST:
        move(list, -(long)list->shown_count);
        return true;
    case VEIN_DO_LAST:
        move(list, (long)list->shown_count);
        return true;
    case VEIN_DO_FILTER: // another question than the one before
        vein_list_all(list);
        list->filtering = true;
        return true;
    default:
        return false;
    }
}

bool vein_list_type(struct vein_list *list, enum vein_key key, const char *text)
{
    size_t size = strlen(list->filter);

    if (!list->filtering)
        return false;
    if (key == VEIN_KEY_CHAR && size + strlen(text) < sizeof list->filter) {
        memcpy(list->filter + size, text, strlen(text) + 1);
    } else if (key == VEIN_KEY_BACKSPACE && size > 0) {
        do
            list->filter[--size] = '\0';
        while (size > 0 && ((unsigned char)list->filter[size] & 0xc0) == 0x80);
    } else if (key == VEIN_KEY_ESC) {
        list->filter[0] = '\0';
        list->filtering = false;
    } else if (key == VEIN_KEY_ENTER) {
        list->filtering = false;
    } else {
        return key == VEIN_KEY_CHAR;
    }
    if (list->rows)
        show(list);
    return true;
}

// ---- drawing

enum vein_style vein_mark_style(enum vein_mark mark, const char *text)
{
    static const char *const good[] = {"released", "complete", "met",     "closed",
                                       "pass",     "done",     "accepted"};
    static const char *const alarm[] = {
        "rejected", "recalled", "on hold", "late",     "over",           "breach",
        "action",   "fail",     "failed",  "returned", "out of service", "calibration overdue"};
    static const char *const warn[] = {"alert",    "due",     "warn",      "missing",
                                       "recorded", "waiting", "signature", "pending",
                                       "running",  "changed", "answered",  "due soon"};

    if (mark == VEIN_MARK_NONE || mark == VEIN_MARK_WORD || mark == VEIN_MARK_SPAN || !*text)
        return VEIN_PLAIN;
    if (mark == VEIN_MARK_OPEN)
        return strcmp(text, "0") == 0 ? VEIN_DIM : VEIN_STRONG;
    for (size_t i = 0; i < sizeof alarm / sizeof *alarm; i++)
        if (strcmp(text, alarm[i]) == 0)
            return VEIN_ALARM;
    for (size_t i = 0; i < sizeof warn / sizeof *warn; i++)
        if (strcmp(text, warn[i]) == 0)
            return VEIN_WARN;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (strcmp(text, good[i]) == 0)
            return VEIN_GOOD;
    return VEIN_PLAIN;
}

struct layout {
    int width[VEIN_SCREEN_COLUMNS]; // 0: left out
    int whole[VEIN_SCREEN_COLUMNS]; // as wide as its longest cell
    int count;
    int gap;
};

enum { TEXT_LEAST = 18, TEXT_WIDE = 24 }; // of a column of words, and from which width on it is one

static int width_of(const struct layout *layout)
{
    int total = -layout->gap;

    for (int i = 0; i < layout->count; i++)
        total += layout->width[i] ? layout->width[i] + layout->gap : 0;
    return total;
}

// Columns of a priority go, the last first, until the rest has room.
static void leave_out(struct layout *layout, const struct vein_screen_column *c, int priority,
                      int cols)
{
    for (int i = layout->count - 1; i >= 0 && width_of(layout) > cols; i--)
        if (c[i].priority == priority)
            layout->width[i] = 0;
}

// Words give way before a column does: what is cut is read whole below the list.
static void shrink(struct layout *layout, const struct vein_screen_column *c, int cols)
{
    while (width_of(layout) > cols) {
        int widest = -1;

        for (int i = 0; i < layout->count; i++)
            if (c[i].width >= TEXT_WIDE && !c[i].right && layout->width[i] > TEXT_LEAST &&
                (widest < 0 || layout->width[i] > layout->width[widest]))
                widest = i;
        if (widest < 0)
            return;
        layout->width[widest]--;
    }
}

// What is left over goes to the columns that are cut, the first of them first.
static void grow(struct layout *layout, int cols)
{
    for (int i = 0; i < layout->count; i++) {
        int room = cols - width_of(layout);
        int wants = layout->width[i] ? layout->whole[i] - layout->width[i] : 0;

        layout->width[i] += wants < room ? wants : room > 0 ? room : 0;
    }
}

// Each column as wide as its longest cell or heading, at most its width. When that is too much, columns of high
// priority numbers go, then the gaps, then words are cut, then the columns of priority 2 go.
static struct layout lay_out(const struct vein_list *list, int cols)
{
    struct layout layout = {.gap = 2};
    const struct vein_screen_column *c = list->screen->columns;

    for (int i = 0; c[i].name; i++, layout.count++) {
        layout.whole[i] = list->wide[i];
        layout.width[i] = list->wide[i] > c[i].width ? c[i].width : list->wide[i];
    }
    for (int priority = 9; priority > 2; priority--)
        leave_out(&layout, c, priority, cols);
    if (width_of(&layout) > cols)
        layout.gap = 1;
    shrink(&layout, c, cols);
    leave_out(&layout, c, 2, cols);
    grow(&layout, cols);
    return layout;
}

static void draw_row(const struct vein_list *list, struct vein_grid *grid, int at, size_t row,
                     const struct layout *layout, bool selected)
{
    bool dim = list->screen->dim && *vein_rows_text(list->rows, row, list->screen->dim);
    int col = 0;

    if (selected)
        vein_grid_fill(grid, at, 0, grid->cols, VEIN_SELECTED, ' ');
    for (int i = 0; i < layout->count; i++) {
        const struct vein_screen_column *c = &list->screen->columns[i];
        const char *text = text_of(list, row, c);
        enum vein_style style = selected ? VEIN_SELECTED
                                : dim    ? VEIN_DIM
                                         : vein_mark_style(c->mark, text);

        if (layout->width[i] == 0)
            continue;
        if (c->right)
            vein_grid_put_right(grid, at, col, layout->width[i], style, text);
        else
            vein_grid_put(grid, at, col, layout->width[i], style, text);
        col += layout->width[i] + layout->gap;
    }
}

static void draw_heading(const struct vein_list *list, struct vein_grid *grid, int row,
                         const struct layout *layout)
{
    int col = 0;

    vein_grid_fill(grid, row, 0, grid->cols, VEIN_HEAD, ' ');
    for (int i = 0; i < layout->count; i++) {
        const struct vein_screen_column *c = &list->screen->columns[i];

        if (layout->width[i] == 0)
            continue;
        if (c->right)
            vein_grid_put_right(grid, row, col, layout->width[i], VEIN_HEAD, c->heading);
        else
            vein_grid_put(grid, row, col, layout->width[i], VEIN_HEAD, c->heading);
        col += layout->width[i] + layout->gap;
    }
}

bool vein_list_cut(const struct vein_list *list, int cols, struct vein_buf *out)
{
    long row = vein_list_row(list);
    struct layout layout;
    int col = 0;

    if (row < 0)
        return false;
    layout = lay_out(list, cols);
    for (int i = 0; i < layout.count; i++) {
        const struct vein_screen_column *c = &list->screen->columns[i];
        const char *text = text_of(list, (size_t)row, c);
        int room = cols - col < layout.width[i] ? cols - col : layout.width[i];

        if (layout.width[i] == 0)
            continue;
        if ((int)vein_utf8_width(text) > room)
            vein_buf_addf(out, "%s%s%s%s", out->size ? "; " : "", c->heading,
                          *c->heading ? ": " : "", text);
        col += layout.width[i] + layout.gap;
    }
    return out->size > 0;
}

static void draw_filter(const struct vein_list *list, struct vein_grid *grid, int row)
{
    int used;

    if (!list->filtering && !list->filter[0])
        return;
    vein_grid_fill(grid, row, 0, grid->cols, VEIN_BAR, ' ');
    used = vein_grid_putf(grid, row, 0, grid->cols, VEIN_BAR, "FILTER: %s", list->filter);
    if (list->more || list->before)
        vein_grid_putf(grid, row, used + 2, grid->cols, VEIN_BAR,
                       "(%zu of lines %zu to %zu%s)  Esc: all", list->shown_count, list->before + 1,
                       list->before + list->rows->row_count,
                       list->more && list->screen->next ? "; End: further" : "");
    else
        vein_grid_putf(grid, row, used + 2, grid->cols, VEIN_BAR, "(%zu of %zu)  Esc: all",
                       list->shown_count, list->rows ? list->rows->row_count : 0);
    if (list->filtering) {
        grid->cursor_row = row;
        grid->cursor_col = used;
    }
}

void vein_list_draw(struct vein_list *list, struct vein_grid *grid, int row, int height)
{
    struct layout layout = lay_out(list, grid->cols);
    int body = height - 1 - (list->filtering || list->filter[0]);

    list->body = body > 0 ? (size_t)body : 0;
    draw_heading(list, grid, row, &layout);
    if (!list->rows) // an empty list says so; this one is not there yet
        vein_grid_put(grid, row + 2, 2, grid->cols - 4, VEIN_DIM, "Reading ...");
    else if (list->shown_count == 0)
        vein_grid_wrap(grid, row + 2, 2, grid->cols - 4, body - 1, VEIN_DIM,
                       list->filter[0]       ? "Nothing passes the filter."
                       : list->screen->empty ? list->screen->empty
                                             : "Nothing here.");
    if (list->selected < list->top)
        list->top = list->selected;
    if (body > 0 && list->selected >= list->top + (size_t)body)
        list->top = list->selected - (size_t)body + 1;
    if (list->top && list->top + list->body > list->shown_count) // no line is above for nothing
        list->top = list->shown_count > list->body ? list->shown_count - list->body : 0;
    for (int i = 0; i < body && list->top + (size_t)i < list->shown_count; i++)
        draw_row(list, grid, row + 1 + i, list->shown[list->top + (size_t)i], &layout,
                 list->top + (size_t)i == list->selected);
    draw_filter(list, grid, row + height - 1);
}
