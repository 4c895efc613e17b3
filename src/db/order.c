// What a statement does with its parameters: whether it writes, and named values in its order.
#include "vein/db.h"

#include "vein/base.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool vein_stmt_writes(const struct vein_stmt *stmt)
{
    for (size_t i = 0; i < stmt->param_count; i++)
        if (strcmp(stmt->params[i], "request") == 0 || strcmp(stmt->params[i], "request_id") == 0)
            return true;
    return false;
}

#define SHOWN_MOST 201 // bytes of a wrong value that its error shows, with NUL

static bool is_whole(const char *text)
{
    char *end = NULL;

    if (!isdigit((unsigned char)*text) && *text != '-')
        return false; // strtoll would take blanks and a plus
    errno = 0;
    strtoll(text, &end, 10);
    return errno == 0 && end > text && *end == '\0';
}

// The statement says what it takes: a cast stands behind each use of a parameter that is no text.
static bool takes_whole(const struct vein_stmt *stmt, size_t param)
{
    static const char *const types[] = {"bigint", "integer"};
    char cast[40];

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        snprintf(cast, sizeof cast, "$%zu::%s", param + 1, types[i]);
        if (strstr(stmt->text, cast))
            return true;
    }
    return false;
}

static bool refuse_number(const char *name, const char *text, struct vein_err *err)
{
    struct vein_buf shown;

    vein_err_set(err, VEIN_EXIT_USAGE, "VN216", "Write digits only, for example 3.",
                 "%s: this is not a whole number", name);
    if (!err)
        return false;
    vein_buf_init(&shown);
    vein_utf8_visible(&shown, text);
    vein_utf8_copy(err->detail, SHOWN_MOST, shown.data);
    snprintf(err->column, sizeof err->column, "%s", name);
    vein_buf_release(&shown);
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
        // form alone: what the number means is the database's to say
        if (values[i] && !is_whole(values[i]) && takes_whole(stmt, i))
            return refuse_number(stmt->params[i], values[i], err);
    }
    return true;
}
