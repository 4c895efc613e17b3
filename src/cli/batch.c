// One batch with everything that belongs to it.
#include "cli.h"

#include <string.h>

struct part {
    const char *title;
    const char *area;
    const char *name;
};

static const struct part parts[] = {
    {"steps", "batch", "steps"},
    {"observations", "batch", "observations"},
    {"timers", "timer", "batch"},
    {"timer_breaches", "timer", "breached"},
    {"samples", "batch", "samples"},
    {"results", "batch", "results"},
    {"evaluation", "batch", "evaluation"},
    {"holds", "batch", "holds"},
    {"deviations", "deviation", "list"},
    {"investigations", "investigation", "list"},
    {"comments", "comment", "list"},
    {"dispositions", "batch", "dispositions"},
    {"signatures", "batch", "signatures"},
    {"containers", "container", "list"},
    {"custody", "custody", "list"},
    {"receipts", "receipt", "list"},
    {"identity_checks", "identity", "list"},
    {"infusions", "infusion", "list"},
    {"near_misses", "near_miss", "batch"},
};

static void add_rows_json(struct vein_buf *out, const char *title, const struct vein_rows *rows)
{
    vein_buf_adds(out, ",\n ");
    vein_json_string(out, title);
    vein_buf_adds(out, ": [");
    for (size_t row = 0; row < rows->row_count; row++) {
        vein_buf_adds(out, row ? ",\n  " : "");
        vein_cli_json_row(out, rows, row);
    }
    vein_buf_adds(out, "]");
}

static void print_part(struct cli *cli, const struct part *part, const struct vein_rows *rows)
{
    const struct cli_layout *layout = vein_cli_layout(part->area, part->name);

    printf("\n");
    for (const char *at = part->title; *at; at++)
        putchar(*at == '_' ? ' ' : *at);
    printf("\n");
    if (layout)
        vein_cli_print_laid_out(layout, rows);
    else
        vein_cli_print_rows(cli, vein_cli_filled(cli->arena, rows));
}

// One part of the batch: read, then printed or added to the JSON object. False with err filled.
static bool show_part(struct cli *cli, const struct part *part, const struct vein_db_value *batch,
                      struct vein_buf *json, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_cli_find_read(part->area, part->name))
        return true;
    if (!vein_cli_read(cli, part->area, part->name, batch, 1, &rows, err))
        return false;
    if (cli->format == CLI_JSON)
        add_rows_json(json, part->title, rows);
    else if (rows->row_count > 0)
        print_part(cli, part, rows);
    return true;
}

static int show_batch(struct cli *cli, const char *code)
{
    const struct vein_db_value batch = {"batch", code};
    struct vein_rows *rows = NULL;
    struct vein_buf json;
    struct vein_err err;
    bool done = vein_cli_local_time(cli, code, &err) &&
                vein_cli_read(cli, "batch", "show", &batch, 1, &rows, &err);

    vein_buf_init(&json);
    if (done && rows->row_count == 0)
        done = vein_err_set(&err, VEIN_EXIT_USAGE, "VN306", "Check the code.",
                            vein_cli_is_past(cli)
                                ? "there was no such batch then, or you may not see it"
                                : "there is no such batch, or you may not see it");
    done = done && vein_cli_say_mode(cli, stdout, &err);
    if (done && cli->format == CLI_JSON) {
        vein_buf_adds(&json, "{\"batch\": ");
        vein_cli_json_row(&json, rows, 0);
    } else if (done) {
        vein_cli_print_record(cli, rows);
    }
    for (size_t i = 0; done && cli->format != CLI_CSV && i < sizeof parts / sizeof *parts; i++)
        done = show_part(cli, &parts[i], &batch, &json, &err);
    if (done && cli->format == CLI_JSON)
        vein_buf_adds(&json, "}\n");
    if (!done) {
        vein_buf_release(&json);
        return vein_cli_fail(&err);
    }
    return vein_cli_flush(&json);
}

int vein_cli_batch_show(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[1 + CLI_PAST_FLAGS] = {{.name = "batch", .takes_value = true}};
    struct vein_err err;

    vein_cli_past_declare(flags + 1);
    if (!vein_cli_options(cli, argc, argv, flags, 1 + CLI_PAST_FLAGS)) {
        if (!cli->help)
            return VEIN_EXIT_USAGE;
        puts("vein batch show BATCH [--as-of MOMENT | --as-of-signature ID]\n  One batch: "
             "statuses, steps, results, clocks");
        return VEIN_EXIT_DONE;
    }
    if (!flags[0].text && cli->arg_count == 1)
        flags[0].text = cli->args[0];
    if (!flags[0].text)
        return vein_cli_usage("say which: vein batch show BATCH");
    if (!vein_cli_past_take(cli, flags + 1, &err))
        return vein_cli_fail(&err);
    return show_batch(cli, flags[0].text);
}
