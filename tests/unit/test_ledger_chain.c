// The chain checker: clean logs in any order, and a thousand damaged ones.
#include "ledger_make.h"

#include <CUnit/CUnit.h>
#include <malloc.h>

#define SEEN_MAX 64

struct seen {
    enum vein_finding_kind kind;
    int64_t stream, position, last;
    char what[24];
};
struct tally {
    struct seen list[SEEN_MAX];
    size_t count;
};

static void note(void *context, const struct vein_finding *finding)
{
    struct tally *tally = context;
    struct seen seen = {finding->kind, finding->stream, finding->position, finding->last, ""};
    snprintf(seen.what, sizeof seen.what, "%s", finding->what);
    if (tally->count < SEEN_MAX) {
        tally->list[tally->count] = seen;
    }
    tally->count++;
}

// Shuffles within windows, as the order of rows on disk may be.
static size_t *order_of(const struct make_log *log, uint64_t *seed, size_t window)
{
    size_t *order = calloc(log->count + 1, sizeof *order);
    for (size_t i = 0; i < log->count; i++) {
        order[i] = i;
    }
    for (size_t i = 0; window > 1 && i < log->count; i++) {
        size_t j = i + make_random(seed) % window;
        if (j < log->count) {
            size_t kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
    return order;
}

// What the sweep says about the same rows.
static bool sweep_whole(const struct make_log *log, const size_t *order)
{
    static const uint8_t key[VEIN_SWEEP_KEY] = {7, 0, 9};
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_sweep *sweep = vein_sweep_new(hasher, make_instance, key);
    for (size_t i = 0; i < log->count; i++) {
        const struct make_event *event = &log->events[order == NULL ? i : order[i]];
        if (!event->gone) {
            vein_sweep_event(sweep, &event->row);
        }
    }
    for (size_t i = 0; i < log->streams; i++) {
        vein_sweep_head(sweep, log->heads[i].stream, log->heads[i].position, log->heads[i].hash);
    }
    bool whole = vein_sweep_chains_hold(sweep);
    vein_sweep_free(sweep);
    vein_hasher_free(hasher);
    return whole;
}

static void check(const struct make_log *log, const size_t *order, struct tally *tally)
{
    struct vein_chain *chain = vein_chain_new(make_instance, note, tally);
    tally->count = 0;
    for (size_t i = 0; i < log->count; i++) {
        const struct make_event *event = &log->events[order == NULL ? i : order[i]];
        if (!event->gone) {
            vein_chain_event(chain, &event->row, NULL);
        }
    }
    for (size_t i = 0; i < log->streams; i++) {
        vein_chain_head(chain, log->heads[i].stream, log->heads[i].position, log->heads[i].hash);
    }
    CU_ASSERT_EQUAL(vein_chain_finish(chain, true), tally->count);
    CU_ASSERT_EQUAL(vein_chain_waiting(chain), 0);
    CU_ASSERT_EQUAL(sweep_whole(log, order), tally->count == 0);
    vein_chain_free(chain);
}

static bool only(const struct tally *tally, enum vein_finding_kind kind, int64_t stream,
                 int64_t position)
{
    return tally->count == 1 && tally->list[0].kind == kind && tally->list[0].stream == stream &&
           tally->list[0].position == position;
}

// At least one finding, and none anywhere else.
static bool located(const struct tally *tally, int64_t stream, int64_t position)
{
    for (size_t i = 0; i < tally->count && i < SEEN_MAX; i++) {
        if (tally->list[i].stream != stream || tally->list[i].position != position) {
            return false;
        }
    }
    return tally->count > 0;
}

void test_ledger_chain__a_whole_log_is_clean_in_any_order(void);
void test_ledger_chain__a_whole_log_is_clean_in_any_order(void)
{
    struct make_log log = make_log(5, 40);
    struct tally tally;
    uint64_t seed = 3;
    check(&log, NULL, &tally);
    CU_ASSERT_EQUAL(tally.count, 0);
    for (size_t window = 2; window < 400; window *= 2) {
        size_t *order = order_of(&log, &seed, window);
        check(&log, order, &tally);
        CU_ASSERT_EQUAL(tally.count, 0);
        free(order);
    }
    size_t *backwards = order_of(&log, &seed, 0);
    for (size_t i = 0; i < log.count; i++) {
        backwards[i] = log.count - 1 - i;
    }
    check(&log, backwards, &tally);
    CU_ASSERT_EQUAL(tally.count, 0);
    free(backwards);
    make_free(&log);
}

// One damage each; what: how it must show. Returns the kind, or COUNT for "any kind, this place".
static enum vein_finding_kind damage(struct make_log *log, uint64_t *seed, size_t victim,
                                     char column[16])
{
    struct make_event *event = &log->events[victim];
    column[0] = '\0';
    switch (make_random(seed) % 4) {
    case 0: {
        size_t at = make_random(seed) % event->body.size;
        event->body.data[at] = (char)(event->body.data[at] ^ (1 << make_random(seed) % 8));
        return VEIN_FINDING_COUNT;
    }
    case 1: // the copy of the previous hash, of which two events could be suspected
        event->body.data[36 + make_random(seed) % 32] ^= 0x10;
        return VEIN_FINDING_CONTENT;
    case 2:
        event->gone = true;
        return VEIN_FINDING_GAP;
    default:
        break;
    }
    struct vein_event_row *row = &event->row;
    static const char *const names[] = {"at",  "lab_at", "login", "person", "entity",
                                        "key", "kind",   "act",   "request"};
    struct vein_slice *const texts[] = {&row->login, &row->person, &row->entity,
                                        &row->key,   &row->kind,   &row->act};
    size_t which = make_random(seed) % 9;
    snprintf(column, 16, "%s", names[which]);
    if (which == 0) {
        event->at++;
    } else if (which == 1) {
        row->lab_at = NULL;
    } else if (which == 8) {
        event->request[3] ^= 1;
        row->request = row->request.data == NULL
                           ? (struct vein_slice){(const char *)event->request, 16}
                           : row->request;
    } else {
        *texts[which - 2] = vein_slice_text(which == 4 ? NULL : "someone");
    }
    return VEIN_FINDING_COLUMN;
}

void test_ledger_chain__a_thousand_tamperings_are_each_located(void);
void test_ledger_chain__a_thousand_tamperings_are_each_located(void)
{
    uint64_t seed = 20260423;
    unsigned missed = 0;
    unsigned kinds[VEIN_FINDING_COUNT + 1] = {0};
    for (unsigned round = 0; round < 1000; round++) {
        struct make_log log = make_log(3, 8);
        struct tally tally;
        char column[16];
        size_t victim = make_random(&seed) % log.count;
        int64_t stream = log.events[victim].row.stream;
        int64_t position = log.events[victim].row.position;
        enum vein_finding_kind kind = damage(&log, &seed, victim, column);
        size_t *order = order_of(&log, &seed, round % 2 == 0 ? 0 : 12);
        check(&log, order, &tally);
        bool found = kind == VEIN_FINDING_COUNT ? located(&tally, stream, position)
                                                : only(&tally, kind, stream, position);
        if (found && column[0] != '\0') {
            found = strcmp(tally.list[0].what, column) == 0;
        }
        if (!found) {
            fprintf(stderr, "round %u: damage %d at %lld/%lld, %zu findings\n", round, (int)kind,
                    (long long)stream, (long long)position, tally.count);
        }
        missed += !found;
        kinds[kind]++;
        free(order);
        make_free(&log);
    }
    CU_ASSERT_EQUAL(missed, 0);
    CU_ASSERT(kinds[VEIN_FINDING_COUNT] > 200 && kinds[VEIN_FINDING_CONTENT] > 200);
    CU_ASSERT(kinds[VEIN_FINDING_GAP] > 200 && kinds[VEIN_FINDING_COLUMN] > 200);
}

void test_ledger_chain__two_altered_neighbours_are_both_found(void);
void test_ledger_chain__two_altered_neighbours_are_both_found(void)
{
    struct make_log log = make_log(1, 9);
    struct tally tally;
    log.events[3].body.data[90] ^= 1; // inside the transaction id: both stay readable
    log.events[4].body.data[90] ^= 1;
    check(&log, NULL, &tally);
    CU_ASSERT_EQUAL(tally.count, 2);
    CU_ASSERT_EQUAL(tally.list[0].kind, VEIN_FINDING_CONTENT);
    CU_ASSERT_EQUAL(tally.list[0].position, 4);
    CU_ASSERT_EQUAL(tally.list[1].position, 5);
    make_free(&log);
}

void test_ledger_chain__swapped_rows_are_out_of_order(void);
void test_ledger_chain__swapped_rows_are_out_of_order(void)
{
    struct make_log log = make_log(2, 9);
    struct tally tally;
    int64_t kept = log.events[4].row.position;
    log.events[4].row.position = log.events[10].row.position; // same stream, every second event
    log.events[10].row.position = kept;
    check(&log, NULL, &tally);
    CU_ASSERT_EQUAL(tally.count, 2);
    CU_ASSERT_EQUAL(tally.list[0].kind, VEIN_FINDING_ORDER);
    CU_ASSERT_EQUAL(tally.list[1].kind, VEIN_FINDING_ORDER);
    make_free(&log);
}

void test_ledger_chain__duplicates_are_found_early_and_late(void);
void test_ledger_chain__duplicates_are_found_early_and_late(void)
{
    struct make_log log = make_log(1, 6);
    size_t twice_known[] = {0, 1, 2, 1, 3, 4};
    size_t twice_waiting[] = {0, 3, 3, 1, 2, 4};
    struct tally tally;
    log.heads[0].position = 5;
    memcpy(log.heads[0].hash, log.events[5].body.data + 36, 32);
    check(&log, twice_known, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_DUPLICATE, 101, 2));
    check(&log, twice_waiting, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_DUPLICATE, 101, 4));
    make_free(&log);
}

