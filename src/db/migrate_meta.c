// Schema meta: what was applied, what the code consists of, which release the database is at.
#include "migrate_run.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Made by the program, because it must be there before the first migration can be noted. Every
// login may read the view, because each program start compares it; nobody may read the tables.
static const char meta_sql[] =
    "create schema meta;\n"
    "comment on schema meta is 'Which migrations and which code this database was brought to.';\n"
    "create table meta.migration (\n"
    "    number integer not null,\n"
    "    slug text not null,\n"
    "    sha256 text not null,\n"
    "    breaking boolean not null,\n"
    "    applied_at timestamptz not null default clock_timestamp(),\n"
    "    applied_by text not null default session_user,\n"
    "    program text not null,\n"
    "    constraint migration_number_key primary key (number),\n"
    "    constraint migration_number_positive check (number > 0)\n"
    ");\n"
    "comment on table meta.migration is 'One row per applied migration file.';\n"
    "comment on column meta.migration.number is 'Number of the file, without gaps from 1.';\n"
    "comment on column meta.migration.slug is 'Name of the file behind its number.';\n"
    "comment on column meta.migration.sha256 is 'Hash of the file as it was applied.';\n"
    "comment on column meta.migration.breaking is 'Whether older programs stop working with it.';\n"
    "comment on column meta.migration.applied_at is 'When it was applied.';\n"
    "comment on column meta.migration.applied_by is 'Login that applied it.';\n"
    "comment on column meta.migration.program is 'Program and version that applied it.';\n"
    "comment on constraint migration_number_key on meta.migration is 'A migration is applied "
    "once.';\n"
    "comment on constraint migration_number_positive on meta.migration is 'Numbers start at 1.';\n"
    "create table meta.object (\n"
    "    position integer not null,\n"
    "    kind text not null,\n"
    "    identity text not null,\n"
    "    constraint object_position_key primary key (position)\n"
    ");\n"
    "comment on table meta.object is\n"
    "    'What the repeatable code made, in order; the next release drops exactly this, "
    "backwards.';\n"
    "comment on column meta.object.position is 'Order of creation.';\n"
    "comment on column meta.object.kind is 'Kind of object, as in a drop command.';\n"
    "comment on column meta.object.identity is 'Full name, as in a drop command.';\n"
    "comment on constraint object_position_key on meta.object is 'One object per place.';\n"
    "create table meta.release (\n"
    "    single boolean not null default true,\n"
    "    program text not null,\n"
    "    mark text not null,\n"
    "    code_sha256 text not null,\n"
    "    migration integer not null,\n"
    "    applied_at timestamptz not null default clock_timestamp(),\n"
    "    applied_by text not null default session_user,\n"
    "    constraint release_single_key primary key (single) deferrable initially deferred,\n"
    "    constraint release_single_true check (single)\n"
    ");\n"
    "comment on table meta.release is 'The release the database is at; one row.';\n"
    "comment on column meta.release.single is 'Always true: there is one row.';\n"
    "comment on column meta.release.program is 'Program and version that brought it here.';\n"
    "comment on column meta.release.mark is\n"
    "    'Mark of all files of the release; a program works only with its own.';\n"
    "comment on column meta.release.code_sha256 is 'Hash of the repeatable files.';\n"
    "comment on column meta.release.migration is 'Number of the newest migration.';\n"
    "comment on column meta.release.applied_at is 'When the code was built.';\n"
    "comment on column meta.release.applied_by is 'Login that built it.';\n"
    "comment on constraint release_single_key on meta.release is\n"
    "    'One row when a transaction ends; two guard rows keep a file from ending it.';\n"
    "comment on constraint release_single_true on meta.release is 'One row.';\n"
    "create view meta.current_release with (security_barrier) as\n"
    "    select mark, program, migration from meta.release;\n"
    "comment on view meta.current_release is 'What every program compares with itself at its "
    "start.';\n"
    "grant usage on schema meta to public;\n"
    "grant select on meta.current_release to public;\n";

bool vein_migrate_make_meta(struct migration *m, struct vein_err *err)
{
    if (m->has_meta)
        return true;
    if (!vein_migrate_run(m, meta_sql, err))
        return false;
    m->has_meta = true;
    return true;
}

// The value of "-- name: value" in the comment lines at the top; NULL when absent.
static const char *header(struct migration *m, const struct vein_file *file, const char *name)
{
    const char *text = vein_arena_strndup(m->arena, (const char *)file->data, file->size);
    size_t length = strlen(name);

    while (text[0] == '-' && text[1] == '-') {
        size_t line = strcspn(text, "\n");
        const char *word = &text[2];

        word += strspn(word, " ");
        if (strncmp(word, name, length) == 0 && word[length] == ':') {
            word += length + 1;
            word += strspn(word, " ");
            return vein_arena_strndup(m->arena, word, strcspn(word, " \r\n"));
        }
        text += line + (text[line] == '\n');
    }
    return NULL;
}

