// ledger: what an event's bytes, hash, stream, tree and checkpoint are, and whether they hold
// (docs/ledger.md is the format). Pure: no database, no clock, no output. Links libcrypto.
// Nothing here is shared between threads; give each thread its own hasher, tree and chain.
#ifndef VEIN_LEDGER_H
#define VEIN_LEDGER_H

#include "vein/base.h"

#define VEIN_HASH_SIZE 32
#define VEIN_UUID_BYTES 16

// ---- bytes inside somebody else's buffer; data is NULL for SQL NULL; not NUL-terminated
struct vein_slice {
    const char *data;
    size_t size;
};
// NULL equals only NULL.
bool vein_slice_equal(struct vein_slice a, struct vein_slice b);
// A slice over NUL-terminated text (NULL gives a NULL slice).
struct vein_slice vein_slice_text(const char *text);

// ---- hashing. Aborts when libcrypto has no SHA-256 or memory is out.
// Before anything else of OpenSSL: its names of errors stay out, half a megabyte that nobody reads. Its configuration
// (which a site may have hardened) and the names of TLS errors are loaded as ever.
void vein_hash_light(void);
struct vein_hasher;
struct vein_hasher *vein_hasher_new(void);
void vein_hasher_free(struct vein_hasher *hasher); // NULL is allowed
// sha256(bytes)
void vein_hasher_plain(struct vein_hasher *hasher, const void *bytes, size_t size,
                       uint8_t out[VEIN_HASH_SIZE]);
// The same piece by piece, for what is not held in memory: start, feed any number of times, end.
void vein_hasher_start(struct vein_hasher *hasher);
void vein_hasher_feed(struct vein_hasher *hasher, const void *bytes, size_t size);
void vein_hasher_end(struct vein_hasher *hasher, uint8_t out[VEIN_HASH_SIZE]);
// sha256(0x00 || body): the link of the stream and the leaf of the tree
void vein_hasher_event(struct vein_hasher *hasher, const void *body, size_t size,
                       uint8_t out[VEIN_HASH_SIZE]);
// sha256(0x01 || left || right); out may be left or right
void vein_hasher_node(struct vein_hasher *hasher, const uint8_t left[VEIN_HASH_SIZE],
                      const uint8_t right[VEIN_HASH_SIZE], uint8_t out[VEIN_HASH_SIZE]);
// sha256(0x02 || salt || name || value): what a field of tag 'c' holds
void vein_hasher_commitment(struct vein_hasher *hasher, const uint8_t salt[16],
                            struct vein_slice name, struct vein_slice value,
                            uint8_t out[VEIN_HASH_SIZE]);

// ---- small text forms
#define VEIN_HEX_SIZE (2 * VEIN_HASH_SIZE + 1)
void vein_ledger_hex(const uint8_t *bytes, size_t size, char *out); // out: 2 * size + 1
// Lower-case hex of exactly size bytes; false for anything else.
bool vein_ledger_unhex(const char *text, size_t text_size, uint8_t *out, size_t size);
void vein_ledger_uuid(const uint8_t id[VEIN_UUID_BYTES], char out[VEIN_UID_SIZE]);
bool vein_ledger_uuid_parse(const char *text, size_t size, uint8_t id[VEIN_UUID_BYTES]);
// Microseconds since 2000-01-01T00:00:00Z as RFC 3339 UTC with six decimals; PostgreSQL's
// infinities as "infinity" and "-infinity", years outside 1..9999 as "<n> us".
#define VEIN_TIME_SIZE 32
void vein_ledger_time(int64_t micros, char out[VEIN_TIME_SIZE]);
// Strictly the form above (20 to 9999 years, Z, six decimals, no leap second).
bool vein_ledger_time_parse(const char *text, size_t size, int64_t *micros);
// RFC 4648 base64 with padding. Decoding refuses line breaks, missing padding and non-zero
// left-over bits, so one value has one text. *size is the room before and the bytes after.
void vein_base64_add(struct vein_buf *out, const void *bytes, size_t size);
bool vein_base64_read(const char *text, size_t text_size, uint8_t *out, size_t *size);

// ---- an event's body (docs/ledger.md 1)
struct vein_event {
    int32_t format;
    const uint8_t *instance; // 16 bytes
    int64_t stream;
    int64_t position;
    const uint8_t *prev; // 32 bytes
    int64_t at;          // microseconds since 2000-01-01T00:00:00Z
    int64_t lab_at;      // same unit
    int64_t xid;
    struct vein_slice login, person, role, host, client;
    struct vein_slice request; // 16 bytes or NULL
    struct vein_slice act, kind, entity, key;
    int64_t version;
    struct vein_slice reason;
    int64_t signature;
    int32_t field_count;
    struct vein_slice fields; // the encoded fields; walk with vein_event_field
};
struct vein_event_field {
    int32_t attribute;
    char tag;
    struct vein_slice value; // encoded; data is NULL for SQL NULL
};
// Checks the whole body (bounds, UTF-8, tags, ascending attributes, nothing left over) and points
// into it; the slices live as long as body. Allocates nothing. Error: VEIN_EXIT_EVIDENCE.
bool vein_event_peek(const void *body, size_t size, struct vein_event *out,
                     struct vein_err *err) VEIN_MUST_CHECK;
