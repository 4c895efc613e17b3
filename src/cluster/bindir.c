// Where initdb and postgres are, and whether they fit the data directory.
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

#define VERSIONED "/usr/lib/postgresql"

static bool has_programs(const char *dir)
{
    static const char *const names[] = {"initdb", "postgres"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[1200];
        const int length = snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        if (length < 0 || (size_t)length >= sizeof path || access(path, X_OK) != 0)
            return false;
    }
    return true;
}

// Asks the program itself: a directory name proves nothing. 0 when it can't say.
static int major_of(struct vein_cluster *cluster, const char *dir)
{
    char program[1200];
    snprintf(program, sizeof program, "%s/postgres", dir);
    const char *const argv[] = {program, "--version", NULL};
    struct vein_buf said;
    struct vein_err ignored;
    vein_buf_init(&said);
    struct vein_cluster_run run = {
        .argv = argv, .as_caller = !cluster->account_known, .deadline_ms = 10000, .output = &said};
    int major = 0;
    if (vein_cluster_run(cluster, &run, &ignored) && run.status == 0 && said.size > 0)
        major = vein_cluster_version_major(said.data);
    vein_buf_release(&said);
    return major;
}

static bool take(struct vein_cluster *cluster, const char *dir)
{
    if (dir[0] != '/' || !has_programs(dir))
        return false;
    const int major = major_of(cluster, dir);
    if (major < VEIN_CLUSTER_MAJOR_FLOOR)
        return false;
    cluster->bindir = vein_arena_strdup(cluster->arena, dir);
    cluster->bin_major = major;
    return true;
}

static bool take_major(struct vein_cluster *cluster, int major)
{
    char dir[128];
    snprintf(dir, sizeof dir, VERSIONED "/%d/bin", major);
    return take(cluster, dir);
}

// Lowest first: a newer server would make data that the tested one can't open.
static bool take_versioned(struct vein_cluster *cluster)
{
    DIR *dir = opendir(VERSIONED);
    if (dir == NULL)
        return false;
    bool present[100] = {false};
    const struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        char *end = NULL;
        const long major = strtol(entry->d_name, &end, 10);
        if (*end == '\0' && major >= VEIN_CLUSTER_MAJOR_FLOOR && major < 100)
            present[major] = true;
    }
    closedir(dir);
    for (int major = VEIN_CLUSTER_MAJOR_FLOOR; major < 100; major++)
        if (present[major] && take_major(cluster, major))
            return true;
    return false;
}

static bool take_pg_config(struct vein_cluster *cluster, const char *program)
{
    const char *const argv[] = {program, "--bindir", NULL};
    struct vein_buf said;
    struct vein_err ignored;
    vein_buf_init(&said);
    struct vein_cluster_run run = {
        .argv = argv, .as_caller = !cluster->account_known, .deadline_ms = 10000, .output = &said};
    bool found = vein_cluster_run(cluster, &run, &ignored) && run.status == 0 && said.size > 1;
    if (found) {
        said.data[strcspn(said.data, "\n")] = '\0';
        found = take(cluster, said.data);
    }
    vein_buf_release(&said);
    return found;
}

// Each directory of PATH: first as a place of pg_config, then of the programs themselves.
static bool take_path(struct vein_cluster *cluster, bool by_pg_config)
{
    const char *path = getenv("PATH");
    while (path != NULL && *path != '\0') {
        char dir[1024];
        char program[1200];
        const size_t length = strcspn(path, ":");
        const bool fits = path[0] == '/' && length < sizeof dir;
        snprintf(dir, sizeof dir, "%.*s", fits ? (int)length : 0, path);
        snprintf(program, sizeof program, "%s/pg_config", dir);
        if (fits && (by_pg_config ? access(program, X_OK) == 0 && take_pg_config(cluster, program)
                                  : take(cluster, dir)))
            return true;
        path += length + (path[length] == ':');
    }
    return false;
}

// wanted is the major of the data directory, 0 for any.
static bool find(struct vein_cluster *cluster, int wanted, struct vein_err *err)
{
    const char *set = getenv("VEIN_PG_BINDIR");
    if (cluster->bindir != NULL)
        return true;
    if (set != NULL && *set != '\0') {
        if (take(cluster, set))
            return true;
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Unset VEIN_PG_BINDIR, or set it to the directory of initdb and "
                            "postgres.",
                            "no usable PostgreSQL server programs (15 or later) in "
                            "VEIN_PG_BINDIR=%s",
                            set);
    }
    if ((wanted >= VEIN_CLUSTER_MAJOR_FLOOR && take_major(cluster, wanted)) ||
        take_versioned(cluster) || take_path(cluster, true) || take_path(cluster, false))
        return true;
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                        "Install them (Debian: apt-get install postgresql-15), or set "
                        "VEIN_PG_BINDIR to the directory of initdb and postgres.",
                        "no PostgreSQL server programs (15 or later) found");
}

bool vein_cluster_bindir(struct vein_cluster *cluster, const char **out, struct vein_err *err)
{
    struct vein_cluster_status status;
    if (cluster->bindir == NULL &&
        (!vein_cluster_query(cluster, &status, err) || !find(cluster, status.data_major, err)))
        return false;
    *out = cluster->bindir;
    return true;
}

bool vein_cluster_version_check(struct vein_cluster *cluster, int data_major, struct vein_err *err)
{
    if (!find(cluster, data_major, err))
        return false;
    if (cluster->bin_major == data_major)
        return true;
    vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "",
                 "the data directory was made by PostgreSQL %d, the programs in %.500s are "
                 "PostgreSQL %d",
                 data_major, cluster->bindir, cluster->bin_major);
    snprintf(err->detail, sizeof err->detail,
             "nothing was changed; a server opens only data of its own major version");
    snprintf(err->hint, sizeof err->hint,
             "Install the version that made it and start with it: "
             "apt-get install postgresql-%d && VEIN_PG_BINDIR=" VERSIONED "/%d/bin vein server "
             "start",
             data_major, data_major);
    return false;
}
