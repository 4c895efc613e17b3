// Small questions to an open session.
#include "internal.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define NOTICE_READS 64 // of the line at one look

void vein_db_wipe(void *bytes, size_t size)
{
    if (bytes)
        explicit_bzero(bytes, size);
}

void vein_db_close(struct vein_db *db)
{
    if (!db)
        return;
    vein_db_end(db);
    vein_db_forget_notices(db);
    vein_db_hang_up(db->pg);
    free(db->known);
    free(db);
}

int vein_db_fd(const struct vein_db *db)
{
    return vein_db_alive(db) ? PQsocket(db->pg) : -1;
}

bool vein_db_alive(const struct vein_db *db)
{
    return db && !db->given_up && PQstatus(db->pg) == CONNECTION_OK;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

const char *vein_db_user(const struct vein_db *db)
{
    return or_empty(PQuser(db->pg));
}

const char *vein_db_name(const struct vein_db *db)
{
    return or_empty(PQdb(db->pg));
}

const char *vein_db_host(const struct vein_db *db)
{
    return or_empty(PQhost(db->pg));
}

const char *vein_db_port(const struct vein_db *db)
{
    return or_empty(PQport(db->pg));
}

int vein_db_server_version(const struct vein_db *db)
{
    return PQserverVersion(db->pg);
}

bool vein_db_encrypted(const struct vein_db *db)
{
    return PQsslInUse(db->pg) != 0;
}

bool vein_db_password_is(const struct vein_db *db, const char *password)
{
    const char *own = PQpass(db->pg);

    return own && own[0] && strcmp(own, password) == 0;
}

bool vein_db_used_password(const struct vein_db *db)
{
    return PQconnectionUsedPassword(db->pg) != 0;
}

void vein_db_set_deadline(struct vein_db *db, int milliseconds)
{
    db->deadline_ms = milliseconds > 0 ? milliseconds : 0;
}

void vein_db_stop_when(struct vein_db *db, const atomic_bool *stop)
{
    db->stop = stop;
}

const char *vein_db_notice(const struct vein_db *db, size_t at)
{
    return at < db->notice_count ? db->notices[at].data : NULL;
}

bool vein_db_listen(struct vein_db *db, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();

    if (!db->listening)
        db->listening = vein_db_call_named(db, arena, "session", "listen", NULL, NULL, err);
    vein_arena_free(arena);
    return db->listening;
}

bool vein_db_listening(const struct vein_db *db)
{
    return vein_db_alive(db) && db->listening;
}

bool vein_db_noticed(struct vein_db *db)
{
    struct pollfd line = {.fd = PQsocket(db->pg), .events = POLLIN};
    bool any = false;

    // A flood is taken in pieces, so that whoever waits for a job gets a turn.
    for (int i = 0; i < NOTICE_READS && db->phase == IDLE && vein_db_alive(db); i++) {
        PGnotify *note;

        if (i > 0 && poll(&line, 1, 0) <= 0)
            break;
        if (!PQconsumeInput(db->pg))
            break;
        while ((note = PQnotifies(db->pg)) != NULL) {
            any = true;
            PQfreemem(note);
        }
    }
    return any;
}

bool vein_db_scram_verifier(struct vein_db *db, const char *login, const char *password,
                            struct vein_arena *arena, char **out, struct vein_err *err)
{
    char *verifier = PQencryptPasswordConn(db->pg, password, login, "scram-sha-256");

    if (!verifier)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "the password's verifier could not be computed");
    *out = vein_arena_strdup(arena, verifier);
    PQfreemem(verifier);
    return true;
}
