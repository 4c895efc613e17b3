// Private to cli: one call of the program, its options, and how results are written.
#ifndef VEIN_CLI_CLI_H
#define VEIN_CLI_CLI_H

#include "vein/app.h"

#pragma GCC visibility push(hidden)

enum cli_format { CLI_TEXT, CLI_JSON, CLI_CSV };

// One long option of a command. Given "name=value" repeatedly, all values are kept.
struct cli_flag {
    const char *name; // as typed, without dashes
    bool takes_value;
    const char *text; // last value; "" for a flag without one; NULL when not given
    const char **all; // every value
    size_t count;
};

struct cli {
    struct vein_arena *arena;
    const char *program; // path of this program
    enum cli_format format;
    bool help; // --help was said
    const char *host, *port, *dbname, *user;
    const char *request;   // --request-id
    struct vein_past past; // --as-of, --as-of-signature
    int password_fd;       // -1 when not given
    bool own_password;     // this command changes the login's own password: it is not asked before
    char **args;           // what stands behind the command and its options
    size_t arg_count;
    struct vein_session *session; // opened by vein_cli_session
};

typedef int cli_run_fn(struct cli *cli, int argc, char **argv);
struct cli_command {
    const char *noun;
    const char *verb; // NULL: the noun alone
    const char *arguments;
    const char *title;
    cli_run_fn *run;
};
// The built-in commands; the entry behind the last has noun NULL.
extern const struct cli_command vein_cli_commands[];

// Words for the help that no declaration has.
struct cli_example {
    const char *act;
    const char *option;
    const char *text;
};
extern const struct cli_example vein_cli_examples[]; // the entry behind the last has act NULL
extern const char *const vein_cli_signable[][2];     // as ref.signable; the last one is NULL

// ---- options
// Reads the options that stand before the command; returns the index of the first other argument,
// -1 after a usage error (said on standard error).
int vein_cli_leading(struct cli *cli, int argc, char **argv);
// Reads flags and the options all commands share; positional arguments go to cli->args. False after a
// usage error, or when --help was said (then help is true).
bool vein_cli_options(struct cli *cli, int argc, char **argv, struct cli_flag *flags, size_t count);
// Says what is wrong with the call and returns VEIN_EXIT_USAGE.
int vein_cli_usage(const char *fmt, ...) VEIN_PRINTF(1, 2);
// Says err and returns its class.
int vein_cli_fail(const struct vein_err *err);
// Reads a whole non-negative number; false when it is none.
bool vein_cli_number(const char *text, int *out);

// ---- people
// Asks for a new password of the session's own login and sets it.
bool vein_cli_change_password(struct cli *cli, struct vein_err *err);
// Reads a line from the terminal without showing it. False without a terminal.
bool vein_cli_ask_password(void *context, const char *prompt, char *out, size_t size);
// Reads a visible line from the terminal.
bool vein_cli_ask_line(const char *prompt, char *out, size_t size);
bool vein_cli_has_terminal(void);
// Reads a password from a descriptor: up to the first line feed.
bool vein_cli_read_password(int fd, char *out, size_t size, struct vein_err *err);
// A password from fd (a number as text, NULL = none), else asked for. out has VEIN_PASSWORD_SIZE bytes.
bool vein_cli_password(const char *fd, const char *prompt, char *out, struct vein_err *err);

// ---- session
// Opens the session of this call (once). keeper and any_schema as in vein_session_options.
bool vein_cli_session(struct cli *cli, bool keeper, bool any_schema, struct vein_err *err);
// vein_cli_session and one reading statement; the rows live in cli->arena.
bool vein_cli_read(struct cli *cli, const char *area, const char *name,
                   const struct vein_db_value *values, size_t count, struct vein_rows **out,
                   struct vein_err *err);

// A time as the clock of one's first site says it ("14:05", "2026-11-27 14:05", "-15m") becomes a moment with its offset;
// one that is a moment already stays. *text may be NULL. Error: VEIN_EXIT_USAGE, with label.
bool vein_cli_moment(struct cli *cli, const char *label, const char **text, struct vein_err *err);
// The same for the right value of a field of a record, when the server says that this field holds a moment. values: entity, field
// and value among those of a correction or its preview.
bool vein_cli_corrected(struct cli *cli, struct vein_db_value *values, size_t count,
                        struct vein_err *err);