// Next field of a peeked event; *offset starts at 0. False after the last.
bool vein_event_field(const struct vein_event *event, size_t *offset, struct vein_event_field *out);
// Appends the value as people read it: decimals verbatim, times RFC 3339, bytes in hex,
// yes/no as true/false, NULL as nothing (returns false then).
bool vein_event_value(struct vein_buf *out, const struct vein_event_field *field);
// Names an attribute id; NULL when unknown.
typedef const char *vein_attribute_name(void *context, int32_t attribute);
// Appends the whole event, one "name: value" line per part and field; control characters visible.
// name may be NULL: fields are then called "#<attribute id>".
void vein_event_render(struct vein_buf *out, const struct vein_event *event,
                       vein_attribute_name *name, void *context);

// ---- a row of ledger.event, as fed to the checker
struct vein_event_row {
    int64_t stream;
    int64_t position;
    const void *body;
    size_t body_size;
    const int64_t *at;     // NULL for SQL NULL
    const int64_t *lab_at; // NULL for SQL NULL
    struct vein_slice login, person, entity, key, kind, act;
    struct vein_slice request; // 16 bytes or NULL
    bool bare;                 // true: the readable columns were not read, do not compare them
};

// ---- findings. The names printed are those of vein_finding_name (docs/ledger.md 4).
enum vein_finding_kind {
    VEIN_FINDING_CONTENT,      // the body is not the one its successor or the head vouches for
    VEIN_FINDING_GAP,          // positions `position` to `last` are missing
    VEIN_FINDING_ORDER,        // the row's stream or position is not the one in its body
    VEIN_FINDING_DUPLICATE,    // a second row for the same position
    VEIN_FINDING_COLUMN,       // a readable column says something else than the body
    VEIN_FINDING_UNREADABLE,   // the body does not follow the format
    VEIN_FINDING_HEAD,         // the stream's head is missing or behind its events
    VEIN_FINDING_INSTANCE,     // the event was written by another installation
    VEIN_FINDING_UNATTRIBUTED, // a change of the record without an act
    VEIN_FINDING_DELETED,      // a row of the record was deleted
    VEIN_FINDING_LEAF,         // a leaf out of place: index, order in its stream, no event
    VEIN_FINDING_COUNT
};
struct vein_finding {
    enum vein_finding_kind kind;
    int64_t stream;
    int64_t position;
    int64_t last; // gap: last missing position; else equal to position
    bool has_time;
    int64_t time;       // server time of the event, microseconds since 2000
    const char *entity; // "" when unknown; valid during the callback
    const char *what;   // column or part concerned, "" when the whole event
    char expected[160];
    char found[160];
};
const char *vein_finding_name(enum vein_finding_kind kind); // "content", "column-mismatch", ...
typedef void vein_finding_sink(void *context, const struct vein_finding *finding);

// ---- the sweep: is a whole ledger whole? Rows in any order, constant memory (2 MB), yes or no and no place;
// after a no the chain checker below reads again, in order, and tells. The key is drawn anew for each sweep and shown to
// nobody: what the answer rests on is in docs/ledger.md 5.
#define VEIN_SWEEP_KEY 16
#define VEIN_SWEEP_STREAMS 98304 // whose leaves it follows at once
struct vein_sweep;
struct vein_sweep *
vein_sweep_new(struct vein_hasher *hasher, const uint8_t instance[VEIN_UUID_BYTES],
               const uint8_t key[VEIN_SWEEP_KEY]); // the hasher stays the caller's
void vein_sweep_free(struct vein_sweep *sweep);    // NULL is allowed
void vein_sweep_event(struct vein_sweep *sweep, const struct vein_event_row *row);
void vein_sweep_head(struct vein_sweep *sweep, int64_t stream, int64_t position,
                     const uint8_t *hash);                   // hash NULL: not 32 bytes
bool vein_sweep_chains_hold(const struct vein_sweep *sweep); // after all events and heads
// An event read again, for its leaf or because it has none yet; false when it is not what it is read for.
bool vein_sweep_again(struct vein_sweep *sweep, int64_t stream, int64_t position,
                      const uint8_t *body, size_t size, uint8_t hash[VEIN_HASH_SIZE]);
