// RFC 6962: known roots, and every proof for every pair of sizes up to 64, whole and damaged.
#include "ledger_make.h"

#include <CUnit/CUnit.h>

#define LEAVES 65

struct fixture {
    struct vein_hasher *hasher;
    uint8_t leaf[LEAVES][32];
    uint8_t root[LEAVES + 1][32];
};

static void setup(struct fixture *f)
{
    f->hasher = vein_hasher_new();
    struct vein_tree *tree = vein_tree_new(f->hasher);
    for (uint8_t i = 0; i < LEAVES; i++) {
        vein_tree_root(tree, f->root[i]);
        vein_hasher_event(f->hasher, &i, 1, f->leaf[i]);
        vein_tree_add(tree, f->leaf[i]);
    }
    vein_tree_root(tree, f->root[LEAVES]);
    CU_ASSERT_EQUAL(vein_tree_size(tree), LEAVES);
    vein_tree_free(tree);
}

// The definition, word for word: an independent way to the root.
static void by_definition(struct fixture *f, size_t begin, size_t size, uint8_t out[32])
{
    uint8_t left[32];
    uint8_t right[32];
    size_t k = 1;
    if (size == 1) {
        memcpy(out, f->leaf[begin], 32);
        return;
    }
    while (2 * k < size) {
        k *= 2;
    }
    by_definition(f, begin, k, left);
    by_definition(f, begin + k, size - k, right);
    vein_hasher_node(f->hasher, left, right, out);
}

void test_ledger_tree__roots_of_the_reference_vectors(void);
void test_ledger_tree__roots_of_the_reference_vectors(void)
{
    // Inputs and roots of the certificate transparency reference implementation.
    static const struct {
        const char *bytes;
        size_t size;
        const char *root;
    } rows[] = {
        {"", 0, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"\x00", 1, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"\x10", 1, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"\x20\x21", 2, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"\x30\x31", 2, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"\x40\x41\x42\x43", 4, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"\x50\x51\x52\x53\x54\x55\x56\x57", 8,
         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16,
         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
    };
    struct vein_hasher *hasher = vein_hasher_new();
    struct vein_tree *tree = vein_tree_new(hasher);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint8_t hash[32];
        char hex[VEIN_HEX_SIZE];
        vein_hasher_event(hasher, rows[i].bytes, rows[i].size, hash);
        vein_tree_add(tree, hash);
        vein_tree_root(tree, hash);
        vein_ledger_hex(hash, 32, hex);
        CU_ASSERT_STRING_EQUAL(hex, rows[i].root);
    }
    vein_tree_free(tree);
    vein_hasher_free(hasher);
}

void test_ledger_tree__incremental_roots_follow_the_definition(void);
void test_ledger_tree__incremental_roots_follow_the_definition(void)
{
    struct fixture f;
    setup(&f);
    for (size_t size = 1; size <= LEAVES; size++) {
        uint8_t hash[32];
        by_definition(&f, 0, size, hash);
        CU_ASSERT_EQUAL(memcmp(hash, f.root[size], 32), 0);
        vein_tree_root_of(f.hasher, (const uint8_t(*)[32])f.leaf, size, hash);
        CU_ASSERT_EQUAL(memcmp(hash, f.root[size], 32), 0);
    }
    vein_hasher_free(f.hasher);
}

