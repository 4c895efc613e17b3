// vein server: the private installation of this machine; vein migrate and vein demo beside it.
#include "cli.h"

#include "vein/app_server.h"
#include "vein/demo.h"
#include "vein/migrate.h"

#include <string.h>
#include <unistd.h>

static int server_help(struct cli *cli)
{
    return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "server")})
                     : VEIN_EXIT_USAGE;
}

// ---- start, stop, status, destroy, tick

static bool locate(struct vein_cluster **cluster, struct vein_cluster_status *status,
                   struct vein_err *err)
{
    if (!vein_cluster_locate(cluster, err))
        return false;
    if (vein_cluster_query(*cluster, status, err))
        return true;
    vein_cluster_free(*cluster);
    *cluster = NULL;
    return false;
}

int vein_cli_server_start(struct cli *cli, int argc, char **argv)
{
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_err err;
    bool done;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return server_help(cli);
    done = locate(&cluster, &status, &err);
    if (done && status.state == VEIN_CLUSTER_NONE)
        done = vein_err_set(&err, VEIN_EXIT_NO_SERVER, "", "Run `vein server init` or `vein demo`.",
                            "there is no installation here yet");
    done = done && vein_server_start(cluster, cli->program, &err);
    if (done)
        fprintf(stderr, "vein: the server runs in %s\n", vein_cluster_home(cluster));
    vein_cluster_free(cluster);
    return done ? VEIN_EXIT_DONE : vein_cli_fail(&err);
}

int vein_cli_server_stop(struct cli *cli, int argc, char **argv)
{
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_err err;
    bool done;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return server_help(cli);
    done = locate(&cluster, &status, &err) && vein_cluster_stop(cluster, &err);
    vein_cluster_free(cluster);
    return done ? VEIN_EXIT_DONE : vein_cli_fail(&err);
}

static void add_pair(struct vein_buf *out, bool json, const char *name, const char *value)
{
    if (!json) {
        vein_buf_addf(out, "%-12s  %s\n", name, value);
        return;
    }
    vein_buf_adds(out, out->size > 1 ? ", " : "");
    vein_json_string(out, name);
    vein_buf_adds(out, ": ");
    vein_json_string(out, value);
}

// The installation's own view of itself; only where the server runs.
static void add_inside(struct cli *cli, struct vein_cluster *cluster, struct vein_buf *out,
                       bool json)
{
    static const char *const names[] = {"mode", "opening", "tick_at", "tick_result"};
    struct vein_db *db = NULL;
    struct vein_rows *rows = NULL;

    if (vein_server_connect(cluster, VEIN_CLUSTER_SUPERUSER, VEIN_CLUSTER_DATABASE, &db, NULL) &&
        vein_db_call_named(db, cli->arena, "server", "status", NULL, &rows, NULL) &&
        rows->row_count == 1)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            add_pair(out, json, names[i], vein_rows_text(rows, 0, names[i]));
    vein_db_close(db);
}

int vein_cli_server_status(struct cli *cli, int argc, char **argv)
{
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_buf out;
    struct vein_err err;
    bool json;

    if (!vein_cli_options(cli, argc, argv, NULL, 0))
        return server_help(cli);
    if (!locate(&cluster, &status, &err))
        return vein_cli_fail(&err);
    json = cli->format == CLI_JSON;
    vein_buf_init(&out);
    vein_buf_adds(&out, json ? "{" : "");
    add_pair(&out, json, "state", vein_cluster_state_name(status.state));
    add_pair(&out, json, "home", vein_cluster_home(cluster));
    if (status.reason[0])
        add_pair(&out, json, "reason", status.reason);
    if (status.state != VEIN_CLUSTER_NONE && status.state != VEIN_CLUSTER_FOREIGN) {
        add_pair(&out, json, "complete", status.bootstrapped ? "yes" : "no");
        add_pair(&out, json, "socket", vein_cluster_socket(cluster));
        add_pair(&out, json, "account", vein_cluster_account(cluster));
    }
    if (status.ready && status.bootstrapped)
        add_inside(cli, cluster, &out, json);
    vein_buf_adds(&out, json ? "}\n" : "");
    vein_cluster_free(cluster);
    (void)vein_cli_flush(&out);
    return status.ready ? VEIN_EXIT_DONE : VEIN_EXIT_NO_SERVER;
}

int vein_cli_server_destroy(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "home", .takes_value = true}};
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_err err;
    char typed[1024] = "";
    bool done;

    if (!vein_cli_options(cli, argc, argv, flags, 1))
        return server_help(cli);
    if (!locate(&cluster, &status, &err))
        return vein_cli_fail(&err);
    if (flags[0].text)
        snprintf(typed, sizeof typed, "%s", flags[0].text);
    else
        (void)vein_cli_ask_line(vein_arena_printf(cli->arena,
                                                  "All records in %s will be gone. Type its path: ",
                                                  vein_cluster_home(cluster)),
                                typed, sizeof typed);
    done = vein_cluster_destroy(cluster, typed, &err);
    if (done) {
        vein_server_forget(cluster);
        (void)rmdir(vein_cluster_home(cluster)); // stays when something else is in it
    }
    vein_cluster_free(cluster);
    return done ? VEIN_EXIT_DONE : vein_cli_fail(&err);
}

