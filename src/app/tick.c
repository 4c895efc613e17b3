// What runs by itself: once a minute, one process per installation, until its server goes away.
#include "vein/app_server.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#define PERIOD_MS 60000
#define LOCK_TRIES 20 // somebody who only looks holds the lock for a moment
#define LOCK_WAIT_MS 50

bool vein_server_tick(struct vein_db *db, struct vein_arena *arena, const char **result,
                      struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_db_call_named(db, arena, "server", "become_owner", NULL, NULL, err) ||
        !vein_db_call_named(db, arena, "server", "tick", NULL, &rows, err))
        return false;
    *result = vein_arena_strdup(arena, vein_rows_text(rows, 0, rows->names[0]));
    return true;
}

// The lock is the pid file's own: it goes with the process, however that ends. Returns the
// descriptor, -1 when another process holds it, -2 on failure.
static int take_lock(const char *path, struct vein_err *err)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    char pid[32];
    int size = snprintf(pid, sizeof pid, "%ld\n", (long)getpid());

    if (file < 0) {
        vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't open %s: %s", path, strerror(errno));
        return -2;
    }
    for (int tries = 0; flock(file, LOCK_EX | LOCK_NB) != 0; tries++) {
        if (tries == LOCK_TRIES) {
            close(file);
            return -1;
        }
        (void)poll(NULL, 0, LOCK_WAIT_MS);
    }
    if (ftruncate(file, 0) != 0 || write(file, pid, (size_t)size) != size) {
        vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't write %s: %s", path, strerror(errno));
        close(file);
        return -2;
    }
    return file;
}

// Waits a minute. False when the server has closed the line.
static bool wait_period(struct vein_db *db)
{
    struct pollfd line = {.fd = vein_db_fd(db), .events = POLLIN};
    int ready;

    if (line.fd < 0)
        return false;
    do {
        ready = poll(&line, 1, PERIOD_MS);
    } while (ready < 0 && errno == EINTR);
    // Anything readable between two statements is a goodbye or a notice; the next statement tells.
    return ready == 0 || (ready > 0 && !(line.revents & (POLLHUP | POLLERR)));
}

static bool connect_task(struct vein_cluster *cluster, struct vein_db **db, struct vein_err *err)
{
    return vein_server_connect(cluster, "vein_migrator", VEIN_CLUSTER_DATABASE, db, err);
}

bool vein_server_tick_loop(struct vein_cluster *cluster, struct vein_err *err)
{
    int lock = take_lock(vein_cluster_tick_pidfile(cluster), err);
    struct vein_arena *arena;
    struct vein_db *db = NULL;
    const char *result;
    struct vein_err cause;
    bool done;

    if (lock < 0)
        return lock == -1;
    done = connect_task(cluster, &db, err);
    while (done) {
        arena = vein_arena_new();
        if (!vein_server_tick(db, arena, &result, &cause))
            result = NULL; // done a minute later; `vein server status` says when it last worked
        vein_arena_free(arena);
        // What waits is a session that has done nothing yet: one that has worked keeps 12 MB of the catalogue,
        // after a checkpoint 30.
        if (vein_db_alive(db)) {
            vein_db_close(db);
            db = NULL;
            if (!connect_task(cluster, &db, NULL))
                break;
        }
        // Between releases the function may be gone for a moment: only a lost server ends the loop.
        if (!vein_db_alive(db) || !wait_period(db))
            break;
    }
    vein_db_close(db);
    close(lock);
    return done;
}

static void become_daemon(const char *program)
{
    char *const argv[] = {strdup(program), strdup("server"), strdup("tick"), strdup("--loop"),
                          NULL};
    int null = open("/dev/null", O_RDWR);

    (void)setsid();
    if (null >= 0)
        for (int fd = 0; fd <= 2; fd++)
            (void)dup2(null, fd);
    if (chdir("/") != 0 || !argv[0])
        _exit(1);
    (void)close_range(3, ~0U, 0);
    execv(program, argv);
    _exit(1);
}

// Two forks, so that the task is nobody's child and needs no waiting for.
static bool spawn(const char *program, struct vein_err *err)
{
    pid_t child = fork();
    int status = 0;

    if (child < 0)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "can't start the periodic task: %s",
                            strerror(errno));
    if (child == 0) {
        if (fork() == 0)
            become_daemon(program);
        _exit(0);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return true;
}

// True when some process holds the lock, so there is a task already.
static bool task_runs(struct vein_cluster *cluster)
{
    int file = open(vein_cluster_tick_pidfile(cluster), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    bool held;

    if (file < 0)
        return false;
    held = flock(file, LOCK_EX | LOCK_NB) != 0;
    close(file);
    return held;
}

bool vein_server_start(struct vein_cluster *cluster, const char *program, struct vein_err *err)
{
    struct vein_cluster_status status;

    if (!vein_cluster_start(cluster, err) || !vein_cluster_query(cluster, &status, err))
        return false;
    if (!program || !status.bootstrapped || task_runs(cluster))
        return true;
    return spawn(program, err);
}
