// vein audit log, verify, checkpoint.
#include "cli.h"

#include "vein/app_audit.h"

#include <string.h>

enum log_flag {
    LOG_BATCH,
    LOG_PERSON,
    LOG_ENTITY,
    LOG_ACT,
    LOG_SINCE,
    LOG_UNTIL,
    LOG_PAGE,
    LOG_AFTER,
    LOG_FLAGS
};

// "TIME,STREAM,POSITION" of the last row of the page before.
static bool split_key(struct cli *cli, const char *text, const char **at, const char **stream,
                      const char **position)
{
    char *copy = vein_arena_strdup(cli->arena, text);
    char *first = strchr(copy, ',');
    char *second = first ? strchr(first + 1, ',') : NULL;

    if (!second)
        return false;
    *first = '\0';
    *second = '\0';
    *at = copy;
    *stream = first + 1;
    *position = second + 1;
    return true;
}

static void say_next(const struct vein_rows *rows, const char *page)
{
    int size;
    size_t last = rows->row_count;

    if (last > 0 && vein_cli_number(page, &size) && last == (size_t)size)
        fprintf(stderr, "more: --after %s,%s,%s\n", vein_rows_text(rows, last - 1, "at"),
                vein_rows_text(rows, last - 1, "stream"),
                vein_rows_text(rows, last - 1, "position"));
}

// The whole ledger is for QA and auditors; a batch's own events are for everybody who sees the batch. An
// empty list must not look like an empty ledger.
static bool read_log(struct cli *cli, const struct vein_db_value *values, size_t count,
                     struct vein_rows **rows, struct vein_err *err)
{
    struct vein_rows *right = NULL;

    if (values[0].text)
        return vein_session_read(cli->session, cli->arena, "audit", "batch_log", values, count,
                                 rows, err);
    if (!vein_session_read(cli->session, cli->arena, "audit", "instance", NULL, 0, &right, err))
        return false;
    if (right->row_count > 0)
        return vein_session_read(cli->session, cli->arena, "audit", "log", values + 1, count - 1,
                                 rows, err);
    return vein_err_set(err, VEIN_EXIT_REFUSED, "VN003",
                        "Name a batch with --batch, or ask QA or an auditor.",
                        "this login may not read the whole ledger");
}

int vein_cli_audit_log(struct cli *cli, int argc, char **argv)
{
    static const char *const names[LOG_FLAGS] = {"batch", "person", "entity",    "act",
                                                 "since", "until",  "page-size", "after"};
    struct cli_flag flags[LOG_FLAGS] = {{0}};
    struct vein_rows *rows = NULL;
    struct vein_err err;
    const char *page;

    for (size_t i = 0; i < LOG_FLAGS; i++)
        flags[i] = (struct cli_flag){.name = names[i], .takes_value = true};
    if (!vein_cli_options(cli, argc, argv, flags, LOG_FLAGS))
        return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "audit")})
                         : VEIN_EXIT_USAGE;
    page = flags[LOG_PAGE].text ? flags[LOG_PAGE].text : "100";
    struct vein_db_value values[] = {{"batch", flags[LOG_BATCH].text},
                                     {"person", flags[LOG_PERSON].text},
                                     {"entity", flags[LOG_ENTITY].text},
                                     {"act", flags[LOG_ACT].text},
                                     {"since", flags[LOG_SINCE].text},
                                     {"until", flags[LOG_UNTIL].text},
                                     {"page_size", page},
                                     {"after_at", NULL},
                                     {"after_stream", NULL},
                                     {"after_position", NULL}};
    if (flags[LOG_AFTER].text &&
        !split_key(cli, flags[LOG_AFTER].text, &values[7].text, &values[8].text, &values[9].text))
        return vein_cli_usage("--after takes the key that the page before named");
    if (!vein_cli_session(cli, true, false, &err) ||
        !read_log(cli, values, sizeof values / sizeof *values, &rows, &err))
        return vein_cli_fail(&err);
    vein_cli_print_rows(cli, rows);
    say_next(rows, page);
    return VEIN_EXIT_DONE;
}

static int say_verdict(const struct cli *cli, const struct vein_verify_result *result)
{
    static const char *const words[] = {"consistent, anchored", "consistent, not anchored",
                                        "evidence check failed"};
    static const int exits[] = {VEIN_EXIT_DONE, VEIN_EXIT_NOT_ANCHORED, VEIN_EXIT_EVIDENCE};

    if (cli->format == CLI_JSON)
        printf("{\"verdict\": \"%s\", \"events\": %llu, \"streams\": %llu, \"leaves\": %llu, "
               "\"checkpoints\": %llu, \"findings\": %llu, \"milliseconds\": %llu}\n",
               words[result->verdict], (unsigned long long)result->events,
               (unsigned long long)result->streams, (unsigned long long)result->leaves,
               (unsigned long long)result->checkpoints, (unsigned long long)result->findings,
               (unsigned long long)result->milliseconds);
    else
        printf("%s\n", words[result->verdict]);
    if (result->verdict == VEIN_VERDICT_NOT_ANCHORED)
        fputs("vein: nothing outside the server vouches for this ledger; `vein audit checkpoint` "
              "makes an anchor\n",
              stderr);
    return exits[result->verdict];
}

int vein_cli_audit_verify(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "quick"}, {.name = "anchor", .takes_value = true}};
    struct vein_verify_options options = {.talk = stderr};
    struct vein_verify_result result;
    struct vein_err err;

    if (!vein_cli_options(cli, argc, argv, flags, 2))
        return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "audit")})
                         : VEIN_EXIT_USAGE;
    options.quick = flags[0].text != NULL;
    options.anchor = flags[1].text;
    // In JSON the findings go with the talk, so that standard output is one object.
    options.findings = cli->format == CLI_JSON ? stderr : stdout;
    if (!vein_cli_session(cli, true, false, &err) ||
        !vein_verify(cli->session, &options, &result, &err))
        return vein_cli_fail(&err);
    return say_verdict(cli, &result);
}

int vein_cli_audit_checkpoint(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "key", .takes_value = true},
                               {.name = "anchor", .takes_value = true}};
    const char *text;
    const char *waiting;
    struct vein_err err;

    if (!vein_cli_options(cli, argc, argv, flags, 2))
        return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "audit")})
                         : VEIN_EXIT_USAGE;
    if (!vein_cli_session(cli, true, false, &err) ||
        !vein_checkpoint(cli->session, flags[0].text, flags[1].text, cli->arena, &text, &waiting,
                         &err))
        return vein_cli_fail(&err);
    fputs(text, stdout);
    if (waiting[0])
        fprintf(stderr, "vein: events of running transactions are left out: %s\n", waiting);
    fprintf(stderr, "vein: kept as anchor in %s\n",
            flags[1].text ? flags[1].text : vein_session_anchor(cli->session));
    return VEIN_EXIT_DONE;
}
