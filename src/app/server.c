// The embedded installation as a whole: cluster, database, schema, founders. Every part can be repeated,
// so that an init that was cut short goes on.
#include "vein/app_server.h"

#include "vein/migrate.h"

#include <string.h>
#include <unistd.h>

#define MIGRATOR "vein_migrator"

static void say(const struct vein_server_options *options, const char *text)
{
    if (options->talk)
        fprintf(options->talk, "vein: %s\n", text);
}

bool vein_server_connect(struct vein_cluster *cluster, const char *role, const char *dbname,
                         struct vein_db **out, struct vein_err *err)
{
    char secret[VEIN_CLUSTER_SECRET_SIZE];
    struct vein_db_target target = {.user = role,
                                    .password = secret,
                                    .embedded_dir = vein_cluster_socket(cluster),
                                    .embedded_dbname = dbname};
    bool done;

    if (vein_db_target_is_explicit(&target))
        return vein_err_set(
            err, VEIN_EXIT_USAGE, "",
            "Unset PGHOST, PGPORT, PGDATABASE and PGSERVICE: they name another server.",
            "a connection setting is in the way of the embedded installation");
    if (!vein_cluster_secret_read(cluster, role, secret, err))
        return false;
    done = vein_db_connect(&target, out, err);
    vein_db_wipe(secret, sizeof secret);
    return done;
}

static bool call(struct vein_db *db, struct vein_arena *arena, const char *name,
                 const struct vein_db_value *values, size_t count, struct vein_rows **out,
                 struct vein_err *err)
{
    const struct vein_stmt *stmt = vein_stmt_find("server", name);
    const char **ordered;

    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement server/%s",
                            name);
    ordered = vein_arena_alloc(arena, (stmt->param_count + 1) * sizeof *ordered);
    return vein_db_order(stmt, values, count, ordered, err) &&
           vein_db_call(db, arena, stmt, ordered, out, err);
}

static bool make_database(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_db *db = NULL;
    // initdb leaves a database for administrators to stand in. It becomes the record's: a copy of it
    // would cost 7 MB and the time to write them, and template1 is there to stand in as well.
    bool done = vein_server_connect(cluster, VEIN_CLUSTER_SUPERUSER, "template1", &db, err) &&
                vein_db_take_database(db, "postgres", VEIN_CLUSTER_DATABASE, err);

    vein_db_close(db);
    return done;
}

// The migrator's password is made here and never leaves this account's files.
static bool give_migrator(struct vein_cluster *cluster, struct vein_db *dba,
                          struct vein_arena *arena, struct vein_err *err)
{
    char secret[VEIN_CLUSTER_SECRET_SIZE];
    char *verifier = NULL;
    bool done = vein_cluster_secret_make(cluster, MIGRATOR, secret, err) &&
                vein_db_scram_verifier(dba, MIGRATOR, secret, arena, &verifier, err);
    const struct vein_db_value values[] = {{"role", MIGRATOR}, {"verifier", verifier}};

    vein_db_wipe(secret, sizeof secret);
    return done && call(dba, arena, "role_password", values, 2, NULL, err);
}

static bool migrate(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_db *db = NULL;
    bool done = vein_server_connect(cluster, MIGRATOR, VEIN_CLUSTER_DATABASE, &db, err) &&
                vein_migrate(db, VEIN_MIGRATE_NEW, NULL, NULL, err);

    vein_db_close(db);
    return done;
}

static bool founded(struct vein_db *dba, struct vein_arena *arena, bool *out, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!call(dba, arena, "founded", NULL, 0, &rows, err))
        return false;
    *out = strcmp(vein_rows_text(rows, 0, rows->names[0]), "0") != 0;
    return true;
}

static bool found(struct vein_db *dba, const struct vein_server_options *options,
                  struct vein_arena *arena, struct vein_err *err)
{
    char *admin = NULL;
    char *qa = NULL;

    if (!vein_db_scram_verifier(dba, options->admin.login, options->admin.password, arena, &admin,
                                err) ||
        !vein_db_scram_verifier(dba, options->qa.login, options->qa.password, arena, &qa, err))
        return false;

