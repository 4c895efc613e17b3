// Checkpoint texts, signatures, anchor files.
#include "ledger_make.h"

#include <CUnit/CUnit.h>
#include <sys/stat.h>
#include <unistd.h>

static const char sample[] =
    "vein/0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9/2\n"
    "42\n"
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    "catalogue ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"
    "server 150008\n"
    "last 2026-04-23T08:15:30.000001Z\n"
    "\n";

// The key of RFC 8032 7.1, test 1, in PKCS#8.
static const char pem[] = "-----BEGIN PRIVATE KEY-----\n"
                          "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                          "-----END PRIVATE KEY-----\n";
static const char public_hex[] = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

static bool parses(const char *text, size_t size)
{
    struct vein_checkpoint checkpoint;
    struct vein_err err;
    return vein_checkpoint_parse(text, size, &checkpoint, NULL, &err);
}

static void temporary(char path[64], const char *content, mode_t mode)
{
    snprintf(path, 64, "%s/vein-test-XXXXXX", P_tmpdir);
    int fd = mkstemp(path);
    CU_ASSERT_FATAL(fd >= 0);
    CU_ASSERT_EQUAL(write(fd, content, strlen(content)), (ssize_t)strlen(content));
    CU_ASSERT_EQUAL(fchmod(fd, mode), 0);
    close(fd);
}

void test_ledger_note__a_checkpoint_text_comes_back(void);
void test_ledger_note__a_checkpoint_text_comes_back(void)
{
    struct vein_checkpoint checkpoint;
    struct vein_err err;
    struct vein_buf text;
    size_t signed_size = 0;
    vein_buf_init(&text);
    CU_ASSERT_TRUE_FATAL(
        vein_checkpoint_parse(sample, strlen(sample), &checkpoint, &signed_size, &err));
    CU_ASSERT_STRING_EQUAL(checkpoint.instance, "0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9");
    CU_ASSERT_EQUAL(checkpoint.incarnation, 2);
    CU_ASSERT_EQUAL(checkpoint.size, 42);
    CU_ASSERT_EQUAL(checkpoint.root[0], 0xe3);
    CU_ASSERT_EQUAL(checkpoint.catalogue[0], 0xba);
    CU_ASSERT_EQUAL(checkpoint.server, 150008);
    CU_ASSERT_TRUE(checkpoint.has_last);
    CU_ASSERT_EQUAL(signed_size, strlen(sample) - 1);
    vein_checkpoint_format(&text, &checkpoint);
    CU_ASSERT_STRING_EQUAL(text.data, sample);
    checkpoint.has_last = false;
    text.size = 0;
    vein_checkpoint_format(&text, &checkpoint);
    CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "\nlast -\n\n"));
    CU_ASSERT_TRUE(parses(text.data, text.size));
    vein_buf_release(&text);
}

