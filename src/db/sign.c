// The signer's connection: fresh, with the password just typed and nothing else. The work session
// says where the server is; safety comes from here, not from the environment.
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define OPTION_MAX 64

struct plan {
    const char *keywords[OPTION_MAX + 1];
    const char *values[OPTION_MAX + 1];
    int count;
};

struct hidden {
    char *names[OPTION_MAX];
    char *values[OPTION_MAX];
    size_t count;
};

static void put(struct plan *plan, const char *keyword, const char *value)
{
    if (!value || !value[0])
        return;
    for (int i = 0; i < plan->count; i++)
        if (strcmp(plan->keywords[i], keyword) == 0) {
            plan->values[i] = value;
            return;
        }
    if (plan->count < OPTION_MAX) {
        plan->keywords[plan->count] = keyword;
        plan->values[plan->count++] = value;
    }
}

static void hide(struct hidden *hidden, const char *name)
{
    const char *value = name ? getenv(name) : NULL;

    if (!value || hidden->count == OPTION_MAX)
        return;
    hidden->names[hidden->count] = strdup(name);
    hidden->values[hidden->count] = strdup(value);
    if (!hidden->names[hidden->count] || !hidden->values[hidden->count])
        abort();
    hidden->count++;
    unsetenv(name);
}

// libpq reads a variable for every keyword that is not passed, and PGSERVICE even then; an empty
// value counts as not passed. So the variables are out of sight while the connection is made.
static void hide_environment(struct hidden *hidden, const PQconninfoOption *options)
{
    static const char *const others[] = {"PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGREALM"};

    for (const PQconninfoOption *option = options; option && option->keyword; option++)
        hide(hidden, option->envvar);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        hide(hidden, others[i]);
}

static void show_environment(struct hidden *hidden)
{
    for (size_t i = 0; i < hidden->count; i++) {
        setenv(hidden->names[i], hidden->values[i], 1);
        explicit_bzero(hidden->values[i],
                       strlen(hidden->values[i])); // PGPASSWORD may be among them
        free(hidden->names[i]);
        free(hidden->values[i]);
    }
    hidden->count = 0;
}

// The account that owns the socket file, which must be the one the work session talks to.
static bool find_peer(const struct vein_db *work, char *owner, size_t size, struct vein_err *err)
{
    unsigned uid = 0;

    if (!vein_db_socket_owner(PQhost(work->pg), PQport(work->pg), &uid, owner, size))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "",
                            "the owner of the server's socket in %s can't be found",
                            PQhost(work->pg));
#ifdef SO_PEERCRED
    struct ucred peer;
    socklen_t length = sizeof peer;

    if (getsockopt(PQsocket(work->pg), SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
        peer.uid != uid)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Don't type the password again; tell the administrator.",
                            "the server's socket now belongs to somebody else");
#endif
    return true;
}

static bool is_keyword(const PQconninfoOption *options, const char *keyword)
{
    for (; options && options->keyword; options++)
        if (strcmp(options->keyword, keyword) == 0)
            return true;
    return false;
}

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

// What the work session uses to reach and to check the server; never who it is or what it asked
// for.
static void copy_reach(struct plan *plan, const PQconninfoOption *options)
{
    static const char *const not_copied[] = {"service",
                                             "user",
                                             "password",
                                             "passfile",
                                             "dbname",
                                             "host",
                                             "hostaddr",
                                             "port",
                                             "options",
                                             "application_name",
                                             "fallback_application_name",
                                             "replication",
                                             "target_session_attrs",
                                             "channel_binding",
                                             "requirepeer",
                                             "gssencmode",
                                             "require_auth",
                                             "client_encoding",
                                             "connect_timeout",
                                             "load_balance_hosts",
                                             NULL};

    for (; options && options->keyword; options++)
        if (!is_one_of(options->keyword, not_copied))
            put(plan, options->keyword, options->val);
}

