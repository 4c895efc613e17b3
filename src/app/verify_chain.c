// Phase 1: every event re-hashed and linked, its readable columns compared, every head. First a sweep in the order in
// which events lie on disk; only when it does not find all well, the chain checker reads again in order and tells.
#include "audit.h"

#include <string.h>
#include <sys/random.h>

enum column {
    STREAM,
    POSITION,
    BODY,
    AT,
    LAB_AT,
    LOGIN,
    PERSON,
    ENTITY,
    KEY,
    KIND,
    ACT,
    REQUEST,
    COLUMNS
};

// "through 7, login, expected x, found y, at 2026-...": only the parts that there are.
static void tell_finding(void *context, const struct vein_finding *finding)
{
    struct check *check = context;
    char at[VEIN_TIME_SIZE];
    struct vein_buf what;

    vein_buf_init(&what);
    if (finding->last > finding->position)
        vein_buf_addf(&what, ", through %lld", (long long)finding->last);
    if (finding->what[0])
        vein_buf_addf(&what, ", %s", finding->what);
    if (finding->expected[0])
        vein_buf_addf(&what, ", expected %s", finding->expected);
    if (finding->found[0])
        vein_buf_addf(&what, ", found %s", finding->found);
    if (finding->has_time) {
        vein_ledger_time(finding->time, at);
        vein_buf_addf(&what, ", at %s", at);
    }
    vein_check_finding(check, vein_finding_name(finding->kind), finding->stream, finding->position,
                       finding->entity, what.size > 2 ? what.data + 2 : "");
    vein_buf_release(&what);
}

static struct vein_slice slice(const struct vein_cell *cell)
{
    return (struct vein_slice){(const char *)cell->data, cell->size};
}

// The numbers are kept beside the row, which points at them.
struct event_cells {
    struct vein_event_row row;
    int64_t at, lab_at;
};

static bool read_cells(struct event_cells *out, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    if (count != COLUMNS)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    out->at = vein_check_int(&cells[AT]);
    out->lab_at = vein_check_int(&cells[LAB_AT]);
    out->row = (struct vein_event_row){.stream = vein_check_int(&cells[STREAM]),
                                       .position = vein_check_int(&cells[POSITION]),
                                       .body = cells[BODY].data,
                                       .body_size = cells[BODY].size,
                                       .at = cells[AT].data ? &out->at : NULL,
                                       .lab_at = cells[LAB_AT].data ? &out->lab_at : NULL,
                                       .login = slice(&cells[LOGIN]),
                                       .person = slice(&cells[PERSON]),
                                       .entity = slice(&cells[ENTITY]),
                                       .key = slice(&cells[KEY]),
                                       .kind = slice(&cells[KIND]),
                                       .act = slice(&cells[ACT]),
                                       .request = slice(&cells[REQUEST])};
    return true;
}

static bool sweep_event(void *context, const struct vein_cell *cells, size_t count,
                        struct vein_err *err)
{
    struct check *check = context;
    struct event_cells event;

    if (!read_cells(&event, cells, count, err))
        return false;
    vein_sweep_event(check->sweep, &event.row);
    check->last_event[0] = event.row.stream;
    check->last_event[1] = event.row.position;
    vein_check_progress(check, "chains");
    return true;
}

static bool take_event(void *context, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    struct check *check = context;
    struct event_cells event;

    if (!read_cells(&event, cells, count, err))
        return false;
    vein_chain_event(check->chain, &event.row, NULL);
    vein_check_progress(check, "places");
    return true;
}

static bool take_head(void *context, const struct vein_cell *cells, size_t count,
                      struct vein_err *err)
{
    struct check *check = context;
    const uint8_t *hash = count == 3 && cells[2].size == VEIN_HASH_SIZE ? cells[2].data : NULL;

    if (count != 3)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    if (check->chain)
        vein_chain_head(check->chain, vein_check_int(&cells[0]), vein_check_int(&cells[1]), hash);
    else
        vein_sweep_head(check->sweep, vein_check_int(&cells[0]), vein_check_int(&cells[1]), hash);
    check->result->streams++;
    return true;
}

bool vein_check_locate(struct check *check, struct vein_err *err)
{
    vein_check_say(check, "not whole: the chains are read again in order, to find the places");
    check->chain = vein_chain_new(check->instance, tell_finding, check);
    check->result->streams = 0;
    if (!vein_check_stream_rows(check, "events_in_order", NULL, take_event, check, err))
        return false;
    vein_chain_settle(check->chain);
    check->result->events = vein_chain_events(check->chain);
    return vein_check_stream_rows(check, "heads", NULL, take_head, check, err);
}

bool vein_check_chains(struct check *check, struct vein_err *err)
{
    uint8_t key[VEIN_SWEEP_KEY];

    if (getrandom(key, sizeof key, 0) != (ssize_t)sizeof key)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the system gives no random bytes");
    check->sweep = vein_sweep_new(check->hasher, check->instance, key);
    if (!vein_check_stream_rows(check, "events", NULL, sweep_event, check, err) ||
        !vein_check_stream_rows(check, "heads", NULL, take_head, check, err))
        return false;
    check->result->events = vein_sweep_events(check->sweep);
    vein_check_phase_ends(check, "phase 1, chains", "events");
    if (vein_sweep_chains_hold(check->sweep))
        return true;
    if (!vein_check_locate(check, err))
        return false;
    vein_check_phase_ends(check, "phase 1, places", "events");
    return true;
}
