// What the demo prints at the end: the board, the logins, the ledger's verdict, what to try.
#include "demo_parts.h"

#include "vein/app_audit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_KEY "-9223372036854775808"
#define ROWS "200"
#define FEW_ROWS "20" // of a laboratory that no screen holds

// ---- the board

struct column {
    const char *name;
    const char *title;
    size_t most; // characters of a value that are shown
};

static const struct column columns[] = {
    {"batch", "BATCH", 16},
    {"kind", "KIND", 10},
    {"stage", "STAGE", 11},
    {"qc", "QC", 10},
    {"day", "DAY", 4},
    {"vcc", "VCC", 7},
    {"viability", "VIAB%", 6},
    {"next_step", "NEXT", 17},
    {"next_due_at", "DUE", 16},
    {"open_items", "OPEN", 4},
    {"process_status", "PROCESS", 13},
    {"quality_status", "QUALITY", 18},
    {"custody", "CUSTODY", 26},
};
#define COLUMNS (sizeof columns / sizeof *columns)
#define VERDICT 60

// A part of the board: the rows with a mark, or all others, by their codes.
struct part {
    const struct vein_rows *rows;
    const struct vein_rows *clocks; // those that run, the most urgent one of a batch first
    size_t *at;
    size_t count;
};

static const char *shortened(const char *text, size_t most, const char *end,
                             struct vein_arena *arena)
{
    size_t size = strlen(text);

    if (size <= most)
        return text;
    size = most - strlen(end);
    while (size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80)
        size--;
    return vein_arena_printf(arena, "%.*s%s", (int)size, text, end);
}

// When the next step has no time of its own: the slot of a batch that waits for it, or the limit of a running clock.
static const char *due(const struct part *part, size_t row)
{
    const char *status = vein_rows_text(part->rows, row, "process_status");
    const char *text = vein_rows_text(part->rows, row, "next_due_at");

    if (text[0] || strcmp(status, "scheduled") == 0)
        return text[0] ? text : vein_rows_text(part->rows, row, "slot");
    for (size_t i = 0; i < part->clocks->row_count; i++)
        if (strcmp(vein_rows_text(part->clocks, i, "batch"),
                   vein_rows_text(part->rows, row, "batch")) == 0)
            return vein_rows_text(part->clocks, i, "due_at");
    return "";
}

static const char *cell(const struct part *part, size_t row, const struct column *column,
                        struct vein_arena *arena)
{
    const char *text = strcmp(column->name, "next_due_at") == 0
                           ? due(part, row)
                           : vein_rows_text(part->rows, row, column->name);

    // What is filled waits for a decision before its next step.
    if (strcmp(column->name, "next_step") == 0 &&
        strcmp(vein_rows_text(part->rows, row, "process_status"), "filled") == 0)
        text = "";
    return text[0] ? shortened(text, column->most, "", arena) : "-";
}

static void print_cell(FILE *out, const char *text, size_t width)
{
    size_t own = vein_utf8_width(text);

    fprintf(out, "%s%*s", text, (int)(own < width ? width - own : 0) + 2, "");
}

static struct part part_of(const struct vein_rows *rows, const struct vein_rows *clocks,
                           const char *mark, bool with, struct vein_arena *arena)
{
    struct part part = {rows, clocks,
                        vein_arena_alloc(arena, (rows->row_count + 1) * sizeof(size_t)), 0};

    for (size_t row = 0; row < rows->row_count; row++) {
        size_t place = part.count;

        if ((strcmp(vein_rows_text(rows, row, "mark"), mark) == 0) != with)
            continue;
        for (; place > 0 && strcmp(vein_rows_text(rows, part.at[place - 1], "batch"),
                                   vein_rows_text(rows, row, "batch")) > 0;
             place--)
            part.at[place] = part.at[place - 1];
        part.at[place] = row;
        part.count++;
    }
    return part;
}

static void print_part(FILE *out, const char *title, const struct part *part,
                       struct vein_arena *arena)
{
    size_t widths[COLUMNS];

