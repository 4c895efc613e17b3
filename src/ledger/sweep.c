// The quick look at a whole ledger: rows in any order, constant memory, one answer - whole or not. It tells no
// place; whoever gets a no reads again in order with the chain checker.
//
// An event at (s, p) is an arrow from the place (s, p - 1, its copy of the previous hash) to the place (s, p, its own
// hash); a head is an arrow from (s, its position, its hash) back to (s, 0, zeros). Every arrow adds the term of where
// it points to and takes away that of where it starts. The sum is zero when each place is entered as often as it is
// left. Arrows of events only go up, so per stream that is one way from the beginning to the head: every position once,
// every link right, nothing twice, nothing behind the head. docs/ledger.md 5 has the argument and what it rests on.
#include "sweep.h"
#include "finding.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#define PLACE_OFFSET 20 // of parts 3 and 4 in the body
#define PREV_OFFSET 36

// How far the leaves of a stream have come.
struct reach {
    int64_t stream; // 0: free
    int64_t next;
};

struct vein_sweep {
    struct vein_hasher *hasher;
    uint64_t key[2];
    uint8_t instance[VEIN_UUID_BYTES];
    bool bad;
    vein_sum links;  // zero when the links hold
    vein_sum places; // of all events, less those read again for the tree
    uint64_t events;
    int64_t next_leaf;
    vein_sum indexes; // of the leaves, less those read again in order of streams
    int64_t last[3];  // index, stream, position of the leaf read last in that order
    bool crowded;     // more streams than there is room for
    size_t known;     // streams in reach
    struct reach reach[VEIN_SWEEP_STREAMS / 3 * 4];
};

struct vein_sweep *vein_sweep_new(struct vein_hasher *hasher,
                                  const uint8_t instance[VEIN_UUID_BYTES],
                                  const uint8_t key[VEIN_SWEEP_KEY])
{
    struct vein_sweep *sweep = calloc(1, sizeof *sweep);
    if (sweep == NULL) {
        abort();
    }
    sweep->hasher = hasher;
    memcpy(sweep->instance, instance, VEIN_UUID_BYTES);
    memcpy(sweep->key, key, sizeof sweep->key);
    return sweep;
}

void vein_sweep_free(struct vein_sweep *sweep)
{
    free(sweep);
}

static vein_sum term(const struct vein_sweep *sweep, int64_t stream, int64_t position,
                     const uint8_t *hash)
{
    return vein_sum_term(sweep->key, stream, position, hash);
}

// Everything the row alone tells: chain.c has a finding for each of these.
static bool row_holds(const struct vein_sweep *sweep, const struct vein_event_row *row)
{
    struct vein_event event;
    struct vein_err err;
    return vein_event_peek(row->body, row->body_size, &event, &err) && row->position > 0 &&
           row->position < INT64_MAX && event.stream == row->stream &&
           event.position == row->position &&
           memcmp(event.instance, sweep->instance, VEIN_UUID_BYTES) == 0 &&
           !vein_slice_equal(event.kind, vein_slice_text("unattributed")) &&
           !vein_slice_equal(event.kind, vein_slice_text("deleted")) &&
           vein_finding_columns_agree(row, &event);
}

void vein_sweep_event(struct vein_sweep *sweep, const struct vein_event_row *row)
{
    uint8_t hash[VEIN_HASH_SIZE];
    sweep->events++;
    if (!row_holds(sweep, row)) {
        sweep->bad = true;
        return;
    }
    vein_hasher_event(sweep->hasher, row->body, row->body_size, hash);
    const uint8_t *prev = (const uint8_t *)row->body + PREV_OFFSET;
    vein_sum place = term(sweep, row->stream, row->position, hash);
    sweep->links += place - term(sweep, row->stream, row->position - 1, prev);
    sweep->places += place;
}

void vein_sweep_head(struct vein_sweep *sweep, int64_t stream, int64_t position,
                     const uint8_t *hash)
{
    static const uint8_t zero[VEIN_HASH_SIZE];
    if (hash == NULL || position < 0) {
        sweep->bad = true;
        return;
    }
    sweep->links += term(sweep, stream, 0, zero) - term(sweep, stream, position, hash);
}

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

// NULL when there is no room for another stream.
static struct reach *reach_of(struct vein_sweep *sweep, int64_t stream)
{
    const size_t count = sizeof sweep->reach / sizeof *sweep->reach;
    size_t i = (size_t)(mix((uint64_t)stream ^ sweep->key[0]) % count);
    while (sweep->reach[i].stream != 0 && sweep->reach[i].stream != stream) {
        i = (i + 1) % count;
    }
    if (sweep->reach[i].stream == 0) {
        if (sweep->known == VEIN_SWEEP_STREAMS) {
            return NULL;
        }
        sweep->known++;
        sweep->reach[i] = (struct reach){stream, 1};
    }
    return &sweep->reach[i];
}

static int64_t signed64(const uint8_t *bytes)
{
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return (int64_t)be64toh(value);
}

bool vein_sweep_again(struct vein_sweep *sweep, int64_t stream, int64_t position,
                      const uint8_t *body, size_t size, uint8_t hash[VEIN_HASH_SIZE])
{
    if (body == NULL || size < PREV_OFFSET + VEIN_HASH_SIZE ||
        signed64(body + PLACE_OFFSET) != stream || signed64(body + PLACE_OFFSET + 8) != position) {
        sweep->bad = true;
        return false;
    }
    vein_hasher_event(sweep->hasher, body, size, hash);
    sweep->places -= term(sweep, stream, position, hash);
    return true;
}

// Which leaf stands where. The index takes the room of a hash.
static vein_sum index_term(const struct vein_sweep *sweep, int64_t index, int64_t stream,
                           int64_t position)
{
    uint8_t room[VEIN_HASH_SIZE] = {0};
    memcpy(room, &index, sizeof index);
    return term(sweep, stream, position, room);
}

void vein_sweep_leaf(struct vein_sweep *sweep, int64_t index, int64_t stream, int64_t position)
{
    if (index != sweep->next_leaf || index == INT64_MAX || stream < 1 || position < 1 ||
        position == INT64_MAX) {
        sweep->bad = true;
        return;
    }
    struct reach *reach = reach_of(sweep, stream);
    sweep->next_leaf++;
    sweep->indexes += index_term(sweep, index, stream, position);
    if (reach == NULL) {
        sweep->crowded = true;
    } else if (reach->next++ != position) {
        sweep->bad = true;
    }
}

bool vein_sweep_crowded(const struct vein_sweep *sweep)
{
    return sweep->crowded;
}

void vein_sweep_leaf_in_stream(struct vein_sweep *sweep, int64_t index, int64_t stream,
                               int64_t position)
{
    bool same = stream == sweep->last[1];
    if (stream < sweep->last[1] || position != (same ? sweep->last[2] + 1 : 1) ||
        (same && index <= sweep->last[0])) {
        sweep->bad = true;
    }
    sweep->indexes -= index_term(sweep, index, stream, position);
    sweep->last[0] = index;
    sweep->last[1] = stream;
    sweep->last[2] = position;
}

bool vein_sweep_chains_hold(const struct vein_sweep *sweep)
{
    return !sweep->bad && sweep->links == 0;
}

bool vein_sweep_leaves_hold(const struct vein_sweep *sweep)
{
    return !sweep->bad && sweep->places == 0 && (!sweep->crowded || sweep->indexes == 0);
}

uint64_t vein_sweep_events(const struct vein_sweep *sweep)
{
    return sweep->events;
}