void test_ledger_chain__missing_runs_and_tails_are_one_finding(void);
void test_ledger_chain__missing_runs_and_tails_are_one_finding(void)
{
    struct make_log log = make_log(1, 9);
    struct tally tally;
    log.events[2].gone = log.events[3].gone = log.events[4].gone = true;
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_GAP, 101, 3));
    CU_ASSERT_EQUAL(tally.list[0].last, 5);
    log.events[2].gone = log.events[3].gone = log.events[4].gone = false;
    log.events[7].gone = log.events[8].gone = true; // the tail
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_GAP, 101, 8));
    CU_ASSERT_EQUAL(tally.list[0].last, 9);
    for (size_t i = 0; i < 9; i++) {
        log.events[i].gone = true; // nothing but the head
    }
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_GAP, 101, 1));
    make_free(&log);
}

void test_ledger_chain__heads_are_compared(void);
void test_ledger_chain__heads_are_compared(void)
{
    struct make_log log = make_log(2, 5);
    struct tally tally;
    log.heads[1].hash[7] ^= 1;
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_CONTENT, 102, 5));
    log.heads[1].hash[7] ^= 1;
    log.heads[1].position = 4;
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_HEAD, 102, 5));
    log.streams = 1; // the second stream has no head any more
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_HEAD, 102, 5));
    log.streams = 2;
    log.heads[1].position = 5;
    struct make_head heads[3] = {log.heads[0], log.heads[1], {900, 0, {0}}};
    struct make_head *kept = log.heads;
    log.heads = heads;
    log.streams = 3; // an empty stream
    check(&log, NULL, &tally);
    CU_ASSERT_EQUAL(tally.count, 0);
    heads[2].hash[0] = 1;
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_HEAD, 900, 0));
    heads[2] = heads[0];
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_HEAD, 101, 5));
    log.heads = kept;
    make_free(&log);
}

