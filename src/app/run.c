// Running an action: form, one call, one answer - and what to do when the answer is lost.
#include "session.h"

#include <poll.h>
#include <string.h>

#define OUTCOME_TRIES 40 // together longer than an act waits for a record
#define OUTCOME_PAUSE_MS 200

// ---- answers

static const char *text_of(const struct vein_rows *rows, const char *name)
{
    return vein_rows_text(rows, 0, name);
}

bool vein_answer_read(const struct vein_rows *rows, struct vein_arena *arena,
                      struct vein_answer *out, struct vein_err *err)
{
    static const char *const columns[] = {"verdict", "code",     "rule", "value", "way_out",
                                          "stream",  "position", "hash", "data"};
    const char *verdict;

    if (!vein_rows_need(rows, columns, sizeof columns / sizeof *columns, err))
        return false;
    verdict = text_of(rows, "verdict");
    if (rows->row_count != 1 || (strcmp(verdict, "done") != 0 && strcmp(verdict, "stop") != 0))
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the act's answer has no verdict");
    *out = (struct vein_answer){
        .done = strcmp(verdict, "done") == 0,
        .code = vein_arena_strdup(arena, text_of(rows, "code")),
        .rule = vein_arena_strdup(arena, text_of(rows, "rule")),
        .value = vein_arena_strdup(arena, text_of(rows, "value")),
        .way_out = vein_arena_strdup(arena, text_of(rows, "way_out")),
        .stream = vein_arena_strdup(arena, text_of(rows, "stream")),
        .position = vein_arena_strdup(arena, text_of(rows, "position")),
        .hash = vein_arena_strdup(arena, text_of(rows, "hash")),
        .data = vein_arena_strdup(arena, text_of(rows, "data")),
        .request = "",
        .message = "",
    };
    return true;
}

void vein_answer_stop(const struct vein_answer *answer, struct vein_err *err)
{
    vein_err_set(err, VEIN_EXIT_REFUSED, answer->code, answer->way_out, "STOP: %s", answer->rule);
    vein_utf8_copy(err->detail, sizeof err->detail, answer->value);
}

// Fills {name} from the data; a name that is not there leaves nothing.
static const char *fill_success(const char *text, const char *data, struct vein_arena *arena)
{
    struct vein_buf out;
    const char *filled;

    vein_buf_init(&out);
    while (*text) {
        size_t plain = strcspn(text, "{");

        vein_buf_add(&out, text, plain);
        text += plain;
        if (*text == '{') {
            size_t length = strcspn(text, "}");
            const char *name = vein_arena_strndup(arena, text + 1, length - 1);
            const char *value = vein_json_get(data, name, arena);

            vein_buf_adds(&out, value ? value : "");
            text += length + (text[length] == '}');
        }
    }
    filled = vein_arena_strdup(arena, out.data ? out.data : "");
    vein_buf_release(&out);
    return filled;
}

// The server says "busy" as long as another session of this login is at work, since that may be the
// very request; "never served" would be a lie then.
static bool ask_outcome(struct vein_session *session, struct vein_arena *arena,
                        const struct vein_db_value *id, struct vein_rows **rows,
                        struct vein_err *err)
{
    struct vein_err cause;

    for (int asked = 1;
         !vein_session_read(session, arena, "request", "outcome", id, 1, rows, &cause); asked++) {
        if (asked == OUTCOME_TRIES || strcmp(cause.code, "VN120") != 0) {
            if (err)
                *err = cause;
            return false;
        }
        (void)poll(NULL, 0, OUTCOME_PAUSE_MS);
    }
    return true;
}

bool vein_request_outcome(struct vein_session *session, const char *request,
                          struct vein_arena *arena, bool *found, struct vein_answer *out,
                          struct vein_err *err)
{
    const struct vein_db_value id = {"id", request};
    struct vein_rows *rows = NULL;

    if (!vein_uid_valid(request))
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "A request id is a UUID in lower case.",
                            "this is not a request id");
    if (!ask_outcome(session, arena, &id, &rows, err))
        return false;
    *found = rows->row_count == 1;
    if (!*found)
        return true;
    if (!vein_answer_read(rows, arena, out, err))
        return false;
    out->request = vein_arena_strdup(arena, request);
    return true;
}

// ---- one act

