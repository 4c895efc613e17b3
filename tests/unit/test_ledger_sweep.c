// The sweep: its terms, its leaves, its memory. That it agrees with the chain checker on every damaged log is tested
// where those are made (test_ledger_chain.c, tests/tool/ledger_cross.c).
#include "ledger_make.h"
#include "src/ledger/sweep.h"

#include <CUnit/CUnit.h>
#include <endian.h>
#include <malloc.h>
#include <openssl/evp.h>
#include <openssl/params.h>

static const uint8_t key[VEIN_SWEEP_KEY] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

void test_ledger_sweep__terms_are_siphash(void);
void test_ledger_sweep__terms_are_siphash(void)
{
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "SIPHASH", NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    uint64_t words[2];
    uint64_t seed = 5;
    memcpy(words, key, sizeof words);
    words[0] = le64toh(words[0]);
    words[1] = le64toh(words[1]);
    for (unsigned i = 0; i < 100; i++) {
        uint8_t bytes[48];
        uint8_t want[16];
        size_t size = 0;
        int64_t place[2];
        for (size_t j = 0; j < sizeof bytes; j++) {
            bytes[j] = (uint8_t)make_random(&seed);
        }
        CU_ASSERT_FATAL(EVP_MAC_init(context, key, sizeof key, NULL) == 1 &&
                        EVP_MAC_update(context, bytes, sizeof bytes) == 1 &&
                        EVP_MAC_final(context, want, &size, sizeof want) == 1 && size == 16);
        memcpy(place, bytes, sizeof place);
        vein_sum term = vein_sum_term(words, (int64_t)le64toh((uint64_t)place[0]),
                                      (int64_t)le64toh((uint64_t)place[1]), bytes + 16);
        uint64_t got[2] = {htole64((uint64_t)(term >> 64)), htole64((uint64_t)term)};
        CU_ASSERT_EQUAL(memcmp(got, want, sizeof want), 0);
    }
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
}

static void feed(struct vein_sweep *sweep, const struct make_log *log)
{
    for (size_t i = log->count; i-- > 0;) { // backwards: no event comes behind its predecessor
        vein_sweep_event(sweep, &log->events[i].row);
    }
    for (size_t i = 0; i < log->streams; i++) {
        vein_sweep_head(sweep, log->heads[i].stream, log->heads[i].position, log->heads[i].hash);
    }
}

// All but the last `tail` events have a leaf.
static bool again(struct vein_sweep *sweep, const struct make_log *log, size_t tail)
{
    bool good = true;
    for (size_t i = 0; i < log->count; i++) {
        uint8_t hash[32];
        const struct vein_event_row *row = &log->events[i].row;
        good =
            vein_sweep_again(sweep, row->stream, row->position, row->body, row->body_size, hash) &&
            good;
        if (i < log->count - tail) {
            vein_sweep_leaf(sweep, (int64_t)i, row->stream, row->position);
        }
    }
    return good;
}

void test_ledger_sweep__a_million_events_would_take_no_memory(void);
void test_ledger_sweep__a_million_events_would_take_no_memory(void)
{
    struct make_log log = make_log(50, 40);
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_sweep *sweep = vein_sweep_new(hasher, make_instance, key);
    vein_sweep_event(sweep, &log.events[log.count - 1].row);
    vein_sweep_free(sweep);
    sweep = vein_sweep_new(hasher, make_instance, key);
    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    feed(sweep, &log);
    CU_ASSERT(vein_sweep_chains_hold(sweep));
    CU_ASSERT(again(sweep, &log, 700));
    CU_ASSERT(vein_sweep_leaves_hold(sweep));
    CU_ASSERT_EQUAL(mallinfo2().uordblks + mallinfo2().hblkhd, before);
    CU_ASSERT_EQUAL(vein_sweep_events(sweep), log.count);
    vein_sweep_free(sweep);
    vein_hasher_free(hasher);
    make_free(&log);
}

void test_ledger_sweep__the_tree_stands_on_the_events_of_the_chains(void);
void test_ledger_sweep__the_tree_stands_on_the_events_of_the_chains(void)
{
    struct vein_hasher *hasher = vein_hasher_new();
    for (unsigned what = 0; what < 5; what++) {
        struct make_log log = make_log(3, 6);
        struct make_event *event = &log.events[7];
        struct vein_sweep *sweep = vein_sweep_new(hasher, make_instance, key);
        bool good;
        feed(sweep, &log);
        CU_ASSERT(vein_sweep_chains_hold(sweep));
        if (what == 1) {
            event->body.data[90] ^= 1; // another event than the one of phase 1
        } else if (what == 2) {
            event->row.position++; // a leaf that names another place than its event does
        } else if (what == 3) {
            event->row.body = NULL;
        } else if (what == 4) {
            log.count--; // an event is left out
        }
        good = again(sweep, &log, 4);
        CU_ASSERT_EQUAL(good, what != 2 && what != 3);
        CU_ASSERT_EQUAL(vein_sweep_leaves_hold(sweep), what == 0);
        log.count = 18;
        vein_sweep_free(sweep);
        make_free(&log);
    }
    vein_hasher_free(hasher);
}

// Two leaves of each of many streams, in two rounds; `late` is the stream whose leaves change places, 0: none does.
static struct vein_sweep *many(struct vein_hasher *hasher, int64_t streams, int64_t late)
{
    struct vein_sweep *sweep = vein_sweep_new(hasher, make_instance, key);
    for (int64_t i = 0; i < 2 * streams; i++) {
        int64_t stream = i % streams + 1;
        int64_t position = i / streams + 1;
        vein_sweep_leaf(sweep, i, stream, stream == late ? 3 - position : position);
    }
    return sweep;
}

void test_ledger_sweep__more_streams_than_fit_are_read_by_stream(void);
void test_ledger_sweep__more_streams_than_fit_are_read_by_stream(void)
{
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_sweep *sweep = many(hasher, VEIN_SWEEP_STREAMS, 0);
    CU_ASSERT(!vein_sweep_crowded(sweep));
    CU_ASSERT(vein_sweep_leaves_hold(sweep));
    vein_sweep_free(sweep);
    int64_t streams = VEIN_SWEEP_STREAMS + 5;
    // 0: all well; 1: leaves in false order; 2: the second reading differs; 3: it is missing
    for (unsigned what = 0; what < 4; what++) {
        int64_t late = what == 1 ? streams : 0;
        sweep = many(hasher, streams, late);
        CU_ASSERT(vein_sweep_crowded(sweep));
        for (int64_t i = 0; what < 3 && i < 2 * streams; i++) {
            int64_t stream = i / 2 + 1;
            int64_t position = i % 2 + 1;
            int64_t index = stream - 1 + streams * (stream == late ? 2 - position : position - 1);
            vein_sweep_leaf_in_stream(sweep, index + (what == 2 && i == 8), stream, position);
        }
        CU_ASSERT_EQUAL(vein_sweep_leaves_hold(sweep), what == 0);
        vein_sweep_free(sweep);
    }
    vein_hasher_free(hasher);
}
