// Checking the ledger of a server and keeping its anchor (docs/ledger.md; ledger verify phases).
#ifndef VEIN_APP_AUDIT_H
#define VEIN_APP_AUDIT_H

#include "vein/app.h"

enum vein_verdict { VEIN_VERDICT_ANCHORED, VEIN_VERDICT_NOT_ANCHORED, VEIN_VERDICT_FINDINGS };
struct vein_verify_options {
    bool quick;         // chains and tree only; else replay, catalogue and signatures too
    const char *anchor; // file; NULL = the session's own
    FILE *findings;     // one line a finding
    FILE *talk;         // progress, NULL = nowhere
};
struct vein_verify_result {
    enum vein_verdict verdict;
    uint64_t events, streams, leaves, checkpoints, findings;
    uint64_t milliseconds;
};
// Reads one snapshot of the ledger and checks it. True when the check itself could be made, whatever
// it found. Needs a login that may read the ledger (QA, auditor).
bool vein_verify(struct vein_session *session, const struct vein_verify_options *options,
                 struct vein_verify_result *out, struct vein_err *err) VEIN_MUST_CHECK;

// Makes a checkpoint of what is committed, signs its text with an Ed25519 key when key is given, and
// takes it as anchor. text is in arena. waiting: writers that hold some events back, or "".
bool vein_checkpoint(struct vein_session *session, const char *key, const char *anchor,
                     struct vein_arena *arena, const char **text, const char **waiting,
                     struct vein_err *err) VEIN_MUST_CHECK;

#endif
