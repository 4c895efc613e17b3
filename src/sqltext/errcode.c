// Look-up in the error dictionary.
#include "vein/errcode.h"

#include <stdlib.h>
#include <string.h>

static int compare_code(const void *wanted, const void *entry)
{
    const struct vein_errcode *errcode = entry;

    return strcmp(wanted, errcode->code);
}

const struct vein_errcode *vein_errcode_find(const char *code)
{
    if (!code)
        return NULL;
    return bsearch(code, vein_errcode_table, vein_errcode_count, sizeof vein_errcode_table[0],
                   compare_code);
}
