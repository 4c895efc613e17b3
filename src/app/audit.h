// Private to app: checking the ledger, phase by phase.
#ifndef VEIN_APP_AUDIT_PRIVATE_H
#define VEIN_APP_AUDIT_PRIVATE_H

#include "anchor.h"
#include "vein/app_audit.h"
#include "vein/ledger.h"

#pragma GCC visibility push(hidden)

struct check {
    struct vein_session *session;
    const struct vein_verify_options *options;
    struct vein_verify_result *result;
    struct vein_arena *arena;
    struct vein_hasher *hasher;
    struct vein_sweep *sweep; // says whether all is well
    struct vein_chain *chain; // finds the places when it is not; NULL until then
    bool silent;              // a finding is only noted: whoever set it looks closer afterwards
    bool noted;
    uint8_t instance[VEIN_UUID_BYTES];
    int64_t incarnation;
    struct vein_tree *tree;
    bool has_leaf;
    int64_t last_leaf[3]; // index, stream, position of the leaf read last
    struct vein_arena *heads_arena;
    struct vein_rows *heads; // stored heads: a page of them, or all
    size_t next_head;        // the one the tree comes to next
    int64_t next_size;       // its size; INT64_MAX when there is none
    bool has_newest;
    struct vein_checkpoint newest;
    const struct vein_checkpoint *anchor;
    bool has_anchor_root;
    uint8_t anchor_root[VEIN_HASH_SIZE]; // of the log at the anchor's size
    int64_t last_event[2]; // stream and position of the event that phase 1 has read last
    int64_t last_told;     // when progress was last written, milliseconds
    int64_t phase_start;
    uint64_t phase_count;
};

void vein_check_say(struct check *check, const char *fmt, ...) VEIN_PRINTF(2, 3);
// Counts one row of the running phase and tells progress once a second.
void vein_check_progress(struct check *check, const char *phase);
void vein_check_phase_ends(struct check *check, const char *phase, const char *unit);
void vein_check_finding(struct check *check, const char *kind, int64_t stream, int64_t position,
                        const char *entity, const char *what);
int64_t vein_check_now_ms(void);
// Streams the rows of statement audit/<name> to row, which gets context. values: NULL without parameters.
bool vein_check_stream_rows(struct check *check, const char *name, const char *const *values,
                            vein_db_row_fn *row, void *context, struct vein_err *err);
int64_t vein_check_int(const struct vein_cell *cell); // 8 big-endian bytes; 0 for NULL

bool vein_check_chains(struct check *check, struct vein_err *err);
// Reads the chains in order, to find the places of what a sweep did not find whole.
bool vein_check_locate(struct check *check, struct vein_err *err);
// Stored heads behind this one, oldest first, into arena; both numbers move on. No row: there are no more.
bool vein_check_heads_page(struct check *check, struct vein_arena *arena, int64_t *incarnation,
                           int64_t *size, struct vein_rows **rows, struct vein_err *err);
// Receipts that this client kept of its own acts: each event must be there as it was.
bool vein_check_receipts(struct check *check, struct vein_err *err);
bool vein_check_tree(struct check *check, struct vein_err *err);
bool vein_check_replay(struct check *check, struct vein_err *err);
bool vein_check_catalogue(struct check *check, struct vein_err *err);
bool vein_check_signatures(struct check *check, struct vein_err *err);

#pragma GCC visibility pop

#endif
