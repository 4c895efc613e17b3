// Starting and stopping. pg_ctl waits in steps of 0.1 s, so that the server is started directly
// and its own pid file watched: it says "ready" within milliseconds of being so.
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

#define POLL_MS 4
#define LINGER_MS 500 // what a killed server leaves for a moment is gone before
#define LOG_KEEP_BYTES (16 * 1024 * 1024)

enum outcome { READY, DIED, LATE };

static bool fail_with_log(const struct vein_cluster *cluster, off_t from, struct vein_err *err,
                          const char *words)
{
    struct vein_buf tail;
    vein_buf_init(&tail);
    vein_cluster_log_tail(cluster, from, &tail);
    vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "%s", words);
    snprintf(err->detail, sizeof err->detail, "%s", tail.data == NULL ? "" : tail.data);
    snprintf(err->hint, sizeof err->hint, "The server's log is %.900s.", cluster->log);
    vein_buf_release(&tail);
    return false;
}

// Looks at the pid file until the server is ready, gone, or time is up.
static enum outcome wait_ready(struct vein_cluster *cluster, pid_t pid, long long deadline)
{
    char path[VEIN_CLUSTER_HOME_MAX + 32];
    snprintf(path, sizeof path, "%s/postmaster.pid", cluster->data);
    for (;;) {
        struct vein_cluster_pidfile file;
        char text[4096];
        if (vein_cluster_slurp(path, cluster->uid, text, sizeof text) > 0 &&
            vein_cluster_pidfile_parse(text, &file) && file.pid == pid && file.ready)
            return READY;
        if (!vein_cluster_pid_alive(pid))
            return DIED;
        if (vein_cluster_now_ms() > deadline)
            return LATE;
        vein_cluster_pause_ms(POLL_MS);
    }
}

static bool still_starting(const struct vein_cluster *cluster, off_t from, struct vein_err *err)
{
    fail_with_log(cluster, from, err, "the server is still starting");
    snprintf(err->hint, sizeof err->hint,
             "It goes on by itself (repair after a crash can take long); try again.");
    err->retryable = true;
    return false;
}

// A full log moves aside once; both belong to the account.
static bool log_rotate(struct vein_cluster *cluster, void *arg, struct vein_err *err)
{
    (void)arg;
    (void)err;
    const char *old = vein_arena_printf(cluster->arena, "%s.1", cluster->log);
    if (vein_cluster_log_size(cluster) > LOG_KEEP_BYTES)
        (void)rename(cluster->log, old);
    return true;
}

// What the server of a founding does without. Until the founding is complete, nothing of it is
// kept when this server ends, by a cut or otherwise: the next make begins anew. So it waits for no
// disk; what it has written is brought there at its end, all at once (vein_cluster_bootstrapped).
// Its log serves nobody either: it is short, and removed instead of being kept for reuse.
#define FOUNDING                                                                                   \
    "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "wal_level=minimal", "-c",              \
        "max_wal_senders=0", "-c", "wal_recycle=off", "-c", "autovacuum=off", "-c",                \
        "shared_buffers=64MB"

static bool spawn(struct vein_cluster *cluster, bool founding, pid_t *pid, struct vein_err *err)
{
    struct vein_buf socket;
    vein_buf_init(&socket);
    vein_buf_adds(&socket, "unix_socket_directories=");
    vein_cluster_socket_quote(&socket, cluster->socket);
    const char *program = vein_arena_printf(cluster->arena, "%s/postgres", cluster->bindir);
    char port[16];
    snprintf(port, sizeof port, "%d", VEIN_CLUSTER_PORT);
    const char *const usual[] = {program, "-D", cluster->data, "-p", port, "-c", socket.data, NULL};
    const char *const first[] = {program, "-D",        cluster->data, "-p", port,
                                 "-c",    socket.data, FOUNDING,      NULL};
    const bool done = vein_cluster_daemon(cluster, founding ? first : usual, pid, err);
    vein_buf_release(&socket);
    return done;
}

static bool lock_is_empty(const struct vein_cluster *cluster, off_t from)
{
    return vein_cluster_log_has(cluster, from, "lock file \"postmaster.pid\" is empty") ||
           vein_cluster_log_has(cluster, from, ".lock\" is empty");
}

// A server makes its two lock files and writes into them at once; killed in between, or by a loss
// of power, it leaves one that is empty, which no later start gets past. One that is empty still
// after all these attempts belongs to nobody.
static bool empty_locks_remove(struct vein_cluster *cluster, void *arg, struct vein_err *err)
{
    (void)arg;
    const char *const paths[] = {
        vein_arena_printf(cluster->arena, "%s/postmaster.pid", cluster->data),
        vein_arena_printf(cluster->arena, "%s/.s.PGSQL.%d.lock", cluster->socket,
                          VEIN_CLUSTER_PORT)};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct stat st;
        if (lstat(paths[i], &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != cluster->uid ||
            st.st_size != 0)
            continue;
        if (unlink(paths[i]) != 0 && errno != ENOENT)
            return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't remove %s: %s", paths[i],
                                strerror(errno));
    }
    return true;
}

// What a killed server leaves behind for a moment: itself, not yet reaped, or its children, still
// attached to its memory. The server checks for both and says so; trying again is the way.
static bool old_one_lingers(const struct vein_cluster *cluster, off_t from)
{
    return vein_cluster_log_has(cluster, from, "lock file \"postmaster.pid\" already exists") ||
           vein_cluster_log_has(cluster, from, ".lock\" already exists") ||
           vein_cluster_log_has(cluster, from, "is still in use") || lock_is_empty(cluster, from);
}

