// Child processes: always fork and execve with a small fixed environment, never a shell.
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

// Nothing of the caller's environment reaches the server: PG* variables, a locale or a preloaded
// library would change what it does.
static char *const child_env[] = {(char[]){"PATH=/usr/bin:/bin:/usr/sbin:/sbin"},
                                  (char[]){"LC_ALL=C"}, (char[]){"TZ=UTC"}, NULL};

long long vein_cluster_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void vein_cluster_pause_ms(int ms)
{
    poll(NULL, 0, ms); // between two looks at a condition that has a deadline
}

bool vein_cluster_pid_alive(pid_t pid)
{
    if (kill(pid, 0) != 0 && errno == ESRCH)
        return false;
    char path[64];
    char text[512];
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    const ssize_t size = vein_cluster_slurp(path, (uid_t)-1, text, sizeof text);
    if (size <= 0)
        return errno != ENOENT; // gone since; without /proc trust kill
    return !vein_cluster_stat_dead(text);
}

int vein_cluster_drop(const struct vein_cluster *cluster)
{
    if (!cluster->root)
        return 0;
    if (initgroups(cluster->account, cluster->gid) != 0 || setgid(cluster->gid) != 0 ||
        setuid(cluster->uid) != 0)
        return errno;
    if (setuid(0) == 0 || geteuid() != cluster->uid)
        return EPERM;
    return 0;
}

