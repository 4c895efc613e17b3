// An event as people read it. Nothing is rounded, localized or left out: a reader must be able to
// tell from the text what the bytes say.
#include "vein/ledger.h"

#include <stdlib.h>
#include <string.h>

static int64_t integer(const char *bytes, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value << 8 | (uint8_t)bytes[i];
    }
    return size == 4 ? (int32_t)(uint32_t)value : (int64_t)value;
}

static void add_hex(struct vein_buf *out, struct vein_slice bytes)
{
    char hex[3];
    for (size_t i = 0; i < bytes.size; i++) {
        vein_ledger_hex((const uint8_t *)bytes.data + i, 1, hex);
        vein_buf_add(out, hex, 2);
    }
}

static void add_day(struct vein_buf *out, int64_t days)
{
    char text[VEIN_TIME_SIZE];
    if (days == INT32_MAX || days == INT32_MIN) {
        vein_buf_adds(out, days > 0 ? "infinity" : "-infinity");
        return;
    }
    // Far days would overflow as microseconds; no date of four year digits is that far.
    if (days > -4000000 && days < 4000000) {
        vein_ledger_time(days * INT64_C(86400000000), text);
        if (strchr(text, 'T') != NULL) {
            vein_buf_add(out, text, 10);
            return;
        }
    }
    vein_buf_addf(out, "%lld d", (long long)days);
}

static void add_time(struct vein_buf *out, int64_t micros)
{
    char text[VEIN_TIME_SIZE];
    vein_ledger_time(micros, text);
    vein_buf_adds(out, text);
}

static void add_uuid(struct vein_buf *out, const char *bytes)
{
    char text[VEIN_UID_SIZE];
    vein_ledger_uuid((const uint8_t *)bytes, text);
    vein_buf_adds(out, text);
}

bool vein_event_value(struct vein_buf *out, const struct vein_event_field *field)
{
    struct vein_slice value = field->value;
    if (value.data == NULL) {
        return false;
    }
    switch (field->tag) {
    case 't':
    case 'n':
        vein_buf_add(out, value.data, value.size);
        break;
    case 'i':
        vein_buf_addf(out, "%lld", (long long)integer(value.data, value.size));
        break;
    case 'b':
        vein_buf_adds(out, value.data[0] != 0 ? "true" : "false");
        break;
    case 'z':
        add_time(out, integer(value.data, value.size));
        break;
    case 'd':
        add_day(out, integer(value.data, value.size));
        break;
    case 'u':
        add_uuid(out, value.data);
        break;
    case 'c':
        vein_buf_adds(out, "commitment ");
        add_hex(out, value);
        break;
    default:
        add_hex(out, value);
        break;
    }
    return true;
}

// Control and direction characters are made visible, so that one event cannot pose as two lines.
static void add_visible(struct vein_buf *out, struct vein_slice text)
{
    struct vein_buf copy;
    vein_buf_init(&copy);
    vein_buf_add(&copy, text.data, text.size);
    vein_utf8_visible(out, copy.data);
    vein_buf_release(&copy);
}

static void line_text(struct vein_buf *out, const char *name, struct vein_slice text)
{
    vein_buf_addf(out, "%s:", name);
    if (text.data != NULL) {
        vein_buf_adds(out, " ");
        add_visible(out, text);
    }
    vein_buf_adds(out, "\n");
}

static void line_number(struct vein_buf *out, const char *name, int64_t value)
{
    vein_buf_addf(out, "%s: %lld\n", name, (long long)value);
}

static void line_time(struct vein_buf *out, const char *name, int64_t micros)
{
    vein_buf_addf(out, "%s: ", name);
    add_time(out, micros);
    vein_buf_adds(out, "\n");
}

static void line_field(struct vein_buf *out, const struct vein_event_field *field, const char *name)
{
    struct vein_buf value;
    vein_buf_init(&value);
    vein_buf_adds(out, "  ");
    if (name != NULL) {
        vein_utf8_visible(out, name);
    } else {
        vein_buf_addf(out, "#%d", (int)field->attribute);
    }
    if (vein_event_value(&value, field)) {
        vein_buf_adds(out, ": ");
        add_visible(out, (struct vein_slice){value.data == NULL ? "" : value.data, value.size});
        vein_buf_adds(out, "\n");
    } else {
        vein_buf_adds(out, " is null\n");
    }
    vein_buf_release(&value);
}

void vein_event_render(struct vein_buf *out, const struct vein_event *event,
                       vein_attribute_name *name, void *context)
{
    char prev[VEIN_HEX_SIZE];
    vein_ledger_hex(event->prev, VEIN_HASH_SIZE, prev);
    line_number(out, "format", event->format);
    vein_buf_adds(out, "instance: ");
    add_uuid(out, (const char *)event->instance);
    vein_buf_adds(out, "\n");
    line_number(out, "stream", event->stream);
    line_number(out, "position", event->position);
    vein_buf_addf(out, "previous: %s\n", prev);
    line_time(out, "at", event->at);
    line_time(out, "lab_at", event->lab_at);
    line_number(out, "transaction", event->xid);
    line_text(out, "login", event->login);
    line_text(out, "person", event->person);
    line_text(out, "role", event->role);
    line_text(out, "host", event->host);
    line_text(out, "client", event->client);
    vein_buf_adds(out, "request:");
    if (event->request.data != NULL) {
        vein_buf_adds(out, " ");
        add_uuid(out, event->request.data);
    }
    vein_buf_adds(out, "\n");
    line_text(out, "act", event->act);
    line_text(out, "kind", event->kind);
    line_text(out, "entity", event->entity);
    line_text(out, "key", event->key);
    line_number(out, "version", event->version);
    line_text(out, "reason", event->reason);
    line_number(out, "signature", event->signature);
    line_number(out, "fields", event->field_count);
    size_t offset = 0;
    struct vein_event_field field;
    while (vein_event_field(event, &offset, &field)) {
        line_field(out, &field, name == NULL ? NULL : name(context, field.attribute));
    }
}
