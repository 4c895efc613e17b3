// Migrations on small throwaway files: what is applied, rebuilt, refused, and what is left behind.
#include "live.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FILE_MAX 16

#define MORE "-- purpose: more\n-- breaking: yes\nalter table core.thing add column note text;\n"

struct set {
    struct vein_file files[FILE_MAX];
    size_t count;
};

static struct vein_err err;
static struct vein_db *db; // a member of vein_owner
static struct vein_db *super;
static char said[8192]; // what the last run reported

static void put(struct set *set, const char *path, const char *text)
{
    size_t at = 0;

    while (at < set->count && strcmp(set->files[at].path, path) < 0)
        at++;
    if (at == set->count || strcmp(set->files[at].path, path) != 0) {
        memmove(&set->files[at + 1], &set->files[at], (set->count - at) * sizeof *set->files);
        set->count++;
    }
    set->files[at] =
        (struct vein_file){.path = path, .data = (const unsigned char *)text, .size = strlen(text)};
}

static void drop(struct set *set, const char *path)
{
    for (size_t at = 0; at < set->count; at++)
        if (strcmp(set->files[at].path, path) == 0) {
            set->count--;
            memmove(&set->files[at], &set->files[at + 1], (set->count - at) * sizeof *set->files);
            return;
        }
}

static bool run(const struct set *set, enum vein_migrate_mode mode, unsigned *bits)
{
    FILE *report = fmemopen(said, sizeof said - 1, "w");
    bool done;

    memset(said, 0, sizeof said);
    vein_err_clear(&err);
    done = vein_migrate_files(db, set->files, set->count, mode, report, bits, &err);
    fclose(report);
    return done;
}

static bool apply(const struct set *set)
{
    bool done = run(set, VEIN_MIGRATE_APPLY, NULL);

    if (!done)
        vein_err_print(stdout, "#", &err);
    return done;
}

static unsigned status(const struct set *set)
{
    unsigned bits = 99;

    return run(set, VEIN_MIGRATE_STATUS, &bits) ? bits : 99;
}

static bool matches(const struct set *set)
{
    bool equal = false;

    said[0] = '\0';
    return vein_migrate_matches_files(db, set->files, set->count, &equal, said, sizeof said,
                                      &err) &&
           equal;
}

static bool is(const char *query, const char *wanted)
{
    return strcmp(live_value(super, query), wanted) == 0;
}

static void first_files(struct set *set)
{
    put(set, "migrations/0001_base.sql",
        "-- purpose: schemas\n-- breaking: no\ncreate schema core; create schema api; create "
        "schema rule;\n"
        "create schema report;\n"
        "create function core.fine(integer) returns boolean language sql immutable return $1 > 0;\n"
        "create table core.thing (id integer primary key constraint thing_fine check "
        "(core.fine(id)),"
        " act text);\n");
    put(set, "migrations/0002_more.sql", MORE);
    put(set, "sql/rule/act.sql",
        "create function rule.tg_act() returns trigger language plpgsql as\n"
        "$$begin new.act := current_setting('vein.act'); return new; end$$;\n"
        "create trigger act before insert on core.thing for each row execute function "
        "rule.tg_act();\n");
    put(set, "sql/api/thing.sql",
        "create view api.thing as select id, note from core.thing;\n"
        "create function api.count() returns bigint language sql set search_path = api, pg_temp\n"
        "as 'select later() + count(*) from thing';\n");
    put(set, "sql/api/zlater.sql",
        "create function api.later() returns bigint language sql as 'select 0::bigint';\n");
    put(set, "sql/seed/thing.sql",
        "insert into core.thing (id) values (1) on conflict do nothing;\n");
    put(set, "sql/grant/all.sql",
        "grant usage on schema api to public; grant select on api.thing to public;\n");
    put(set, "sql/lint/views.sql", "select 'x', 'y' where false;\n");
}

