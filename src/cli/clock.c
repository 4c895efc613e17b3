// Times of the command line: a moment with its offset, or as the laboratory's clock says it, as in the terminal's forms.
#include "cli.h"

#include <stdlib.h>
#include <string.h>

#include "vein/value.h"

static bool read_zone(struct cli *cli, struct vein_zone *zone, struct vein_err *err)
{
    const struct vein_db_value batch = {"batch", NULL};
    struct vein_zone_change *changes;
    struct vein_rows *rows = NULL;

    if (!vein_cli_read(cli, "session", "zone", &batch, 1, &rows, err) ||
        !vein_cli_read(cli, "session", "offsets", NULL, 0, &rows, err))
        return false;
    changes = vein_arena_alloc(cli->arena, (rows->row_count + 1) * sizeof *changes);
    for (size_t i = 0; i < rows->row_count; i++)
        changes[i] =
            (struct vein_zone_change){strtoll(vein_rows_text(rows, i, "since"), NULL, 10),
                                      (int)strtol(vein_rows_text(rows, i, "offset_s"), NULL, 10)};
    *zone = (struct vein_zone){.changes = changes, .count = rows->row_count};
    if (rows->row_count > 0) {
        zone->name = vein_rows_text(rows, 0, "name");
        zone->until = strtoll(vein_rows_text(rows, 0, "until"), NULL, 10);
    }
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

bool vein_cli_corrects_moment(const char *field)
{
    size_t size = field ? strlen(field) : 0;

    return size > 3 && strcmp(field + size - 3, "_at") == 0;
}