// The two options of a reading of the past; every command that takes them has them last.
#define CLI_PAST_FLAGS 2
void vein_cli_past_declare(struct cli_flag flags[CLI_PAST_FLAGS]);
// Takes them over into cli->past when their form is right.
bool vein_cli_past_take(struct cli *cli, const struct cli_flag flags[CLI_PAST_FLAGS],
                        struct vein_err *err);
bool vein_cli_is_past(const struct cli *cli);
// Says in words which past is shown; nothing for the present.
void vein_cli_past_say(const struct cli *cli, FILE *to);

// ---- results, on standard output
// A table, a JSON list of objects, or CSV with a heading line.
void vein_cli_print_rows(const struct cli *cli, const struct vein_rows *rows);
// One row, a line a column; JSON: one object.
void vein_cli_print_record(const struct cli *cli, const struct vein_rows *rows);
// One signature with the text that was signed, for reading.
void vein_cli_print_signature(const struct cli *cli, const struct vein_rows *rows);
// Appends one row as a JSON object.
void vein_cli_json_row(struct vein_buf *out, const struct vein_rows *rows, size_t row);
// The rows with only these columns, in this order; those that are not there are left out.
struct vein_rows *vein_cli_columns(struct vein_arena *arena, const struct vein_rows *rows,
                                   const char *const *names, size_t count);
// The rows without columns that hold nothing at all.
struct vein_rows *vein_cli_filled(struct vein_arena *arena, const struct vein_rows *rows);
// The rows of a statement as a person reads them within 100 columns: the columns that matter.
struct cli_layout;
// NULL when the statement has no layout of its own.
const struct cli_layout *vein_cli_layout(const char *area, const char *name);
void vein_cli_print_laid_out(const struct cli_layout *layout, const struct vein_rows *rows);
// One line a batch; on a terminal that is too narrow the columns that matter least are left out, and named on stderr.
void vein_cli_print_board(const struct vein_rows *rows);
// Columns of the terminal that the text goes to (COLUMNS before what the terminal says); 0: it goes elsewhere.
size_t vein_cli_room(void);
// For text only: says on to that this is a training installation, if it is one.
bool vein_cli_say_mode(struct cli *cli, FILE *to, struct vein_err *err);
// For text only: from here on the session writes times in the zone of the batch's site (NULL: of one's
// own first site), with their offset.
bool vein_cli_local_time(struct cli *cli, const char *batch, struct vein_err *err);
// An act's answer: the result on standard output, words and stops on standard error. Exit code.
int vein_cli_print_answer(const struct cli *cli, const struct vein_answer *answer);
// The same without one key of the result, which was told already.
int vein_cli_print_rest(const struct cli *cli, const struct vein_answer *answer, const char *told);
// Writes buf to standard output and releases it. Exit code: 0, or internal when it can't be written.
int vein_cli_flush(struct vein_buf *buf);
bool vein_cli_unread(void); // whoever read standard output has closed it: no error

// ---- commands
// Signs one record as the flags sign-as, sign-password-fd, presence say; the session is open.
int vein_cli_sign_record(struct cli *cli, const char *entity, const char *record,
                         const char *meaning, const struct cli_flag *flags);
// The terminal screens; needs a terminal on standard input and output.
int vein_cli_screens(struct cli *cli);
// A statement that only reads and may be a command; NULL when there is none of that name.
const struct vein_stmt *vein_cli_find_read(const char *noun, const char *verb);
int vein_cli_run_read(struct cli *cli, const struct vein_stmt *stmt, int argc, char **argv);
int vein_cli_run_action(struct cli *cli, const struct vein_action *action, int argc, char **argv);
cli_run_fn vein_cli_help, vein_cli_board, vein_cli_batch_show, vein_cli_report, vein_cli_sign,
    vein_cli_request_show, vein_cli_migrate, vein_cli_demo, vein_cli_audit_log,
    vein_cli_audit_verify, vein_cli_audit_checkpoint, vein_cli_process_lint,
    vein_cli_process_import, vein_cli_process_show, vein_cli_process_diff, vein_cli_process_approve,
    vein_cli_server_init, vein_cli_server_start, vein_cli_server_stop, vein_cli_server_status,
    vein_cli_server_destroy, vein_cli_server_tick;

#pragma GCC visibility pop

#endif
