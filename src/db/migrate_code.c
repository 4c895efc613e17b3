// The repeatable part: dropped and rebuilt as a whole in the caller's transaction.
#include "migrate_run.h"
#include "vein/errcode.h"

#include <stdlib.h>
#include <string.h>

// Everything that code files may make. Identity numbers grow with creation, so their order is the
// order of creation; backwards it is an order for dropping.
#define CODE_OBJECTS                                                                               \
    "select o.class, o.id from ("                                                                  \
    " select 'pg_proc'::regclass::oid as class, oid as id, pronamespace as space from pg_proc"     \
    " union all select 'pg_class'::regclass, oid, relnamespace from pg_class"                      \
    "  where relkind in ('v', 'm') or (relkind = 'r' and relnamespace = to_regnamespace('past'))"  \
    " union all select 'pg_type'::regclass, t.oid, t.typnamespace from pg_type t"                  \
    "  where t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and exists (select from pg_class c"  \
    "   where c.oid = t.typrelid and c.relkind = 'c'))"                                            \
    " union all select 'pg_trigger'::regclass, t.oid, c.relnamespace from pg_trigger t"            \
    "  join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and t.tgparentid = 0"         \
    " union all select 'pg_policy'::regclass, p.oid, c.relnamespace from pg_policy p"              \
    "  join pg_class c on c.oid = p.polrelid"                                                      \
    " union all select 'pg_rewrite'::regclass, r.oid, c.relnamespace from pg_rewrite r"            \
    "  join pg_class c on c.oid = r.ev_class where r.rulename <> '_RETURN'"                        \
    " union all select 'pg_operator'::regclass, oid, oprnamespace from pg_operator"                \
    ") o join pg_namespace n on n.oid = o.space"                                                   \
    " where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'meta')"

// What holds data must not be rebuilt, so it must not be made here. Tables of the past hold none
// outside of one reading.
#define TABLE_COUNT                                                                                \
    "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"                \
    " where c.relkind in ('r', 'p', 'S', 'f') and n.nspname !~ '^(pg_|past$)'"

static bool ask_text(struct migration *m, const char *sql, const char **out, struct vein_err *err)
{
    PGresult *result = NULL;

    if (!vein_migrate_ask(m, sql, 0, NULL, &result, err))
        return false;
    *out = vein_arena_strdup(m->arena, PQntuples(result) ? PQgetvalue(result, 0, 0) : "");
    PQclear(result);
    return true;
}

static bool drop_one(struct migration *m, const char *kind, const char *identity,
                     struct vein_err *err)
{
    // Both were written by this program from the catalogue, quoted by the server.
    const char *sql = vein_arena_printf(m->arena, "drop %s %s", kind, identity);
    struct vein_err cause;

    if (vein_migrate_run(m, sql, &cause))
        return true;
    vein_err_set(
        err, cause.exit, cause.code,
        "Code that migrations depend on must be made by a migration; objects made or dropped "
        "by hand must be put back first.",
        "can't drop %s %s: %s", kind, identity, cause.message);
    if (err)
        memcpy(err->detail, cause.detail, sizeof err->detail);
    return false;
}

bool vein_migrate_drop_code(struct migration *m, struct vein_err *err)
{
    PGresult *result = NULL;
    bool done = true;
    int count;

    if (!vein_migrate_ask(m, "select kind, identity from meta.object order by position desc", 0,
                          NULL, &result, err))
        return false;
    count = PQntuples(result);
    for (int row = 0; done && row < count; row++)
        done = drop_one(m, PQgetvalue(result, row, 0), PQgetvalue(result, row, 1), err);
    PQclear(result);
    if (done && count > 0)
        vein_migrate_say(m, "code: %d objects dropped", count);
    // The release row goes with its code: until it is back, no program takes this database for its
    // own.
    return done && vein_migrate_run(m, "delete from meta.object; delete from meta.release", err);
}

bool vein_migrate_has(const struct migration *m, const char *path)
{
    for (size_t i = 0; i < m->file_count; i++)
        if (strcmp(m->files[i].path, path) == 0)
            return true;
    return false;
}

static bool run_folder(struct migration *m, const char *folder, struct vein_err *err)
{
    for (size_t i = 0; i < m->file_count; i++) {
        if (vein_migrate_in(&m->files[i], folder) && !vein_migrate_guarded(m, &m->files[i], err))
            return false;
    }
    return true;
}

static bool record_objects(struct migration *m, const char *before, struct vein_err *err)
{
    const char *values[] = {before};

    return vein_migrate_tell(
        m,
        "insert into meta.object (position, kind, identity) "
        "select row_number() over (order by o.id), i.type, i.identity from (" CODE_OBJECTS
        " and o.class || ':' || o.id <> all ($1::text[])) o, "
        "lateral pg_identify_object(o.class, o.id, 0) i",
        1, values, err);
}

