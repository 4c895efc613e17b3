// RFC 6962 tree: incremental root and right edge, roots over stored leaves, proofs both ways.
#include "vein/ledger.h"

#include <stdlib.h>
#include <string.h>

struct vein_tree {
    struct vein_hasher *hasher;
    uint64_t size;
    // level[k] is the root of a full subtree of 2^k leaves and valid when bit k of size is set.
    uint8_t level[64][VEIN_HASH_SIZE];
};

struct vein_tree *vein_tree_new(struct vein_hasher *hasher)
{
    struct vein_tree *tree = calloc(1, sizeof *tree);
    if (tree == NULL) {
        abort();
    }
    tree->hasher = hasher;
    return tree;
}

void vein_tree_free(struct vein_tree *tree)
{
    free(tree);
}

void vein_tree_add(struct vein_tree *tree, const uint8_t leaf[VEIN_HASH_SIZE])
{
    uint8_t node[VEIN_HASH_SIZE];
    unsigned k = 0;
    memcpy(node, leaf, VEIN_HASH_SIZE);
    for (; tree->size >> k & 1; k++) {
        vein_hasher_node(tree->hasher, tree->level[k], node, node);
    }
    memcpy(tree->level[k], node, VEIN_HASH_SIZE);
    tree->size++;
}

uint64_t vein_tree_size(const struct vein_tree *tree)
{
    return tree->size;
}

void vein_tree_root(const struct vein_tree *tree, uint8_t out[VEIN_HASH_SIZE])
{
    uint8_t node[VEIN_HASH_SIZE];
    bool have = false;
    if (tree->size == 0) {
        vein_hasher_plain(tree->hasher, "", 0, out);
        return;
    }
    // From the right: the smallest subtree is promoted until it meets a sibling on its left.
    for (unsigned k = 0; k < 64; k++) {
        if ((tree->size >> k & 1) == 0) {
            continue;
        }
        if (have) {
            vein_hasher_node(tree->hasher, tree->level[k], node, node);
        } else {
            memcpy(node, tree->level[k], VEIN_HASH_SIZE);
            have = true;
        }
    }
    memcpy(out, node, VEIN_HASH_SIZE);
}

size_t vein_tree_edge(const struct vein_tree *tree, uint8_t out[][VEIN_HASH_SIZE])
{
    size_t count = 0;
    for (unsigned k = 64; k-- > 0;) {
        if (tree->size >> k & 1) {
            memcpy(out[count++], tree->level[k], VEIN_HASH_SIZE);
        }
    }
    return count;
}

bool vein_tree_restore(struct vein_tree *tree, uint64_t size, const uint8_t (*edge)[VEIN_HASH_SIZE],
                       size_t count)
{
    size_t need = 0;
    for (unsigned k = 0; k < 64; k++) {
        need += size >> k & 1;
    }
    if (need != count) {
        return false;
    }
    size_t used = 0;
    for (unsigned k = 64; k-- > 0;) {
        if (size >> k & 1) {
            memcpy(tree->level[k], edge[used++], VEIN_HASH_SIZE);
        }
    }
    tree->size = size;
    return true;
}

void vein_tree_root_of(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                       uint64_t size, uint8_t out[VEIN_HASH_SIZE])
{
    struct vein_tree tree = {.hasher = hasher};
    for (uint64_t i = 0; i < size; i++) {
        vein_tree_add(&tree, leaves[i]);
    }
    vein_tree_root(&tree, out);
}

// Largest power of two below size (size >= 2): where RFC 6962 splits.
static uint64_t split(uint64_t size)
{
    uint64_t k = 1;
    while (k < size - k) {
        k <<= 1;
    }
    return k;
}

static void append(struct vein_proof *proof, const uint8_t hash[VEIN_HASH_SIZE])
{
    memcpy(proof->hash[proof->count++], hash, VEIN_HASH_SIZE);
}

// RFC 6962 2.1.1 (PATH), iteratively from the root; the audit path is ordered from the leaf, so
// it is reversed at the end.
bool vein_proof_inclusion(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                          uint64_t size, uint64_t index, struct vein_proof *out)
{
    struct vein_proof path = {.count = 0};
    uint64_t begin = 0;
    if (index >= size) {
        return false;
    }
    while (size > 1) {
        uint8_t node[VEIN_HASH_SIZE];
        uint64_t k = split(size);
        if (index - begin < k) {
            vein_tree_root_of(hasher, leaves + begin + k, size - k, node);
            size = k;
        } else {
            vein_tree_root_of(hasher, leaves + begin, k, node);
            begin += k;
            size -= k;
        }
        append(&path, node);
    }
    out->count = 0;
    while (path.count > 0) {
        append(out, path.hash[--path.count]);
    }
    return true;
}

