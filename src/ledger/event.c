// Reading an event's body (docs/ledger.md 1). One pass, no allocation: everything points into the
// body, because verification does this for every event there is.
#include "vein/ledger.h"

#include <endian.h>
#include <string.h>

#define FORMAT_VERSION 1
#define SHORTEST_FIELD 9 // attribute id, tag, length
#define LOW_BITS UINT64_C(0x0101010101010101)
#define HIGH_BITS UINT64_C(0x8080808080808080)

struct reader {
    const uint8_t *data;
    size_t size;
    size_t at;
    const char *part; // what is being read, for the message
    const char *why;  // set on failure
};

static bool fail(struct reader *in, const char *why)
{
    if (in->why == NULL) {
        in->why = why;
    }
    return false;
}

static int64_t signed64(const uint8_t *bytes)
{
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return (int64_t)be64toh(value);
}

static int32_t signed32(const uint8_t *bytes)
{
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return (int32_t)be32toh(value);
}

static const uint8_t *take(struct reader *in, size_t size)
{
    if (in->size - in->at < size) {
        fail(in, "ends too early");
        return NULL;
    }
    const uint8_t *at = in->data + in->at;
    in->at += size;
    return at;
}

static bool read64(struct reader *in, const char *part, int64_t *out)
{
    in->part = part;
    const uint8_t *bytes = take(in, 8);
    if (bytes == NULL) {
        return false;
    }
    *out = signed64(bytes);
    return true;
}

static bool read32(struct reader *in, const char *part, int32_t *out)
{
    in->part = part;
    const uint8_t *bytes = take(in, 4);
    if (bytes == NULL) {
        return false;
    }
    *out = signed32(bytes);
    return true;
}

static bool read_fixed(struct reader *in, const char *part, size_t size, const uint8_t **out)
{
    in->part = part;
    const uint8_t *bytes = take(in, size);
    if (bytes == NULL) {
        return false;
    }
    *out = bytes;
    return true;
}

static bool read_bytes(struct reader *in, const char *part, struct vein_slice *out)
{
    int32_t size = 0;
    if (!read32(in, part, &size)) {
        return false;
    }
    if (size == -1) {
        *out = (struct vein_slice){NULL, 0};
        return true;
    }
    if (size < 0) {
        return fail(in, "has a negative length");
    }
    const uint8_t *bytes = take(in, (size_t)size);
    if (bytes == NULL) {
        return false;
    }
    *out = (struct vein_slice){(const char *)bytes, (size_t)size};
    return true;
}

