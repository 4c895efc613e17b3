// Where the socket goes: home/run, or a short private directory when that path is too long.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

// A private directory of the account, not a link: the only thing a server may put its socket in.
static bool usable(const struct vein_cluster *cluster, const char *dir)
{
    struct stat st;
    return lstat(dir, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == cluster->uid &&
           (st.st_mode & 077) == 0;
}

// Makes dir (or takes it when it is ours already); its parent must not be writable for others.
static bool make_named(const struct vein_cluster *cluster, const char *dir)
{
    struct vein_err ignored;
    return vein_cluster_socket_length(dir) <= VEIN_CLUSTER_SOCKET_MAX &&
           vein_cluster_dir_ensure(dir, cluster->uid, cluster->gid, &ignored) &&
           usable(cluster, dir);
}

// In /tmp only a fresh name is safe: mkdtemp fails on anything that is there already.
static bool make_temporary(const struct vein_cluster *cluster, char *dir, size_t size)
{
    snprintf(dir, size, "/tmp/vein-XXXXXX");
    if (mkdtemp(dir) == NULL)
        return false;
    if (cluster->root && chown(dir, cluster->uid, cluster->gid) != 0)
        return false;
    return usable(cluster, dir);
}

static bool fall_back(const struct vein_cluster *cluster, const char *id, char *dir, size_t size)
{
    const char *runtime = cluster->root ? "/run" : getenv("XDG_RUNTIME_DIR");
    if (runtime != NULL && runtime[0] == '/') {
        struct stat st;
        snprintf(dir, size, "%s/vein-%.8s", runtime, id);
        // /run is root's; a session's runtime directory must be the person's own.
        if (stat(runtime, &st) == 0 && st.st_uid == cluster->self && (st.st_mode & 022) == 0 &&
            make_named(cluster, dir))
            return true;
    }
    return make_temporary(cluster, dir, size);
}

bool vein_cluster_socket_ensure(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_memo memo = {0};
    bool present = false;
    if (vein_cluster_socket_length(cluster->run) <= VEIN_CLUSTER_SOCKET_MAX) {
        cluster->socket = cluster->run;
        return vein_cluster_dir_ensure(cluster->run, cluster->uid, cluster->gid, err);
    }
    if (!vein_cluster_memo_load(cluster, &memo, &present, err))
        return false;
    if (memo.socket[0] == '\0' || !usable(cluster, memo.socket)) {
        char dir[1024];
        if (!fall_back(cluster, memo.id, dir, sizeof dir))
            return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Set VEIN_HOME to a shorter path.",
                                "the socket path below %.600s would be %zu bytes long (107 are "
                                "possible), and no short directory could be made: %s",
                                cluster->home, vein_cluster_socket_length(cluster->run),
                                strerror(errno));
        snprintf(memo.socket, sizeof memo.socket, "%s", dir);
        if (!vein_cluster_memo_save(cluster, &memo, err))
            return false;
    }
    cluster->socket = vein_arena_strdup(cluster->arena, memo.socket);
    return true;
}
