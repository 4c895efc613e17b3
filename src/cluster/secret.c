// Secrets: generated, one file per role, readable by nobody but the caller.
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

static bool secret_refuse(const char *path, const char *why, struct vein_err *err)
{
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                        "Treat the secret as known to others: set a new password for its role, "
                        "then restore owner and mode 0600.",
                        "secret file %s %s", path, why);
}

// The checks look at the opened file, not at its name, so that nothing can be swapped between.
static const char *secret_fault(int fd, uid_t owner)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return "is not a regular file";
    if (st.st_uid != owner)
        return "belongs to another user";
    if ((st.st_mode & 077) != 0)
        return "can be read or changed by other users";
    if (st.st_nlink != 1)
        return "has a second name (hard link)";
    return NULL;
}

bool vein_cluster_secret_load(const char *path, uid_t owner, char out[VEIN_CLUSTER_SECRET_SIZE],
                              struct vein_err *err)
{
    const int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 && errno == ELOOP)
        return secret_refuse(path, "is a symbolic link", err);
    if (fd < 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            errno == ENOENT ? "This role has no secret in this installation." : "",
                            "can't open secret file %s: %s", path, strerror(errno));
    const char *fault = secret_fault(fd, owner);
    char text[VEIN_CLUSTER_SECRET_SIZE + 2];
    ssize_t size = -1;
    if (fault == NULL)
        size = read(fd, text, sizeof text - 1);
    close(fd);
    if (fault != NULL)
        return secret_refuse(path, fault, err);
    if (size > 0 && text[size - 1] == '\n')
        size--;
    if (size < 0)
        size = 0;
    text[size] = '\0';
    const bool valid = vein_cluster_secret_valid(text);
    if (valid)
        memcpy(out, text, VEIN_CLUSTER_SECRET_SIZE);
    explicit_bzero(text, sizeof text);
    return valid || secret_refuse(path, "does not hold a secret of ours", err);
}

static bool secret_path(const struct vein_cluster *cluster, const char *role, struct vein_buf *out,
                        struct vein_err *err)
{
    if (!vein_cluster_role_valid(role))
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "", "not a role name for a secret file");
    vein_buf_addf(out, "%s/%s", cluster->secret, role);
    return true;
}

bool vein_cluster_secret_read(const struct vein_cluster *cluster, const char *role,
                              char out[VEIN_CLUSTER_SECRET_SIZE], struct vein_err *err)
{
    struct vein_buf path;
    vein_buf_init(&path);
    const bool done = secret_path(cluster, role, &path, err) &&
                      vein_cluster_secret_load(path.data, cluster->self, out, err);
    vein_buf_release(&path);
    return done;
}

static bool secret_write(const struct vein_cluster *cluster, const char *path, struct vein_err *err)
{
    unsigned char bytes[32];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "no random bytes: %s",
                            strerror(errno));
    char text[VEIN_CLUSTER_SECRET_SIZE + 1];
    vein_cluster_base64url(bytes, text);
    text[VEIN_CLUSTER_SECRET_SIZE - 1] = '\n';
    const bool done = vein_cluster_dir_ensure(cluster->secret, cluster->self, (gid_t)-1, err) &&
                      vein_file_write(path, text, VEIN_CLUSTER_SECRET_SIZE, 0600, err);
    explicit_bzero(bytes, sizeof bytes);
    explicit_bzero(text, sizeof text);
    return done;
}

bool vein_cluster_secret_make(const struct vein_cluster *cluster, const char *role,
                              char out[VEIN_CLUSTER_SECRET_SIZE], struct vein_err *err)
{
    struct vein_buf path;
    vein_buf_init(&path);
    bool done = secret_path(cluster, role, &path, err);
    if (done && access(path.data, F_OK) != 0 && errno == ENOENT)
        done = secret_write(cluster, path.data, err);
    // Read back through the same checks that every later reader makes.
    done = done && vein_cluster_secret_load(path.data, cluster->self, out, err);
    vein_buf_release(&path);
    return done;
}
