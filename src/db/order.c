// What a statement does with its parameters: whether it writes, and named values in its order.
#include "vein/db.h"

#include <string.h>

bool vein_stmt_writes(const struct vein_stmt *stmt)
{
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], "request") == 0 || strcmp(stmt->params[i], "request_id") == 0)
            return true;
    return false;
}

bool vein_db_order(const struct vein_stmt *stmt, const struct vein_db_value *given, size_t count,
                   const char **values, struct vein_err *err)
{
    for (size_t g = 0; g < count; g++) {
        size_t at = 0;

        while (at < stmt->param_count && strcmp(stmt->params[at], given[g].name) != 0)
            at++;
        if (at == stmt->param_count)
            return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "",
                                "statement %s/%s has no parameter %s", stmt->area, stmt->name,
                                given[g].name);
    }
    for (size_t i = 0; i < stmt->param_count; i++) {
        values[i] = NULL;
        for (size_t g = 0; g < count; g++)
            if (strcmp(stmt->params[i], given[g].name) == 0)
                values[i] = given[g].text;
    }
    return true;
}