static bool launch(struct vein_cluster *cluster, const struct vein_cluster_status *before,
                   bool founding, struct vein_err *err)
{
    const pid_t old = before->pid;
    const long long deadline = vein_cluster_now_ms() + VEIN_CLUSTER_START_MS;
    // kill -9 returns before the process is reaped; until then the server would refuse.
    while (old > 0 && kill(old, 0) == 0 && !vein_cluster_pid_alive(old) &&
           vein_cluster_now_ms() < deadline)
        vein_cluster_pause_ms(POLL_MS);
    for (int wait = 20;; wait = wait < LINGER_MS ? wait * 2 : wait) {
        const off_t from = vein_cluster_log_size(cluster);
        pid_t pid = 0;
        if (!spawn(cluster, founding, &pid, err))
            return false;
        const enum outcome outcome = wait_ready(cluster, pid, deadline);
        if (outcome == READY)
            return true;
        if (outcome == LATE)
            return still_starting(cluster, from, err);
        if (!old_one_lingers(cluster, from) || vein_cluster_now_ms() + wait > deadline)
            return fail_with_log(cluster, from, err, "the server did not start");
        if (wait >= LINGER_MS && lock_is_empty(cluster, from) &&
            !vein_cluster_as_account(cluster, empty_locks_remove, NULL, err))
            return false;
        vein_cluster_pause_ms(wait);
        // The one that is in the way may be a server of ours whose starter was killed.
        struct vein_cluster_status status;
        if (!vein_cluster_query(cluster, &status, err))
            return false;
        if (status.state == VEIN_CLUSTER_RUNNING)
            return wait_ready(cluster, status.pid, deadline) == READY ||
                   still_starting(cluster, from, err);
    }
}

static bool not_startable(const struct vein_cluster *cluster,
                          const struct vein_cluster_status *status, struct vein_err *err)
{
    if (status->state == VEIN_CLUSTER_NONE)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Make one: vein server init.",
                            "there is no server installation in %s", cluster->home);
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                        "Nothing was started or changed. Put the directory right, or choose "
                        "another place with VEIN_HOME.",
                        "this is not an installation of ours: %s", status->reason);
}

static bool ready_to_launch(struct vein_cluster *cluster, int data_major, struct vein_err *err)
{
    return vein_cluster_account_reach(cluster, err) &&
           vein_cluster_version_check(cluster, data_major, err) &&
           vein_cluster_local_check(cluster, err) && vein_cluster_space_check(cluster, err) &&
           vein_cluster_dir_ensure(cluster->log_dir, cluster->uid, cluster->gid, err) &&
           vein_cluster_socket_ensure(cluster, err) &&
           vein_cluster_as_account(cluster, log_rotate, NULL, err);
}

bool vein_cluster_found(struct vein_cluster *cluster, pid_t former, struct vein_err *err)
{
    struct vein_cluster_status status;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    status.pid = former; // its data are gone, its lock on the socket is not before it is reaped
    return ready_to_launch(cluster, status.data_major, err) && launch(cluster, &status, true, err);
}

static bool start_locked(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    if (status.state == VEIN_CLUSTER_RUNNING) {
        if (status.ready ||
            wait_ready(cluster, status.pid, vein_cluster_now_ms() + VEIN_CLUSTER_START_MS) == READY)
            return vein_cluster_query(cluster, &status, err);
        return still_starting(cluster, 0, err);
    }
    if (status.state == VEIN_CLUSTER_NONE || status.state == VEIN_CLUSTER_FOREIGN)
        return not_startable(cluster, &status, err);
    // What its server had not brought to the disk may be lost without a trace.
    if (!status.bootstrapped)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Make it again: vein server init (or vein demo) clears it away.",
                            "the installation in %s was not finished", cluster->home);
    return ready_to_launch(cluster, status.data_major, err) && launch(cluster, &status, false, err);
}

bool vein_cluster_start(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    int lock = -1;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    if (status.state == VEIN_CLUSTER_RUNNING && status.ready)
        return true;
    if (status.state == VEIN_CLUSTER_NONE || status.state == VEIN_CLUSTER_FOREIGN)
        return not_startable(cluster, &status, err);
    if (!vein_cluster_lock_take(cluster, &lock, err))
        return false;
    const bool done = start_locked(cluster, err);
    close(lock);
    return done;
}

bool vein_cluster_stop_locked(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    if (status.state == VEIN_CLUSTER_FOREIGN)
        return not_startable(cluster, &status, err);
    if (status.state != VEIN_CLUSTER_RUNNING)
        return true;
    const off_t from = vein_cluster_log_size(cluster);
    // query has just proved that this process serves our data directory.
    if (kill(status.pid, SIGINT) != 0 && errno != ESRCH)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't stop process %ld: %s",
                            (long)status.pid, strerror(errno));
    const long long deadline = vein_cluster_now_ms() + VEIN_CLUSTER_STOP_MS;
    while (vein_cluster_pid_alive(status.pid)) {
        if (vein_cluster_now_ms() > deadline)
            return fail_with_log(cluster, from, err, "the server is still stopping");
        vein_cluster_pause_ms(POLL_MS);
    }
    return true;
}

bool vein_cluster_stop(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    int lock = -1;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    if (status.state == VEIN_CLUSTER_NONE)
        return true;
    if (!vein_cluster_lock_take(cluster, &lock, err))
        return false;
    const bool done = vein_cluster_stop_locked(cluster, err);
    close(lock);
    return done;
}
