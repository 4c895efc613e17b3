// Private to app: texts of checkpoints and the files that keep them.
#ifndef VEIN_APP_ANCHOR_H
#define VEIN_APP_ANCHOR_H

#include "vein/ledger.h"

#pragma GCC visibility push(hidden)

// A stored text as a note: with the blank line that closes its extension lines. In arena, or text itself.
const char *vein_checkpoint_note(const char *text, struct vein_arena *arena);
// Takes a note into the anchor file at path, which one client changes at a time. later_is_well: nothing is done when the
// file has a larger one of this origin; else that is refused. Error: VEIN_EXIT_EVIDENCE, or the file's.
bool vein_anchor_keep(const char *path, const char *note, bool later_is_well,
                      struct vein_err *err) VEIN_MUST_CHECK;

#pragma GCC visibility pop

#endif
