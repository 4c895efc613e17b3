// Reading commands: the board, and every statement that only reads, by its name.
#include "cli.h"

#include <string.h>

#define FIRST_KEY "-9223372036854775808" // before every key: keyset pages start here
#define LAST_KEY "9223372036854775807"   // behind every key: so do those that begin with the newest
#define PAGE "500"                       // rows of a page, unless --limit says otherwise
#define PAST_PAGE                                                                                  \
    "10000" // where a page is one of the present's rows, it may be short of the past's: all at once
#define MOST_PARAMS 16

// Rooms whose statements are no commands: they belong to the program itself.
static bool is_public(const struct vein_stmt *stmt)
{
    static const char *const inner[] = {"db",   "server",  "session", "audit",
                                        "sign", "request", "demo"};

    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
        if (strcmp(stmt->area, inner[i]) == 0)
            return false;
    return !vein_stmt_writes(stmt) && stmt->param_count <= MOST_PARAMS &&
           (stmt->shape == VEIN_SHAPE_ROWS || stmt->shape == VEIN_SHAPE_ROW);
}

// On the command line two words have a hyphen between them where files have an underscore.
static void file_word(char out[64], const char *word)
{
    snprintf(out, 64, "%s", word);
    for (char *at = strchr(out, '-'); at; at = strchr(at, '-'))
        *at = '_';
}

const struct vein_stmt *vein_cli_find_read(const char *noun, const char *verb)
{
    char area[64], name[64];
    const struct vein_stmt *stmt;

    file_word(area, noun);
    file_word(name, verb ? verb : "");
    stmt = vein_stmt_find(area, name);

    return stmt && is_public(stmt) ? stmt : NULL;
}

static void print(const struct cli *cli, const struct vein_stmt *stmt, const struct vein_rows *rows)
{
    const struct cli_layout *layout = vein_cli_layout(stmt->area, stmt->name);

    if (cli->format == CLI_TEXT && strcmp(stmt->area, "signature") == 0)
        vein_cli_print_signature(cli, rows);
    else if (stmt->shape == VEIN_SHAPE_ROW)
        vein_cli_print_record(cli, rows);
    else if (layout && cli->format == CLI_TEXT)
        vein_cli_print_laid_out(layout, rows);
    else
        vein_cli_print_rows(cli, rows);
}

static const char *page_of(const struct cli *cli, const struct vein_stmt *stmt)
{
    return vein_cli_is_past(cli) && strstr(stmt->text, "any (api.") ? PAST_PAGE : PAGE;
}

// Option, else the next argument, else the start of the keyset, else NULL.
static const char *param(struct cli *cli, const struct vein_stmt *stmt, const struct cli_flag *flag,
                         size_t *next)
{
    if (flag->text)
        return flag->takes_value ? flag->text : "true";
    if (!flag->takes_value)
        return NULL;
    if (strcmp(flag->name, "after") == 0)
        return FIRST_KEY;
    if (strcmp(flag->name, "before") == 0)
        return LAST_KEY;
    if (strcmp(flag->name, "limit") == 0)
        return page_of(cli, stmt);
    return *next < cli->arg_count ? cli->args[(*next)++] : NULL;
}

static bool read_named(struct cli *cli, const struct vein_stmt *stmt, const struct cli_flag *flags,
                       struct vein_rows **rows, struct vein_err *err)
{
    struct vein_db_value values[MOST_PARAMS];
    size_t next = 0;

    for (size_t i = 0; i < stmt->param_count; i++)
        values[i] = (struct vein_db_value){stmt->params[i], param(cli, stmt, &flags[i], &next)};
    if (next < cli->arg_count)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "", "\"%s\" is one argument too many",
                            cli->args[next]);
    if (strcmp(stmt->area, "record") == 0 && strcmp(stmt->name, "preview") == 0 &&
        !vein_cli_corrected(cli, values, stmt->param_count, err))
        return false;
    return vein_cli_read(cli, stmt->area, stmt->name, values, stmt->param_count, rows, err);
}

// One option for each parameter of a statement; "closed" is a word by itself.
static void make_flags(struct cli *cli, const struct vein_stmt *stmt, struct cli_flag *flags)
{
    for (size_t i = 0; i < stmt->param_count; i++) {
        char *name = vein_arena_strdup(cli->arena, stmt->params[i]);

        for (char *at = name; *at; at++)
            if (*at == '_')
                *at = '-';
        flags[i] = (struct cli_flag){.name = name, .takes_value = strcmp(name, "closed") != 0};
    }
}

// A full page is rarely the last one: says how to go on, behind the key of its last row.
static void say_next(const struct cli *cli, const struct vein_stmt *stmt,
                     const struct cli_flag *flags, const struct vein_rows *rows)
{
    static const char *const keys[] = {"key", "id", "code"};
    const char *turn = NULL;
    int size = 0;

    for (size_t i = 0; i < stmt->param_count; i++) {
        if (strcmp(stmt->params[i], "after") == 0 || strcmp(stmt->params[i], "before") == 0)
            turn = stmt->params[i];
        if (strcmp(stmt->params[i], "limit") == 0 &&
            !vein_cli_number(flags[i].text ? flags[i].text : page_of(cli, stmt), &size))
            return;
    }
    if (!turn || size <= 0 || rows->row_count != (size_t)size)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (vein_rows_column(rows, keys[i]) >= 0) {
            fprintf(stderr, "more: --%s '%s'\n", turn,
                    vein_rows_text(rows, rows->row_count - 1, keys[i]));
            return;
        }
}

