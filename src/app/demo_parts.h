// Private to app: the parts of the demo.
#ifndef VEIN_APP_DEMO_PARTS_H
#define VEIN_APP_DEMO_PARTS_H

#include "vein/app.h"
#include "vein/cluster.h"
#include "vein/demo.h"

#pragma GCC visibility push(hidden)

// Makes a checkpoint when checkpoint says so, checks the ledger, prints board, logins, verdict and what to
// try. Exit code as vein_demo_run.
int vein_demo_show(struct vein_cluster *cluster, const struct vein_demo_options *options,
                   bool checkpoint, struct vein_err *err);

// The bulk of a scale laboratory, on the running embedded installation whose people are there: options->scale
// batches with their steps, as acts of several logins side by side.
bool vein_demo_scale(const struct vein_demo_options *options, struct vein_err *err) VEIN_MUST_CHECK;

#pragma GCC visibility pop

#endif