    if (part->count == 0)
        return;
    fprintf(out, "%s\n", title);
    for (size_t i = 0; i < COLUMNS; i++) {
        widths[i] = strlen(columns[i].title);
        for (size_t n = 0; n < part->count; n++) {
            size_t own = vein_utf8_width(cell(part, part->at[n], &columns[i], arena));

            widths[i] = own > widths[i] ? own : widths[i];
        }
        print_cell(out, columns[i].title, widths[i]);
    }
    fputs("VERDICT\n", out);
    for (size_t n = 0; n < part->count; n++) {
        for (size_t i = 0; i < COLUMNS; i++)
            print_cell(out, cell(part, part->at[n], &columns[i], arena), widths[i]);
        fprintf(
            out, "%s\n",
            shortened(vein_rows_text(part->rows, part->at[n], "verdict"), VERDICT, "...", arena));
    }
    fputc('\n', out);
}

static void print_clocks(FILE *out, const struct vein_rows *rows, struct vein_arena *arena)
{
    if (rows->row_count == 0)
        return;
    fputs("Clocks that run\n", out);
    for (size_t row = 0; row < rows->row_count; row++)
        fprintf(out, "  %-10s %-32s since %s  limit at %s%s\n", vein_rows_text(rows, row, "batch"),
                vein_rows_text(rows, row, "title"),
                shortened(vein_rows_text(rows, row, "from_at"), 16, "", arena),
                shortened(vein_rows_text(rows, row, "due_at"), 16, "", arena),
                strcmp(vein_rows_text(rows, row, "state"), "running") == 0 ? "" : "  PASSED");
    fputc('\n', out);
}

// ---- logins

static void print_logins(FILE *out, const struct vein_rows *rows, const char *home)
{
    fprintf(out, "Logins (passwords: %s/secret/LOGIN, one file each, readable by you alone)\n",
            home);
    for (size_t row = 0; row < rows->row_count; row++) {
        const char *login = vein_rows_text(rows, row, "login");
        const char *name = vein_rows_text(rows, row, "printed_name");

        if (row % 3 == 2 || row + 1 == rows->row_count)
            fprintf(out, "  %-6s %s\n", login, name);
        else
            fprintf(out, "  %-6s %-24s", login, name);
    }
}

// ---- what to try

// The program as somebody here would type it.
static const char *typed(const char *program, struct vein_arena *arena)
{
    char *here = getcwd(NULL, 0);
    size_t length = here ? strlen(here) : 0;
    const char *out = program ? program : "vein";

    if (program && length > 1 && strncmp(program, here, length) == 0 && program[length] == '/')
        out = program + length + 1;
    out = vein_arena_strdup(arena, out);
    free(here);
    return out;
}

// The embedded text with {name} filled in.
static void print_filled(FILE *out, const char *text, const struct vein_db_value *values,
                         size_t count)
{
    while (*text) {
        size_t plain = strcspn(text, "{");
        size_t length;

        fprintf(out, "%.*s", (int)plain, text);
        text += plain;
        length = strcspn(text, "}");
        for (size_t i = 0; *text && i < count; i++)
            if (strlen(values[i].name) == length - 1 &&
                memcmp(values[i].name, text + 1, length - 1) == 0)
                fputs(values[i].text, out);
        text += length + (text[length] == '}');
    }
}

static void print_tries(const struct vein_cluster *cluster, const struct vein_demo_options *options,
                        const char *batch, struct vein_arena *arena)
{
    const struct vein_file *file = vein_file_find("sql/demo/tries.txt");
    const char *home = getenv("VEIN_HOME");
    const struct vein_db_value values[] = {
        {"place", home && home[0] ? vein_arena_printf(arena, "VEIN_HOME='%s' ", home) : ""},
        {"program", typed(options->program, arena)},
        {"batch", batch},
        {"home", vein_cluster_home(cluster)},
        {"socket", vein_cluster_socket(cluster)},
        {"database", VEIN_CLUSTER_DATABASE},
    };

    if (file)
        print_filled(options->out, vein_arena_strndup(arena, (const char *)file->data, file->size),
                     values, sizeof values / sizeof *values);
}

// ---- all of it

