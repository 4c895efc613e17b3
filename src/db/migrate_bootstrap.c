// What needs a superuser, once: the database, the roles, the settings.
#include "migrate_run.h"

#include <string.h>

bool vein_bootstrap(struct vein_db *db, FILE *report, struct vein_err *err)
{
    struct migration m = {.db = db, .report = report};

    if (!vein_db_alive(db) || PQtransactionStatus(db->pg) != PQTRANS_IDLE)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "the session is busy or closed");
    vein_db_forget_notices(db);
    for (size_t i = 0; i < vein_file_count; i++) {
        const struct vein_file *file = &vein_file_table[i];

        if (!vein_migrate_in(file, "sql/bootstrap/"))
            continue;
        if (!vein_migrate_begin(&m, err) || !vein_migrate_file(&m, file, NULL, err) ||
            !vein_migrate_commit(&m, err)) {
            vein_migrate_rollback(&m);
            return false;
        }
        vein_migrate_say(&m, "%s: done", file->path);
    }
    return true;
}

static bool database_exists(struct migration *m, const char *name, bool *exists,
                            struct vein_err *err)
{
    const char *values[] = {name};
    PGresult *result = NULL;

    if (!vein_migrate_ask(m, "select from pg_database where datname = $1", 1, values, &result, err))
        return false;
    *exists = PQntuples(result) == 1;
    PQclear(result);
    return true;
}

// A utility command takes no parameters, so names are quoted by the library.
static const char *quoted(struct migration *m, const char *name, struct vein_err *err)
{
    char *text = PQescapeIdentifier(m->db->pg, name, strlen(name));
    const char *kept = text ? vein_arena_strdup(m->arena, text) : NULL;

    PQfreemem(text);
    if (!kept)
        vein_err_set(err, VEIN_EXIT_USAGE, "", "", "this is not a database name");
    return kept;
}

bool vein_db_create_database(struct vein_db *db, const char *name, struct vein_err *err)
{
    struct migration m = {.db = db, .arena = vein_arena_new()};
    const char *new = NULL;
    bool exists = false;
    bool done = database_exists(&m, name, &exists, err);

    // Byte order is the same on every machine and every library version; people's order is the
    // screens' business.
    if (done && !exists)
        done = (new = quoted(&m, name, err)) &&
               vein_migrate_run(&m,
                                vein_arena_printf(m.arena,
                                                  "create database %s template template0 "
                                                  "encoding 'UTF8' lc_collate 'C'",
                                                  new),
                                err);
    vein_arena_free(m.arena);
    return done;
}

bool vein_db_take_database(struct vein_db *db, const char *spare, const char *name,
                           struct vein_err *err)
{
    struct migration m = {.db = db, .arena = vein_arena_new()};
    const char *old = NULL;
    const char *new = NULL;
    bool exists = false;
    bool has_spare = false;
    bool done = database_exists(&m, name, &exists, err) &&
                (exists || database_exists(&m, spare, &has_spare, err));

    if (done && !exists && has_spare)
        done = (old = quoted(&m, spare, err)) && (new = quoted(&m, name, err)) &&
               vein_migrate_run(&m,
                                vein_arena_printf(m.arena,
                                                  "alter database %s rename to %s; "
                                                  "comment on database %s is null",
                                                  old, new, new),
                                err);
    else if (done && !exists)
        done = vein_db_create_database(db, name, err);
    vein_arena_free(m.arena);
    return done;
}
