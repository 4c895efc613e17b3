// Readings of the past: the statement of the present, whose source is named differently.
#include "session.h"

#include <string.h>

#define SOURCE_MAX 64

// One statement of this session and what it became; the server knows it by its place in memory.
struct vein_past_stmt {
    const struct vein_stmt *present;
    struct vein_stmt past;
    struct vein_past_stmt *next;
};

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Where the statement's only source begins behind "from ": "api.batch_step", "report.worklist". NULL when it reads
// from something else, or from two things.
static const char *find_source(const char *text)
{
    static const char *const schemas[] = {"from api.", "from report."};
    const char *found = NULL;

    for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++)
        for (const char *at = strstr(text, schemas[i]); at; at = strstr(at + 1, schemas[i])) {
            if (found)
                return NULL;
            found = at + strlen("from ");
        }
    return found;
}

static int param_place(const struct vein_stmt *stmt, const char *name)
{
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], name) == 0)
            return (int)i + 1;
    return 0;
}

bool vein_past_statement(const struct vein_stmt *stmt, struct vein_arena *arena,
                         struct vein_stmt *out)
{
    const char *source = find_source(stmt->text);
    const char **params = vein_arena_alloc(arena, (stmt->param_count + 2) * sizeof *params);
    const char *name = source ? strchr(source, '.') + 1 : NULL;
    const char *after = name;
    int batch = param_place(stmt, "batch");
    const char *given = batch ? vein_arena_printf(arena, "batch => $%d", batch) : "batch => null";

    if (!source || vein_stmt_writes(stmt))
        return false;
    while (is_name(*after))
        after++;
    for (size_t i = 0; i < stmt->param_count; i++)
        params[i] = stmt->params[i];
    params[stmt->param_count] = "as_of";
    params[stmt->param_count + 1] = "signature";
    *out = *stmt;
    out->name = vein_arena_printf(arena, "%s_past", stmt->name);
    out->params = params;
    out->param_count = stmt->param_count + 2;
    // A function brings its own arguments; a view takes the batch, so that no more is laid out than it needs.
    out->text = vein_arena_printf(
        arena, "%.*sapi.past_%s%.*s(as_of => $%zu::timestamptz, signature => $%zu::bigint, %s%s",
        (int)(source - stmt->text), stmt->text, source[0] == 'r' ? "report_" : "",
        (int)(after - name), name, stmt->param_count + 1, stmt->param_count + 2,
        *after == '(' ? "" : vein_arena_printf(arena, "%s)", given),
        *after == '(' ? after + 1 : after);
    return true;
}

static const struct vein_stmt *remembered(struct vein_session *session,
                                          const struct vein_stmt *present)
{
    struct vein_past_stmt *entry = session->past;

    while (entry && entry->present != present)
        entry = entry->next;
    if (entry)
        return &entry->past;
    entry = vein_arena_alloc(session->arena, sizeof *entry);
    *entry = (struct vein_past_stmt){.present = present, .next = session->past};
    if (!vein_past_statement(present, session->arena, &entry->past))
        return NULL;
    session->past = entry;
    return &entry->past;
}

bool vein_session_read_past(struct vein_session *session, struct vein_arena *arena,
                            const char *area, const char *name, const struct vein_db_value *values,
                            size_t count, const struct vein_past *past, struct vein_rows **out,
                            struct vein_err *err)
{
    const struct vein_stmt *present = vein_stmt_find(area, name);
    const struct vein_stmt *stmt = present ? remembered(session, present) : NULL;
    struct vein_db_value *all = vein_arena_alloc(arena, (count + 2) * sizeof *all);
    const char **ordered;

    if (count > 0)
        memcpy(all, values, count * sizeof *all);
    all[count] = (struct vein_db_value){"as_of", past->moment};
    all[count + 1] = (struct vein_db_value){"signature", past->signature};
    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Leave out --as-of.",
                            "%s %s has no past: it shows the present only", area, name);
    ordered = vein_arena_alloc(arena, (stmt->param_count + 1) * sizeof *ordered);
    if (vein_db_order(stmt, all, count + 2, ordered, err) &&
        vein_db_call(session->db, arena, stmt, ordered, out, err))
        return true;
    if (err && strcmp(err->code, "42883") == 0)
        vein_err_set(err, VEIN_EXIT_USAGE, "", "Leave out --as-of.",
                     "%s %s has no past: it shows the present only", area, name);
    return false;
}
