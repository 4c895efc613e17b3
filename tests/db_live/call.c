// Calls and streams: shapes, errors, lost lines, deadlines.
#include "live.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define STMT(label, words, kind)                                                                   \
    {                                                                                              \
        .area = "live", .name = label, .text = words, .shape = kind                                \
    }

static const char *const one_param[] = {"a"};
static const char *const write_params[] = {"request", "seconds"};

static const struct vein_stmt echo = {.area = "live",
                                      .name = "echo",
                                      .shape = VEIN_SHAPE_ROW,
                                      .params = one_param,
                                      .param_count = 1,
                                      .text = "select $1::text as a, '' as empty, null::text as "
                                              "nothing, 7::bigint as number, true as yes"};
static const struct vein_stmt write_slowly = {
    .area = "live",
    .name = "write_slowly",
    .shape = VEIN_SHAPE_ROW,
    .params = write_params,
    .param_count = 2,
    .text = "select live_write($1::text, $2::float8) as done"};

static struct vein_arena *arena;
static struct vein_db *db;
static struct vein_db *super;
static struct vein_err err;

static bool call(const struct vein_stmt *stmt, const char *const *values, struct vein_rows **rows)
{
    vein_err_clear(&err);
    return vein_db_call(db, arena, stmt, values, rows, &err);
}

static void cells_and_shapes(void)
{
    static const struct vein_stmt two = STMT("two", "select 1 union all select 2", VEIN_SHAPE_ROW);
    static const struct vein_stmt none = STMT("none", "select 1 where false", VEIN_SHAPE_ROW);
    static const struct vein_stmt wide = STMT("wide", "select 1, 2", VEIN_SHAPE_VALUE);
    static const struct vein_stmt nothing =
        STMT("nothing", "set local work_mem = '1MB'", VEIN_SHAPE_NONE);
    static const struct vein_stmt rows_for_none = STMT("rfn", "select 1", VEIN_SHAPE_NONE);
    static const struct vein_stmt empty =
        STMT("empty", "select 1 as x where false", VEIN_SHAPE_ROWS);
    const char *values[] = {"Gr\xc3\xbc\xc3\x9f' -- \n"};
    const char *null_value[] = {NULL};
    struct vein_rows *rows = NULL;
    int64_t number = 0;

    live_ok(call(&echo, values, &rows) && strcmp(vein_rows_text(rows, 0, "a"), values[0]) == 0,
            "a value comes back byte for byte");
    live_ok(vein_rows_get(rows, 0, "nothing") == NULL && vein_rows_get(rows, 0, "empty") != NULL,
            "NULL and empty differ");
    live_ok(vein_rows_int(rows, 0, "number", &number, &err) && number == 7 &&
                vein_rows_true(rows, 0, "yes") && rows->types[3] == 20,
            "numbers, truth and types are read");
    live_ok(call(&echo, null_value, &rows) && !vein_rows_get(rows, 0, "a"), "NULL goes as NULL");
    live_ok(!call(&two, NULL, &rows) && err.exit == VEIN_EXIT_INTERNAL, "two rows are not a row");
    live_ok(!call(&none, NULL, &rows) && err.exit == VEIN_EXIT_REFUSED, "no row is not found");
    live_ok(!call(&wide, NULL, &rows) && err.exit == VEIN_EXIT_INTERNAL,
            "two columns are not a value");
    live_ok(call(&nothing, NULL, NULL), "a command has no rows");
    live_ok(!call(&rows_for_none, NULL, NULL), "rows are too much for shape none");
    live_ok(call(&empty, NULL, &rows) && rows->row_count == 0 && rows->col_count == 1,
            "no rows are rows");
    live_ok(strcmp(live_value(
                       db, "select count(*) from pg_prepared_statements where name = 'live_echo'"),
                   "1") == 0,
            "a statement is prepared once, under its name");
}

