// demo: builds the training installation that `vein demo` shows.
#ifndef VEIN_DEMO_H
#define VEIN_DEMO_H

#include "vein/base.h"

struct vein_demo_options {
    bool reset;        // start over: remove an installation that was made as a demo
    int scale;         // batches of a large laboratory of its own kind; 0 = the small one
    int seed;          // which values it gets
    const char *story; // run only this file of deeds (vein/story.h) on the installation; NULL = all
    const char *program; // path of this program, for the periodic task; NULL = not started
    FILE *out;           // results
    FILE *talk;          // progress
};
// Builds the laboratory (or finds the one it built before), checks its ledger and shows its board,
// logins and what to try. An installation that is no demo is never touched. 0, or an exit code of
// vein/base.h with err filled.
int vein_demo_run(const struct vein_demo_options *options, struct vein_err *err);

#endif
