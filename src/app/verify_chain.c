// Phase 1: every event re-hashed and linked, its readable columns compared, heads and leaves.
#include "audit.h"

#include <stdlib.h>
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

static void *grow(void *items, size_t *room, size_t size)
{
    void *bigger;

    *room = *room ? *room * 2 : 1024;
    bigger = realloc(items, *room * size);
    if (!bigger)
        abort(); // as the arena: there is no way to check a ledger without memory
    return bigger;
}

// Keeps the hash for the tree; streams come one after another, positions ascending.
static void keep_hash(struct check *check, int64_t stream, int64_t position,
                      const uint8_t hash[VEIN_HASH_SIZE])
{
    struct check_stream *last =
        check->stream_count ? &check->streams[check->stream_count - 1] : NULL;

    if (check->hash_count == check->hash_room)
        check->hashes = grow(check->hashes, &check->hash_room, sizeof *check->hashes);
    // A gap starts a new run of the same stream, so that what follows it can still be found.
    if (!last || last->stream != stream || last->first + (int64_t)last->count != position) {
        if (check->stream_count == check->stream_room)
            check->streams = grow(check->streams, &check->stream_room, sizeof *check->streams);
        last = &check->streams[check->stream_count++];
        *last = (struct check_stream){stream, position, check->hash_count, 0};
    }
    memcpy(check->hashes[check->hash_count++], hash, VEIN_HASH_SIZE);
    last->count++;
}

const uint8_t *vein_check_hash_at(const struct check *check, int64_t stream, int64_t position)
{
    size_t low = 0;
    size_t high = check->stream_count;

    while (low < high) { // the last run that starts at or before this event
        size_t middle = low + (high - low) / 2;
        const struct check_stream *run = &check->streams[middle];

        if (run->stream < stream || (run->stream == stream && run->first <= position))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    const struct check_stream *run = &check->streams[low - 1];
    if (run->stream != stream || position - run->first >= (int64_t)run->count)
        return NULL;
    return check->hashes[run->start + (size_t)(position - run->first)];
}

static struct vein_slice slice(const struct vein_cell *cell)
{
    return (struct vein_slice){(const char *)cell->data, cell->size};
}

static bool take_event(void *context, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    struct check *check = context;
    uint8_t hash[VEIN_HASH_SIZE];
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
    vein_chain_event(check->chain, &row, hash);
    keep_hash(check, row.stream, row.position, hash);
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
