// What of a statement's rows is shown as text: JSON and CSV keep everything, text has the columns of its terminal.
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "vein/report.h"

#define MOST_COLUMNS 14
#define ROOM_LEAST 40                      // narrower than that nobody reads a table
#define ROOM_OF_FILES 100                  // where no terminal says how wide it is
#define CELL_LEAST 8                       // a column keeps so much
#define WORD_MOST 14                       // longer words are broken at their joints
#define NOT_RECORDED "not_recorded"        // a column of coded words, said in full
enum { OID_BOOL = 16, OID_MOMENT = 1184 }; // pg_type; they never change

struct column {
    const char
        *names; // column; "a|b": the first of them that is filled; "!a": the word "old" when false
    const char *title;
    size_t width;
    bool right;
};
struct cli_layout {
    const char *area, *name; // name: "a|b", of each of these statements
    struct column columns[MOST_COLUMNS];
};

static const struct cli_layout layouts[] = {
    {"report",
     "status",
     {{"site", "site", 8, false},
      {"batch", "batch", 11, false},
      {"mark", "mark", 11, false},
      {"stage", "stage", 11, false},
      {"qc", "qc", 9, false},
      {"open_items", "open", 4, true},
      {"process_status", "process", 10, false},
      {"quality_status", "quality", 10, false},
      {"waits_for", "waits for", 10, false}}},
    {"report",
     "worklist",
     {{"kind", "kind", 9, false},
      {"batch", "batch", 14, false},
      {"what", "what", 38, false},
      {"due_at", "due", 19, false},
      {"roles", "role", 12, false}}},
    {"report",
     "chain",
     {{"at", "when", 19, false},
      {"kind", "kind", 10, false},
      {"what", "what", 26, false},
      {"details", "details", 28, false},
      {"person", "who", 8, false}}},
    {"report",
     "kpi",
     {{"product", "product", 20, false},
      {"month", "month", 7, false},
      {"batches", "all", 5, true},
      {"ended", "ended", 5, true},
      {"given", "given", 5, true},
      {"success_percent", "% good", 6, true},
      {"failure_percent", "% bad", 6, true},
      {"oos_percent", "% OOS", 6, true},
      {"vein_to_vein_days", "V2V d", 6, true},
      {"culture_days", "culture d", 9, true}}},
    {"timer",
     "list|batch",
     {{"batch", "batch", 12, false},
      {"timer", "clock", 14, false},
      {"state", "state", 13, false},
      {"elapsed", "elapsed", 13, false},
      {"from_at", "since", 19, false},
      {"due_at", "due", 19, false}}},
    {"timer",
     "breaches|breached",
     {{"batch", "batch", 12, false},
      {"timer", "clock", 14, false},
      {"bound", "bound", 8, false},
      {"finding", "finding", 9, false},
      {"breached_at", "passed", 19, false},
      {"found_at", "found", 19, false},
      {"!stands", "", 4, false}}},
    {"batch",
     "steps",
     {{"step", "step", 16, false},
      {"occurrence", "#", 3, true},
      {"state", "state", 9, false},
      {"event_at", "performed", 19, false},
      {"performed_by", "by", 16, false},
      {"entry_mode", "entered", 11, false},
      {"signatures_missing", "to sign", 12, false}}},
    {"batch",
     "observations",
     {{"step", "step", 14, false},
      {"occurrence", "#", 2, true},
      {"label", "field", 19, false},
      {"number|word|moment|not_recorded", "value", 19, false},
      {"unit", "unit", 10, false},
      {"breach", "level", 6, false},
      {"!current", "", 3, false},
      {"reason", "reason", 15, false}}},
    {"batch",
     "samples",
     {{"sample", "sample", 18, false},
      {"sample_point", "of", 14, false},
      {"drawn_at", "drawn", 19, false},
      {"drawn_by", "by", 20, false},
      {"entry_mode", "entered", 11, false}}},
    {"batch",
     "results",
     {{"line", "line", 14, false},
      {"sample", "sample", 14, false},
      {"test", "test", 4, true},
      {"value", "value", 16, false},
      {"unit", "unit", 12, false},
      {"verdict", "verdict", 12, false},
      {"status", "status", 8, false},
      {"!current", "", 3, false}}},
    {"batch",
     "evaluation",
     {{"label", "line", 27, false},
      {"limit_text", "limit", 20, false},
      {"value_text", "value", 16, false},
      {"verdict", "verdict", 13, false},
      {"status", "status", 10, false},
      {"gate", "gate", 4, false}}},
    {"batch",
     "holds",
     {{"status", "hold", 6, false},
      {"reason", "reason", 30, false},
      {"placed_by", "by", 16, false},
      {"placed_at", "placed", 19, false},
      {"lift_reason", "lifted because", 20, false}}},
    {"deviation",
     "list",
     {{"id", "deviation", 9, true},
      {"class", "class", 8, false},
      {"step", "step", 14, false},
      {"description", "description", 24, false},
      {"status", "status", 8, false},
      {"impact", "impact", 22, false}}},
    {"deviation",
     "triage",
     {{"id", "deviation", 9, true},
      {"batch", "batch", 14, false},
      {"class", "class", 8, false},
      {"description", "description", 24, false},
      {"status", "status", 8, false},
      {"impact", "impact", 22, false}}},
    {"investigation",
     "list",
     {{"id", "investigation", 13, true},
      {"label", "line", 20, false},
      {"sample", "sample", 12, false},
      {"value", "value", 12, false},
      {"phase", "phase", 5, false},
      {"status", "status", 9, false},
      {"outcome", "outcome", 16, false}}},
    {"comment",
     "list",
     {{"step", "step", 14, false},
      {"investigation", "investigation", 13, true},
      {"words", "comment", 34, false},
      {"written_by", "by", 12, false},
      {"written_at", "written", 19, false}}},
    {"batch",
     "dispositions",
     {{"decision", "decision", 18, false},
      {"verdict", "verdict", 30, false},
      {"proposed_by", "proposed by", 16, false},
      {"proposed_at", "proposed", 19, false},
      {"status", "status", 9, false}}},
    {"batch",
     "signatures",
     {{"entity", "record", 16, false},
      {"record_id", "no", 6, true},
      {"meaning", "meaning", 9, false},
      {"signer", "signer", 20, false},
      {"role", "role", 11, false},
      {"signed_at", "signed", 19, false},
      {"!valid", "", 3, false}}},
    {"batch",
     "materials",
     {{"step", "step", 18, false},
      {"occurrence", "#", 3, true},
      {"material", "material", 20, false},
      {"quantity", "as the process says", 19, false},
      {"state", "lot", 8, false},
      {"lots", "", 24, false}}},
    {"lot",
     "list",
     {{"lot", "lot", 14, false},
      {"material", "material", 19, false},
      {"state", "state", 13, false},
      {"expires_on", "expires", 10, false},
      {"remaining", "left", 8, true},
      {"unit", "unit", 5, false},
      {"supplier_lot", "supplier's lot", 16, false}}},
    {"lot",
     "where_used",
     {{"batch", "batch", 12, false},
      {"process_status", "process", 11, false},
      {"quality_status", "quality", 11, false},
      {"steps", "steps", 16, false},
      {"quantity", "used", 7, true},
      {"unit", "", 4, false},
      {"held_by", "held by", 26, false}}},
    {"lot",
     "batch|uses",
     {{"batch", "batch", 12, false},
      {"step", "step", 14, false},
      {"occurrence", "#", 2, true},
      {"material", "material", 18, false},
      {"lot", "lot", 12, false},
      {"quantity", "quantity", 8, true},
      {"event_at", "used", 19, false},
      {"status", "status", 9, false}}},
    {"record",
     "preview",
     {{"kind", "kind", 9, false},
      {"what", "what", 36, false},
      {"before", "before", 24, false},
      {"after", "after", 24, false}}},
    {"record",
     "history",
     {{"corrected_at", "when", 19, false},
      {"field", "field", 14, false},
      {"before", "before", 17, false},
      {"after", "after", 17, false},
      {"reason", "because", 14, false},
      {"corrected_by", "by", 8, false}}},
    {"correction",
     "list",
     {{"corrected_at", "when", 19, false},
      {"title", "what", 24, false},
      {"before", "before", 14, false},
      {"after", "after", 14, false},
      {"reason", "because", 11, false},
      {"corrected_by", "by", 8, false}}},
    {"equipment",
     "list",
     {{"equipment", "device", 12, false},
      {"class", "class", 19, false},
      {"state", "state", 19, false},
      {"due_on", "good until", 10, false},
      {"title", "title", 20, false},
      {"serial", "serial number", 14, false}}},
    {"batch",
     "equipment",
     {{"step", "step", 18, false},
      {"occurrence", "#", 3, true},
      {"class", "class", 20, false},
      {"state", "device", 8, false},
      {"devices", "", 24, false}}},
    {"equipment",
     "batch|log",
     {{"event_at", "used", 19, false},
      {"batch", "batch", 11, false},
      {"step", "step", 14, false},
      {"occurrence", "#", 2, true},
      {"equipment", "device", 10, false},
      {"recorded_by", "by", 6, false},
      {"status", "status", 9, false},
      {"finding", "found", 12, false}}},
    {"equipment",
     "batches",
     {{"batch", "batch", 12, false},
      {"process_status", "process", 11, false},
      {"quality_status", "quality", 11, false},
      {"steps", "steps", 20, false},
      {"held_by", "held by", 30, false}}},
    {"equipment",
     "doubtful",
     {{"equipment", "device", 12, false},
      {"batch", "batch", 12, false},
      {"steps", "steps", 20, false},
      {"quality_status", "quality", 11, false},
      {"deviations", "deviations", 14, false},
      {"held_by", "held by", 20, false}}},
    {"equipment",
     "history",
     {{"at", "at", 19, false},
      {"kind", "what", 14, false},
      {"words", "", 22, false},
      {"until", "good until", 10, false},
      {"record", "no.", 4, true},
      {"version", "v", 2, true},
      {"changed", "corrected", 12, false},
      {"person", "by", 7, false}}},
    {"container",
     "list",
     {{"code", "container", 24, false},
      {"kind", "kind", 14, false},
      {"volume_ml", "mL", 9, true},
      {"status", "status", 10, false}}},
    {"custody",
     "list",
     {{"since_at", "since", 19, false},
      {"holder|holder_organisation", "holder", 22, false},
      {"holder_name", "name", 16, false},
      {"place", "place", 20, false},
      {"waybill", "waybill", 12, false}}},
    {"receipt",
     "list",
     {{"container", "container", 18, false},
      {"received_at", "received", 19, false},
      {"received_by", "by", 10, false},
      {"volume_ml", "mL", 7, true},
      {"temperature_c", "deg C", 6, true},
      {"seals", "seals", 7, false},
      {"decision", "decision", 8, false},
      {"status", "status", 8, false}}},
    {"identity",
     "list",
     {{"id", "no", 5, true},
      {"checkpoint", "checkpoint", 10, false},
      {"container", "container", 14, false},
      {"compared", "agreed", 24, false},
      {"performed_by", "by", 8, false},
      {"checked_at", "checked", 19, false},
      {"witnessed_by", "witness", 8, false}}},
    {"identity",
     "unreadable",
     {{"batch", "batch", 12, false},
      {"checkpoint", "checkpoint", 14, false},
      {"container", "container", 14, false},
      {"identifier", "identifier", 13, false},
      {"reason_title", "reason", 20, false},
      {"person", "by", 8, false},
      {"checked_at", "checked", 19, false}}},
    {"infusion",
     "list",
     {{"container", "container", 18, false},
      {"started_at", "from", 19, false},
      {"ended_at", "to", 19, false},
      {"volume_ml", "mL", 7, true},
      {"reaction", "reaction", 16, false},
      {"performed_by", "by", 10, false}}},
    {"review",
     "exceptions",
     {{"kind", "kind", 9, false},
      {"decision", "QA", 8, false},
      {"what", "what", 24, false},
      {"word", "answer", 20, false},
      {"item", "item", 12, false},
      {"shown", "shown", 16, false}}},
    {"near_miss",
     "list|batch",
     {{"code", "code", 5, false},
      {"act", "act", 15, false},
      {"rule", "rule", 24, false},
      {"expected", "expected", 18, false},
      {"happened_at", "when", 19, false},
      {"person", "who", 8, false}}},
};

static bool is_one_of(const char *names, const char *name)
{
    while (*names) {
        size_t size = strcspn(names, "|");

        if (size == strlen(name) && strncmp(names, name, size) == 0)
            return true;
        names += size + (names[size] == '|');
    }
    return false;
}

const struct cli_layout *vein_cli_layout(const char *area, const char *name)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (strcmp(layouts[i].area, area) == 0 && is_one_of(layouts[i].name, name))
            return &layouts[i];
    return NULL;
}

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
        if (from[i].width && from[i].width < table->whole[i])
            table->columns[i].width = from[i].width;
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

bool vein_cli_local_time(struct cli *cli, const char *batch, struct vein_err *err)
{
    const struct vein_db_value values[] = {{"batch", batch}};
    struct vein_rows *rows = NULL;

    return cli->format != CLI_TEXT || vein_cli_read(cli, "session", "zone", values, 1, &rows, err);
}
