// Results: aligned text, JSON with exact decimals, CSV. Text is made visible, so that what a person
// typed cannot command the terminal.
#include "cli.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

// Type OIDs that decide how a cell looks (pg_type; they never change).
enum {
    OID_BOOL = 16,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_JSON = 114,
    OID_NUMERIC = 1700,
    OID_JSONB = 3802
};

static unsigned type_of(const struct vein_rows *rows, size_t column)
{
    return rows->types ? rows->types[column] : 0;
}

static bool is_number(unsigned type)
{
    return type == OID_INT8 || type == OID_INT2 || type == OID_INT4 || type == OID_NUMERIC;
}

static const char *cell(const struct vein_rows *rows, size_t row, size_t column)
{
    return rows->cells[row * rows->col_count + column];
}

static bool unread; // the reader of standard output went away

bool vein_cli_unread(void)
{
    struct pollfd line = {.fd = STDOUT_FILENO, .events = POLLOUT};

    if (fflush(stdout) != 0 && errno == EPIPE)
        unread = true;
    // what is longer than the buffer failed before, at whichever word filled it
    if (ferror(stdout) && poll(&line, 1, 0) == 1 && (line.revents & POLLERR))
        unread = true;
    return unread;
}

int vein_cli_flush(struct vein_buf *buf)
{
    bool done = buf->size == 0 || fwrite(buf->data, 1, buf->size, stdout) == buf->size;

    done = fflush(stdout) == 0 && done;
    if (!done && errno == EPIPE) // whoever reads has seen enough, as `head` does
        unread = true;
    vein_buf_release(buf);
    return done || unread ? VEIN_EXIT_DONE : VEIN_EXIT_INTERNAL;
}

// Exact decimals stay as PostgreSQL wrote them; NaN and infinity are not JSON numbers.
static void json_cell(struct vein_buf *out, unsigned type, const char *text)
{
    if (!text)
        vein_buf_adds(out, "null");
    else if (type == OID_BOOL)
        vein_buf_adds(out, strcmp(text, "t") == 0 ? "true" : "false");
    else if (type == OID_JSON || type == OID_JSONB ||
             (is_number(type) && text[strspn(text, "+-.0123456789")] == '\0'))
        vein_buf_adds(out, text);
    else
        vein_json_string(out, text);
}

void vein_cli_json_row(struct vein_buf *out, const struct vein_rows *rows, size_t row)
{
    vein_buf_adds(out, "{");
    for (size_t column = 0; column < rows->col_count; column++) {
        vein_buf_adds(out, column ? ", " : "");
        vein_json_string(out, rows->names[column]);
        vein_buf_adds(out, ": ");
        json_cell(out, type_of(rows, column), cell(rows, row, column));
    }
    vein_buf_adds(out, "}");
}

static void add_json(struct vein_buf *out, const struct vein_rows *rows)
{
    vein_buf_adds(out, "[");
    for (size_t row = 0; row < rows->row_count; row++) {
        vein_buf_adds(out, row ? ",\n " : "");
        vein_cli_json_row(out, rows, row);
    }
    vein_buf_adds(out, "]\n");
}

static void add_csv(struct vein_buf *out, const struct vein_rows *rows)
{
    for (size_t column = 0; column < rows->col_count; column++) {
        vein_buf_adds(out, column ? "," : "");
        vein_csv_field(out, rows->names[column]);
    }
    vein_buf_adds(out, "\r\n");
    for (size_t row = 0; row < rows->row_count; row++) {
        for (size_t column = 0; column < rows->col_count; column++) {
            const char *text = cell(rows, row, column);

            vein_buf_adds(out, column ? "," : "");
            vein_csv_field(out, text ? text : "");
        }
        vein_buf_adds(out, "\r\n");
    }
}

// How a cell reads: yes/no for booleans, nothing for NULL, control characters visible.
static const char *shown(struct vein_arena *arena, unsigned type, const char *text)
{
    struct vein_buf out;
    const char *copy;

    if (!text)
        return "";
    if (type == OID_BOOL)
        return strcmp(text, "t") == 0 ? "yes" : "no";
    vein_buf_init(&out);
    vein_utf8_visible(&out, text);
    copy = vein_arena_strdup(arena, out.data ? out.data : "");
    vein_buf_release(&out);
    return copy;
}

static void add_padded(struct vein_buf *out, const char *text, size_t width, bool right, bool last)
{
    size_t own = vein_utf8_width(text);
    size_t space = own < width ? width - own : 0;

    for (size_t i = 0; right && i < space; i++)
        vein_buf_adds(out, " ");
    vein_buf_adds(out, text);
    for (size_t i = 0; !right && !last && i < space; i++)
        vein_buf_adds(out, " ");
    vein_buf_adds(out, last ? "\n" : "  ");
}

