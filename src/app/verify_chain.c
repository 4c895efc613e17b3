// Phase 1: every event, in the order in which it lies on disk, re-hashed and linked, its readable columns compared, heads and leaves.
#include "audit.h"

#include <string.h>

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

static bool take_event(void *context, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    struct check *check = context;
    int64_t at;
    int64_t lab_at;

    if (count != COLUMNS)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    at = vein_check_int(&cells[AT]);
    lab_at = vein_check_int(&cells[LAB_AT]);
    const struct vein_event_row row = {.stream = vein_check_int(&cells[STREAM]),
                                       .position = vein_check_int(&cells[POSITION]),
                                       .body = cells[BODY].data,
                                       .body_size = cells[BODY].size,
                                       .at = cells[AT].data ? &at : NULL,
                                       .lab_at = cells[LAB_AT].data ? &lab_at : NULL,
                                       .login = slice(&cells[LOGIN]),
                                       .person = slice(&cells[PERSON]),
                                       .entity = slice(&cells[ENTITY]),
                                       .key = slice(&cells[KEY]),
                                       .kind = slice(&cells[KIND]),
                                       .act = slice(&cells[ACT]),
                                       .request = slice(&cells[REQUEST])};
    vein_chain_event(check->chain, &row, NULL);
    vein_check_progress(check, "chains");
    return true;
}

static bool take_head(void *context, const struct vein_cell *cells, size_t count,
                      struct vein_err *err)
{
    struct check *check = context;

    if (count != 3)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    vein_chain_head(check->chain, vein_check_int(&cells[0]), vein_check_int(&cells[1]),
                    cells[2].size == VEIN_HASH_SIZE ? cells[2].data : NULL);
    check->result->streams++;
    return true;
}

bool vein_check_chains(struct check *check, struct vein_err *err)
{
    check->chain = vein_chain_new(check->instance, tell_finding, check);
    if (!vein_check_stream_rows(check, "events", take_event, check, err))
        return false;
    vein_chain_settle(check->chain);
    if (!vein_check_stream_rows(check, "heads", take_head, check, err))
        return false;
    check->result->events = vein_chain_events(check->chain);
    vein_check_phase_ends(check, "phase 1, chains", "events");
    return true;
}
