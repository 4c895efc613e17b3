// What this client remembers of a server: the newest tree head it has seen, and receipts of what it
// wrote. A server that shows less than that has lost or rewritten something.
#include "anchor.h"
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *state_home(struct vein_arena *arena)
{
    const char *xdg = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    const struct passwd *account;

    if (xdg && xdg[0] == '/')
        return vein_arena_printf(arena, "%s/vein", xdg);
    if (!home || home[0] != '/') {
        account = getpwuid(geteuid());
        home = account ? account->pw_dir : "/nonexistent";
    }
    return vein_arena_printf(arena, "%s/.local/state/vein", home);
}

// Makes a directory with its parents, for the user alone. What fails shows when a file is written.
static void make_path(const char *path)
{
    char part[1024];

    if ((size_t)snprintf(part, sizeof part, "%s", path) >= sizeof part)
        return;
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(part, 0700);
        *slash = '/';
    }
    (void)mkdir(part, 0700);
}

void vein_session_place(struct vein_session *session)
{
    if (session->embedded) {
        session->state_dir = vein_arena_strdup(session->arena, vein_cluster_home(session->cluster));
    } else {
        session->state_dir = state_home(session->arena);
        make_path(session->state_dir);
    }
    session->anchor = vein_arena_printf(session->arena, "%s/anchor", session->state_dir);
}

// A head that has grown past ours must still hold the very root that we saw: an old copy put back and
// filled up again has another one, or none, at that size. False: the question was not answered, which says
// nothing of the ledger.
static bool judge_past(struct vein_session *session, const struct vein_checkpoint *before,
                       const char **words, struct vein_err *err)
{
    char incarnation[24], size[24], root[2 * VEIN_HASH_SIZE + 1];
    const struct vein_db_value values[] = {{"incarnation", incarnation}, {"size", size}};
    struct vein_rows *rows = NULL;
    const char *kept;

    snprintf(incarnation, sizeof incarnation, "%lld", (long long)before->incarnation);
    snprintf(size, sizeof size, "%lld", (long long)before->size);
    vein_ledger_hex(before->root, VEIN_HASH_SIZE, root);
    if (!vein_session_read(session, session->arena, "session", "root_at", values, 2, &rows, err))
        return false;
    kept = vein_rows_text(rows, 0, "root");
    if (strcmp(kept, root) != 0)
        *words = vein_arena_printf(session->arena,
                                   "the ledger is another one: at %s events this client saw "
                                   "another root than the server keeps",
                                   size);
    return true;
}

// The newest incarnation of an instance that was seen; NULL when none was.
static const struct vein_checkpoint *newest_seen(const struct vein_anchors *seen,
                                                 const char *instance)
{
    const struct vein_checkpoint *newest = NULL;
    const struct vein_checkpoint *at;

    for (size_t i = 0; (at = vein_anchors_at(seen, i)) != NULL; i++)
        if (strcmp(at->instance, instance) == 0 &&
            (!newest || at->incarnation > newest->incarnation))
            newest = at;
    return newest;
}

// Says in words how the server's head falls short of the one seen before; NULL when it does not. Another incarnation
// has a tree of its own, which nothing that was seen can vouch for: whoever put a copy back must not only say so.
static bool judge(struct vein_session *session, const struct vein_anchors *seen,
                  const struct vein_checkpoint *head, const char **words, struct vein_err *err)
{
    const struct vein_checkpoint *before = newest_seen(seen, head->instance);

    *words = NULL;
    if (!before)
        return true;
    if (head->incarnation != before->incarnation)
        *words = vein_arena_printf(session->arena,
                                   "the ledger is another one: this client saw its incarnation "
                                   "%lld, the server shows %lld",
                                   (long long)before->incarnation, (long long)head->incarnation);
    else if (head->size < before->size)
        *words = vein_arena_printf(session->arena,
                                   "the ledger is behind: this client saw %lld events, the server "
                                   "shows %lld",
                                   (long long)before->size, (long long)head->size);
    else if (head->size == before->size && memcmp(head->root, before->root, VEIN_HASH_SIZE) != 0)
        *words = vein_arena_printf(session->arena,
                                   "the ledger is another one: at %lld events its root differs "
                                   "from the one this client saw",
                                   (long long)head->size);
    return !*words && head->size > before->size ? judge_past(session, before, words, err) : true;
}

static bool holds(const struct vein_anchors *seen, const char *text)
{
    for (size_t i = 0; i < vein_anchors_count(seen); i++)
        if (strcmp(vein_anchors_text(seen, i), text) == 0)
            return true;
    return false;
}

static bool compare(struct vein_session *session, const char *text, struct vein_err *err)
{
    const char *path = vein_arena_printf(session->arena, "%s/heads", session->state_dir);
    struct vein_checkpoint head;
    struct vein_anchors *seen = NULL;
    struct vein_err cause;
    const char *broken;

    if (!vein_checkpoint_parse(text, strlen(text), &head, NULL, err))
        return false;
    session->origin = vein_arena_strndup(session->arena, text, strcspn(text, "\n"));
    // A damaged memory can vouch for nothing: reading goes on, writing waits until somebody has looked.
    if (!vein_anchors_load(path, &seen, &cause)) {
        broken = vein_arena_printf(
            session->arena, "what this client remembers of the ledger can't be read (%s)", path);
    } else if (!judge(session, seen, &head, &broken, err)) {
        vein_anchors_free(seen);
        return false;
    }
    session->broken = broken ? broken : "";
    session->head = NULL;
    if (broken)
        vein_session_say(session, "%s; nothing will be written", broken);
    else if (!holds(seen, text))
        session->head = vein_arena_strdup(session->arena, text);
    vein_anchors_free(seen);
    return true;
}

// Others of this account may have seen more meanwhile, which is no fault of the ledger.
void vein_session_keep_head(struct vein_session *session)
{
    const char *text = session->head;
    struct vein_err cause;

    if (!text)
        return;
    session->head = NULL;
    if (!vein_anchor_keep(vein_arena_printf(session->arena, "%s/heads", session->state_dir), text,
                          true, &cause))
        vein_session_say(session, "the ledger's head can't be remembered: %s", cause.message);
}

bool vein_session_continuity(struct vein_session *session, struct vein_err *err)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_rows *rows = NULL;
    bool done = vein_session_read(session, arena, "session", "head", NULL, 0, &rows, err);

    // No head: the installation has not made its first checkpoint.
    if (done && rows->row_count > 0)
        done = compare(session, vein_checkpoint_note(vein_rows_text(rows, 0, "text"), arena), err);
    vein_arena_free(arena);
    return done;
}

void vein_session_receipt(struct vein_session *session, const struct vein_answer *answer)
{
    struct vein_arena *arena = vein_arena_new();
    const char *path = vein_arena_printf(arena, "%s/receipts", session->state_dir);
    int file = answer->hash[0]
                   ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600)
                   : -1;

    if (file >= 0) {
        const char *line =
            vein_arena_printf(arena, "%s %s %s %s %s\n", session->origin[0] ? session->origin : "-",
                              answer->stream, answer->position, answer->hash, answer->request);
        size_t size = strlen(line);

        if (write(file, line, size) != (ssize_t)size)
            vein_session_say(session, "the receipt can't be kept: %s", strerror(errno));
        close(file);
    } else if (answer->hash[0]) {
        vein_session_say(session, "the receipt can't be kept in %s: %s", path, strerror(errno));
    }
    vein_arena_free(arena);
}
