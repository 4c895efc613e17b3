// Options: those of libpq's programs (-h -p -U -d), those of every command, and a command's own.
#include "cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define FLAG_BASE 1000 // getopt values of a command's own flags

enum common { OPT_HELP = 300, OPT_JSON, OPT_FORMAT, OPT_REQUEST, OPT_PASSWORD_FD };

static const struct option common[] = {
    {"help", no_argument, NULL, OPT_HELP},
    {"json", no_argument, NULL, OPT_JSON},
    {"format", required_argument, NULL, OPT_FORMAT},
    {"request-id", required_argument, NULL, OPT_REQUEST},
    {"password-fd", required_argument, NULL, OPT_PASSWORD_FD},
    {"host", required_argument, NULL, 'h'},
    {"port", required_argument, NULL, 'p'},
    {"username", required_argument, NULL, 'U'},
    {"dbname", required_argument, NULL, 'd'},
};
#define COMMON (sizeof common / sizeof *common)

int vein_cli_usage(const char *fmt, ...)
{
    struct vein_err err = {.exit = VEIN_EXIT_USAGE, .hint = "`vein help` lists the commands."};
    va_list args;

    va_start(args, fmt);
    (void)vsnprintf(err.message, sizeof err.message, fmt, args);
    va_end(args);
    vein_utf8_trim(err.message);
    return vein_cli_fail(&err); // what was typed is made visible
}

int vein_cli_fail(const struct vein_err *err)
{
    vein_err_print(stderr, "vein", err);
    return err->exit == VEIN_EXIT_DONE ? VEIN_EXIT_INTERNAL : (int)err->exit;
}

bool vein_cli_number(const char *text, int *out)
{
    size_t length = strspn(text, "0123456789");
    int value = 0;

    if (length == 0 || length > 9 || text[length])
        return false;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + (text[i] - '0');
    *out = value;
    return true;
}

static bool take_format(struct cli *cli, const char *word)
{
    static const char *const words[] = {"text", "json", "csv"};

    for (int i = 0; i < 3; i++)
        if (strcmp(words[i], word) == 0) {
            cli->format = (enum cli_format)i;
            return true;
        }
    vein_cli_usage("--format takes text, json or csv, not \"%s\"", word);
    return false;
}

static bool take_common(struct cli *cli, int option, char *value)
{
    switch (option) {
    case OPT_HELP:
        cli->help = true;
        return false;
    case OPT_JSON:
        cli->format = CLI_JSON;
        return true;
    case OPT_FORMAT:
        return take_format(cli, value);
    case OPT_REQUEST:
        cli->request = value;
        return true;
    case OPT_PASSWORD_FD:
        if (vein_cli_number(value, &cli->password_fd))
            return true;
        vein_cli_usage("--password-fd takes the number of an open descriptor");
        return false;
    case 'h':
        cli->host = value;
        return true;
    case 'p':
        cli->port = value;
        return true;
    case 'U':
        cli->user = value;
        return true;
    case 'd':
        cli->dbname = value;
        return true;
    default:
        vein_cli_usage("that option is not known here, or lacks its value");
        return false;
    }
}

int vein_cli_leading(struct cli *cli, int argc, char **argv)
{
    struct option options[COMMON + 2] = {{0}};
    int option;

    memcpy(options, common, sizeof common);
    options[COMMON] = (struct option){"version", no_argument, NULL, 'V'};
    opterr = 0;
    optind = 0; // glibc: start anew
    while ((option = getopt_long(argc, argv, "+h:p:U:d:V", options, NULL)) != -1) {
        if (option == 'V') {
            puts("vein " VEIN_VERSION);
            exit(VEIN_EXIT_DONE);
        }
        if (!take_common(cli, option, optarg) && !cli->help)
            return -1;
    }
    return optind;
}

static void take_flag(struct cli *cli, struct cli_flag *flag, const char *value)
{
    const char **all = vein_arena_alloc(cli->arena, (flag->count + 1) * sizeof *all);

    if (flag->count > 0)
        memcpy(all, flag->all, flag->count * sizeof *all);
    all[flag->count++] = value ? value : "";
    flag->all = all;
    flag->text = all[flag->count - 1];
}

// The command's own flags come first, so that a field may be called like a shared option.
static struct option *table(struct cli *cli, const struct cli_flag *flags, size_t count)
{
    struct option *options = vein_arena_alloc(cli->arena, (count + COMMON + 1) * sizeof *options);
    size_t used = count;

    for (size_t i = 0; i < count; i++)
        options[i] =
            (struct option){flags[i].name, flags[i].takes_value ? required_argument : no_argument,
                            NULL, FLAG_BASE + (int)i};
    for (size_t i = 0; i < COMMON; i++) {
        bool taken = false;

        for (size_t k = 0; k < count; k++)
            taken = taken || strcmp(flags[k].name, common[i].name) == 0;
        if (!taken)
            options[used++] = common[i];
    }
    return options;
}

// Fields are written --event-at; --event_at is understood.
static char *dashed(struct cli *cli, const char *argument)
{
    char *text = vein_arena_strdup(cli->arena, argument);

    if (strncmp(text, "--", 2) == 0)
        for (char *at = text + 2; *at && *at != '='; at++)
            if (*at == '_')
                *at = '-';
    return text;
}

bool vein_cli_options(struct cli *cli, int argc, char **argv, struct cli_flag *flags, size_t count)
{
    struct option *options = table(cli, flags, count);
    char **copy = vein_arena_alloc(cli->arena, (size_t)(argc + 2) * sizeof *copy);
    int option;

    copy[0] = vein_arena_strdup(cli->arena, "vein");
    for (int i = 0; i < argc; i++)
        copy[i + 1] = dashed(cli, argv[i]);
    opterr = 0;
    optind = 0;
    while ((option = getopt_long(argc + 1, copy, "h:p:U:d:", options, NULL)) != -1) {
        if (option == '?') {
            vein_cli_usage("\"%s\" is not an option here, or lacks its value",
                           optind > 0 && optind <= argc + 1 ? copy[optind - 1] : "?");
            return false;
        }
        if (option >= FLAG_BASE)
            take_flag(cli, &flags[option - FLAG_BASE], optarg);
        else if (!take_common(cli, option, optarg))
            return false;
    }
    cli->args = copy + optind;
    cli->arg_count = (size_t)(argc + 1 - optind);
    return true;
}
