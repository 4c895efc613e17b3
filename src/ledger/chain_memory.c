// The tables behind the chain checker. States lie in blocks that never move, so that growing the
// index does not copy them and a million events of known streams allocate nothing.
#include "chain.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 1024
#define FIRST_SLOTS 1024

struct memory {
    struct stream_state **blocks;
    size_t stream_count;
    uint32_t *slots; // index of the state plus 1, 0 = free
    size_t slot_count;
    struct arrival **buckets;
    size_t bucket_count;
    size_t kept;
    char **names; // name 0 is ""
    size_t name_count;
    uint32_t *name_slots;
    size_t name_slot_count;
    uint32_t last_name; // most events in a row are of the same few entities
};

static void *get(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static void *more(void *old, size_t count, size_t size)
{
    void *memory = reallocarray(old, count, size);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

struct memory *vein_chain_memory_new(void)
{
    struct memory *memory = get(1, sizeof *memory);
    memory->slot_count = FIRST_SLOTS;
    memory->slots = get(memory->slot_count, sizeof *memory->slots);
    memory->bucket_count = FIRST_SLOTS;
    memory->buckets = get(memory->bucket_count, sizeof *memory->buckets);
    memory->name_slot_count = FIRST_SLOTS;
    memory->name_slots = get(memory->name_slot_count, sizeof *memory->name_slots);
    memory->names = get(1, sizeof *memory->names);
    memory->names[0] = get(1, 1);
    memory->name_count = 1;
    return memory;
}

void vein_chain_memory_free(struct memory *memory)
{
    for (size_t i = 0; i < memory->stream_count; i++) {
        free(vein_chain_memory_stream_at(memory, i)->suspect);
    }
    for (size_t i = 0; i * BLOCK < memory->stream_count; i++) {
        free(memory->blocks[i]);
    }
    for (size_t i = 0; i < memory->bucket_count; i++) {
        for (struct arrival *at = memory->buckets[i]; at != NULL;) {
            struct arrival *next = at->next;
            free(at);
            at = next;
        }
    }
    for (size_t i = 0; i < memory->name_count; i++) {
        free(memory->names[i]);
    }
    free(memory->blocks);
    free(memory->slots);
    free(memory->buckets);
    free(memory->names);
    free(memory->name_slots);
    free(memory);
}

size_t vein_chain_memory_stream_count(const struct memory *memory)
{
    return memory->stream_count;
}

struct stream_state *vein_chain_memory_stream_at(struct memory *memory, size_t index)
{
    return &memory->blocks[index / BLOCK][index % BLOCK];
}

static uint32_t *stream_slot(struct memory *memory, int64_t id)
{
    size_t mask = memory->slot_count - 1;
    size_t i = (size_t)mix((uint64_t)id) & mask;
    while (memory->slots[i] != 0 &&
           vein_chain_memory_stream_at(memory, memory->slots[i] - 1)->id != id) {
        i = (i + 1) & mask;
    }
    return &memory->slots[i];
}

struct stream_state *vein_chain_memory_stream_find(struct memory *memory, int64_t id)
{
    uint32_t slot = *stream_slot(memory, id);
    return slot == 0 ? NULL : vein_chain_memory_stream_at(memory, slot - 1);
}

static void grow_streams(struct memory *memory)
{
    free(memory->slots);
    memory->slot_count *= 2;
    memory->slots = get(memory->slot_count, sizeof *memory->slots);
    for (size_t i = 0; i < memory->stream_count; i++) {
        *stream_slot(memory, vein_chain_memory_stream_at(memory, i)->id) = (uint32_t)(i + 1);
    }
}

struct stream_state *vein_chain_memory_stream(struct memory *memory, int64_t id)
{
    struct stream_state *found = vein_chain_memory_stream_find(memory, id);
    if (found != NULL) {
        return found;
    }
    if (memory->stream_count >= memory->slot_count / 4 * 3) {
        grow_streams(memory);
    }
    if (memory->stream_count == UINT32_MAX - 1) {
        abort();
    }
    if (memory->stream_count % BLOCK == 0) {
        size_t blocks = memory->stream_count / BLOCK + 1;
        memory->blocks = more(memory->blocks, blocks, sizeof *memory->blocks);
        memory->blocks[blocks - 1] = get(BLOCK, sizeof **memory->blocks);
    }
    size_t index = memory->stream_count++;
    struct stream_state *state = vein_chain_memory_stream_at(memory, index);
    state->id = id;
    state->next = 1;
    state->leaf_next = 1;
    state->linked = true; // to 32 zero bytes, which calloc has put there
    *stream_slot(memory, id) = (uint32_t)(index + 1);
    return state;
}

static size_t bucket_of(const struct memory *memory, int64_t stream, int64_t position)
{
    return (size_t)mix((uint64_t)stream ^ mix((uint64_t)position)) & (memory->bucket_count - 1);
}

static struct arrival **kept_slot(struct memory *memory, int64_t stream, int64_t position)
{
    struct arrival **at = &memory->buckets[bucket_of(memory, stream, position)];
    while (*at != NULL && ((*at)->stream != stream || (*at)->position != position)) {
        at = &(*at)->next;
    }
    return at;
}

static void grow_buckets(struct memory *memory)
{
    struct arrival **old = memory->buckets;
    size_t old_count = memory->bucket_count;
    memory->bucket_count *= 2;
    memory->buckets = get(memory->bucket_count, sizeof *memory->buckets);
    for (size_t i = 0; i < old_count; i++) {
        for (struct arrival *at = old[i]; at != NULL;) {
            struct arrival *next = at->next;
            size_t bucket = bucket_of(memory, at->stream, at->position);
            at->next = memory->buckets[bucket];
            memory->buckets[bucket] = at;
            at = next;
        }
    }
    free(old);
}

bool vein_chain_memory_keep(struct memory *memory, const struct arrival *arrival)
{
    if (memory->kept >= memory->bucket_count) {
        grow_buckets(memory);
    }
    struct arrival **slot = kept_slot(memory, arrival->stream, arrival->position);
    if (*slot != NULL) {
        return false;
    }
    // The body is kept too: a broken link is judged by hashing it again.
    uint8_t *copy = get(1, sizeof *arrival + arrival->body_size);
    struct arrival kept = *arrival;
    kept.next = NULL;
    kept.body = copy + sizeof kept;
    if (arrival->body_size > 0) {
        memcpy(copy + sizeof kept, arrival->body, arrival->body_size);
    }
    memcpy(copy, &kept, sizeof kept);
    *slot = (struct arrival *)(void *)copy;
    memory->kept++;
    return true;
}

struct arrival *vein_chain_memory_take(struct memory *memory, int64_t stream, int64_t position)
{
    struct arrival **slot = kept_slot(memory, stream, position);
    struct arrival *taken = *slot;
    if (taken != NULL) {
        *slot = taken->next;
        memory->kept--;
    }
    return taken;
}

size_t vein_chain_memory_kept(const struct memory *memory)
{
    return memory->kept;
}

static int compare_places(const void *a, const void *b)
{
    const struct place *x = a;
    const struct place *y = b;
    if (x->stream != y->stream) {
        return x->stream < y->stream ? -1 : 1;
    }
    return x->position < y->position ? -1 : x->position > y->position;
}

struct place *vein_chain_memory_places(const struct memory *memory, size_t *count)
{
    struct place *places = get(memory->kept + 1, sizeof *places);
    size_t used = 0;
    for (size_t i = 0; i < memory->bucket_count; i++) {
        for (const struct arrival *at = memory->buckets[i]; at != NULL; at = at->next) {
            places[used++] = (struct place){at->stream, at->position};
        }
    }
    qsort(places, used, sizeof *places, compare_places);
    *count = used;
    return places;
}

static bool names_match(const char *name, struct vein_slice text)
{
    return strlen(name) == text.size && memcmp(name, text.data, text.size) == 0;
}

static uint32_t *name_slot(struct memory *memory, struct vein_slice text)
{
    uint64_t hash = text.size;
    for (size_t i = 0; i < text.size; i++) {
        hash = (hash ^ (uint8_t)text.data[i]) * UINT64_C(0x100000001b3);
    }
    size_t mask = memory->name_slot_count - 1;
    size_t i = (size_t)mix(hash) & mask;
    while (memory->name_slots[i] != 0 && !names_match(memory->names[memory->name_slots[i]], text)) {
        i = (i + 1) & mask;
    }
    return &memory->name_slots[i];
}

static void grow_names(struct memory *memory)
{
    free(memory->name_slots);
    memory->name_slot_count *= 2;
    memory->name_slots = get(memory->name_slot_count, sizeof *memory->name_slots);
    for (uint32_t i = 1; i < memory->name_count; i++) {
        *name_slot(memory, vein_slice_text(memory->names[i])) = i;
    }
}

uint32_t vein_chain_memory_name(struct memory *memory, struct vein_slice text)
{
    if (text.data == NULL || text.size == 0) {
        return 0;
    }
    if (names_match(memory->names[memory->last_name], text)) {
        return memory->last_name;
    }
    uint32_t *slot = name_slot(memory, text);
    if (*slot == 0) {
        if (memory->name_count >= memory->name_slot_count / 2) {
            grow_names(memory);
            slot = name_slot(memory, text);
        }
        memory->names = more(memory->names, memory->name_count + 1, sizeof *memory->names);
        char *name = get(text.size + 1, 1);
        memcpy(name, text.data, text.size);
        memory->names[memory->name_count] = name;
        *slot = (uint32_t)memory->name_count++;
    }
    memory->last_name = *slot;
    return *slot;
}

const char *vein_chain_memory_name_text(const struct memory *memory, uint32_t name)
{
    return memory->names[name];
}
