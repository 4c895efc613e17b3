// Phase 3: the record's rows against the last images in the ledger, field by field where they differ; and whether
// the times of the events go forward.
#include "audit.h"

#include <string.h>

static int64_t number(const struct vein_rows *rows, size_t row, const char *name)
{
    int64_t value = 0;

    return vein_rows_int(rows, row, name, &value, NULL) ? value : 0;
}

static const uint8_t *bytes(struct check *check, const char *hex, size_t *size)
{
    uint8_t *out;

    *size = strlen(hex) / 2;
    out = vein_arena_alloc(check->arena, *size + 1);
    return *size > 0 && vein_ledger_unhex(hex, 2 * *size, out, *size) ? out : NULL;
}

// The name of a field, as the ledger's own dictionary has it.
static const char *attribute_name(const struct vein_rows *names, int32_t attribute)
{
    int64_t id;

    for (size_t row = 0; names && row < names->row_count; row++)
        if (vein_rows_int(names, row, "id", &id, NULL) && id == attribute)
            return vein_rows_text(names, row, "name");
    return NULL;
}

static void add_value(struct vein_buf *out, const struct vein_event_field *field)
{
    if (!vein_event_value(out, field))
        vein_buf_adds(out, "nothing");
}

static bool same(const struct vein_event_field *left, const struct vein_event_field *right)
{
    return left->attribute == right->attribute && left->tag == right->tag &&
           vein_slice_equal(left->value, right->value);
}

// Appends "job: ledger Manager, record Hacker" for the first fields that differ.
static void add_differences(struct vein_buf *out, const struct vein_event *ledger,
                            const struct vein_event *record, const struct vein_rows *names)
{
    struct vein_event_field left;
    struct vein_event_field right;
    size_t at_left = 0;
    size_t at_right = 0;
    size_t told = 0;

    while (told < 5 && vein_event_field(ledger, &at_left, &left) &&
           vein_event_field(record, &at_right, &right)) {
        const char *name;

        if (same(&left, &right))
            continue;
        name = attribute_name(names, left.attribute);
        vein_buf_addf(out, "%s%s", told++ ? "; " : "", name ? name : "a field");
        if (left.tag == 'c') { // a commitment tells nothing to anybody
            vein_buf_adds(out, " differs");
            continue;
        }
        vein_buf_adds(out, ": ledger ");
        add_value(out, &left);
        vein_buf_adds(out, ", record ");
        add_value(out, &right);
    }
}

// The event's body is the ledger's; the row comes as the encoded fields alone.
static void add_state(struct check *check, struct vein_buf *out, const struct vein_rows *rows,
                      size_t row, const struct vein_rows *names)
{
    size_t body_size;
    size_t fields_size;
    const uint8_t *body = bytes(check, vein_rows_text(rows, row, "expected"), &body_size);
    const uint8_t *fields = bytes(check, vein_rows_text(rows, row, "found"), &fields_size);
    struct vein_event ledger;
    struct vein_event record;

    if (!body || !fields || fields_size < 4 || !vein_event_peek(body, body_size, &ledger, NULL))
        return;
    record = ledger;
    record.fields = (struct vein_slice){(const char *)fields + 4, fields_size - 4};
    if (ledger.field_count == (int32_t)((uint32_t)fields[0] << 24 | (uint32_t)fields[1] << 16 |
                                        (uint32_t)fields[2] << 8 | fields[3]))
        add_differences(out, &ledger, &record, names);
}

static void tell(struct check *check, const struct vein_rows *rows, size_t row,
                 const struct vein_rows *names)
{
    const char *kind = vein_rows_text(rows, row, "kind");
    const char *at = vein_rows_text(rows, row, "at");
    struct vein_buf what;

    // Phase 1 has told these from the events themselves.
    if (strcmp(kind, "unattributed") == 0 || strcmp(kind, "deleted") == 0)
        return;
    vein_buf_init(&what);
    if (strcmp(kind, "state") == 0)
        add_state(check, &what, rows, row, names);
    if (at[0])
        vein_buf_addf(&what, "%slast event at %s", what.size ? ", " : "", at);
    vein_check_finding(check, kind, number(rows, row, "stream"), number(rows, row, "position"),
                       vein_arena_printf(check->arena, "%s %s", vein_rows_text(rows, row, "entity"),
                                         vein_rows_text(rows, row, "key")),
                       what.data ? what.data : "");
    vein_buf_release(&what);
}

// Where an entry is earlier than the one before it, the server's clock went back. What the record itself tells of is
// named and no finding.
static bool tell_times(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    if (!vein_session_read(check->session, check->arena, "audit", "clock", NULL, 0, &rows, err))
        return false;
    for (size_t row = 0; row < rows->row_count; row++) {
        const char *step = vein_rows_text(rows, row, "step");
        const char *judgement = vein_rows_text(rows, row, "judgement");
        const char *what =
            vein_arena_printf(check->arena, "the clock went back from %s to %s",
                              vein_rows_text(rows, row, "was_at"), vein_rows_text(rows, row, "at"));

        if (!step[0])
            vein_check_finding(
                check, "clock", number(rows, row, "stream"), number(rows, row, "position"), "",
                vein_arena_printf(check->arena, "%s, and no record tells of it", what));
        else
            vein_check_say(check, "clock stream %lld position %lld: %s; clock step %s, %s",
                           (long long)number(rows, row, "stream"),
                           (long long)number(rows, row, "position"), what, step,
                           judgement[0] ? judgement : "not judged yet");
    }
    return true;
}

bool vein_check_replay(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;
    struct vein_rows *names = NULL;

    if (!vein_session_read(check->session, check->arena, "audit", "replay", NULL, 0, &rows, err) ||
        !vein_session_read(check->session, check->arena, "audit", "attributes", NULL, 0, &names,
                           err))
        return false;
    for (size_t row = 0; row < rows->row_count; row++)
        tell(check, rows, row, names);
    if (!tell_times(check, err))
        return false;
    check->phase_count = check->result->events;
    vein_check_phase_ends(check, "phase 3, replay", "events");
    return true;
}