// Bodies are not checked while the files run, so that functions may name each other in any order;
// they are checked here, each under its own search path.
static bool check_bodies(struct migration *m, struct vein_err *err)
{
    PGresult *result = NULL;
    bool done = true;

    if (!vein_migrate_ask(
            m,
            "select p.oid::text, p.oid::regprocedure::text, coalesce((select substr(c, 13) from "
            "unnest(p.proconfig) c where c like 'search_path=%'), 'pg_catalog, pg_temp') "
            "from pg_proc p join pg_language l on l.oid = p.prolang "
            "join pg_namespace n on n.oid = p.pronamespace "
            "where l.lanname = 'sql' and p.prosqlbody is null and n.nspname !~ '^pg_' "
            "and n.nspname <> 'information_schema' and p.proowner = current_user::regrole "
            "order by p.oid",
            0, NULL, &result, err) ||
        !vein_migrate_run(m, "set local check_function_bodies = on", err)) {
        PQclear(result);
        return false;
    }
    for (int row = 0; done && row < PQntuples(result); row++) {
        const char *values[] = {PQgetvalue(result, row, 2), PQgetvalue(result, row, 0)};

        done = vein_migrate_tell(m,
                                 "select set_config('search_path', $1, true), "
                                 "fmgr_sql_validator($2::oid)",
                                 2, values, err);
        if (!done && err) {
            struct vein_err cause = *err;

            vein_err_set(err, cause.exit, cause.code, cause.hint, "function %s: %s",
                         PQgetvalue(result, row, 1), cause.message);
        }
    }
    PQclear(result);
    return done && vein_migrate_run(m, "set local search_path = pg_catalog, pg_temp", err);
}

// The error dictionary is one file for database, program and documentation.
static bool fill_errors(struct migration *m, struct vein_err *err)
{
    if (!vein_migrate_has(m, "sql/errcode.txt"))
        return true;
    for (size_t i = 0; i < vein_errcode_count; i++) {
        const struct vein_errcode *e = &vein_errcode_table[i];
        char exit_class[4];
        const char *values[] = {e->code, e->name, exit_class, e->message, e->hint};

        snprintf(exit_class, sizeof exit_class, "%d", e->exit);
        if (!vein_migrate_tell(m,
                               "insert into ref.error (code, name, exit, message, hint) "
                               "values ($1, $2, $3::integer, $4, $5) on conflict (code) do update "
                               "set name = excluded.name, exit = excluded.exit, "
                               "message = excluded.message, hint = excluded.hint",
                               5, values, err))
            return false;
    }
    return true;
}

bool vein_migrate_build_code(struct migration *m, struct vein_err *err)
{
    const char *before = NULL;
    const char *tables = NULL;
    const char *tables_after = NULL;
    const char *made = NULL;

    if (!vein_migrate_guard(m, err) ||
        !ask_text(
            m, "select coalesce(array_agg(o.class || ':' || o.id), '{}') from (" CODE_OBJECTS ") o",
            &before, err) ||
        !ask_text(m, TABLE_COUNT, &tables, err) ||
        !vein_migrate_run(m, "set local check_function_bodies = off", err) ||
        !run_folder(m, "sql/rule/", err) || !run_folder(m, "sql/api/", err) ||
        !run_folder(m, "sql/report/", err) || !run_folder(m, "sql/past/", err) ||
        !record_objects(m, before, err) || !ask_text(m, TABLE_COUNT, &tables_after, err))
        return false;
    if (strcmp(tables, tables_after) != 0)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Tables and sequences belong into migrations.",
                            "the repeatable code made or dropped a table or sequence");
    if ((!m->tested && !check_bodies(m, err)) || !fill_errors(m, err) ||
        !run_folder(m, "sql/seed/", err) || !run_folder(m, "sql/grant/", err) ||
        !vein_migrate_unguard(m, err) ||
        !ask_text(m, "select count(*) from meta.object", &made, err))
        return false;
    vein_migrate_say(m, "code: %s objects made", made);
    return true;
}

static size_t tell_findings(struct migration *m, const struct vein_file *file,
                            const PGresult *result, struct vein_buf *first)
{
    for (int row = 0; row < PQntuples(result); row++) {
        const char *object = PQnfields(result) > 0 ? PQgetvalue(result, row, 0) : "";
        const char *reason = PQnfields(result) > 1 ? PQgetvalue(result, row, 1) : "";

        vein_migrate_say(m, "%s: %s: %s", file->path, object, reason);
        if (first->size < 700)
            vein_buf_addf(first, "%s%s: %s", first->size ? "; " : "", object, reason);
    }
    return (size_t)PQntuples(result);
}

bool vein_migrate_lint(struct migration *m, struct vein_err *err)
{
    struct vein_buf first;
    size_t findings = 0;
    size_t lints = 0;
    bool done = true;

    vein_buf_init(&first);
    for (size_t i = 0; done && i < m->file_count; i++) {
        PGresult *result = NULL;

        if (!vein_migrate_in(&m->files[i], "sql/lint/"))
            continue;
        lints++;
        done = vein_migrate_file(m, &m->files[i], &result, err);
        if (done && PQresultStatus(result) != PGRES_TUPLES_OK)
            done = vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "%s is not one select",
                                m->files[i].path);
        else if (done)
            findings += tell_findings(m, &m->files[i], result, &first);
        PQclear(result);
    }
    if (done && findings > 0) {
        done = vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Nothing of the code was changed; mend what the lints name.",
                            "%zu lint findings in the new schema", findings);
        if (err)
            snprintf(err->detail, sizeof err->detail, "%s", first.data);
    } else if (done) {
        vein_migrate_say(m, "lint: %zu checks, no finding", lints);
    }
    vein_buf_release(&first);
    return done;
}
