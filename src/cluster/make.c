// Making an installation and taking it away again. Order matters: `state` comes first and goes
// last, `data` appears and disappears by one rename, so that a cut at any point is recognised.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "internal.h"

#define BALLAST_BYTES (64 * 1024 * 1024)

static bool id_new(char id[VEIN_CLUSTER_ID_SIZE], struct vein_err *err)
{
    unsigned char bytes[(VEIN_CLUSTER_ID_SIZE - 1) / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "no random bytes: %s",
                            strerror(errno));
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
    return true;
}

// Without a state file, directories with our names are somebody else's.
static bool nothing_foreign(const struct vein_cluster *cluster, struct vein_err *err)
{
    const char *const ours[] = {cluster->data,    cluster->data_new, cluster->run,
                                cluster->log_dir, cluster->secret,   cluster->mode,
                                cluster->ballast};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        struct stat st;
        if (lstat(ours[i], &st) == 0)
            return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                                "Choose an empty place with VEIN_HOME, or move it away.",
                                "%s is there already and was not made by vein", ours[i]);
    }
    return true;
}

static bool initdb_run(struct vein_cluster *cluster, const char *password, struct vein_err *err)
{
    const char *program = vein_arena_printf(cluster->arena, "%s/initdb", cluster->bindir);
    const char *const argv[] = {program,
                                "-D",
                                cluster->data_new,
                                "-U",
                                VEIN_CLUSTER_SUPERUSER,
                                "-E",
                                "UTF8",
                                "--locale=C.UTF-8",
                                "--lc-collate=C", // as vein_db_create_database has it
                                "--data-checksums",
                                "--auth-host=scram-sha-256",
                                "--auth-local=scram-sha-256",
                                "--pwfile=/dev/stdin",
                                "--wal-segsize=1",
                                "--no-instructions",
                                "--no-sync", // a thousand times; make_locked does it once
                                NULL};
    struct vein_buf said;
    vein_buf_init(&said);
    struct vein_cluster_run run = {.argv = argv,
                                   .input = password,
                                   .keep_fd = cluster->lock_fd,
                                   .deadline_ms = VEIN_CLUSTER_INITDB_MS,
                                   .output = &said};
    bool done = vein_cluster_run(cluster, &run, err);
    if (done && run.status != 0) {
        struct vein_buf shown;
        vein_buf_init(&shown);
        vein_cluster_tail(said.data == NULL ? "" : said.data, &shown);
        done = vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "initdb failed (exit status %d)",
                            run.status);
        snprintf(err->detail, sizeof err->detail, "%s", shown.data == NULL ? "" : shown.data);
        vein_buf_release(&shown);
    }
    vein_buf_release(&said);
    return done;
}

static bool append_sync(const char *path, const char *text, struct vein_err *err)
{
    const int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC);
    const size_t size = strlen(text);
    const bool done = fd >= 0 && write(fd, text, size) == (ssize_t)size && fsync(fd) == 0;
    const int fault = errno;
    if (fd >= 0)
        close(fd);
    return done || vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't write %s: %s", path,
                                strerror(fault));
}

// Runs as the account: the files belong to it.
static bool configure_work(struct vein_cluster *cluster, void *arg, struct vein_err *err)
{
    const struct vein_cluster_memo *memo = arg;
    const char *dir = cluster->data_new;
    char id[VEIN_CLUSTER_ID_SIZE + 1];
    snprintf(id, sizeof id, "%s\n", memo->id);
    return vein_file_write(vein_arena_printf(cluster->arena, "%s/vein.conf", dir),
                           vein_cluster_conf, strlen(vein_cluster_conf), 0600, err) &&
           vein_file_write(vein_arena_printf(cluster->arena, "%s/pg_hba.conf", dir),
                           vein_cluster_hba, strlen(vein_cluster_hba), 0600, err) &&
           vein_file_write(vein_arena_printf(cluster->arena, "%s/vein.id", dir), id, strlen(id),
                           0600, err) &&
           append_sync(vein_arena_printf(cluster->arena, "%s/postgresql.conf", dir),
                       "\ninclude 'vein.conf'\n", err);
}

// Space that can be given back when the disk is full, so that the server can start once more.
static bool ballast_make(const struct vein_cluster *cluster, struct vein_err *err)
{
    const int fd = open(cluster->ballast, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    const int fault = fd < 0 ? errno : posix_fallocate(fd, 0, BALLAST_BYTES);
    if (fd >= 0)
        close(fd);
    return fault == 0 || vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't reserve %s: %s",
                                      cluster->ballast, strerror(fault));
}

