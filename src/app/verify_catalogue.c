// Phase 4: functions, triggers, constraints, rights, owners, rules and roles against what the release made.
#include "audit.h"

#include "vein/sqltext.h"

#include <stdlib.h>
#include <string.h>

#define NOW_LIMIT 200 // bytes of a description that a finding shows
#define SERVER_MAJOR 10000

struct object {
    const char *kind;
    const char *identity;
    const char *now; // the description, when it is short enough to be read in a finding
    bool foreign;    // a function whose body is in no file of this program
    uint8_t hash[VEIN_HASH_SIZE];
};

struct objects {
    struct check *check;
    struct object *items;
    size_t count, room;
    struct vein_buf source; // all SQL files of this program, one after another
};

static int by_name(const void *left, const void *right)
{
    const struct object *a = left;
    const struct object *b = right;
    int order = strcmp(a->kind, b->kind);

    return order ? order : strcmp(a->identity, b->identity);
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static struct object *add(struct objects *objects)
{
    if (objects->count == objects->room) {
        objects->room = objects->room ? 2 * objects->room : 1024;
        objects->items = realloc(objects->items, objects->room * sizeof *objects->items);
        if (!objects->items)
            abort(); // as the arena: there is no way to check a ledger without memory
    }
    objects->items[objects->count] = (struct object){.now = ""};
    return &objects->items[objects->count++];
}

static bool is_role(const struct object *object)
{
    return strcmp(object->kind, "role") == 0;
}

// Rights, triggers and the like are told in words; a function's text would not help.
static bool is_shown(const char *kind)
{
    static const char *const shown[] = {"rights", "default rights", "trigger",    "constraint",
                                        "role",   "event trigger",  "publication"};

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (strcmp(kind, shown[i]) == 0)
            return true;
    return false;
}

static const char *text_of(struct check *check, const struct vein_cell *cell, size_t limit)
{
    size_t size = cell->data ? cell->size : 0;

    if (size > limit)
        for (size = limit; size > 0 && (cell->data[size] & 0xc0) == 0x80;)
            size--; // not in the middle of a character
    return vein_arena_strndup(check->arena, size ? (const char *)cell->data : "", size);
}

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static const char *find(const char *in, size_t size, const char *what, size_t length)
{
    return length <= size ? memmem(in, size, what, length) : NULL;
}

// Encoders and triggers of the ledger, and what lays out the past, are put together from the
// dictionary and stand in no file.
static bool is_generated(const char *name)
{
    static const char *const made[] = {"rule.fields_", "rule.tg_ledger_", "past.row_", "api.past_"};

    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        if (starts(name, made[i]))
            return true;
    return false;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// A reading of the past is one of the present under other names (sql/past/40_bind.sql): the names
// of the present again.
static void add_present(struct vein_buf *out, const char *body, size_t size)
{
    static const char *const names[][2] = {{"past.ledger_", "ledger."},
                                           {"past.", "core."},
                                           {"past_rule.", "rule."},
                                           {"past_api.", "api."},
                                           {"past_report.", "report."}};
    size_t count = sizeof names / sizeof *names;
    size_t i;

    for (size_t at = 0; at < size;) {
        for (i = 0; i < count; i++) {
            size_t length = strlen(names[i][0]);

            if (length < size - at && memcmp(body + at, names[i][0], length) == 0 &&
                (at == 0 || (!is_word(body[at - 1]) && body[at - 1] != '.')) &&
                (is_word(body[at + length]) || body[at + length] == '%'))
                break;
        }
        vein_buf_add(out, i < count ? names[i][1] : body + at, i < count ? strlen(names[i][1]) : 1);
        at += i < count ? strlen(names[i][0]) : 1;
    }
}

// Is this between two dollar quotes in one of the program's files?
static bool is_in_files(const struct vein_buf *source, const char *body, size_t size)
{
    for (const char *at = source->data; at && size > 0; at++) {
        at = find(at, source->size - (size_t)(at - source->data), body, size);
        if (!at)
            return false;
        if (at > source->data && at[-1] == '$' && at[size] == '$')
            return true;
    }
    return size == 0;
}

// The list could have been recorded anew behind a change; the files of this program could not.
static bool is_foreign(const struct objects *present, const char *name,
                       const struct vein_cell *definition)
{
    static const char open[] = "\nAS $function$";
    static const char close[] = "$function$\n";
    const char *text = (const char *)definition->data;
    const char *body = text ? find(text, definition->size, open, sizeof open - 1) : NULL;
    size_t size;

    struct vein_buf rebound;
    bool known;

    if (!body || is_generated(name))
        return false;
    body += sizeof open - 1;
    size = definition->size - (size_t)(body - text);
    if (size < sizeof close - 1 ||
        memcmp(body + size - (sizeof close - 1), close, sizeof close - 1) != 0)
        return true;
    size -= sizeof close - 1;
    if (!starts(name, "past_") || is_in_files(&present->source, body, size))
        return !is_in_files(&present->source, body, size);
    vein_buf_init(&rebound);
    add_present(&rebound, body, size);
    known = is_in_files(&present->source, rebound.data ? rebound.data : "", rebound.size);
    vein_buf_release(&rebound);
    return !known;
}

static bool take_object(void *context, const struct vein_cell *cells, size_t count,
                        struct vein_err *err)
{
    struct objects *present = context;
    struct object *object;

    if (count != 3)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the catalogue has other columns");
    object = add(present);
    object->kind = text_of(present->check, &cells[0], SIZE_MAX);
    object->identity = text_of(present->check, &cells[1], SIZE_MAX);
    if (is_shown(object->kind))
        object->now = text_of(present->check, &cells[2], NOW_LIMIT);
    object->foreign =
        strcmp(object->kind, "function") == 0 && is_foreign(present, object->identity, &cells[2]);
    vein_hasher_plain(present->check->hasher, cells[2].data ? (const void *)cells[2].data : "",
                      cells[2].size, object->hash);
    vein_check_progress(present->check, "catalogue");
    return true;
}

// The list as it was recorded. A hash that is none stays zero and agrees with nothing.
static bool read_expected(struct check *check, struct objects *expected, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_session_read(check->session, check->arena, "audit", "expected", NULL, 0, &rows, err))
        return false;
    for (size_t row = 0; row < rows->row_count; row++) {
        struct object *object = add(expected);
        const char *hash = vein_rows_text(rows, row, "sha256");

        object->kind = vein_rows_text(rows, row, "kind");
        object->identity = vein_rows_text(rows, row, "identity");
        if (!vein_ledger_unhex(hash, strlen(hash), object->hash, VEIN_HASH_SIZE))
            memset(object->hash, 0, VEIN_HASH_SIZE);
    }
    return true;
}

// Lines "kind identity hash" in byte order: what core.release and checkpoints hold the hash of.
static void hash_of(struct check *check, const struct objects *list, bool roles, char *hex)
{
    const char **lines = vein_arena_alloc(check->arena, (list->count + 1) * sizeof *lines);
    uint8_t hash[VEIN_HASH_SIZE];
    struct vein_buf text;
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct object *object = &list->items[i];

        if (is_role(object) != roles)
            continue;
        vein_ledger_hex(object->hash, VEIN_HASH_SIZE, hex);
        lines[count++] =
            vein_arena_printf(check->arena, "%s %s %s", object->kind, object->identity, hex);
    }
    qsort(lines, count, sizeof *lines, by_bytes);
    vein_buf_init(&text);
    for (size_t i = 0; i < count; i++)
        vein_buf_addf(&text, "%s%s", i ? "\n" : "", lines[i]);
    vein_hasher_plain(check->hasher, text.size ? text.data : "", text.size, hash);
    vein_ledger_hex(hash, VEIN_HASH_SIZE, hex);
    vein_buf_release(&text);
}

