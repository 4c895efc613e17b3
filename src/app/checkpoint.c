// Making a checkpoint and keeping it as the anchor.
#include "anchor.h"
#include "audit.h"

#include <string.h>

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
           vein_anchor_keep(path, note.data, false, err);
    if (done) {
        *text = vein_arena_strdup(arena, note.data);
        *waiting = vein_arena_strdup(arena, vein_rows_text(rows, 0, "waiting"));
    }
    vein_buf_release(&note);
    return done;
}
