// Phase 2: the tree over all events, its root at every stored checkpoint and at the anchor.
#include "audit.h"

#include <stdlib.h>
#include <string.h>

// Compares the root at the present size with every stored head of that size.
static void compare_heads(struct check *check)
{
    const struct vein_rows *rows = check->checkpoints;
    uint64_t size = vein_tree_size(check->tree);
    uint8_t root[VEIN_HASH_SIZE];
    bool have = false;
    int64_t stored = 0;

    for (; check->next_checkpoint < rows->row_count; check->next_checkpoint++) {
        struct vein_checkpoint head;
        const char *text = vein_checkpoint_note(
            vein_rows_text(rows, check->next_checkpoint, "text"), check->arena);

        if (!vein_rows_int(rows, check->next_checkpoint, "size", &stored, NULL) ||
            (uint64_t)stored > size)
            break;
        if (!have)
            vein_tree_root(check->tree, root);
        have = true;
        if (!vein_checkpoint_parse(text, strlen(text), &head, NULL, NULL))
            vein_check_finding(check, "checkpoint", 0, 0, "", "a stored text is no checkpoint");
        else if (head.size != stored || memcmp(head.root, root, VEIN_HASH_SIZE) != 0)
            vein_check_finding(check, "checkpoint", 0, 0, "",
                               vein_arena_printf(check->arena,
                                                 "the stored root at %lld events is not the tree's",
                                                 (long long)stored));
    }
    if (check->anchor && check->anchor->incarnation == check->incarnation &&
        (uint64_t)check->anchor->size == size) {
        vein_tree_root(check->tree, check->anchor_root);
        check->has_anchor_root = true;
    }
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

bool vein_check_tree(struct check *check, struct vein_err *err)
{
    check->tree = vein_tree_new(check->hasher);
    compare_heads(check);
    if (!vein_check_stream_rows(check, "leaves", take_leaf, check, err))
        return false;
    check->result->leaves = vein_tree_size(check->tree);
    (void)vein_chain_finish(check->chain, true);
    if (check->next_checkpoint < check->checkpoints->row_count)
        vein_check_finding(
            check, "checkpoint", 0, 0, "",
            vein_arena_printf(
                check->arena,
                "a stored checkpoint vouches for %s events, the "
                "tree has %llu",
                vein_rows_text(check->checkpoints, check->checkpoints->row_count - 1, "size"),
                (unsigned long long)check->result->leaves));
    vein_check_phase_ends(check, "phase 2, tree", "leaves");
    return true;
}