void test_ledger_tree__a_stored_edge_continues_the_tree(void);
void test_ledger_tree__a_stored_edge_continues_the_tree(void)
{
    struct fixture f;
    setup(&f);
    for (size_t size = 0; size <= LEAVES; size++) {
        uint8_t edge[64][32];
        uint8_t hash[32];
        struct vein_tree *tree = vein_tree_new(f.hasher);
        struct vein_tree *next = vein_tree_new(f.hasher);
        for (size_t i = 0; i < size; i++) {
            vein_tree_add(tree, f.leaf[i]);
        }
        size_t count = vein_tree_edge(tree, edge);
        CU_ASSERT_FALSE(vein_tree_restore(next, size, (const uint8_t(*)[32])edge, count + 1));
        CU_ASSERT_TRUE(vein_tree_restore(next, size, (const uint8_t(*)[32])edge, count));
        for (size_t i = size; i < LEAVES; i++) {
            vein_tree_add(next, f.leaf[i]);
        }
        vein_tree_root(next, hash);
        CU_ASSERT_EQUAL(memcmp(hash, f.root[LEAVES], 32), 0);
        vein_tree_free(tree);
        vein_tree_free(next);
    }
    vein_hasher_free(f.hasher);
}

static bool inclusion(struct fixture *f, const struct vein_proof *proof, uint64_t size,
                      uint64_t index)
{
    return vein_proof_inclusion_holds(f->hasher, proof, size, index, f->leaf[index], f->root[size]);
}

static void damaged_inclusion(struct fixture *f, const struct vein_proof *good, uint64_t size,
                              uint64_t index)
{
    struct vein_proof bad = *good;
    for (size_t i = 0; i < good->count; i++) {
        bad = *good;
        bad.hash[i][(index + i) % 32] ^= 0x40;
        CU_ASSERT_FALSE(inclusion(f, &bad, size, index));
        bad = *good;
        memmove(bad.hash[i], bad.hash[i + 1], (good->count - i - 1) * 32);
        bad.count--;
        CU_ASSERT_FALSE(inclusion(f, &bad, size, index));
    }
    bad = *good;
    memcpy(bad.hash[bad.count++], f->root[size], 32);
    CU_ASSERT_FALSE(inclusion(f, &bad, size, index));
    for (uint64_t other = 0; other < size + 2; other++) {
        if (other != index) {
            bool holds = vein_proof_inclusion_holds(f->hasher, good, size, other, f->leaf[index],
                                                    f->root[size]);
            CU_ASSERT_FALSE(holds);
        }
    }
}

void test_ledger_tree__inclusion_of_every_leaf_in_every_size(void);
void test_ledger_tree__inclusion_of_every_leaf_in_every_size(void)
{
    struct fixture f;
    struct vein_proof proof;
    setup(&f);
    for (uint64_t size = 0; size < LEAVES; size++) {
        for (uint64_t index = 0; index < size; index++) {
            CU_ASSERT_TRUE(
                vein_proof_inclusion(f.hasher, (const uint8_t(*)[32])f.leaf, size, index, &proof));
            CU_ASSERT_TRUE(inclusion(&f, &proof, size, index));
            damaged_inclusion(&f, &proof, size, index);
        }
        CU_ASSERT_FALSE(
            vein_proof_inclusion(f.hasher, (const uint8_t(*)[32])f.leaf, size, size, &proof));
    }
    proof.count = VEIN_PROOF_MAX + 1;
    CU_ASSERT_FALSE(inclusion(&f, &proof, 4, 1));
    vein_hasher_free(f.hasher);
}

static bool consistency(struct fixture *f, const struct vein_proof *proof, uint64_t from,
                        uint64_t to)
{
    return vein_proof_consistency_holds(f->hasher, proof, from, to, f->root[from], f->root[to]);
}

