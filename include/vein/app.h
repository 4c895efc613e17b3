// app: who is logged in, what is done, and what to do with an answer. One session belongs to one
// thread. A password handed in is forgotten once the connection is open; libpq keeps the
// one copy that opens it again.
#ifndef VEIN_APP_H
#define VEIN_APP_H

#include "vein/action.h"
#include "vein/db.h"
#include "vein/json.h"

// ---- session
struct vein_session;

// Asks a person for a password: "Password of o1: ". Writes it NUL-terminated; false when nobody is there.
typedef bool vein_ask_fn(void *context, const char *prompt, char *out, size_t size);

#define VEIN_PASSWORD_SIZE 1024

struct vein_session_options {
    const char *host, *port, *dbname; // -h -p -d; NULL = not given
    const char *user;                 // -U or VEIN_LOGIN; NULL = not given
    const char *password;             // from a descriptor; NULL = not given
    vein_ask_fn *ask;                 // NULL: nobody can be asked
    void *ask_context;
    const char *program; // path of this program, started as the periodic task; NULL: none
    bool keeper;         // without a user, read an embedded installation as its superuser
    bool any_schema;     // the schema may be another release's (vein migrate)
    FILE *talk;          // remarks, NULL = nowhere
};

// Connects. With no connection setting at all the embedded installation is used and started when it
// stands still; where there is none, the error says what to run. Order for the password: options,
// the embedded installation's secret/<login> (training installations write one for their invented
// staff), what libpq finds, the person. Checks that the schema is this program's and compares the
// ledger's head with the last one seen here. Close with vein_session_close.
bool vein_session_open(const struct vein_session_options *options, struct vein_session **out,
                       struct vein_err *err) VEIN_MUST_CHECK;
void vein_session_close(struct vein_session *session); // NULL is allowed
// Remembers the ledger's head that was seen when the line was opened. It waits for the disk (two fsync), so it comes after
// what a person waits for; closing does it at the latest.
void vein_session_keep_head(struct vein_session *session);
// Opens the connection anew after a lost line, as the same login.
bool vein_session_reconnect(struct vein_session *session, struct vein_err *err) VEIN_MUST_CHECK;

// The same person on a second connection, for something long that must not hold up the first: it may be used by another
// thread, and reads. Close with vein_session_close.
bool vein_session_open_beside(const struct vein_session *session, struct vein_session **out,
                              struct vein_err *err) VEIN_MUST_CHECK;

struct vein_db *vein_session_db(struct vein_session *session);
const char *vein_session_login(const struct vein_session *session);
bool vein_session_embedded(const struct vein_session *session);
// Where this client keeps what it remembers: the embedded installation's home, else
// $XDG_STATE_HOME/vein, else ~/.local/state/vein.
const char *vein_session_state_dir(const struct vein_session *session);
// The anchor file there.
const char *vein_session_anchor(const struct vein_session *session);
// "" or, when the server's ledger is behind what was seen here before, why nothing is written.
const char *vein_session_broken(const struct vein_session *session);
// The ledger's origin line, "" before its first checkpoint.
const char *vein_session_origin(const struct vein_session *session);

// Runs a reading statement with named values.
bool vein_session_read(struct vein_session *session, struct vein_arena *arena, const char *area,
                       const char *name, const struct vein_db_value *values, size_t count,
                       struct vein_rows **out, struct vein_err *err) VEIN_MUST_CHECK;

// A moment of the past: one of the two, the other NULL.
struct vein_past {
    const char *moment;    // ISO 8601 with offset
    const char *signature; // number: as its signer saw the record
};
// The same as it was then. A statement whose source has no past is an error of class VEIN_EXIT_USAGE.
bool vein_session_read_past(struct vein_session *session, struct vein_arena *arena,
                            const char *area, const char *name, const struct vein_db_value *values,
                            size_t count, const struct vein_past *past, struct vein_rows **out,
                            struct vein_err *err) VEIN_MUST_CHECK;
// What a statement becomes for that: two parameters more (as_of, signature). False when it reads
// from no view or function of schema api or report, or from several.
bool vein_past_statement(const struct vein_stmt *stmt, struct vein_arena *arena,
                         struct vein_stmt *out);

// ---- acts
// What an act answered. Texts live in the arena, "" when absent.
struct vein_answer {
    bool done;                                 // else a stop: committed evidence, no effect
    const char *code, *rule, *value, *way_out; // of a stop
    const char *stream, *position, *hash;      // the receipt
    const char *data;                          // a JSON object
    const char *request;                       // the request id that was served
    const char *message;                       // the action's success text, filled
    bool recovered;                            // the first answer was lost, this one was asked for
};

// Does an action: form check, request id (request NULL or "": a new one), one call, one answer.
// A lost answer is asked for on a new connection; when even that stays unknown the error's class is
// VEIN_EXIT_UNKNOWN and its detail names the request id. true also for a stop: look at done.
// id_out (may be NULL) gets the request id in every case.
bool vein_action_run(struct vein_session *session, const struct vein_action *action,
                     const struct vein_db_value *values, size_t count, const char *request,
                     struct vein_arena *arena, struct vein_answer *out, char id_out[VEIN_UID_SIZE],
                     struct vein_err *err) VEIN_MUST_CHECK;
// What became of a request. found = false: it was never served.
bool vein_request_outcome(struct vein_session *session, const char *request,
                          struct vein_arena *arena, bool *found, struct vein_answer *out,
                          struct vein_err *err) VEIN_MUST_CHECK;
// Turns an answer row (columns of api.answer) into out.
bool vein_answer_read(const struct vein_rows *rows, struct vein_arena *arena,
                      struct vein_answer *out, struct vein_err *err) VEIN_MUST_CHECK;
// A refused stop as an error, to print it or to hand it on.
void vein_answer_stop(const struct vein_answer *answer, struct vein_err *err);
// The verifier of a new password of at least 15 characters that is not easily guessed.
bool vein_password_verifier(struct vein_session *session, const char *login, const char *password,
                            struct vein_arena *arena, const char **out,
                            struct vein_err *err) VEIN_MUST_CHECK;
// Is this the password with which this session was opened?
bool vein_password_in_use(const struct vein_session *session, const char *login,
                          const char *password);
bool vein_password_check(const char *password, const char *login,
                         struct vein_err *err) VEIN_MUST_CHECK;
// "SHA-256 in hex:size in bytes" of a file: what a field of kind DIGEST sends.
bool vein_file_digest(const char *path, struct vein_arena *arena, const char **out,
                      struct vein_err *err) VEIN_MUST_CHECK;

// ---- signing: challenge in the work session, content shown, signature on the signer's own
// connection (made after the challenge, with exactly this password)
struct vein_challenge {
    const char *id, *digest, *content, *roles, *expires_at; // in the arena
};
bool vein_sign_challenge(struct vein_session *session, const char *entity, const char *record,
                         const char *meaning, struct vein_arena *arena, struct vein_challenge *out,
                         struct vein_err *err) VEIN_MUST_CHECK;
// presence (NULL or ""): a code scanned by the signer first. A stop of that scan is the answer.
bool vein_sign(struct vein_session *session, const struct vein_challenge *challenge,
               const char *login, const char *password, const char *presence,
               struct vein_arena *arena, struct vein_answer *out,
               struct vein_err *err) VEIN_MUST_CHECK;

#endif
