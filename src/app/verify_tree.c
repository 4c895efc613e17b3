// Phase 2: the tree over all events, its root at every stored checkpoint and at the anchor. As with the chains, first
// a sweep in constant memory that says whether all is well; then, when it is not, everything again to tell what is not.
#include "audit.h"

#include <stdlib.h>
#include <string.h>

bool vein_check_heads_page(struct check *check, struct vein_arena *arena, int64_t *incarnation,
                           int64_t *size, struct vein_rows **rows, struct vein_err *err)
{
    const struct vein_db_value values[] = {
        {"incarnation", vein_arena_printf(arena, "%lld", (long long)*incarnation)},
        {"after", vein_arena_printf(arena, "%lld", (long long)*size)}};
    size_t last;

    if (!vein_session_read(check->session, arena, "audit", "checkpoint_page", values, 2, rows, err))
        return false;
    last = (*rows)->row_count - 1;
    return (*rows)->row_count == 0 ||
           (vein_rows_int(*rows, last, "incarnation", incarnation, err) &&
            vein_rows_int(*rows, last, "size", size, err));
}

// Sets the size at which the next stored head is to be compared.
static void await_head(struct check *check)
{
    const struct vein_rows *rows = check->heads;

    if (!rows || check->next_head == rows->row_count ||
        !vein_rows_int(rows, check->next_head, "size", &check->next_size, NULL))
        check->next_size = INT64_MAX;
}

// The stored head of the anchor's size is the anchor itself, in all its lines: one of the two was edited otherwise.
static void compare_anchor(struct check *check, const struct vein_checkpoint *head)
{
    const struct vein_checkpoint *anchor = check->anchor;

    if (!anchor || anchor->incarnation != head->incarnation || anchor->size != head->size)
        return;
    if (memcmp(anchor->catalogue, head->catalogue, VEIN_HASH_SIZE) != 0 ||
        anchor->server != head->server || anchor->has_last != head->has_last ||
        anchor->last != head->last)
        vein_check_finding(check, "anchor", 0, 0, "",
                           vein_arena_printf(check->heads_arena,
                                             "the checkpoint at %lld events is stored with another "
                                             "catalogue, server or last moment than the anchor has",
                                             (long long)anchor->size));
}

// Compares the root at the present size with every stored head of that size.
static void compare_heads(struct check *check)
{
    const struct vein_rows *rows = check->heads;
    uint64_t size = vein_tree_size(check->tree);
    uint8_t root[VEIN_HASH_SIZE];

    if (check->next_size <= (int64_t)size)
        vein_tree_root(check->tree, root);
    while (check->next_size <= (int64_t)size) {
        struct vein_checkpoint head;
        const char *text = vein_checkpoint_note(vein_rows_text(rows, check->next_head, "text"),
                                                check->heads_arena);

        if (!vein_checkpoint_parse(text, strlen(text), &head, NULL, NULL))
            vein_check_finding(check, "checkpoint", 0, 0, "", "a stored text is no checkpoint");
        else if (head.size != check->next_size || memcmp(head.root, root, VEIN_HASH_SIZE) != 0)
            vein_check_finding(check, "checkpoint", 0, 0, "",
                               vein_arena_printf(check->heads_arena,
                                                 "the stored root at %lld events is not the tree's",
                                                 (long long)check->next_size));
        else
            compare_anchor(check, &head);
        check->next_head++;
        await_head(check);
    }
    if (check->anchor && check->anchor->incarnation == check->incarnation &&
        (uint64_t)check->anchor->size == size) {
        vein_tree_root(check->tree, check->anchor_root);
        check->has_anchor_root = true;
    }
}

static void begin_tree(struct check *check)
{
    vein_tree_free(check->tree);
    check->tree = vein_tree_new(check->hasher);
    check->has_anchor_root = false;
    check->next_head = 0;
    await_head(check);
    compare_heads(check);
}

static bool sweep_leaf(void *context, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    struct check *check = context;
    uint8_t hash[VEIN_HASH_SIZE];

    if (count != 4)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    int64_t stream = vein_check_int(&cells[1]);
    int64_t position = vein_check_int(&cells[2]);

    vein_sweep_leaf(check->sweep, vein_check_int(&cells[0]), stream, position);
    if (vein_sweep_again(check->sweep, stream, position, cells[3].data, cells[3].size, hash)) {
        vein_tree_add(check->tree, hash);
        compare_heads(check);
    }
    vein_check_progress(check, "tree");
    return true;
}

static bool sweep_tail(void *context, const struct vein_cell *cells, size_t count,
                       struct vein_err *err)
{
    struct check *check = context;
    uint8_t hash[VEIN_HASH_SIZE];

    if (count != 3)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    (void)vein_sweep_again(check->sweep, vein_check_int(&cells[0]), vein_check_int(&cells[1]),
                           cells[2].data, cells[2].size, hash);
    return true;
}

static bool sweep_in_stream(void *context, const struct vein_cell *cells, size_t count,
                            struct vein_err *err)
{
    struct check *check = context;

    if (count != 3)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    vein_sweep_leaf_in_stream(check->sweep, vein_check_int(&cells[0]), vein_check_int(&cells[1]),
                              vein_check_int(&cells[2]));
    return true;
}

