// One statement, one answer: waits, checks the shape, copies the rows.
#include "internal.h"

#include <string.h>

#define CANCEL_MS 3000 // how long a cancelled read may take to end
#define OID_VOID 2278

bool vein_db_result_ok(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);

    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

bool vein_db_result_error(const struct vein_db *db, const PGresult *result, bool write, bool sent,
                          struct vein_err *err)
{
    struct fault fault = {
        .sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE),
        .message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY),
        .detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL),
        .hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT),
        .column = PQresultErrorField(result, PG_DIAG_COLUMN_NAME),
        .constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME),
        .write = write,
        .sent = sent,
    };
    const char *severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    bool from_server = fault.sqlstate && fault.sqlstate[0];

    if (!fault.message)
        fault.message = PQerrorMessage(db->pg);
    // An ordinary error says that nothing was done, even when the line broke after it. One that
    // ends the session may have come during the commit.
    fault.lost = !from_server && (!result || PQstatus(db->pg) != CONNECTION_OK);
    if (severity && (strcmp(severity, "FATAL") == 0 || strcmp(severity, "PANIC") == 0))
        fault.lost = true;
    return vein_db_judge(&fault, err);
}

static bool shape_error(const struct vein_stmt *stmt, int rows, int cols, struct vein_err *err)
{
    if (rows == 0 && !vein_stmt_writes(stmt))
        return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Check the code, and whether you may see it.", "nothing was found");
    return vein_err_set(err, VEIN_EXIT_INTERNAL, "",
                        "Program and database may be of different releases; "
                        "see `vein migrate --status`.",
                        "statement %s/%s answered with %d rows of %d columns", stmt->area,
                        stmt->name, rows, cols);
}

static bool check_shape(const struct vein_stmt *stmt, const PGresult *result, struct vein_err *err)
{
    bool tuples = PQresultStatus(result) == PGRES_TUPLES_OK;
    int rows = PQntuples(result);
    int cols = PQnfields(result);
    bool fits = false;

    switch (stmt->shape) {
    case VEIN_SHAPE_NONE: // a command, or a function without a value
        fits = !tuples || (cols == 1 && rows == 1 && PQftype(result, 0) == OID_VOID);
        break;
    case VEIN_SHAPE_VALUE:
        fits = tuples && rows == 1 && cols == 1;
        break;
    case VEIN_SHAPE_ROW:
        fits = tuples && rows == 1 && cols > 0;
        break;
    case VEIN_SHAPE_ROWS:
        fits = tuples;
        break;
    case VEIN_SHAPE_COPY: // for streaming only
        break;
    }
    return fits || shape_error(stmt, tuples ? rows : -1, cols, err);
}

static struct vein_rows *copy_rows(struct vein_arena *arena, const PGresult *result)
{
    size_t rows = (size_t)PQntuples(result);
    size_t cols = (size_t)PQnfields(result);
    struct vein_rows *copy = vein_arena_alloc(arena, sizeof *copy);
    const char **names = vein_arena_alloc(arena, (cols + 1) * sizeof *names);
    unsigned *types = vein_arena_alloc(arena, (cols + 1) * sizeof *types);
    const char **cells = vein_arena_alloc(arena, (rows * cols + 1) * sizeof *cells);

    for (size_t c = 0; c < cols; c++) {
        names[c] = vein_arena_strdup(arena, PQfname(result, (int)c));
        types[c] = PQftype(result, (int)c);
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < cols; c++)
            if (!PQgetisnull(result, (int)r, (int)c))
                cells[r * cols + c] =
                    vein_arena_strndup(arena, PQgetvalue(result, (int)r, (int)c),
                                       (size_t)PQgetlength(result, (int)r, (int)c));
    copy->row_count = rows;
    copy->col_count = cols;
    copy->names = names;
    copy->types = types;
    copy->cells = cells;
    return copy;
}

bool vein_db_finish(struct vein_db *db, struct vein_arena *arena, struct vein_rows **out,
                    struct vein_err *err)
{
    const struct vein_stmt *stmt = db->stmt;
    bool write;
    bool done = false;

    if (db->phase == IDLE)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "no statement was begun");
    write = vein_stmt_writes(stmt);
    if (!db->result || !vein_db_result_ok(db->result) || db->phase == PREPARING)
        vein_db_result_error(db, db->result, write, db->phase == RUNNING, err);
    else if (write && db->unconfirmed)
        vein_db_unconfirmed(err);
    else
        done = check_shape(stmt, db->result, err);
    if (done && out)
        *out = copy_rows(arena, db->result);
    vein_db_end(db);
    return done;
}

// A read that takes too long is stopped at the server, so that the connection stays usable.
static bool stop_read(struct vein_db *db)
{
    if (!vein_db_cancel(db))
        return false;
    db->started_ms = vein_db_now_ms() + CANCEL_MS - db->deadline_ms;
    while (!vein_db_step(db))
        if (!vein_db_wait(db))
            return false;
    return true;
}

bool vein_db_call(struct vein_db *db, struct vein_arena *arena, const struct vein_stmt *stmt,
                  const char *const *values, struct vein_rows **out, struct vein_err *err)
{
    if (!vein_db_begin(db, stmt, values, err))
        return false;
    while (!vein_db_step(db))
        if (!vein_db_wait(db)) {
            if (stop_read(db))
                break;
            vein_db_give_up(db, err);
            vein_db_end(db);
            return false;
        }
    return vein_db_finish(db, arena, out, err);
}

bool vein_db_call_named(struct vein_db *db, struct vein_arena *arena, const char *area,
                        const char *name, const char *const *values, struct vein_rows **out,
                        struct vein_err *err)
{
    const struct vein_stmt *stmt = vein_stmt_find(area, name);

    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement %s/%s", area,
                            name);
    return vein_db_call(db, arena, stmt, values, out, err);
}
