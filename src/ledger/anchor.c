// The anchor file: what this client has last seen of each log. It is the only thing here that the
// server cannot change, so a damaged file is an error and never an empty one.
//
// Form: "vein anchors <count>\n", then per origin "text <bytes>\n" and that many bytes.
#include "lines.h"
#include "vein/ledger.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_LIMIT (1024 * 1024)
#define ORIGINS_LIMIT 1024

struct anchor {
    char *text;
    size_t size;
    struct vein_checkpoint checkpoint;
};

struct vein_anchors {
    struct anchor *list;
    size_t count;
};

static struct vein_anchors *anchors_new(void)
{
    struct vein_anchors *anchors = calloc(1, sizeof *anchors);
    if (anchors == NULL) {
        abort();
    }
    return anchors;
}

void vein_anchors_free(struct vein_anchors *anchors)
{
    if (anchors == NULL) {
        return;
    }
    for (size_t i = 0; i < anchors->count; i++) {
        free(anchors->list[i].text);
    }
    free(anchors->list);
    free(anchors);
}

size_t vein_anchors_count(const struct vein_anchors *anchors)
{
    return anchors->count;
}

const char *vein_anchors_text(const struct vein_anchors *anchors, size_t index)
{
    return index < anchors->count ? anchors->list[index].text : NULL;
}

const struct vein_checkpoint *vein_anchors_at(const struct vein_anchors *anchors, size_t index)
{
    return index < anchors->count ? &anchors->list[index].checkpoint : NULL;
}

static struct anchor *find(const struct vein_anchors *anchors, const char *instance,
                           int64_t incarnation)
{
    for (size_t i = 0; i < anchors->count; i++) {
        struct anchor *anchor = &anchors->list[i];
        if (anchor->checkpoint.incarnation == incarnation &&
            strcmp(anchor->checkpoint.instance, instance) == 0) {
            return anchor;
        }
    }
    return NULL;
}

const struct vein_checkpoint *vein_anchors_find(const struct vein_anchors *anchors,
                                                const char *instance, int64_t incarnation)
{
    const struct anchor *anchor = find(anchors, instance, incarnation);
    return anchor == NULL ? NULL : &anchor->checkpoint;
}

static void set(struct vein_anchors *anchors, struct anchor *anchor, const char *text, size_t size,
                const struct vein_checkpoint *checkpoint)
{
    char *copy = malloc(size + 1);
    if (copy == NULL) {
        abort();
    }
    memcpy(copy, text, size);
    copy[size] = '\0';
    if (anchor == NULL) {
        struct anchor *list =
            reallocarray(anchors->list, anchors->count + 1, sizeof *anchors->list);
        if (list == NULL) {
            abort();
        }
        anchors->list = list;
        anchor = &list[anchors->count++];
    } else {
        free(anchor->text);
    }
    anchor->text = copy;
    anchor->size = size;
    anchor->checkpoint = *checkpoint;
}

bool vein_anchors_put(struct vein_anchors *anchors, const char *text, size_t size,
                      struct vein_err *err)
{
    struct vein_checkpoint checkpoint;
    if (!vein_checkpoint_parse(text, size, &checkpoint, NULL, err)) {
        return false;
    }
    struct anchor *old = find(anchors, checkpoint.instance, checkpoint.incarnation);
    if (old == NULL && anchors->count >= ORIGINS_LIMIT) {
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Name another anchor file.",
                            "the anchor file holds %d origins already", ORIGINS_LIMIT);
    }
    if (old != NULL) {
        enum vein_anchor_verdict verdict = vein_anchor_compare(&old->checkpoint, &checkpoint, NULL);
        if (verdict == VEIN_ANCHOR_BEHIND || verdict == VEIN_ANCHOR_FORKED) {
            return vein_err_set(err, VEIN_EXIT_EVIDENCE, "",
                                "Keep the anchor file and have the log examined.",
                                verdict == VEIN_ANCHOR_BEHIND
                                    ? "the log has %lld events, the anchor has seen %lld"
                                    : "another root at size %lld (the anchor has seen %lld)",
                                (long long)checkpoint.size, (long long)old->checkpoint.size);
        }
    }
    set(anchors, old, text, size, &checkpoint);
    return true;
}