static void damaged_consistency(struct fixture *f, const struct vein_proof *good, uint64_t from,
                                uint64_t to)
{
    struct vein_proof bad = *good;
    for (size_t i = 0; i < good->count; i++) {
        bad = *good;
        bad.hash[i][(from + i) % 32] ^= 0x04;
        CU_ASSERT_FALSE(consistency(f, &bad, from, to));
        bad = *good;
        memmove(bad.hash[i], bad.hash[i + 1], (good->count - i - 1) * 32);
        bad.count--;
        CU_ASSERT_FALSE(consistency(f, &bad, from, to));
    }
    bad = *good;
    memcpy(bad.hash[bad.count++], f->root[to], 32);
    CU_ASSERT_FALSE(consistency(f, &bad, from, to));
    // Too short for a tree of 128, whose root the claim pretends to be this one.
    CU_ASSERT_EQUAL(
        vein_proof_consistency_holds(f->hasher, good, from, 128, f->root[from], f->root[to]),
        from == 0);
    if (from != to) { // roots exchanged, and a root that is another tree's
        CU_ASSERT_FALSE(
            vein_proof_consistency_holds(f->hasher, good, from, to, f->root[to], f->root[to]));
        if (from > 0) {
            CU_ASSERT_FALSE(vein_proof_consistency_holds(f->hasher, good, from, to, f->root[from],
                                                         f->root[from]));
        }
        CU_ASSERT_FALSE(
            vein_proof_consistency_holds(f->hasher, good, to, from, f->root[to], f->root[from]));
    }
}

void test_ledger_tree__consistency_of_every_pair_of_sizes(void);
void test_ledger_tree__consistency_of_every_pair_of_sizes(void)
{
    struct fixture f;
    struct vein_proof proof;
    setup(&f);
    for (uint64_t to = 0; to < LEAVES; to++) {
        for (uint64_t from = 0; from <= to; from++) {
            CU_ASSERT_TRUE(
                vein_proof_consistency(f.hasher, (const uint8_t(*)[32])f.leaf, from, to, &proof));
            CU_ASSERT_TRUE(consistency(&f, &proof, from, to));
            damaged_consistency(&f, &proof, from, to);
        }
        CU_ASSERT_FALSE(
            vein_proof_consistency(f.hasher, (const uint8_t(*)[32])f.leaf, to + 1, to, &proof));
    }
    vein_hasher_free(f.hasher);
}

void test_ledger_tree__a_changed_leaf_breaks_consistency(void);
void test_ledger_tree__a_changed_leaf_breaks_consistency(void)
{
    struct fixture f;
    struct vein_proof proof;
    uint8_t root[32];
    setup(&f);
    for (size_t changed = 0; changed < 20; changed++) {
        f.leaf[changed][0] ^= 1;
        CU_ASSERT_TRUE(
            vein_proof_consistency(f.hasher, (const uint8_t(*)[32])f.leaf, 20, 50, &proof));
        vein_tree_root_of(f.hasher, (const uint8_t(*)[32])f.leaf, 50, root);
        CU_ASSERT_FALSE(vein_proof_consistency_holds(f.hasher, &proof, 20, 50, f.root[20], root));
        f.leaf[changed][0] ^= 1;
    }
    vein_hasher_free(f.hasher);
}

void test_ledger_tree__an_event_shaped_like_a_node_is_no_node(void);
void test_ledger_tree__an_event_shaped_like_a_node_is_no_node(void)
{
    struct fixture f;
    uint8_t shaped[65] = {
        1}; // what a node over the first two leaves is hashed from, given as an event
    uint8_t forged[32];
    uint8_t root[32];

    setup(&f);
    memcpy(shaped + 1, f.leaf[0], 32);
    memcpy(shaped + 33, f.leaf[1], 32);
    struct vein_tree *tree = vein_tree_new(f.hasher);
    vein_hasher_event(f.hasher, shaped, sizeof shaped, forged);
    CU_ASSERT_NOT_EQUAL(memcmp(forged, f.root[2], 32), 0);
    // two events, with the forged one in place of the first two of three: another root than theirs
    vein_tree_add(tree, forged);
    vein_tree_root(tree, root);
    CU_ASSERT_NOT_EQUAL(memcmp(root, f.root[2], 32), 0);
    vein_tree_add(tree, f.leaf[2]);
    vein_tree_root(tree, root);
    CU_ASSERT_NOT_EQUAL(memcmp(root, f.root[3], 32), 0);
    vein_tree_free(tree);
    vein_hasher_free(f.hasher);
}
