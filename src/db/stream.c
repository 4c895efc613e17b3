// Rows one at a time in binary form: for reading a whole ledger in constant memory. A statement that is a COPY comes in
// PostgreSQL's own file format and costs a third of what single rows cost here; it can have no parameters.
#include "internal.h"

#include <stdlib.h>
#include <string.h>

#define COLUMN_MAX 64
#define COPY_HEAD 11

// A stream under way.
struct taking {
    vein_db_row_fn *row;
    void *context;
    bool copied; // a whole COPY has come
    bool ended;
    bool failed; // err is filled
};

// Waits until a result (or the end) can be taken without blocking; false when time is up.
static bool wait_result(struct vein_db *db)
{
    db->started_ms = vein_db_now_ms();
    while (PQisBusy(db->pg)) {
        if (!vein_db_wait(db))
            return false;
        if (PQflush(db->pg) < 0 || !PQconsumeInput(db->pg))
            return true; // the next result says what happened
    }
    return true;
}

static bool hand_over(const PGresult *result, vein_db_row_fn *row, void *context,
                      struct vein_err *err)
{
    struct vein_cell cells[COLUMN_MAX];
    int cols = PQnfields(result);

    if (cols > COLUMN_MAX)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "a streamed row has %d columns", cols);
    for (int r = 0; r < PQntuples(result); r++) {
        for (int c = 0; c < cols; c++) {
            bool null = PQgetisnull(result, r, c) != 0;

            cells[c].data = null ? NULL : (const unsigned char *)PQgetvalue(result, r, c);
            cells[c].size = null ? 0 : (size_t)PQgetlength(result, r, c);
        }
        if (!row(context, cells, (size_t)cols, err))
            return false;
    }
    return true;
}

struct copied {
    const unsigned char *at, *end;
};

static bool copied_int(struct copied *in, size_t size, int64_t *out)
{
    uint64_t value = 0;

    if ((size_t)(in->end - in->at) < size)
        return false;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | *in->at++;
    *out = size == 2 ? (int16_t)value : (int32_t)value;
    return true;
}

// The signature, its last byte a NUL; then flags and the length of what may follow, four bytes each.
static bool copied_head(struct copied *in)
{
    static const char head[COPY_HEAD] = "PGCOPY\n\377\r\n";
    int64_t flags;
    int64_t more;

    if (in->end - in->at < COPY_HEAD || memcmp(in->at, head, COPY_HEAD) != 0)
        return false;
    in->at += COPY_HEAD;
    if (!copied_int(in, 4, &flags) || flags != 0 || !copied_int(in, 4, &more) || more < 0 ||
        in->end - in->at < more)
        return false;
    in->at += more;
    return true;
}

// One row; *count is -1 at the mark behind the last one. False when the bytes are no row.
static bool copied_row(struct copied *in, struct vein_cell cells[COLUMN_MAX], int64_t *count)
{
    if (!copied_int(in, 2, count) || *count < -1 || *count > COLUMN_MAX)
        return false;
    for (int64_t c = 0; c < *count; c++) {
        int64_t size;

        if (!copied_int(in, 4, &size) || size < -1 || size > in->end - in->at)
            return false;
        cells[c].data = size < 0 ? NULL : in->at;
        cells[c].size = size < 0 ? 0 : (size_t)size;
        in->at += cells[c].size;
    }
    return true;
}

// What arrived together: a row, the head with the first row, or the end.
static bool hand_copied(struct copied *in, bool *begun, bool *over, vein_db_row_fn *row,
                        void *context, struct vein_err *err)
{
    struct vein_cell cells[COLUMN_MAX];
    int64_t count = 0;
    bool good = *begun || copied_head(in);

    *begun = true;
    while (good && !*over && in->at < in->end) {
        good = copied_row(in, cells, &count);
        *over = good && count < 0;
        if (good && !*over && !row(context, cells, (size_t)count, err))
            return false;
    }
    if (!good || in->at < in->end)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the server's copy is no copy");
    return true;
}

enum copy_end { COPY_ENDED, COPY_BROKEN, COPY_STOPPED, COPY_LATE };

// The next piece of a COPY; *size as PQgetCopyData has it: -1 at the end, -2 after an error. False when time is up.
static bool take_piece(struct vein_db *db, char **bytes, int *size)
{
    while ((*size = PQgetCopyData(db->pg, bytes, 1)) == 0) {
        db->started_ms = vein_db_now_ms();
        if (!vein_db_wait(db))
            return false;
        if (PQflush(db->pg) < 0 || !PQconsumeInput(db->pg)) {
            *size = -2;
            return true; // the next result says what happened
        }
    }
    return true;
}

