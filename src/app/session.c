// A session: where the server is, who is there, and whether both are what they were.
#include "session.h"

#include "vein/app_server.h"
#include "vein/migrate.h"

#include <stdlib.h>
#include <string.h>

static bool given(const char *text)
{
    return text && text[0];
}

void vein_session_say(const struct vein_session *session, const char *fmt, ...)
{
    va_list args;

    if (!session->talk)
        return;
    fputs("vein: ", session->talk);
    va_start(args, fmt);
    vfprintf(session->talk, fmt, args);
    va_end(args);
    fputc('\n', session->talk);
}

// A readable name of the login, from what was said or from libpq's variable.
static const char *wanted_user(const struct vein_session_options *options)
{
    const char *user = given(options->user) ? options->user : getenv("VEIN_LOGIN");

    return given(user) ? user : NULL;
}

static void copy_target(struct vein_session *session, const struct vein_session_options *options)
{
    const char *user = wanted_user(options);

    session->target = (struct vein_db_target){
        .host = options->host ? vein_arena_strdup(session->arena, options->host) : NULL,
        .port = options->port ? vein_arena_strdup(session->arena, options->port) : NULL,
        .dbname = options->dbname ? vein_arena_strdup(session->arena, options->dbname) : NULL,
        .user = user ? vein_arena_strdup(session->arena, user) : NULL,
    };
    if (given(options->password)) {
        snprintf(session->password, VEIN_PASSWORD_SIZE, "%s", options->password);
        session->target.password = session->password;
    }
}

static bool ask(struct vein_session *session, const struct vein_session_options *options)
{
    char prompt[160];

    if (!options->ask)
        return false;
    snprintf(prompt, sizeof prompt, "Password of %.64s: ",
             given(session->target.user) ? session->target.user : "this login");
    if (!options->ask(options->ask_context, prompt, session->password, VEIN_PASSWORD_SIZE))
        return false;
    session->target.password = session->password;
    return true;
}

// As psql: what libpq finds first, then the person. The db room's own words say what was missing.
static bool connect(struct vein_session *session, const struct vein_session_options *options,
                    struct vein_err *err)
{
    struct vein_err cause;

    if (session->embedded && !session->target.password && options->ask && !ask(session, options))
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Give the password with --password-fd.",
                            "no password was given for %s", session->target.user);
    if (vein_db_connect(&session->target, &session->db, &cause))
        return true;
    if (!session->target.password && strstr(cause.hint, "--password-fd") && ask(session, options) &&
        vein_db_connect(&session->target, &session->db, &cause))
        return true;
    if (err)
        *err = cause;
    return false;
}

static bool check_schema(struct vein_session *session, struct vein_err *err)
{
    bool matches = false;
    char reason[512] = "";

    if (session->any_schema)
        return true;
    if (!vein_migrate_matches(session->db, &matches, reason, sizeof reason, err))
        return false;
    return matches || vein_err_set(err, VEIN_EXIT_NO_SERVER, "VN903",
                                   "Program and database must be of one release.", "%s", reason);
}

static bool settle(struct vein_session *session, const struct vein_session_options *options,
                   struct vein_err *err)
{
    session->embedded = !vein_db_target_is_explicit(&session->target);
    if (session->embedded && !vein_session_embed(session, options, err))
        return false;
    vein_session_place(session);
    if (!connect(session, options, err) || !check_schema(session, err))
        return false;
    session->login = vein_arena_strdup(session->arena, vein_db_user(session->db));
    return session->any_schema || vein_session_continuity(session, err);
}

bool vein_session_open(const struct vein_session_options *options, struct vein_session **out,
                       struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_session *session = vein_arena_alloc(arena, sizeof *session);
    bool done;

    *session = (struct vein_session){.arena = arena,
                                     .password = vein_arena_alloc(arena, VEIN_PASSWORD_SIZE),
                                     .any_schema = options->any_schema,
                                     .login = "",
                                     .state_dir = "",
                                     .anchor = "",
                                     .origin = "",
                                     .broken = "",
                                     .talk = options->talk};
    copy_target(session, options);
    done = settle(session, options, err);
    vein_db_wipe(session->password, VEIN_PASSWORD_SIZE);
    session->target.password = NULL;
    if (done)
        *out = session;
    else
        vein_session_close(session);
    return done;
}

void vein_session_close(struct vein_session *session)
{
    if (!session)
        return;
    vein_session_keep_head(session);
    vein_db_close(session->db);
    vein_cluster_free(session->cluster);
    vein_arena_free(session->arena);
}

bool vein_session_reconnect(struct vein_session *session, struct vein_err *err)
{
    return vein_db_reconnect(session->db, err) && vein_session_continuity(session, err);
}

bool vein_session_open_beside(const struct vein_session *session, struct vein_session **out,
                              struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_session *beside = vein_arena_alloc(arena, sizeof *beside);

    *beside = (struct vein_session){.arena = arena,
                                    .embedded = session->embedded,
                                    .any_schema = session->any_schema,
                                    .login = vein_arena_strdup(arena, session->login),
                                    .state_dir = vein_arena_strdup(arena, session->state_dir),
                                    .anchor = vein_arena_strdup(arena, session->anchor),
                                    .origin = vein_arena_strdup(arena, session->origin),
                                    .broken = vein_arena_strdup(arena, session->broken)};
    if (!vein_db_connect_beside(session->db, &beside->db, err)) {
        vein_session_close(beside);
        return false;
    }
    *out = beside;
    return true;
}

bool vein_session_may_write(const struct vein_session *session, struct vein_err *err)
{
    if (!session->broken[0])
        return true;
    return vein_err_set(
        err, VEIN_EXIT_EVIDENCE, "",
        "Write nothing; tell QA and the administrator, and run `vein audit verify`.", "%s",
        session->broken);
}

struct vein_db *vein_session_db(struct vein_session *session)
{
    return session->db;
}

const char *vein_session_login(const struct vein_session *session)
{
    return session->login;
}

bool vein_session_embedded(const struct vein_session *session)
{
    return session->embedded;
}

const char *vein_session_state_dir(const struct vein_session *session)
{
    return session->state_dir;
}

const char *vein_session_anchor(const struct vein_session *session)
{
    return session->anchor;
}

const char *vein_session_broken(const struct vein_session *session)
{
    return session->broken;
}

const char *vein_session_origin(const struct vein_session *session)
{
    return session->origin;
}

bool vein_session_read(struct vein_session *session, struct vein_arena *arena, const char *area,
                       const char *name, const struct vein_db_value *values, size_t count,
                       struct vein_rows **out, struct vein_err *err)
{
    const struct vein_stmt *stmt = vein_stmt_find(area, name);
    const char **ordered;

    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement %s/%s", area,
                            name);
    ordered = vein_arena_alloc(arena, (stmt->param_count + 1) * sizeof *ordered);
    return vein_db_order(stmt, values, count, ordered, err) &&
           vein_db_call(session->db, arena, stmt, ordered, out, err);
}
