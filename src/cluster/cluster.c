// Finding the installation, looking at it, and what callers may know about it.
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

// The home before it is cleaned; false when nothing says where it should be.
static bool home_choose(bool root, struct vein_buf *out)
{
    const char *set = getenv("VEIN_HOME");
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    struct passwd entry;
    struct passwd *found = NULL;
    char texts[4096];
    if (set != NULL && *set != '\0')
        vein_buf_adds(out, set);
    else if (root)
        vein_buf_adds(out, "/var/lib/vein");
    else if (data != NULL && *data == '/') // a relative one is to be ignored
        vein_buf_addf(out, "%s/vein", data);
    else if (home != NULL && *home == '/')
        vein_buf_addf(out, "%s/.local/share/vein", home);
    else if (getpwuid_r(geteuid(), &entry, texts, sizeof texts, &found) == 0 && found != NULL)
        vein_buf_addf(out, "%s/.local/share/vein", found->pw_dir);
    return out->size > 0;
}

static const char *below(struct vein_cluster *cluster, const char *name)
{
    return vein_arena_printf(cluster->arena, "%s/%s", cluster->home, name);
}

static void paths_set(struct vein_cluster *cluster)
{
    cluster->data = below(cluster, "data");
    cluster->data_new = below(cluster, "data.new");
    cluster->run = below(cluster, "run");
    cluster->log_dir = below(cluster, "log");
    cluster->log = below(cluster, "log/server.log");
    cluster->secret = below(cluster, "secret");
    cluster->lock = below(cluster, "lock");
    cluster->memo = below(cluster, "state");
    cluster->mode = below(cluster, "mode");
    cluster->tick = below(cluster, "tick.pid");
    cluster->ballast = below(cluster, "ballast");
    cluster->socket = "";
}

bool vein_cluster_locate(struct vein_cluster **out, struct vein_err *err)
{
    struct vein_buf raw;
    struct vein_buf clean;
    const char *why = "is not known: neither VEIN_HOME nor HOME is set";
    struct vein_arena *arena = vein_arena_new();
    struct vein_cluster *cluster = vein_arena_alloc(arena, sizeof *cluster);
    vein_buf_init(&raw);
    vein_buf_init(&clean);
    cluster->arena = arena;
    cluster->self = geteuid();
    cluster->root = cluster->self == 0;
    bool done = home_choose(cluster->root, &raw) && vein_cluster_home_clean(raw.data, &clean, &why);
    if (done) {
        cluster->home = vein_arena_strdup(arena, clean.data);
        paths_set(cluster);
        done = vein_cluster_account_find(cluster, err);
    } else {
        struct vein_buf shown;
        vein_buf_init(&shown);
        vein_utf8_visible(&shown, raw.size > 0 ? raw.data : "");
        vein_err_set(err, VEIN_EXIT_USAGE, "",
                     "Set VEIN_HOME to an absolute path of at most 900 bytes.",
                     "the place for the server's files %s: %.300s", why,
                     shown.data != NULL ? shown.data : "");
        vein_buf_release(&shown);
    }
    vein_buf_release(&raw);
    vein_buf_release(&clean);
    if (done)
        *out = cluster;
    else
        vein_arena_free(arena);
    return done;
}

void vein_cluster_free(struct vein_cluster *cluster)
{
    if (cluster != NULL)
        vein_arena_free(cluster->arena);
}

// The server changes into its data directory: the kernel's word on what a process serves.
static void process_look(const struct vein_cluster *cluster, pid_t pid,
                         struct vein_cluster_facts *facts)
{
    char path[64];
    char name[64];
    struct stat ours;
    struct stat its;
    snprintf(path, sizeof path, "/proc/%ld", (long)pid);
    const bool by_account = stat(path, &its) == 0 && its.st_uid == cluster->uid;
    snprintf(path, sizeof path, "/proc/%ld/comm", (long)pid);
    const bool by_name = vein_cluster_slurp(path, (uid_t)-1, name, sizeof name) > 0 &&
                         strncmp(name, "postgres", 8) == 0;
    snprintf(path, sizeof path, "/proc/%ld/cwd", (long)pid);
    // A process that is just dying keeps its name but has no directory any more.
    facts->pid_postgres = by_name && stat(path, &its) == 0;
    facts->pid_serves = facts->pid_postgres && by_account && stat(cluster->data, &ours) == 0 &&
                        its.st_ino == ours.st_ino && its.st_dev == ours.st_dev;
}

static void reason(struct vein_cluster_status *status, const char *path, const char *words)
{
    snprintf(status->reason, sizeof status->reason, "%.400s %s", path, words);
}

// Owner, version and the id that ties data to home.
static bool data_look(const struct vein_cluster *cluster, const struct vein_cluster_memo *memo,
                      struct vein_cluster_status *status)
{
    char path[VEIN_CLUSTER_HOME_MAX + 32];
    char text[64];
    struct stat st;
    if (lstat(cluster->data, &st) != 0 || !S_ISDIR(st.st_mode)) {
        reason(status, cluster->data, "is not a directory");
        return false;
    }
    if (!cluster->account_known || st.st_uid != cluster->uid) {
        reason(status, cluster->data, "does not belong to the account the server runs as");
        return false;
    }
    snprintf(path, sizeof path, "%s/PG_VERSION", cluster->data);
    if (vein_cluster_slurp(path, cluster->uid, text, sizeof text) > 0)
        status->data_major = (int)strtol(text, NULL, 10);
    if (status->data_major <= 0) {
        reason(status, cluster->data, "is not a PostgreSQL data directory");
        return false;
    }
    snprintf(path, sizeof path, "%s/vein.id", cluster->data);
    const ssize_t size = vein_cluster_slurp(path, cluster->uid, text, sizeof text);
    if (size == VEIN_CLUSTER_ID_SIZE && memcmp(text, memo->id, VEIN_CLUSTER_ID_SIZE - 1) == 0)
        return true;
    reason(status, cluster->data, "was not made for this place (vein.id and state differ)");
    return false;
}

