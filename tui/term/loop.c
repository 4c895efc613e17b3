// One loop over terminal, worker and clock.
#include "term.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "vein/sqltext.h"

#define TICK_MS 250

static volatile sig_atomic_t resized, ended;

static void on_resize(int number)
{
    (void)number;
    resized = 1;
}

static void on_end(int number)
{
    (void)number;
    ended = 1;
}

static void on_crash(int number)
{
    vein_term_close();
    raise(number); // SA_RESETHAND: the default handler ends us
}

static void handle(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    (void)sigaction(number, &action, NULL);
}

static void signals(void)
{
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

    handle(SIGWINCH, on_resize, 0);
    handle(SIGTERM, on_end, 0);
    handle(SIGHUP, on_end, 0);
    handle(SIGINT, on_end, 0);
    handle(SIGTSTP, SIG_IGN, 0);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        handle(crashes[i], on_crash, (int)SA_RESETHAND);
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool read_keys(struct vein_keymap *keys, const char *own, struct vein_err *err)
{
    const struct vein_file *file = vein_file_find("tui/default.keys");
    struct vein_buf text;
    bool good;

    if (!file)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "the default keys are not in this program");
    vein_buf_init(&text);
    vein_buf_add(&text, file->data, file->size);
    good = vein_keymap_read(keys, "default.keys", text.data, err);
    vein_buf_release(&text);
    if (!good)
        return false;
    if (!own)
        return true;
    vein_buf_init(&text);
    good =
        vein_file_read(own, 64u << 10, &text, err) && vein_keymap_read(keys, own, text.data, err);
    vein_buf_release(&text);
    return good;
}

struct loop {
    struct vein_ui ui;
    struct vein_input input;
    struct vein_grid grid;
    struct vein_worker *worker;
    bool changed;
};

static void resize(struct loop *loop)
{
    int rows, cols;

    vein_term_resize();
    vein_term_size(&rows, &cols);
    vein_grid_release(&loop->grid);
    vein_grid_init(&loop->grid, rows, cols);
    loop->grid.ascii = vein_term_ascii();
    vein_ui_size(&loop->ui, rows, cols);
    loop->changed = true;
}

static void draw(struct loop *loop)
{
    vein_ui_draw(&loop->ui, &loop->grid);
    vein_term_paint(&loop->grid);
    if (loop->ui.bell)
        vein_term_bell();
    loop->ui.bell = false;
    loop->changed = false;
}

static void take_results(struct loop *loop)
{
    struct vein_result *result;

    while ((result = vein_worker_take(loop->worker)) != NULL) {
        vein_ui_result(&loop->ui, result);
        free(result);
        loop->changed = true;
    }
}

static void give_jobs(struct loop *loop)
{
    struct vein_job *job;

    while ((job = vein_ui_job(&loop->ui)) != NULL)
        vein_worker_give(loop->worker, job);
}

// Events that are there; returns how long the next one may take to be told (-1: no matter).
static int take_events(struct loop *loop)
{
    struct vein_event event;
    int wait = -1;

    for (;;) {
        vein_input_next(&loop->input, now_ms(), &event, &wait);
        if (event.kind == VEIN_EVENT_NONE)
            return wait;
        vein_ui_event(&loop->ui, &event, now_ms());
        loop->changed = true;
    }
}

// False at the end of the input: the terminal is gone.
static bool read_input(struct loop *loop)
{
    unsigned char bytes[1024];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);

    if (got > 0) {
        vein_input_feed(&loop->input, bytes, (size_t)got, now_ms());
        explicit_bzero(bytes, (size_t)got); // it may have been a password
    }
    return got > 0 || (got < 0 && (errno == EINTR || errno == EAGAIN));
}

static void run(struct loop *loop)
{
    struct pollfd fds[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                            {.fd = vein_worker_fd(loop->worker), .events = POLLIN}};
    int wait = 0;

    while (!loop->ui.quit && !ended) {
        if (resized) {
            resized = 0;
            resize(loop);
        }
        give_jobs(loop);
        if (loop->changed)
            draw(loop);
        int ready = poll(fds, 2, wait >= 0 && wait < TICK_MS ? wait : TICK_MS);

        if (resized) // before the keys: what they would do has to be seen
            continue;
        if (ready > 0 && (fds[0].revents & (POLLIN | POLLHUP | POLLERR)) && !read_input(loop))
            return;
        if (ready > 0 && (fds[1].revents & POLLIN))
            take_results(loop);
        wait = take_events(loop);
        vein_ui_tick(&loop->ui, now_ms());
        loop->changed = loop->changed || ready == 0;
    }
}

static void start(struct loop *loop, bool known)
{
    loop->ui.now_ms = loop->ui.touched_ms = now_ms();
    if (known)
        vein_ui_ask(&loop->ui, VEIN_JOB_LOGIN, NULL);
    else
        vein_ui_open_login(&loop->ui, NULL);
    loop->changed = true;
}

// A terminal stays open all day: one arena for both threads, and what a large answer took is given back.
static void small_memory(void)
{
    (void)mallopt(M_ARENA_MAX, 1);
    (void)mallopt(M_TOP_PAD, 16 << 10);
    (void)mallopt(M_TRIM_THRESHOLD, 64 << 10);
    (void)mallopt(M_MMAP_THRESHOLD, 64 << 10);
}

int vein_tui_main(const struct vein_tui_options *options, struct vein_session *session)
{
    struct vein_keymap keys;
    struct vein_err err;
    static struct loop loop; // large
    bool good;

    small_memory();
    vein_keymap_init(&keys);
    good = read_keys(&keys, options->keys_file, &err) && vein_term_open(options->colour, &err);
    if (good) {
        signals();
        loop = (struct loop){.worker = vein_worker_new(options, session)};
        vein_input_init(&loop.input);
        vein_ui_init(&loop.ui, &keys, 0, 0);
        loop.ui.idle_most_ms = (int64_t)options->idle_seconds * 1000;
        resize(&loop);
        start(&loop, session != NULL);
        run(&loop);
        vein_term_close();
        vein_worker_free(loop.worker);
        vein_ui_release(&loop.ui);
        vein_input_release(&loop.input);
        vein_grid_release(&loop.grid);
    } else {
        vein_err_print(stderr, "vein", &err);
        vein_session_close(session);
    }
    vein_keymap_release(&keys);
    return good ? VEIN_EXIT_DONE : (int)err.exit;
}
