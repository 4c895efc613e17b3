// Directories, small files, space and the lock. As root, everything below home that the account
// owns is opened without following links: the account must not be able to steer root.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "internal.h"

ssize_t vein_cluster_slurp(const char *path, uid_t owner, char *text, size_t size)
{
    const int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return -1;
    struct stat st;
    ssize_t got = -1;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (owner == (uid_t)-1 || st.st_uid == owner)) {
        got = read(fd, text, size - 1);
        if (got >= 0)
            text[got] = '\0';
    } else {
        errno = EPERM;
    }
    const int saved = errno;
    close(fd);
    errno = saved;
    return got;
}

bool vein_cluster_memo_load(const struct vein_cluster *cluster, struct vein_cluster_memo *out,
                            bool *present, struct vein_err *err)
{
    char text[2048];
    const ssize_t size = vein_cluster_slurp(cluster->memo, cluster->self, text, sizeof text);
    if (size < 0 && (errno == ENOENT || errno == ENOTDIR)) {
        *present = false;
        return true;
    }
    if (size < 0 || !vein_cluster_memo_parse(text, out))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Restore the file from a backup, or move the directory away.",
                            "%s is damaged or not ours", cluster->memo);
    *present = true;
    return true;
}

bool vein_cluster_memo_save(const struct vein_cluster *cluster,
                            const struct vein_cluster_memo *memo, struct vein_err *err)
{
    struct vein_buf text;
    vein_buf_init(&text);
    vein_cluster_memo_print(memo, &text);
    const bool done = vein_file_write(cluster->memo, text.data, text.size, 0600, err);
    vein_buf_release(&text);
    return done;
}

static bool make_failed(const char *path, struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                        errno == ENOSPC ? "Free some space and try again."
                                        : "Choose another place with VEIN_HOME.",
                        "can't make directory %s: %s", path, strerror(errno));
}

// Parents of home: private for a person, passable for root since the account walks through.
static bool parents_make(const struct vein_cluster *cluster, char *path, struct vein_err *err)
{
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        const bool made = mkdir(path, 0700) == 0;
        const bool bad =
            (!made && errno != EEXIST) || (made && chmod(path, cluster->root ? 0755 : 0700) != 0);
        if (bad)
            return make_failed(path, err);
        *at = '/';
    }
    return true;
}

bool vein_cluster_home_ensure(const struct vein_cluster *cluster, struct vein_err *err)
{
    struct stat st;
    if (stat(cluster->home, &st) != 0) {
        char path[VEIN_CLUSTER_HOME_MAX + 1];
        memcpy(path, cluster->home, strlen(cluster->home) + 1);
        if (!parents_make(cluster, path, err))
            return false;
        const bool made = mkdir(cluster->home, 0700) == 0;
        if ((!made && errno != EEXIST) ||
            (made && chmod(cluster->home, cluster->root ? 0711 : 0700) != 0) ||
            stat(cluster->home, &st) != 0)
            return make_failed(cluster->home, err);
    }
    if (!S_ISDIR(st.st_mode))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Choose another place with VEIN_HOME.",
                            "%s is not a directory", cluster->home);
    if (st.st_uid != cluster->self)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Work as its owner, or choose another place with VEIN_HOME.",
                            "%s belongs to another user (id %u)", cluster->home,
                            (unsigned)st.st_uid);
    if ((st.st_mode & 022) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Take the right to write from group and others (chmod go-w).",
                            "%s can be changed by other users", cluster->home);
    return true;
}

bool vein_cluster_dir_ensure(const char *path, uid_t uid, gid_t gid, struct vein_err *err)
{
    struct stat st;
    if (mkdir(path, 0700) == 0) {
        if (chmod(path, 0700) != 0 || (uid != geteuid() && chown(path, uid, gid) != 0))
            return make_failed(path, err);
        return true;
    }
    if (errno != EEXIST || lstat(path, &st) != 0)
        return make_failed(path, err);
    // Between mkdir and chown a cut leaves an empty directory of the caller: finish the work.
    if (S_ISDIR(st.st_mode) && st.st_uid == geteuid() && uid != geteuid() &&
        (st.st_mode & 077) == 0 && chown(path, uid, gid) == 0)
        return true;
    if (!S_ISDIR(st.st_mode) || st.st_uid != uid || (st.st_mode & 077) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Move it away, or give it back its owner and mode 0700.",
                            "%s is not a private directory of the account it belongs to", path);
    return true;
}

// The nearest directory that exists: home itself may still have to be made.
static void existing_part(const char *path, char *out, size_t size)
{
    snprintf(out, size, "%s", path);
    struct stat st;
    while (stat(out, &st) != 0) {
        char *slash = strrchr(out, '/');
        if (slash == NULL || slash == out) {
            snprintf(out, size, "/");
            return;
        }
        *slash = '\0';
    }
}

