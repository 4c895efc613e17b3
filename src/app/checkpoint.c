// Making a checkpoint and keeping it as the anchor.
#include "audit.h"

#include <string.h>

// The stored text ends with its last extension line; a note has a blank line behind it.
const char *vein_checkpoint_note(const char *text, struct vein_arena *arena)
{
    size_t length = strlen(text);

    return length >= 2 && strcmp(text + length - 2, "\n\n") == 0
               ? text
               : vein_arena_printf(arena, "%s\n", text);
}

static bool keep(const char *path, const char *text, struct vein_err *err)
{
    struct vein_anchors *anchors = NULL;
    bool done = vein_anchors_load(path, &anchors, err) &&
                vein_anchors_put(anchors, text, strlen(text), err) &&
                vein_anchors_save(anchors, path, err);

    vein_anchors_free(anchors);
    return done;
}

// The signature's key name is the file's, without folder and ending.
static const char *key_name(const char *path, struct vein_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strcspn(name, ". +");

    return length > 0 ? vein_arena_strndup(arena, name, length) : "vein";
}

bool vein_checkpoint(struct vein_session *session, const char *key, const char *anchor,
                     struct vein_arena *arena, const char **text, const char **waiting,
                     struct vein_err *err)
{
    const char *path = anchor ? anchor : vein_session_anchor(session);
    struct vein_rows *rows = NULL;
    struct vein_buf note;
    bool done;

    if (!vein_session_read(session, arena, "audit", "checkpoint", NULL, 0, &rows, err))
        return false;
    if (rows->row_count != 1 || !vein_rows_text(rows, 0, "text")[0])
        return vein_err_set(err, VEIN_EXIT_REFUSED, "VN120", "Ask again in a moment.",
                            "somebody else is making a checkpoint just now");
    vein_buf_init(&note);
    vein_buf_adds(&note, vein_checkpoint_note(vein_rows_text(rows, 0, "text"), arena));
    done = (!key || vein_note_sign(&note, key_name(key, arena), key, NULL, err)) &&
           keep(path, note.data, err);
    if (done) {
        *text = vein_arena_strdup(arena, note.data);
        *waiting = vein_arena_strdup(arena, vein_rows_text(rows, 0, "waiting"));
    }
    vein_buf_release(&note);
    return done;
}
