// Talking to the server while migrating: plain blocking calls, errors that name file and line.
#include "migrate_run.h"

#include <stdlib.h>
#include <string.h>

void vein_migrate_say(struct migration *m, const char *fmt, ...)
{
    struct vein_buf raw;
    struct vein_buf line;
    char text[2048];
    va_list args;

    if (!m->report)
        return;
    va_start(args, fmt);
    if (vsnprintf(text, sizeof text, fmt, args) < 0)
        text[0] = '\0';
    va_end(args);
    vein_buf_init(&raw);
    vein_buf_init(&line);
    vein_buf_adds(&raw, text);
    vein_utf8_visible(&line, raw.data); // object names and reasons come from the server
    fprintf(m->report, "%s\n", line.data);
    fflush(m->report);
    vein_buf_release(&raw);
    vein_buf_release(&line);
}

bool vein_migrate_in(const struct vein_file *file, const char *folder)
{
    size_t length = strlen(folder);
    size_t path = strlen(file->path);

    return strncmp(file->path, folder, length) == 0 && path > 4 &&
           strcmp(file->path + path - 4, ".sql") == 0;
}

static bool failed(struct migration *m, PGresult *result, struct vein_err *err)
{
    vein_db_result_error(m->db, result, false, true, err);
    PQclear(result);
    return false;
}

bool vein_migrate_run(struct migration *m, const char *sql, struct vein_err *err)
{
    PGresult *result = PQexec(m->db->pg, sql);

    if (!vein_db_result_ok(result))
        return failed(m, result, err);
    PQclear(result);
    return true;
}

bool vein_migrate_ask(struct migration *m, const char *sql, int count, const char *const *values,
                      PGresult **out, struct vein_err *err)
{
    PGresult *result = PQexecParams(m->db->pg, sql, count, NULL, values, NULL, NULL, 0);

    if (!vein_db_result_ok(result))
        return failed(m, result, err);
    *out = result;
    return true;
}

bool vein_migrate_tell(struct migration *m, const char *sql, int count, const char *const *values,
                       struct vein_err *err)
{
    PGresult *result = NULL;

    if (!vein_migrate_ask(m, sql, count, values, &result, err))
        return false;
    PQclear(result);
    return true;
}

// The server counts characters from 1; lines are counted in bytes of the same text.
static size_t line_of(const char *text, const char *position)
{
    size_t characters = position ? (size_t)strtoul(position, NULL, 10) : 0;
    size_t line = 1;

    if (characters == 0)
        return 0;
    for (; *text && characters > 1; text++) {
        if (((unsigned char)text[1] & 0xc0) != 0x80)
            characters--;
        if (*text == '\n')
            line++;
    }
    return line;
}

// A file's error has the server's own hint or none. Puts "path:line: " before the message and the
// server's context behind the detail.
static void place_error(const char *path, size_t line, const PGresult *result, struct vein_err *err)
{
    const char *context = PQresultErrorField(result, PG_DIAG_CONTEXT);
    const char *hint = PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    struct vein_err old = *err;

    if (line > 0)
        vein_err_set(err, old.exit, old.code, hint, "%s:%zu: %s", path, line, old.message);
    else
        vein_err_set(err, old.exit, old.code, hint, "%s: %s", path, old.message);
    err->retryable = old.retryable;
    memcpy(err->constraint, old.constraint, sizeof err->constraint);
    memcpy(err->column, old.column, sizeof err->column);
    snprintf(err->detail, sizeof err->detail, "%.500s%s%.500s", old.detail,
             old.detail[0] && context ? "; " : "", context ? context : "");
}

bool vein_migrate_file(struct migration *m, const struct vein_file *file, PGresult **out,
                       struct vein_err *err)
{
    struct vein_buf text;
    PGresult *result;
    bool done;

    vein_buf_init(&text);
    vein_buf_add(&text, file->data, file->size);
    result = PQexec(m->db->pg, text.size ? text.data : "");
    done = vein_db_result_ok(result) || PQresultStatus(result) == PGRES_EMPTY_QUERY;
    if (!done) {
        vein_db_result_error(m->db, result, false, true, err);
        if (err)
            place_error(file->path,
                        line_of(text.data, PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION)),
                        result, err);
    }
    vein_buf_release(&text);
    if (done && out)
        *out = result;
    else
        PQclear(result);
    return done;
}

bool vein_migrate_begin(struct migration *m, struct vein_err *err)
{
    return vein_migrate_run(m, "begin isolation level read committed read write", err) &&
           vein_migrate_run(m, "set local lock_timeout = '10s'", err);
}

bool vein_migrate_commit(struct migration *m, struct vein_err *err)
{
    PGresult *result = PQexec(m->db->pg, "commit");
    bool done = vein_db_result_ok(result);

    if (!done)
        vein_db_result_error(m->db, result, true, true, err);
    else if (strcmp(PQcmdStatus(result), "COMMIT") !=
             0) // a failed transaction "commits" as ROLLBACK
        done = vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                            "the server rolled back instead of committing");
    else if (m->db->unconfirmed)
        done = vein_db_unconfirmed(err);
    PQclear(result);
    return done;
}

void vein_migrate_rollback(struct migration *m)
{
    PGTransactionStatusType status = PQtransactionStatus(m->db->pg);

    if (status == PQTRANS_INTRANS || status == PQTRANS_INERROR)
        PQclear(PQexec(m->db->pg, "rollback"));
}
