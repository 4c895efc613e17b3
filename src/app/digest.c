// A file by its digest and size; read piece by piece, since instruments write large ones.
#include "vein/app.h"
#include "vein/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(const char *path, const char *what, struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_USAGE, "", "Name a file that is there and not empty.",
                        "%s: %s", path, what);
}

static bool feed(int fd, struct vein_hasher *hasher, unsigned long long *size)
{
    char piece[65536];

    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        vein_hasher_feed(hasher, piece, (size_t)got);
        *size += (unsigned long long)got;
    }
}

bool vein_file_digest(const char *path, struct vein_arena *arena, const char **out,
                      struct vein_err *err)
{
    uint8_t hash[VEIN_HASH_SIZE];
    char text[2 * VEIN_HASH_SIZE + 1 + 24];
    unsigned long long size = 0;
    struct stat info;
    struct vein_hasher *hasher;
    bool done;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

    if (fd < 0)
        return refuse(path, strerror(errno), err);
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return refuse(path, "this is not a file", err);
    }
    hasher = vein_hasher_new();
    vein_hasher_start(hasher);
    done = feed(fd, hasher, &size);
    vein_hasher_end(hasher, hash);
    vein_hasher_free(hasher);
    close(fd);
    if (!done)
        return refuse(path, "it cannot be read", err);
    if (size == 0)
        return refuse(path, "it is empty", err);
    vein_ledger_hex(hash, sizeof hash, text);
    snprintf(text + strlen(text), 24, ":%llu", size);
    *out = vein_arena_strdup(arena, text);
    return true;
}
