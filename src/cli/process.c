// vein process lint, import, show, diff: documents from files or from the server.
#include "cli.h"

#include "vein/process.h"

#include <string.h>

static bool read_document(const char *path, struct vein_buf *out, struct vein_err *err)
{
    vein_buf_init(out);
    return vein_file_read(path, VEIN_PROCESS_SIZE_LIMIT, out, err);
}

// Writes the findings; returns the number of errors.
static size_t lint(const char *path, const struct vein_buf *document, FILE *to)
{
    struct vein_process_report *report =
        vein_process_lint(document->data ? document->data : "", document->size);
    struct vein_buf text;
    size_t errors = report->errors;

    vein_buf_init(&text);
    vein_process_report_text(report, path, &text);
    if (text.size > 0)
        fwrite(text.data, 1, text.size, to);
    vein_buf_release(&text);
    vein_process_report_sum(report, &text);
    fprintf(stderr, "%s\n", text.data);
    vein_buf_release(&text);
    vein_process_report_free(report);
    return errors;
}

static int process_help(struct cli *cli)
{
    return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "process")})
                     : VEIN_EXIT_USAGE;
}

int vein_cli_process_lint(struct cli *cli, int argc, char **argv)
{
    struct vein_buf document;
    struct vein_err err;
    size_t errors = 0;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return process_help(cli);
    if (cli->arg_count < 1)
        return vein_cli_usage("say which: vein process lint FILE");
    for (size_t i = 0; i < cli->arg_count; i++) {
        bool done = read_document(cli->args[i], &document, &err);

        if (done)
            errors += lint(cli->args[i], &document, stdout);
        vein_buf_release(&document);
        if (!done)
            return vein_cli_fail(&err);
    }
    return errors == 0 ? VEIN_EXIT_DONE : VEIN_EXIT_REFUSED;
}

int vein_cli_process_import(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "document", .takes_value = true},
                               {.name = "in-force-from", .takes_value = true}};
    struct vein_db_value values[] = {{"document", NULL}, {"in_force_from", NULL}};
    struct vein_answer answer;
    struct vein_buf document;
    struct vein_err err;
    bool done;

    if (!vein_cli_options(cli, argc, argv, flags, 2))
        return process_help(cli);
    if (!flags[0].text && cli->arg_count == 1)
        flags[0].text = cli->args[0];
    if (!flags[0].text)
        return vein_cli_usage("say which: vein process import FILE");
    done = read_document(flags[0].text, &document, &err);
    if (done && lint(flags[0].text, &document, stderr) > 0)
        done = vein_err_set(&err, VEIN_EXIT_USAGE, "VN116", "Correct what is listed above.",
                            "the process document is not written as it must be");
    values[1].text = flags[1].text;
    values[0].text = done ? vein_arena_strdup(cli->arena, document.data) : NULL;
    vein_buf_release(&document);
    if (!done || !vein_cli_session(cli, false, false, &err) ||
        !vein_action_run(cli->session, vein_action_of_act("process_import"), values, 2,
                         cli->request, cli->arena, &answer, NULL, &err))
        return vein_cli_fail(&err);
    // the lint above has told them, with line and column
    return vein_cli_print_rest(cli, &answer, "warnings");
}

// A document from a file, or (with a number) from the server.
static bool fetch(struct cli *cli, const char *name, const char *number, struct vein_process **out,
                  struct vein_err *err)
{
    const struct vein_db_value values[] = {{"process", name}, {"number", number}};
    struct vein_rows *rows = NULL;
    struct vein_buf document;
    bool done;

    if (number) {
        const char *text;

        if (!vein_cli_read(cli, "process", "document", values, 2, &rows, err))
            return false;
        if (rows->row_count == 0)
            return vein_err_set(err, VEIN_EXIT_USAGE, "VN306", "See `vein process list`.",
                                "there is no version %s of %s", number, name);
        text = vein_rows_text(rows, 0, "document");
        return vein_process_parse(text, strlen(text), out, err);
    }
    done = read_document(name, &document, err) &&
           vein_process_parse(document.data ? document.data : "", document.size, out, err);
    vein_buf_release(&document);
    return done;
}

// How a version of the server stands, before its text: what no file can say about itself.
static bool standing(struct cli *cli, const char *name, const char *number, struct vein_buf *out,
                     struct vein_err *err)
{
    const struct vein_db_value value = {"process", name};
    struct vein_rows *rows = NULL;

    if (!vein_cli_read(cli, "process", "versions", &value, 1, &rows, err))
        return false;
    for (size_t i = 0; i < rows->row_count; i++) {
        if (strcmp(vein_rows_text(rows, i, "number"), number) != 0)
            continue;
        const char *from = vein_rows_text(rows, i, "in_force_from");
        const char *asked = vein_rows_text(rows, i, "asked_from");

        vein_buf_addf(out, "status    %s", vein_rows_text(rows, i, "status"));
        if (from[0] != '\0' || asked[0] != '\0')
            vein_buf_addf(out, "; in force from %s", from[0] != '\0' ? from : asked);
        vein_buf_addf(out, "\nproposed  by %s; document sha256\n          %s\n",
                      vein_rows_text(rows, i, "proposed_by"), vein_rows_text(rows, i, "digest"));
    }
    return true;
}

int vein_cli_process_show(struct cli *cli, int argc, char **argv)
{
    struct vein_process *process = NULL;
    struct vein_buf text;
    struct vein_err err;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return process_help(cli);
    if (cli->arg_count < 1 || cli->arg_count > 2)
        return vein_cli_usage("say which: vein process show FILE, or PROCESS NUMBER");
    if (!fetch(cli, cli->args[0], cli->arg_count == 2 ? cli->args[1] : NULL, &process, &err))
        return vein_cli_fail(&err);
    vein_buf_init(&text);
    if (cli->arg_count == 2 && !standing(cli, cli->args[0], cli->args[1], &text, &err)) {
        vein_process_free(process);
        vein_buf_release(&text);
        return vein_cli_fail(&err);
    }
    vein_process_print(process, &text);
    vein_process_free(process);
    return vein_cli_flush(&text);
}

// "FILE" or "PROCESS:NUMBER".
static bool fetch_operand(struct cli *cli, const char *operand, struct vein_process **out,
                          struct vein_err *err)
{
    const char *colon = strrchr(operand, ':');
    int number;

    if (colon && vein_cli_number(colon + 1, &number))
        return fetch(cli, vein_arena_strndup(cli->arena, operand, (size_t)(colon - operand)),
                     colon + 1, out, err);
    return fetch(cli, operand, NULL, out, err);
}

int vein_cli_process_diff(struct cli *cli, int argc, char **argv)
{
    struct vein_process *before = NULL;
    struct vein_process *after = NULL;
    struct vein_process_changes *changes;
    struct vein_buf text;
    struct vein_err err;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return process_help(cli);
    if (cli->arg_count != 2)
        return vein_cli_usage("say which: vein process diff FILE FILE (or PROCESS:NUMBER)");
    if (!fetch_operand(cli, cli->args[0], &before, &err) ||
        !fetch_operand(cli, cli->args[1], &after, &err)) {
        vein_process_free(before);
        return vein_cli_fail(&err);
    }
    changes = vein_process_diff(before, after);
    vein_buf_init(&text);
    vein_process_changes_text(changes, &text);
    vein_process_changes_free(changes);
    vein_process_free(before);
    vein_process_free(after);
    return vein_cli_flush(&text);
}