static int help_of(const struct vein_stmt *stmt, const struct cli_flag *flags)
{
    printf("vein %s %s", stmt->area, stmt->name);
    for (size_t i = 0; i < stmt->param_count; i++)
        printf(" [--%s%s]", flags[i].name, flags[i].takes_value ? " VALUE" : "");
    printf(" [--as-of MOMENT | --as-of-signature ID]\n  %s\n", stmt->purpose);
    return VEIN_EXIT_DONE;
}

int vein_cli_run_read(struct cli *cli, const struct vein_stmt *stmt, int argc, char **argv)
{
    struct cli_flag flags[MOST_PARAMS + CLI_PAST_FLAGS] = {{0}};
    struct vein_rows *rows = NULL;
    struct vein_err err;

    make_flags(cli, stmt, flags);
    vein_cli_past_declare(flags + stmt->param_count);
    if (!vein_cli_options(cli, argc, argv, flags, stmt->param_count + CLI_PAST_FLAGS))
        return cli->help ? help_of(stmt, flags) : VEIN_EXIT_USAGE;
    if (!vein_cli_past_take(cli, flags + stmt->param_count, &err) ||
        (vein_cli_layout(stmt->area, stmt->name) && !vein_cli_local_time(cli, NULL, &err)) ||
        (strcmp(stmt->area, "report") == 0 && !vein_cli_say_mode(cli, stdout, &err)) ||
        !read_named(cli, stmt, flags, &rows, &err))
        return vein_cli_fail(&err);
    if (strcmp(stmt->area, "report") != 0)
        vein_cli_past_say(cli, stderr);
    if (rows->row_count == 0 && (vein_cli_is_past(cli) || cli->format == CLI_TEXT))
        fprintf(stderr, "vein: there %s\n",
                vein_cli_is_past(cli) ? "was nothing then" : "is nothing to list");
    print(cli, stmt, rows);
    say_next(cli, stmt, flags, rows);
    return VEIN_EXIT_DONE;
}

// ---- the board: in words and columns of its own, since it is looked at most

bool vein_cli_say_mode(struct cli *cli, FILE *to, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (cli->format != CLI_TEXT)
        return true;
    vein_cli_past_say(cli, to);
    if (!vein_cli_read(cli, "installation", "show", NULL, 0, &rows, err))
        return false;
    if (strcmp(vein_rows_text(rows, 0, "mode"), "training") == 0)
        fprintf(to, "TRAINING installation, laboratory time %s\n",
                vein_rows_text(rows, 0, "lab_now"));
    return true;
}

int vein_cli_board(struct cli *cli, int argc, char **argv)
{
    const struct vein_stmt *stmt = vein_stmt_find("board", "show");
    struct cli_flag flags[MOST_PARAMS + CLI_PAST_FLAGS] = {{0}};
    struct vein_rows *rows = NULL;
    struct vein_err err;

    make_flags(cli, stmt, flags);
    vein_cli_past_declare(flags + stmt->param_count);
    if (!vein_cli_options(cli, argc, argv, flags, stmt->param_count + CLI_PAST_FLAGS))
        return cli->help ? help_of(stmt, flags) : VEIN_EXIT_USAGE;
    if (!vein_cli_past_take(cli, flags + stmt->param_count, &err) ||
        !vein_cli_local_time(cli, NULL, &err) || !read_named(cli, stmt, flags, &rows, &err) ||
        !vein_cli_say_mode(cli, stderr, &err))
        return vein_cli_fail(&err);
    if (cli->format == CLI_TEXT && rows->row_count == 0)
        fputs("vein: there is nothing to list\n", stderr);
    if (cli->format == CLI_TEXT)
        vein_cli_print_board(rows);
    else
        vein_cli_print_rows(cli, rows);
    say_next(cli, stmt, flags, rows);
    return VEIN_EXIT_DONE;
}

int vein_cli_request_show(struct cli *cli, int argc, char **argv)
{
    struct vein_answer answer;
    struct vein_err err;
    char *noun[] = {vein_arena_strdup(cli->arena, "request")};
    bool found = false;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return cli->help ? vein_cli_help(cli, 1, noun) : VEIN_EXIT_USAGE;
    if (cli->arg_count != 1)
        return vein_cli_usage("say which: vein request show ID");
    if (!vein_cli_session(cli, false, false, &err) ||
        !vein_request_outcome(cli->session, cli->args[0], cli->arena, &found, &answer, &err))
        return vein_cli_fail(&err);
    if (!found) {
        fputs("vein: this request was never served for this login; it may be sent again with "
              "--request-id\n",
              stderr);
        return VEIN_EXIT_UNKNOWN;
    }
    return vein_cli_print_answer(cli, &answer);
}
