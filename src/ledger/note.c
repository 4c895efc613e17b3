// Signature lines of the C2SP signed note: Ed25519 over the text before the blank line.
#include "lines.h"
#include "vein/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ALGORITHM_ED25519 0x01
#define SIGNATURE_BYTES 64
#define PEM_LIMIT 16384
#define DASH "\xe2\x80\x94 " // em dash, space

static bool name_valid(const char *name, size_t size)
{
    if (size == 0 || size > VEIN_NOTE_NAME_LIMIT || !vein_utf8_clean(name, size, NULL)) {
        return false;
    }
    return memchr(name, ' ', size) == NULL && memchr(name, '+', size) == NULL;
}

bool vein_note_line_read(struct vein_slice line, struct note_line *out)
{
    uint8_t raw[NOTE_SIGNATURE_MAX + 4];
    size_t size = sizeof raw;
    if (!vein_lines_skip(&line, DASH)) {
        return false;
    }
    const char *space = line.size == 0 ? NULL : memchr(line.data, ' ', line.size);
    if (space == NULL) {
        return false;
    }
    out->name = (struct vein_slice){line.data, (size_t)(space - line.data)};
    size_t rest = line.size - out->name.size - 1;
    if (!name_valid(out->name.data, out->name.size) ||
        !vein_base64_read(space + 1, rest, raw, &size) || size < 5) {
        return false;
    }
    memcpy(out->id, raw, 4);
    out->signature_size = size - 4;
    memcpy(out->signature, raw + 4, size - 4);
    return true;
}

bool vein_note_key_make(const char *name, const uint8_t public_key[VEIN_NOTE_KEY_BYTES],
                        struct vein_note_key *out, struct vein_err *err)
{
    uint8_t input[VEIN_NOTE_NAME_LIMIT + 2 + VEIN_NOTE_KEY_BYTES];
    uint8_t hash[VEIN_HASH_SIZE];
    size_t size = strlen(name);
    if (!name_valid(name, size)) {
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "A key name has 1 to 64 bytes, no space and no plus sign.",
                            "key name is not valid");
    }
    memcpy(input, name, size);
    input[size] = '\n';
    input[size + 1] = ALGORITHM_ED25519;
    memcpy(input + size + 2, public_key, VEIN_NOTE_KEY_BYTES);
    struct vein_hasher *hasher = vein_hasher_new();
    vein_hasher_plain(hasher, input, size + 2 + VEIN_NOTE_KEY_BYTES, hash);
    vein_hasher_free(hasher);
    memset(out, 0, sizeof *out);
    memcpy(out->name, name, size);
    memcpy(out->id, hash, sizeof out->id);
    memcpy(out->public_key, public_key, VEIN_NOTE_KEY_BYTES);
    return true;
}

void vein_note_key_format(struct vein_buf *out, const struct vein_note_key *key)
{
    uint8_t typed[1 + VEIN_NOTE_KEY_BYTES] = {ALGORITHM_ED25519};
    char id[9];
    memcpy(typed + 1, key->public_key, VEIN_NOTE_KEY_BYTES);
    vein_ledger_hex(key->id, sizeof key->id, id);
    vein_buf_addf(out, "%s+%s+", key->name, id);
    vein_base64_add(out, typed, sizeof typed);
}

bool vein_note_key_parse(const char *text, struct vein_note_key *out, struct vein_err *err)
{
    static const char hint[] = "A verifier key reads <name>+<key id>+<base64>.";
    char name[VEIN_NOTE_NAME_LIMIT + 1];
    uint8_t id[4];
    uint8_t typed[1 + VEIN_NOTE_KEY_BYTES];
    size_t size = sizeof typed;
    struct vein_note_key key;
    const char *plus = strchr(text, '+');
    if (plus == NULL || plus - text > VEIN_NOTE_NAME_LIMIT || strlen(plus) < 10 || plus[9] != '+' ||
        !vein_ledger_unhex(plus + 1, 8, id, sizeof id) ||
        !vein_base64_read(plus + 10, strlen(plus + 10), typed, &size) || size != sizeof typed ||
        typed[0] != ALGORITHM_ED25519) {
        return vein_err_set(err, VEIN_EXIT_USAGE, "", hint, "not an Ed25519 verifier key");
    }
    memcpy(name, text, (size_t)(plus - text));
    name[plus - text] = '\0';
    if (!vein_note_key_make(name, typed + 1, &key, err)) {
        return false;
    }
    if (memcmp(key.id, id, sizeof id) != 0) {
        return vein_err_set(err, VEIN_EXIT_USAGE, "", hint,
                            "the key id does not belong to this name and key");
    }
    *out = key;
    return true;
}

