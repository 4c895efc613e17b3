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

bool vein_db_create_database(struct vein_db *db, const char *name, struct vein_err *err)
{
    struct migration m = {.db = db, .arena = vein_arena_new()};
    const char *values[] = {name};
    PGresult *result = NULL;
    char *quoted = NULL;
    bool exists;
    bool done =
        vein_migrate_ask(&m, "select from pg_database where datname = $1", 1, values, &result, err);

    if (!done)
        goto out;
    exists = PQntuples(result) == 1;
    PQclear(result);
    if (exists)
        goto out;
    // A utility command takes no parameters, so the name is quoted by the library.
    quoted = PQescapeIdentifier(db->pg, name, strlen(name));
    if (!quoted) {
        done = vein_err_set(err, VEIN_EXIT_USAGE, "", "", "this is not a database name");
        goto out;
    }
    // Byte order is the same on every machine and every library version; people's order is the
    // screens' business.
    done = vein_migrate_run(&m,
                            vein_arena_printf(m.arena,
                                              "create database %s template template0 "
                                              "encoding 'UTF8' lc_collate 'C'",
                                              quoted),
                            err);
out:
    PQfreemem(quoted);
    vein_arena_free(m.arena);
    return done;
}
