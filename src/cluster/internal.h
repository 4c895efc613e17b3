// Shared between the files of src/cluster only.
#ifndef VEIN_CLUSTER_INTERNAL_H
#define VEIN_CLUSTER_INTERNAL_H

#include "vein/cluster_file.h"

#define VEIN_CLUSTER_FREE_BYTES (64ULL * 1024 * 1024) // less free space than this: refuse
#define VEIN_CLUSTER_MAJOR_FLOOR 15
#define VEIN_CLUSTER_LOCK_MS 90000 // longer than a start, so that a second starter outwaits it
#define VEIN_CLUSTER_START_MS 60000
#define VEIN_CLUSTER_STOP_MS 60000
#define VEIN_CLUSTER_INITDB_MS 120000

struct vein_cluster {
    struct vein_arena *arena; // holds every text below
    const char *home;
    const char *data;     // home/data
    const char *data_new; // home/data.new: a make or destroy under way
    const char *run;      // home/run: the usual socket directory
    const char *log_dir;
    const char *log;
    const char *secret;
    const char *lock;
    const char *memo;
    const char *mode;
    const char *tick;
    const char *ballast;
    const char *socket; // "" until known
    bool root;          // the caller is root: the server needs another account
    bool account_known; // uid and gid are valid
    uid_t self;
    uid_t uid;
    gid_t gid;
    const char *account;
    const char *bindir; // NULL until found
    int bin_major;
    int lock_fd; // while making: for children that must keep the lock, else 0
};

// ---- disk.c
// Reads a small regular file without following a link; owner (uid_t)-1 means anyone.
// Returns the size (text is NUL-terminated), -1 with errno otherwise.
ssize_t vein_cluster_slurp(const char *path, uid_t owner, char *text, size_t size);
bool vein_cluster_memo_load(const struct vein_cluster *cluster, struct vein_cluster_memo *out,
                            bool *present, struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_memo_save(const struct vein_cluster *cluster,
                            const struct vein_cluster_memo *memo,
                            struct vein_err *err) VEIN_MUST_CHECK;
// Makes home (and missing parents), or checks the owner and mode of the one that is there.
bool vein_cluster_home_ensure(const struct vein_cluster *cluster,
                              struct vein_err *err) VEIN_MUST_CHECK;
// A 0700 directory of owner; one that exists must already be exactly that.
bool vein_cluster_dir_ensure(const char *path, uid_t uid, gid_t gid,
                             struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_space_check(const struct vein_cluster *cluster,
                              struct vein_err *err) VEIN_MUST_CHECK;
// Refuses network file systems unless VEIN_ALLOW_NETWORK_HOME=1.
bool vein_cluster_local_check(const struct vein_cluster *cluster,
                              struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_dir_sync(const char *path);
// Brings everything that was written to the disk that holds the data directory.
bool vein_cluster_disk_sync(const struct vein_cluster *cluster, const char *path,
                            struct vein_err *err) VEIN_MUST_CHECK;
// Removes a directory below home with all in it, as the account that owns it and without
// following links; an absent one is fine.
bool vein_cluster_wipe(struct vein_cluster *cluster, const char *path,
                       struct vein_err *err) VEIN_MUST_CHECK;
// Exclusive lock on home/lock; *fd is released by close().
bool vein_cluster_lock_take(const struct vein_cluster *cluster, int *fd,
                            struct vein_err *err) VEIN_MUST_CHECK;

// ---- account.c
bool vein_cluster_account_find(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_account_make(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;
// For root: can the account walk down to home? Names the directory that stops it.
bool vein_cluster_account_reach(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;

// ---- start.c; both under the lock
// Starts the server of a founding, which brings nothing to the disk before it is complete. former: the server of a founding
// that was cut and is made anew, 0 without one.
bool vein_cluster_found(struct vein_cluster *cluster, pid_t former,
                        struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_stop_locked(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;

// ---- process.c
// In a forked child: become the account for good. Returns 0 or an errno.
int vein_cluster_drop(const struct vein_cluster *cluster);
// Runs work as the account (in a child when the caller is root) and brings its error back.
bool vein_cluster_as_account(struct vein_cluster *cluster,
                             bool (*work)(struct vein_cluster *, void *, struct vein_err *),
                             void *arg, struct vein_err *err) VEIN_MUST_CHECK;
struct vein_cluster_run {
    const char *const *argv; // argv[0] is an absolute path
    const char *input;       // becomes standard input (at most 4000 bytes), NULL for none
    int keep_fd;             // stays open in the program, 0 for none
    bool as_caller;          // without changing to the account
    int deadline_ms;
    struct vein_buf *output; // both streams, at most 64 KiB
    int status;              // exit status, 128 + signal when killed
};
bool vein_cluster_run(struct vein_cluster *cluster, struct vein_cluster_run *run,
                      struct vein_err *err) VEIN_MUST_CHECK;
// Starts argv as the account in its own session with both streams appended to the log.
bool vein_cluster_daemon(struct vein_cluster *cluster, const char *const *argv, pid_t *pid,
                         struct vein_err *err) VEIN_MUST_CHECK;
long long vein_cluster_now_ms(void); // monotonic
void vein_cluster_pause_ms(int ms);
// True when the process exists and is neither dead (a zombie) nor dying.
bool vein_cluster_pid_alive(pid_t pid);

// ---- socket.c
// Chooses and makes the socket directory for the next start; remembers one outside home.
bool vein_cluster_socket_ensure(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;

// ---- bindir.c
bool vein_cluster_version_check(struct vein_cluster *cluster, int data_major,
                                struct vein_err *err) VEIN_MUST_CHECK;

// ---- log.c
// The last lines of text, made visible, joined to one line; short enough for an error's detail.
void vein_cluster_tail(const char *text, struct vein_buf *out);
off_t vein_cluster_log_size(const struct vein_cluster *cluster);
// The same of what the server wrote after position from.
void vein_cluster_log_tail(const struct vein_cluster *cluster, off_t from, struct vein_buf *out);
bool vein_cluster_log_has(const struct vein_cluster *cluster, off_t from, const char *words);

#endif
