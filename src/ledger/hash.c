// SHA-256 with one context and one fetched algorithm, reused for millions of bodies: fetching per
// hash costs more than hashing a body of usual size.
#include "vein/ledger.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

struct vein_hasher {
    EVP_MD *algorithm;
    EVP_MD_CTX *context;
};

// There is no way to go on without a digest, and no caller could do anything better.
static void must(bool done)
{
    if (!done) {
        fputs("vein: SHA-256 of libcrypto is not available\n", stderr);
        abort();
    }
}

void vein_hash_light(void)
{
    (void)OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS, NULL);
}

struct vein_hasher *vein_hasher_new(void)
{
    struct vein_hasher *hasher = calloc(1, sizeof *hasher);
    must(hasher != NULL);
    hasher->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
    hasher->context = EVP_MD_CTX_new();
    must(hasher->algorithm != NULL && hasher->context != NULL);
    must(EVP_DigestInit_ex2(hasher->context, hasher->algorithm, NULL) == 1);
    return hasher;
}

void vein_hasher_free(struct vein_hasher *hasher)
{
    if (hasher == NULL) {
        return;
    }
    EVP_MD_CTX_free(hasher->context);
    EVP_MD_free(hasher->algorithm);
    free(hasher);
}

void vein_hasher_start(struct vein_hasher *hasher)
{
    // NULL: same algorithm again, nothing is allocated.
    must(EVP_DigestInit_ex2(hasher->context, NULL, NULL) == 1);
}

void vein_hasher_feed(struct vein_hasher *hasher, const void *bytes, size_t size)
{
    if (size > 0) {
        must(EVP_DigestUpdate(hasher->context, bytes, size) == 1);
    }
}

void vein_hasher_end(struct vein_hasher *hasher, uint8_t out[VEIN_HASH_SIZE])
{
    unsigned size = 0;
    must(EVP_DigestFinal_ex(hasher->context, out, &size) == 1 && size == VEIN_HASH_SIZE);
}

void vein_hasher_plain(struct vein_hasher *hasher, const void *bytes, size_t size,
                       uint8_t out[VEIN_HASH_SIZE])
{
    vein_hasher_start(hasher);
    vein_hasher_feed(hasher, bytes, size);
    vein_hasher_end(hasher, out);
}

void vein_hasher_event(struct vein_hasher *hasher, const void *body, size_t size,
                       uint8_t out[VEIN_HASH_SIZE])
{
    static const uint8_t prefix = 0x00;
    vein_hasher_start(hasher);
    vein_hasher_feed(hasher, &prefix, 1);
    vein_hasher_feed(hasher, body, size);
    vein_hasher_end(hasher, out);
}

void vein_hasher_node(struct vein_hasher *hasher, const uint8_t left[VEIN_HASH_SIZE],
                      const uint8_t right[VEIN_HASH_SIZE], uint8_t out[VEIN_HASH_SIZE])
{
    uint8_t node[1 + 2 * VEIN_HASH_SIZE];
    node[0] = 0x01;
    memcpy(node + 1, left, VEIN_HASH_SIZE);
    memcpy(node + 1 + VEIN_HASH_SIZE, right, VEIN_HASH_SIZE);
    vein_hasher_plain(hasher, node, sizeof node, out);
}

void vein_hasher_commitment(struct vein_hasher *hasher, const uint8_t salt[16],
                            struct vein_slice name, struct vein_slice value,
                            uint8_t out[VEIN_HASH_SIZE])
{
    static const uint8_t prefix = 0x02;
    vein_hasher_start(hasher);
    vein_hasher_feed(hasher, &prefix, 1);
    vein_hasher_feed(hasher, salt, 16);
    vein_hasher_feed(hasher, name.data, name.size);
    vein_hasher_feed(hasher, value.data, value.size);
    vein_hasher_end(hasher, out);
}
