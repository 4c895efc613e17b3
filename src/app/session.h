// Private to app: the parts of a session.
#ifndef VEIN_APP_SESSION_H
#define VEIN_APP_SESSION_H

#include "vein/app.h"
#include "vein/cluster.h"

#pragma GCC visibility push(hidden)

struct vein_session {
    struct vein_arena *arena; // texts of the session
    struct vein_db *db;
    struct vein_cluster *cluster; // embedded installations only
    struct vein_db_target target;
    char *password; // VEIN_PASSWORD_SIZE bytes, wiped as soon as the connection has it
    bool embedded;
    bool any_schema;
    const char *login;
    const char *state_dir;
    const char *anchor;
    const char *origin;
    const char *broken; // "" or why nothing may be written
    const char *head;   // seen and not yet kept; NULL: none
    FILE *talk;
    struct vein_past_stmt *past; // statements of the past that were prepared
};

// Opens the installation's cluster for a session: located, running, with a login.
bool vein_session_embed(struct vein_session *session, const struct vein_session_options *options,
                        struct vein_err *err);
// Sets state_dir and anchor and makes the directory when it can.
void vein_session_place(struct vein_session *session);
// Compares the ledger's head with the one remembered; a newer one is kept by vein_session_keep_head.
bool vein_session_continuity(struct vein_session *session, struct vein_err *err);
// Keeps a receipt: one line "origin stream position hash request".
void vein_session_receipt(struct vein_session *session, const struct vein_answer *answer);
// Refuses when what the server shows is behind what was seen here (class VEIN_EXIT_EVIDENCE).
bool vein_session_may_write(const struct vein_session *session, struct vein_err *err);
void vein_session_say(const struct vein_session *session, const char *fmt, ...) VEIN_PRINTF(2, 3);

#pragma GCC visibility pop

#endif
