// vein sign: the content is shown, then the signer's password is asked for.
#include "cli.h"

#include <string.h>

enum sign_flag { SIGN_AS, SIGN_FD, SIGN_PRESENCE, SIGN_FLAGS };

// Line by line, with nothing in it that commands a terminal.
static void show_lines(FILE *to, const char *at)
{
    struct vein_buf line;

    while (*at) {
        size_t length = strcspn(at, "\n");
        struct vein_arena *arena = vein_arena_new();

        vein_buf_init(&line);
        vein_utf8_visible(&line, vein_arena_strndup(arena, at, length));
        fprintf(to, "%s\n", line.data ? line.data : "");
        vein_buf_release(&line);
        vein_arena_free(arena);
        at += length + (at[length] == '\n');
    }
}

static void show_content(const struct vein_challenge *challenge)
{
    fputs("--- this is signed\n", stderr);
    show_lines(stderr, challenge->content);
    fprintf(stderr, "--- digest %.8s..., needs %s\n", challenge->digest, challenge->roles);
}

void vein_cli_print_signature(const struct cli *cli, const struct vein_rows *rows)
{
    static const char *const about[] = {
        "id",   "batch",     "entity", "record_id",     "record_version", "meaning", "signer",
        "role", "signed_at", "valid",  "superseded_at", "superseded_by",  "digest"};

    vein_cli_print_record(cli,
                          vein_cli_columns(cli->arena, rows, about, sizeof about / sizeof *about));
    puts("--- this was signed");
    show_lines(stdout, vein_rows_text(rows, 0, "content"));
}

// Signs one record with the flags of the command line; the session is open. Exit code.
int vein_cli_sign_record(struct cli *cli, const char *entity, const char *record,
                         const char *meaning, const struct cli_flag *flags)
{
    struct vein_challenge challenge;
    struct vein_answer answer;
    struct vein_err err;
    char password[VEIN_PASSWORD_SIZE] = "";
    const char *login =
        flags[SIGN_AS].text ? flags[SIGN_AS].text : vein_session_login(cli->session);
    const char *prompt =
        vein_arena_printf(cli->arena, "Password of %s, to sign %s: ", login, meaning);
    bool done;

    if (!vein_sign_challenge(cli->session, entity, record, meaning, cli->arena, &challenge, &err))
        return vein_cli_fail(&err);
    show_content(&challenge);
    done = vein_cli_password(flags[SIGN_FD].text, prompt, password, &err) &&
           vein_sign(cli->session, &challenge, login, password, flags[SIGN_PRESENCE].text,
                     cli->arena, &answer, &err);
    vein_db_wipe(password, sizeof password);
    return done ? vein_cli_print_answer(cli, &answer) : vein_cli_fail(&err);
}

static void declare(struct cli_flag flags[SIGN_FLAGS])
{
    static const char *const names[SIGN_FLAGS] = {"sign-as", "sign-password-fd", "presence"};

    for (size_t i = 0; i < SIGN_FLAGS; i++)
        flags[i] = (struct cli_flag){.name = names[i], .takes_value = true};
}

// A lot or a device is known by its label as well; every other record by the number that its act returned.
static bool record_of(struct cli *cli, const char *entity, const char *given, const char **out,
                      struct vein_err *err)
{
    const struct vein_db_value label = {entity, given};
    struct vein_rows *rows = NULL;

    *out = given;
    if ((strcmp(entity, "lot") != 0 && strcmp(entity, "equipment") != 0) ||
        strspn(given, "0123456789") == strlen(given))
        return true;
    if (!vein_cli_read(cli, entity, "show", &label, 1, &rows, err))
        return false;
    if (rows->row_count == 0)
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN306",
                            vein_arena_printf(cli->arena, "See `vein %s list`.", entity),
                            "there is no %s %s", entity, given);
    *out = vein_rows_text(rows, 0, "id");
    return true;
}

int vein_cli_sign(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[SIGN_FLAGS];
    struct vein_err err;
    const char *record;

    declare(flags);
    if (!vein_cli_options(cli, argc, argv, flags, SIGN_FLAGS))
        return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "sign")})
                         : VEIN_EXIT_USAGE;
    if (cli->arg_count != 3)
        return vein_cli_usage("say what: vein sign ENTITY RECORD MEANING");
    if (!vein_cli_session(cli, false, false, &err) ||
        !record_of(cli, cli->args[0], cli->args[1], &record, &err))
        return vein_cli_fail(&err);
    return vein_cli_sign_record(cli, cli->args[0], record, cli->args[2], flags);
}

// A version is found by process and number; its record number is what is signed.
int vein_cli_process_approve(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[SIGN_FLAGS];
    struct vein_rows *rows = NULL;
    struct vein_db_value process;
    struct vein_err err;

    declare(flags);
    if (!vein_cli_options(cli, argc, argv, flags, SIGN_FLAGS))
        return cli->help ? vein_cli_help(cli, 2,
                                         (char *[]){vein_arena_strdup(cli->arena, "process"),
                                                    vein_arena_strdup(cli->arena, "approve")})
                         : VEIN_EXIT_USAGE;
    if (cli->arg_count != 2)
        return vein_cli_usage("say which: vein process approve PROCESS NUMBER");
    process = (struct vein_db_value){"process", cli->args[0]};
    if (!vein_cli_read(cli, "process", "versions", &process, 1, &rows, &err))
        return vein_cli_fail(&err);
    for (size_t row = 0; row < rows->row_count; row++)
        if (strcmp(vein_rows_text(rows, row, "number"), cli->args[1]) == 0)
            return vein_cli_sign_record(cli, "process_version", vein_rows_text(rows, row, "id"),
                                        "approved", flags);
    vein_err_set(&err, VEIN_EXIT_USAGE, "VN306", "See `vein process versions PROCESS`.",
                 "there is no version %s of %s", cli->args[1], cli->args[0]);
    return vein_cli_fail(&err);
}