static void server_errors(void)
{
    static const struct vein_stmt own = STMT("own", "select live_raise('VN101')", VEIN_SHAPE_VALUE);
    static const struct vein_stmt denied =
        STMT("denied", "select * from live_secret", VEIN_SHAPE_ROWS);
    static const struct vein_stmt missing =
        STMT("missing", "select * from live_nowhere", VEIN_SHAPE_ROWS);
    static const struct vein_stmt twice =
        STMT("twice", "insert into live_log values ('a'), ('a') returning id", VEIN_SHAPE_ROWS);
    static const struct vein_stmt locked =
        STMT("locked", "select id from live_log for update nowait", VEIN_SHAPE_ROWS);
    static const struct vein_stmt standby =
        STMT("standby", "select live_raise('25006')", VEIN_SHAPE_VALUE);
    static const struct vein_stmt loud =
        STMT("loud", "do $$ begin raise warning 'careful'; end $$", VEIN_SHAPE_NONE);

    live_ok(!call(&own, NULL, NULL) && err.exit == VEIN_EXIT_REFUSED &&
                !strcmp(err.code, "VN101") && !strcmp(err.message, "raised") &&
                !strcmp(err.detail, "why") && !strcmp(err.hint, "way out") &&
                !strcmp(err.column, "viability") && !strcmp(err.constraint, "rule_one"),
            "an error of ours arrives with all its parts");
    live_ok(!call(&denied, NULL, NULL) && !strcmp(err.code, "VN003") &&
                err.exit == VEIN_EXIT_REFUSED,
            "no privilege is VN003");
    live_ok(!call(&missing, NULL, NULL) && err.exit == VEIN_EXIT_INTERNAL && vein_db_alive(db),
            "a missing table is internal, and the line stays");
    live_ok(!call(&twice, NULL, NULL) && !strcmp(err.constraint, "live_log_key") && !err.detail[0],
            "a built-in constraint is named, its row is not shown");
    live_sql(super, "begin");
    live_sql(super, "insert into live_log values ('lock')");
    live_sql(super, "commit");
    live_sql(super, "begin");
    live_sql(super, "select id from live_log for update");
    live_ok(!call(&locked, NULL, NULL) && !strcmp(err.code, "VN120") && err.retryable,
            "a lock held by another is VN120, to be asked again");
    live_sql(super, "rollback");
    live_ok(!call(&standby, NULL, NULL) && err.exit == VEIN_EXIT_NO_SERVER,
            "a standby is no server to write to");
    live_ok(call(&loud, NULL, NULL) && vein_db_notice(db, 0) &&
                strstr(vein_db_notice(db, 0), "careful"),
            "warnings are kept");
}

// Runs without waiting while the other session does something to it.
static bool finish_begun(struct vein_rows **rows)
{
    struct pollfd line = {.fd = vein_db_fd(db), .events = POLLIN};

    while (!vein_db_step(db)) {
        if (poll(&line, 1, 10000) <= 0)
            return false;
    }
    return vein_db_finish(db, arena, rows, &err);
}

static void begin_slow(const char *request)
{
    const char *values[] = {request, "60"};
    struct pollfd line;

    if (!vein_db_begin(db, &write_slowly, values, &err)) {
        live_ok(false, "a slow write begins");
        return;
    }
    line.fd = vein_db_fd(db);
    line.events = POLLIN;
    if (poll(&line, 1, 10000) > 0) // the answer to the preparation
        (void)vein_db_step(db);
    live_ok(live_until(super,
                       "select exists (select from pg_stat_activity where wait_event = 'PgSleep')"),
            "the write is under way");
}

static void reconnect(void)
{
    vein_db_close(db);
    db = live_connect("live_person", DATABASE, PASSWORD);
}

// A login, a database and an environment may ask for other forms of times: what is shown and read back has one.
static void forms_of_times(void)
{
    static const char times[] = "select timestamptz '2026-11-28 10:00:00.5+00' || ' ' || interval "
                                "'-1 day 01:00:00' || ' ' || bytea 'a'";

    live_sql(super, "alter role live_person set datestyle = 'German'");
    live_sql(super, "alter role live_person set intervalstyle = 'iso_8601'");
    live_sql(super, "alter role live_person set bytea_output = 'escape'");
    live_sql(super, "alter role live_person set standard_conforming_strings = off");
    setenv("PGDATESTYLE", "SQL, MDY", 1);
    reconnect();
    live_sql(db, "set timezone = 'Asia/Tokyo'");
    live_ok(strcmp(live_value(db, times), "2026-11-28 19:00:00.5+09 -1 days +01:00:00 \\x61") == 0,
            "times are written in one form");
    live_ok(strcmp(live_value(db, "select '\\x41'"), "\\x41") == 0, "and texts are read in one");
    live_sql(super, "select pg_terminate_backend(pid) from pg_stat_activity "
                    "where usename = 'live_person'");
    live_ok(!call(&echo, (const char *[]){"a"}, NULL) && vein_db_reconnect(db, &err),
            "a line that was cut comes back");
    live_ok(strcmp(live_value(db, times), "2026-11-28 19:00:00.5+09 -1 days +01:00:00 \\x61") == 0,
            "with the clock it had, in the same form");
    unsetenv("PGDATESTYLE");
    live_sql(super, "alter role live_person reset all");
    reconnect();
}