// Length of the well-formed sequence at p (2..4), 0 when it is none (RFC 3629, table of ranges).
static size_t sequence(const uint8_t *p, size_t left)
{
    uint8_t low = 0x80;
    uint8_t high = 0xbf;
    size_t size = 0;
    if (p[0] >= 0xc2 && p[0] <= 0xdf) {
        size = 2;
    } else if (p[0] >= 0xe0 && p[0] <= 0xef) {
        size = 3;
        low = p[0] == 0xe0 ? 0xa0 : 0x80;
        high = p[0] == 0xed ? 0x9f : 0xbf;
    } else if (p[0] >= 0xf0 && p[0] <= 0xf4) {
        size = 4;
        low = p[0] == 0xf0 ? 0x90 : 0x80;
        high = p[0] == 0xf4 ? 0x8f : 0xbf;
    }
    if (size == 0 || size > left || p[1] < low || p[1] > high) {
        return 0;
    }
    for (size_t i = 2; i < size; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return size;
}

// Well-formed UTF-8 without NUL, which no text of the database can hold. (Whether a text is fit
// to be shown is another question and not the evidence's.)
static bool utf8(const uint8_t *p, size_t size)
{
    size_t i = 0;
    while (i < size) {
        uint64_t eight;
        if (size - i >= sizeof eight) { // most text is ASCII: eight bytes at a time
            memcpy(&eight, p + i, sizeof eight);
            bool zero = ((eight - LOW_BITS) & ~eight & HIGH_BITS) != 0;
            if ((eight & HIGH_BITS) == 0 && !zero) {
                i += sizeof eight;
                continue;
            }
        }
        if (p[i] != 0 && p[i] < 0x80) {
            i++;
            continue;
        }
        size_t step = sequence(p + i, size - i);
        if (step == 0) {
            return false;
        }
        i += step;
    }
    return true;
}

static bool read_text(struct reader *in, const char *part, struct vein_slice *out)
{
    if (!read_bytes(in, part, out)) {
        return false;
    }
    if (!utf8((const uint8_t *)out->data, out->size)) {
        return fail(in, "is not UTF-8");
    }
    return true;
}

// -?digits[.digits]
static bool plain_decimal(const char *text, size_t size)
{
    size_t i = size > 0 && text[0] == '-' ? 1 : 0;
    size_t before = 0;
    size_t after = 0;
    for (; i < size && text[i] >= '0' && text[i] <= '9'; i++) {
        before++;
    }
    if (before == 0) {
        return false;
    }
    if (i == size) {
        return true;
    }
    if (text[i] != '.') {
        return false;
    }
    for (i++; i < size && text[i] >= '0' && text[i] <= '9'; i++) {
        after++;
    }
    return after > 0 && i == size;
}

static bool value_fits(struct reader *in, char tag, struct vein_slice value)
{
    static const uint8_t any = 255;
    static const uint8_t sizes[128] = {['i'] = 8,  ['b'] = 1,   ['z'] = 8,   ['d'] = 4,  ['u'] = 16,
                                       ['c'] = 32, ['t'] = 255, ['n'] = 255, ['x'] = 255};
    uint8_t size = (uint8_t)tag < sizeof sizes ? sizes[(uint8_t)tag] : 0;
    if (size == 0) {
        return fail(in, "has an unknown type tag");
    }
    if (value.data == NULL) {
        return true;
    }
    if (size != any && value.size != size) {
        return fail(in, "has a length its type does not have");
    }
    if (tag == 'b' && (uint8_t)value.data[0] > 1) {
        return fail(in, "is neither 0 nor 1");
    }
    if (tag == 't' && !utf8((const uint8_t *)value.data, value.size)) {
        return fail(in, "is not UTF-8");
    }
    if (tag == 'n' && !plain_decimal(value.data, value.size)) {
        return fail(in, "is not a plain decimal");
    }
    return true;
}

static bool read_field(struct reader *in, struct vein_event_field *out)
{
    struct vein_event_field field = {0, 0, {NULL, 0}};
    const uint8_t *tag = NULL;
    if (!read32(in, "a field", &field.attribute) || !read_fixed(in, "a field", 1, &tag) ||
        !read_bytes(in, "a field", &field.value)) {
        return false;
    }
    field.tag = (char)*tag;
    *out = field;
    return true;
}

static bool read_fields(struct reader *in, struct vein_event *event)
{
    if (!read32(in, "number of fields", &event->field_count)) {
        return false;
    }
    if (event->field_count < 0 ||
        (size_t)event->field_count > (in->size - in->at) / SHORTEST_FIELD) {
        return fail(in, "does not fit the body");
    }
    size_t begin = in->at;
    int64_t previous = INT64_MIN;
    for (int32_t i = 0; i < event->field_count; i++) {
        struct vein_event_field field;
        if (!read_field(in, &field) || !value_fits(in, field.tag, field.value)) {
            return false;
        }
        if (field.attribute <= previous) {
            return fail(in, "is not in ascending order");
        }
        previous = field.attribute;
    }
    event->fields = (struct vein_slice){(const char *)in->data + begin, in->at - begin};
    if (in->at != in->size) {
        in->part = "the body";
        return fail(in, "goes on after the last field");
    }
    return true;
}

static bool read_parts(struct reader *in, struct vein_event *event)
{
    if (!read32(in, "format version", &event->format)) {
        return false;
    }
    if (event->format != FORMAT_VERSION) {
        return fail(in, "is not 1");
    }
    if (!read_fixed(in, "instance id", VEIN_UUID_BYTES, &event->instance) ||
        !read64(in, "stream id", &event->stream) || !read64(in, "position", &event->position) ||
        !read_fixed(in, "previous hash", VEIN_HASH_SIZE, &event->prev) ||
        !read64(in, "server time", &event->at) || !read64(in, "laboratory time", &event->lab_at) ||
        !read64(in, "transaction id", &event->xid) || !read_text(in, "login", &event->login) ||
        !read_text(in, "person", &event->person) || !read_text(in, "role", &event->role) ||
        !read_text(in, "host", &event->host) || !read_text(in, "client", &event->client) ||
        !read_bytes(in, "request id", &event->request)) {
        return false;
    }
    if (event->request.data != NULL && event->request.size != VEIN_UUID_BYTES) {
        return fail(in, "is not 16 bytes long");
    }
    return read_text(in, "act", &event->act) && read_text(in, "kind", &event->kind) &&
           read_text(in, "entity", &event->entity) && read_text(in, "key", &event->key) &&
           read64(in, "record version", &event->version) &&
           read_text(in, "reason", &event->reason) &&
           read64(in, "signature id", &event->signature) && read_fields(in, event);
}

bool vein_event_peek(const void *body, size_t size, struct vein_event *out, struct vein_err *err)
{
    struct reader in = {body, size, 0, "the body", NULL};
    struct vein_event event;
    if (body == NULL) {
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", "", "the body is missing");
    }
    if (!read_parts(&in, &event)) {
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", "", "%s %s (byte %zu of %zu)", in.part,
                            in.why, in.at, in.size);
    }
    *out = event;
    return true;
}

bool vein_event_field(const struct vein_event *event, size_t *offset, struct vein_event_field *out)
{
    struct reader in = {(const uint8_t *)event->fields.data, event->fields.size, *offset, "", NULL};
    if (*offset >= event->fields.size || !read_field(&in, out)) {
        return false;
    }
    *offset = in.at;
    return true;
}
