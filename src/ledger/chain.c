// The chain checker: are all events there, each in its place, each the one its successor vouches
// for? Events are judged as they come; only what cannot be judged yet is kept.
#include "chain.h"
#include "finding.h"

#include <stdlib.h>
#include <string.h>

#define PREV_OFFSET 36 // of part 5 in the body: version 4, instance 16, stream 8, position 8

struct vein_chain {
    struct vein_hasher *hasher;
    struct memory *memory;
    vein_finding_sink *sink;
    void *context;
    uint64_t events;
    uint64_t findings;
    int64_t next_leaf;
    bool has_instance;
    uint8_t instance[VEIN_UUID_BYTES];
};

struct vein_chain *vein_chain_new(const uint8_t *instance, vein_finding_sink *sink, void *context)
{
    struct vein_chain *chain = calloc(1, sizeof *chain);
    if (chain == NULL) {
        abort();
    }
    chain->hasher = vein_hasher_new();
    chain->memory = vein_chain_memory_new();
    chain->sink = sink;
    chain->context = context;
    if (instance != NULL) {
        memcpy(chain->instance, instance, VEIN_UUID_BYTES);
        chain->has_instance = true;
    }
    return chain;
}

void vein_chain_free(struct vein_chain *chain)
{
    if (chain == NULL) {
        return;
    }
    vein_hasher_free(chain->hasher);
    vein_chain_memory_free(chain->memory);
    free(chain);
}

static struct vein_finding finding_at(enum vein_finding_kind kind, int64_t stream, int64_t position)
{
    struct vein_finding finding = {.kind = kind, .stream = stream, .position = position};
    finding.last = position;
    finding.entity = "";
    finding.what = "";
    return finding;
}

static void tell(struct vein_chain *chain, struct vein_finding *finding)
{
    chain->findings++;
    chain->sink(chain->context, finding);
}

static void tell_content(struct vein_chain *chain, struct stream_state *state, int64_t position,
                         const struct suspect *facts, const char *what)
{
    if (state->told == position) {
        return; // one altered event is one finding, however many links it breaks
    }
    state->told = position;
    struct vein_finding finding = finding_at(VEIN_FINDING_CONTENT, state->id, position);
    finding.what = what;
    finding.has_time = facts->has_time;
    finding.time = facts->time;
    finding.entity = vein_chain_memory_name_text(chain->memory, facts->entity);
    vein_finding_hex(finding.expected, facts->expected);
    vein_finding_hex(finding.found, facts->found);
    tell(chain, &finding);
}

// The doubtful link is charged to its earlier event; at the beginning of a stream there is none,
// and the first event itself is at fault.
static void charge_earlier(struct vein_chain *chain, struct stream_state *state)
{
    struct suspect *suspect = state->suspect;
    if (suspect == NULL) {
        return;
    }
    state->suspect = NULL;
    if (suspect->position > 0) {
        tell_content(chain, state, suspect->position, suspect, "");
    } else {
        tell_content(chain, state, 1, suspect, "previous hash");
    }
    free(suspect);
}

// The newest event of the stream turned out to hold a false copy of its predecessor's hash.
static void charge_later(struct vein_chain *chain, struct stream_state *state)
{
    struct suspect facts = *state->suspect;
    uint8_t copy[VEIN_HASH_SIZE];
    memcpy(copy, facts.expected, VEIN_HASH_SIZE);
    memcpy(facts.expected, facts.found, VEIN_HASH_SIZE);
    memcpy(facts.found, copy, VEIN_HASH_SIZE);
    facts.time = state->time;
    facts.has_time = state->has_time;
    facts.entity = state->entity;
    tell_content(chain, state, state->next - 1, &facts, "previous hash");
    free(state->suspect);
    state->suspect = NULL;
}

static bool same(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, VEIN_HASH_SIZE) == 0;
}

// Notes that the stream's newest event is not the one `vouched` speaks of.
static struct suspect *suspect_newest(const struct stream_state *state, const uint8_t *vouched)
{
    struct suspect *suspect = calloc(1, sizeof *suspect);
    if (suspect == NULL) {
        abort();
    }
    memcpy(suspect->expected, vouched, VEIN_HASH_SIZE);
    memcpy(suspect->found, state->hash, VEIN_HASH_SIZE);
    suspect->position = state->next - 1;
    suspect->time = state->time;
    suspect->has_time = state->has_time;
    suspect->entity = state->entity;
    return suspect;
}

// What somebody else (the next event, or the head) says the newest event's hash is, is compared
// with what it is. True when that broke a link that nothing explains yet.
static bool judge(struct vein_chain *chain, struct stream_state *state, const uint8_t *vouched)
{
    if (!state->linked) {
        charge_earlier(chain, state);
        return false;
    }
    if (same(vouched, state->hash)) {
        charge_earlier(chain, state);
        return false;
    }
    if (state->suspect != NULL && same(vouched, state->suspect->mended)) {
        charge_later(chain, state);
        return false;
    }
    charge_earlier(chain, state);
    return true;
}

