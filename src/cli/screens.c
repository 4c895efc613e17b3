// The terminal screens from the command line: who is known already is logged in, everybody else is asked there.
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vein/tui.h"

// The user's own keys, $XDG_CONFIG_HOME/vein/keys or ~/.config/vein/keys; NULL when there is no such file.
static const char *own_keys(struct vein_arena *arena)
{
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    const char *path = config && *config ? vein_arena_printf(arena, "%s/vein/keys", config)
                       : home && *home   ? vein_arena_printf(arena, "%s/.config/vein/keys", home)
                                         : NULL;

    return path && access(path, F_OK) == 0 ? path : NULL;
}

// VEIN_IDLE_SECONDS: a terminal in a corridor locks earlier than the laboratory says; none stays open longer.
static bool idle_seconds(int *out, struct vein_err *err)
{
    const char *text = getenv("VEIN_IDLE_SECONDS");
    char *end;
    long seconds;

    *out = 0;
    if (!text || !*text)
        return true;
    seconds = strtol(text, &end, 10);
    if (*end || seconds < 5 || seconds > 3600)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Give whole seconds from 5 to 3600.",
                            "VEIN_IDLE_SECONDS is %s", text);
    *out = (int)seconds;
    return true;
}

int vein_cli_screens(struct cli *cli)
{
    const char *plain = getenv("NO_COLOR");
    struct vein_tui_options options = {
        .session = {.host = cli->host,
                    .port = cli->port,
                    .dbname = cli->dbname,
                    .user = cli->user,
                    .program = cli->program},
        .colour = !plain || !*plain,
        .keys_file = own_keys(cli->arena),
    };
    struct vein_session *session = NULL;
    struct vein_err err;

    if (!idle_seconds(&options.idle_seconds, &err))
        return vein_cli_fail(&err);
    if (cli->session) {
        session = cli->session; // the screens close it
        cli->session = NULL;
    } else if (cli->user || getenv("VEIN_LOGIN")) {
        char password[VEIN_PASSWORD_SIZE] = "";
        bool opened;

        if (cli->password_fd >= 0 &&
            !vein_cli_read_password(cli->password_fd, password, sizeof password, &err))
            return vein_cli_fail(&err);
        options.session.password = password[0] ? password : NULL;
        opened = vein_session_open(&options.session, &session, &err);
        options.session.password = NULL; // the next login types it
        explicit_bzero(password, sizeof password);
        if (!opened && err.exit != VEIN_EXIT_NO_SERVER && err.exit != VEIN_EXIT_USAGE)
            return vein_cli_fail(&err);
    }
    return vein_tui_main(&options, session);
}