    const struct vein_db_value values[] = {
        {"mode", options->production ? "production" : "training"},
        {"site_code", options->site_code},
        {"site_title", options->site_title},
        {"time_zone", options->time_zone},
        {"admin_code", options->admin.code},
        {"admin_name", options->admin.name},
        {"admin_login", options->admin.login},
        {"admin_verifier", admin},
        {"qa_code", options->qa.code},
        {"qa_name", options->qa.name},
        {"qa_login", options->qa.login},
        {"qa_verifier", qa},
        {"lab_start", options->lab_start},
    };
    return call(dba, arena, "found", values, sizeof values / sizeof *values, NULL, err);
}

static bool equip(struct vein_cluster *cluster, const struct vein_server_options *options,
                  struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_db *dba = NULL;
    bool exists = false;
    bool done;

    say(options, "making the database");
    done = make_database(cluster, err) &&
           vein_server_connect(cluster, VEIN_CLUSTER_SUPERUSER, VEIN_CLUSTER_DATABASE, &dba, err) &&
           vein_bootstrap(dba, NULL, err) && give_migrator(cluster, dba, arena, err) &&
           migrate(cluster, err) && founded(dba, arena, &exists, err);
    if (done && !exists) {
        say(options, "founding the installation");
        done = found(dba, options, arena, err);
    }
    done = done && call(dba, arena, "compact", NULL, 0, NULL, err) &&
           call(dba, arena, "settle", NULL, 0, NULL, err);
    vein_db_close(dba);
    vein_arena_free(arena);
    return done;
}

static bool complete(const struct vein_founder *person, struct vein_err *err)
{
    if (!person->code || !person->name || !person->login || !person->password)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "An admin and a QA found an installation.",
                            "code, name, login and password of two persons are needed");
    return vein_password_check(person->password, person->login, err);
}

static bool ready_for(struct vein_cluster *cluster, const struct vein_server_options *options,
                      struct vein_err *err)
{
    struct vein_cluster_status status;
    bool production = false;

    if (!vein_cluster_query(cluster, &status, err))
        return false;
    if (status.bootstrapped)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "VN113",
                            "Use it, or remove it with `vein server destroy` first.",
                            "there is an installation in %s already", vein_cluster_home(cluster));
    if (status.state == VEIN_CLUSTER_FOREIGN)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Choose another place with VEIN_HOME.",
                            "%s", status.reason);
    if (status.state != VEIN_CLUSTER_RUNNING) {
        say(options, "making a private server");
        return vein_cluster_make(cluster, options->production, err);
    }
    // An init that was cut has left its server: this one goes on with it.
    if (!vein_cluster_production(cluster, &production, err))
        return false;
    return (production == options->production ||
            vein_err_set(err, VEIN_EXIT_REFUSED, "",
                         "Remove it with `vein server stop` and `vein server destroy`, or go on "
                         "with its own mode.",
                         "the unfinished installation here is made for %s",
                         production ? "production" : "training")) &&
           vein_cluster_start(cluster, err);
}

bool vein_server_init(const struct vein_server_options *options, struct vein_err *err)
{
    struct vein_cluster *cluster = NULL;
    bool done = false;

    if (!complete(&options->admin, err) || !complete(&options->qa, err))
        return false;
    if (!options->site_code || !options->site_title || !options->time_zone)
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Name the first site: --site CODE:TITLE:ZONE.",
                            "an installation has a site");
    if (vein_cluster_locate(&cluster, err))
        done = ready_for(cluster, options, err) && equip(cluster, options, err) &&
               vein_cluster_bootstrapped(cluster, err) &&
               vein_server_start(cluster, options->program, err);
    vein_cluster_free(cluster);
    return done;
}

void vein_server_forget(struct vein_cluster *cluster)
{
    static const char *const files[] = {"login", "heads", "receipts", "anchor", "tick.pid", "demo"};
    struct vein_arena *arena = vein_arena_new();

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        (void)unlink(vein_arena_printf(arena, "%s/%s", vein_cluster_home(cluster), files[i]));
    vein_arena_free(arena);
}
