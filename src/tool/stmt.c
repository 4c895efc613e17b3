// Reading one statement file: header comments, shape, and psql's :'name' turned into $n.
#include "stmt.h"

#include <ctype.h>
#include <stdbool.h>

// Reading position in one statement and the rewritten text; offsets are bytes.
struct rewrite {
    struct stmt *stmt;
    struct tool_text in;
    size_t at;
    size_t line;
    bool ended; // the closing semicolon was seen
};

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static void copy(struct rewrite *rw, size_t count)
{
    for (; count > 0 && rw->at < rw->in.size; count--) {
        char c = rw->in.data[rw->at++];

        if (c == '\n')
            rw->line++;
        rw->stmt->text[rw->stmt->size++] = c;
    }
}

// Copies up to and including the closing quote; a doubled quote continues by starting again.
static void copy_quoted(struct rewrite *rw, char quote, bool backslash)
{
    size_t line = rw->line;

    copy(rw, 1);
    while (rw->at < rw->in.size && rw->in.data[rw->at] != quote)
        copy(rw, backslash && rw->in.data[rw->at] == '\\' ? 2 : 1);
    if (rw->at >= rw->in.size)
        tool_fail(rw->stmt->path, line, "%c is never closed", quote);
    copy(rw, 1);
}

static void copy_block_comment(struct rewrite *rw)
{
    size_t line = rw->line;
    size_t depth = 0;

    do {
        const char *here = rw->in.data + rw->at;

        if (strncmp(here, "/*", 2) == 0)
            depth++;
        else if (strncmp(here, "*/", 2) == 0)
            depth--;
        else if (*here == '\0')
            tool_fail(rw->stmt->path, line, "comment is never closed");
        copy(rw, strncmp(here, "/*", 2) == 0 || strncmp(here, "*/", 2) == 0 ? 2 : 1);
    } while (depth > 0);
}

// Length of the $tag$ that starts here, 0 when there is none.
static size_t dollar_tag(const char *here)
{
    size_t length = 1;

    if (here[0] != '$' || isdigit((unsigned char)here[1]))
        return 0;
    while (is_word(here[length]))
        length++;
    return here[length] == '$' ? length + 1 : 0;
}

static void copy_dollar_quote(struct rewrite *rw, size_t tag)
{
    const char *start = rw->in.data + rw->at;
    const char *here = start + tag;

    while (*here != '\0' && strncmp(here, start, tag) != 0)
        here++;
    if (*here == '\0')
        tool_fail(rw->stmt->path, rw->line, "dollar quote is never closed");
    copy(rw, (size_t)(here - start) + tag);
}

// :'name' becomes $n; the same name again is the same parameter.
static void take_param(struct rewrite *rw)
{
    struct stmt *stmt = rw->stmt;
    const char *name = rw->in.data + rw->at + 2;
    size_t length = 0;
    size_t n;

    while (is_word(name[length]))
        length++;
    if (length == 0 || name[length] != '\'')
        tool_fail(stmt->path, rw->line, "expected :'name'");
    for (n = 0; n < stmt->param_count; n++) {
        if (strlen(stmt->params[n]) == length && memcmp(stmt->params[n], name, length) == 0)
            break;
    }
    if (n == MAX_PARAMS)
        tool_fail(stmt->path, rw->line, "more than %d parameters", MAX_PARAMS);
    if (n == stmt->param_count)
        stmt->params[stmt->param_count++] = tool_copy(name, length);
    rw->at += length + 3;
    // Never longer than :'name' with one letter needs for up to two digits; the buffer is doubled.
    stmt->size += (size_t)snprintf(stmt->text + stmt->size, 8, "$%zu", n + 1);
}

static void rewrite_token(struct rewrite *rw)
{
    const char *here = rw->in.data + rw->at;
    char before = rw->at > 0 ? here[-1] : ' ';
    bool escape = (before == 'E' || before == 'e') && (rw->at < 2 || !is_word(here[-2]));
    size_t tag = is_word(before) ? 0 : dollar_tag(here);

    if (strncmp(here, "--", 2) == 0) {
        copy(rw, strcspn(here, "\n"));
        return;
    }
    if (strncmp(here, "/*", 2) == 0) {
        copy_block_comment(rw);
        return;
    }
    if (rw->ended && !isspace((unsigned char)*here))
        tool_fail(rw->stmt->path, rw->line, "one file holds one statement");
    if (*here == '\'' || *here == '"')
        copy_quoted(rw, *here, *here == '\'' && escape);
    else if (tag > 0)
        copy_dollar_quote(rw, tag);
    else if (*here == '$' && !is_word(before))
        tool_fail(rw->stmt->path, rw->line, "write parameters as :'name', not by number");
    else if (strncmp(here, "::", 2) == 0 || strncmp(here, ":=", 2) == 0)
        copy(rw, 2);
    else if (strncmp(here, ":'", 2) == 0)
        take_param(rw);
    else if (*here == ':' && (here[1] == '"' || isalpha((unsigned char)here[1]) || here[1] == '_'))
        tool_fail(rw->stmt->path, rw->line, "write parameters as :'name', the only safe form");
    else {
        rw->ended = rw->ended || *here == ';';
        copy(rw, 1);
    }
}

