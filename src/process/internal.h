// Shared inside src/process only: the document, the path to where we are, findings, forms of text.
#ifndef VEIN_PROCESS_INTERNAL_H
#define VEIN_PROCESS_INTERNAL_H

#include <jansson.h>

#include "vein/process.h"

struct vein_process {
    json_t *root;
};

// Where something went wrong while reading JSON.
struct vein_process_fault {
    enum vein_process_class class;
    char pointer[512];
    size_t line;
    size_t column;
    char what[256];
    const char *expected;
};
// Loads JSON under the limits of the header. False fills fault.
bool vein_process_load(const char *text, size_t size, json_t **out,
                       struct vein_process_fault *fault);

// ---- locate.c
// Byte offset at which nesting exceeds limit; false when it never does.
bool vein_process_too_deep(const char *text, size_t size, size_t limit, size_t *at);
void vein_process_line_column(const char *text, size_t size, size_t offset, size_t *line,
                              size_t *column);
// Pointer of the place a byte offset lies in; works on broken JSON as far as it can be followed.
void vein_process_pointer_at(const char *text, size_t offset, char *out, size_t size);

// ---- path: a list on the stack, from the leaf to the root
struct path {
    const struct path *up;
    const char *key; // NULL for a list entry
    size_t index;
};

// ---- findings
struct lint {
    struct vein_process_report *report;
    const json_t *root;
    struct steps *steps;
    // Stages stand in order and step ids are unique: only then the order of steps says anything.
    bool ordered;
};
void vein_process_find(struct lint *lint, const struct path *at, enum vein_process_class class,
                       const char *expected, const char *fmt, ...) VEIN_PRINTF(5, 6);
void vein_process_find_at(struct lint *lint, const char *pointer, enum vein_process_class class,
                          const char *expected, const char *fmt, ...) VEIN_PRINTF(5, 6);
const char *vein_process_pointer(struct lint *lint, const struct path *at);

// ---- form.c: forms of text
#define VEIN_PROCESS_ID_FORM "a lower-case letter, then at most 39 letters a-z, digits, - or _"
bool vein_process_is_id(const char *text);
bool vein_process_is_decimal(const char *text);                 // -12.50; at most 38 digits
size_t vein_process_decimal_places(const char *text);           // of a valid decimal
int vein_process_decimal_compare(const char *a, const char *b); // of valid decimals, by value
// Seconds of "24 h"; -1 when it isn't a duration.
int64_t vein_process_duration(const char *text);
bool vein_process_word_in(const char *const *words, const char *word);
// "a, b, c" in the arena.
const char *vein_process_words_text(struct vein_arena *arena, const char *const *words);

// ---- index.c: steps and fields by name
struct field_ref {
    const json_t *field;
    const char *pointer;
    size_t step; // index of its step
};
struct step_ref {
    const json_t *step;
    const char *id;
    const char *pointer;
    size_t stage; // index of its stage
};
struct steps {
    struct step_ref *step;
    size_t count;
    struct field_ref *field;
    size_t field_count;
    json_t *step_by_id;    // id -> index
    json_t *field_by_name; // "step.field" -> index
    json_t *sample_tests;  // sample -> { test: true }
};
// Builds lint->steps and reports ids used twice. False when there are too many steps to go on.
bool vein_process_index(struct lint *lint);
void vein_process_index_free(struct lint *lint);
bool vein_process_step_find(const struct lint *lint, const char *id, size_t *index);
// Resolves "field" of a step or "step.field".
bool vein_process_field_find(const struct lint *lint, size_t step, const char *name, size_t *index);
// True when a field of this kind holds a number.
bool vein_process_kind_numeric(const char *kind);

// ---- the passes of lint, in order
void vein_process_lint_shape(struct lint *lint);
void vein_process_lint_stages(struct lint *lint);
void vein_process_lint_steps(struct lint *lint);
void vein_process_lint_order(struct lint *lint); // and timers
bool vein_process_product_is(const struct lint *lint, const char *kind);
bool vein_process_has_no_patient(const struct lint *lint); // kind validation or research
void vein_process_lint_field(struct lint *lint, size_t field);
void vein_process_lint_formula(struct lint *lint, size_t field);
void vein_process_lint_relative(struct lint *lint,
                                const struct field_ref *ref); // units of plus-minus limits
void vein_process_lint_specification(struct lint *lint);
// A condition's own consistency; places < 0 when the decimals are not known; step is where a bare
// field name in relative_to is looked up, SIZE_MAX for a specification line (only step.field).
void vein_process_lint_condition(struct lint *lint, const json_t *condition, const char *pointer,
                                 int places, size_t step);
// unit.c: warns of a unit that is neither listed nor made of listed ones; NULL is no unit.
void vein_process_lint_unit(struct lint *lint, const char *unit, const char *pointer);

// ---- json shorthands, NULL (or fallback) where absent or of another type
const char *vein_process_text(const json_t *object, const char *key);
bool vein_process_true(const json_t *object, const char *key);

#endif
