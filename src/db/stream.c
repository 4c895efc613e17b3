// Rows one at a time in binary form: for reading a whole ledger in constant memory.
#include "internal.h"

#include <stdlib.h>

#define COLUMN_MAX 64

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

// The statement is given up on purpose; the connection stays usable when the server stops in time.
static void drop_rest(struct vein_db *db)
{
    PGresult *result;

    vein_db_cancel(db);
    for (;;) {
        if (!wait_result(db)) {
            db->given_up = true;
            return;
        }
        result = PQgetResult(db->pg);
        if (!result)
            return;
        PQclear(result);
    }
}

// Takes results until the final one has been judged.
static bool take_rows(struct vein_db *db, vein_db_row_fn *row, void *context, struct vein_err *err)
{
    bool ended = false;
    bool failed = false;

    for (;;) {
        PGresult *result;

        if (!wait_result(db)) {
            if (failed)
                db->given_up = true;
            else
                vein_db_give_up(db, err);
            return false;
        }
        result = PQgetResult(db->pg);
        if (!result)
            break;
        if (failed || PQresultStatus(result) == PGRES_TUPLES_OK) {
            ended = true;
        } else if (PQresultStatus(result) != PGRES_SINGLE_TUPLE) {
            failed = true;
            vein_db_result_error(db, result, false, true, err);
        } else if (!hand_over(result, row, context, err)) {
            PQclear(result);
            drop_rest(db);
            return false;
        }
        PQclear(result);
    }
    if (!failed && !ended) // good rows may precede a broken line: the final status decides
        return vein_db_result_error(db, NULL, false, true, err);
    return !failed;
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
