// vein: argv -> command -> standard output and exit code.
#include "cli.h"

#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "vein/ledger.h"

const struct cli_command vein_cli_commands[] = {
    {"board", NULL,
     "[--site S] [--stage S] [--status S] [--qc LANE] [--mark M] [--closed] [--batch B] "
     "[--as-of MOMENT | --as-of-signature ID]",
     "Batch status, one line a batch", vein_cli_board},
    {"batch", "show", "BATCH [--as-of MOMENT | --as-of-signature ID]",
     "One batch: statuses, steps, results, clocks", vein_cli_batch_show},
    {"report", NULL,
     "status [as board] | worklist [--role R|all] [--kind K,K] [--site S] [--batch B] | "
     "chain BATCH | kpi [--product P] [--from YYYY-MM] [--to YYYY-MM] | batch-record BATCH; "
     "each [--as-of MOMENT | --as-of-signature ID]",
     "Status, worklist, chain of identity and custody, figures, or the batch record",
     vein_cli_report},
    {"sign", NULL,
     "ENTITY RECORD MEANING [--sign-as LOGIN] [--sign-password-fd N] [--presence CODE]",
     "Sign a record", vein_cli_sign},
    {"request", "show", "ID", "What became of a request", vein_cli_request_show},
    {"audit", "log",
     "[--batch B] [--person P] [--entity E] [--act A] [--since T] [--until T] [--page-size N] "
     "[--after KEY]",
     "The ledger's events", vein_cli_audit_log},
    {"audit", "verify", "[--quick] [--anchor FILE]", "Check the ledger", vein_cli_audit_verify},
    {"audit", "checkpoint", "[--key FILE] [--anchor FILE]",
     "Make a checkpoint and keep it as anchor", vein_cli_audit_checkpoint},
    {"process", "lint", "FILE", "Check a process document", vein_cli_process_lint},
    {"process", "import", "FILE [--in-force-from MOMENT]", "Import a process document as a draft",
     vein_cli_process_import},
    {"process", "show", "FILE | PROCESS NUMBER", "A process document for reading",
     vein_cli_process_show},
    {"process", "diff", "FILE FILE (or PROCESS:NUMBER)",
     "What differs in meaning between two documents", vein_cli_process_diff},
    {"process", "approve", "PROCESS NUMBER [--sign-as LOGIN] [--sign-password-fd N]",
     "Sign a process version as approved", vein_cli_process_approve},
    {"migrate", NULL, "[--plan | --check | --status]", "Bring the database to this release",
     vein_cli_migrate},
    {"server", "init",
     "[--production --anchor FILE] [--site CODE:TITLE:ZONE] [--admin CODE:NAME:LOGIN] "
     "[--admin-password-fd N] "
     "[--qa CODE:NAME:LOGIN] [--qa-password-fd N]",
     "Make an installation on this machine", vein_cli_server_init},
    {"server", "start", "", "Start the private server", vein_cli_server_start},
    {"server", "stop", "", "Stop the private server", vein_cli_server_stop},
    {"server", "status", "", "Whether the private server runs", vein_cli_server_status},
    {"server", "destroy", "[--home PATH]", "Remove the installation for good",
     vein_cli_server_destroy},
    {"server", "tick", "[--loop]", "The periodic task, once", vein_cli_server_tick},
    {"demo", NULL, "[--reset] [--scale BATCHES [--seed N]] | --story FILE",
     "Build an invented laboratory", vein_cli_demo},
    {"help", NULL, "[NOUN [VERB]]", "This help", vein_cli_help},
    {NULL, NULL, NULL, NULL, NULL},
};

static const struct cli_command *find_command(const char *noun, const char *verb)
{
    for (const struct cli_command *command = vein_cli_commands; command->noun; command++)
        if (strcmp(command->noun, noun) == 0 &&
            strcmp(command->verb ? command->verb : "", verb ? verb : "") == 0)
            return command;
    return NULL;
}

static int run_named(struct cli *cli, int argc, char **argv)
{
    const char *noun = argv[0];
    const char *verb = argc > 1 && argv[1][0] != '-' ? argv[1] : NULL;
    const struct cli_command *command = verb ? find_command(noun, verb) : NULL;
    const struct vein_action *action = verb ? vein_action_find(noun, verb) : NULL;

    if (command)
        return command->run(cli, argc - 2, argv + 2);
    if (action && !action->builtin)
        return vein_cli_run_action(cli, action, argc - 2, argv + 2);
    if (verb && vein_cli_find_read(noun, verb))
        return vein_cli_run_read(cli, vein_cli_find_read(noun, verb), argc - 2, argv + 2);
    command = find_command(noun, NULL);
    if (command)
        return command->run(cli, argc - 1, argv + 1);
    action = vein_action_find(noun, NULL);
    if (action && !action->builtin)
        return vein_cli_run_action(cli, action, argc - 1, argv + 1);
    return vein_cli_usage("there is no command %s%s%s", noun, verb ? " " : "", verb ? verb : "");
}

static int run(struct cli *cli, int argc, char **argv)
{
    int first = vein_cli_leading(cli, argc, argv);

    if (first < 0)
        return VEIN_EXIT_USAGE;
    if (first < argc && !cli->help)
        return run_named(cli, argc - first, argv + first);
    if (cli->help)
        return vein_cli_help(cli, argc - first, argv + first);
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return vein_cli_board(cli, 0, argv + argc); // what can be said without screens
    return vein_cli_screens(cli);
}

// Passwords pass through here: no core file, and no other process of this account looks in. Children begin anew, so
// the server that may be started keeps what its administrator wants. (The sanitizers look in, from outside.)
static void close_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

int main(int argc, char **argv)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    struct cli cli = {.arena = vein_arena_new(), .password_fd = -1};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    int exit;

    close_memory();
    vein_hash_light();
    (void)setlocale(LC_CTYPE, "");
    (void)sigaction(SIGPIPE, &ignore, NULL);
    if (length > 0) {
        program[length] = '\0';
        cli.program = program;
    }
    exit = run(&cli, argc, argv);
    if (!vein_cli_unread() && (fflush(stdout) != 0 || ferror(stdout)) && exit == VEIN_EXIT_DONE) {
        fputs("vein: the result can't be written\n", stderr);
        exit = VEIN_EXIT_INTERNAL;
    }
    vein_session_close(cli.session);
    vein_arena_free(cli.arena);
    return exit;
}