// A terminal program may have blocked or ignored signals; the server needs them as they come.
static void signals_reset(void)
{
    static const int all[] = {SIGHUP,  SIGINT,  SIGQUIT,  SIGPIPE, SIGTERM, SIGALRM, SIGUSR1,
                              SIGUSR2, SIGCHLD, SIGWINCH, SIGTSTP, SIGTTIN, SIGTTOU};
    struct sigaction usual = {.sa_handler = SIG_DFL};

    sigemptyset(&usual.sa_mask);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        sigaction(all[i], &usual, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool fork_failed(struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't start a process: %s",
                        strerror(errno));
}

static bool read_all(int fd, void *bytes, size_t size)
{
    char *at = bytes;
    while (size > 0) {
        const ssize_t got = read(fd, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

struct verdict {
    bool done;
    struct vein_err err;
};

static void as_account_child(struct vein_cluster *cluster, int to,
                             bool (*work)(struct vein_cluster *, void *, struct vein_err *),
                             void *arg)
{
    struct verdict verdict;
    memset(&verdict, 0, sizeof verdict);
    const int fault = vein_cluster_drop(cluster);
    if (fault != 0)
        vein_err_set(&verdict.err, VEIN_EXIT_NO_SERVER, "", "", "can't become account %s: %s",
                     cluster->account, strerror(fault));
    else
        verdict.done = work(cluster, arg, &verdict.err);
    const ssize_t sent = write(to, &verdict, sizeof verdict); // fits a pipe: one write
    _exit(sent == (ssize_t)sizeof verdict ? 0 : 1);
}

bool vein_cluster_as_account(struct vein_cluster *cluster,
                             bool (*work)(struct vein_cluster *, void *, struct vein_err *),
                             void *arg, struct vein_err *err)
{
    if (!cluster->root)
        return work(cluster, arg, err);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return fork_failed(err);
    const pid_t pid = fork();
    if (pid == 0)
        as_account_child(cluster, ends[1], work, arg);
    close(ends[1]);
    struct verdict verdict;
    const bool told = pid > 0 && read_all(ends[0], &verdict, sizeof verdict);
    close(ends[0]);
    if (pid < 0)
        return fork_failed(err);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    if (!told)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "a helper process ended early");
    if (!verdict.done)
        *err = verdict.err;
    return verdict.done;
}

// A caller without standard streams gets its descriptors from 0 up; those are about to be taken.
static int above_streams(int fd)
{
    return fd > 2 ? fd : fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

// Closes everything above the standard streams but keep (0 for none).
static void close_others(int keep)
{
    if (keep <= 2) {
        close_range(3, ~0U, 0);
        return;
    }
    if (keep > 3)
        close_range(3, (unsigned)keep - 1, 0);
    close_range((unsigned)keep + 1, ~0U, 0);
}

static void run_child(const struct vein_cluster *cluster, const struct vein_cluster_run *run,
                      int input, int output)
{
    const int fault = run->as_caller ? 0 : vein_cluster_drop(cluster);
    if (fault != 0) {
        dprintf(output, "can't become account %s: %s", cluster->account, strerror(fault));
        _exit(127);
    }
    signals_reset();
    umask(077);
    input = above_streams(input);
    output = above_streams(output);
    if (chdir("/") != 0 || dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0)
        _exit(127);
    // When the caller is killed, its program must not go on working for nobody. The lock, kept
    // until the last process of it is gone, covers the moment in between.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_others(run->keep_fd);
    if (run->keep_fd > 2)
        (void)fcntl(run->keep_fd, F_SETFD, 0);
    execve(run->argv[0], (char *const *)(uintptr_t)run->argv, child_env);
    dprintf(2, "can't run %s: %s", run->argv[0], strerror(errno));
    _exit(127);
}

// Collects output until its end or the deadline. False on time-out.
static bool run_collect(int fd, int deadline_ms, struct vein_buf *output)
{
    const long long deadline = vein_cluster_now_ms() + deadline_ms;
    for (;;) {
        const long long left = deadline - vein_cluster_now_ms();
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        if (left <= 0)
            return false;
        if (poll(&ready, 1, (int)left) <= 0)
            continue;
        char bytes[4096];
        const ssize_t got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return true;
        if (output != NULL && output->size < 64 * 1024)
            vein_buf_add(output, bytes, (size_t)got);
    }
}

// A pipe already filled with input. It belongs to the account, because a program may open
// /dev/stdin anew, which checks the owner.
static int input_open(const struct vein_cluster *cluster, const char *input)
{
    if (input == NULL)
        return open("/dev/null", O_RDONLY | O_CLOEXEC);
    int ends[2];
    const size_t size = strlen(input);
    if (size > 4000 || pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    const bool filled = write(ends[1], input, size) == (ssize_t)size &&
                        (!cluster->root || fchown(ends[0], cluster->uid, cluster->gid) == 0);
    close(ends[1]);
    if (filled)
        return ends[0];
    close(ends[0]);
    return -1;
}

bool vein_cluster_run(struct vein_cluster *cluster, struct vein_cluster_run *run,
                      struct vein_err *err)
{
    int ends[2];
    const int input = input_open(cluster, run->input);
    if (input < 0)
        return fork_failed(err);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        close(input);
        return fork_failed(err);
    }
    const pid_t pid = fork();
    if (pid == 0)
        run_child(cluster, run, input, ends[1]);
    close(input);
    close(ends[1]);
    const bool ended = pid > 0 && run_collect(ends[0], run->deadline_ms, run->output);
    close(ends[0]);
    if (pid < 0)
        return fork_failed(err);
    if (!ended)
        kill(pid, SIGKILL);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (!ended)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "%s did not end within %d s",
                            run->argv[0], run->deadline_ms / 1000);
    run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

struct birth {
    pid_t pid; // the daemon's own id, sent before exec
    int fault; // errno of what kept it from starting, 0 when exec was reached
};

// Opened here, as the account: root must not write where the account may have put a link.
static int log_open(const struct vein_cluster *cluster)
{
    return open(cluster->log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY,
                0600);
}

static void daemon_child(const struct vein_cluster *cluster, const char *const *argv, int to)
{
    struct birth birth = {.pid = getpid(), .fault = vein_cluster_drop(cluster)};
    umask(077);
    to = above_streams(to);
    const int log = birth.fault == 0 ? above_streams(log_open(cluster)) : -1;
    const int null = above_streams(open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (birth.fault == 0 && (log < 0 || null < 0 || chdir("/") != 0))
        birth.fault = errno;
    if (write(to, &birth, sizeof birth) != (ssize_t)sizeof birth || birth.fault != 0)
        _exit(127);
    signals_reset();
    if (dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0)
        _exit(127);
    close_others(to); // the pipe stays until exec closes it
    execve(argv[0], (char *const *)(uintptr_t)argv, child_env);
    birth.fault = errno;
    if (write(to, &birth, sizeof birth) < 0)
        _exit(126);
    _exit(127);
}

bool vein_cluster_daemon(struct vein_cluster *cluster, const char *const *argv, pid_t *pid,
                         struct vein_err *err)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return fork_failed(err);
    // Twice, so that init is the parent and reaps the server: as our zombie a killed server would
    // look alive to the next one.
    const pid_t middle = fork();
    if (middle == 0) {
        setsid();
        const pid_t last = fork();
        if (last == 0)
            daemon_child(cluster, argv, ends[1]);
        _exit(last < 0 ? 1 : 0);
    }
    close(ends[1]);
    if (middle > 0)
        while (waitpid(middle, NULL, 0) < 0 && errno == EINTR)
            continue;
    struct birth birth = {0};
    struct birth late = {0};
    const bool told = middle > 0 && read_all(ends[0], &birth, sizeof birth);
    const bool failed = told && read_all(ends[0], &late, sizeof late);
    close(ends[0]);
    if (!told)
        return fork_failed(err);
    const int fault = failed ? late.fault : birth.fault;
    if (fault != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "",
                            "can't start %s as account %s with log %s: %s", argv[0],
                            cluster->account, cluster->log, strerror(fault));
    *pid = birth.pid;
    return true;
}