void vein_sweep_leaf(struct vein_sweep *sweep, int64_t index, int64_t stream,
                     int64_t position);                  // in order of the tree
bool vein_sweep_crowded(const struct vein_sweep *sweep); // the leaves must be read by stream, too
void vein_sweep_leaf_in_stream(struct vein_sweep *sweep, int64_t index, int64_t stream,
                               int64_t position); // in order of stream and position
// After every event was read again and every leaf was seen: each event once, each leaf in its place.
bool vein_sweep_leaves_hold(const struct vein_sweep *sweep);
uint64_t vein_sweep_events(const struct vein_sweep *sweep);

// ---- the chain checker: events in any order, then heads, then finish.
// Memory: about 80 bytes per stream, plus every event that came before its predecessor.
struct vein_chain;
// instance may be NULL (then the first readable event's is taken). sink is called in the order of
// discovery; a content finding can come one event late.
struct vein_chain *vein_chain_new(const uint8_t *instance, vein_finding_sink *sink, void *context);
void vein_chain_free(struct vein_chain *chain); // NULL is allowed
// Checks one row; the row's memory may be reused afterwards. hash (may be NULL) receives the
// event's hash, for the tree.
void vein_chain_event(struct vein_chain *chain, const struct vein_event_row *row, uint8_t *hash);
// The head as stored; hash may be NULL only for a stream at position 0. After all events.
void vein_chain_head(struct vein_chain *chain, int64_t stream, int64_t position,
                     const uint8_t *hash);
// One row of ledger.leaf, in ascending index from 0. After all events.
void vein_chain_leaf(struct vein_chain *chain, int64_t index, int64_t stream, int64_t position);
// Events that waited for a predecessor which never came are judged and gaps reported. Call it
// after the last event and before heads and leaves; heads and leaves call it when it was not.
void vein_chain_settle(struct vein_chain *chain);
// Streams without a head (pass false when heads were not read); returns the number of findings.
uint64_t vein_chain_finish(struct vein_chain *chain, bool heads_read);
uint64_t vein_chain_events(const struct vein_chain *chain);   // rows fed
uint64_t vein_chain_waiting(const struct vein_chain *chain);  // out-of-order events held now
uint64_t vein_chain_findings(const struct vein_chain *chain); // reported so far

// ---- the tree (RFC 6962)
#define VEIN_PROOF_MAX 64
struct vein_tree;
struct vein_tree *vein_tree_new(struct vein_hasher *hasher); // the hasher stays the caller's
void vein_tree_free(struct vein_tree *tree);                 // NULL is allowed
void vein_tree_add(struct vein_tree *tree, const uint8_t leaf[VEIN_HASH_SIZE]);
uint64_t vein_tree_size(const struct vein_tree *tree);
void vein_tree_root(const struct vein_tree *tree, uint8_t out[VEIN_HASH_SIZE]);
// The right edge: roots of the full subtrees, largest first; returns how many (bits set in size).
size_t vein_tree_edge(const struct vein_tree *tree, uint8_t out[][VEIN_HASH_SIZE]);
// Continues from a stored edge. False when count is not the number of bits set in size.
bool vein_tree_restore(struct vein_tree *tree, uint64_t size, const uint8_t (*edge)[VEIN_HASH_SIZE],
                       size_t count) VEIN_MUST_CHECK;

// Over an array of size leaf hashes.
void vein_tree_root_of(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                       uint64_t size, uint8_t out[VEIN_HASH_SIZE]);
struct vein_proof {
    size_t count;
    uint8_t hash[VEIN_PROOF_MAX][VEIN_HASH_SIZE];
};
// False when index is not below size.
bool vein_proof_inclusion(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                          uint64_t size, uint64_t index, struct vein_proof *out) VEIN_MUST_CHECK;
// From the tree of size `from` to that of size `to` (leaves holds `to`). False when from > to.
// From 0, and from a size to itself, the proof is empty.
bool vein_proof_consistency(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                            uint64_t from, uint64_t to, struct vein_proof *out) VEIN_MUST_CHECK;
bool vein_proof_inclusion_holds(struct vein_hasher *hasher, const struct vein_proof *proof,
                                uint64_t size, uint64_t index, const uint8_t leaf[VEIN_HASH_SIZE],
                                const uint8_t root[VEIN_HASH_SIZE]);
bool vein_proof_consistency_holds(struct vein_hasher *hasher, const struct vein_proof *proof,
                                  uint64_t from, uint64_t to,
                                  const uint8_t from_root[VEIN_HASH_SIZE],
                                  const uint8_t to_root[VEIN_HASH_SIZE]);

