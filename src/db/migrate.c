// `vein migrate`: compares the database with the files of this program, applies what is missing.
#include "migrate_run.h"

#include <string.h>

// The only advisory lock in the system: one migration at a time. "VEIN" as a number.
#define LOCK_KEY "1447381326"

static const char *folded(const char *text)
{
    return text ? text : "an unknown program";
}

static bool prepare_session(struct migration *m, bool lock, struct vein_err *err)
{
    if (m->db->phase != IDLE || PQtransactionStatus(m->db->pg) != PQTRANS_IDLE)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the session is busy");
    vein_db_forget_notices(m->db);
    if (!vein_migrate_run(m, "set role vein_owner", err)) {
        if (err && (strcmp(err->code, "22023") == 0 || strcmp(err->code, "VN003") == 0))
            return vein_err_set(
                err, VEIN_EXIT_REFUSED, err->code,
                "Run the bootstrap files as a superuser, then migrate as a member of "
                "vein_owner.",
                "%s can't act as vein_owner", vein_db_user(m->db));
        return false;
    }
    if (!vein_migrate_run(
            m,
            "set search_path = pg_catalog, pg_temp; set client_min_messages = warning; "
            "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; "
            "set timezone = 'UTC'; set datestyle = 'ISO'; set lock_timeout = '30s'",
            err))
        return false;
    if (!lock || vein_migrate_run(m, "select pg_advisory_lock(" LOCK_KEY ")", err))
        return true;
    if (err && strcmp(err->code, "VN120") == 0)
        vein_err_set(err, VEIN_EXIT_REFUSED, "VN120", "Wait until it has ended.",
                     "another migration of this database is running");
    return false;
}

static void leave_session(struct migration *m, bool lock)
{
    if (PQstatus(m->db->pg) != CONNECTION_OK)
        return;
    vein_migrate_rollback(m);
    if (lock)
        PQclear(PQexec(m->db->pg, "select pg_advisory_unlock(" LOCK_KEY ")"));
    PQclear(PQexec(m->db->pg, "reset role; reset all"));
}

// What the ledger's triggers write as the act of these changes. scope_local: for this transaction.
static bool set_act(struct migration *m, int number, bool scope_local, struct vein_err *err)
{
    char act[32];
    const char *values[] = {act, scope_local ? "t" : "f"};

    snprintf(act, sizeof act, "migration %d", number);
    return vein_migrate_tell(m, "select set_config('vein.act', $1, $2::boolean)", 2, values, err);
}

// Between the transactions of a normal run; nothing when all happens in one.
static bool open_part(struct migration *m, struct vein_err *err)
{
    return m->one_transaction || vein_migrate_begin(m, err);
}

static bool close_part(struct migration *m, struct vein_err *err)
{
    return m->one_transaction || vein_migrate_commit(m, err);
}

static bool apply_step(struct migration *m, const struct step *step, struct vein_err *err)
{
    return open_part(m, err) && (!step->drops_code || vein_migrate_drop_code(m, err)) &&
           vein_migrate_note(m, step, err) && set_act(m, step->number, true, err) &&
           vein_migrate_guard(m, err) && vein_migrate_guarded(m, step->file, err) &&
           vein_migrate_unguard(m, err) && close_part(m, err);
}

// A command that can't run in a transaction. It is noted afterwards, so it must bear repetition.
static bool apply_alone(struct migration *m, const struct step *step, struct vein_err *err)
{
    if (m->one_transaction) {
        vein_migrate_say(m, "migration %04d_%s: unchecked (transaction: no)", step->number,
                         step->slug);
        return true;
    }
    return set_act(m, step->number, false, err) && vein_migrate_file(m, step->file, NULL, err) &&
           vein_migrate_note(m, step, err) && vein_migrate_run(m, "reset vein.act", err);
}

static bool apply_steps(struct migration *m, struct vein_err *err)
{
    for (size_t i = 0; i < m->step_count; i++) {
        const struct step *step = &m->steps[i];
        int64_t start = vein_db_now_ms();

        if (step->applied)
            continue;
        if (!(step->transactional ? apply_step(m, step, err) : apply_alone(m, step, err)))
            return false;
        if (step->transactional || !m->one_transaction)
            vein_migrate_say(m, "migration %04d_%s: %s in %lld ms", step->number, step->slug,
                             m->one_transaction ? "works" : "applied",
                             (long long)(vein_db_now_ms() - start));
    }
    return true;
}

// Old rules stay in force until the new ones replace them in one transaction: the locks of the
// drops keep every writer out meanwhile.
static bool apply_code(struct migration *m, struct vein_err *err)
{
    return open_part(m, err) && set_act(m, (int)m->step_count, true, err) &&
           vein_migrate_drop_code(m, err) && vein_migrate_build_code(m, err) &&
           (m->tested || vein_migrate_lint(m, err)) && vein_migrate_note_release(m, err) &&
           // open terminals look at once, and find that they are of another release
           vein_migrate_run(m, "notify vein", err) && close_part(m, err);
}

static bool apply(struct migration *m, struct vein_err *err)
{
    if (m->bits == 0) {
        vein_migrate_say(m, "the database is up to date");
        return true;
    }
    if (m->one_transaction && !vein_migrate_begin(m, err))
        return false;
    if (!m->has_meta &&
        (!open_part(m, err) || !vein_migrate_make_meta(m, err) || !close_part(m, err)))
        return false;
    if (!apply_steps(m, err) || !apply_code(m, err))
        return false;
    vein_migrate_say(m, m->one_transaction ? "all of it works; nothing was kept"
                                           : "the database is at "
                                             "vein " VEIN_VERSION);
    return true;
}