static bool parses_with(const char *from, const char *to)
{
    struct vein_buf text;
    const char *at = strstr(sample, from);
    vein_buf_init(&text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    vein_buf_add(&text, sample, (size_t)(at - sample));
    vein_buf_adds(&text, to);
    vein_buf_adds(&text, at + strlen(from));
    bool done = parses(text.data, text.size);
    vein_buf_release(&text);
    return done;
}

void test_ledger_note__other_spellings_are_refused(void);
void test_ledger_note__other_spellings_are_refused(void)
{
    static const char *const rows[][2] = {
        {"vein/", "Vein/"},
        {"0a1b2c3d", "0A1B2C3D"},
        {"/2\n", "/02\n"},
        {"/2\n", "/\n"},
        {"/2\n", "\n"},
        {"\n42\n", "\n042\n"},
        {"\n42\n", "\n-1\n"},
        {"\n42\n", "\n 42\n"},
        {"\n42\n", "\n9223372036854775808\n"},
        {"uFU=", "uFV="},
        {"uFU=", "uFU"},
        {"catalogue ba", "catalogue BA"},
        {"catalogue ba", "catalogue  ba"},
        {"catalogue ba", "catalogue a"},
        {"server 150008", "server x"},
        {"08:15:30", "08:15:61"},
        {".000001Z", "Z"},
        {".000001Z", ".000001+00:00"},
        {"Z\n\n", "Z\n"},
        {"Z\n\n", "Z\n\n\n"},
        {"Z\n\n", "Z\r\n\n"},
        {"Z\n\n", "Z\nextra\n\n"},
        {"Z\n\n", "Z\n\nhello\n"},
        {"Z\n\n", "Z\n\n\xe2\x80\x94 name AAAA\n"},
        {"Z\n\n", "Z\n\n\xe2\x80\x94 name AAAAAAA=\n\n"},
        {"Z\n\n", "Z\n\n\xe2\x80\x94 na+me AAAAAAA=\n"},
        {"Z\n\n", "Z\n\n\xe2\x80\x94 name AAAAAAA="},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CU_ASSERT_FALSE(parses_with(rows[i][0], rows[i][1]));
    }
    CU_ASSERT_TRUE(parses_with("\n42\n", "\n0\n"));
    CU_ASSERT_TRUE(parses_with("\n42\n", "\n9223372036854775807\n"));
    CU_ASSERT_TRUE(parses_with("Z\n\n", "Z\n\n\xe2\x80\x94 name AAAAAAA=\n"));
    for (size_t size = 0; size < strlen(sample); size++) {
        CU_ASSERT_FALSE(parses(sample, size));
    }
}

void test_ledger_note__a_signature_is_that_of_openssl_and_holds(void);
void test_ledger_note__a_signature_is_that_of_openssl_and_holds(void)
{
    struct vein_note_key key;
    struct vein_note_key parsed;
    struct vein_err err;
    struct vein_buf text;
    struct vein_buf written;
    uint8_t want[32];
    char path[64];
    temporary(path, pem, 0600);
    vein_buf_init(&text);
    vein_buf_init(&written);
    vein_buf_adds(&text, sample);
    CU_ASSERT_TRUE_FATAL(vein_note_sign(&text, "lab.example/vein", path, &key, &err));
    CU_ASSERT_TRUE(vein_ledger_unhex(public_hex, 64, want, 32));
    CU_ASSERT_EQUAL(memcmp(key.public_key, want, 32), 0);
    CU_ASSERT_TRUE(vein_note_verify(text.data, text.size, &key, &err));
    vein_note_key_format(&written, &key);
    CU_ASSERT_TRUE(vein_note_key_parse(written.data, &parsed, &err));
    CU_ASSERT_EQUAL(memcmp(&parsed, &key, sizeof key), 0);
    written.data[written.size - 2] = written.data[written.size - 2] == 'A' ? 'B' : 'A';
    CU_ASSERT_FALSE(vein_note_key_parse(written.data, &parsed, &err));
    CU_ASSERT_TRUE(vein_note_sign(&text, "second", path, NULL, &err));
    CU_ASSERT_TRUE(vein_note_verify(text.data, text.size, &key, &err));
    for (size_t i = 0; i < strlen(sample) - 1; i++) { // every signed byte counts
        text.data[i] ^= 1;
        CU_ASSERT_FALSE(vein_note_verify(text.data, text.size, &key, &err));
        text.data[i] ^= 1;
    }
    CU_ASSERT_TRUE(vein_note_key_make("other", key.public_key, &parsed, &err));
    CU_ASSERT_FALSE(vein_note_verify(text.data, text.size, &parsed, &err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_EVIDENCE);
    unlink(path);
    vein_buf_release(&text);
    vein_buf_release(&written);
}

void test_ledger_note__a_key_others_can_read_is_refused(void);
void test_ledger_note__a_key_others_can_read_is_refused(void)
{
    static const mode_t modes[] = {0640, 0604, 0660, 0644};
    struct vein_err err;
    struct vein_buf text;
    char path[64];
    vein_buf_init(&text);
    vein_buf_adds(&text, sample);
    temporary(path, pem, 0600);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        CU_ASSERT_EQUAL(chmod(path, modes[i]), 0);
        CU_ASSERT_FALSE(vein_note_sign(&text, "a", path, NULL, &err));
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "can be read by others"));
    }
    unlink(path);
    CU_ASSERT_FALSE(vein_note_sign(&text, "a", path, NULL, &err));
    CU_ASSERT_FALSE(vein_note_sign(&text, "a", "/", NULL, &err));
    temporary(path, "not a key\n", 0600);
    CU_ASSERT_FALSE(vein_note_sign(&text, "a", path, NULL, &err));
    unlink(path);
    CU_ASSERT_STRING_EQUAL(text.data, sample);
    vein_buf_release(&text);
}

static struct vein_checkpoint at_size(int64_t size, uint8_t root)
{
    struct vein_checkpoint checkpoint = {
        "0a1b2c3d-4e5f-4011-8293-a4b5c6d7e8f9", 1, size, {root}, {0}, 150008, false, 0};
    return checkpoint;
}

static bool put(struct vein_anchors *anchors, const struct vein_checkpoint *checkpoint)
{
    struct vein_buf text;
    struct vein_err err;
    vein_buf_init(&text);
    vein_checkpoint_format(&text, checkpoint);
    bool done = vein_anchors_put(anchors, text.data, text.size, &err);
    vein_buf_release(&text);
    return done;
}