bool vein_cluster_space_check(const struct vein_cluster *cluster, struct vein_err *err)
{
    char path[VEIN_CLUSTER_HOME_MAX + 16];
    struct statvfs fs;
    existing_part(cluster->data, path, sizeof path);
    if (statvfs(path, &fs) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't ask for free space in %s: %s",
                            path, strerror(errno));
    const unsigned long long left = (unsigned long long)fs.f_bavail * fs.f_frsize;
    if (left >= VEIN_CLUSTER_FREE_BYTES)
        return true;
    vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "",
                 "the disk is almost full: %llu MB free below %s, 64 MB are needed",
                 left / (1024 * 1024), path);
    if (access(cluster->ballast, F_OK) == 0)
        snprintf(err->hint, sizeof err->hint,
                 "Free some space. As a last reserve remove %.900s (64 MB, made for this).",
                 cluster->ballast);
    else
        snprintf(err->hint, sizeof err->hint, "Free some space, then try again.");
    err->retryable = true;
    return false;
}

bool vein_cluster_local_check(const struct vein_cluster *cluster, struct vein_err *err)
{
    static const unsigned long remote[] = {
        0x6969UL,     // nfs
        0xfe534d42UL, // smb2
        0xff534d42UL, // cifs
        0x517bUL,     // smb
        0x5346414fUL, // afs
        0x73757245UL, // coda
    };
    char path[VEIN_CLUSTER_HOME_MAX + 16];
    struct statfs fs;
    existing_part(cluster->data, path, sizeof path);
    if (statfs(path, &fs) != 0)
        return true; // the space check, made on the same path, has words for this
    const char *forced = getenv("VEIN_ALLOW_NETWORK_HOME");
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++) {
        if (((unsigned long)fs.f_type & 0xffffffffUL) != remote[i])
            continue;
        if (forced != NULL && strcmp(forced, "1") == 0)
            return true;
        return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Set VEIN_HOME to a local disk. VEIN_ALLOW_NETWORK_HOME=1 overrides, "
                            "at the risk of losing data when the network fails.",
                            "%s is on a network file system", path);
    }
    return true;
}

bool vein_cluster_dir_sync(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool done = fsync(fd) == 0;
    close(fd);
    return done;
}

bool vein_cluster_disk_sync(const struct vein_cluster *cluster, const char *path,
                            struct vein_err *err)
{
    // home is on the same disk: nobody but we make what lies in it
    const int fd = open(cluster->home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = fd >= 0 && syncfs(fd) == 0;
    const int fault = errno;
    if (fd >= 0)
        close(fd);
    return done || vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't bring %s to the disk: %s",
                                path, strerror(fault));
}

static int clear_fd(int fd, int depth);

static int remove_entry(int parent, const char *name, int depth)
{
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
        return 0;
    if (errno != EISDIR || depth == 0)
        return -1;
    const int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || clear_fd(fd, depth - 1) != 0)
        return -1;
    return unlinkat(parent, name, AT_REMOVEDIR);
}

// Closes fd. Depth is bounded by the server's own layout; what nests deeper is not ours.
static int clear_fd(int fd, int depth)
{
    DIR *dir = fdopendir(fd);
    if (dir == NULL) {
        close(fd);
        return -1;
    }
    int result = 0;
    const struct dirent *entry;
    while (result == 0 && (entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            result = remove_entry(dirfd(dir), entry->d_name, depth);
    }
    const int saved = errno;
    closedir(dir);
    errno = saved;
    return result;
}

static bool clear_work(struct vein_cluster *cluster, void *arg, struct vein_err *err)
{
    (void)cluster;
    const char *path = arg;
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return true;
    if (fd >= 0 && clear_fd(fd, 64) == 0)
        return true;
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't empty %s: %s", path,
                        strerror(errno));
}

bool vein_cluster_wipe(struct vein_cluster *cluster, const char *path, struct vein_err *err)
{
    char copy[VEIN_CLUSTER_HOME_MAX + 32];
    snprintf(copy, sizeof copy, "%s", path);
    struct stat st;
    if (lstat(path, &st) != 0 && errno == ENOENT)
        return true;
    // A cut between mkdir and chown leaves an empty directory of root, closed to the account.
    const bool own = st.st_uid == cluster->self;
    if (own ? !clear_work(cluster, copy, err)
            : !vein_cluster_as_account(cluster, clear_work, copy, err))
        return false;
    if (rmdir(path) == 0)
        return true;
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't remove %s: %s", path,
                        strerror(errno));
}

// A lock file can be removed (destroy) while somebody waits for it: a lock counts only when the
// name still leads to the locked file. Returns 1 locked, 0 busy or replaced, -1 error.
static int lock_try(const char *path, int *fd)
{
    const int file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return -1;
    struct stat held;
    struct stat named;
    if (flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &held) == 0 &&
        lstat(path, &named) == 0 && held.st_ino == named.st_ino && held.st_dev == named.st_dev) {
        *fd = file;
        return 1;
    }
    close(file);
    return 0;
}

bool vein_cluster_lock_take(const struct vein_cluster *cluster, int *fd, struct vein_err *err)
{
    const long long deadline = vein_cluster_now_ms() + VEIN_CLUSTER_LOCK_MS;
    for (int wait = 2;; wait = wait < 50 ? wait * 2 : 50) {
        const int got = lock_try(cluster->lock, fd);
        if (got > 0)
            return true;
        if (got < 0)
            return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't open lock file %s: %s",
                                cluster->lock, strerror(errno));
        if (vein_cluster_now_ms() > deadline) {
            vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                         "Another program is making, starting or stopping this server; wait for "
                         "it, then try again.",
                         "lock %s is held by somebody else", cluster->lock);
            err->retryable = true;
            return false;
        }
        vein_cluster_pause_ms(wait);
    }
}