static void tell_plan(struct migration *m)
{
    for (size_t i = 0; i < m->step_count; i++)
        if (!m->steps[i].applied)
            vein_migrate_say(m, "migration %04d_%s: pending%s%s%s", m->steps[i].number,
                             m->steps[i].slug, m->steps[i].breaking ? ", breaking" : "",
                             m->steps[i].transactional ? "" : ", outside a transaction",
                             m->steps[i].drops_code ? ", drops the code first" : "");
    if (m->bits & (VEIN_MIGRATE_DIFFERS | VEIN_MIGRATE_PENDING))
        vein_migrate_say(m, "code: would be built again%s",
                         m->bits & VEIN_MIGRATE_DIFFERS ? "" : " (because of the migrations)");
    if (m->bits == 0)
        vein_migrate_say(m, "the database is up to date");
}

static bool refuse_ahead(const struct migration *m, struct vein_err *err)
{
    if (!(m->bits & VEIN_MIGRATE_AHEAD))
        return true;
    return vein_err_set(
        err, VEIN_EXIT_REFUSED, "", "Install the newer program on this machine.",
        "the database is newer: it is at migration %d of %s, this program is vein " VEIN_VERSION
        " with %zu migrations",
        m->newest, folded(m->newest_program), m->step_count);
}

// Reasons are counted in letters, and names compared without their case. Where LC_CTYPE is C only those of ASCII are letters.
static bool knows_letters(struct migration *m, struct vein_err *err)
{
    PGresult *result = NULL;
    bool known;

    if (!vein_migrate_ask(m, "select chr(1078) ~ '^[[:alpha:]]$' and upper(chr(1078)) = chr(1046)",
                          0, NULL, &result, err))
        return false;
    known = strcmp(PQgetvalue(result, 0, 0), "t") == 0;
    PQclear(result);
    return known ||
           vein_err_set(err, VEIN_EXIT_REFUSED, "",
                        "Make the database with LC_CTYPE C.UTF-8: createdb --encoding UTF8 "
                        "--template template0 --lc-collate C --lc-ctype C.UTF-8.",
                        "this database knows no letters but those of English");
}

static bool work(struct migration *m, enum vein_migrate_mode mode, struct vein_err *err)
{
    if (!vein_migrate_read_steps(m, err) || !vein_migrate_compare(m, err))
        return false;
    if (mode == VEIN_MIGRATE_STATUS)
        return true;
    if (!refuse_ahead(m, err))
        return false;
    if (mode == VEIN_MIGRATE_PLAN) {
        tell_plan(m);
        return true;
    }
    if (!knows_letters(m, err))
        return false;
    m->one_transaction = mode == VEIN_MIGRATE_CHECK;
    m->tested = mode == VEIN_MIGRATE_NEW && !m->has_meta;
    return apply(m, err);
}

bool vein_migrate_files(struct vein_db *db, const struct vein_file *files, size_t count,
                        enum vein_migrate_mode mode, FILE *report, unsigned *bits,
                        struct vein_err *err)
{
    struct migration m = {.db = db, .files = files, .file_count = count, .report = report};
    bool lock = mode != VEIN_MIGRATE_PLAN && mode != VEIN_MIGRATE_STATUS;
    bool done;

    if (!vein_db_alive(db))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Connect again.",
                            "the connection to the server is closed");
    m.arena = vein_arena_new();
    done = prepare_session(&m, lock, err) && work(&m, mode, err);
    leave_session(&m, lock);
    if (done && bits)
        *bits = m.bits;
    vein_arena_free(m.arena);
    return done;
}

bool vein_migrate(struct vein_db *db, enum vein_migrate_mode mode, FILE *report, unsigned *bits,
                  struct vein_err *err)
{
    return vein_migrate_files(db, vein_file_table, vein_file_count, mode, report, bits, err);
}

static void say_reason(char *reason, size_t size, const char *mark, const struct vein_rows *rows)
{
    if (!reason || size == 0)
        return;
    if (!rows || rows->row_count == 0)
        snprintf(reason, size,
                 "the database is not at any release yet, this program is vein " VEIN_VERSION
                 " (%s); run `vein migrate`",
                 mark);
    else
        snprintf(reason, size,
                 "the database is at %s (%s), this program is vein " VEIN_VERSION
                 " (%s); install that program or run `vein migrate`",
                 vein_rows_text(rows, 0, "program"), vein_rows_text(rows, 0, "mark"), mark);
}

bool vein_migrate_matches_files(struct vein_db *db, const struct vein_file *files, size_t count,
                                bool *matches, char *reason, size_t reason_size,
                                struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_rows *rows = NULL;
    struct vein_err cause;
    char mark[MARK_SIZE];
    bool done = vein_db_call_named(db, arena, "db", "release", NULL, &rows, &cause);

    vein_migrate_mark(files, count, mark);
    if (done || strcmp(cause.code, "42P01") == 0 || strcmp(cause.code, "3F000") == 0) {
        *matches =
            done && rows->row_count == 1 && strcmp(vein_rows_text(rows, 0, "mark"), mark) == 0;
        if (!*matches)
            say_reason(reason, reason_size, mark, rows);
        done = true;
    } else if (err) {
        *err = cause;
    }
    vein_arena_free(arena);
    return done;
}

bool vein_migrate_matches(struct vein_db *db, bool *matches, char *reason, size_t reason_size,
                          struct vein_err *err)
{
    return vein_migrate_matches_files(db, vein_file_table, vein_file_count, matches, reason,
                                      reason_size, err);
}