static bool says(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

// "migrations/0007_batch.sql" -> 7, "batch"
static bool read_name(struct migration *m, struct step *step, struct vein_err *err)
{
    const char *name = step->file->path + strlen("migrations/");
    size_t length = strlen(name);
    bool fits = length > 9 && name[4] == '_';

    for (size_t i = 0; fits && i < 4; i++)
        fits = isdigit((unsigned char)name[i]) != 0;
    if (!fits)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "%s is not named NNNN_slug.sql",
                            step->file->path);
    step->number = (int)strtol(name, NULL, 10);
    step->slug = vein_arena_strndup(m->arena, name + 5, length - 9);
    step->breaking = says(header(m, step->file, "breaking"), "yes");
    step->transactional = !says(header(m, step->file, "transaction"), "no");
    step->drops_code = says(header(m, step->file, "code"), "drop");
    return true;
}

bool vein_migrate_read_steps(struct migration *m, struct vein_err *err)
{
    m->steps = vein_arena_alloc(m->arena, (m->file_count + 1) * sizeof *m->steps);
    m->step_count = 0;
    for (size_t i = 0; i < m->file_count; i++) {
        struct step *step = &m->steps[m->step_count];

        if (!vein_migrate_in(&m->files[i], "migrations/"))
            continue;
        step->file = &m->files[i];
        if (!read_name(m, step, err))
            return false;
        m->step_count++;
        if (step->number != (int)m->step_count)
            return vein_err_set(
                err, VEIN_EXIT_REFUSED, "", "",
                "%s: number %d was expected here, the numbers have a gap or a double",
                step->file->path, (int)m->step_count);
    }
    return true;
}

static bool server_sha(struct migration *m, const void *bytes, size_t size, char sha[SHA_SIZE],
                       struct vein_err *err)
{
    const char *values[] = {size ? bytes : ""};
    const int lengths[] = {(int)size};
    const int formats[] = {1};
    PGresult *result = PQexecParams(m->db->pg, "select encode(sha256($1::bytea), 'hex')", 1, NULL,
                                    values, lengths, formats, 0);
    bool done = vein_db_result_ok(result) && PQgetlength(result, 0, 0) == SHA_SIZE - 1;

    if (done)
        memcpy(sha, PQgetvalue(result, 0, 0), SHA_SIZE);
    else
        vein_db_result_error(m->db, result, false, true, err);
    PQclear(result);
    return done;
}

static bool is_code(const struct vein_file *file)
{
    static const char *const folders[] = {"sql/rule/", "sql/api/",       "sql/report/",
                                          "sql/past/", "sql/seed/",      "sql/grant/",
                                          "sql/lint/", "sql/errcode.txt"};

    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (vein_migrate_in(file, folders[i]))
            return true;
    return false;
}

static bool code_sha(struct migration *m, struct vein_err *err)
{
    struct vein_buf all;
    bool done;

    vein_buf_init(&all);
    for (size_t i = 0; i < m->file_count; i++)
        if (is_code(&m->files[i])) {
            vein_buf_addf(&all, "%s %zu\n", m->files[i].path, m->files[i].size);
            vein_buf_add(&all, m->files[i].data, m->files[i].size);
        }
    done = server_sha(m, all.data, all.size, m->code_sha, err);
    vein_buf_release(&all);
    return done;
}

static uint64_t fnv(uint64_t sum, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++)
        sum = (sum ^ at[i]) * UINT64_C(1099511628211);
    return sum;
}

// FNV-1a over everything that makes the release. Not a proof of anything (the hashes in the tables
// are made by the server): it only lets a program see at once that it is not of this database's
// release. Made of the sums of the build: every start asks for it, and reading a megabyte and a half
// of text each time would cost it milliseconds and the memory.
void vein_migrate_mark(const struct vein_file *files, size_t count, char mark[MARK_SIZE])
{
    const uint64_t start = UINT64_C(14695981039346656037);
    uint64_t sum = start;

    for (size_t i = 0; i < count; i++) {
        const struct vein_file *file = &files[i];
        uint64_t own = file->sum ? file->sum : fnv(start, file->data, file->size);

        if (!is_code(file) && !vein_migrate_in(file, "migrations/"))
            continue;
        sum = fnv(sum, file->path, strlen(file->path) + 1);
        for (int byte = 0; byte < 8; byte++)
            sum = fnv(sum, &(unsigned char){(unsigned char)(own >> 8 * byte)}, 1);
    }
    snprintf(mark, MARK_SIZE, "%016llx", (unsigned long long)sum);
}

