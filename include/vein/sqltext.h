// The SQL that is compiled into the program: constant data made at build by src/tool/embed.c from
// sql/stmt (statements) and from migrations/ and sql/{bootstrap,rule,api,report,grant,seed,lint,process,demo}.
#ifndef VEIN_SQLTEXT_H
#define VEIN_SQLTEXT_H

#include <stddef.h>
#include <stdint.h>

// What a statement returns; any other shape is an error. A copy (binary, to stdout) can only be streamed.
enum vein_shape {
    VEIN_SHAPE_NONE,
    VEIN_SHAPE_VALUE,
    VEIN_SHAPE_ROW,
    VEIN_SHAPE_ROWS,
    VEIN_SHAPE_COPY
};

// One statement of sql/stmt/<area>/<name>.sql. First comment line = purpose, second comment line =
// "-- shape: none|value|row|rows|copy[; idempotent][; secret: name]". psql's :'name' became $1, $2 ...
struct vein_stmt {
    const char *area;
    const char *name;
    const char *text;
    const char *purpose;
    const char *const
        *params; // names in the order of $1, $2 ...; the same name twice is one parameter
    size_t param_count;
    enum vein_shape shape;
    const char *secret; // name of the parameter that must never be shown, or NULL
};

// Found by "area" and "name"; NULL when there is none (a contract test proves that all used exist).
const struct vein_stmt *vein_stmt_find(const char *area, const char *name);
extern const struct vein_stmt vein_stmt_table[];
extern const size_t vein_stmt_count;

// An embedded file; path as in the repository ("migrations/0001_base.sql"). Sorted by path.
struct vein_file {
    const char *path;
    const unsigned char *data;
    size_t size;
    uint64_t sum; // FNV-1a of data, made at build; 0: not made
};
extern const struct vein_file vein_file_table[];
extern const size_t vein_file_count;
const struct vein_file *vein_file_find(const char *path);

#endif