// The event that stands at state->next.
static void step(struct vein_chain *chain, struct stream_state *state,
                 const struct arrival *arrival)
{
    if (!arrival->sound) {
        charge_earlier(chain, state);
    } else if (judge(chain, state, arrival->body + PREV_OFFSET)) {
        struct suspect *suspect = suspect_newest(state, arrival->body + PREV_OFFSET);
        uint8_t *mended = malloc(arrival->body_size);
        if (mended == NULL) {
            abort();
        }
        memcpy(mended, arrival->body, arrival->body_size);
        memcpy(mended + PREV_OFFSET, state->hash, VEIN_HASH_SIZE);
        vein_hasher_event(chain->hasher, mended, arrival->body_size, suspect->mended);
        free(mended);
        state->suspect = suspect;
    }
    state->linked = arrival->sound;
    memcpy(state->hash, arrival->hash, VEIN_HASH_SIZE);
    state->time = arrival->time;
    state->has_time = arrival->has_time;
    state->entity = arrival->entity;
    state->last = arrival->position;
    state->next = arrival->position + 1;
}

static void drain(struct vein_chain *chain, struct stream_state *state)
{
    while (state->waiting > 0) {
        struct arrival *kept = vein_chain_memory_take(chain->memory, state->id, state->next);
        if (kept == NULL) {
            return;
        }
        state->waiting--;
        step(chain, state, kept);
        free(kept);
    }
}

// Positions count from 1; the last number has no successor to expect.
static bool no_place(int64_t position)
{
    return position < 1 || position == INT64_MAX;
}

// Everything the row alone tells. False when the body is unreadable or somebody else's.
static bool judge_row(struct vein_chain *chain, const struct vein_event_row *row,
                      struct arrival *arrival)
{
    struct vein_event event;
    struct vein_err err;
    struct vein_finding finding = finding_at(VEIN_FINDING_UNREADABLE, row->stream, row->position);
    if (!vein_event_peek(row->body, row->body_size, &event, &err)) {
        snprintf(finding.found, sizeof finding.found, "%.159s", err.message);
        tell(chain, &finding);
        return false;
    }
    arrival->time = event.at;
    arrival->has_time = true;
    arrival->entity = vein_chain_memory_name(chain->memory, event.entity);
    finding.time = event.at;
    finding.has_time = true;
    finding.entity = vein_chain_memory_name_text(chain->memory, arrival->entity);
    if (event.stream != row->stream || event.position != row->position || no_place(row->position)) {
        finding.kind = VEIN_FINDING_ORDER;
        snprintf(finding.expected, sizeof finding.expected, "stream %lld position %lld",
                 (long long)event.stream, (long long)event.position);
        snprintf(finding.found, sizeof finding.found, "stream %lld position %lld",
                 (long long)row->stream, (long long)row->position);
        tell(chain, &finding);
        return false;
    }
    if (!chain->has_instance) {
        memcpy(chain->instance, event.instance, VEIN_UUID_BYTES);
        chain->has_instance = true;
    }
    if (memcmp(chain->instance, event.instance, VEIN_UUID_BYTES) != 0) {
        finding.kind = VEIN_FINDING_INSTANCE;
        vein_ledger_uuid(chain->instance, finding.expected);
        vein_ledger_uuid(event.instance, finding.found);
        tell(chain, &finding);
    }
    finding.expected[0] = '\0';
    finding.found[0] = '\0';
    if (vein_slice_equal(event.kind, vein_slice_text("unattributed"))) {
        finding.kind = VEIN_FINDING_UNATTRIBUTED;
        tell(chain, &finding);
    } else if (vein_slice_equal(event.kind, vein_slice_text("deleted"))) {
        finding.kind = VEIN_FINDING_DELETED;
        tell(chain, &finding);
    }
    if (!row->bare) {
        chain->findings += vein_finding_columns(row, &event, &finding, chain->sink, chain->context);
    }
    return true;
}

void vein_chain_event(struct vein_chain *chain, const struct vein_event_row *row, uint8_t *hash)
{
    struct arrival arrival = {.stream = row->stream, .position = row->position};
    chain->events++;
    arrival.body = row->body;
    arrival.body_size = row->body == NULL ? 0 : row->body_size;
    arrival.sound = judge_row(chain, row, &arrival);
    vein_hasher_event(chain->hasher, row->body, arrival.body_size, arrival.hash);
    if (hash != NULL) {
        memcpy(hash, arrival.hash, VEIN_HASH_SIZE);
    }
    if (no_place(row->position)) {
        return; // a finding already (order or unreadable)
    }
    struct stream_state *state = vein_chain_memory_stream(chain->memory, row->stream);
    bool twice = row->position < state->next;
    if (row->position == state->next) {
        step(chain, state, &arrival);
        drain(chain, state);
    } else if (!twice) {
        twice = !vein_chain_memory_keep(chain->memory, &arrival);
        state->waiting += twice ? 0 : 1;
    }
    if (twice) {
        struct vein_finding finding =
            finding_at(VEIN_FINDING_DUPLICATE, row->stream, row->position);
        finding.time = arrival.time;
        finding.has_time = arrival.has_time;
        finding.entity = vein_chain_memory_name_text(chain->memory, arrival.entity);
        tell(chain, &finding);
    }
}