// RFC 6962 2.1.2 (PROOF), the same way.
bool vein_proof_consistency(struct vein_hasher *hasher, const uint8_t (*leaves)[VEIN_HASH_SIZE],
                            uint64_t from, uint64_t to, struct vein_proof *out)
{
    struct vein_proof path = {.count = 0};
    uint64_t begin = 0;
    bool whole = true; // the subtree reached is the old tree itself, whose root is known
    if (from > to) {
        return false;
    }
    while (from > 0 && from < to) {
        uint8_t node[VEIN_HASH_SIZE];
        uint64_t k = split(to);
        if (from <= k) {
            vein_tree_root_of(hasher, leaves + begin + k, to - k, node);
            to = k;
        } else {
            vein_tree_root_of(hasher, leaves + begin, k, node);
            begin += k;
            from -= k;
            to -= k;
            whole = false;
        }
        append(&path, node);
    }
    if (from > 0 && !whole) {
        uint8_t node[VEIN_HASH_SIZE];
        vein_tree_root_of(hasher, leaves + begin, to, node);
        append(&path, node);
    }
    out->count = 0;
    while (path.count > 0) {
        append(out, path.hash[--path.count]);
    }
    return true;
}

static bool same(const uint8_t *a, const uint8_t *b)
{
    return memcmp(a, b, VEIN_HASH_SIZE) == 0;
}

// RFC 9162 2.1.3.2.
bool vein_proof_inclusion_holds(struct vein_hasher *hasher, const struct vein_proof *proof,
                                uint64_t size, uint64_t index, const uint8_t leaf[VEIN_HASH_SIZE],
                                const uint8_t root[VEIN_HASH_SIZE])
{
    uint8_t node[VEIN_HASH_SIZE];
    if (index >= size || proof->count > VEIN_PROOF_MAX) {
        return false;
    }
    uint64_t at = index;
    uint64_t last = size - 1;
    memcpy(node, leaf, VEIN_HASH_SIZE);
    for (size_t i = 0; i < proof->count; i++) {
        if (last == 0) {
            return false; // more hashes than the tree has levels
        }
        if ((at & 1) != 0 || at == last) {
            vein_hasher_node(hasher, proof->hash[i], node, node);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            vein_hasher_node(hasher, node, proof->hash[i], node);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && same(node, root);
}

// RFC 9162 2.1.4.2, extended to the two cases it leaves out: from 0 and from a size to itself,
// both with an empty proof.
bool vein_proof_consistency_holds(struct vein_hasher *hasher, const struct vein_proof *proof,
                                  uint64_t from, uint64_t to,
                                  const uint8_t from_root[VEIN_HASH_SIZE],
                                  const uint8_t to_root[VEIN_HASH_SIZE])
{
    uint8_t old[VEIN_HASH_SIZE];
    uint8_t new[VEIN_HASH_SIZE];
    if (from > to || proof->count > VEIN_PROOF_MAX) {
        return false;
    }
    if (from == 0) {
        vein_hasher_plain(hasher, "", 0, old);
        return proof->count == 0 && same(old, from_root) && (to > 0 || same(old, to_root));
    }
    if (from == to) {
        return proof->count == 0 && same(from_root, to_root);
    }
    bool full = (from & (from - 1)) == 0; // then the old root is itself the first node
    size_t next = 0;
    if (!full && proof->count == 0) {
        return false;
    }
    memcpy(old, full ? from_root : proof->hash[next++], VEIN_HASH_SIZE);
    memcpy(new, old, VEIN_HASH_SIZE);
    uint64_t at = from - 1;
    uint64_t last = to - 1;
    while ((at & 1) != 0) {
        at >>= 1;
        last >>= 1;
    }
    for (; next < proof->count; next++) {
        if (last == 0) {
            return false;
        }
        if ((at & 1) != 0 || at == last) {
            vein_hasher_node(hasher, proof->hash[next], old, old);
            vein_hasher_node(hasher, proof->hash[next], new, new);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            vein_hasher_node(hasher, new, proof->hash[next], new);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && same(old, from_root) && same(new, to_root);
}
