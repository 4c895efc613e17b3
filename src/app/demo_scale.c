// The bulk of `vein demo --scale`: every order, batch and step is an act by the function that a person calls, with that
// person's rights, in a transaction of its own. What is saved is the way there and back: the server itself goes through
// the batches of a range (sql/stmt/demo). Two workers, since acts on different batches don't wait for each other.
#include "demo_parts.h"
#include "vein/app.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS = 2, RANGE = 10, SAID_EVERY = 5 }; // batches of one statement: under a second

static const char *const coordinators[WORKERS] = {"coo1", "coo2"};
static const char *const operators[WORKERS] = {"op1", "op2"};

static bool open_as(const char *login, struct vein_session **out, struct vein_err *err)
{
    const struct vein_session_options options = {.user = login};

    return vein_session_open(&options, out, err);
}

static bool do_range(struct vein_session *session, const char *name, int seed, int first, int last,
                     struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    const struct vein_db_value values[] = {{"seed", vein_arena_printf(arena, "%d", seed)},
                                           {"first", vein_arena_printf(arena, "%d", first)},
                                           {"last", vein_arena_printf(arena, "%d", last)}};
    bool done = vein_session_read(session, arena, "demo", "range", values, 3, NULL, err) &&
                vein_session_read(session, arena, "demo", name, NULL, 0, NULL, err);

    vein_arena_free(arena);
    return done;
}

// Every WORKERS-th range; one byte into the pipe for each that is done.
static bool work(const struct vein_demo_options *options, int worker, int pipe,
                 struct vein_err *err)
{
    struct vein_session *coordinator = NULL;
    struct vein_session *technician = NULL;
    bool done = open_as(coordinators[worker], &coordinator, err) &&
                open_as(operators[worker], &technician, err);

    for (int first = 1 + worker * RANGE; done && first <= options->scale;
         first += WORKERS * RANGE) {
        int last = first + RANGE - 1 < options->scale ? first + RANGE - 1 : options->scale;

        done = do_range(coordinator, "issue", options->seed, first, last, err) &&
               do_range(technician, "work", options->seed, first, last, err);
        if (done && write(pipe, "", 1) != 1)
            done = vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "nobody waits for the batches");
    }
    vein_session_close(coordinator);
    vein_session_close(technician);
    return done;
}

static _Noreturn void work_and_exit(const struct vein_demo_options *options, int worker, int pipe)
{
    struct vein_err err;
    bool done;

    vein_err_clear(&err);
    done = work(options, worker, pipe, &err);
    if (!done && write(pipe, "x", 1) == 1 && options->talk)
        fprintf(options->talk, "vein: %s: %s\n", err.message, err.detail);
    if (options->talk)
        fflush(options->talk);
    _exit(done ? 0 : 1);
}

static long seconds_since(const struct timespec *start)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec - start->tv_sec);
}

static void say_progress(const struct vein_demo_options *options, int done, long seconds)
{
    if (options->talk && done > 0)
        fprintf(options->talk, "vein: %d of %d batches, %ld a second, about %ld s left\n", done,
                options->scale, done / (seconds > 0 ? seconds : 1),
                (options->scale - done) * seconds / done);
}

// Until every worker has closed the pipe; false as soon as one of them says that it failed.
static bool follow(const struct vein_demo_options *options, int pipe)
{
    struct timespec start;
    long said = 0;
    int done = 0;
    char bytes[64];
    ssize_t got;

    clock_gettime(CLOCK_MONOTONIC, &start);
    while ((got = read(pipe, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR)) {
        long now = seconds_since(&start);

        if (got > 0 && memchr(bytes, 'x', (size_t)got))
            return false;
        done += got > 0 ? (int)got * RANGE : 0;
        done = done < options->scale ? done : options->scale;
        if (now - said >= SAID_EVERY) {
            say_progress(options, done, now);
            said = now;
        }
    }
    say_progress(options, done, seconds_since(&start));
    return true;
}

bool vein_demo_scale(const struct vein_demo_options *options, struct vein_err *err)
{
    pid_t workers[WORKERS];
    int ends[2];
    int started = 0;
    bool good;

    if (pipe(ends) != 0)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "no pipe: %s", strerror(errno));
    for (; started < WORKERS; started++) {
        workers[started] = fork();
        if (workers[started] < 0)
            break;
        if (workers[started] == 0) {
            close(ends[0]);
            work_and_exit(options, started, ends[1]);
        }
    }
    close(ends[1]);
    good = started == WORKERS && follow(options, ends[0]);
    close(ends[0]);
    for (int i = 0; i < started; i++) {
        int status = 0;

        if (!good)
            kill(workers[i], SIGTERM);
        while (waitpid(workers[i], &status, 0) < 0 && errno == EINTR)
            continue;
        good = good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    if (good)
        return true;
    return vein_err_set(err, VEIN_EXIT_INTERNAL, "",
                        "Run it again; what is unfinished is removed first.",
                        "the batches of the scale laboratory were not all made");
}