static void from_nothing(struct set *set)
{
    bool equal = true;

    live_ok(status(set) == (VEIN_MIGRATE_PENDING | VEIN_MIGRATE_DIFFERS),
            "all is pending at first");
    live_ok(!matches(set) && strstr(said, "not at any release"),
            "an empty database matches nothing");
    live_ok(run(set, VEIN_MIGRATE_PLAN, NULL) && strstr(said, "0002_more: pending, breaking"),
            "the plan names what is pending");
    live_sql(db,
             "set default_transaction_read_only = on"); // as an administrator's login may have it
    live_ok(run(set, VEIN_MIGRATE_CHECK, NULL) &&
                is("select to_regnamespace('meta') is null", "t") &&
                is("select to_regnamespace('core') is null", "t"),
            "a check leaves nothing behind");
    live_ok(run(set, VEIN_MIGRATE_NEW, NULL) && strstr(said, "objects made") &&
                !strstr(said, "lint"),
            "all is applied; a database that is new needs no lint");
    live_ok(
        is("select string_agg(number || slug || breaking, ',' order by number) from meta.migration",
           "1basefalse,2moretrue"),
        "applied migrations are noted");
    live_ok(is("select act from core.thing where id = 1", "migration 2"), "seeds are attributed");
    live_ok(is("select count(*) from meta.object", "5"), "what the code made is recorded");
    live_ok(is("select api.count()", "1"), "functions may name later ones");
    live_ok(is("select sha256 = encode(sha256(convert_to('" MORE
               "', 'UTF8')), 'hex') from meta.migration "
               "where number = 2",
               "t"),
            "each with the hash of its file");
    live_ok(status(set) == 0 && matches(set), "then nothing is pending");
    live_ok(apply(set) && strstr(said, "up to date"), "again changes nothing");
    live_ok(is("select tableowner from pg_tables where schemaname = 'core'", "vein_owner"),
            "all belongs to the owner");
    live_ok(!strcmp(live_value(db, "select session_user = current_user"), "t"),
            "the session is itself again");
    live_sql(super, "create role live_reader login password '" PASSWORD "'");
    live_sql(super, "grant connect on database " DATABASE " to live_reader");
    struct vein_db *reader = live_connect("live_reader", DATABASE, PASSWORD);

    live_ok(vein_migrate_matches_files(reader, set->files, set->count, &equal, NULL, 0, &err) &&
                equal,
            "every login can compare");
    vein_db_close(reader);
}

static void rebuilds(struct set *set)
{
    put(set, "sql/api/thing.sql",
        "create view api.thing as select note, id::text as id from core.thing;\n"
        "create function api.count(out a bigint, out b text) language sql as\n"
        "'select count(*), null::text from api.thing';\n");
    live_ok(status(set) == VEIN_MIGRATE_DIFFERS && !matches(set) &&
                strstr(said, "install that program"),
            "other code differs");
    live_ok(apply(set) && is("select a from api.count()", "1"),
            "changed columns and results are rebuilt");
    live_ok(is("select count(*) from pg_trigger where tgname = 'act'", "1"), "with the triggers");
    put(set, "migrations/0003_type.sql",
        "-- purpose: type\n-- breaking: no\n"
        "alter table core.thing alter column id type bigint;\n");
    live_ok(!run(set, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "migrations/0003_type.sql"),
            "a column under a view can't change");
    put(set, "migrations/0003_type.sql",
        "-- purpose: type\n-- breaking: no\n-- code: drop\n"
        "alter table core.thing drop constraint thing_fine;\n"
        "alter table core.thing alter column id type bigint;\n");
    live_ok(run(set, VEIN_MIGRATE_CHECK, NULL) && status(set) == VEIN_MIGRATE_PENDING,
            "a check says it can");
    live_ok(apply(set) && is("select a from api.count()", "1"), "unless the code is dropped first");
    put(set, "migrations/0004_index.sql",
        "-- purpose: index\n-- breaking: no\n-- transaction: no\n"
        "create index concurrently if not exists thing_note on core.thing (note)\n");
    live_ok(run(set, VEIN_MIGRATE_CHECK, NULL) && strstr(said, "unchecked"),
            "a lone command is unchecked");
    live_ok(apply(set) && is("select to_regclass('core.thing_note') is not null", "t"),
            "and applied alone");
}

static void refuses_code(struct set *set)
{
    struct set bad = *set;

    put(&bad, "sql/lint/views.sql", "select 'api.thing', 'has no comment';\n");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                strstr(err.detail, "has no comment") && strstr(said, "api.thing: has no comment"),
            "a lint finding refuses the code and is named");
    live_ok(!run(&bad, VEIN_MIGRATE_NEW, NULL) && strstr(err.detail, "has no comment"),
            "also where somebody takes the database for a new one");
    live_ok(status(set) == 0 && is("select a from api.count()", "1"), "and the old code stays");
    bad = *set;
    put(&bad, "sql/api/zlater.sql", "-- one\n\nselect \xc3\xbc;\n");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "sql/api/zlater.sql:3: "),
            "an error names file and line");
    put(&bad, "sql/api/zlater.sql",
        "create function api.later() returns int language sql as 'select nope()';");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "api.later()"),
            "a body that can't work is refused");
    put(&bad, "sql/api/zlater.sql", "create table api.data (id integer);");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.hint, "migrations"),
            "code that makes a table is refused");
    put(&bad, "sql/api/zlater.sql", "commit; begin;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "ends the transaction"),
            "code that commits is refused");
    put(&bad, "sql/api/zlater.sql", "rollback; begin;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "ends the transaction"),
            "code that rolls back is refused");
    live_ok(status(set) == 0 && matches(set) && is("select a from api.count()", "1"),
            "and nothing of all this stays");
    live_sql(super, "set role vein_owner");
    live_sql(super, "alter table core.thing add constraint uses_code check (api.later() >= 0)");
    live_sql(super, "reset role");
    bad = *set;
    put(&bad, "sql/seed/other.sql", "select 1;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "api.later()") &&
                is("select count(*) from pg_constraint where conname = 'uses_code'", "1"),
            "a constraint on code is never dropped along");
    live_sql(super, "alter table core.thing drop constraint uses_code");
}