static void differs(struct check *check, const struct object *object, const char *how)
{
    // The rights of a thing that came or went are told with the thing.
    if (strcmp(object->kind, "rights") == 0 && strncmp(object->identity, "column ", 7) != 0 &&
        strcmp(how, "not what this release made") != 0)
        return;
    vein_check_finding(
        check, "catalogue", 0, 0,
        vein_arena_printf(check->arena, "%s %s", object->kind, object->identity),
        object->now[0] ? vein_arena_printf(check->arena, "%s, now: %s", how, object->now) : how);
}

static void compare(struct check *check, struct objects *expected, struct objects *present)
{
    size_t e = 0;
    size_t p = 0;

    if (expected->count > 0)
        qsort(expected->items, expected->count, sizeof *expected->items, by_name);
    if (present->count > 0)
        qsort(present->items, present->count, sizeof *present->items, by_name);
    while (e < expected->count || p < present->count) {
        int order = e == expected->count  ? 1
                    : p == present->count ? -1
                                          : by_name(&expected->items[e], &present->items[p]);

        if (order < 0)
            differs(check, &expected->items[e++], "missing");
        else if (order > 0)
            differs(check, &present->items[p++], "not of this release");
        else if (memcmp(expected->items[e++].hash, present->items[p++].hash, VEIN_HASH_SIZE) != 0)
            differs(check, &present->items[p - 1], "not what this release made");
        else if (present->items[p - 1].foreign)
            differs(check, &present->items[p - 1], "its body is in no file of this program");
    }
}

