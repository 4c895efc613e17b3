// The error dictionary sql/errcode.txt as constant data, made at build by src/tool/errcode.c.
#ifndef VEIN_ERRCODE_H
#define VEIN_ERRCODE_H

#include <stddef.h>

// One refusal. exit is an enum vein_exit of vein/base.h: 1 refused by a rule, 2 usage, 3 access.
struct vein_errcode {
    const char *code; // SQLSTATE, "VN110"
    const char *name; // condition name, "step_closed"
    int exit;
    const char *message; // default message: lower case, no full stop
    const char *hint;    // the way out, a full sentence
};

// Sorted by code; the entry behind the last has code NULL.
extern const struct vein_errcode vein_errcode_table[];
extern const size_t vein_errcode_count;

// Finds an entry by its SQLSTATE; NULL when the dictionary does not hold it (or code is NULL).
const struct vein_errcode *vein_errcode_find(const char *code);

#endif