// Nothing of an unfinished one is of use: its server was not to bring anything to the disk.
static bool memo_begin(struct vein_cluster *cluster, struct vein_cluster_memo *memo,
                       struct vein_err *err)
{
    struct stat st;
    bool present = false;
    if (!vein_cluster_memo_load(cluster, memo, &present, err))
        return false;
    if (!present && (!nothing_foreign(cluster, err) || !id_new(memo->id, err)))
        return false;
    memo->made = false;
    memo->bootstrapped = false;
    snprintf(memo->account, sizeof memo->account, "%s", cluster->account);
    if (!vein_cluster_memo_save(cluster, memo, err) ||
        !vein_cluster_wipe(cluster, cluster->data_new, err))
        return false;
    if (lstat(cluster->data, &st) == 0 && rename(cluster->data, cluster->data_new) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't move %s: %s", cluster->data,
                            strerror(errno));
    return true;
}

static bool data_build(struct vein_cluster *cluster, struct vein_cluster_memo *memo,
                       struct vein_err *err)
{
    char password[VEIN_CLUSTER_SECRET_SIZE + 1];
    const bool done = vein_cluster_wipe(cluster, cluster->data_new, err) &&
                      vein_cluster_secret_make(cluster, VEIN_CLUSTER_SUPERUSER, password, err) &&
                      vein_cluster_dir_ensure(cluster->log_dir, cluster->uid, cluster->gid, err) &&
                      vein_cluster_socket_ensure(cluster, err) &&
                      vein_cluster_dir_ensure(cluster->data_new, cluster->uid, cluster->gid, err) &&
                      initdb_run(cluster, password, err) &&
                      vein_cluster_as_account(cluster, configure_work, memo, err);
    explicit_bzero(password, sizeof password);
    return done;
}

static bool make_locked(struct vein_cluster *cluster, bool production, struct vein_err *err)
{
    const char *word = production ? "production\n" : "training\n";
    struct vein_cluster_status status;
    struct vein_cluster_memo memo = {0};
    if (!vein_cluster_query(cluster, &status, err))
        return false;
    const bool unfinished = !status.bootstrapped && (status.state == VEIN_CLUSTER_STOPPED ||
                                                     status.state == VEIN_CLUSTER_STALE);
    if (status.state != VEIN_CLUSTER_NONE && !unfinished)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Start it, or choose another place with VEIN_HOME.",
                            "an installation is in %s already%s%s", cluster->home,
                            status.reason[0] == '\0' ? "" : ": ", status.reason);
    if (!memo_begin(cluster, &memo, err) ||
        !vein_file_write(cluster->mode, word, strlen(word), 0600, err) ||
        (production && !ballast_make(cluster, err)) || !data_build(cluster, &memo, err) ||
        !vein_cluster_disk_sync(cluster, cluster->data_new, err))
        return false;
    if (rename(cluster->data_new, cluster->data) != 0 || !vein_cluster_dir_sync(cluster->home))
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't put %s in place: %s",
                            cluster->data, strerror(errno));
    memo.made = true;
    // The socket directory may have been remembered in between.
    struct vein_cluster_memo now = {0};
    bool present = false;
    if (!vein_cluster_memo_load(cluster, &now, &present, err))
        return false;
    memcpy(memo.socket, now.socket, sizeof memo.socket);
    return vein_cluster_memo_save(cluster, &memo, err) &&
           vein_cluster_found(cluster, status.pid, err);
}

bool vein_cluster_make(struct vein_cluster *cluster, bool production, struct vein_err *err)
{
    int lock = -1;
    const char *dir = NULL;
    // Everything that may refuse without having touched anything comes first.
    if (!vein_cluster_bindir(cluster, &dir, err) || !vein_cluster_local_check(cluster, err) ||
        !vein_cluster_space_check(cluster, err) || !vein_cluster_account_make(cluster, err) ||
        !vein_cluster_account_reach(cluster, err) || !vein_cluster_home_ensure(cluster, err) ||
        !vein_cluster_lock_take(cluster, &lock, err))
        return false;
    cluster->lock_fd = lock;
    const bool done = make_locked(cluster, production, err);
    cluster->lock_fd = 0;
    close(lock);
    return done;
}

