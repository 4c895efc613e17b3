// A file of anchors is loaded, changed and saved as a whole. Two clients that do so side by side would each save without
// what the other has seen: the one who comes first locks the folder, which is there before the file is.
#include "anchor.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_TRIES                                                                                 \
    100 // a save takes two fsync; who holds the folder for longer is stopped, not at work
#define LOCK_WAIT_MS 20

const char *vein_checkpoint_note(const char *text, struct vein_arena *arena)
{
    size_t length = strlen(text);

    return length >= 2 && strcmp(text + length - 2, "\n\n") == 0
               ? text
               : vein_arena_printf(arena, "%s\n", text);
}

// The locked folder, to be closed; -1 where there is no such lock: what is kept then is kept as before.
static int lock_folder(const char *path)
{
    struct vein_arena *arena = vein_arena_new();
    const char *slash = strrchr(path, '/');
    const char *folder = !slash          ? "."
                         : slash == path ? "/"
                                         : vein_arena_strndup(arena, path, (size_t)(slash - path));
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    for (int tries = 0; file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0; tries++) {
        if (tries == LOCK_TRIES)
            break;
        (void)poll(NULL, 0, LOCK_WAIT_MS);
    }
    vein_arena_free(arena);
    return file;
}

// Does the file hold a later one of the same log?
static bool is_later(const struct vein_anchors *anchors, const char *note)
{
    struct vein_checkpoint ours;
    const struct vein_checkpoint *kept =
        vein_checkpoint_parse(note, strlen(note), &ours, NULL, NULL)
            ? vein_anchors_find(anchors, ours.instance, ours.incarnation)
            : NULL;

    return kept && kept->size > ours.size;
}

bool vein_anchor_keep(const char *path, const char *note, bool later_is_well, struct vein_err *err)
{
    struct vein_anchors *anchors = NULL;
    int folder = lock_folder(path);
    bool done = vein_anchors_load(path, &anchors, err);

    if (done && !(later_is_well && is_later(anchors, note)))
        done = vein_anchors_put(anchors, note, strlen(note), err) &&
               vein_anchors_save(anchors, path, err);
    vein_anchors_free(anchors);
    if (folder >= 0)
        close(folder);
    return done;
}
