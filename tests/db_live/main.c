// The db room against a real server: every line is one promise of include/vein/db.h or migrate.h.
// Needs PostgreSQL 15's own programs; makes a cluster of its own below /tmp and removes it.
#include "live.h"

#include <stdlib.h>

int main(void)
{
    static const char *const cleared[] = {"PGHOST",    "PGHOSTADDR", "PGPORT",     "PGDATABASE",
                                          "PGSERVICE", "PGUSER",     "PGPASSWORD", "PGOPTIONS"};
    struct vein_err err;
    struct vein_db *db;

    for (size_t i = 0; i < sizeof cleared / sizeof *cleared; i++)
        unsetenv(cleared[i]);
    if (!live_start()) {
        printf("not ok 1 - the private cluster starts\n");
        live_stop();
        return 1;
    }
    db = live_connect(SUPERUSER, "postgres", NULL);
    live_ok(vein_db_create_database(db, DATABASE, &err), "a database is made");
    live_ok(vein_db_create_database(db, DATABASE, &err), "one that exists is left as it is");
    vein_db_close(db);
    live_call();
    live_stream();
    live_sign();
    live_migrate();
    live_plan();
    live_stop();
    return live_failures() > 0;
}
