// What the chain checker remembers: one state per stream, the events that came too early, and the
// names of entities. Only chain*.c include this.
#ifndef VEIN_LEDGER_CHAIN_H
#define VEIN_LEDGER_CHAIN_H

#include "vein/ledger.h"

// A broken link waits here for one event: only the next link can tell whether the earlier body
// was altered or merely the later one's copy of its hash.
struct suspect {
    uint8_t expected[VEIN_HASH_SIZE]; // what the later event says
    uint8_t found[VEIN_HASH_SIZE];    // what the earlier event hashes to
    uint8_t mended[VEIN_HASH_SIZE];   // hash of the later event with `found` put in
    int64_t position;                 // of the earlier event, 0 for the beginning of the stream
    int64_t time;
    uint32_t entity;
    bool has_time;
};

struct stream_state {
    int64_t id;
    int64_t next;      // position expected next
    int64_t last;      // position of the newest event
    int64_t leaf_next; // position the next leaf must have
    int64_t told;      // newest position with a content finding
    int64_t time;      // of the newest event
    struct suspect *suspect;
    uint32_t entity;  // of the newest event
    uint32_t waiting; // events held for later
    bool has_time;
    bool linked; // hash is known, so the next link can be judged
    bool head_seen;
    uint8_t hash[VEIN_HASH_SIZE]; // of the newest event
};

// An event (or what is left of it) on its way through the checker.
struct arrival {
    struct arrival *next; // in its bucket
    int64_t stream;
    int64_t position;
    int64_t time;
    uint32_t entity;
    bool has_time;
    bool sound; // readable and in its own place: its links can be judged
    uint8_t hash[VEIN_HASH_SIZE];
    size_t body_size;
    const uint8_t *body; // behind the structure itself when it was kept
};

struct memory; // states, waiting events, names
struct memory *vein_chain_memory_new(void);
void vein_chain_memory_free(struct memory *memory);
struct stream_state *vein_chain_memory_stream(struct memory *memory,
                                              int64_t id); // made when missing
struct stream_state *vein_chain_memory_stream_find(struct memory *memory, int64_t id);
size_t vein_chain_memory_stream_count(const struct memory *memory);
struct stream_state *vein_chain_memory_stream_at(struct memory *memory, size_t index);
// False when that position is held already.
bool vein_chain_memory_keep(struct memory *memory, const struct arrival *arrival);
// Hands the held event over (free it), NULL when there is none.
struct arrival *vein_chain_memory_take(struct memory *memory, int64_t stream, int64_t position);
size_t vein_chain_memory_kept(const struct memory *memory);
// The places of all held events, ascending by stream and position; free it.
struct place {
    int64_t stream;
    int64_t position;
};
struct place *vein_chain_memory_places(const struct memory *memory, size_t *count);
uint32_t vein_chain_memory_name(struct memory *memory, struct vein_slice text);
const char *vein_chain_memory_name_text(const struct memory *memory, uint32_t name);

#endif
