// Who the server runs as. PostgreSQL refuses root, so that root needs an account without rights.
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

// False when there is no such account; err says why an existing one can't be used.
static bool account_look(struct vein_cluster *cluster, bool *usable, struct vein_err *err)
{
    struct passwd entry;
    struct passwd *found = NULL;
    char texts[4096];
    *usable = true;
    if (getpwnam_r(cluster->account, &entry, texts, sizeof texts, &found) != 0 || found == NULL)
        return false;
    if (found->pw_uid == 0) {
        *usable = vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                               "Name an account without rights in VEIN_RUN_AS.",
                               "account %s is root by another name", cluster->account);
        return true;
    }
    cluster->uid = found->pw_uid;
    cluster->gid = found->pw_gid;
    cluster->account_known = true;
    return true;
}

static bool account_self(struct vein_cluster *cluster)
{
    struct passwd entry;
    struct passwd *found = NULL;
    char texts[4096];
    cluster->uid = cluster->self;
    cluster->gid = getegid();
    cluster->account_known = true;
    cluster->account = "";
    if (getpwuid_r(cluster->self, &entry, texts, sizeof texts, &found) == 0 && found != NULL)
        cluster->account = vein_arena_strdup(cluster->arena, found->pw_name);
    return true;
}

bool vein_cluster_account_find(struct vein_cluster *cluster, struct vein_err *err)
{
    if (!cluster->root)
        return account_self(cluster);
    // Only a home that is ours has a say in whose rights its server gets.
    struct vein_cluster_memo memo = {0};
    bool remembered = false;
    struct stat st;
    if (stat(cluster->home, &st) == 0 && st.st_uid == cluster->self &&
        !vein_cluster_memo_load(cluster, &memo, &remembered, err))
        return false;
    const char *wanted = getenv("VEIN_RUN_AS");
    if (wanted != NULL && *wanted == '\0')
        wanted = NULL;
    const bool known = remembered && memo.account[0] != '\0';
    if (known && wanted != NULL && strcmp(wanted, memo.account) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Unset VEIN_RUN_AS.",
                            "this installation runs as account %s, not %s", memo.account, wanted);
    const char *name = known ? memo.account : wanted != NULL ? wanted : "vein";
    cluster->account = vein_arena_strdup(cluster->arena, name);
    bool usable = true;
    if (account_look(cluster, &usable, err))
        return usable;
    if (wanted != NULL || known)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Make the account again, or name an existing one in VEIN_RUN_AS.",
                            "there is no account %s", name);
    return true; // made by vein_cluster_account_make
}

bool vein_cluster_account_make(struct vein_cluster *cluster, struct vein_err *err)
{
    static const char *const places[] = {"/usr/sbin/useradd", "/sbin/useradd", "/usr/bin/useradd"};
    if (cluster->account_known)
        return true;
    const char *program = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && program == NULL; i++)
        program = access(places[i], X_OK) == 0 ? places[i] : NULL;
    if (program == NULL)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Make an account without rights by the means of this system and name "
                            "it in VEIN_RUN_AS, or work as an ordinary user.",
                            "the server can't run as root, and useradd is not here to make "
                            "account %s",
                            cluster->account);
    const char *const argv[] = {program,      "--system",          "--user-group",
                                "--home-dir", "/nonexistent",      "--no-create-home",
                                "--shell",    "/usr/sbin/nologin", cluster->account,
                                NULL};
    struct vein_buf said;
    vein_buf_init(&said);
    struct vein_cluster_run run = {
        .argv = argv, .as_caller = true, .deadline_ms = 30000, .output = &said};
    bool done = vein_cluster_run(cluster, &run, err);
    bool usable = true;
    // Somebody else may have made it in the meantime: what counts is that it is there now.
    if (done && !account_look(cluster, &usable, err)) {
        done = vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                            "Name an existing account without rights in VEIN_RUN_AS.",
                            "can't make account %s", cluster->account);
        struct vein_buf shown;
        vein_buf_init(&shown);
        vein_cluster_tail(said.data == NULL ? "" : said.data, &shown);
        snprintf(err->detail, sizeof err->detail, "%s", shown.data == NULL ? "" : shown.data);
        vein_buf_release(&shown);
    }
    vein_buf_release(&said);
    return done && usable;
}

// Each directory on the way, from the top; one that does not exist yet will be made passable.
static bool reach_work(struct vein_cluster *cluster, void *arg, struct vein_err *err)
{
    (void)arg;
    char path[VEIN_CLUSTER_HOME_MAX + 2];
    snprintf(path, sizeof path, "%s/", cluster->home);
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        if (access(path, X_OK) != 0 && errno == ENOENT)
            return true;
        if (access(path, X_OK) != 0)
            return vein_err_set(err, VEIN_EXIT_NO_SERVER, "",
                                "Set VEIN_HOME to a place that every account can pass through, "
                                "such as /var/lib/vein, or work as an ordinary user.",
                                "account %s, which the server runs as, can't enter %s on the way "
                                "to %.600s",
                                cluster->account, path, cluster->home);
        *at = '/';
    }
    return true;
}

bool vein_cluster_account_reach(struct vein_cluster *cluster, struct vein_err *err)
{
    return !cluster->root || vein_cluster_as_account(cluster, reach_work, NULL, err);
}
