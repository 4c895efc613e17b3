// The embedded installation as a whole: made, founded, kept going. Uses cluster, db and app.
#ifndef VEIN_APP_SERVER_H
#define VEIN_APP_SERVER_H

#include "vein/app.h"
#include "vein/cluster.h"

struct vein_founder {
    const char *code, *name, *login;
    const char *password; // at least 15 characters; sent as a SCRAM verifier
};
struct vein_server_options {
    bool production;
    const char *site_code, *site_title, *time_zone;
    struct vein_founder admin, qa;
    const char *lab_start; // training: ISO moment at which laboratory time begins, NULL = now
    const char *program;   // path of this program for the periodic task, NULL = not started
    FILE *talk;            // progress, NULL = nowhere
};
// Makes, starts, migrates and founds the embedded installation; goes on where an earlier run was cut.
// Refuses an installation that is founded already (VN113).
bool vein_server_init(const struct vein_server_options *options,
                      struct vein_err *err) VEIN_MUST_CHECK;
// Starts the server and, with program, the periodic task.
bool vein_server_start(struct vein_cluster *cluster, const char *program,
                       struct vein_err *err) VEIN_MUST_CHECK;
// One connection to the embedded server as one of the program's own roles (vein_dba, vein_migrator).
bool vein_server_connect(struct vein_cluster *cluster, const char *role, const char *dbname,
                         struct vein_db **out, struct vein_err *err) VEIN_MUST_CHECK;
// The periodic task once, as a session that may become vein_owner. result in arena.
bool vein_server_tick(struct vein_db *db, struct vein_arena *arena, const char **result,
                      struct vein_err *err) VEIN_MUST_CHECK;
// The periodic task every minute until the server goes away. Returns true at once when another
// process does it already (one per installation, by a lock on tick.pid).
bool vein_server_tick_loop(struct vein_cluster *cluster, struct vein_err *err) VEIN_MUST_CHECK;
// The login used when none is named (training installations: an invented operator).
bool vein_server_default_login_set(struct vein_cluster *cluster, const char *login,
                                   struct vein_err *err) VEIN_MUST_CHECK;
// Files that sessions keep in the embedded home; removed with the installation.
void vein_server_forget(struct vein_cluster *cluster);

#endif
