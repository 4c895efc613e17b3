// The embedded installation as a session's server: found, started, and a login chosen.
#include "session.h"

#include "vein/app_server.h"

#include <stdlib.h>
#include <string.h>

#define LOGIN_FILE "login"

static const char *login_path(const struct vein_cluster *cluster, struct vein_arena *arena)
{
    return vein_arena_printf(arena, "%s/" LOGIN_FILE, vein_cluster_home(cluster));
}

bool vein_server_default_login_set(struct vein_cluster *cluster, const char *login,
                                   struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    const char *line = vein_arena_printf(arena, "%s\n", login);
    bool done = vein_file_write(login_path(cluster, arena), line, strlen(line), 0600, err);

    vein_arena_free(arena);
    return done;
}

static const char *default_login(const struct vein_cluster *cluster, struct vein_arena *arena)
{
    struct vein_buf text;
    const char *login = NULL;

    vein_buf_init(&text);
    if (vein_file_read(login_path(cluster, arena), 64, &text, NULL) && text.size > 0) {
        size_t length = strcspn(text.data, "\r\n");

        if (length > 0 && vein_utf8_clean(text.data, length, NULL))
            login = vein_arena_strndup(arena, text.data, length);
    }
    vein_buf_release(&text);
    return login;
}

static bool usable(const struct vein_cluster_status *status, struct vein_err *err)
{
    if (status->state == VEIN_CLUSTER_NONE)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Run `vein demo` for an invented laboratory or `vein server init` for "
                            "your own, or name a server with -h and -d.",
                            "there is no installation here yet");
    if (status->state == VEIN_CLUSTER_FOREIGN)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Choose another place with VEIN_HOME.",
                            "%s", status->reason);
    if (!status->bootstrapped)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Run `vein server init` again.",
                            "the installation was not finished");
    return true;
}

// Training installations keep the passwords of their invented staff in secret/<login>; a person's own
// password never is in a file.
static void find_secret(struct vein_session *session, const char *login)
{
    char secret[VEIN_CLUSTER_SECRET_SIZE];

    if (session->target.password ||
        !vein_cluster_secret_read(session->cluster, login, secret, NULL))
        return;
    snprintf(session->password, VEIN_PASSWORD_SIZE, "%s", secret);
    vein_db_wipe(secret, sizeof secret);
    session->target.password = session->password;
}

static bool choose_login(struct vein_session *session, const struct vein_session_options *options,
                         struct vein_err *err)
{
    const char *login = session->target.user;

    if (!login && options->keeper) {
        login = VEIN_CLUSTER_SUPERUSER;
        vein_session_say(session, "reading as the installation's superuser (name a login with -U)");
    }
    if (!login)
        login = default_login(session->cluster, session->arena);
    if (!login)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Name your login with -U or VEIN_LOGIN.",
                            "who are you?");
    session->target.user = login;
    find_secret(session, login);
    return true;
}

bool vein_session_embed(struct vein_session *session, const struct vein_session_options *options,
                        struct vein_err *err)
{
    struct vein_cluster_status status;

    if (!vein_cluster_locate(&session->cluster, err) ||
        !vein_cluster_query(session->cluster, &status, err) || !usable(&status, err))
        return false;
    if (status.state != VEIN_CLUSTER_RUNNING || !status.ready)
        vein_session_say(session, "starting the server in %s", vein_cluster_home(session->cluster));
    if (!vein_server_start(session->cluster, options->program, err) ||
        !choose_login(session, options, err))
        return false;
    session->target.embedded_dir = vein_cluster_socket(session->cluster);
    session->target.embedded_dbname = VEIN_CLUSTER_DATABASE;
    return true;
}