static bool is_release(const struct vein_rows *releases, const uint8_t hash[VEIN_HASH_SIZE])
{
    char hex[VEIN_HEX_SIZE];

    vein_ledger_hex(hash, VEIN_HASH_SIZE, hex);
    for (size_t row = 0; row < releases->row_count; row++)
        if (strcmp(vein_rows_text(releases, row, "catalogue"), hex) == 0)
            return true;
    return false;
}

static void tell_run(struct check *check, int64_t first, int64_t last)
{
    if (first < 0)
        return;
    vein_check_finding(
        check, "catalogue", 0, 0, "checkpoint",
        last > first
            ? vein_arena_printf(check->arena,
                                "at %lld to %lld events the database was not what any release made",
                                (long long)first, (long long)last)
            : vein_arena_printf(check->arena,
                                "at %lld events the database was not what any release made",
                                (long long)first));
}

// The checkpoints between two that a release explains.
struct run {
    int64_t first, last; // sizes; -1 when there is none
    bool strange;        // there was one
};

static void judge_page(struct check *check, const struct vein_rows *rows, struct vein_arena *arena,
                       const struct vein_rows *releases, struct run *run)
{
    for (size_t row = 0; row < rows->row_count; row++) {
        const char *text = vein_checkpoint_note(vein_rows_text(rows, row, "text"), arena);
        struct vein_checkpoint head;

        if (!vein_checkpoint_parse(text, strlen(text), &head, NULL, NULL))
            continue; // told by phase 2
        if (is_release(releases, head.catalogue)) {
            tell_run(check, run->first, run->last);
            run->first = -1;
            continue;
        }
        run->first = run->first < 0 ? head.size : run->first;
        run->last = head.size;
        run->strange = true;
    }
}

// Each checkpoint says what the database consisted of; one finding for a run of strange ones.
static bool check_heads(struct check *check, const struct vein_rows *releases, struct vein_err *err)
{
    struct run run = {.first = -1, .last = -1};
    struct vein_rows *rows = NULL;
    int64_t incarnation = 0;
    int64_t size = -1;
    bool more = true;

    while (more) {
        struct vein_arena *arena = vein_arena_new();
        bool read = vein_check_heads_page(check, arena, &incarnation, &size, &rows, err);

        more = read && rows->row_count > 0;
        if (more)
            judge_page(check, rows, arena, releases, &run);
        vein_arena_free(arena);
        if (!read)
            return false;
    }
    tell_run(check, run.first, run.last);
    if (check->anchor && !run.strange && !is_release(releases, check->anchor->catalogue))
        vein_check_finding(check, "catalogue", 0, 0, "anchor",
                           "when it was made, the database was not what any release made");
    return true;
}

