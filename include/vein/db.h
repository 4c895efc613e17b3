// db: runs one named statement on a PostgreSQL server and returns rows or a full diagnosis.
// The only room that knows libpq. A statement is one act: no transaction is opened around it.
// All functions belong to one thread; a struct vein_db is used by one caller at a time.
#ifndef VEIN_DB_H
#define VEIN_DB_H

#include <stdatomic.h>

#include "vein/base.h"
#include "vein/rows.h"
#include "vein/sqltext.h"

// ---- where to connect. NULL and "" both mean "not given".
// What the user said wins: when vein_db_target_is_explicit() is true, libpq decides with these
// values and its own environment, as psql does. Otherwise the embedded cluster's values are used.
struct vein_db_target {
    const char *host;     // -h
    const char *port;     // -p
    const char *user;     // -U (also used with the embedded cluster)
    const char *dbname;   // -d: a name, a "key=value" string or a postgresql:// URI
    const char *password; // typed or read from a descriptor; never from argv. The caller wipes it.
    const char *embedded_dir;    // directory of the embedded cluster's socket
    const char *embedded_port;   // its port, "5432" when not given
    const char *embedded_dbname; // its database, "vein" when not given
};

struct vein_db;

// True when a host, port or database was given, or PGHOST, PGHOSTADDR, PGPORT, PGDATABASE or
// PGSERVICE is set. A user name alone chooses no server.
bool vein_db_target_is_explicit(const struct vein_db_target *target);

// Opens a work session and checks that the server fits: version 15 or later, UTF8, no pooler
// between. The password is offered only when the server asks for one, and then only to a server
// that proves to know it (channel binding on TCP, the socket owner's account on a Unix socket),
// unless the user chose channel_binding or requirepeer. Fails with VEIN_EXIT_NO_SERVER. Close with
// vein_db_close.
bool vein_db_connect(const struct vein_db_target *target, struct vein_db **out,
                     struct vein_err *err) VEIN_MUST_CHECK;

// Opens a fresh connection to the server of the work session, authenticated as login with exactly
// this password: nothing comes from the environment, a service or a password file, and the
// connection is refused unless the server demanded the password and the user is the one named. For
// one signature. work is only read. The caller wipes the password. Close with vein_db_close.
bool vein_db_connect_signer(const struct vein_db *work, const char *login, const char *password,
                            struct vein_db **out, struct vein_err *err) VEIN_MUST_CHECK;

// A second connection to the same server as the same login, opened with what the first one was opened with: for
// something long that must not hold up the first. work is only read, by the thread that it belongs to. Close with
// vein_db_close.
bool vein_db_connect_beside(const struct vein_db *work, struct vein_db **out,
                            struct vein_err *err) VEIN_MUST_CHECK;

void vein_db_close(struct vein_db *db); // NULL is allowed
// Opens the line again, as the same login with what it was opened with: libpq keeps that, so nobody else has to.
// What was under way is given up; its server may still be at it. Code 28000: the login does not open it any more.
bool vein_db_reconnect(struct vein_db *db, struct vein_err *err) VEIN_MUST_CHECK;
// Was the session opened with this password?
bool vein_db_password_is(const struct vein_db *db, const char *password);

// ---- the session
int vein_db_fd(const struct vein_db *db);     // descriptor to poll, -1 when closed
bool vein_db_alive(const struct vein_db *db); // false after a lost line or a given-up deadline
const char *vein_db_user(const struct vein_db *db); // authenticated login; "" when closed
const char *vein_db_name(const struct vein_db *db); // database
const char *vein_db_host(const struct vein_db *db); // host name or socket directory
const char *vein_db_port(const struct vein_db *db);
int vein_db_server_version(const struct vein_db *db); // 150006 = 15.6
bool vein_db_encrypted(const struct vein_db *db);
bool vein_db_used_password(const struct vein_db *db);
// How long a statement may take, in milliseconds; 30000 at first. 0 = no limit.
void vein_db_set_deadline(struct vein_db *db, int milliseconds);
// From now on a read ends as soon as the flag, which another thread may set, is true: it is cancelled at the server, and
// the connection is given up. NULL: no such flag, as at first. The flag outlives the connection.
void vein_db_stop_when(struct vein_db *db, const atomic_bool *stop);
// Notices and warnings of the last statement ("SEVERITY: text"), oldest first; NULL past the end.
// Valid until the next statement. Raw server text: make it visible before showing it.
const char *vein_db_notice(const struct vein_db *db, size_t at);
// Has the server tell this session when an act is committed; once a connection, more calls do nothing.
bool vein_db_listen(struct vein_db *db, struct vein_err *err) VEIN_MUST_CHECK;
bool vein_db_listening(const struct vein_db *db);
// Takes what was told since the last look; true when there was anything. Any login may send such a notification, so
// neither its words nor its number mean anything: it is a reason to read, and nothing more. Between statements only.
bool vein_db_noticed(struct vein_db *db);