static void pidfile_look(struct vein_cluster *cluster, struct vein_cluster_facts *facts,
                         struct vein_cluster_status *status)
{
    struct vein_cluster_pidfile file;
    char path[VEIN_CLUSTER_HOME_MAX + 32];
    char text[4096];
    snprintf(path, sizeof path, "%s/postmaster.pid", cluster->data);
    const ssize_t size = vein_cluster_slurp(path, cluster->uid, text, sizeof text);
    facts->has_pidfile = size >= 0 || errno != ENOENT;
    if (size < 0 || !vein_cluster_pidfile_parse(text, &file))
        return;
    status->pid = file.pid;
    facts->pid_alive = vein_cluster_pid_alive(file.pid);
    if (facts->pid_alive)
        process_look(cluster, file.pid, facts);
    if (!facts->pid_serves)
        return;
    status->ready = file.ready;
    if (file.socket[0] == '/')
        cluster->socket = vein_arena_strdup(cluster->arena, file.socket);
}

// The owner of home decides whether anything below it is ours to read.
static bool home_look(const struct vein_cluster *cluster, bool *present,
                      struct vein_cluster_status *status, struct vein_err *err)
{
    struct stat st;
    *present = false;
    if (stat(cluster->home, &st) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return true;
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't look at %s: %s", cluster->home,
                            strerror(errno));
    }
    *present = S_ISDIR(st.st_mode) && st.st_uid == cluster->self;
    if (!*present) {
        status->state = VEIN_CLUSTER_FOREIGN;
        reason(status, cluster->home,
               S_ISDIR(st.st_mode) ? "belongs to another user" : "is not a directory");
    }
    return true;
}

static void socket_look(struct vein_cluster *cluster, const struct vein_cluster_memo *memo)
{
    if (vein_cluster_socket_length(cluster->run) <= VEIN_CLUSTER_SOCKET_MAX)
        cluster->socket = cluster->run;
    else if (memo->socket[0] != '\0' && strcmp(cluster->socket, memo->socket) != 0)
        cluster->socket = vein_arena_strdup(cluster->arena, memo->socket);
}

bool vein_cluster_query(struct vein_cluster *cluster, struct vein_cluster_status *out,
                        struct vein_err *err)
{
    struct vein_cluster_status status = {.state = VEIN_CLUSTER_NONE};
    struct vein_cluster_facts facts = {0};
    struct vein_cluster_memo memo = {0};
    struct stat st;
    bool present = false;
    if (!home_look(cluster, &present, &status, err))
        return false;
    if (!present) {
        *out = status;
        return true;
    }
    if (!vein_cluster_memo_load(cluster, &memo, &facts.has_memo, err))
        return false;
    socket_look(cluster, &memo);
    facts.made = memo.made;
    facts.has_data = lstat(cluster->data, &st) == 0;
    status.leftover = lstat(cluster->data_new, &st) == 0;
    if (facts.has_data)
        facts.data_ours = facts.has_memo && data_look(cluster, &memo, &status);
    if (facts.data_ours)
        pidfile_look(cluster, &facts, &status);
    status.state = vein_cluster_decide(&facts);
    status.bootstrapped = memo.bootstrapped && facts.data_ours;
    if (status.state == VEIN_CLUSTER_FOREIGN && status.reason[0] == '\0') {
        if (!facts.has_data)
            reason(&status, cluster->data, "is missing, though it was made (disk not mounted?)");
        else if (!facts.has_memo)
            reason(&status, cluster->home, "holds a data directory that we did not make");
        else
            reason(&status, cluster->data, "is a copy of one that another server has open");
    }
    *out = status;
    return true;
}

bool vein_cluster_production(const struct vein_cluster *cluster, bool *production,
                             struct vein_err *err)
{
    char text[32];
    const ssize_t size = vein_cluster_slurp(cluster->mode, cluster->self, text, sizeof text);
    if (size > 0 && strcmp(text, "production\n") == 0)
        *production = true;
    else if (size > 0 && strcmp(text, "training\n") == 0)
        *production = false;
    else
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "",
                            "%s says neither training nor production", cluster->mode);
    return true;
}

const char *vein_cluster_home(const struct vein_cluster *cluster)
{
    return cluster->home;
}

const char *vein_cluster_data(const struct vein_cluster *cluster)
{
    return cluster->data;
}

const char *vein_cluster_log(const struct vein_cluster *cluster)
{
    return cluster->log;
}

const char *vein_cluster_socket(const struct vein_cluster *cluster)
{
    return cluster->socket;
}

const char *vein_cluster_account(const struct vein_cluster *cluster)
{
    return cluster->account;
}

const char *vein_cluster_tick_pidfile(const struct vein_cluster *cluster)
{
    return cluster->tick;
}
