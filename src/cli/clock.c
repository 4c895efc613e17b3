// Times of the command line: a moment with its offset, or as the laboratory's clock says it, as in the terminal's forms.
#include "cli.h"

#include <string.h>

#include "vein/value.h"

static bool read_zone(struct cli *cli, struct vein_zone *zone, struct vein_err *err)
{
    const struct vein_db_value batch = {"batch", NULL};
    struct vein_rows *rows = NULL;

    if (!vein_cli_read(cli, "session", "zone", &batch, 1, &rows, err) ||
        !vein_cli_read(cli, "session", "offsets", NULL, 0, &rows, err))
        return false;
    *zone = vein_zone_of_rows(cli->arena, rows);
    return true;
}

bool vein_cli_moment(struct cli *cli, const char *label, const char **text, struct vein_err *err)
{
    char whole[VEIN_MOMENT_SIZE];
    struct vein_zone zone = {0};
    struct vein_rows *rows = NULL;
    struct vein_err cause = {0};

    if (!*text || !**text || vein_moment_check(*text, NULL))
        return true;
    if (!read_zone(cli, &zone, err) ||
        !vein_cli_read(cli, "installation", "show", NULL, 0, &rows, err))
        return false;
    if (!vein_moment_read(&zone, rows->row_count > 0 ? vein_rows_text(rows, 0, "lab_now") : NULL,
                          *text, whole, &cause))
        return vein_err_set(err, VEIN_EXIT_USAGE, "VN501", cause.hint, "%s: %s", label,
                            cause.message);
    *text = vein_arena_strdup(cli->arena, whole);
    return true;
}

static struct vein_db_value *named(struct vein_db_value *values, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i].name, name) == 0)
            return &values[i];
    return NULL;
}

bool vein_cli_corrected(struct cli *cli, struct vein_db_value *values, size_t count,
                        struct vein_err *err)
{
    const struct vein_db_value *entity = named(values, count, "entity");
    const struct vein_db_value *field = named(values, count, "field");
    struct vein_db_value *value = named(values, count, "value");
    struct vein_rows *rows = NULL;

    if (!entity || !entity->text || !field || !field->text || !value || !value->text)
        return true;
    if (!vein_cli_read(cli, "record", "fields", entity, 1, &rows, err))
        return false;
    for (size_t i = 0; i < rows->row_count; i++)
        if (strcmp(vein_rows_text(rows, i, "field"), field->text) == 0 &&
            strcmp(vein_rows_text(rows, i, "kind"), "moment") == 0)
            return vein_cli_moment(cli, "Right value", &value->text, err);
    return true;
}