// Opened first and judged by its descriptor, so that the file judged is the file read.
static bool read_secret(const char *path, char *out, size_t *size, struct vein_err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &st) != 0) {
        int why = errno;
        if (fd >= 0) {
            close(fd);
        }
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "", "cannot read key file %s: %s", path,
                            strerror(why));
    }
    const char *wrong = NULL;
    if (!S_ISREG(st.st_mode)) {
        wrong = "is not a regular file";
    } else if (st.st_uid != geteuid()) {
        wrong = "belongs to another user";
    } else if ((st.st_mode & 077) != 0) {
        wrong = "can be read by others";
    } else if (st.st_size > PEM_LIMIT) {
        wrong = "is too long for a key";
    }
    if (wrong != NULL) {
        close(fd);
        return vein_err_set(err, VEIN_EXIT_REFUSED, "", "Own the key file and chmod 600 it.",
                            "key file %s %s", path, wrong);
    }
    size_t used = 0;
    ssize_t got = 0;
    while (used < PEM_LIMIT && (got = read(fd, out + used, PEM_LIMIT - used)) > 0) {
        used += (size_t)got;
    }
    close(fd);
    if (got < 0) {
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "", "cannot read key file %s", path);
    }
    *size = used;
    return true;
}

// libcrypto would otherwise ask for a passphrase on the terminal, in the middle of a screen.
static int no_passphrase(char *buf, int size, int rwflag, void *context)
{
    (void)buf;
    (void)size;
    (void)rwflag;
    (void)context;
    return -1;
}

static bool load_key(const char *path, EVP_PKEY **out, struct vein_err *err)
{
    char pem[PEM_LIMIT];
    size_t size = 0;
    if (!read_secret(path, pem, &size, err)) {
        return false;
    }
    BIO *bio = BIO_new_mem_buf(pem, (int)size);
    EVP_PKEY *key = bio == NULL ? NULL : PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL);
    BIO_free(bio);
    OPENSSL_cleanse(pem, sizeof pem);
    if (key == NULL || EVP_PKEY_is_a(key, "ED25519") != 1) {
        EVP_PKEY_free(key);
        return vein_err_set(err, VEIN_EXIT_USAGE, "",
                            "Make one with: openssl genpkey -algorithm ed25519 -out FILE",
                            "%s is not an Ed25519 private key in PEM without passphrase", path);
    }
    *out = key;
    return true;
}

static bool sign_bytes(EVP_PKEY *key, const char *text, size_t size, uint8_t out[SIGNATURE_BYTES])
{
    size_t out_size = SIGNATURE_BYTES;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context != NULL && EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1 &&
                EVP_DigestSign(context, out, &out_size, (const uint8_t *)text, size) == 1 &&
                out_size == SIGNATURE_BYTES;
    EVP_MD_CTX_free(context);
    return done;
}

static bool signature_good(const struct vein_note_key *key, const char *text, size_t size,
                           const uint8_t signature[SIGNATURE_BYTES])
{
    EVP_PKEY *public_key =
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key->public_key, VEIN_NOTE_KEY_BYTES);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool good =
        public_key != NULL && context != NULL &&
        EVP_DigestVerifyInit(context, NULL, NULL, NULL, public_key) == 1 &&
        EVP_DigestVerify(context, signature, SIGNATURE_BYTES, (const uint8_t *)text, size) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(public_key);
    return good;
}

bool vein_note_sign(struct vein_buf *text, const char *key_name, const char *pem_path,
                    struct vein_note_key *key, struct vein_err *err)
{
    struct vein_checkpoint checkpoint;
    struct vein_note_key made;
    uint8_t raw[VEIN_NOTE_KEY_BYTES];
    uint8_t signature[4 + SIGNATURE_BYTES];
    size_t raw_size = sizeof raw;
    size_t signed_size = 0;
    EVP_PKEY *secret = NULL;
    if (!vein_checkpoint_parse(text->data, text->size, &checkpoint, &signed_size, err) ||
        !load_key(pem_path, &secret, err)) {
        return false;
    }
    bool done = EVP_PKEY_get_raw_public_key(secret, raw, &raw_size) == 1 &&
                sign_bytes(secret, text->data, signed_size, signature + 4);
    EVP_PKEY_free(secret);
    if (!done) {
        return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "libcrypto did not sign");
    }
    if (!vein_note_key_make(key_name, raw, &made, err)) {
        return false;
    }
    memcpy(signature, made.id, sizeof made.id);
    vein_buf_addf(text, DASH "%s ", made.name);
    vein_base64_add(text, signature, sizeof signature);
    vein_buf_adds(text, "\n");
    if (key != NULL) {
        *key = made;
    }
    return true;
}

bool vein_note_verify(const char *text, size_t size, const struct vein_note_key *key,
                      struct vein_err *err)
{
    struct vein_checkpoint checkpoint;
    struct vein_slice line;
    size_t signed_size = 0;
    size_t good = 0;
    if (!vein_checkpoint_parse(text, size, &checkpoint, &signed_size, err)) {
        return false;
    }
    struct vein_slice rest = {text + signed_size + 1, size - signed_size - 1};
    while (vein_lines_next(&rest, &line)) {
        struct note_line note;
        if (!vein_note_line_read(line, &note) || memcmp(note.id, key->id, sizeof key->id) != 0 ||
            !vein_slice_equal(note.name, vein_slice_text(key->name))) {
            continue;
        }
        if (note.signature_size != SIGNATURE_BYTES ||
            !signature_good(key, text, signed_size, note.signature)) {
            return vein_err_set(err, VEIN_EXIT_EVIDENCE, "",
                                "The text was changed after it was signed, or forged.",
                                "the signature of %s is false", key->name);
        }
        good++;
    }
    if (good == 0) {
        return vein_err_set(err, VEIN_EXIT_EVIDENCE, "", "", "no signature of %s", key->name);
    }
    return true;
}
