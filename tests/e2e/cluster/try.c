// The cluster module alone on a command line, for tests/e2e/cluster/run.py when there is no vein
// program yet, or to look at the module without the schema.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vein/cluster.h"

static bool status_print(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    printf("%s pid=%ld ready=%d leftover=%d major=%d home=%s socket=%s account=%s reason=%s\n",
           vein_cluster_state_name(status.state), (long)status.pid, status.ready, status.leftover,
           status.data_major, vein_cluster_home(cluster), vein_cluster_socket(cluster),
           vein_cluster_account(cluster), status.reason);
    return true;
}

static bool act(struct vein_cluster *cluster, int argc, char **argv, struct vein_err *err)
{
    const char *verb = argv[2];
    const char *last = argv[argc - 1];
    if (strcmp(verb, "init") == 0)
        return vein_cluster_make(cluster, strcmp(last, "--production") == 0, err) &&
               vein_cluster_bootstrapped(cluster, err) && vein_cluster_start(cluster, err);
    if (strcmp(verb, "start") == 0)
        return vein_cluster_start(cluster, err);
    if (strcmp(verb, "stop") == 0)
        return vein_cluster_stop(cluster, err);
    if (strcmp(verb, "status") == 0)
        return status_print(cluster, err);
    if (strcmp(verb, "destroy") == 0)
        return vein_cluster_destroy(cluster, last, err);
    return vein_err_set(err, VEIN_EXIT_USAGE, "", "", "unknown verb");
}

int main(int argc, char **argv)
{
    struct vein_cluster *cluster = NULL;
    struct vein_err err = {0};
    if (argc < 3)
        return VEIN_EXIT_USAGE;
    const bool done = vein_cluster_locate(&cluster, &err) && act(cluster, argc, argv, &err);
    vein_cluster_free(cluster);
    if (!done)
        vein_err_print(stderr, "try", &err);
    return done ? 0 : (int)err.exit;
}
