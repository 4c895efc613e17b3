// A private cluster for the db room, and ok/not ok lines. No server of anybody else is touched.
#ifndef DB_LIVE_H
#define DB_LIVE_H

#include "vein/db.h"
#include "vein/migrate.h"

#define SUPERUSER "live_super"
#define DATABASE "live"
#define PASSWORD "correct horse battery staple"

extern char live_dir[64]; // scratch folder: cluster, socket, certificate
extern char live_port[8];
extern bool live_tls; // a certificate could be made

bool live_start(void); // makes and starts the cluster
void live_stop(void);  // stops it and removes the folder

void live_ok(bool passed, const char *fmt, ...) VEIN_PRINTF(2, 3);
void live_skip(const char *reason);
int live_failures(void);
void live_plan(void);

// Fails loudly (exit) when the session can't be opened.
struct vein_db *live_connect(const char *user, const char *database, const char *password);
// One statement without parameters; an error is printed and counted.
void live_sql(struct vein_db *db, const char *text);
// The single value of a query, "" for NULL; valid until the next call.
const char *live_value(struct vein_db *db, const char *text);
// Repeats a boolean query until it is true; false after ten seconds.
bool live_until(struct vein_db *db, const char *text);

void live_call(void);
void live_stream(void);
void live_sign(void);
void live_migrate(void);

#endif