// Positions state->next to last are missing; what follows cannot be linked to what was before.
static void gap(struct vein_chain *chain, struct stream_state *state, int64_t last)
{
    struct vein_finding finding = finding_at(VEIN_FINDING_GAP, state->id, state->next);
    charge_earlier(chain, state);
    finding.last = last;
    snprintf(finding.expected, sizeof finding.expected, "%lld event%s",
             (long long)(last - state->next + 1), last == state->next ? "" : "s");
    snprintf(finding.found, sizeof finding.found, "none");
    tell(chain, &finding);
    state->linked = false;
    state->next = last < INT64_MAX ? last + 1 : last;
}

void vein_chain_settle(struct vein_chain *chain)
{
    if (vein_chain_memory_kept(chain->memory) == 0) {
        return;
    }
    size_t count = 0;
    struct place *places = vein_chain_memory_places(chain->memory, &count);
    for (size_t i = 0; i < count; i++) {
        struct stream_state *state = vein_chain_memory_stream(chain->memory, places[i].stream);
        if (places[i].position < state->next) {
            continue; // drained behind the gap before it
        }
        gap(chain, state, places[i].position - 1);
        drain(chain, state);
    }
    free(places);
}

static void tell_head(struct vein_chain *chain, const struct stream_state *state,
                      const char *expected, const char *found)
{
    struct vein_finding finding = finding_at(VEIN_FINDING_HEAD, state->id, state->last);
    finding.time = state->time;
    finding.has_time = state->has_time;
    finding.entity = vein_chain_memory_name_text(chain->memory, state->entity);
    snprintf(finding.expected, sizeof finding.expected, "%s", expected);
    snprintf(finding.found, sizeof finding.found, "%s", found);
    tell(chain, &finding);
}

void vein_chain_head(struct vein_chain *chain, int64_t stream, int64_t position,
                     const uint8_t *hash)
{
    static const uint8_t zero[VEIN_HASH_SIZE];
    char expected[64];
    char found[64];
    vein_chain_settle(chain);
    struct stream_state *state = vein_chain_memory_stream(chain->memory, stream);
    int64_t last = state->next - 1;
    snprintf(expected, sizeof expected, "head at position %lld", (long long)last);
    snprintf(found, sizeof found, "head at position %lld", (long long)position);
    if (state->head_seen) {
        tell_head(chain, state, "one head", "a second head");
        return;
    }
    state->head_seen = true;
    if (position < last || position < 0) {
        charge_earlier(chain, state);
        tell_head(chain, state, expected, found);
    } else if (position > last) {
        gap(chain, state, position);
    } else if (position == 0) {
        if (hash != NULL && !same(hash, zero)) {
            tell_head(chain, state, "32 zero bytes", "a hash of no event");
        }
    } else if (hash == NULL) {
        charge_earlier(chain, state);
        tell_head(chain, state, "a hash", "none");
    } else if (judge(chain, state, hash)) {
        struct suspect *newest = suspect_newest(state, hash);
        tell_content(chain, state, last, newest, "");
        free(newest);
    }
}

void vein_chain_leaf(struct vein_chain *chain, int64_t index, int64_t stream, int64_t position)
{
    struct vein_finding finding = finding_at(VEIN_FINDING_LEAF, stream, position);
    vein_chain_settle(chain);
    if (index != chain->next_leaf) {
        finding.what = "index";
        snprintf(finding.expected, sizeof finding.expected, "%lld", (long long)chain->next_leaf);
        snprintf(finding.found, sizeof finding.found, "%lld", (long long)index);
        tell(chain, &finding);
    }
    chain->next_leaf = index < INT64_MAX ? index + 1 : index;
    struct stream_state *state = vein_chain_memory_stream_find(chain->memory, stream);
    if (state == NULL || position < 1 || position >= state->next) {
        finding.what = "event";
        snprintf(finding.expected, sizeof finding.expected, "an event");
        snprintf(finding.found, sizeof finding.found, "none");
        tell(chain, &finding);
        return;
    }
    if (position != state->leaf_next) {
        finding.what = "position";
        snprintf(finding.expected, sizeof finding.expected, "%lld", (long long)state->leaf_next);
        snprintf(finding.found, sizeof finding.found, "%lld", (long long)position);
        tell(chain, &finding);
    }
    state->leaf_next = position + 1;
}

uint64_t vein_chain_finish(struct vein_chain *chain, bool heads_read)
{
    vein_chain_settle(chain);
    for (size_t i = 0; i < vein_chain_memory_stream_count(chain->memory); i++) {
        struct stream_state *state = vein_chain_memory_stream_at(chain->memory, i);
        charge_earlier(chain, state);
        if (heads_read && !state->head_seen) {
            tell_head(chain, state, "a head", "none");
        }
    }
    return chain->findings;
}

uint64_t vein_chain_events(const struct vein_chain *chain)
{
    return chain->events;
}

uint64_t vein_chain_waiting(const struct vein_chain *chain)
{
    return vein_chain_memory_kept(chain->memory);
}

uint64_t vein_chain_findings(const struct vein_chain *chain)
{
    return chain->findings;
}
