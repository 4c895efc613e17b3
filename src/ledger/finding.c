// Names of findings, and the comparison of readable columns with the body.
#include "finding.h"

#include <string.h>

const char *vein_finding_name(enum vein_finding_kind kind)
{
    static const char *const names[VEIN_FINDING_COUNT] = {
        [VEIN_FINDING_CONTENT] = "content",
        [VEIN_FINDING_GAP] = "gap",
        [VEIN_FINDING_ORDER] = "order",
        [VEIN_FINDING_DUPLICATE] = "duplicate",
        [VEIN_FINDING_COLUMN] = "column-mismatch",
        [VEIN_FINDING_UNREADABLE] = "unreadable",
        [VEIN_FINDING_HEAD] = "head-mismatch",
        [VEIN_FINDING_INSTANCE] = "instance",
        [VEIN_FINDING_UNATTRIBUTED] = "unattributed",
        [VEIN_FINDING_DELETED] = "deleted",
        [VEIN_FINDING_LEAF] = "leaf",
    };
    return (unsigned)kind < VEIN_FINDING_COUNT ? names[kind] : "unknown";
}

void vein_finding_hex(char out[160], const uint8_t hash[VEIN_HASH_SIZE])
{
    vein_ledger_hex(hash, VEIN_HASH_SIZE, out);
}

// A text as it can be shown on one line, cut to fit. Cut text ends in "...".
static void show_text(char out[160], struct vein_slice text)
{
    if (text.data == NULL) {
        snprintf(out, 160, "null");
        return;
    }
    struct vein_buf raw;
    struct vein_buf shown;
    vein_buf_init(&raw);
    vein_buf_init(&shown);
    vein_buf_add(&raw, text.data, text.size);
    vein_utf8_visible(&shown, raw.data == NULL ? "" : raw.data);
    const char *from = shown.data == NULL ? "" : shown.data;
    size_t size = shown.size;
    if (size >= 150) {
        for (size = 150; size > 0 && ((uint8_t)from[size] & 0xc0) == 0x80;) {
            size--; // never inside a character
        }
        snprintf(out, 160, "'%.*s...'", (int)size, from);
    } else {
        snprintf(out, 160, "'%s'", from);
    }
    vein_buf_release(&shown);
    vein_buf_release(&raw);
}

static void show_time(char out[160], const int64_t *time)
{
    char text[VEIN_TIME_SIZE] = "null";
    if (time != NULL) {
        vein_ledger_time(*time, text);
    }
    snprintf(out, 160, "%s", text);
}

static void show_request(char out[160], struct vein_slice request)
{
    char text[VEIN_UID_SIZE] = "null";
    if (request.data != NULL && request.size == VEIN_UUID_BYTES) {
        vein_ledger_uuid((const uint8_t *)request.data, text);
    } else if (request.data != NULL) {
        snprintf(text, sizeof text, "%zu bytes", request.size);
    }
    snprintf(out, 160, "%s", text);
}

// The columns in the order in which they are told, beside the parts of the body that they repeat.
struct pairs {
    struct {
        const char *name;
        const int64_t *column, *body;
    } times[2];
    struct {
        const char *name;
        struct vein_slice column, body;
    } texts[6];
};

static struct pairs pairs_of(const struct vein_event_row *row, const struct vein_event *event)
{
    return (struct pairs){
        .times = {{"at", row->at, &event->at}, {"lab_at", row->lab_at, &event->lab_at}},
        .texts = {{"login", row->login, event->login},
                  {"person", row->person, event->person},
                  {"entity", row->entity, event->entity},
                  {"key", row->key, event->key},
                  {"kind", row->kind, event->kind},
                  {"act", row->act, event->act}}};
}

static bool time_equal(const int64_t *column, const int64_t *body)
{
    return column != NULL && *column == *body;
}

bool vein_finding_columns_agree(const struct vein_event_row *row, const struct vein_event *event)
{
    const struct pairs pairs = pairs_of(row, event);
    bool agree = vein_slice_equal(row->request, event->request);

    for (size_t i = 0; i < sizeof pairs.times / sizeof *pairs.times; i++) {
        agree = agree && time_equal(pairs.times[i].column, pairs.times[i].body);
    }
    for (size_t i = 0; i < sizeof pairs.texts / sizeof *pairs.texts; i++) {
        agree = agree && vein_slice_equal(pairs.texts[i].column, pairs.texts[i].body);
    }
    return agree;
}

unsigned vein_finding_columns(const struct vein_event_row *row, const struct vein_event *event,
                              struct vein_finding *finding, vein_finding_sink *sink, void *context)
{
    const struct pairs pairs = pairs_of(row, event);
    unsigned found = 0;

    finding->kind = VEIN_FINDING_COLUMN;
    for (size_t i = 0; i < sizeof pairs.times / sizeof *pairs.times; i++) {
        if (!time_equal(pairs.times[i].column, pairs.times[i].body)) {
            finding->what = pairs.times[i].name;
            show_time(finding->expected, pairs.times[i].body);
            show_time(finding->found, pairs.times[i].column);
            sink(context, finding);
            found++;
        }
    }
    for (size_t i = 0; i < sizeof pairs.texts / sizeof *pairs.texts; i++) {
        if (!vein_slice_equal(pairs.texts[i].column, pairs.texts[i].body)) {
            finding->what = pairs.texts[i].name;
            show_text(finding->expected, pairs.texts[i].body);
            show_text(finding->found, pairs.texts[i].column);
            sink(context, finding);
            found++;
        }
    }
    if (!vein_slice_equal(row->request, event->request)) {
        finding->what = "request";
        show_request(finding->expected, event->request);
        show_request(finding->found, row->request);
        sink(context, finding);
        found++;
    }
    return found;
}
