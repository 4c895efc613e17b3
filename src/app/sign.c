// Signing: the challenge belongs to the work session, the signature to a connection of the signer's own.
#include "session.h"

#include <string.h>

static const char *copy(const struct vein_rows *rows, struct vein_arena *arena, const char *name)
{
    return vein_arena_strdup(arena, vein_rows_text(rows, 0, name));
}

bool vein_sign_challenge(struct vein_session *session, const char *entity, const char *record,
                         const char *meaning, struct vein_arena *arena, struct vein_challenge *out,
                         struct vein_err *err)
{
    static const char *const columns[] = {"challenge", "digest", "content", "roles", "expires_at"};
    char request[VEIN_UID_SIZE];
    struct vein_rows *rows = NULL;
    const struct vein_db_value values[] = {
        {"request", request}, {"entity", entity}, {"record", record}, {"meaning", meaning}};

    vein_uid_new(request);
    if (!vein_session_may_write(session, err))
        return false;
    if (!vein_session_read(session, arena, "sign", "challenge", values, 4, &rows, err)) {
        // A lost challenge is nothing: nobody can sign what nobody was shown.
        if (err->exit == VEIN_EXIT_UNKNOWN)
            vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Sign again.",
                         "the connection was lost; nothing was signed");
        return false;
    }
    if (!vein_rows_need(rows, columns, sizeof columns / sizeof *columns, err))
        return false;
    *out = (struct vein_challenge){.id = copy(rows, arena, "challenge"),
                                   .digest = copy(rows, arena, "digest"),
                                   .content = copy(rows, arena, "content"),
                                   .roles = copy(rows, arena, "roles"),
                                   .expires_at = copy(rows, arena, "expires_at")};
    return true;
}

// One act on the signer's connection.
static bool act(struct vein_db *db, struct vein_arena *arena, const char *area, const char *name,
                const struct vein_db_value *values, size_t count, struct vein_answer *out,
                struct vein_err *err)
{
    const struct vein_stmt *stmt = vein_stmt_find(area, name);
    const char **ordered;
    struct vein_rows *rows = NULL;

    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement %s/%s", area,
                            name);
    ordered = vein_arena_alloc(arena, (stmt->param_count + 1) * sizeof *ordered);
    return vein_db_order(stmt, values, count, ordered, err) &&
           vein_db_call(db, arena, stmt, ordered, &rows, err) &&
           vein_answer_read(rows, arena, out, err);
}

// Who witnesses has been there: the code is scanned under the witness's own login.
static bool scan_presence(struct vein_db *db, const char *code, struct vein_arena *arena,
                          struct vein_answer *out, struct vein_err *err)
{
    char request[VEIN_UID_SIZE];
    const struct vein_db_value values[] = {{"request", request}, {"code", code}};

    vein_uid_new(request);
    if (!act(db, arena, "scan", "code", values, 2, out, err))
        return false;
    out->request = vein_arena_strdup(arena, request);
    return true;
}

// The challenge's id is the request id: what became of a lost signature is asked in the work session
// as the signer, so on a fresh connection that signs nothing.
static bool recover(struct vein_session *session, const struct vein_challenge *challenge,
                    const char *login, const char *password, struct vein_arena *arena,
                    struct vein_answer *out, struct vein_err *err)
{
    const struct vein_db_value id = {"id", challenge->id};
    const struct vein_stmt *stmt = vein_stmt_find("request", "outcome");
    const char *values[1];
    struct vein_rows *rows = NULL;
    struct vein_db *db = NULL;
    bool found = vein_db_connect_signer(session->db, login, password, &db, NULL) && stmt &&
                 vein_db_order(stmt, &id, 1, values, NULL) &&
                 vein_db_call(db, arena, stmt, values, &rows, NULL) && rows->row_count == 1 &&
                 vein_answer_read(rows, arena, out, NULL);

    vein_db_close(db);
    if (found) {
        out->recovered = true;
        return true;
    }
    vein_err_set(err, VEIN_EXIT_UNKNOWN, "", "Ask `vein request show` with this id as the signer.",
                 "the connection was lost; whether it was signed is not known");
    if (err)
        snprintf(err->detail, sizeof err->detail, "request id %s", challenge->id);
    return false;
}

bool vein_sign(struct vein_session *session, const struct vein_challenge *challenge,
               const char *login, const char *password, const char *presence,
               struct vein_arena *arena, struct vein_answer *out, struct vein_err *err)
{
    const struct vein_db_value values[] = {{"request", challenge->id},
                                           {"digest", challenge->digest}};
    struct vein_db *db = NULL;
    struct vein_err cause;
    bool done = true;
    bool stopped = false;

    if (!vein_session_may_write(session, err) ||
        !vein_db_connect_signer(session->db, login, password, &db, err))
        return false;
    if (presence && presence[0]) {
        done = scan_presence(db, presence, arena, out, &cause);
        stopped = done && !out->done;
    }
    if (done && !stopped) {
        done = act(db, arena, "sign", "sign", values, 2, out, &cause);
        if (done)
            out->request = challenge->id;
    }
    vein_db_close(db);
    if (!done) {
        if (err)
            *err = cause;
        if (cause.exit != VEIN_EXIT_UNKNOWN)
            return false;
        if (!recover(session, challenge, login, password, arena, out, err))
            return false;
        out->request = challenge->id;
    }
    out->message = out->done ? "signed" : "";
    vein_session_receipt(session, out);
    return true;
}
