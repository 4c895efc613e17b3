// vein server init: the first site and two persons, from options or asked for.
#include "cli.h"

#include "vein/app_audit.h"
#include "vein/app_server.h"

#include <string.h>

enum init_flag { PRODUCTION, ANCHOR, SITE, ADMIN, ADMIN_FD, QA, QA_FD, INIT_FLAGS };

// Splits "A:B:C" in place; a part may hold no colon.
static bool split(struct cli *cli, const char *text, const char *parts[3])
{
    char *copy = vein_arena_strdup(cli->arena, text);
    char *first = strchr(copy, ':');
    char *second = first ? strchr(first + 1, ':') : NULL;

    if (!second || strchr(second + 1, ':'))
        return false;
    *first = '\0';
    *second = '\0';
    parts[0] = copy;
    parts[1] = first + 1;
    parts[2] = second + 1;
    return copy[0] && first[1] && second[1];
}

static bool ask_part(struct cli *cli, const char *prompt, const char **out, struct vein_err *err)
{
    char line[256] = "";

    if (!vein_cli_ask_line(prompt, line, sizeof line))
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Without a terminal: --site CODE:TITLE:ZONE --admin CODE:NAME:LOGIN "
                            "--admin-password-fd N --qa CODE:NAME:LOGIN --qa-password-fd N.",
                            "nobody answers \"%s\"", prompt);
    *out = vein_arena_strdup(cli->arena, line);
    return true;
}

// Three parts from an option, or asked for one by one.
static bool three(struct cli *cli, const char *option, const char *given,
                  const char *const prompts[3], const char *parts[3], struct vein_err *err)
{
    if (given)
        return split(cli, given, parts) ||
               vein_err_set(err, VEIN_EXIT_USAGE, "", "Give three parts with colons between them.",
                            "--%s \"%s\" does not have three parts", option, given);
    for (size_t i = 0; i < 3; i++)
        if (!ask_part(cli, prompts[i], &parts[i], err))
            return false;
    return true;
}

static bool founder(struct cli *cli, const char *option, const struct cli_flag *who,
                    const struct cli_flag *fd, const char *const prompts[3],
                    struct vein_founder *out, char *password, struct vein_err *err)
{
    const char *parts[3];
    const char *prompt;

    if (!three(cli, option, who->text, prompts, parts, err))
        return false;
    prompt = vein_arena_printf(cli->arena, "Password of %s (at least 15 characters): ", parts[2]);
    if (!vein_cli_password(fd->text, prompt, password, err) ||
        !vein_password_check(password, parts[2], err))
        return false;
    *out = (struct vein_founder){parts[0], parts[1], parts[2], password};
    return true;
}

// Production asks where its anchor is kept before it makes anything.
static bool anchor_place(struct cli *cli, const char *given, const char **out, struct vein_err *err)
{
    char typed[1024] = "";

    if (!given && vein_cli_ask_line("File for the anchor, outside this machine (a mounted path): ",
                                    typed, sizeof typed))
        given = vein_arena_strdup(cli->arena, typed);
    if (!given || !given[0])
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Name it with --anchor FILE, for example on a share of another host.",
                            "a production installation needs a file for its anchor");
    *out = given;
    return true;
}

// Says what a superuser could do, and keeps the first anchor where it was asked for.
static bool begin_production(struct cli *cli, const char *anchor, struct vein_err *err)
{
    const char *text;
    const char *waiting;

    fputs(
        "vein: PRODUCTION. The account that owns this server's files, and every superuser of its "
        "database,\n"
        "  can read and rewrite everything kept here, records and ledger alike, and add events in "
        "anybody's\n"
        "  name. A rewritten past shows against an anchor kept outside, and only there.\n",
        stderr);
    if (!vein_cli_session(cli, true, false, err) ||
        !vein_checkpoint(cli->session, NULL, anchor, cli->arena, &text, &waiting, err))
        return false;
    fprintf(stderr, "vein: first anchor in %s; `vein audit checkpoint --anchor FILE` renews it\n",
            anchor);
    return true;
}

static bool gather(struct cli *cli, const struct cli_flag *flags,
                   struct vein_server_options *options, char *admin, char *qa, struct vein_err *err)
{
    static const char *const site[3] = {
        "Code of the site: ", "Name of the site: ", "Time zone (for example Europe/Berlin): "};
    static const char *const first[3] = {
        "Code of the administrator: ", "Name of the administrator: ",
        "Login of the administrator: "};
    static const char *const second[3] = {
        "Code of the QA: ", "Name of the QA: ", "Login of the QA: "};
    const char *parts[3];

    if (!three(cli, "site", flags[SITE].text, site, parts, err))
        return false;
    options->site_code = parts[0];
    options->site_title = parts[1];
    options->time_zone = parts[2];
    return founder(cli, "admin", &flags[ADMIN], &flags[ADMIN_FD], first, &options->admin, admin,
                   err) &&
           founder(cli, "qa", &flags[QA], &flags[QA_FD], second, &options->qa, qa, err);
}

int vein_cli_server_init(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[INIT_FLAGS] = {
        [PRODUCTION] = {.name = "production"},
        [ANCHOR] = {.name = "anchor", .takes_value = true},
        [SITE] = {.name = "site", .takes_value = true},
        [ADMIN] = {.name = "admin", .takes_value = true},
        [ADMIN_FD] = {.name = "admin-password-fd", .takes_value = true},
        [QA] = {.name = "qa", .takes_value = true},
        [QA_FD] = {.name = "qa-password-fd", .takes_value = true}};
    struct vein_server_options options = {.program = cli->program, .talk = stderr};
    char admin[VEIN_PASSWORD_SIZE] = "";
    char qa[VEIN_PASSWORD_SIZE] = "";
    const char *anchor = NULL;
    struct vein_err err;
    bool done;

    if (!vein_cli_options(cli, argc, argv, flags, INIT_FLAGS))
        return cli->help
                   ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "server")})
                   : VEIN_EXIT_USAGE;
    options.production = flags[PRODUCTION].text != NULL;
    done = (!options.production || anchor_place(cli, flags[ANCHOR].text, &anchor, &err)) &&
           gather(cli, flags, &options, admin, qa, &err) && vein_server_init(&options, &err);
    vein_db_wipe(admin, sizeof admin);
    vein_db_wipe(qa, sizeof qa);
    if (!done || (options.production && !begin_production(cli, anchor, &err)))
        return vein_cli_fail(&err);
    fprintf(stderr, "vein: a %s installation; next: propose persons as %s, approve them as %s\n",
            options.production ? "production" : "training", options.admin.login, options.qa.login);
    return VEIN_EXIT_DONE;
}
