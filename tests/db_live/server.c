// The private cluster: socket and loopback, passwords demanded from everybody but the superuser.
#include "live.h"

#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BIN "/usr/lib/postgresql/15/bin/"

char live_dir[64];
char live_port[8];
bool live_tls;

static int number;
static int failures;
static struct vein_arena *scratch;

void live_ok(bool passed, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    printf("%s %d - ", passed ? "ok" : "not ok", ++number);
    vprintf(fmt, args);
    printf("\n");
    fflush(stdout);
    va_end(args);
    failures += !passed;
}

void live_skip(const char *reason)
{
    printf("ok %d # skip %s\n", ++number, reason);
}

int live_failures(void)
{
    return failures;
}

void live_plan(void)
{
    printf("1..%d\n", number);
}

// PostgreSQL refuses root, so root lends the work to an account without rights.
static void become_plain(void)
{
    struct passwd *account = getpwnam("postgres");

    if (getuid() != 0)
        return;
    if (!account)
        account = getpwnam("nobody");
    if (!account || setgroups(0, NULL) != 0 || setgid(account->pw_gid) != 0 ||
        setuid(account->pw_uid) != 0)
        _exit(126);
}

static bool run(const char *command)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        become_plain();
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool make_cluster(void)
{
    struct passwd *account = getpwnam("postgres");
    char command[2048];

    if (!account)
        account = getpwnam("nobody");
    snprintf(live_dir, sizeof live_dir, "/tmp/vein-live-XXXXXX");
    if (!mkdtemp(live_dir) || chmod(live_dir, 0755) != 0)
        return false;
    if (getuid() == 0 && (!account || chown(live_dir, account->pw_uid, account->pw_gid) != 0))
        return false;
    snprintf(live_port, sizeof live_port, "%d", 20000 + (int)(getpid() % 20000));
    snprintf(command, sizeof command,
             "cd %s && " BIN "initdb -D data -U " SUPERUSER
             " -A scram-sha-256 --no-sync --pwfile=/dev/stdin "
             "-E UTF8 --locale=C.UTF-8 >init.log 2>&1 <<X\n" PASSWORD "\nX\n",
             live_dir);
    if (!run(command))
        return false;
    snprintf(
        command, sizeof command,
        "cd %s && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        "-keyout data/server.key -out data/server.crt >tls.log 2>&1 && chmod 600 data/server.key",
        live_dir);
    live_tls = run(command);
    snprintf(command, sizeof command,
             "cd %s && printf 'local all " SUPERUSER
             ",live_trusted trust\\nlocal all all scram-sha-256\\n"
             "host all all 127.0.0.1/32 scram-sha-256\\n' "
             ">data/pg_hba.conf && " BIN
             "pg_ctl -D data -w -l server.log -o \"-p %s -k %s -c listen_addresses=127.0.0.1 "
             "-c fsync=off -c ssl=%s\" start >start.log 2>&1",
             live_dir, live_port, live_dir, live_tls ? "on" : "off");
    return run(command);
}

bool live_start(void)
{
    scratch = vein_arena_new();
    return make_cluster();
}

void live_stop(void)
{
    char command[512];

    snprintf(command, sizeof command, BIN "pg_ctl -D %s/data -m immediate stop >/dev/null 2>&1",
             live_dir);
    run(command);
    snprintf(command, sizeof command, "rm -rf %s", live_dir);
    run(command);
    rmdir(live_dir);
    vein_arena_free(scratch);
}

struct vein_db *live_connect(const char *user, const char *database, const char *password)
{
    struct vein_db_target target = {.user = user,
                                    .password = password,
                                    .embedded_dir = live_dir,
                                    .embedded_port = live_port,
                                    .embedded_dbname = database};
    struct vein_db *db = NULL;
    struct vein_err err;

    if (!vein_db_connect(&target, &db, &err)) {
        vein_err_print(stdout, "# connect", &err);
        live_ok(false, "%s can connect to %s", user, database);
        live_stop();
        exit(1);
    }
    return db;
}

// Every text is another statement, so each gets a name of its own.
static bool run_text(struct vein_db *db, const char *text, enum vein_shape shape,
                     struct vein_rows **rows, struct vein_err *err)
{
    static int serial;
    struct vein_stmt *stmt = vein_arena_alloc(scratch, sizeof *stmt);

    stmt->area = "live";
    stmt->name = vein_arena_printf(scratch, "text%d", serial++);
    stmt->text = text;
    stmt->shape = shape;
    return vein_db_call(db, scratch, stmt, NULL, rows, err);
}

void live_sql(struct vein_db *db, const char *text)
{
    struct vein_err err;

    if (run_text(db, text, VEIN_SHAPE_ROWS, NULL, &err) ||
        strstr(err.message, "answered with -1 rows")) // a command, which has no rows
        return;
    vein_err_print(stdout, "#", &err);
    live_ok(false, "statement works: %s", text);
}

const char *live_value(struct vein_db *db, const char *text)
{
    struct vein_rows *rows = NULL;
    struct vein_err err;

    if (run_text(db, text, VEIN_SHAPE_VALUE, &rows, &err))
        return rows->cells[0] ? rows->cells[0] : "";
    vein_err_print(stdout, "#", &err);
    return "";
}

bool live_until(struct vein_db *db, const char *text)
{
    time_t end = time(NULL) + 10;

    while (time(NULL) < end)
        if (strcmp(live_value(db, text), "t") == 0)
            return true;
    return false;
}