// Everything of one call; kept whole so that the same question can be asked again.
struct call {
    struct vein_session *session;
    const struct vein_stmt *stmt;
    const char **values;
    const char *request;
    struct vein_arena *arena;
};

static const char *find(const struct vein_db_value *values, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i].name, name) == 0)
            return values[i].text;
    return NULL;
}

static bool known_names(const struct vein_action *action, const struct vein_db_value *values,
                        size_t count, struct vein_err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!vein_action_field(action, values[i].name))
            return vein_err_set(err, VEIN_EXIT_USAGE, "VN209",
                                "`vein help` shows the fields of every action.",
                                "%s has no field %s", action->title, values[i].name);
    return true;
}

// Checks every field and puts the values in the statement's order.
static bool prepare(struct call *call, const struct vein_action *action,
                    const struct vein_db_value *values, size_t count, struct vein_err *err)
{
    struct vein_db_value *sent =
        vein_arena_alloc(call->arena, (action->field_count + 1) * sizeof *sent);

    if (!known_names(action, values, count, err))
        return false;
    for (size_t i = 0; i < action->field_count; i++) {
        const struct vein_field *field = &action->fields[i];

        sent[i].name = field->name;
        if (!vein_field_check(field, find(values, count, field->name), call->arena, &sent[i].text,
                              err))
            return false;
    }
    sent[action->field_count] = (struct vein_db_value){"request", call->request};
    call->values =
        vein_arena_alloc(call->arena, (call->stmt->param_count + 1) * sizeof *call->values);
    return vein_db_order(call->stmt, sent, action->field_count + 1, call->values, err);
}

static bool send(struct call *call, struct vein_answer *out, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    return vein_db_call(call->session->db, call->arena, call->stmt, call->values, &rows, err) &&
           vein_answer_read(rows, call->arena, out, err);
}

static bool still_unknown(const struct call *call, struct vein_err *err)
{
    vein_err_set(err, VEIN_EXIT_UNKNOWN, "",
                 "When the server answers again, ask `vein request show` with this id, or repeat "
                 "the command with --request-id.",
                 "the connection was lost; whether it was done is not known");
    if (err)
        snprintf(err->detail, sizeof err->detail, "request id %s", call->request);
    return false;
}

// The answer was lost. The same id is never served twice, so asking what became of it, and asking again
// when it was never served, can't do the deed a second time.
static bool recover(struct call *call, struct vein_answer *out, struct vein_err *err)
{
    struct vein_err cause;
    bool found = false;

    if (!vein_session_reconnect(call->session, &cause) ||
        !vein_request_outcome(call->session, call->request, call->arena, &found, out, &cause))
        return still_unknown(call, err);
    if (!found && !send(call, out, &cause)) {
        if (cause.exit == VEIN_EXIT_UNKNOWN || cause.exit == VEIN_EXIT_NO_SERVER)
            return still_unknown(call, err);
        if (err)
            *err = cause;
        return false;
    }
    out->recovered = true;
    return true;
}

bool vein_action_run(struct vein_session *session, const struct vein_action *action,
                     const struct vein_db_value *values, size_t count, const char *request,
                     struct vein_arena *arena, struct vein_answer *out, char id_out[VEIN_UID_SIZE],
                     struct vein_err *err)
{
    struct call call = {.session = session, .arena = arena};
    struct vein_err cause;
    char id[VEIN_UID_SIZE];

    if (request && request[0]) {
        if (!vein_uid_valid(request))
            return vein_err_set(err, VEIN_EXIT_USAGE, "", "A request id is a UUID in lower case.",
                                "this is not a request id");
        snprintf(id, sizeof id, "%s", request);
    } else {
        vein_uid_new(id);
    }
    if (id_out)
        memcpy(id_out, id, sizeof id);
    call.request = vein_arena_strdup(arena, id);
    call.stmt = vein_stmt_find(action->area, action->name);
    if (!call.stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement %s/%s",
                            action->area, action->name);
    if (!vein_session_may_write(session, err) || !prepare(&call, action, values, count, err))
        return false;
    if (!send(&call, out, &cause)) {
        if (err)
            *err = cause;
        if (cause.exit != VEIN_EXIT_UNKNOWN || !recover(&call, out, err))
            return false;
    }
    out->request = call.request;
    out->message = fill_success(action->success, out->data, arena);
    vein_session_receipt(session, out);
    return true;
}
