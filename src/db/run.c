// The statement under way: prepare once, send, wait without blocking, keep the result.
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define STOP_MS 100 // between two looks at whether anybody still wants the answer

int64_t vein_db_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct known *known(struct vein_db *db, const struct vein_stmt *stmt)
{
    for (size_t i = 0; i < db->known_count; i++)
        if (db->known[i].stmt == stmt)
            return &db->known[i];
    return NULL;
}

static void remember(struct vein_db *db, const struct vein_stmt *stmt)
{
    if (db->known_count == db->known_room) {
        size_t room = db->known_room ? 2 * db->known_room : 16;
        struct known *grown = realloc(db->known, room * sizeof *grown);

        if (!grown)
            abort();
        db->known = grown;
        db->known_room = room;
    }
    db->known[db->known_count++] = (struct known){.stmt = stmt};
}

static void prepared_name(const struct vein_stmt *stmt, char *name, size_t size)
{
    snprintf(name, size, "%s_%s", stmt->area, stmt->name);
}

// The values are needed until the text is prepared, and the caller may wipe its own before.
static void copy_values(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values)
{
    size_t size = 1;
    char *at;

    for (size_t i = 0; i < stmt->param_count; i++)
        size += values[i] ? strlen(values[i]) + 1 : 0;
    db->values_block = calloc(1, size);
    db->values_size = size;
    db->values = calloc(stmt->param_count + 1, sizeof *db->values);
    if (!db->values_block || !db->values)
        abort();
    at = db->values_block;
    for (size_t i = 0; i < stmt->param_count; i++) {
        if (!values[i])
            continue;
        size = strlen(values[i]) + 1;
        memcpy(at, values[i], size);
        db->values[i] = at;
        at += size;
    }
}

void vein_db_end(struct vein_db *db)
{
    if (db->values_block)
        explicit_bzero(db->values_block, db->values_size);
    free(db->values_block);
    free(db->values);
    db->values_block = NULL;
    db->values = NULL;
    db->stmt = NULL;
    PQclear(db->result);
    db->result = NULL;
    db->phase = IDLE;
    db->failed_sending = false;
}

static bool send_execute(struct vein_db *db)
{
    char name[160];

    prepared_name(db->stmt, name, sizeof name);
    db->phase = RUNNING;
    if (!PQsendQueryPrepared(db->pg, name, (int)db->stmt->param_count, db->values, NULL, NULL,
                             db->format))
        return false;
    return !db->single_row || PQsetSingleRowMode(db->pg) != 0;
}

// Most statements run once a connection: those go out in one message, and are prepared when they come again.
static bool send_once(struct vein_db *db)
{
    remember(db, db->stmt);
    db->phase = RUNNING;
    if (!PQsendQueryParams(db->pg, db->stmt->text, (int)db->stmt->param_count, NULL, db->values,
                           NULL, NULL, db->format))
        return false;
    return !db->single_row || PQsetSingleRowMode(db->pg) != 0;
}

bool vein_db_start(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                   int format, bool single_row, struct vein_err *err)
{
    char name[160];

    if (db->phase != IDLE)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "another statement is still running");
    if (!vein_db_alive(db))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Nothing was done; connect again.",
                            "the connection to the server is closed");
    if (stmt->param_count > 0 && !values)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "statement %s/%s was given no values",
                            stmt->area, stmt->name);
    if (stmt->shape == VEIN_SHAPE_COPY && !single_row)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "statement %s/%s copies: it can only be streamed", stmt->area,
                            stmt->name);
    vein_db_forget_notices(db);
    PQsetnonblocking(db->pg, 1);
    db->stmt = stmt;
    db->format = format;
    db->single_row = single_row;
    db->started_ms = vein_db_now_ms();
    copy_values(db, stmt, values);
    if (!known(db, stmt) || known(db, stmt)->prepared) {
        db->failed_sending = !(known(db, stmt) ? send_execute(db) : send_once(db));
        return true;
    }
    prepared_name(stmt, name, sizeof name);
    db->phase = PREPARING;
    db->failed_sending = !PQsendPrepare(db->pg, name, stmt->text, 0, NULL);
    return true;
}

bool vein_db_begin(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                   struct vein_err *err)
{
    return vein_db_start(db, stmt, values, 0, false, err);
}

static void keep_result(struct vein_db *db, PGresult *result)
{
    if (db->result && !vein_db_result_ok(db->result)) {
        PQclear(result); // the first error explains the later ones
        return;
    }
    PQclear(db->result);
    db->result = result;
}

bool vein_db_run_prepared(struct vein_db *db)
{
    known(db, db->stmt)->prepared = true;
    db->failed_sending = !send_execute(db);
    return !db->failed_sending;
}

// All results of the current phase are in. Returns true when the statement is over.
static bool phase_over(struct vein_db *db)
{
    if (db->phase == RUNNING || !db->result || !vein_db_result_ok(db->result))
        return true;
    PQclear(db->result);
    db->result = NULL;
    return !vein_db_run_prepared(db);
}

bool vein_db_step(struct vein_db *db)
{
    if (db->phase == IDLE || db->failed_sending || !vein_db_alive(db))
        return true;
    if (PQflush(db->pg) < 0 || !PQconsumeInput(db->pg)) {
        // What arrived before the line broke may still hold the server's reason.
        while (!PQisBusy(db->pg)) {
            PGresult *result = PQgetResult(db->pg);

            if (!result)
                break;
            keep_result(db, result);
        }
        return true;
    }
    while (!PQisBusy(db->pg)) {
        PGresult *result = PQgetResult(db->pg);

        if (result)
            keep_result(db, result);
        else if (phase_over(db))
            return true;
        if (PQstatus(db->pg) != CONNECTION_OK)
            return true;
        if (PQflush(db->pg) < 0)
            return true;
    }
    return false;
}

bool vein_db_wants_write(const struct vein_db *db)
{
    return db->phase != IDLE && vein_db_alive(db) && PQflush(db->pg) == 1;
}

int vein_db_time_left(const struct vein_db *db)
{
    int64_t left = db->started_ms + db->deadline_ms - vein_db_now_ms();

    if (db->phase == IDLE)
        return -1;
    if (db->stop && atomic_load(db->stop))
        return 0;
    if (db->deadline_ms == 0)
        return -1;
    return left > 0 ? (int)left : 0;
}

bool vein_db_wait(struct vein_db *db)
{
    struct pollfd line = {.fd = PQsocket(db->pg), .events = POLLIN};
    int left = vein_db_time_left(db);

    if (left == 0)
        return false;
    if (vein_db_wants_write(db))
        line.events |= POLLOUT;
    if (db->stop && (left < 0 || left > STOP_MS))
        left = STOP_MS;
    // An interrupted or failed poll is judged by the next step and the clock.
    (void)poll(&line, 1, left);
    return true;
}

bool vein_db_cancel(struct vein_db *db)
{
    PGcancel *cancel;
    char words[256];
    bool sent;

    if (db->phase == IDLE || vein_stmt_writes(db->stmt))
        return false;
    cancel = PQgetCancel(db->pg);
    sent = cancel && PQcancel(cancel, words, sizeof words) != 0;
    PQfreeCancel(cancel);
    return sent;
}

bool vein_db_give_up(struct vein_db *db, struct vein_err *err)
{
    struct fault fault = {.message = "no answer within the time allowed", .lost = true};

    fault.write = vein_stmt_writes(db->stmt);
    fault.sent = db->phase == RUNNING;
    db->given_up = true;
    return vein_db_judge(&fault, err);
}
