// migrate: brings a database to the schema that is compiled into this program, and says whether it
// is.
#ifndef VEIN_MIGRATE_H
#define VEIN_MIGRATE_H

#include "vein/db.h"

enum vein_migrate_mode {
    VEIN_MIGRATE_PLAN,   // say what would be done; changes nothing
    VEIN_MIGRATE_CHECK,  // do all of it in one transaction and roll back
    VEIN_MIGRATE_STATUS, // only find out the bits
    VEIN_MIGRATE_APPLY,
    // The same for a database that was made for it a moment ago: what the lints and the checks of
    // bodies say of it is what they said of this text when the release was tested, so that they are
    // not asked. In a database that was migrated before it is APPLY.
    VEIN_MIGRATE_NEW
};

enum vein_migrate_bit {
    VEIN_MIGRATE_PENDING = 1, // migrations wait
    VEIN_MIGRATE_DIFFERS = 2, // the code (rules, views, grants, seeds, lints) is another than ours
    VEIN_MIGRATE_AHEAD = 4    // the database has migrations that this program does not know
};

// Connection: a session of a login that may SET ROLE vein_owner. Findings and progress go to report
// as lines (NULL = nowhere). *bits (may be NULL) is the state found before anything was done.
// Refused (VEIN_EXIT_REFUSED): a newer database, an applied migration whose text differs, a gap in
// the numbers, a database whose LC_CTYPE knows letters of ASCII only, a lint with findings, a
// migration that runs elsewhere for longer than 30 s. Applied
// migrations stay when a later one fails; running it again goes on from there.
bool vein_migrate(struct vein_db *db, enum vein_migrate_mode mode, FILE *report, unsigned *bits,
                  struct vein_err *err) VEIN_MUST_CHECK;

// The same with files given (sorted by path) instead of the embedded ones.
bool vein_migrate_files(struct vein_db *db, const struct vein_file *files, size_t count,
                        enum vein_migrate_mode mode, FILE *report, unsigned *bits,
                        struct vein_err *err) VEIN_MUST_CHECK;

// Whether the database was brought to exactly this program's schema: one cheap query for every
// program start, possible for every login. When it was not, *matches is false and reason (may be
// NULL) gets one line that names both releases. An empty database does not match.
bool vein_migrate_matches(struct vein_db *db, bool *matches, char *reason, size_t reason_size,
                          struct vein_err *err) VEIN_MUST_CHECK;
bool vein_migrate_matches_files(struct vein_db *db, const struct vein_file *files, size_t count,
                                bool *matches, char *reason, size_t reason_size,
                                struct vein_err *err) VEIN_MUST_CHECK;

// Runs sql/bootstrap/*.sql, each in one transaction, as a superuser connected to the target
// database: roles and database settings. Can be repeated.
bool vein_bootstrap(struct vein_db *db, FILE *report, struct vein_err *err) VEIN_MUST_CHECK;

// Makes an empty UTF8 database with byte-wise collation; one that exists is left as it is. The
// connection stands in another database ("postgres") and may create databases.
bool vein_db_create_database(struct vein_db *db, const char *name,
                             struct vein_err *err) VEIN_MUST_CHECK;

// The same on a server of our own, where the unused database `spare` was made beforehand with
// that encoding and collation: it gets the name instead of a copy being made. Without spare a
// database is created. The connection stands in a third database, as a superuser.
bool vein_db_take_database(struct vein_db *db, const char *spare, const char *name,
                           struct vein_err *err) VEIN_MUST_CHECK;

#endif
