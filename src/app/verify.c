// `vein audit verify`: one snapshot, five phases, one verdict.
#include "audit.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TELL_EVERY_MS 1000

int64_t vein_check_now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void vein_check_say(struct check *check, const char *fmt, ...)
{
    va_list args;

    if (!check->options->talk)
        return;
    va_start(args, fmt);
    vfprintf(check->options->talk, fmt, args);
    va_end(args);
    fputc('\n', check->options->talk);
}

static unsigned long long rate(const struct check *check)
{
    int64_t spent = vein_check_now_ms() - check->phase_start;

    return (unsigned long long)(check->phase_count * 1000 / (uint64_t)(spent > 0 ? spent : 1));
}

void vein_check_progress(struct check *check, const char *phase)
{
    check->phase_count++;
    if (check->phase_count % 4096 != 0 || vein_check_now_ms() - check->last_told < TELL_EVERY_MS)
        return;
    check->last_told = vein_check_now_ms();
    vein_check_say(check, "%s: %llu so far, %llu/s", phase, (unsigned long long)check->phase_count,
                   rate(check));
}

void vein_check_phase_ends(struct check *check, const char *phase, const char *unit)
{
    vein_check_say(check, "%s: %llu %s in %lld ms, %llu/s", phase,
                   (unsigned long long)check->phase_count, unit,
                   (long long)(vein_check_now_ms() - check->phase_start), rate(check));
    check->phase_start = vein_check_now_ms();
    check->phase_count = 0;
    memset(check->last_event, 0, sizeof check->last_event);
}

void vein_check_finding(struct check *check, const char *kind, int64_t stream, int64_t position,
                        const char *entity, const char *what)
{
    struct vein_buf line;

    check->noted = true;
    if (check->silent)
        return;
    check->result->findings++;
    if (!check->options->findings)
        return;
    vein_buf_init(&line);
    vein_buf_adds(&line, kind);
    if (stream > 0)
        vein_buf_addf(&line, " stream %lld position %lld", (long long)stream, (long long)position);
    if (entity && entity[0]) {
        vein_buf_adds(&line, " ");
        vein_utf8_visible(&line, entity);
    }
    if (what[0]) {
        vein_buf_adds(&line, ": ");
        vein_utf8_visible(&line, what);
    }
    fprintf(check->options->findings, "%s\n", line.data);
    vein_buf_release(&line);
}

bool vein_check_stream_rows(struct check *check, const char *name, const char *const *values,
                            vein_db_row_fn *row, void *context, struct vein_err *err)
{
    const struct vein_stmt *stmt = vein_stmt_find("audit", name);

    if (!stmt)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "there is no statement audit/%s",
                            name);
    return vein_db_stream(vein_session_db(check->session), stmt, values, row, context, err);
}

int64_t vein_check_int(const struct vein_cell *cell)
{
    uint64_t value = 0;

    for (size_t i = 0; cell->data && i < cell->size && i < 8; i++)
        value = value << 8 | cell->data[i];
    return (int64_t)value;
}

static bool read_instance(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;
    const char *id;

    if (!vein_session_read(check->session, check->arena, "audit", "instance", NULL, 0, &rows, err))
        return false;
    if (rows->row_count != 1)
        return vein_err_set(err, VEIN_EXIT_REFUSED, "VN003", "Check it as QA or auditor.",
                            "this login may not read the ledger");
    id = vein_rows_text(rows, 0, "instance_id");
    if (!vein_ledger_uuid_parse(id, strlen(id), check->instance))
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", "", "the ledger's instance id is damaged");
    return vein_rows_int(rows, 0, "incarnation", &check->incarnation, err);
}

static bool read_newest(struct check *check, struct vein_err *err)
{
    struct vein_rows *rows = NULL;
    int64_t total = 0;
    const char *text;

    if (!vein_session_read(check->session, check->arena, "audit", "checkpoint_newest", NULL, 0,
                           &rows, err))
        return false;
    if (rows->row_count == 0)
        return true;
    text = vein_checkpoint_note(vein_rows_text(rows, 0, "text"), check->arena);
    check->has_newest = vein_checkpoint_parse(text, strlen(text), &check->newest, NULL, NULL);
    if (!vein_rows_int(rows, 0, "total", &total, err))
        return false;
    check->result->checkpoints = (uint64_t)total;
    return true;
}

// Finds the anchor of this installation, of the newest incarnation that this client has seen: of one that is ahead of
// the log's, it says that the log is behind.
static void find_anchor(struct check *check, const struct vein_anchors *anchors)
{
    char instance[VEIN_UID_SIZE];
    const struct vein_checkpoint *at;

    vein_ledger_uuid(check->instance, instance);
    for (size_t i = 0; (at = vein_anchors_at(anchors, i)) != NULL; i++)
        if (strcmp(at->instance, instance) == 0 &&
            (!check->anchor || at->incarnation > check->anchor->incarnation))
            check->anchor = at;
    if (!check->anchor && vein_anchors_count(anchors) > 0)
        vein_check_say(check, "the anchor file holds no checkpoint of this installation");
}

