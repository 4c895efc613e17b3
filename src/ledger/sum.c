// Sums that do not depend on order. Each term is SipHash-2-4 (128 bits) of a place under a key of this run, which
// nobody else knows: whoever arranges the terms can not arrange that different ones add up to the same.
#include "sweep.h"

#include <endian.h>
#include <string.h>

#define WORDS 6 // stream, position, hash

struct state {
    uint64_t v0, v1, v2, v3;
};

static uint64_t turn(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static void rounds(struct state *s, unsigned count)
{
    while (count-- > 0) {
        s->v0 += s->v1;
        s->v2 += s->v3;
        s->v1 = turn(s->v1, 13) ^ s->v0;
        s->v3 = turn(s->v3, 16) ^ s->v2;
        s->v0 = turn(s->v0, 32);
        s->v2 += s->v1;
        s->v0 += s->v3;
        s->v1 = turn(s->v1, 17) ^ s->v2;
        s->v3 = turn(s->v3, 21) ^ s->v0;
        s->v2 = turn(s->v2, 32);
    }
}

static void absorb(struct state *s, uint64_t word)
{
    s->v3 ^= word;
    rounds(s, 2);
    s->v0 ^= word;
}

static uint64_t taken(const struct state *s)
{
    return s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
}

vein_sum vein_sum_term(const uint64_t key[2], int64_t stream, int64_t position,
                       const uint8_t hash[VEIN_HASH_SIZE])
{
    struct state s = {key[0] ^ UINT64_C(0x736f6d6570736575), key[1] ^ UINT64_C(0x646f72616e646f6d),
                      key[0] ^ UINT64_C(0x6c7967656e657261), key[1] ^ UINT64_C(0x7465646279746573)};
    uint64_t words[WORDS - 2];
    uint64_t high;

    memcpy(words, hash, sizeof words);
    s.v1 ^= 0xee;
    absorb(&s, (uint64_t)stream);
    absorb(&s, (uint64_t)position);
    for (size_t i = 0; i < WORDS - 2; i++)
        absorb(&s, le64toh(words[i]));
    absorb(&s, (uint64_t)(WORDS * sizeof *words) << 56);
    s.v2 ^= 0xee;
    rounds(&s, 4);
    high = taken(&s);
    s.v1 ^= 0xdd;
    rounds(&s, 4);
    return (vein_sum)high << 64 | taken(&s);
}
