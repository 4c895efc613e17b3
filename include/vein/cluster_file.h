// The pure parts of the cluster module: what its files say and what follows from that.
// Used by src/cluster and its unit tests; nobody else needs it.
#ifndef VEIN_CLUSTER_FILE_H
#define VEIN_CLUSTER_FILE_H

#include "vein/cluster.h"

#define VEIN_CLUSTER_SOCKET_MAX 107 // sun_path holds 108 with its NUL
#define VEIN_CLUSTER_HOME_MAX 900   // the server keeps paths in 1024 bytes and appends to them
#define VEIN_CLUSTER_ID_SIZE 33     // 16 random bytes as hex, plus NUL

// postmaster.pid: a file the server fills line by line while it starts.
struct vein_cluster_pidfile {
    pid_t pid;
    char data[1024];   // line 2
    int port;          // line 4, 0 when not written yet
    char socket[1024]; // line 5, "" when not written yet
    bool ready;        // line 8 is "ready"
};
// False when the first line is not a process id above 1.
bool vein_cluster_pidfile_parse(const char *text, struct vein_cluster_pidfile *out);

// $VEIN_HOME/state: "key=value" lines.
struct vein_cluster_memo {
    char id[VEIN_CLUSTER_ID_SIZE]; // also in data/vein.id: ties the directory to its home
    bool made;                     // data/ was complete once
    bool bootstrapped;
    char account[64];  // the account the server runs as
    char socket[1024]; // socket directory outside home, "" for home/run
};
// False when the text has no valid id or a line that is not ours.
bool vein_cluster_memo_parse(const char *text, struct vein_cluster_memo *out);
void vein_cluster_memo_print(const struct vein_cluster_memo *memo, struct vein_buf *out);

// What /proc/PID/stat says: true for a zombie, and for a process that was killed but is not gone
// yet (a large one takes tens of milliseconds). False when the text says nothing.
bool vein_cluster_stat_dead(const char *text);

// What a look at the disk and the process table found; decide turns it into a state.
struct vein_cluster_facts {
    bool has_memo;
    bool made;
    bool has_data;
    bool data_ours; // owner, PG_VERSION and vein.id are right
    bool has_pidfile;
    bool pid_alive;    // a process with that id exists and is not dead or dying
    bool pid_postgres; // ... and is a PostgreSQL server
    bool pid_serves;   // ... whose data directory is ours
};
enum vein_cluster_state vein_cluster_decide(const struct vein_cluster_facts *facts);

// Length in bytes of the socket path in directory dir.
size_t vein_cluster_socket_length(const char *dir);
// Appends dir as one element of unix_socket_directories (double quotes, doubled inside).
void vein_cluster_socket_quote(struct vein_buf *out, const char *dir);
// Collapses slashes; false (with the reason in *why) for a path that can't be a home.
bool vein_cluster_home_clean(const char *path, struct vein_buf *out, const char **why);
// Role names that may become file names: [a-z_][a-z0-9_]{0,62}.
bool vein_cluster_role_valid(const char *role);
// "postgres (PostgreSQL) 15.20" -> 15; 0 when it says nothing of the kind.
int vein_cluster_version_major(const char *text);
// 32 bytes -> 43 characters of base64url.
void vein_cluster_base64url(const unsigned char bytes[32], char out[VEIN_CLUSTER_SECRET_SIZE]);
bool vein_cluster_secret_valid(const char *text);
// Opens a secret file after all checks of vein_cluster_secret_read; owner is who must own it.
bool vein_cluster_secret_load(const char *path, uid_t owner, char out[VEIN_CLUSTER_SECRET_SIZE],
                              struct vein_err *err) VEIN_MUST_CHECK;

#endif