void test_ledger_chain__a_grafted_beginning_is_found(void);
void test_ledger_chain__a_grafted_beginning_is_found(void)
{
    // A stream that is consistent in itself but does not begin with zeros.
    uint8_t prev[32] = {9};
    struct vein_hasher *hasher = vein_hasher_new();
    struct make_log log = make_log(1, 3);
    struct tally tally;
    for (size_t i = 0; i < 3; i++) {
        log.events[i].body.size = 0;
        make_body(&log.events[i].body, 101, (int64_t)i + 1, prev, "insert", "anna", "step", 1);
        vein_hasher_event(hasher, log.events[i].body.data, log.events[i].body.size, prev);
        make_columns(&log.events[i]);
    }
    memcpy(log.heads[0].hash, prev, 32);
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_CONTENT, 101, 1));
    make_free(&log);
    vein_hasher_free(hasher);
}

void test_ledger_chain__foreign_unattributed_and_deleted_events_are_findings(void);
void test_ledger_chain__foreign_unattributed_and_deleted_events_are_findings(void)
{
    static const char *const kinds[] = {"unattributed", "deleted", "insert"};
    static const enum vein_finding_kind want[] = {VEIN_FINDING_UNATTRIBUTED, VEIN_FINDING_DELETED,
                                                  VEIN_FINDING_INSTANCE};
    uint8_t zero[32] = {0};
    for (size_t i = 0; i < 3; i++) {
        struct make_log log = make_log(1, 1);
        struct vein_hasher *hasher = vein_hasher_new();
        struct tally tally;
        log.events[0].body.size = 0;
        make_body(&log.events[0].body, 101, 1, zero, kinds[i], "postgres", "step", 0);
        log.events[0].body.data[4] ^= i == 2; // instance id
        vein_hasher_event(hasher, log.events[0].body.data, log.events[0].body.size,
                          log.heads[0].hash);
        make_columns(&log.events[0]);
        check(&log, NULL, &tally);
        CU_ASSERT(only(&tally, want[i], 101, 1));
        vein_hasher_free(hasher);
        make_free(&log);
    }
}