static bool finish_locked(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_memo memo = {0};
    struct vein_cluster_status status;
    bool present = false;
    if (!vein_cluster_memo_load(cluster, &memo, &present, err) ||
        !vein_cluster_query(cluster, &status, err))
        return false;
    if (memo.bootstrapped)
        return true; // somebody who went on with the same founding was quicker
    if (!present || !memo.made)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "nothing is made in %s",
                            cluster->home);
    // What ended before may have lost what it had not brought to the disk.
    if (status.state != VEIN_CLUSTER_RUNNING)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "Make it again.",
                            "the server of the founding in %s has ended", cluster->home);
    if (!vein_cluster_stop_locked(cluster, err) ||
        !vein_cluster_disk_sync(cluster, cluster->data, err))
        return false;
    memo.bootstrapped = true;
    return vein_cluster_memo_save(cluster, &memo, err);
}

bool vein_cluster_bootstrapped(struct vein_cluster *cluster, struct vein_err *err)
{
    int lock = -1;
    if (!vein_cluster_lock_take(cluster, &lock, err))
        return false;
    const bool done = finish_locked(cluster, err);
    close(lock);
    return done;
}

static bool remove_file(const char *path, struct vein_err *err)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return true;
    return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't remove %s: %s", path,
                        strerror(errno));
}

// A cut while a small file was written leaves its temporary: the name and six characters.
static void temporaries_remove(const struct vein_cluster *cluster)
{
    DIR *dir = opendir(cluster->home);
    if (dir == NULL)
        return;
    const struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        const size_t dot = strcspn(entry->d_name, ".");
        const bool ours = (dot == 5 && memcmp(entry->d_name, "state", 5) == 0) ||
                          (dot == 4 && memcmp(entry->d_name, "mode", 4) == 0);
        if (ours && strlen(entry->d_name) == dot + 7)
            (void)unlinkat(dirfd(dir), entry->d_name, 0);
    }
    closedir(dir);
}

// The fall-back socket directory: only an empty one that is the account's own goes.
static void socket_forget(const struct vein_cluster_memo *memo, uid_t uid)
{
    struct stat st;
    if (memo->socket[0] == '/' && lstat(memo->socket, &st) == 0 && S_ISDIR(st.st_mode) &&
        st.st_uid == uid)
        (void)rmdir(memo->socket);
}

static bool destroy_locked(struct vein_cluster *cluster, struct vein_err *err)
{
    struct vein_cluster_status status;
    struct vein_cluster_memo memo = {0};
    struct stat st;
    bool present = false;
    if (!vein_cluster_query(cluster, &status, err) ||
        !vein_cluster_memo_load(cluster, &memo, &present, err))
        return false;
    if (status.state == VEIN_CLUSTER_RUNNING)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Stop it first: vein server stop.",
                            "the server in %s is running", cluster->home);
    const bool has_data = lstat(cluster->data, &st) == 0;
    if (!present || (status.state == VEIN_CLUSTER_FOREIGN && has_data))
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Nothing was removed.",
                            "%s holds nothing of ours%s%s", cluster->home,
                            status.reason[0] == '\0' ? "" : ": ", status.reason);
    memo.made = false;
    memo.bootstrapped = false;
    if (!vein_cluster_memo_save(cluster, &memo, err) ||
        !vein_cluster_wipe(cluster, cluster->data_new, err))
        return false;
    if (has_data && rename(cluster->data, cluster->data_new) != 0)
        return vein_err_set(err, VEIN_EXIT_NO_SERVER, "", "", "can't move %s: %s", cluster->data,
                            strerror(errno));
    socket_forget(&memo, cluster->uid);
    temporaries_remove(cluster);
    return vein_cluster_wipe(cluster, cluster->data_new, err) &&
           vein_cluster_wipe(cluster, cluster->run, err) &&
           vein_cluster_wipe(cluster, cluster->log_dir, err) &&
           vein_cluster_wipe(cluster, cluster->secret, err) && remove_file(cluster->mode, err) &&
           remove_file(cluster->tick, err) && remove_file(cluster->ballast, err) &&
           remove_file(cluster->memo, err) && remove_file(cluster->lock, err);
}

bool vein_cluster_destroy(struct vein_cluster *cluster, const char *typed, struct vein_err *err)
{
    struct stat st;
    int lock = -1;
    if (strcmp(typed, cluster->home) != 0)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "",
                            "Type the full path of the installation to remove it.",
                            "that is not the name of this installation (%s)", cluster->home);
    if (lstat(cluster->memo, &st) != 0)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "", "%s holds no installation of ours",
                            cluster->home);
    if (!vein_cluster_lock_take(cluster, &lock, err))
        return false;
    const bool done = destroy_locked(cluster, err);
    close(lock);
    if (done)
        (void)rmdir(cluster->home); // stays when something else is in it
    return done;
}
