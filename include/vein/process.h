// process: reads, checks, prints and compares process documents (master batch records as JSON).
// Pure: text in, findings or text out; no database. Links jansson. How to write such a document,
// key by key: docs/process.md. The database checks meaning again at import.
#ifndef VEIN_PROCESS_H
#define VEIN_PROCESS_H

#include "vein/base.h"

#define VEIN_PROCESS_SIZE_LIMIT ((size_t)4 * 1024 * 1024) // bytes of one document
#define VEIN_PROCESS_DEPTH_LIMIT 32                       // nested objects and lists
#define VEIN_PROCESS_STEP_LIMIT 2000                      // steps in one document
#define VEIN_PROCESS_FINDING_LIMIT 200                    // findings kept; more are only counted

// ---- documents
struct vein_process;

// Reads a document as JSON: UTF-8, no duplicate keys, bounded size and depth. Says nothing about
// whether the keys make sense (see vein_process_lint). The text isn't needed afterwards. On failure
// err->message holds "line L, column C: what" and err->exit is VEIN_EXIT_REFUSED. Free with
// vein_process_free.
bool vein_process_parse(const char *text, size_t size, struct vein_process **out,
                        struct vein_err *err) VEIN_MUST_CHECK;
void vein_process_free(struct vein_process *process); // NULL is allowed

// Head of the document, owned by it; "" (or 0) where the document lacks it.
const char *vein_process_id(const struct vein_process *process);
long vein_process_version(const struct vein_process *process);
const char *vein_process_title(const struct vein_process *process);

// ---- lint
enum vein_process_class {
    // errors: the document can't be imported
    VEIN_PROCESS_SYNTAX,     // not JSON
    VEIN_PROCESS_SIZE,       // document, list or text too long or too deep
    VEIN_PROCESS_TEXT,       // control, direction or zero-width character
    VEIN_PROCESS_DUPLICATE,  // key twice in one object
    VEIN_PROCESS_UNKNOWN,    // key that the grammar doesn't have here
    VEIN_PROCESS_MISSING,    // required key absent
    VEIN_PROCESS_TYPE,       // wrong JSON type, or a reference to a field that holds no number
    VEIN_PROCESS_EMPTY,      // text or list that must hold something
    VEIN_PROCESS_WORD,       // word outside its closed list
    VEIN_PROCESS_DECIMAL,    // not a plain decimal text
    VEIN_PROCESS_DURATION,   // not "24 h", "15 min", "12 d"
    VEIN_PROCESS_IDENTIFIER, // malformed id or name
    VEIN_PROCESS_UNIQUE,     // id, name or list entry used twice
    VEIN_PROCESS_REFERENCE,  // names a step, field or sample that isn't there
    VEIN_PROCESS_CYCLE,      // steps or computed fields that wait for each other
    VEIN_PROCESS_ORDER,      // low above high, limits that exclude each other, stages out of order
    VEIN_PROCESS_RANGE,      // integer outside its bounds
    VEIN_PROCESS_DECIMALS,   // a limit finer than what is entered or reported
    VEIN_PROCESS_UNIT,       // unit or power of ten that the formula can't work with
    VEIN_PROCESS_EXCLUSIVE,  // keys that exclude each other, or a key the kind doesn't take
    VEIN_PROCESS_FORMULA,    // formula or argument outside the catalogue
    // warnings: importable, but somebody should look
    VEIN_PROCESS_CONVENTION, // patient process without a step `harvest` or `fill`
    VEIN_PROCESS_ROUTE,      // presentation and route contradict each other
    VEIN_PROCESS_RIGHT,      // witness or checker of a role that has no hand in batches
    VEIN_PROCESS_WITNESS,    // irreversible step without a witness
    VEIN_PROCESS_UNTESTED,   // specification line whose test the named sample isn't drawn for
    VEIN_PROCESS_NEEDS,      // unit per kilogram without `needs` weight
    VEIN_PROCESS_UNORDERED,  // timer between steps of which neither waits for the other
    VEIN_PROCESS_OPTIONAL,   // a needed step that names an optional one in `after`
    VEIN_PROCESS_CONTAINER,  // an identity check where there is no container to scan yet
    VEIN_PROCESS_KIND,       // what a batch without a patient never comes to
    VEIN_PROCESS_UNLISTED    // unit that Vein doesn't know
};
#define VEIN_PROCESS_CLASSES (VEIN_PROCESS_UNLISTED + 1)