// One row of meta.migration against our files.
static bool compare_row(struct migration *m, const PGresult *result, int row, struct vein_err *err)
{
    int number = (int)strtol(PQgetvalue(result, row, 0), NULL, 10);
    struct step *step;

    if (number != row + 1)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Restore the database from a backup.",
                            "the database's list of migrations has a gap before %d", number);
    m->newest = number;
    m->newest_program = vein_arena_strdup(m->arena, PQgetvalue(result, row, 3));
    if ((size_t)number > m->step_count) {
        m->bits |= VEIN_MIGRATE_AHEAD;
        return true;
    }
    step = &m->steps[number - 1];
    step->applied = true;
    if (strcmp(step->sha, PQgetvalue(result, row, 2)) != 0)
        return vein_err_set(
            err, VEIN_EXIT_REFUSED, "",
            "Use the program that applied it; a change belongs into a new migration.",
            "migration %d (%s) was applied by %s with another text than ours", number,
            PQgetvalue(result, row, 1), m->newest_program);
    return true;
}

static bool compare_release(struct migration *m, struct vein_err *err)
{
    PGresult *result = NULL;

    if (!vein_migrate_ask(m, "select code_sha256, mark from meta.release", 0, NULL, &result, err))
        return false;
    if (PQntuples(result) != 1 || strcmp(PQgetvalue(result, 0, 0), m->code_sha) != 0)
        m->bits |= VEIN_MIGRATE_DIFFERS;
    PQclear(result);
    return true;
}

bool vein_migrate_compare(struct migration *m, struct vein_err *err)
{
    PGresult *result = NULL;
    bool done = true;

    vein_migrate_mark(m->files, m->file_count, m->mark);
    for (size_t i = 0; i < m->step_count; i++)
        if (!server_sha(m, m->steps[i].file->data, m->steps[i].file->size, m->steps[i].sha, err))
            return false;
    if (!code_sha(m, err) || !vein_migrate_ask(m, "select to_regclass('meta.release') is not null",
                                               0, NULL, &result, err))
        return false;
    m->has_meta = strcmp(PQgetvalue(result, 0, 0), "t") == 0;
    PQclear(result);
    m->bits = 0;
    m->newest = 0;
    if (m->has_meta) {
        if (!vein_migrate_ask(m,
                              "select number, slug, sha256, program from meta.migration order by 1",
                              0, NULL, &result, err))
            return false;
        for (int row = 0; done && row < PQntuples(result); row++)
            done = compare_row(m, result, row, err);
        PQclear(result);
        if (!done || !compare_release(m, err))
            return false;
    } else {
        m->bits |= VEIN_MIGRATE_DIFFERS;
    }
    m->pending = 0;
    for (size_t i = 0; i < m->step_count; i++)
        m->pending += !m->steps[i].applied;
    if (m->pending > 0)
        m->bits |= VEIN_MIGRATE_PENDING;
    return true;
}

bool vein_migrate_note(struct migration *m, const struct step *step, struct vein_err *err)
{
    char number[16];
    const char *values[] = {number, step->slug, step->sha, step->breaking ? "t" : "f",
                            "vein " VEIN_VERSION};

    snprintf(number, sizeof number, "%d", step->number);
    return vein_migrate_tell(m,
                             "insert into meta.migration (number, slug, sha256, breaking, program) "
                             "values ($1, $2, $3, $4, $5)",
                             5, values, err);
}

bool vein_migrate_note_release(struct migration *m, struct vein_err *err)
{
    char number[16];
    const char *values[] = {"vein " VEIN_VERSION, m->mark, m->code_sha, number};

    snprintf(number, sizeof number, "%zu", m->step_count);
    return vein_migrate_tell(
        m,
        "insert into meta.release (program, mark, code_sha256, migration) values ($1, $2, $3, $4)",
        4, values, err);
}

bool vein_migrate_guard(struct migration *m, struct vein_err *err)
{
    return vein_migrate_run(m,
                            "insert into meta.release (program, mark, code_sha256, migration) "
                            "values ('guard', 'guard', '', 0), ('guard', 'guard', '', 0)",
                            err);
}

bool vein_migrate_unguard(struct migration *m, struct vein_err *err)
{
    return vein_migrate_run(m, "delete from meta.release where mark = 'guard'", err);
}

static bool ended_transaction(const struct vein_file *file, struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                        "Take begin, commit and rollback out of the file.",
                        "%s: the file ends the transaction it runs in", file->path);
}

bool vein_migrate_guarded(struct migration *m, const struct vein_file *file, struct vein_err *err)
{
    PGresult *result = NULL;
    struct vein_err cause;
    bool same = false;

    if (!vein_migrate_file(m, file, NULL, &cause)) {
        if (strcmp(cause.constraint, "release_single_key") == 0)
            return ended_transaction(file, err);
        if (err)
            *err = cause;
        return false;
    }
    if (PQtransactionStatus(m->db->pg) == PQTRANS_INTRANS) {
        if (!vein_migrate_ask(m, "select count(*) = 2 from meta.release where mark = 'guard'", 0,
                              NULL, &result, err))
            return false;
        same = strcmp(PQgetvalue(result, 0, 0), "t") == 0;
        PQclear(result);
    }
    return same || ended_transaction(file, err);
}
