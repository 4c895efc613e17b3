// Private to app: the parts of the demo.
#ifndef VEIN_APP_DEMO_PARTS_H
#define VEIN_APP_DEMO_PARTS_H

#include "vein/app.h"
#include "vein/cluster.h"
#include "vein/demo.h"

#pragma GCC visibility push(hidden)

// Makes a checkpoint when due_anchor, checks the ledger, prints board, logins, verdict and what to
// try. Exit code as vein_demo_run.
int vein_demo_show(struct vein_cluster *cluster, const struct vein_demo_options *options,
                   bool checkpoint, struct vein_err *err);

#pragma GCC visibility pop

#endif