// ---- checkpoints (docs/ledger.md 3)
#define VEIN_CHECKPOINT_LIMIT 16384 // bytes of one text with its signatures
struct vein_checkpoint {
    char instance[VEIN_UID_SIZE];
    int64_t incarnation;
    int64_t size;
    uint8_t root[VEIN_HASH_SIZE];
    uint8_t catalogue[VEIN_HASH_SIZE];
    int32_t server;
    bool has_last;
    int64_t last; // microseconds since 2000
};
// Appends the six lines and the blank line that closes them.
void vein_checkpoint_format(struct vein_buf *out, const struct vein_checkpoint *checkpoint);
// Strict. *signed_size (may be NULL) receives the number of signed bytes. Error:
// VEIN_EXIT_EVIDENCE, naming the line.
bool vein_checkpoint_parse(const char *text, size_t size, struct vein_checkpoint *out,
                           size_t *signed_size, struct vein_err *err) VEIN_MUST_CHECK;

// ---- signed notes
#define VEIN_NOTE_KEY_BYTES 32
#define VEIN_NOTE_NAME_LIMIT 64
struct vein_note_key {
    char name[VEIN_NOTE_NAME_LIMIT + 1]; // no white space, no '+'
    uint8_t id[4];
    uint8_t public_key[VEIN_NOTE_KEY_BYTES];
};
bool vein_note_key_make(const char *name, const uint8_t public_key[VEIN_NOTE_KEY_BYTES],
                        struct vein_note_key *out, struct vein_err *err) VEIN_MUST_CHECK;
// The C2SP text form: <name>+<key id, hex>+<base64(0x01 || public key)>
void vein_note_key_format(struct vein_buf *out, const struct vein_note_key *key);
bool vein_note_key_parse(const char *text, struct vein_note_key *out,
                         struct vein_err *err) VEIN_MUST_CHECK;
// Appends one signature line to a whole checkpoint text. The PEM file must be a regular file of
// the user himself that nobody else may read (0600 or less), without a passphrase. *key (may be
// NULL) receives the public half.
bool vein_note_sign(struct vein_buf *text, const char *key_name, const char *pem_path,
                    struct vein_note_key *key, struct vein_err *err) VEIN_MUST_CHECK;
// True when text carries a signature of this key and every signature line of this key is good.
// Lines of other keys are passed over. Error: VEIN_EXIT_EVIDENCE (missing, malformed or false).
bool vein_note_verify(const char *text, size_t size, const struct vein_note_key *key,
                      struct vein_err *err) VEIN_MUST_CHECK;

// ---- the anchor file: the last checkpoint text seen, one per origin
struct vein_anchors;
// A missing file gives an empty set; a damaged one is an error (VEIN_EXIT_EVIDENCE).
bool vein_anchors_load(const char *path, struct vein_anchors **out,
                       struct vein_err *err) VEIN_MUST_CHECK;
bool vein_anchors_save(const struct vein_anchors *anchors, const char *path,
                       struct vein_err *err) VEIN_MUST_CHECK; // atomic, 0600
void vein_anchors_free(struct vein_anchors *anchors);         // NULL is allowed
size_t vein_anchors_count(const struct vein_anchors *anchors);
// In the order of the file. The text is NUL-terminated and lives until the set changes.
const char *vein_anchors_text(const struct vein_anchors *anchors, size_t index);
const struct vein_checkpoint *vein_anchors_at(const struct vein_anchors *anchors, size_t index);
// NULL when this origin was never seen.
const struct vein_checkpoint *vein_anchors_find(const struct vein_anchors *anchors,
                                                const char *instance, int64_t incarnation);
// Replaces the text of its origin or adds one. A smaller size than the one kept, or another root
// at the same size, is refused: an anchor only moves forward. Error: VEIN_EXIT_EVIDENCE.
bool vein_anchors_put(struct vein_anchors *anchors, const char *text, size_t size,
                      struct vein_err *err) VEIN_MUST_CHECK;

enum vein_anchor_verdict {
    VEIN_ANCHOR_SAME,     // same size, same root
    VEIN_ANCHOR_AHEAD,    // the log has grown since, and its past is the anchored one
    VEIN_ANCHOR_UNPROVEN, // the log has grown, but the root at the anchor's size was not given
    VEIN_ANCHOR_EARLIER,  // the anchor vouches for an earlier incarnation
    VEIN_ANCHOR_FOREIGN,  // the anchor is another installation's
    VEIN_ANCHOR_BEHIND,   // finding: the log has lost events
    VEIN_ANCHOR_FORKED    // finding: another history up to the anchor's size
};
// root_at_anchor: root of the log at anchor->size, NULL when unknown.
enum vein_anchor_verdict vein_anchor_compare(const struct vein_checkpoint *anchor,
                                             const struct vein_checkpoint *log,
                                             const uint8_t *root_at_anchor);

#endif