struct vein_process_finding {
    enum vein_process_class class;
    bool warning;
    const char *word;     // the class as one word: "missing", "reference" ...
    const char *pointer;  // JSON pointer (RFC 6901); "" is the whole document
    size_t line;          // from 1; 0 when not known
    size_t column;        // from 1, in characters, not bytes
    const char *what;     // what is wrong, with the offending text
    const char *expected; // what would be right
};

// Owned by the report, which doesn't need the text any more. Ordered by line and column.
struct vein_process_report {
    struct vein_arena *arena;
    struct vein_process_finding *findings;
    size_t count;    // findings kept
    size_t errors;   // all, also those not kept
    size_t warnings; // all, also those not kept
};

// Checks a document; never fails: a text that isn't JSON gives a finding too. A document may be
// imported when errors is 0. Free with vein_process_report_free.
struct vein_process_report *vein_process_lint(const char *text, size_t size) VEIN_MUST_CHECK;
void vein_process_report_free(struct vein_process_report *report); // NULL is allowed
// One line a finding: "NAME:LINE:COLUMN: error: what; expected: ... [word POINTER]".
void vein_process_report_text(const struct vein_process_report *report, const char *name,
                              struct vein_buf *out);
// "1 error, 2 warnings".
void vein_process_report_sum(const struct vein_process_report *report, struct vein_buf *out);
const char *vein_process_class_word(enum vein_process_class class);
bool vein_process_class_warning(enum vein_process_class class);

// Position of the value a JSON pointer names in valid JSON text, line and column from 1, column in
// characters. With key true the position of the member's key. Where the pointer leads to nothing,
// the deepest part that exists. False only when the text isn't walkable.
bool vein_process_locate(const char *text, size_t size, const char *pointer, bool key, size_t *line,
                         size_t *column);

// ---- print: for reading, one block a stage; all text made visible (no control characters)
void vein_process_print(const struct vein_process *process, struct vein_buf *out);

// ---- diff by meaning
enum vein_process_change_kind {
    VEIN_PROCESS_ADDED,
    VEIN_PROCESS_REMOVED,
    VEIN_PROCESS_CHANGED,
    VEIN_PROCESS_MOVED // same entries in another order, or a step in another operation
};
struct vein_process_change {
    enum vein_process_change_kind kind;
    const char *where; // "/stages/expansion/operations/cultivation/steps/harvest/title"
    const char *label; // "Cultivation, Daily sample, Viability"; "" where nothing has a name
    const char *old;   // compact JSON, "" for added
    const char *new;   // compact JSON, "" for removed
};
struct vein_process_changes {
    struct vein_arena *arena;
    struct vein_process_change *changes;
    size_t count;
};

// What differs in meaning. Irrelevant: order of keys, order in lists of words, a key spelt out at
// its default, a duration in another unit, trailing zeros of a decimal; but trailing zeros count in
// `limit`, `alert` and `action`, because a result is rounded to the decimals of its limit. Entries
// of lists are matched by id, name or word. Free with vein_process_changes_free.
struct vein_process_changes *vein_process_diff(const struct vein_process *before,
                                               const struct vein_process *after) VEIN_MUST_CHECK;
void vein_process_changes_free(struct vein_process_changes *changes); // NULL is allowed
// One line a change: "+ where (label): new", "- ...: old", "~ ...: old -> new", "> ...: old -> new".
void vein_process_changes_text(const struct vein_process_changes *changes, struct vein_buf *out);

#endif
