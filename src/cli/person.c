// Talking to the person at the terminal: lines and passwords; and the session that follows.
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int open_terminal(void)
{
    int file = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

    if (file >= 0 && !isatty(STDIN_FILENO)) { // a pipe speaks: nobody is asked
        close(file);
        return -1;
    }
    return file;
}

bool vein_cli_has_terminal(void)
{
    int file = open_terminal();

    if (file >= 0)
        close(file);
    return file >= 0;
}

// ---- signals while a terminal shows nothing: it has to show again before they have their effect
static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
#define ENDING (sizeof ending / sizeof *ending)

struct watch {
    struct sigaction before[ENDING];
    sigset_t mask; // of before; they come only while a key is waited for
};

static volatile sig_atomic_t caught;

static void note(int number)
{
    caught = number;
}

static void watch_begin(struct watch *watch)
{
    struct sigaction noted = {.sa_handler = note};
    sigset_t held;

    sigemptyset(&noted.sa_mask);
    sigemptyset(&held);
    for (size_t i = 0; i < ENDING; i++)
        sigaddset(&held, ending[i]);
    caught = 0;
    (void)sigprocmask(SIG_BLOCK, &held, &watch->mask);
    for (size_t i = 0; i < ENDING; i++) {
        (void)sigaction(ending[i], NULL, &watch->before[i]);
        if (watch->before[i].sa_handler != SIG_IGN)
            (void)sigaction(ending[i], &noted, NULL);
    }
}

// True when the program was stopped for a while and goes on.
static bool watch_end(const struct watch *watch)
{
    int number = caught;

    for (size_t i = 0; i < ENDING; i++)
        (void)sigaction(ending[i], &watch->before[i], NULL);
    (void)sigprocmask(SIG_SETMASK, &watch->mask, NULL);
    if (number)
        (void)raise(number);
    return number == SIGTSTP;
}

// Waits for a key. False when a watched signal came instead.
static bool wait_key(int file, const struct watch *watch)
{
    struct pollfd line = {.fd = file, .events = POLLIN};

    while (watch && ppoll(&line, 1, NULL, &watch->mask) < 0)
        if (errno != EINTR || caught)
            return false;
    return true;
}

// Reads up to the line feed; what is longer than size is refused, not cut. watch: NULL for none.
static bool read_line(int file, const struct watch *watch, char *out, size_t size)
{
    size_t used = 0;
    char c;
    ssize_t got;

    for (;;) {
        if (!wait_key(file, watch))
            return false;
        got = read(file, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || used + 1 >= size)
            return false;
        if (got == 0 || c == '\n')
            break;
        out[used++] = c;
    }
    if (used > 0 && out[used - 1] == '\r')
        used--;
    out[used] = '\0';
    return got > 0 || used > 0;
}

// One question without an echo. *again: the program was stopped meanwhile, and asks anew.
static bool ask_hidden(int file, const char *prompt, char *out, size_t size, bool *again)
{
    struct termios before;
    struct termios quiet;
    struct watch watch;
    bool done = false;

    *again = false;
    if (tcgetattr(file, &before) != 0)
        return false;
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    quiet.c_lflag |= ECHONL;
    watch_begin(&watch);
    // A terminal that would show the password is no place to ask for it.
    if (tcsetattr(file, TCSAFLUSH, &quiet) == 0) {
        done = write(file, prompt, strlen(prompt)) >= 0 && read_line(file, &watch, out, size);
        (void)tcsetattr(file, TCSAFLUSH, &before);
    }
    *again = watch_end(&watch) && !done;
    return done;
}

static bool ask(const char *prompt, bool hidden, char *out, size_t size)
{
    int file = open_terminal();
    bool done = false;
    bool again = hidden;

    if (file < 0)
        return false;
    while (again)
        done = ask_hidden(file, prompt, out, size, &again);
    if (!hidden)
        done = write(file, prompt, strlen(prompt)) >= 0 && read_line(file, NULL, out, size);
    close(file);
    return done && out[0];
}