void test_ledger_note__verdicts_against_an_anchor(void);
void test_ledger_note__verdicts_against_an_anchor(void)
{
    struct vein_checkpoint anchor = at_size(10, 1);
    struct vein_checkpoint log = at_size(10, 1);
    const uint8_t same[32] = {1};
    const uint8_t other[32] = {2};
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, NULL), VEIN_ANCHOR_SAME);
    log.root[0] = 2;
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, NULL), VEIN_ANCHOR_FORKED);
    log.size = 9;
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, NULL), VEIN_ANCHOR_BEHIND);
    log.size = 11;
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, NULL), VEIN_ANCHOR_UNPROVEN);
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, same), VEIN_ANCHOR_AHEAD);
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, other), VEIN_ANCHOR_FORKED);
    log.incarnation = 2;
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, same), VEIN_ANCHOR_EARLIER);
    CU_ASSERT_EQUAL(vein_anchor_compare(&log, &anchor, same), VEIN_ANCHOR_BEHIND);
    log.instance[0] = 'f';
    CU_ASSERT_EQUAL(vein_anchor_compare(&anchor, &log, same), VEIN_ANCHOR_FOREIGN);
}

void test_ledger_note__anchors_come_back_and_only_move_forward(void);
void test_ledger_note__anchors_come_back_and_only_move_forward(void)
{
    struct vein_anchors *anchors = NULL;
    struct vein_anchors *again = NULL;
    struct vein_checkpoint one = at_size(10, 1);
    struct vein_err err;
    struct stat st;
    char path[64];
    temporary(path, "", 0600);
    unlink(path);
    CU_ASSERT_TRUE_FATAL(vein_anchors_load(path, &anchors, &err));
    CU_ASSERT_EQUAL(vein_anchors_count(anchors), 0);
    CU_ASSERT_TRUE(put(anchors, &one));
    CU_ASSERT_TRUE(put(anchors, &one));
    one.size = 9;
    CU_ASSERT_FALSE(put(anchors, &one));
    one.size = 10;
    one.root[0] = 3;
    CU_ASSERT_FALSE(put(anchors, &one));
    one.size = 11;
    CU_ASSERT_TRUE(put(anchors, &one));
    one.incarnation = 2;
    CU_ASSERT_TRUE(put(anchors, &one));
    CU_ASSERT_TRUE_FATAL(vein_anchors_save(anchors, path, &err));
    CU_ASSERT_EQUAL(stat(path, &st), 0);
    CU_ASSERT_EQUAL(st.st_mode & 0777, 0600);
    CU_ASSERT_TRUE_FATAL(vein_anchors_load(path, &again, &err));
    CU_ASSERT_EQUAL(vein_anchors_count(again), 2);
    CU_ASSERT_EQUAL(vein_anchors_find(again, one.instance, 1)->size, 11);
    CU_ASSERT_PTR_NULL(vein_anchors_find(again, one.instance, 3));
    CU_ASSERT_STRING_EQUAL(vein_anchors_text(again, 1), vein_anchors_text(anchors, 1));
    vein_anchors_free(anchors);
    vein_anchors_free(again);
    unlink(path);
}

void test_ledger_note__a_damaged_anchor_file_is_never_an_empty_one(void);
void test_ledger_note__a_damaged_anchor_file_is_never_an_empty_one(void)
{
    struct vein_anchors *anchors = NULL;
    struct vein_checkpoint one = at_size(10, 1);
    struct vein_err err;
    struct vein_buf file;
    char path[64];
    temporary(path, "", 0600);
    CU_ASSERT_FALSE(vein_anchors_load(path, &anchors, &err)); // empty is not absent
    unlink(path);
    CU_ASSERT_TRUE_FATAL(vein_anchors_load(path, &anchors, &err));
    CU_ASSERT_TRUE(put(anchors, &one));
    CU_ASSERT_TRUE_FATAL(vein_anchors_save(anchors, path, &err));
    vein_anchors_free(anchors);
    vein_buf_init(&file);
    CU_ASSERT_TRUE_FATAL(vein_file_read(path, 4096, &file, &err));
    for (size_t size = 0; size < file.size; size++) { // cut anywhere
        CU_ASSERT_TRUE(vein_file_write(path, file.data, size, 0600, &err));
        CU_ASSERT_FALSE(vein_anchors_load(path, &anchors, &err));
        CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_EVIDENCE);
    }
    vein_buf_adds(&file, "\n");
    CU_ASSERT_TRUE(vein_file_write(path, file.data, file.size, 0600, &err));
    CU_ASSERT_FALSE(vein_anchors_load(path, &anchors, &err));
    vein_buf_release(&file);
    unlink(path);
}