static const char *verdict_words(enum vein_verdict verdict)
{
    return verdict == VEIN_VERDICT_ANCHORED       ? "consistent, anchored"
           : verdict == VEIN_VERDICT_NOT_ANCHORED ? "consistent, not anchored"
                                                  : "findings";
}

static int verdict_exit(enum vein_verdict verdict)
{
    return verdict == VEIN_VERDICT_ANCHORED       ? VEIN_EXIT_DONE
           : verdict == VEIN_VERDICT_NOT_ANCHORED ? VEIN_EXIT_NOT_ANCHORED
                                                  : VEIN_EXIT_EVIDENCE;
}

static bool print_all(struct vein_cluster *cluster, const struct vein_demo_options *options,
                      struct vein_session *session, struct vein_arena *arena, struct vein_err *err)
{
    const struct vein_db_value page[] = {{"after", FIRST_KEY},
                                         {"limit", options->scale ? FEW_ROWS : ROWS},
                                         {"closed", options->scale ? "false" : "true"}};
    const struct vein_db_value after = {"after", FIRST_KEY};
    const struct vein_db_value clocks[] = {{"after", ""}, {"limit", FEW_ROWS}};
    struct vein_rows *board = NULL;
    struct vein_rows *logins = NULL;
    struct vein_rows *timers = NULL;
    struct vein_rows *zone = NULL;
    struct part synthetic;
    struct part others;

    // times are those of the laboratory's clock, as on the screens
    if (!vein_session_read(session, arena, "session", "zone", NULL, 0, &zone, err) ||
        !vein_session_read(session, arena, "board", "show", page, 3, &board, err) ||
        !vein_session_read(session, arena, "timer", "list", clocks, 2, &timers, err) ||
        !vein_session_read(session, arena, "login", "list", &after, 1, &logins, err))
        return false;
    synthetic = part_of(board, timers, "SYNTHETIC", true, arena);
    others = part_of(board, timers, "SYNTHETIC", false, arena);
    fputs(
        "TRAINING installation: invented staff and patients, SYNTHETIC and TRANSCRIBED batches\n\n",
        options->out);
    print_part(options->out, "SYNTHETIC batches, made here; nobody was treated", &synthetic, arena);
    print_clocks(options->out, timers, arena);
    print_part(options->out,
               "TRANSCRIBED records, as published, the source on each value: validation batches, "
               "research cultures",
               &others, arena);
    print_logins(options->out, logins, vein_cluster_home(cluster));
    print_tries(cluster, options,
                board->row_count == 0 ? "BATCH"
                : synthetic.count > 0 ? vein_rows_text(board, synthetic.at[0], "batch")
                                      : vein_rows_text(board, 0, "batch"),
                arena);
    return true;
}

int vein_demo_show(struct vein_cluster *cluster, const struct vein_demo_options *options,
                   bool checkpoint, struct vein_err *err)
{
    const struct vein_session_options login = {.user = "qa1", .talk = options->talk};
    const struct vein_verify_options verify = {.findings = options->out};
    struct vein_arena *arena = vein_arena_new();
    struct vein_session *session = NULL;
    struct vein_verify_result result;
    const char *text = "";
    const char *waiting = "";
    bool done = vein_session_open(&login, &session, err);

    // The first checkpoint of a large laboratory takes all its events at once.
    if (done)
        vein_db_set_deadline(vein_session_db(session), 0);
    done = done &&
           (!checkpoint || vein_checkpoint(session, NULL, NULL, arena, &text, &waiting, err)) &&
           vein_verify(session, &verify, &result, err) &&
           print_all(cluster, options, session, arena, err);
    int exit = done ? verdict_exit(result.verdict) : (int)err->exit;

    if (done) {
        fprintf(options->out, "\nLedger: %s (%llu events, %llu streams)\n",
                verdict_words(result.verdict), (unsigned long long)result.events,
                (unsigned long long)result.streams);
        fflush(options->out);
        if (exit != VEIN_EXIT_DONE)
            vein_err_set(err, (enum vein_exit)exit, "", "Run vein audit verify as qa1.",
                         "the demonstration's ledger: %s", verdict_words(result.verdict));
    }
    vein_session_close(session);
    vein_arena_free(arena);
    return exit;
}