static void add_table(struct vein_buf *out, const struct vein_rows *rows)
{
    struct vein_arena *arena = vein_arena_new();
    size_t cells = rows->row_count * rows->col_count;
    const char **texts = vein_arena_alloc(arena, (cells + 1) * sizeof *texts);
    size_t *widths = vein_arena_alloc(arena, (rows->col_count + 1) * sizeof *widths);

    for (size_t column = 0; column < rows->col_count; column++)
        widths[column] = vein_utf8_width(rows->names[column]);
    for (size_t i = 0; i < cells; i++) {
        size_t column = i % rows->col_count;
        size_t width;

        texts[i] = shown(arena, type_of(rows, column),
                         vein_rows_shown(rows, i / rows->col_count, rows->names[column]));
        width = vein_utf8_width(texts[i]);
        if (width > widths[column])
            widths[column] = width;
    }
    for (size_t column = 0; column < rows->col_count; column++)
        add_padded(out, rows->names[column], widths[column], is_number(type_of(rows, column)),
                   column + 1 == rows->col_count);
    for (size_t i = 0; i < cells; i++) {
        size_t column = i % rows->col_count;

        add_padded(out, texts[i], widths[column], is_number(type_of(rows, column)),
                   column + 1 == rows->col_count);
    }
    vein_arena_free(arena);
}

void vein_cli_print_rows(const struct cli *cli, const struct vein_rows *rows)
{
    struct vein_buf out;

    vein_buf_init(&out);
    if (cli->format == CLI_JSON)
        add_json(&out, rows);
    else if (cli->format == CLI_CSV)
        add_csv(&out, rows);
    else
        add_table(&out, rows);
    (void)vein_cli_flush(&out);
}

void vein_cli_print_record(const struct cli *cli, const struct vein_rows *rows)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_buf out;
    size_t width = 0;

    vein_buf_init(&out);
    for (size_t column = 0; column < rows->col_count; column++)
        if (strlen(rows->names[column]) > width)
            width = strlen(rows->names[column]);
    if (cli->format == CLI_CSV) {
        add_csv(&out, rows);
    } else if (cli->format == CLI_JSON && rows->row_count > 0) {
        vein_cli_json_row(&out, rows, 0);
        vein_buf_adds(&out, "\n");
    } else {
        for (size_t column = 0; rows->row_count > 0 && column < rows->col_count; column++) {
            const char *text = vein_rows_shown(rows, 0, rows->names[column]);

            if (text && (*text || cell(rows, 0, column) == text))
                vein_buf_addf(&out, "%-*s  %s\n", (int)width, rows->names[column],
                              shown(arena, type_of(rows, column), text));
        }
    }
    (void)vein_cli_flush(&out);
    vein_arena_free(arena);
}

static void answer_json(struct vein_buf *out, const struct vein_answer *answer)
{
    const char *const names[] = {"verdict", "code",     "rule", "value",  "way_out",
                                 "stream",  "position", "hash", "request"};
    const char *const texts[] = {answer->done ? "done" : "stop",
                                 answer->code,
                                 answer->rule,
                                 answer->value,
                                 answer->way_out,
                                 answer->stream,
                                 answer->position,
                                 answer->hash,
                                 answer->request};

    vein_buf_adds(out, "{");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool number = strcmp(names[i], "stream") == 0 || strcmp(names[i], "position") == 0;

        vein_buf_adds(out, i ? ", " : "");
        vein_json_string(out, names[i]);
        vein_buf_adds(out, ": ");
        json_cell(out, number ? OID_INT8 : 0, texts[i][0] ? texts[i] : NULL);
    }
    vein_buf_addf(out, ", \"data\": %s}\n", answer->data[0] ? answer->data : "null");
}

static void answer_text(struct vein_buf *out, const struct vein_answer *answer, const char *told)
{
    struct vein_arena *arena = vein_arena_new();
    size_t at = 0;
    const char *key;
    const char *value;
    bool string;

    while (vein_json_member(answer->data, &at, arena, &key, &value, &string))
        if ((string || strcmp(value, "null") != 0) && (told == NULL || strcmp(key, told) != 0))
            vein_buf_addf(out, "%s: %s\n", key, shown(arena, 0, value));
    vein_arena_free(arena);
}

int vein_cli_print_answer(const struct cli *cli, const struct vein_answer *answer)
{
    return vein_cli_print_rest(cli, answer, NULL);
}

int vein_cli_print_rest(const struct cli *cli, const struct vein_answer *answer, const char *told)
{
    struct vein_err stop;
    struct vein_buf out;
    int exit;

    vein_buf_init(&out);
    if (cli->format == CLI_JSON)
        answer_json(&out, answer);
    else if (answer->done)
        answer_text(&out, answer, told);
    exit = vein_cli_flush(&out);
    if (answer->recovered)
        fputs("vein: the first answer was lost; this is what became of the request\n", stderr);
    if (answer->done) {
        struct vein_arena *arena = vein_arena_new();

        if (answer->message[0]) // filled with what the server returned
            fprintf(stderr, "%s\n", shown(arena, 0, answer->message));
        vein_arena_free(arena);
        return exit;
    }
    vein_answer_stop(answer, &stop);
    return vein_cli_fail(&stop);
}