static void lost_lines(void)
{
    static const struct vein_stmt sleep_read =
        STMT("sleep", "select pg_sleep(60)::text", VEIN_SHAPE_VALUE);
    const char *values[] = {"r9", "0"};

    begin_slow("r1");
    live_sql(super,
             "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
    live_ok(!finish_begun(NULL) && err.exit == VEIN_EXIT_UNKNOWN,
            "a write whose line broke is unknown");
    live_ok(!vein_db_alive(db), "the session knows that it is dead");
    live_ok(!call(&echo, values, NULL) && err.exit == VEIN_EXIT_NO_SERVER,
            "a statement that was never sent is not unknown");
    reconnect();
    vein_db_set_deadline(db, 300);
    live_ok(!call(&sleep_read, NULL, NULL) && err.exit == VEIN_EXIT_NO_SERVER && vein_db_alive(db),
            "a read past its deadline is stopped, the session stays");
    live_ok(call(&echo, values, NULL), "and works on");
    values[1] = "60";
    live_ok(!call(&write_slowly, values, NULL) && err.exit == VEIN_EXIT_UNKNOWN &&
                !vein_db_alive(db),
            "a write past its deadline is unknown and not cancelled");
    live_ok(
        !strcmp(
            live_value(super, "select count(*) from pg_stat_activity where wait_event = 'PgSleep'"),
            "1"),
        "the server still works on it");
    live_sql(super,
             "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
    reconnect();
    begin_slow("r2");
    live_ok(!vein_db_cancel(db), "a write can't be cancelled");
    live_sql(super,
             "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
    live_ok(!finish_begun(NULL) && err.exit == VEIN_EXIT_NO_SERVER && vein_db_alive(db),
            "a write that the server stopped was not done");
}

// The server's processes learn of the demand one after the other: writes that come too early just
// pass.
static bool write_until_waiting(const char **values)
{
    for (int attempt = 0; attempt < 1000; attempt++) {
        values[0] = vein_arena_printf(arena, "wait%d", attempt);
        if (!vein_db_begin(db, &write_slowly, values, &err))
            return false;
        while (!vein_db_step(db))
            if (!strcmp(live_value(super, "select exists (select from pg_stat_activity "
                                          "where wait_event = 'SyncRep')"),
                        "t"))
                return true;
        if (!vein_db_finish(db, arena, NULL, &err))
            return false;
    }
    return false;
}

static void standby_not_confirmed(void)
{
    const char *values[] = {NULL, "0"};

    live_sql(super, "alter system set synchronous_standby_names = 'nobody'");
    live_sql(super, "select pg_reload_conf()");
    live_ok(live_until(super, "select current_setting('synchronous_standby_names') = 'nobody'"),
            "a standby that does not exist is demanded");
    live_ok(write_until_waiting(values), "a write waits for it");
    live_sql(super,
             "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
    live_ok(!finish_begun(NULL) && err.exit == VEIN_EXIT_UNKNOWN && !strcmp(err.code, "01000"),
            "a commit that the standby did not confirm is not success");
    live_sql(super, "set synchronous_commit = local");
    live_sql(super, "alter system reset synchronous_standby_names");
    live_sql(super, "select pg_reload_conf()");
    live_ok(live_until(super, "select current_setting('synchronous_standby_names') = ''"),
            "and no more");
}

static void prepare_objects(void)
{
    live_sql(super, "create table live_log (id text, constraint live_log_key primary key (id))");
    live_sql(super, "create table live_secret (id text)");
    live_sql(super, "create role live_person login password '" PASSWORD "'");
    live_sql(super, "create role live_trusted login");
    live_sql(super, "grant select, insert, update on live_log to live_person");
    live_sql(super,
             "create function live_write(text, float8) returns text language plpgsql as "
             "'begin insert into live_log values ($1); perform pg_sleep($2); return $1; end'");
    live_sql(super,
             "create function live_raise(state text) returns int language plpgsql as "
             "$$begin raise exception using errcode = state, message = 'raised', detail = 'why', "
             "hint = 'way out', column = 'viability', constraint = 'rule_one'; end$$");
}

void live_call(void)
{
    arena = vein_arena_new();
    super = live_connect(SUPERUSER, DATABASE, NULL);
    prepare_objects();
    db = live_connect("live_person", DATABASE, PASSWORD);
    live_ok(vein_db_used_password(db) && !strcmp(vein_db_user(db), "live_person"),
            "a person gets in with the password");
    cells_and_shapes();
    server_errors();
    forms_of_times();
    lost_lines();
    standby_not_confirmed();
    vein_db_close(db);
    vein_db_close(super);
    vein_arena_free(arena);
}

struct sum {
    size_t rows;
    uint64_t total;
    size_t stop_at;
};

static bool add_row(void *context, const struct vein_cell *cells, size_t count,
                    struct vein_err *fault)
{
    struct sum *sum = context;

    if (count != 3 || cells[0].size != 4 || cells[1].data || cells[2].size != 2)
        return vein_err_set(fault, VEIN_EXIT_EVIDENCE, "", "", "row %zu is odd", sum->rows);
    sum->rows++;
    for (size_t i = 0; i < 4; i++)
        sum->total += (uint64_t)cells[0].data[i] << (8 * (3 - i));
    if (sum->stop_at && sum->rows == sum->stop_at)
        return vein_err_set(fault, VEIN_EXIT_EVIDENCE, "", "", "stopped");
    return true;
}

void live_stream(void)
{
    static const struct vein_stmt many = {
        .area = "live",
        .name = "many",
        .shape = VEIN_SHAPE_ROWS,
        .params = one_param,
        .param_count = 1,
        .text = "select g, null::bytea, '\\x00ff'::bytea from generate_series(1, $1::int) g"};
    static const struct vein_stmt broken = {.area = "live",
                                            .name = "broken",
                                            .shape = VEIN_SHAPE_ROWS,
                                            .params = one_param,
                                            .param_count = 1,
                                            .text =
                                                "select 10 / ($1::int - g), null::bytea, "
                                                "'\\x00ff'::bytea from generate_series(1, 5000) g"};
    static const struct vein_stmt copied = STMT("copied",
                                                "copy (select g, null::bytea, '\\x00ff'::bytea "
                                                "from generate_series(1, 100000) g) to stdout "
                                                "(format binary)",
                                                VEIN_SHAPE_COPY);
    static const struct vein_stmt copied_none = STMT(
        "copied_none", "copy (select 1 where false) to stdout (format binary)", VEIN_SHAPE_COPY);
    static const struct vein_stmt copied_text =
        STMT("copied_text", "copy (select 1, null, 'ab') to stdout", VEIN_SHAPE_COPY);
    static const struct vein_stmt copied_broken =
        STMT("copied_broken",
             "copy (select 10 / (3000 - g), null::bytea, '\\x00ff'::bytea from generate_series(1, "
             "5000) g) "
             "to stdout (format binary)",
             VEIN_SHAPE_COPY);
    const char *values[] = {"100000"};
    const char *middle[] = {"3000"};
    struct sum sum = {0};

    arena = vein_arena_new();
    db = live_connect("live_person", DATABASE, PASSWORD);
    live_ok(vein_db_stream(db, &many, values, add_row, &sum, &err) && sum.rows == 100000 &&
                sum.total == UINT64_C(5000050000),
            "a hundred thousand binary rows pass");
    sum = (struct sum){.stop_at = 10};
    live_ok(!vein_db_stream(db, &many, values, add_row, &sum, &err) && sum.rows == 10 &&
                err.exit == VEIN_EXIT_EVIDENCE && vein_db_alive(db),
            "the reader may stop");
    sum = (struct sum){0};
    live_ok(!vein_db_stream(db, &broken, middle, add_row, &sum, &err) && sum.rows > 0 &&
                !strcmp(err.code, "22012"),
            "good rows before an error are not an answer");
    live_ok(call(&echo, values, NULL), "and the session works on");
    sum = (struct sum){0};
    live_ok(vein_db_stream(db, &copied, NULL, add_row, &sum, &err) && sum.rows == 100000 &&
                sum.total == UINT64_C(5000050000),
            "a hundred thousand rows of a copy pass");
    sum = (struct sum){.stop_at = 10};
    live_ok(!vein_db_stream(db, &copied, NULL, add_row, &sum, &err) && sum.rows == 10 &&
                err.exit == VEIN_EXIT_EVIDENCE && vein_db_alive(db),
            "the reader of a copy may stop");
    sum = (struct sum){0};
    live_ok(vein_db_stream(db, &copied_none, NULL, add_row, &sum, &err) && sum.rows == 0,
            "a copy may be empty");
    live_ok(!vein_db_stream(db, &copied_text, NULL, add_row, &sum, &err) && sum.rows == 0 &&
                err.exit == VEIN_EXIT_INTERNAL && vein_db_alive(db),
            "a copy of another form is no row");
    live_ok(!vein_db_stream(db, &copied_broken, NULL, add_row, &sum, &err) && sum.rows > 0 &&
                !strcmp(err.code, "22012"),
            "good rows of a copy before an error are not an answer");
    live_ok(!call(&copied_none, NULL, NULL) && call(&echo, values, NULL),
            "a copy is for streaming only, and the session works on");
    vein_db_close(db);
    vein_arena_free(arena);
}