static const char *behind(struct check *check)
{
    const struct vein_checkpoint *anchor = check->anchor;
    const struct vein_checkpoint *log = &check->newest;

    if (anchor->incarnation > log->incarnation)
        return vein_arena_printf(check->arena,
                                 "the log is behind the anchor: it is incarnation %lld, the anchor "
                                 "vouches for %lld",
                                 (long long)log->incarnation, (long long)anchor->incarnation);
    return vein_arena_printf(check->arena,
                             "the log is behind the anchor: %lld events, the anchor vouches for "
                             "%lld",
                             (long long)log->size, (long long)anchor->size);
}

static void judge_anchor(struct check *check)
{
    const struct vein_checkpoint *log = &check->newest;
    struct vein_verify_result *result = check->result;

    result->verdict = VEIN_VERDICT_NOT_ANCHORED;
    if (!check->anchor)
        return;
    if (!check->has_newest) {
        vein_check_finding(check, "anchor", 0, 0, "",
                           "the log is behind the anchor: it has no checkpoint");
        return;
    }
    switch (vein_anchor_compare(check->anchor, log,
                                check->has_anchor_root ? check->anchor_root : NULL)) {
    case VEIN_ANCHOR_SAME:
    case VEIN_ANCHOR_AHEAD:
        result->verdict = VEIN_VERDICT_ANCHORED;
        break;
    case VEIN_ANCHOR_BEHIND:
        vein_check_finding(check, "anchor", 0, 0, "", behind(check));
        break;
    case VEIN_ANCHOR_FORKED:
        vein_check_finding(check, "anchor", 0, 0, "",
                           vein_arena_printf(check->arena,
                                             "another history: the root at %lld events is not the "
                                             "anchor's",
                                             (long long)check->anchor->size));
        break;
    case VEIN_ANCHOR_UNPROVEN:
    case VEIN_ANCHOR_EARLIER:
    case VEIN_ANCHOR_FOREIGN:
        vein_check_say(check, "the anchor does not vouch for this incarnation of the log");
        break;
    }
}

static bool run_phases(struct check *check, const struct vein_anchors *anchors,
                       struct vein_err *err)
{
    if (!read_instance(check, err) || !read_newest(check, err))
        return false;
    find_anchor(check, anchors);
    check->phase_start = vein_check_now_ms();
    if (!vein_check_chains(check, err) || !vein_check_tree(check, err))
        return false;
    judge_anchor(check);
    // Of the long phases the catalogue first: replay and signatures are asked of functions that it vouches for.
    return vein_check_receipts(check, err) &&
           (check->options->quick ||
            (vein_check_catalogue(check, err) && vein_check_replay(check, err) &&
             vein_check_signatures(check, err)));
}

// What the server itself cannot read is a finding, too: in phase 1 it lies behind the event that came last.
static bool tell_unreadable(struct check *check, const struct vein_err *cause)
{
    if (!cause || (strcmp(cause->code, "XX001") != 0 && strcmp(cause->code, "XX002") != 0))
        return false;
    check->silent = false;
    vein_check_finding(check, "unreadable", check->last_event[0], check->last_event[1], "",
                       vein_arena_printf(check->arena, "%sthe server reads no further: %s",
                                         check->last_event[0] > 0 ? "behind this event " : "",
                                         cause->message));
    return true;
}

static bool in_snapshot(struct check *check, const struct vein_anchors *anchors,
                        struct vein_err *err)
{
    struct vein_db *db = vein_session_db(check->session);
    struct vein_err ignored;
    bool done;

    vein_db_set_deadline(db, 0); // a long ledger takes its time
    done = vein_db_call_named(db, check->arena, "audit", "begin", NULL, NULL, err) &&
           run_phases(check, anchors, err);
    done = done || tell_unreadable(check, err);
    // What was found stands, whatever a broken function keeps from being found.
    if (!done && check->result->findings > 0 && vein_db_alive(db)) {
        vein_check_finding(check, "unchecked", 0, 0, "", err ? err->message : "");
        done = true;
    }
    if (vein_db_alive(db) &&
        !vein_db_call_named(db, check->arena, "audit", "end", NULL, NULL, &ignored))
        vein_check_say(check, "%s", ignored.message);
    vein_db_set_deadline(db, 30000);
    return done;
}

bool vein_verify(struct vein_session *session, const struct vein_verify_options *options,
                 struct vein_verify_result *out, struct vein_err *err)
{
    struct vein_verify_result result = {.verdict = VEIN_VERDICT_NOT_ANCHORED};
    struct check check = {.session = session, .options = options, .result = &result};
    const char *path = options->anchor ? options->anchor : vein_session_anchor(session);
    struct vein_anchors *anchors = NULL;
    int64_t start = vein_check_now_ms();
    bool done;

    if (!vein_anchors_load(path, &anchors, err))
        return false;
    check.arena = vein_arena_new();
    check.hasher = vein_hasher_new();
    done = in_snapshot(&check, anchors, err);
    if (done && vein_session_broken(session)[0])
        vein_check_finding(&check, "head", 0, 0, "", vein_session_broken(session));
    if (result.findings > 0)
        result.verdict = VEIN_VERDICT_FINDINGS;
    result.milliseconds = (uint64_t)(vein_check_now_ms() - start);
    if (done)
        *out = result;
    vein_sweep_free(check.sweep);
    vein_chain_free(check.chain);
    vein_tree_free(check.tree);
    vein_hasher_free(check.hasher);
    vein_arena_free(check.heads_arena);
    vein_arena_free(check.arena);
    vein_anchors_free(anchors);
    return done;
}
