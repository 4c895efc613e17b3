// Look-ups in the compiled-in SQL. The tables themselves are generated and sorted.
#include "vein/sqltext.h"

#include <stdlib.h>
#include <string.h>

struct stmt_key {
    const char *area;
    const char *name;
};

static int compare_stmt(const void *wanted, const void *entry)
{
    const struct stmt_key *key = wanted;
    const struct vein_stmt *stmt = entry;
    int order = strcmp(key->area, stmt->area);

    return order ? order : strcmp(key->name, stmt->name);
}

const struct vein_stmt *vein_stmt_find(const char *area, const char *name)
{
    struct stmt_key key = {area, name};

    if (!area || !name)
        return NULL;
    return bsearch(&key, vein_stmt_table, vein_stmt_count, sizeof vein_stmt_table[0], compare_stmt);
}

static int compare_file(const void *wanted, const void *entry)
{
    const struct vein_file *file = entry;

    return strcmp(wanted, file->path);
}

const struct vein_file *vein_file_find(const char *path)
{
    if (!path)
        return NULL;
    return bsearch(path, vein_file_table, vein_file_count, sizeof vein_file_table[0], compare_file);
}