bool vein_cli_ask_password(void *context, const char *prompt, char *out, size_t size)
{
    (void)context;
    return ask(prompt, true, out, size);
}

bool vein_cli_ask_line(const char *prompt, char *out, size_t size)
{
    return ask(prompt, false, out, size);
}

bool vein_cli_read_password(int fd, char *out, size_t size, struct vein_err *err)
{
    if (read_line(fd, NULL, out, size) && out[0])
        return true;
    return vein_err_set(err, VEIN_EXIT_USAGE, "", "The descriptor must be open and hold one line.",
                        "no password can be read from descriptor %d", fd);
}

bool vein_cli_password(const char *fd, const char *prompt, char *out, struct vein_err *err)
{
    int number;

    if (!fd)
        return ask(prompt, true, out, VEIN_PASSWORD_SIZE) ||
               vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Without a terminal, give the password on a descriptor.",
                            "nobody can be asked for a password (%.*s)", (int)strcspn(prompt, ":"),
                            prompt);
    if (!vein_cli_number(fd, &number))
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Give the number of an open descriptor.",
                            "\"%s\" is no descriptor", fd);
    return vein_cli_read_password(number, out, VEIN_PASSWORD_SIZE, err);
}

// A password that an administrator has set, or that is too old, is changed before anything else: the server
// does nothing for such a session. Whoever can't ask (the program's own roles) has no such duty.
static bool password_due(struct cli *cli, struct vein_err *err)
{
    struct vein_rows *rows = NULL;
    struct vein_err unknown;
    const char *why;

    if (!vein_session_read(cli->session, cli->arena, "session", "password", NULL, 0, &rows,
                           &unknown) ||
        rows->row_count == 0)
        return true;
    why = strcmp(vein_rows_text(rows, 0, "password_due"), "reset") == 0
              ? "this password was set by somebody else"
              : "this password is too old";
    if (!vein_cli_has_terminal())
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "VN015",
                            "Choose your own: vein login password --new-password-fd N.", "%s", why);
    fprintf(stderr, "vein: %s; choose your own before anything else\n", why);
    return vein_cli_change_password(cli, err);
}

bool vein_cli_session(struct cli *cli, bool keeper, bool any_schema, struct vein_err *err)
{
    char password[VEIN_PASSWORD_SIZE] = "";
    struct vein_session_options options = {.host = cli->host,
                                           .port = cli->port,
                                           .dbname = cli->dbname,
                                           .user = cli->user,
                                           .password = password,
                                           .ask = vein_cli_has_terminal() ? vein_cli_ask_password
                                                                          : NULL,
                                           .program = cli->program,
                                           .keeper = keeper,
                                           .any_schema = any_schema,
                                           .talk = stderr};
    bool done;

    if (cli->session)
        return true;
    if (cli->password_fd >= 0 &&
        !vein_cli_read_password(cli->password_fd, password, sizeof password, err))
        return false;
    done = vein_session_open(&options, &cli->session, err);
    vein_db_wipe(password, sizeof password);
    return done && (any_schema || cli->own_password || password_due(cli, err));
}

bool vein_cli_read(struct cli *cli, const char *area, const char *name,
                   const struct vein_db_value *values, size_t count, struct vein_rows **out,
                   struct vein_err *err)
{
    if (!vein_cli_session(cli, false, false, err))
        return false;
    // What the session and the installation are is of the present.
    if (!vein_cli_is_past(cli) || strcmp(area, "session") == 0 || strcmp(area, "installation") == 0
            ? vein_session_read(cli->session, cli->arena, area, name, values, count, out, err)
            : vein_session_read_past(cli->session, cli->arena, area, name, values, count,
                                     &cli->past, out, err))
        return true;
    // One record was asked for and there is none: said like an act says it of an unknown object.
    if (err->exit == VEIN_EXIT_REFUSED && !err->code[0])
        vein_err_set(err, VEIN_EXIT_USAGE, "VN306", "Check the code.",
                     "there is no such record, or you may not see it");
    return false;
}
