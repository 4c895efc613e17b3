// Reports: views by their name, and the batch record, whose reading is an act.
#include "cli.h"

#include <string.h>

#include "vein/report.h"

#define PAGE_WIDTH 80

static int print_record(struct cli *cli, const struct vein_answer *answer)
{
    const char *record = vein_json_get(answer->data, "record", cli->arena);
    const char *issue = vein_json_get(answer->data, "access", cli->arena);
    struct vein_buf out;

    if (!answer->done || cli->format == CLI_JSON)
        return vein_cli_print_answer(cli, answer);
    if (!record) {
        struct vein_err err;

        vein_err_set(&err, VEIN_EXIT_UNKNOWN, "",
                     "Issue it again without --request-id; that will be another issue.",
                     "the record was issued as number %s, and is not given twice",
                     issue ? issue : "?");
        return vein_cli_fail(&err);
    }
    vein_buf_init(&out);
    vein_report_record(&out, record, PAGE_WIDTH);
    fprintf(stderr, "%s\n", answer->message);
    return vein_cli_flush(&out);
}

static int batch_record(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[1 + CLI_PAST_FLAGS] = {{.name = "batch", .takes_value = true}};
    struct vein_db_value values[3] = {{"batch", NULL}, {"as_of", NULL}, {"signature", NULL}};
    struct vein_answer answer;
    struct vein_err err;

    vein_cli_past_declare(flags + 1);
    if (!vein_cli_options(cli, argc, argv, flags, 1 + CLI_PAST_FLAGS)) {
        if (!cli->help)
            return VEIN_EXIT_USAGE;
        puts("vein report batch-record BATCH [--as-of MOMENT | --as-of-signature ID]\n  Issues the "
             "batch record; that is recorded");
        return VEIN_EXIT_DONE;
    }
    values[0].text = flags[0].text ? flags[0].text : cli->arg_count == 1 ? cli->args[0] : NULL;
    if (!values[0].text || cli->arg_count > (flags[0].text ? 0u : 1u))
        return vein_cli_usage("say which: vein report batch-record BATCH");
    if (cli->format == CLI_CSV)
        return vein_cli_usage("a batch record is text or JSON");
    if (!vein_cli_past_take(cli, flags + 1, &err) || !vein_cli_session(cli, false, false, &err))
        return vein_cli_fail(&err);
    values[1].text = cli->past.moment;
    values[2].text = cli->past.signature;
    if (!vein_action_run(
            cli->session,
            vein_action_of_act(vein_cli_is_past(cli) ? "record_export_past" : "record_export"),
            values, vein_cli_is_past(cli) ? 3 : 1, cli->request, cli->arena, &answer, NULL, &err))
        return vein_cli_fail(&err);
    return print_record(cli, &answer);
}

int vein_cli_report(struct cli *cli, int argc, char **argv)
{
    char *noun[] = {vein_arena_strdup(cli->arena, "report")};
    const struct vein_stmt *stmt;

    if (argc > 0 && strcmp(argv[0], "--help") == 0)
        return vein_cli_help(cli, 1, noun);
    if (argc < 1 || argv[0][0] == '-')
        return vein_cli_usage("say which report: status, worklist, chain BATCH, kpi or "
                              "batch-record BATCH");
    if (strcmp(argv[0], "batch-record") == 0)
        return batch_record(cli, argc - 1, argv + 1);
    stmt = vein_cli_find_read("report", argv[0]);
    if (!stmt)
        return vein_cli_usage("there is no report \"%s\"", argv[0]);
    return vein_cli_run_read(cli, stmt, argc - 1, argv + 1);
}