static bool tick_once(struct cli *cli, struct vein_err *err)
{
    struct vein_db_target target = {
        .host = cli->host, .port = cli->port, .dbname = cli->dbname, .user = cli->user};
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_db *db = NULL;
    const char *result = "";
    bool done;

    // On a lab server the timer runs as a login that may become the owner; libpq finds its password.
    if (vein_db_target_is_explicit(&target))
        done = vein_db_connect(&target, &db, err);
    else
        done = locate(&cluster, &status, err) &&
               vein_server_connect(cluster, "vein_migrator", VEIN_CLUSTER_DATABASE, &db, err);
    done = done && vein_server_tick(db, cli->arena, &result, err);
    if (done)
        printf("%s\n", result);
    vein_db_close(db);
    vein_cluster_free(cluster);
    return done;
}

int vein_cli_server_tick(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "loop"}};
    struct vein_cluster *cluster = NULL;
    struct vein_cluster_status status;
    struct vein_err err;
    bool done;

    if (!vein_cli_options(cli, argc, argv, flags, 1))
        return server_help(cli);
    if (flags[0].text)
        done = locate(&cluster, &status, &err) && vein_server_tick_loop(cluster, &err);
    else
        done = tick_once(cli, &err);
    vein_cluster_free(cluster);
    return done ? VEIN_EXIT_DONE : vein_cli_fail(&err);
}

// ---- migrate and demo

int vein_cli_migrate(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "plan"}, {.name = "check"}, {.name = "status"}};
    static const enum vein_migrate_mode modes[] = {VEIN_MIGRATE_PLAN, VEIN_MIGRATE_CHECK,
                                                   VEIN_MIGRATE_STATUS};
    enum vein_migrate_mode mode = VEIN_MIGRATE_APPLY;
    struct vein_err err;
    unsigned bits = 0;
    size_t said = 0;

    if (!vein_cli_options(cli, argc, argv, flags, 3))
        return cli->help
                   ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "migrate")})
                   : VEIN_EXIT_USAGE;
    for (size_t i = 0; i < 3; i++)
        if (flags[i].text) {
            mode = modes[i];
            said++;
        }
    if (said > 1)
        return vein_cli_usage("--plan, --check and --status exclude each other");

    const struct vein_db_target target = {
        .host = cli->host, .port = cli->port, .dbname = cli->dbname};
    // The embedded installation has a login for this; elsewhere libpq's settings decide.
    if (!cli->user && !vein_db_target_is_explicit(&target))
        cli->user = "vein_migrator";
    if (!vein_cli_session(cli, false, true, &err) ||
        !vein_migrate(vein_session_db(cli->session), mode, stdout, &bits, &err))
        return vein_cli_fail(&err);
    if (mode != VEIN_MIGRATE_STATUS)
        return VEIN_EXIT_DONE;
    printf("%s%s%s%s\n", bits == 0 ? "up to date" : "",
           bits & VEIN_MIGRATE_PENDING ? "migrations wait; " : "",
           bits & VEIN_MIGRATE_DIFFERS ? "the code differs; " : "",
           bits & VEIN_MIGRATE_AHEAD ? "the database is newer" : "");
    return (int)bits;
}

int vein_cli_demo(struct cli *cli, int argc, char **argv)
{
    struct cli_flag flags[] = {{.name = "reset"},
                               {.name = "story", .takes_value = true},
                               {.name = "scale", .takes_value = true},
                               {.name = "seed", .takes_value = true}};
    struct vein_err err = {.exit = VEIN_EXIT_INTERNAL};
    int scale = 0;
    int seed = 1;
    int exit;

    if (!vein_cli_options(cli, argc, argv, flags, sizeof flags / sizeof *flags))
        return cli->help ? vein_cli_help(cli, 1, (char *[]){vein_arena_strdup(cli->arena, "demo")})
                         : VEIN_EXIT_USAGE;
    if (flags[2].text && (!vein_cli_number(flags[2].text, &scale) || scale < 1 || scale > 1000000))
        return vein_cli_usage("--scale takes a number of batches, 1 to 1000000");
    if (flags[3].text && (!scale || !vein_cli_number(flags[3].text, &seed)))
        return vein_cli_usage("--seed takes a whole number and goes with --scale");
    const struct vein_demo_options options = {.reset = flags[0].text != NULL,
                                              .story = flags[1].text,
                                              .scale = scale,
                                              .seed = seed,
                                              .program = cli->program,
                                              .out = stdout,
                                              .talk = stderr};
    exit = vein_demo_run(&options, &err);
    if (exit != VEIN_EXIT_DONE)
        return vein_cli_fail(&err);
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || options.story)
        return exit;
    cli->user = "op1"; // on a terminal the laboratory is looked at as Operator 1
    return vein_cli_screens(cli);
}
