// Receipts: what this client was told when it wrote. The log must still hold exactly those events.
#include "audit.h"

#include <string.h>
#include <unistd.h>

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

// The hash of the event that stands there now. *found: there is one. False: the question was not answered, which says
// nothing of the ledger.
static bool hash_at(struct check *check, const char *stream, const char *position,
                    uint8_t out[VEIN_HASH_SIZE], bool *found, struct vein_err *err)
{
    const struct vein_db_value values[] = {{"stream", stream}, {"position", position}};
    struct vein_arena *arena = vein_arena_new();
    struct vein_rows *rows = NULL;
    bool read = vein_session_read(check->session, arena, "audit", "event", values, 2, &rows, err);

    *found = false;
    if (read && rows->row_count == 1) {
        const char *body = vein_rows_text(rows, 0, "body");
        size_t size = strlen(body) / 2;
        uint8_t *bytes = vein_arena_alloc(arena, size + 1);

        *found = vein_ledger_unhex(body, size * 2, bytes, size);
        if (*found)
            vein_hasher_event(check->hasher, bytes, size, out);
    }
    vein_arena_free(arena);
    return read;
}

static bool check_line(struct check *check, char *line, struct vein_err *err)
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
        return true;
    check->phase_count++;
    if (!hash_at(check, parts[1], parts[2], there, &found, err))
        return false;
    if (!found || memcmp(there, told, sizeof told) != 0)
        vein_check_finding(
            check, "receipt", stream, position, "",
            vein_arena_printf(check->arena, "this client wrote it under request %.36s; the log %s",
                              parts[4], found ? "holds another event" : "does not hold it"));
    return true;
}

static bool check_lines(struct check *check, char *line, struct vein_err *err)
{
    while (line && *line) {
        char *end = strchr(line, '\n');

        if (end)
            *end = '\0';
        if (!check_line(check, line, err))
            return false;
        line = end ? end + 1 : NULL;
    }
    vein_check_phase_ends(check, "receipts of this client", "receipts");
    return true;
}

bool vein_check_receipts(struct check *check, struct vein_err *err)
{
    const char *path =
        vein_arena_printf(check->arena, "%s/receipts", vein_session_state_dir(check->session));
    struct vein_buf text;
    struct vein_err cause;
    bool done = true;

    vein_buf_init(&text);
    if (vein_file_read(path, FILE_LIMIT, &text, &cause))
        done = check_lines(check, text.data, err);
    else if (access(path, F_OK) == 0) // a client that has written nothing here has no such file
        vein_check_say(check, "receipts of this client: not checked, %s", cause.message);
    vein_buf_release(&text);
    return done;
}