static enum copy_end take_copy(struct vein_db *db, vein_db_row_fn *row, void *context,
                               struct vein_err *err)
{
    bool begun = false;
    bool over = false;
    char *bytes = NULL;
    int size;

    while (take_piece(db, &bytes, &size)) {
        struct copied in = {(unsigned char *)bytes, (unsigned char *)bytes + (size > 0 ? size : 0)};
        bool good;

        if (size < 0)
            return over ? COPY_ENDED : COPY_BROKEN;
        good = hand_copied(&in, &begun, &over, row, context, err);
        PQfreemem(bytes);
        if (!good)
            return COPY_STOPPED;
    }
    return COPY_LATE;
}

// The statement is given up on purpose; the connection stays usable when the server stops in time.
static void drop_rest(struct vein_db *db)
{
    PGresult *result;

    vein_db_cancel(db);
    do {
        char *bytes = NULL;
        int size = 0;

        if (!wait_result(db)) {
            db->given_up = true;
            return;
        }
        result = PQgetResult(db->pg);
        while (size >= 0 && PQresultStatus(result) == PGRES_COPY_OUT) {
            if (!take_piece(db, &bytes, &size)) {
                db->given_up = true;
                size = -1;
            }
            if (size > 0)
                PQfreemem(bytes);
        }
        PQclear(result);
    } while (result && !db->given_up);
}

// One result of a stream. False when there is nothing more to wait for.
static bool take_result(struct vein_db *db, PGresult *result, struct taking *taking,
                        struct vein_err *err)
{
    ExecStatusType status = PQresultStatus(result);
    enum copy_end end;

    if (taking->failed || status == PGRES_TUPLES_OK ||
        (status == PGRES_COMMAND_OK && taking->copied)) {
        taking->ended = true;
        return true;
    }
    if (status == PGRES_SINGLE_TUPLE && hand_over(result, taking->row, taking->context, err))
        return true;
    if (status == PGRES_COPY_OUT) {
        end = take_copy(db, taking->row, taking->context, err);
        taking->copied = end == COPY_ENDED;
        if (end == COPY_LATE)
            vein_db_give_up(db, err);
        if (end == COPY_ENDED || end == COPY_BROKEN)
            return true;
        if (end == COPY_STOPPED)
            drop_rest(db);
        return false;
    }
    if (status == PGRES_SINGLE_TUPLE) {
        drop_rest(db);
        return false;
    }
    taking->failed = true;
    vein_db_result_error(db, result, false, true, err);
    return true;
}

// Takes results until the final one has been judged.
static bool take_rows(struct vein_db *db, vein_db_row_fn *row, void *context, struct vein_err *err)
{
    struct taking taking = {.row = row, .context = context};

    for (;;) {
        PGresult *result;
        bool goes_on;

        if (!wait_result(db)) {
            if (taking.failed)
                db->given_up = true;
            else
                vein_db_give_up(db, err);
            return false;
        }
        result = PQgetResult(db->pg);
        if (!result)
            break;
        goes_on = take_result(db, result, &taking, err);
        PQclear(result);
        if (!goes_on)
            return false;
    }
    if (!taking.failed &&
        !taking.ended) // good rows may precede a broken line: the final status decides
        return vein_db_result_error(db, NULL, false, true, err);
    return !taking.failed;
}

// Prepares through the ordinary steps; stops when the statement itself is under way.
static bool reach_running(struct vein_db *db, struct vein_err *err)
{
    while (db->phase == PREPARING && !db->failed_sending && vein_db_alive(db)) {
        PGresult *result;

        if (!wait_result(db))
            return vein_db_give_up(db, err);
        result = PQgetResult(db->pg);
        if (result && !vein_db_result_ok(result)) {
            vein_db_result_error(db, result, false, false, err);
            PQclear(result);
            while ((result = PQgetResult(db->pg)))
                PQclear(result);
            return false;
        }
        PQclear(result);
        if (!result && !vein_db_run_prepared(db))
            return vein_db_result_error(db, NULL, false, true, err);
    }
    if (db->failed_sending || !vein_db_alive(db))
        return vein_db_result_error(db, NULL, false, true, err);
    return true;
}

bool vein_db_stream(struct vein_db *db, const struct vein_stmt *stmt, const char *const *values,
                    vein_db_row_fn *row, void *context, struct vein_err *err)
{
    bool done;

    if (vein_stmt_writes(stmt))
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "statement %s/%s writes: not for streaming", stmt->area, stmt->name);
    if (!vein_db_start(db, stmt, values, 1, true, err))
        return false;
    done = reach_running(db, err) && take_rows(db, row, context, err);
    vein_db_end(db);
    return done;
}
