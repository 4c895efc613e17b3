// Files: read whole with a bound, written whole or not at all.
#include "vein/base.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A path nobody can open is a mistake in the call; a failing disk is not.
static bool file_error(struct vein_err *err, int number, const char *what, const char *path)
{
    bool callers = number == ENOENT || number == EACCES || number == EISDIR || number == ENOTDIR ||
                   number == EPERM || number == EROFS || number == ENAMETOOLONG || number == ELOOP;

    return vein_err_set(err, callers ? VEIN_EXIT_USAGE : VEIN_EXIT_INTERNAL, "",
                        number == ENOSPC ? "Free some space and try again." : "", "%s %s: %s", what,
                        path, strerror(number));
}

static bool read_all(int fd, const char *path, size_t limit, struct vein_buf *out,
                     struct vein_err *err)
{
    char part[16384];

    for (;;) {
        ssize_t got = read(fd, part, sizeof part);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return file_error(err, errno, "cannot read", path);
        if (got == 0)
            return true;
        if ((size_t)got > limit - out->size)
            return vein_err_set(err, VEIN_EXIT_USAGE, "", "Give a smaller file.",
                                "file %s is larger than %zu bytes", path, limit);
        vein_buf_add(out, part, (size_t)got);
    }
}

bool vein_file_read(const char *path, size_t limit, struct vein_buf *out, struct vein_err *err)
{
    // Non-blocking only so that a named pipe without a writer cannot hang the opening.
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct vein_buf content;
    struct stat info;
    bool done = false;

    vein_buf_init(&content);
    if (fd < 0)
        return file_error(err, errno, "cannot open", path);
    if (fstat(fd, &info) != 0)
        file_error(err, errno, "cannot read", path);
    else if (S_ISDIR(info.st_mode))
        file_error(err, EISDIR, "cannot read", path);
    else if (fcntl(fd, F_SETFL, 0) != 0)
        file_error(err, errno, "cannot read", path);
    else
        done = read_all(fd, path, limit, &content, err);
    close(fd);
    if (done) {
        // *out may be a fresh buffer or one in use: content is appended as everywhere else.
        vein_buf_add(out, content.data, content.size);
    }
    vein_buf_release(&content);
    return done;
}

static int write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(fd, bytes, size);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        bytes += put;
        size -= (size_t)put;
    }
    return 0;
}

// The rename itself must reach the disk too; some file systems refuse, which is not our failure.
static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    int fd = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(folder);
}

bool vein_file_write(const char *path, const void *bytes, size_t size, unsigned mode,
                     struct vein_err *err)
{
    struct vein_buf temporary;
    int number = 0;
    int fd;

    vein_buf_init(&temporary);
    vein_buf_addf(&temporary, "%s.XXXXXX", path);
    fd = mkostemp(temporary.data, O_CLOEXEC);
    if (fd < 0) {
        number = errno;
    } else {
        number = write_all(fd, bytes, size);
        if (number == 0 && (fchmod(fd, (mode_t)mode) != 0 || fsync(fd) != 0))
            number = errno;
        if (close(fd) != 0 && number == 0)
            number = errno;
        if (number == 0 && rename(temporary.data, path) != 0)
            number = errno;
        if (number != 0)
            unlink(temporary.data);
        else
            sync_folder(path);
    }
    vein_buf_release(&temporary);
    return number == 0 ? true : file_error(err, number, "cannot write", path);
}