static void fill(struct plan *plan, const struct vein_db *work, const PQconninfoOption *options,
                 const char *login, const char *password)
{
    copy_reach(plan, options);
    put(plan, "host", PQhost(work->pg)); // the one of several hosts that the work session is on
    put(plan, "port", PQport(work->pg));
    put(plan, "dbname", PQdb(work->pg));
    put(plan, "user", login);
    put(plan, "password", password);
    put(plan, "passfile", "/dev/null/none"); // can't exist; an empty value would mean the default
    put(plan, "options", " ");
    put(plan, "application_name", "vein " VEIN_VERSION " signature");
    put(plan, "client_encoding", "UTF8");
    put(plan, "connect_timeout", CONNECT_SECONDS);
    put(plan, "target_session_attrs", "read-write");
    put(plan, "gssencmode", "disable");
    if (is_keyword(options, "require_auth")) // libpq 16 and later
        put(plan, "require_auth", "scram-sha-256");
}

static void protect(struct plan *plan, const struct vein_db *work, const char *owner)
{
    const char *sslmode = NULL;

    if (vein_db_is_socket_dir(PQhost(work->pg))) {
        put(plan, "requirepeer", owner);
        put(plan, "channel_binding", "disable"); // there is no TLS to bind to on a socket
        return;
    }
    put(plan, "hostaddr", PQhostaddr(work->pg));
    put(plan, "channel_binding", "require");
    for (int i = 0; i < plan->count; i++)
        if (strcmp(plan->keywords[i], "sslmode") == 0)
            sslmode = plan->values[i];
    if (!sslmode || strncmp(sslmode, "verify-", 7) != 0)
        put(plan, "sslmode", "require"); // binding needs TLS; never less than the work session has
}

static bool check_signer(PGconn *pg, const char *login, struct vein_err *err)
{
    if (!PQconnectionUsedPassword(pg))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "VN002",
                            "Have the server demand scram-sha-256 from persons (pg_hba.conf).",
                            "the server let %s in without asking for the password", login);
    if (!PQuser(pg) || strcmp(PQuser(pg), login) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "VN002", "",
                            "the connection is not %s's, so it can't sign for %s", login, login);
    return true;
}

static PGconn *open_signer(const struct vein_db *work, const char *login, const char *password,
                           const char *owner)
{
    PQconninfoOption *options = PQconninfo(work->pg);
    struct hidden hidden = {.count = 0};
    struct plan plan = {.count = 0};
    PGconn *pg = NULL;

    if (!options)
        return NULL;
    fill(&plan, work, options, login, password);
    protect(&plan, work, owner);
    hide_environment(&hidden, options);
    pg = PQconnectdbParams(plan.keywords, plan.values, 0);
    show_environment(&hidden);
    for (PQconninfoOption *option = options; option->keyword; option++)
        if (option->val && strcmp(option->keyword, "password") == 0)
            explicit_bzero(option->val, strlen(option->val));
    PQconninfoFree(options);
    return pg;
}

bool vein_db_connect_signer(const struct vein_db *work, const char *login, const char *password,
                            struct vein_db **out, struct vein_err *err)
{
    struct vein_db *db;
    char owner[128] = "";
    PGconn *pg;

    if (!login || !login[0] || !password || !password[0])
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN002", "Type login name and password.",
                            "a signature needs a login name and a password");
    if (!vein_db_alive(work))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Connect again.",
                            "the work session is not connected");
    if (vein_db_is_socket_dir(PQhost(work->pg)) && !find_peer(work, owner, sizeof owner, err))
        return false;
    pg = open_signer(work, login, password, owner);
    if (!pg || PQstatus(pg) != CONNECTION_OK) {
        vein_db_connect_failed(pg, err);
        vein_db_hang_up(pg);
        return false;
    }
    if (!check_signer(pg, login, err)) {
        vein_db_hang_up(pg);
        return false;
    }
    db = vein_db_wrap(pg);
    if (!vein_db_check_server(db, NULL, err)) {
        vein_db_close(db);
        return false;
    }
    *out = db;
    return true;
}