void test_ledger_chain__leaves_are_dense_and_follow_their_streams(void);
void test_ledger_chain__leaves_are_dense_and_follow_their_streams(void)
{
    static const struct {
        int64_t leaf[5][3];
        size_t findings;
    } rows[] = {
        {{{0, 101, 1}, {1, 102, 1}, {2, 101, 2}, {3, 102, 2}, {4, 101, 3}}, 0},
        {{{0, 101, 1}, {1, 102, 1}, {3, 101, 2}, {4, 102, 2}, {5, 101, 3}}, 1}, // index 2
        {{{0, 101, 1}, {1, 102, 1}, {2, 101, 3}, {3, 102, 2}, {4, 101, 4}}, 1}, // 101/2
        {{{0, 101, 1}, {1, 102, 1}, {2, 101, 1}, {3, 102, 2}, {4, 101, 2}}, 1}, // twice
        {{{0, 101, 1}, {1, 103, 1}, {2, 101, 2}, {3, 101, 0}, {4, 101, 99}}, 3},
    };
    struct make_log log = make_log(2, 4);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tally tally = {.count = 0};
        struct vein_chain *chain = vein_chain_new(NULL, note, &tally);
        for (size_t j = 0; j < log.count; j++) {
            vein_chain_event(chain, &log.events[j].row, NULL);
        }
        for (size_t j = 0; j < 5; j++) {
            vein_chain_leaf(chain, rows[i].leaf[j][0], rows[i].leaf[j][1], rows[i].leaf[j][2]);
        }
        CU_ASSERT_EQUAL(vein_chain_finish(chain, false), rows[i].findings);
        vein_chain_free(chain);
    }
    make_free(&log);
}

void test_ledger_chain__extreme_positions_are_survived(void);
void test_ledger_chain__extreme_positions_are_survived(void)
{
    static const int64_t extremes[] = {0, -1, INT64_MIN, INT64_MAX, INT64_MAX - 1};
    struct make_log log = make_log(1, 2);
    struct tally tally;
    for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++) {
        log.events[1].row.position = extremes[i];
        check(&log, NULL, &tally);
        CU_ASSERT(tally.count > 1 && tally.list[0].kind == VEIN_FINDING_ORDER);
    }
    log.events[1].row.position = 2;
    log.heads[0].position = INT64_MAX;
    check(&log, NULL, &tally);
    CU_ASSERT(only(&tally, VEIN_FINDING_GAP, 101, 3));
    make_free(&log);
}

void test_ledger_chain__events_in_order_take_no_memory(void);
void test_ledger_chain__events_in_order_take_no_memory(void)
{
    struct make_log log = make_log(50, 40);
    struct tally tally = {.count = 0};
    struct vein_chain *chain = vein_chain_new(make_instance, note, &tally);
    size_t before = 0;
    for (size_t i = 0; i < log.count; i++) {
        if (i == 200) { // all streams and entity names are known
            before = mallinfo2().uordblks;
        }
        vein_chain_event(chain, &log.events[i].row, NULL);
    }
    CU_ASSERT_EQUAL(mallinfo2().uordblks, before);
    CU_ASSERT_EQUAL(vein_chain_events(chain), log.count);
    vein_chain_free(chain);
    make_free(&log);
}
