// Reading one statement file; part of the host program embed.
#ifndef VEIN_TOOL_STMT_H
#define VEIN_TOOL_STMT_H

#include "tool.h"

#define MAX_PARAMS 200

struct stmt {
    const char *path;
    char *area;
    char *name;
    char *purpose;
    const char *shape; // the C name of its enum value
    char *secret;
    char *text;
    size_t size;
    char *params[MAX_PARAMS];
    size_t param_count;
};

// Reads sql/stmt/<area>/<name>.sql and rewrites :'name' to $n outside literals, quoted names,
// comments and dollar quotes. Any fault ends the build.
struct stmt *stmt_read(const char *path);

#endif
