// The checkpoint text (docs/ledger.md 3): six lines, a blank line, signature lines. Read strictly:
// a text that can be written in two ways could be signed in two ways.
#include "lines.h"
#include "vein/ledger.h"

#include <string.h>

#define LINES 6

bool vein_lines_next(struct vein_slice *rest, struct vein_slice *line)
{
    const char *end = rest->size == 0 ? NULL : memchr(rest->data, '\n', rest->size);
    if (end == NULL) {
        return false;
    }
    line->data = rest->data;
    line->size = (size_t)(end - rest->data);
    rest->data += line->size + 1;
    rest->size -= line->size + 1;
    return true;
}

bool vein_lines_number(struct vein_slice text, int64_t limit, int64_t *out)
{
    int64_t value = 0;
    if (text.size == 0 || text.size > 19 || (text.size > 1 && text.data[0] == '0')) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        int digit = text.data[i] - '0';
        if (value > (INT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    if (value > limit) {
        return false;
    }
    *out = value;
    return true;
}

bool vein_lines_skip(struct vein_slice *text, const char *prefix)
{
    size_t size = strlen(prefix);
    if (text->size < size || memcmp(text->data, prefix, size) != 0) {
        return false;
    }
    text->data += size;
    text->size -= size;
    return true;
}

void vein_checkpoint_format(struct vein_buf *out, const struct vein_checkpoint *checkpoint)
{
    char catalogue[VEIN_HEX_SIZE];
    char last[VEIN_TIME_SIZE] = "-";
    vein_ledger_hex(checkpoint->catalogue, VEIN_HASH_SIZE, catalogue);
    if (checkpoint->has_last) {
        vein_ledger_time(checkpoint->last, last);
    }
    vein_buf_addf(out, "vein/%s/%lld\n%lld\n", checkpoint->instance,
                  (long long)checkpoint->incarnation, (long long)checkpoint->size);
    vein_base64_add(out, checkpoint->root, VEIN_HASH_SIZE);
    vein_buf_addf(out, "\ncatalogue %s\nserver %d\nlast %s\n\n", catalogue, (int)checkpoint->server,
                  last);
}

static bool read_origin(struct vein_slice line, struct vein_checkpoint *out)
{
    uint8_t id[VEIN_UUID_BYTES];
    const size_t id_size = VEIN_UID_SIZE - 1;
    if (!vein_lines_skip(&line, "vein/") || line.size < id_size ||
        !vein_ledger_uuid_parse(line.data, id_size, id)) {
        return false;
    }
    vein_ledger_uuid(id, out->instance);
    line.data += id_size;
    line.size -= id_size;
    return vein_lines_skip(&line, "/") && vein_lines_number(line, INT64_MAX, &out->incarnation);
}

static bool read_root(struct vein_slice line, struct vein_checkpoint *out)
{
    size_t size = VEIN_HASH_SIZE;
    return vein_base64_read(line.data, line.size, out->root, &size) && size == VEIN_HASH_SIZE;
}

static bool read_last(struct vein_slice line, struct vein_checkpoint *out)
{
    if (!vein_lines_skip(&line, "last ")) {
        return false;
    }
    out->has_last = !(line.size == 1 && line.data[0] == '-');
    out->last = 0;
    return !out->has_last || vein_ledger_time_parse(line.data, line.size, &out->last);
}

static bool read_line(size_t number, struct vein_slice line, struct vein_checkpoint *out)
{
    int64_t server = 0;
    switch (number) {
    case 0:
        return read_origin(line, out);
    case 1:
        return vein_lines_number(line, INT64_MAX, &out->size);
    case 2:
        return read_root(line, out);
    case 3:
        return vein_lines_skip(&line, "catalogue ") &&
               vein_ledger_unhex(line.data, line.size, out->catalogue, VEIN_HASH_SIZE);
    case 4:
        if (!vein_lines_skip(&line, "server ") || !vein_lines_number(line, INT32_MAX, &server)) {
            return false;
        }
        out->server = (int32_t)server;
        return true;
    default:
        return read_last(line, out);
    }
}

static bool signature_line(struct vein_slice line)
{
    struct note_line note;
    return vein_note_line_read(line, &note);
}

bool vein_checkpoint_parse(const char *text, size_t size, struct vein_checkpoint *out,
                           size_t *signed_size, struct vein_err *err)
{
    static const char *const names[LINES] = {"origin",    "tree size", "root",
                                             "catalogue", "server",    "last"};
    static const char hint[] = "The text was damaged or is not a checkpoint.";
    struct vein_checkpoint checkpoint;
    struct vein_slice rest = {text, size};
    struct vein_slice line = {NULL, 0};
    memset(&checkpoint, 0, sizeof checkpoint);
    if (size > VEIN_CHECKPOINT_LIMIT) {
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", hint, "checkpoint text is too long");
    }
    for (size_t i = 0; i < LINES; i++) {
        if (!vein_lines_next(&rest, &line) || !read_line(i, line, &checkpoint)) {
            return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", hint,
                                "checkpoint line %zu is not a %s line", i + 1, names[i]);
        }
    }
    size_t body = size - rest.size;
    if (!vein_lines_next(&rest, &line) || line.size != 0) {
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", hint, "checkpoint line 7 is not blank");
    }
    for (size_t i = LINES + 2; rest.size > 0; i++) {
        if (!vein_lines_next(&rest, &line) || !signature_line(line)) {
            return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", hint,
                                "checkpoint line %zu is not a signature line", i);
        }
    }
    *out = checkpoint;
    if (signed_size != NULL) {
        *signed_size = body;
    }
    return true;
}
