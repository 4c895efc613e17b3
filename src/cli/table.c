// Rows as a table of text, as wide as the terminal that reads it.
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"
#include "layout.h"
#include "vein/report.h"

#define ROOM_LEAST 40                      // narrower than that nobody reads a table
#define ROOM_OF_FILES 100                  // where no terminal says how wide it is
#define CELL_LEAST 8                       // a column keeps so much
#define WORD_MOST 14                       // longer words are broken at their joints
#define NOT_RECORDED "not_recorded"        // a column of coded words, said in full
enum { OID_BOOL = 16, OID_MOMENT = 1184 }; // pg_type; they never change

static const char *to_the_minute(struct vein_arena *arena, const char *text)
{
    const char *offset = strlen(text) > 19 ? text + 19 + strcspn(text + 19, "+-") : "";

    return *offset ? vein_arena_printf(arena, "%.16s%s", text, offset) : text;
}

static const char *cell_of(struct vein_arena *arena, const struct vein_rows *rows, size_t row,
                           const char *names)
{
    bool mark = names[0] == '!';
    const char *name = names + mark;

    while (*name) {
        size_t size = strcspn(name, "|");
        const char *one = vein_arena_strndup(arena, name, size);
        long column = vein_rows_column(rows, one);
        const char *text = vein_rows_shown(rows, row, one);
        unsigned type = column < 0 || !rows->types ? 0 : rows->types[column];

        if (mark)
            return text && strcmp(text, "f") == 0 ? "old" : "";
        if (text && text[0] && size == strlen(NOT_RECORDED) &&
            strncmp(name, NOT_RECORDED, size) == 0)
            return vein_arena_printf(arena, "not recorded: %s", text);
        if (text && text[0])
            return type == OID_MOMENT ? to_the_minute(arena, text)
                   : type != OID_BOOL ? text
                                      : (text[0] == 't' ? "yes" : "no");
        name += size + (name[size] == '|');
    }
    return "";
}

// "{}" and "{a,b}" of a list of words read "" and "a,b".
static const char *unbraced(struct vein_arena *arena, const char *text)
{
    size_t size = strlen(text);

    return size >= 2 && text[0] == '{' && text[size - 1] == '}'
               ? vein_arena_strndup(arena, text + 1, size - 2)
               : text;
}

size_t vein_cli_room(void)
{
    const char *told = getenv("COLUMNS");
    struct winsize size;
    int columns = 0;

    if (told && vein_cli_number(told, &columns) && columns >= ROOM_LEAST)
        return (size_t)columns;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col >= ROOM_LEAST)
        return size.ws_col;
    return 0;
}

// Columns that a text needs to stand whole, and at least, so that it breaks between words or behind a joint of a long one.
static void measure(const char *text, size_t *whole, size_t *least)
{
    size_t own = vein_utf8_width(text);

    *whole = own > *whole ? own : *whole;
    while (*text) {
        size_t word = strcspn(text, " "), joint = strcspn(text, " _/");
        size_t piece = word > WORD_MOST && joint < word ? joint + 1 : word;
        char copy[64];

        if (word > WORD_MOST && joint == word)
            piece = strcspn(text, " -") + 1 < word ? strcspn(text, " -") + 1 : word;
        snprintf(copy, sizeof copy, "%.*s", (int)(piece < 63 ? piece : 63), text);
        own = vein_utf8_width(copy);
        *least = own > *least ? own : *least;
        text += piece;
        text += strspn(text, " ");
    }
}

struct table {
    struct vein_report_column columns[MOST_COLUMNS];
    size_t whole[MOST_COLUMNS], least[MOST_COLUMNS];
    size_t count, row_count;
    const char **cells;
};

static size_t total(const struct table *table)
{
    size_t sum = 2 * (table->count - 1);

    for (size_t i = 0; i < table->count; i++)
        sum += table->columns[i].width;
    return sum;
}

// The widest column that is wider than it has to be (below: as narrow as anything can be), count when there is none.
static size_t widest(const struct table *table, bool below)
{
    size_t found = table->count;

    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].width > (below ? CELL_LEAST : table->least[i]) &&
            (found == table->count || table->columns[i].width > table->columns[found].width))
            found = i;
    return found;
}

// What the terminal has more goes to columns that are cut, the first of them first; where it has less, words give way.
static void fit(struct table *table, size_t room)
{
    for (size_t i = 0; i < table->count; i++) {
        size_t used = total(table), wants = table->whole[i] - table->columns[i].width;

        if (used < room)
            table->columns[i].width += wants < room - used ? wants : room - used;
    }
    while (total(table) > room) {
        size_t at = widest(table, false);

        at = at < table->count ? at : widest(table, true);
        if (at == table->count)
            return;
        table->columns[at].width--;
    }
}

