// Makes bodies and whole logs in memory for the tests of the ledger (also for tests/tool).
#ifndef VEIN_TEST_LEDGER_MAKE_H
#define VEIN_TEST_LEDGER_MAKE_H

#include "vein/ledger.h"

#include <stdlib.h>
#include <string.h>

static const uint8_t make_instance[16] = {0x0a, 0x1b, 0x2c, 0x3d, 0x4e, 0x5f, 0x40, 0x11,
                                          0x82, 0x93, 0xa4, 0xb5, 0xc6, 0xd7, 0xe8, 0xf9};

static inline uint32_t make_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

static inline void make_int(struct vein_buf *out, uint64_t value, unsigned bytes)
{
    while (bytes-- > 0) {
        uint8_t byte = (uint8_t)(value >> (8 * bytes));
        vein_buf_add(out, &byte, 1);
    }
}

static inline void make_bytes(struct vein_buf *out, const void *bytes, size_t size)
{
    if (bytes == NULL) {
        make_int(out, UINT32_MAX, 4);
        return;
    }
    make_int(out, size, 4);
    vein_buf_add(out, bytes, size);
}

static inline void make_text(struct vein_buf *out, const char *text)
{
    make_bytes(out, text, text == NULL ? 0 : strlen(text));
}

static inline void make_field(struct vein_buf *out, int32_t attribute, char tag, const void *value,
                              size_t size)
{
    make_int(out, (uint32_t)attribute, 4);
    vein_buf_add(out, &tag, 1);
    make_bytes(out, value, size);
}

// One event with a field of each tag. with_request: 0 leaves the request id NULL.
static inline void make_body(struct vein_buf *out, int64_t stream, int64_t position,
                             const uint8_t *prev, const char *kind, const char *login,
                             const char *entity, int with_request)
{
    char key[24];
    uint8_t request[16];
    int64_t at = 830000000000000 + stream * 1000000 + position * 12345;
    snprintf(key, sizeof key, "%lld", (long long)(stream * 7 + position));
    for (size_t i = 0; i < sizeof request; i++) {
        request[i] = (uint8_t)(stream * 31 + position * 17 + (int64_t)i);
    }
    make_int(out, 1, 4);
    vein_buf_add(out, make_instance, 16);
    make_int(out, (uint64_t)stream, 8);
    make_int(out, (uint64_t)position, 8);
    vein_buf_add(out, prev, 32);
    make_int(out, (uint64_t)at, 8);
    make_int(out, (uint64_t)at, 8);
    make_int(out, (uint64_t)(1000 + position), 8);
    make_text(out, login);
    make_text(out, "P-0007");
    make_text(out, "technician");
    make_text(out, "local");
    make_text(out, "vein 0.1.0");
    make_bytes(out, with_request ? request : NULL, 16);
    make_text(out, "step_complete");
    make_text(out, kind);
    make_text(out, entity);
    make_text(out, key);
    make_int(out, (uint64_t)position, 8);
    make_text(out, position % 3 == 0 ? "Zentrifuge geh\xc3\xb6rt gewartet" : NULL);
    make_int(out, 0, 8);
    make_int(out, 10, 4);
    make_field(out, 1, 'i', "\0\0\0\0\0\0\0\x2a", 8);
    make_field(out, 2, 't', "viable cells", 12);
    make_field(out, 3, 'n', "-12.3400", 8);
    make_field(out, 4, 'b', "\1", 1);
    make_field(out, 5, 'z', "\0\0\0\0\0\0\0\0", 8);
    make_field(out, 6, 'd', "\0\0\x25\x8c", 4);
    make_field(out, 7, 'u', make_instance, 16);
    make_field(out, 8, 'x', "\x00\xff", 2);
    make_field(out, 9, 'c', prev, 32);
    make_field(out, 12, 't', NULL, 0);
}

struct make_event {
    struct vein_event_row row;
    struct vein_buf body;
    int64_t at, lab_at;
    char login[16], entity[16], key[24], kind[16], act[16];
    uint8_t request[16];
    bool gone;
};
struct make_head {
    int64_t stream, position;
    uint8_t hash[32];
};
struct make_log {
    struct make_event *events; // in the order of writing, streams interleaved
    size_t count;
    struct make_head *heads;
    size_t streams;
};

static inline struct vein_slice make_copy(char *to, size_t room, struct vein_slice from)
{
    size_t size = from.size < room ? from.size : room - 1;
    if (from.data == NULL) {
        return from;
    }
    memcpy(to, from.data, size);
    to[size] = '\0';
    return (struct vein_slice){to, size};
}

// Columns as the database would keep them beside this body.
static inline void make_columns(struct make_event *event)
{
    struct vein_event peeked;
    struct vein_err err;
    struct vein_event_row *row = &event->row;
    if (!vein_event_peek(event->body.data, event->body.size, &peeked, &err)) {
        fprintf(stderr, "make: %s\n", err.message);
        abort();
    }
    row->stream = peeked.stream;
    row->position = peeked.position;
    row->body = event->body.data;
    row->body_size = event->body.size;
    event->at = peeked.at;
    event->lab_at = peeked.lab_at;
    row->at = &event->at;
    row->lab_at = &event->lab_at;
    row->login = make_copy(event->login, sizeof event->login, peeked.login);
    row->person = vein_slice_text("P-0007");
    row->entity = make_copy(event->entity, sizeof event->entity, peeked.entity);
    row->key = make_copy(event->key, sizeof event->key, peeked.key);
    row->kind = make_copy(event->kind, sizeof event->kind, peeked.kind);
    row->act = make_copy(event->act, sizeof event->act, peeked.act);
    row->request = (struct vein_slice){NULL, 0};
    if (peeked.request.data != NULL) {
        memcpy(event->request, peeked.request.data, 16);
        row->request = (struct vein_slice){(const char *)event->request, 16};
    }
}

// per_stream events in each of `streams` streams (ids 101, 102, ...), round robin.
static inline struct make_log make_log(size_t streams, size_t per_stream)
{
    static const char *const entities[] = {"container", "result", "step", "sample"};
    struct make_log log = {0};
    struct vein_hasher *hasher = vein_hasher_new();
    log.count = streams * per_stream;
    log.streams = streams;
    log.events = calloc(log.count + 1, sizeof *log.events);
    log.heads = calloc(streams + 1, sizeof *log.heads);
    if (log.events == NULL || log.heads == NULL) {
        abort();
    }
    for (size_t i = 0; i < log.count; i++) {
        struct make_head *head = &log.heads[i % streams];
        struct make_event *event = &log.events[i];
        head->stream = 101 + (int64_t)(i % streams);
        head->position++;
        vein_buf_init(&event->body);
        make_body(&event->body, head->stream, head->position, head->hash, "insert", "anna",
                  entities[i % 4], i % 5 != 0);
        vein_hasher_event(hasher, event->body.data, event->body.size, head->hash);
        make_columns(event);
    }
    vein_hasher_free(hasher);
    return log;
}

static inline void make_free(struct make_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        vein_buf_release(&log->events[i].body);
    }
    free(log->events);
    free(log->heads);
}

#endif