static void refuses_history(struct set *set)
{
    struct set bad = *set;

    live_ok(status(set) == 0, "nothing is pending before");
    put(&bad, "migrations/0001_base.sql", "-- breaking: no\nselect 1;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                strstr(err.message, "migration 1"),
            "an applied migration can't be edited");
    bad = *set;
    drop(&bad, "migrations/0002_more.sql");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "gap"),
            "numbers have no gaps");
    bad = *set;
    drop(&bad, "migrations/0004_index.sql");
    drop(&bad, "migrations/0003_type.sql");
    live_ok(status(&bad) == VEIN_MIGRATE_AHEAD, "a newer database is ahead");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                strstr(err.message, "migration 4 of vein") &&
                strstr(err.message, "with 2 migrations"),
            "and refused, both named");
    bad = *set;
    put(&bad, "migrations/0005_good.sql", "create table core.good (id integer);");
    *set = bad;
    put(&bad, "migrations/0006_bad.sql", "create table core.half (id integer); select 1/0;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) &&
                is("select max(number) from meta.migration", "5") &&
                is("select to_regclass('core.half') is null", "t"),
            "a failed one leaves the earlier ones only");
    put(&bad, "migrations/0006_bad.sql", "create table core.half (id integer); commit;");
    live_ok(!run(&bad, VEIN_MIGRATE_APPLY, NULL) && strstr(err.message, "ends the transaction") &&
                is("select to_regclass('core.half') is null", "t"),
            "a migration that commits is refused");
}

// A second migration waits for the first one's lock and then finds nothing to do.
static void one_at_a_time(const struct set *set)
{
    struct vein_db *holder = live_connect(SUPERUSER, DATABASE, NULL);
    int result = -1;
    pid_t child;

    live_sql(holder, "select pg_advisory_lock(1447381326)");
    fflush(stdout);
    child = fork();
    if (child == 0) {
        db = live_connect("live_member", DATABASE, PASSWORD);
        _exit(run(set, VEIN_MIGRATE_APPLY, NULL) && strstr(said, "up to date") ? 0 : 1);
    }
    live_ok(live_until(super, "select exists (select from pg_locks where locktype = 'advisory' "
                              "and not granted)"),
            "a second migration waits");
    live_sql(holder, "select pg_advisory_unlock(1447381326)");
    live_ok(waitpid(child, &result, 0) == child && result == 0, "and finds the work done");
    vein_db_close(holder);
}

// Where only ASCII has letters, a reason in another alphabet would have none.
static void refuses_ascii(const struct set *set)
{
    struct vein_db *main = db;

    live_sql(super, "create database live_ascii template template0 lc_collate 'C' lc_ctype 'C'");
    db = live_connect("live_member", "live_ascii", PASSWORD);
    live_ok(!run(set, VEIN_MIGRATE_APPLY, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                strstr(err.hint, "C.UTF-8"),
            "a database that knows letters of ASCII only is refused");
    live_ok(strcmp(live_value(db, "select to_regnamespace('meta') is null"), "t") == 0,
            "and nothing is made in it");
    vein_db_close(db);
    db = main;
    live_sql(super, "drop database live_ascii");
}

void live_migrate(void)
{
    struct set set = {.count = 0};

    super = live_connect(SUPERUSER, DATABASE, NULL);
    live_ok(vein_bootstrap(super, NULL, &err), "the bootstrap files run");
    if (err.message[0] && live_failures())
        vein_err_print(stdout, "#", &err);
    live_ok(vein_bootstrap(super, NULL, &err), "and run again");
    live_sql(super, "create role live_member login password '" PASSWORD "'");
    live_sql(super, "grant connect on database " DATABASE " to live_member, live_person");
    db = live_connect("live_member", DATABASE, PASSWORD);
    first_files(&set);
    live_ok(!run(&set, VEIN_MIGRATE_APPLY, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                strstr(err.hint, "vein_owner"),
            "who can't act as the owner is told so");
    live_sql(super, "grant vein_owner to live_member");
    refuses_ascii(&set);
    from_nothing(&set);
    rebuilds(&set);
    refuses_code(&set);
    refuses_history(&set);
    live_ok(apply(&set), "the next run goes on from there");
    one_at_a_time(&set);
    vein_db_close(db);
    vein_db_close(super);
}
