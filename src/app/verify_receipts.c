// Receipts: what this client was told when it wrote. The log must still hold exactly those events.
#include "audit.h"

#include <string.h>

#define FILE_LIMIT ((size_t)64 * 1024 * 1024)
#define PARTS 5 // origin, stream, position, hash, request

// Splits one line at its blanks, in place; false when it has not the parts of a receipt.
static bool split(char *line, char *parts[PARTS])
{
    size_t count = 0;

    for (char *at = line; at && count < PARTS; count++) {
        parts[count] = at;
        at = strchr(at, ' ');
        if (at)
            *at++ = '\0';
    }
    return count == PARTS;
}

static bool number(const char *text, int64_t *out)
{
    size_t length = strspn(text, "0123456789");

    *out = 0;
    if (length == 0 || length > 18 || text[length])
        return false;
    for (size_t i = 0; i < length; i++)
        *out = *out * 10 + (text[i] - '0');
    return true;
}

// The hash of the event that stands there now; false when there is none.
static bool hash_at(struct check *check, const char *stream, const char *position,
                    uint8_t out[VEIN_HASH_SIZE])
{
    const struct vein_db_value values[] = {{"stream", stream}, {"position", position}};
    struct vein_arena *arena = vein_arena_new();
    struct vein_rows *rows = NULL;
    bool found = false;

    if (vein_session_read(check->session, arena, "audit", "event", values, 2, &rows, NULL) &&
        rows->row_count == 1) {
        const char *body = vein_rows_text(rows, 0, "body");
        size_t size = strlen(body) / 2;
        uint8_t *bytes = vein_arena_alloc(arena, size + 1);

        found = vein_ledger_unhex(body, size * 2, bytes, size);
        if (found)
            vein_hasher_event(check->hasher, bytes, size, out);
    }
    vein_arena_free(arena);
    return found;
}

static void check_line(struct check *check, char *line)
{
    char *parts[PARTS];
    uint8_t told[VEIN_HASH_SIZE];
    uint8_t there[VEIN_HASH_SIZE];
    bool found;
    int64_t stream;
    int64_t position;

    // Receipts of other installations, and of the time before the first checkpoint, are passed over.
    if (!split(line, parts) || strcmp(parts[0], vein_session_origin(check->session)) != 0 ||
        !number(parts[1], &stream) || !number(parts[2], &position) || position == 0 ||
        !vein_ledger_unhex(parts[3], strlen(parts[3]), told, sizeof told))
        return;
    check->phase_count++;
    found = hash_at(check, parts[1], parts[2], there);
    if (!found || memcmp(there, told, sizeof told) != 0)
        vein_check_finding(
            check, "receipt", stream, position, "",
            vein_arena_printf(check->arena, "this client wrote it under request %.36s; the log %s",
                              parts[4], found ? "holds another event" : "does not hold it"));
}

void vein_check_receipts(struct check *check)
{
    const char *path =
        vein_arena_printf(check->arena, "%s/receipts", vein_session_state_dir(check->session));
    struct vein_buf text;

    vein_buf_init(&text);
    if (vein_file_read(path, FILE_LIMIT, &text, NULL)) {
        for (char *line = text.data; line && *line;) {
            char *end = strchr(line, '\n');

            if (end)
                *end = '\0';
            check_line(check, line);
            line = end ? end + 1 : NULL;
        }
        vein_check_phase_ends(check, "receipts of this client", "receipts");
    }
    vein_buf_release(&text);
}