// ---- call: one statement, one answer
// A statement with a parameter `request` (or `request_id`) writes: it is never cancelled or
// repeated, and when its answer is lost the error class is VEIN_EXIT_UNKNOWN.
bool vein_stmt_writes(const struct vein_stmt *stmt);

// Runs stmt with values (text, NULL = SQL NULL, stmt->param_count of them in the order of
// stmt->params) and copies the answer into arena. Checks the shape. out may be NULL.
bool vein_db_call(struct vein_db *db, struct vein_arena *arena, const struct vein_stmt *stmt,
                  const char *const *values, struct vein_rows **out,
                  struct vein_err *err) VEIN_MUST_CHECK;
// The same by name: "area", "name".
bool vein_db_call_named(struct vein_db *db, struct vein_arena *arena, const char *area,
                        const char *name, const char *const *values, struct vein_rows **out,
                        struct vein_err *err) VEIN_MUST_CHECK;
// Puts named values in the order of stmt->params; missing ones become NULL. A name that the
// statement does not have is an error (VEIN_EXIT_INTERNAL), a text where the statement takes a whole
// number is one of the call (VEIN_EXIT_USAGE, VN216). values has room for stmt->param_count pointers.
struct vein_db_value {
    const char *name;
    const char *text;
};
bool vein_db_order(const struct vein_stmt *stmt, const struct vein_db_value *given, size_t count,
                   const char **values, struct vein_err *err) VEIN_MUST_CHECK;

// ---- the same without waiting, for an event loop: begin; then, when vein_db_fd is readable (or
// writable while vein_db_wants_write), step; when step says done, finish.
bool vein_db_begin(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                   struct vein_err *err) VEIN_MUST_CHECK;
bool vein_db_step(struct vein_db *db); // true = done; call finish
bool vein_db_wants_write(const struct vein_db *db);
int vein_db_time_left(const struct vein_db *db); // milliseconds to the deadline; -1 = no limit
bool vein_db_finish(struct vein_db *db, struct vein_arena *arena, struct vein_rows **out,
                    struct vein_err *err) VEIN_MUST_CHECK;
// Asks the server to stop a running read. Refused (false) for a write and when nothing runs.
bool vein_db_cancel(struct vein_db *db);

// ---- stream: rows in binary form, one at a time, constant memory
struct vein_cell {
    const unsigned char *data; // NULL = SQL NULL; valid during the call only
    size_t size;
};
// Gets one row; returns false with err filled to stop.
typedef bool vein_db_row_fn(void *context, const struct vein_cell *cells, size_t count,
                            struct vein_err *err);
// Nothing that the callback saw is complete before this returns true. The deadline counts from the
// last row. Parameters are text. After a stop the connection can be used again.
bool vein_db_stream(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                    vein_db_row_fn *row, void *context, struct vein_err *err) VEIN_MUST_CHECK;

// ---- passwords
// The SCRAM-SHA-256 verifier to store for login; computed here, so that the password does not
// travel.
bool vein_db_scram_verifier(struct vein_db *db, const char *login, const char *password,
                            struct vein_arena *arena, char **out,
                            struct vein_err *err) VEIN_MUST_CHECK;
void vein_db_wipe(void *bytes, size_t size); // zeroes, and the compiler can't drop it

#endif