// The cells of the columns of a layout, each as wide as its longest, at most as laid out (0: whatever that is).
static void take(struct vein_arena *arena, const struct column *from, const struct vein_rows *rows,
                 struct table *table)
{
    *table = (struct table){.row_count = rows->row_count};
    while (table->count < MOST_COLUMNS && from[table->count].names)
        table->count++;
    table->cells =
        vein_arena_alloc(arena, (rows->row_count * table->count + 1) * sizeof *table->cells);
    for (size_t i = 0; i < table->count; i++) {
        measure(from[i].title, &table->whole[i], &table->least[i]);
        for (size_t row = 0; row < rows->row_count; row++) {
            const char *text = unbraced(arena, cell_of(arena, rows, row, from[i].names));

            table->cells[row * table->count + i] = text;
            measure(text, &table->whole[i], &table->least[i]);
        }
        table->columns[i] =
            (struct vein_report_column){from[i].title, table->whole[i], from[i].right};
        // as laid out, but no word is broken while there is room
        if (from[i].width && from[i].width < table->whole[i])
            table->columns[i].width =
                from[i].width > table->least[i] ? from[i].width : table->least[i];
    }
}

// The room a table takes when nothing more can give way: whole lines, or broken between words.
static size_t takes(const struct table *table, bool whole)
{
    size_t sum = 2 * (table->count - 1);

    for (size_t i = 0; i < table->count; i++)
        sum += whole ? table->whole[i] : table->least[i];
    return sum;
}

// The next of the columns that a narrow terminal goes without; its title, NULL when all that are left stay.
static const char *leave(struct column *columns, const char **leaving)
{
    size_t size = strcspn(*leaving, " ");
    const char *title;

    for (size_t i = 0; size && columns[i].names; i++)
        if (strlen(columns[i].names) == size && memcmp(columns[i].names, *leaving, size) == 0) {
            title = columns[i].title;
            memmove(columns + i, columns + i + 1, (MOST_COLUMNS - i) * sizeof *columns);
            *leaving += size + ((*leaving)[size] == ' ');
            return title;
        }
    return NULL;
}

// leaving: names of columns, in the order in which they go; whole: no cell is broken where there is room for it
static void print_columns(const struct column *from, const struct vein_rows *rows,
                          const char *leaving, bool whole)
{
    struct vein_arena *arena = vein_arena_new();
    size_t room = vein_cli_room();
    struct column shown[MOST_COLUMNS + 1] = {{0}};
    struct vein_buf out, left;
    struct table table;
    const char *gone;

    memcpy(shown, from, MOST_COLUMNS * sizeof *from);
    vein_buf_init(&out);
    vein_buf_init(&left);
    take(arena, shown, rows, &table);
    while (room && takes(&table, whole) > room && (gone = leave(shown, &leaving)) != NULL) {
        vein_buf_addf(&left, "%s%s", left.size ? ", " : "", gone);
        take(arena, shown, rows, &table);
    }
    if (room || !whole)
        fit(&table, room ? room : ROOM_OF_FILES);
    vein_report_table(&out, table.columns, table.count, table.cells, table.row_count);
    (void)vein_cli_flush(&out);
    if (left.size)
        fprintf(stderr, "left out for want of room: %s; --format csv has all\n", left.data);
    vein_buf_release(&left);
    vein_arena_free(arena);
}

void vein_cli_print_laid_out(const struct cli_layout *layout, const struct vein_rows *rows)
{
    bool status = strcmp(layout->area, "report") == 0 && strcmp(layout->name, "status") == 0;

    print_columns(layout->columns, rows, status ? "mark site" : "", false);
}

// One line a batch, whatever room that takes in a file.
void vein_cli_print_board(const struct vein_rows *rows)
{
    static const struct column board[MOST_COLUMNS] = {{"batch", "batch", 0, false},
                                                      {"mark", "mark", 0, false},
                                                      {"patient", "patient", 0, false},
                                                      {"stage", "stage", 0, false},
                                                      {"qc", "qc", 0, false},
                                                      {"day", "day", 0, true},
                                                      {"vcc", "vcc", 0, true},
                                                      {"viability", "via %", 0, true},
                                                      {"next_step", "next", 0, false},
                                                      {"next_due_at", "due", 0, false},
                                                      {"open_items", "open", 0, true},
                                                      {"process_status", "process", 0, false},
                                                      {"quality_status", "quality", 0, false},
                                                      {"custody", "custody", 0, false}};

    print_columns(board, rows, "custody mark patient vcc viability stage next_due_at day", true);
}
