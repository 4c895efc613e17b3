// What the files of `migrate` share.
#ifndef VEIN_DB_MIGRATE_RUN_H
#define VEIN_DB_MIGRATE_RUN_H

#include "internal.h"
#include "vein/migrate.h"

#define SHA_SIZE 65 // hexadecimal text and NUL
#define MARK_SIZE 17

// One migration file of this program.
struct step {
    const struct vein_file *file;
    int number;
    const char *slug;
    bool breaking;      // programs of the release before can't work with it
    bool transactional; // false: `transaction: no`
    bool drops_code;    // `code: drop`: what it changes is in the way of a view or function
    bool applied;
    char sha[SHA_SIZE];
};

struct migration {
    struct vein_db *db;
    struct vein_arena *arena;
    const struct vein_file *files;
    size_t file_count;
    FILE *report;         // NULL = nowhere
    bool one_transaction; // all is tried and rolled back
    bool tested;          // a new database: the tests of the release have judged what is made

    struct step *steps;
    size_t step_count;
    size_t pending;
    bool has_meta;
    int newest; // highest number in the database, 0 = none
    const char *newest_program;
    unsigned bits;
    char code_sha[SHA_SIZE]; // ours
    char mark[MARK_SIZE];    // ours
};

// talking to the server without a deadline: a data move may take its time
bool vein_migrate_run(struct migration *m, const char *sql, struct vein_err *err);
bool vein_migrate_ask(struct migration *m, const char *sql, int count, const char *const *values,
                      PGresult **out, struct vein_err *err);
// Is this file part of the release?
bool vein_migrate_has(const struct migration *m, const char *path);
bool vein_migrate_tell(struct migration *m, const char *sql, int count, const char *const *values,
                       struct vein_err *err); // like ask, the answer is dropped
// A whole file, one or several statements; errors name file and line. out may be NULL.
bool vein_migrate_file(struct migration *m, const struct vein_file *file, PGresult **out,
                       struct vein_err *err);
bool vein_migrate_begin(struct migration *m, struct vein_err *err);
bool vein_migrate_commit(struct migration *m, struct vein_err *err);
void vein_migrate_rollback(struct migration *m);
void vein_migrate_say(struct migration *m, const char *fmt, ...) VEIN_PRINTF(2, 3);
bool vein_migrate_in(const struct vein_file *file, const char *folder);

// schema meta
bool vein_migrate_make_meta(struct migration *m, struct vein_err *err);
bool vein_migrate_read_steps(struct migration *m, struct vein_err *err); // from the files
bool vein_migrate_compare(struct migration *m, struct vein_err *err);    // with the database
bool vein_migrate_note(struct migration *m, const struct step *step, struct vein_err *err);
bool vein_migrate_note_release(struct migration *m, struct vein_err *err);
// Two rows that can't both stay: a file that commits on its own fails, one that rolls back loses
// them.
bool vein_migrate_guard(struct migration *m, struct vein_err *err);
bool vein_migrate_unguard(struct migration *m, struct vein_err *err);
bool vein_migrate_guarded(struct migration *m, const struct vein_file *file, struct vein_err *err);
void vein_migrate_mark(const struct vein_file *files, size_t count, char mark[MARK_SIZE]);

// repeatable code
bool vein_migrate_drop_code(struct migration *m, struct vein_err *err);
bool vein_migrate_build_code(struct migration *m, struct vein_err *err);
bool vein_migrate_lint(struct migration *m, struct vein_err *err);

#endif
