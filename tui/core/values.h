// values: named texts, as a screen's context or as what an action is called with.
#ifndef VEIN_TUI_VALUES_H
#define VEIN_TUI_VALUES_H

#include "vein/rows.h"

#define VEIN_VALUES_MOST 64

struct vein_value {
    const char *name, *text;
};
struct vein_values {
    struct vein_value items[VEIN_VALUES_MOST];
    size_t count;
};
// Later ones of a name replace earlier ones; name and text are copied to arena. NULL text: not set.
void vein_values_set(struct vein_values *values, struct vein_arena *arena, const char *name,
                     const char *text);
const char *vein_values_get(const struct vein_values *values, const char *name); // NULL: not there
void vein_values_copy(struct vein_values *to, struct vein_arena *arena,
                      const struct vein_values *from);
// Takes from a row what carry says: "hold=id batch" sets hold to column id and batch to column batch; a word in
// quotes is a constant ("entity='result'").
void vein_values_carry(struct vein_values *to, struct vein_arena *arena, const char *carry,
                       const struct vein_rows *rows, size_t row);
// The same out of values: a column is the name of one.
void vein_values_pass(struct vein_values *to, struct vein_arena *arena, const char *carry,
                      const struct vein_values *from);
// "Batch {batch}" with its names filled in.
const char *vein_values_fill(const struct vein_values *values, const char *pattern,
                             struct vein_arena *arena);

#endif
