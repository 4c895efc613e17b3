// What the files of this room share. PGconn and PGresult never leave it.
#ifndef VEIN_DB_INTERNAL_H
#define VEIN_DB_INTERNAL_H

#include "fault.h"
#include "vein/db.h"

#include <libpq-fe.h>

#define NOTICE_MAX 32 // notices kept per statement; more are dropped
#define CONNECT_SECONDS "5"

enum phase {
    IDLE,
    PREPARING, // the text is on its way; nothing can have happened yet
    RUNNING    // the statement was handed over
};

struct known {
    const struct vein_stmt *stmt;
    bool prepared;
};

struct vein_db {
    PGconn *pg;
    int deadline_ms;         // per statement; 0 = none
    const atomic_bool *stop; // NULL, or true once nobody wants the answer any more
    bool given_up;           // an answer may still be under way: the connection can't be used again
    bool listening;          // told of acts
    bool unconfirmed;        // the last commit was not confirmed by a synchronous standby
    struct vein_buf notices[NOTICE_MAX];
    size_t notice_count;

    struct known *known; // statements this connection has run
    size_t known_count;
    size_t known_room;

    // the statement under way
    enum phase phase;
    const struct vein_stmt *stmt;
    int format; // 0 text, 1 binary
    bool single_row;
    char *values_block; // one allocation, wiped when freed
    size_t values_size;
    const char **values;
    PGresult *result; // the first error, else the last result
    bool failed_sending;
    int64_t started_ms; // or when the last row came, for a stream
};

// connection
struct vein_db *vein_db_wrap(PGconn *pg);
void vein_db_hang_up(PGconn *pg); // PQfinish, and nothing stays of its password
// Version, encoding, the very process that greeted; begins the session with one form of times, in this zone (NULL: as it is).
bool vein_db_check_server(struct vein_db *db, const char *zone, struct vein_err *err);
bool vein_db_connect_failed(PGconn *pg, struct vein_err *err);
// Account that owns the Unix socket the connection uses or would use. uid and name (may be NULL).
bool vein_db_socket_owner(const char *dir, const char *port, unsigned *uid, char *name,
                          size_t size);
bool vein_db_is_socket_dir(const char *host);

// running
int64_t vein_db_now_ms(void);
bool vein_db_start(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                   int format, bool single_row, struct vein_err *err);
bool vein_db_run_prepared(struct vein_db *db); // the text is prepared: sends the statement
bool vein_db_wait(struct vein_db *db);         // one poll; false when the deadline has passed
void vein_db_end(struct vein_db *db);          // forgets the statement under way, wipes its values
bool vein_db_give_up(struct vein_db *db, struct vein_err *err); // the deadline has passed
void vein_db_forget_notices(struct vein_db *db);

// judging
bool vein_db_result_error(const struct vein_db *db, const PGresult *result, bool write, bool sent,
                          struct vein_err *err);
bool vein_db_result_ok(const PGresult *result);

#endif