// The text behind "-- " of the given line (1 or 2) of a statement file.
static char *comment_line(const struct stmt *stmt, const char *text, size_t line)
{
    size_t length;
    size_t i;

    for (i = 1; i < line; i++) {
        text = strchr(text, '\n');
        if (!text)
            tool_fail(stmt->path, i, "file ends too early");
        text++;
    }
    length = strcspn(text, "\n");
    if (strncmp(text, "-- ", 3) != 0 || length < 4)
        tool_fail(stmt->path, line, "expected \"-- %s\"",
                  line == 1 ? "purpose" : "shape: none|value|row|rows|copy");
    return tool_copy(text + 3, length - 3);
}

// Cuts blanks off both ends, in place.
static char *trim(char *text)
{
    size_t size;

    text += strspn(text, " \t\r");
    size = strlen(text);
    while (size > 0 && strchr(" \t\r", text[size - 1]))
        size--;
    text[size] = '\0';
    return text;
}

static void parse_shape(struct stmt *stmt, const char *text)
{
    static const char *const shapes[][2] = {{"shape: none", "VEIN_SHAPE_NONE"},
                                            {"shape: value", "VEIN_SHAPE_VALUE"},
                                            {"shape: row", "VEIN_SHAPE_ROW"},
                                            {"shape: rows", "VEIN_SHAPE_ROWS"},
                                            {"shape: copy", "VEIN_SHAPE_COPY"}};
    char *line = comment_line(stmt, text, 2);
    char *save = NULL;
    char *part = trim(strtok_r(line, ";", &save));
    size_t i;

    for (i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if (strcmp(part, shapes[i][0]) == 0)
            stmt->shape = shapes[i][1];
    }
    if (!stmt->shape)
        tool_fail(stmt->path, 2, "expected \"-- shape: none|value|row|rows|copy\", not \"%s\"",
                  part);
    while ((part = strtok_r(NULL, ";", &save)) != NULL) {
        part = trim(part);
        if (strncmp(part, "secret: ", 8) == 0)
            stmt->secret = tool_copy(part + 8, strlen(part + 8));
        else if (strcmp(part, "idempotent") != 0)
            tool_fail(stmt->path, 2, "unknown flag \"%s\"", part);
    }
    free(line);
}

struct stmt *stmt_read(const char *path)
{
    struct stmt *stmt = tool_alloc(sizeof *stmt);
    const char *area = path + strlen("sql/stmt/");
    const char *name = strchr(area, '/');
    struct rewrite rw = {.stmt = stmt, .in = tool_read(path), .line = 1};
    size_t i;

    stmt->path = path;
    if (!name || strchr(name + 1, '/') || strlen(name) < 6 ||
        strcmp(path + strlen(path) - 4, ".sql") != 0)
        tool_fail(path, 0, "expected sql/stmt/<area>/<name>.sql");
    if (strlen(rw.in.data) != rw.in.size)
        tool_fail(path, 0, "holds a NUL byte");
    stmt->area = tool_copy(area, (size_t)(name - area));
    stmt->name = tool_copy(name + 1, strlen(name + 1) - 4);
    stmt->purpose = comment_line(stmt, rw.in.data, 1);
    parse_shape(stmt, rw.in.data);
    stmt->text = tool_alloc(2 * rw.in.size + 8);
    while (rw.at < rw.in.size)
        rewrite_token(&rw);
    for (i = 0; stmt->secret && i < stmt->param_count; i++) {
        if (strcmp(stmt->params[i], stmt->secret) == 0)
            break;
    }
    if (stmt->secret && i == stmt->param_count)
        tool_fail(path, 2, "no parameter is called \"%s\"", stmt->secret);
    free(rw.in.data);
    return stmt;
}