static bool read_all(struct vein_slice rest, struct vein_anchors *anchors)
{
    struct vein_slice line;
    int64_t count = 0;
    if (!vein_lines_next(&rest, &line) || !vein_lines_skip(&line, "vein anchors ") ||
        !vein_lines_number(line, ORIGINS_LIMIT, &count)) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        struct vein_checkpoint checkpoint;
        struct vein_err ignored;
        int64_t size = 0;
        if (!vein_lines_next(&rest, &line) || !vein_lines_skip(&line, "text ") ||
            !vein_lines_number(line, VEIN_CHECKPOINT_LIMIT, &size) || (size_t)size > rest.size ||
            !vein_checkpoint_parse(rest.data, (size_t)size, &checkpoint, NULL, &ignored) ||
            find(anchors, checkpoint.instance, checkpoint.incarnation) != NULL) {
            return false;
        }
        set(anchors, NULL, rest.data, (size_t)size, &checkpoint);
        rest.data += size;
        rest.size -= (size_t)size;
    }
    return rest.size == 0;
}

bool vein_anchors_load(const char *path, struct vein_anchors **out, struct vein_err *err)
{
    struct stat st;
    if (stat(path, &st) != 0 && errno == ENOENT) {
        *out = anchors_new();
        return true;
    }
    struct vein_buf file;
    vein_buf_init(&file);
    if (!vein_file_read(path, FILE_LIMIT, &file, err)) {
        vein_buf_release(&file);
        return false;
    }
    struct vein_anchors *anchors = anchors_new();
    bool whole = read_all((struct vein_slice){file.data, file.size}, anchors);
    vein_buf_release(&file);
    if (!whole) {
        vein_anchors_free(anchors);
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "",
                            "Restore the file from a copy; without it the log is not anchored.",
                            "the anchor file %s is damaged", path);
    }
    *out = anchors;
    return true;
}

bool vein_anchors_save(const struct vein_anchors *anchors, const char *path, struct vein_err *err)
{
    struct vein_buf file;
    vein_buf_init(&file);
    vein_buf_addf(&file, "vein anchors %zu\n", anchors->count);
    for (size_t i = 0; i < anchors->count; i++) {
        vein_buf_addf(&file, "text %zu\n", anchors->list[i].size);
        vein_buf_add(&file, anchors->list[i].text, anchors->list[i].size);
    }
    bool done = vein_file_write(path, file.data, file.size, 0600, err);
    vein_buf_release(&file);
    return done;
}

enum vein_anchor_verdict vein_anchor_compare(const struct vein_checkpoint *anchor,
                                             const struct vein_checkpoint *log,
                                             const uint8_t *root_at_anchor)
{
    if (strcmp(anchor->instance, log->instance) != 0) {
        return VEIN_ANCHOR_FOREIGN;
    }
    if (anchor->incarnation != log->incarnation) {
        return anchor->incarnation > log->incarnation ? VEIN_ANCHOR_BEHIND : VEIN_ANCHOR_EARLIER;
    }
    if (anchor->size > log->size) {
        return VEIN_ANCHOR_BEHIND;
    }
    if (anchor->size == log->size) {
        return memcmp(anchor->root, log->root, VEIN_HASH_SIZE) == 0 ? VEIN_ANCHOR_SAME
                                                                    : VEIN_ANCHOR_FORKED;
    }
    if (root_at_anchor == NULL) {
        return VEIN_ANCHOR_UNPROVEN;
    }
    return memcmp(anchor->root, root_at_anchor, VEIN_HASH_SIZE) == 0 ? VEIN_ANCHOR_AHEAD
                                                                     : VEIN_ANCHOR_FORKED;
}
