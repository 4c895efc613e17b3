// The only user of ncurses.
#include "term.h"

#include <langinfo.h>
#include <ncurses.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static struct {
    bool open, colour;
    struct termios before;
    SCREEN *screen;
    struct vein_grid shown; // what was painted last: only what differs from it goes to ncurses
} term;

// Attribute and colour pair of each style. Without colour the attributes alone tell them apart: an alarm is bold
// and reverse, a warning underlined, a field underlined, the active one reverse.
static const struct {
    attr_t attr;
    short foreground;
} styles[VEIN_STYLE_COUNT] = {
    [VEIN_PLAIN] = {A_NORMAL, -1},
    [VEIN_DIM] = {A_NORMAL, -1},
    [VEIN_STRONG] = {A_BOLD, -1},
    [VEIN_HEAD] = {A_UNDERLINE, -1},
    [VEIN_BAR] = {A_REVERSE, -1},
    [VEIN_KEY] = {A_BOLD, -1},
    [VEIN_SELECTED] = {A_REVERSE | A_BOLD, -1},
    [VEIN_FIELD] = {A_UNDERLINE, -1},
    [VEIN_FIELD_ACTIVE] = {A_REVERSE, -1},
    [VEIN_GOOD] = {A_NORMAL, COLOR_CYAN},
    [VEIN_WARN] = {A_BOLD | A_UNDERLINE, COLOR_YELLOW},
    [VEIN_ALARM] = {A_BOLD | A_REVERSE, COLOR_MAGENTA},
    [VEIN_STOP] = {A_BOLD | A_REVERSE, COLOR_RED},
};

static void tell(const char *text)
{
    ssize_t written = write(STDOUT_FILENO, text, strlen(text));

    (void)written;
}

bool vein_term_ascii(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

static void colours(void)
{
    if (!term.colour || !has_colors() || start_color() == ERR)
        return;
    use_default_colors();
    for (int i = 0; i < VEIN_STYLE_COUNT; i++)
        init_pair((short)(i + 1), styles[i].foreground, -1);
}

bool vein_term_open(bool colour, struct vein_err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
        tcgetattr(STDIN_FILENO, &term.before) != 0)
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Use a command instead: `vein board`, `vein help`.",
                            "there is no terminal");
    term.screen = newterm(NULL, stdout, stdin);
    if (!term.screen)
        return vein_err_set(
            err, VEIN_EXIT_USAGE, "",
            "Set TERM to what the terminal is, for example xterm, or use a command: `vein board`.",
            "the terminal can't be used for screens");
    term.colour = colour;
    // Until it has come back from a shell, ncurses sends each movement of the cursor by itself. A paint shall be one write
    // (over ssh one packet), so it goes and comes back before anything is shown. Before there are colours: coming back
    // with them would reset the palette that a person may have chosen.
    endwin();
    raw();
    noecho();
    nonl();
    (void)typeahead(-1); // a paint is whole; keys that wait are all taken before it
    refresh();
    colours();
    term.open = true;
    tell(PASTE_ON);
    return true;
}

void vein_term_close(void)
{
    if (!term.open)
        return;
    term.open = false;
    tell(PASTE_OFF);
    endwin();
    tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
}

void vein_term_size(int *rows, int *cols)
{
    *rows = LINES;
    *cols = COLS;
}

void vein_term_resize(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
    vein_grid_release(&term.shown);
    clearok(stdscr, TRUE);
}

static attr_t attribute(unsigned char style)
{
    attr_t attr = styles[style].attr;

    if (term.colour && styles[style].foreground >= 0)
        attr |= (attr_t)COLOR_PAIR(style + 1);
    return attr;
}

static bool differs(const struct vein_glyph *a, const struct vein_glyph *b)
{
    return a->style != b->style || strcmp(a->text, b->text) != 0;
}

// Stretches of one style that differ from what was painted last.
static void paint_row(const struct vein_grid *grid, int row)
{
    size_t at = (size_t)row * (size_t)grid->cols;
    const struct vein_glyph *now = grid->cells + at;
    struct vein_glyph *old = term.shown.cells + at;
    int end = grid->cols < COLS ? grid->cols : COLS;

    if (memcmp(now, old, (size_t)grid->cols * sizeof *now) == 0)
        return;
    if (row == LINES - 1 && end == COLS) // the last cell would scroll: it stays blank
        end--;
    for (int col = 0; col < end;) {
        char text[512];
        size_t used = 0;
        int from = col;

        if (!differs(&now[col], &old[col])) {
            col++;
            continue;
        }
        while (col < end && used + VEIN_GLYPH_SIZE < sizeof text &&
               now[col].style == now[from].style && differs(&now[col], &old[col])) {
            size_t size = strlen(now[col].text); // none behind a wide character

            memcpy(text + used, now[col].text, size);
            used += size;
            old[col] = now[col];
            col++;
        }
        text[used] = '\0';
        attrset((int)attribute(now[from].style));
        mvaddstr(row, from, text);
    }
}

void vein_term_paint(const struct vein_grid *grid)
{
    if (term.shown.rows != grid->rows || term.shown.cols != grid->cols) { // nothing is known
        vein_grid_release(&term.shown);
        vein_grid_init(&term.shown, grid->rows, grid->cols);
        clear();
    }
    for (int row = 0; row < grid->rows && row < LINES; row++)
        paint_row(grid, row);
    if (grid->cursor_row >= 0 && grid->cursor_col >= 0) {
        curs_set(1);
        move(grid->cursor_row, grid->cursor_col);
    } else {
        curs_set(0);
    }
    refresh();
}

void vein_term_bell(void)
{
    beep();
}
