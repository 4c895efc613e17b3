// cluster: runs a private PostgreSQL for this machine. Links libc and base; never speaks SQL.
//
// One installation lives in one directory, its home. Everything a person could want to look at
// is there: data/ run/ log/ secret/ and four small files (lock, state, mode, tick.pid).
// Started as root, the server runs as an unprivileged account that owns data/, run/ and log/;
// home, secret/ and the small files stay with root. Otherwise all of it belongs to the caller.
//
// Environment: VEIN_HOME (absolute), VEIN_PG_BINDIR (directory with initdb and postgres),
// VEIN_RUN_AS (account for the server, root only; default "vein"), VEIN_ALLOW_NETWORK_HOME=1.
#ifndef VEIN_CLUSTER_H
#define VEIN_CLUSTER_H

#include <sys/types.h>

#include "vein/base.h"

#define VEIN_CLUSTER_SUPERUSER "vein_dba"
#define VEIN_CLUSTER_DATABASE "vein"
#define VEIN_CLUSTER_PORT 5432      // only names the socket file: there is no TCP
#define VEIN_CLUSTER_SECRET_SIZE 44 // 32 random bytes as base64url, plus NUL

struct vein_cluster;

enum vein_cluster_state {
    VEIN_CLUSTER_NONE,    // nothing made here yet (or a make that was cut short)
    VEIN_CLUSTER_STOPPED, // made, no server
    VEIN_CLUSTER_RUNNING, // our server runs; see ready
    VEIN_CLUSTER_STALE,   // the server died without cleaning up; the next start repairs it
    VEIN_CLUSTER_FOREIGN  // something here is not what we made; reason says what
};

struct vein_cluster_status {
    enum vein_cluster_state state;
    pid_t pid;         // running: the server; stale: the dead one; else 0
    bool ready;        // running and accepting connections
    bool bootstrapped; // the caller has finished its SQL (vein_cluster_bootstrapped)
    bool leftover;     // a make or destroy was cut short; the next make cleans it
    int data_major;    // PostgreSQL major of the data directory, 0 when none
    char reason[512];  // foreign: what is wrong, in words; else ""
};

// Finds home and account for this process. Makes nothing and needs no server programs.
// *out is owned by the caller (vein_cluster_free). Fails on a relative, overlong or unusable
// home, and for root on an account that can't be used.
bool vein_cluster_locate(struct vein_cluster **out, struct vein_err *err) VEIN_MUST_CHECK;
void vein_cluster_free(struct vein_cluster *cluster); // NULL is allowed

// Looks, changes nothing, takes no lock. Fails only when looking itself fails.
bool vein_cluster_query(struct vein_cluster *cluster, struct vein_cluster_status *out,
                        struct vein_err *err) VEIN_MUST_CHECK;
// "none", "stopped", "running", "stale" or "foreign": the first word of `vein server status`.
const char *vein_cluster_state_name(enum vein_cluster_state state);

// Makes the data directory, the account (root), secrets of the superuser and the mode file, built
// beside their final place and renamed, so that a cut leaves nothing half made; then starts the
// server of the founding, on which the caller runs its SQL. That server waits for no disk: when it
// ends before vein_cluster_bootstrapped, the next make clears away what it leaves. Refuses where
// something is already made, and while a founding's server runs.
bool vein_cluster_make(struct vein_cluster *cluster, bool production,
                       struct vein_err *err) VEIN_MUST_CHECK;
// Returns when the server accepts connections; done at once when it already does, a founding's
// too. Refuses an unfinished installation whose server has ended. Any number of
// callers at a time get one server. After a crash it waits until the old one is really gone.
bool vein_cluster_start(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;
// Fast shutdown (open transactions are rolled back); done at once when nothing runs.
bool vein_cluster_stop(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;
// Removes the stopped installation for good. typed must be exactly vein_cluster_home(), as a
// person typed it. Only what make, start and secret made is removed; home goes when it is empty.
bool vein_cluster_destroy(struct vein_cluster *cluster, const char *typed,
                          struct vein_err *err) VEIN_MUST_CHECK;
// The caller's SQL (roles, database, schema) is complete: stops the server of the founding, brings
// all that it has written to the disk, and remembers that. Until then status says bootstrapped =
// false; while that server runs, the caller may run its (repeatable) SQL again.
bool vein_cluster_bootstrapped(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;

// The mode the installation was made with. Fails when there is none or the file is not ours.
bool vein_cluster_production(const struct vein_cluster *cluster, bool *production,
                             struct vein_err *err) VEIN_MUST_CHECK;

// Secrets: one file per role below secret/, mode 0600, owned by the caller. Wipe out after use.
// make returns the one that exists or a new one, so that a repeated bootstrap sees the same.
// read refuses a file that others can read, that somebody else owns, or that is a link.
bool vein_cluster_secret_make(const struct vein_cluster *cluster, const char *role,
                              char out[VEIN_CLUSTER_SECRET_SIZE],
                              struct vein_err *err) VEIN_MUST_CHECK;
bool vein_cluster_secret_read(const struct vein_cluster *cluster, const char *role,
                              char out[VEIN_CLUSTER_SECRET_SIZE],
                              struct vein_err *err) VEIN_MUST_CHECK;

// Texts owned by the cluster. The socket directory is the running server's, else the one the next
// start will use, and is known after query or start ("" before). Clients must pass the account
// as requirepeer: it keeps a password from a socket that somebody else put there.
const char *vein_cluster_home(const struct vein_cluster *cluster);
const char *vein_cluster_data(const struct vein_cluster *cluster);
const char *vein_cluster_log(const struct vein_cluster *cluster);
const char *vein_cluster_socket(const struct vein_cluster *cluster);
const char *vein_cluster_account(const struct vein_cluster *cluster);
const char *vein_cluster_tick_pidfile(const struct vein_cluster *cluster); // path only
// Directory of initdb and postgres; looks for it on the first call.
bool vein_cluster_bindir(struct vein_cluster *cluster, const char **out,
                         struct vein_err *err) VEIN_MUST_CHECK;

#endif