static bool read_leaves(struct check *check, int64_t upto, struct vein_err *err)
{
    char from[24];
    char end[24];
    const char *values[] = {from, end}; // as the statement names them first

    snprintf(from, sizeof from, "%llu", (unsigned long long)vein_tree_size(check->tree));
    snprintf(end, sizeof end, "%lld", (long long)upto);
    return (uint64_t)upto <= vein_tree_size(check->tree) ||
           vein_check_stream_rows(check, "leaf_events", values, sweep_leaf, check, err);
}

// The leaves from one page of stored heads to the next. *more: there was a page.
static bool sweep_page(struct check *check, int64_t *incarnation, int64_t *size, int64_t leaves,
                       bool *more, struct vein_err *err)
{
    vein_arena_free(check->heads_arena);
    check->heads_arena = vein_arena_new();
    if (!vein_check_heads_page(check, check->heads_arena, incarnation, size, &check->heads, err))
        return false;
    *more = check->heads->row_count > 0;
    check->next_head = 0;
    await_head(check);
    compare_heads(check);
    if (!read_leaves(check, *more && *size < leaves ? *size : leaves, err))
        return false;
    check->noted = check->noted || check->next_head < check->heads->row_count;
    return true;
}

static bool count_leaves(struct check *check, int64_t *out, struct vein_err *err)
{
    struct vein_rows *rows = NULL;

    return vein_session_read(check->session, check->arena, "audit", "leaf_count", NULL, 0, &rows,
                             err) &&
           vein_rows_int(rows, 0, "count", out, err);
}

// *whole: nothing is wrong with the tree, and it stands on the events of the chains.
static bool sweep_tree(struct check *check, bool *whole, struct vein_err *err)
{
    int64_t leaves = 0;
    int64_t incarnation = 0;
    int64_t size = -1;
    bool more = true;

    check->noted = false;
    begin_tree(check);
    if (!count_leaves(check, &leaves, err))
        return false;
    while (more && !check->noted)
        if (!sweep_page(check, &incarnation, &size, leaves, &more, err))
            return false;
    if (!vein_check_stream_rows(check, "tail", NULL, sweep_tail, check, err) ||
        (vein_sweep_crowded(check->sweep) &&
         !vein_check_stream_rows(check, "leaves_in_stream", NULL, sweep_in_stream, check, err)))
        return false;
    *whole = !check->noted && vein_tree_size(check->tree) == (uint64_t)leaves &&
             vein_sweep_leaves_hold(check->sweep);
    return true;
}

static bool take_leaf(void *context, const struct vein_cell *cells, size_t count,
                      struct vein_err *err)
{
    struct check *check = context;
    int64_t stream;
    int64_t position;
    uint8_t hash[VEIN_HASH_SIZE];

    if (count != 4)
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "the ledger's view has other columns");
    stream = vein_check_int(&cells[1]);
    position = vein_check_int(&cells[2]);
    // Two events at one place (the chain has told it) give their leaf two rows: the first one counts.
    const int64_t leaf[3] = {vein_check_int(&cells[0]), stream, position};
    if (check->has_leaf && memcmp(leaf, check->last_leaf, sizeof leaf) == 0)
        return true;
    check->has_leaf = true;
    memcpy(check->last_leaf, leaf, sizeof leaf);
    vein_chain_leaf(check->chain, vein_check_int(&cells[0]), stream, position);
    // A leaf without its event was reported by the chain; the tree can't go on, its roots will differ.
    if (cells[3].data) {
        vein_hasher_event(check->hasher, cells[3].data, cells[3].size, hash);
        vein_tree_add(check->tree, hash);
        compare_heads(check);
    }
    vein_check_progress(check, "tree");
    return true;
}

static bool tell_tree(struct check *check, struct vein_err *err)
{
    vein_arena_free(check->heads_arena);
    check->heads_arena = vein_arena_new();
    if (!vein_session_read(check->session, check->heads_arena, "audit", "checkpoints", NULL, 0,
                           &check->heads, err))
        return false;
    begin_tree(check);
    if (!vein_check_stream_rows(check, "leaves", NULL, take_leaf, check, err))
        return false;
    (void)vein_chain_finish(check->chain, true);
    if (check->next_head < check->heads->row_count)
        vein_check_finding(
            check, "checkpoint", 0, 0, "",
            vein_arena_printf(check->heads_arena,
                              "a stored checkpoint vouches for %s events, the "
                              "tree has %llu",
                              vein_rows_text(check->heads, check->heads->row_count - 1, "size"),
                              (unsigned long long)vein_tree_size(check->tree)));
    return true;
}

bool vein_check_tree(struct check *check, struct vein_err *err)
{
    bool whole = false;
    bool swept;

    check->silent = true;
    swept = check->chain || sweep_tree(check, &whole, err);
    check->silent = false;
    if (!swept)
        return false;
    if (!whole && ((!check->chain && !vein_check_locate(check, err)) || !tell_tree(check, err)))
        return false;
    // The sweep said no, reading in order found nothing: the second answer was not the first.
    if (!whole && check->result->findings == 0)
        vein_check_finding(check, "unchecked", 0, 0, "",
                           "the ledger was read twice and was not the same");
    check->result->leaves = vein_tree_size(check->tree);
    vein_check_phase_ends(check, "phase 2, tree", "leaves");
    return true;
}