// The list itself against what the newest release wrote into the ledger.
static void check_list(struct check *check, const struct objects *expected,
                       const struct vein_rows *releases)
{
    static const char *const columns[] = {"catalogue", "roles"};
    char hex[VEIN_HEX_SIZE];

    for (size_t i = 0; i < 2; i++) {
        hash_of(check, expected, i == 1, hex);
        if (strcmp(vein_rows_text(releases, releases->row_count - 1, columns[i]), hex) != 0)
            vein_check_finding(
                check, "catalogue", 0, 0, "list",
                vein_arena_printf(check->arena,
                                  "the list of objects is not the one that release "
                                  "%s recorded (%s)",
                                  vein_rows_text(releases, releases->row_count - 1, "id"),
                                  columns[i]));
    }
}

static bool check_roles(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_session_read(check->session, check->arena, "audit", "roles", NULL, 0, &rows, err))
        return false;
    for (size_t row = 0; row < rows->row_count; row++)
        vein_check_finding(
            check, "catalogue", 0, 0,
            vein_arena_printf(check->arena, "role %s", vein_rows_text(rows, row, "role")),
            vein_rows_text(rows, row, "problem"));
    return true;
}

static bool check_objects(struct check *check, const struct vein_rows *releases,
                          struct objects *expected, struct objects *present, struct vein_err *err)
{
    int64_t made_on = 0;
    int major = vein_db_server_version(vein_session_db(check->session)) / SERVER_MAJOR;

    if (releases->row_count == 0) {
        vein_check_finding(check, "catalogue", 0, 0, "list", "no release has recorded one");
        return true;
    }
    if (!read_expected(check, expected, err) ||
        !vein_rows_int(releases, releases->row_count - 1, "server", &made_on, err))
        return false;
    vein_check_say(check, "catalogue: as release %s recorded it at %s",
                   vein_rows_text(releases, releases->row_count - 1, "id"),
                   vein_rows_text(releases, releases->row_count - 1, "made_at"));
    check_list(check, expected, releases);
    if (!check_heads(check, releases, err))
        return false;
    if (made_on / SERVER_MAJOR != major) {
        vein_check_say(check,
                       "catalogue: described by a server of version %d, this is %d: its objects "
                       "are not compared",
                       (int)(made_on / SERVER_MAJOR), major);
        return true;
    }
    if (!vein_check_stream_rows(check, "catalogue", NULL, take_object, present, err))
        return false;
    compare(check, expected, present);
    return true;
}

bool vein_check_catalogue(struct check *check, struct vein_err *err)
{
    struct objects expected = {.check = check};
    struct objects present = {.check = check};
    struct vein_rows *releases = NULL;
    struct vein_rows *settings = NULL;
    bool done;

    vein_buf_init(&present.source);
    for (size_t i = 0; i < vein_file_count; i++)
        vein_buf_add(&present.source, vein_file_table[i].data, vein_file_table[i].size);
    done = vein_session_read(check->session, check->arena, "audit", "settings", NULL, 0, &settings,
                             err) &&
           vein_session_read(check->session, check->arena, "audit", "releases", NULL, 0, &releases,
                             err) &&
           check_objects(check, releases, &expected, &present, err) && check_roles(check, err);

    vein_buf_release(&present.source);
    free(expected.items);
    free(present.items);
    if (done)
        vein_check_phase_ends(check, "phase 4, catalogue", "objects");
    return done;
}
