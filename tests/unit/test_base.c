// base: errors, arena, buffer, files, request ids.
#include "vein/base.h"

#include <CUnit/CUnit.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void test_base__error_is_filled_and_returns_false(void);
void test_base__error_is_filled_and_returns_false(void)
{
    struct vein_err err = {.retryable = true, .detail = "old"};

    CU_ASSERT_FALSE(
        vein_err_set(&err, VEIN_EXIT_REFUSED, "VN110", "Do that.", "no %s for %d", "bag", 7));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_REFUSED);
    CU_ASSERT_STRING_EQUAL(err.code, "VN110");
    CU_ASSERT_STRING_EQUAL(err.message, "no bag for 7");
    CU_ASSERT_STRING_EQUAL(err.hint, "Do that.");
    CU_ASSERT_STRING_EQUAL(err.detail, "");
    CU_ASSERT_FALSE(err.retryable);
    vein_err_clear(&err);
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_DONE);
    CU_ASSERT_STRING_EQUAL(err.message, "");
}

void test_base__error_may_be_reworded_from_itself(void);
void test_base__error_may_be_reworded_from_itself(void)
{
    struct vein_err err;

    vein_err_set(&err, VEIN_EXIT_USAGE, "VN200", "Look.", "first");
    vein_err_set(&err, err.exit, err.code, err.hint, "line 3: %s", err.message);
    CU_ASSERT_STRING_EQUAL(err.message, "line 3: first");
    CU_ASSERT_STRING_EQUAL(err.code, "VN200");
    CU_ASSERT_STRING_EQUAL(err.hint, "Look.");
}

void test_base__long_error_is_cut_between_characters(void);
void test_base__long_error_is_cut_between_characters(void)
{
    char text[4000];
    struct vein_err err;
    size_t i;

    for (i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xc3\xa4", 3);
    vein_err_set(&err, VEIN_EXIT_USAGE, "", "", "x%s", text);
    CU_ASSERT_TRUE(strlen(err.message) >= sizeof err.message - 3);
    CU_ASSERT_TRUE(vein_utf8_clean(err.message, strlen(err.message), NULL));
    vein_err_set(&err, VEIN_EXIT_USAGE, "much too long a code", text, "x");
    CU_ASSERT_EQUAL(strlen(err.code), sizeof err.code - 1);
    CU_ASSERT_TRUE(vein_utf8_clean(err.hint, strlen(err.hint), NULL));
}

void test_base__printed_error_shows_control_characters(void);
void test_base__printed_error_shows_control_characters(void)
{
    struct vein_err err;
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);

    vein_err_set(&err, VEIN_EXIT_REFUSED, "VN300", "Scan again.", "bag \x1b[2J is not this one");
    snprintf(err.detail, sizeof err.detail, "expected A, scanned B");
    CU_ASSERT_PTR_NOT_NULL_FATAL(to);
    vein_err_print(to, "vein", &err);
    fclose(to);
    CU_ASSERT_STRING_EQUAL(text, "vein: VN300 bag ^[[2J is not this one\n"
                                 "  expected A, scanned B\n  Scan again.\n");
    free(text);
}

void test_base__arena_memory_is_zeroed_aligned_and_stays(void);
void test_base__arena_memory_is_zeroed_aligned_and_stays(void)
{
    struct vein_arena *arena = vein_arena_new();
    const char *first = vein_arena_strdup(arena, "first");
    size_t size;

    for (size = 0; size < 70000; size = size * 3 + 1) {
        unsigned char *memory = vein_arena_alloc(arena, size);
        size_t i;

        CU_ASSERT_EQUAL((uintptr_t)memory % alignof(max_align_t), 0);
        for (i = 0; i < size; i++) {
            if (memory[i] != 0)
                CU_FAIL("arena memory is not zeroed");
            memory[i] = 0xff;
        }
    }
    CU_ASSERT_STRING_EQUAL(first, "first");
    CU_ASSERT_STRING_EQUAL(vein_arena_strndup(arena, "abcdef", 3), "abc");
    CU_ASSERT_STRING_EQUAL(vein_arena_printf(arena, "%05d/%s", 42, "x"), "00042/x");
    vein_arena_free(arena);
    vein_arena_free(NULL);
}

void test_base__buffer_grows_and_is_always_a_string(void);
void test_base__buffer_grows_and_is_always_a_string(void)
{
    struct vein_buf buf;
    size_t i;

    vein_buf_init(&buf);
    CU_ASSERT_STRING_EQUAL(buf.data, "");
    for (i = 0; i < 10000; i++)
        vein_buf_add(&buf, "ab", 2);
    CU_ASSERT_EQUAL(buf.size, 20000);
    CU_ASSERT_EQUAL(strlen(buf.data), 20000);
    vein_buf_release(&buf);
    CU_ASSERT_STRING_EQUAL(buf.data, "");
    vein_buf_addf(&buf, "%s-%d", "n", 5);
    vein_buf_add(&buf, "\0x", 2);
    CU_ASSERT_EQUAL(buf.size, 5);
    CU_ASSERT_EQUAL(memcmp(buf.data, "n-5\0x", 6), 0);
    vein_buf_release(&buf);
}

void test_base__file_is_written_whole_with_its_mode_and_read_back(void);
void test_base__file_is_written_whole_with_its_mode_and_read_back(void)
{
    char folder[] = "/tmp/vein-unit-XXXXXX";
    struct vein_buf path;
    struct vein_buf content;
    struct vein_err err;
    struct stat info;

    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    vein_buf_init(&path);
    vein_buf_init(&content);
    vein_buf_addf(&path, "%s/file", folder);
    CU_ASSERT_TRUE(vein_file_write(path.data, "old and longer", 14, 0644, &err));
    CU_ASSERT_TRUE(vein_file_write(path.data, "a\0b", 3, 0600, &err));
    CU_ASSERT_EQUAL(stat(path.data, &info), 0);
    CU_ASSERT_EQUAL(info.st_mode & 0777, 0600);
    CU_ASSERT_TRUE(vein_file_read(path.data, 3, &content, &err));
    CU_ASSERT_EQUAL(content.size, 3);
    CU_ASSERT_EQUAL(memcmp(content.data, "a\0b", 3), 0);
    // One byte more than allowed is refused and leaves the buffer as it was.
    CU_ASSERT_FALSE(vein_file_read(path.data, 2, &content, &err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    CU_ASSERT_EQUAL(content.size, 3);
    unlink(path.data);
    // Nothing but the file itself was left behind, else the folder could not go.
    CU_ASSERT_EQUAL(rmdir(folder), 0);
    vein_buf_release(&path);
    vein_buf_release(&content);
}

void test_base__file_errors_name_the_path(void);
void test_base__file_errors_name_the_path(void)
{
    struct vein_buf content;
    struct vein_err err;

    vein_buf_init(&content);
    CU_ASSERT_FALSE(vein_file_read("/nonexistent/file", 10, &content, &err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "/nonexistent/file"));
    CU_ASSERT_FALSE(vein_file_read("/", 10, &content, &err));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    CU_ASSERT_FALSE(vein_file_write("/nonexistent/file", "x", 1, 0600, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "/nonexistent/file"));
    vein_buf_release(&content);
}

void test_base__request_ids_differ_and_are_valid(void);
void test_base__request_ids_differ_and_are_valid(void)
{
    char one[VEIN_UID_SIZE];
    char two[VEIN_UID_SIZE];

    vein_uid_new(one);
    vein_uid_new(two);
    CU_ASSERT_TRUE(vein_uid_valid(one));
    CU_ASSERT_EQUAL(one[14], '4'); // version: random
    CU_ASSERT_STRING_NOT_EQUAL(one, two);
}

void test_base__malformed_request_ids_are_refused(void);
void test_base__malformed_request_ids_are_refused(void)
{
    static const char *const bad[] = {
        "",
        "6f9619ff-8b86-4011-b42d-00c04fc964f",
        "6f9619ff-8b86-4011-b42d-00c04fc964fff",
        "6F9619FF-8B86-4011-B42D-00C04FC964FF",
        "{6f9619ff-8b86-4011-b42d-00c04fc964f}",
        "6f9619ff08b8604011-b42d-00c04fc964ff",
        "6f9619ff-8b86-4011-b42d-00c04fc964fg",
    };
    size_t i;

    CU_ASSERT_TRUE(vein_uid_valid("6f9619ff-8b86-4011-b42d-00c04fc964ff"));
    CU_ASSERT_FALSE(vein_uid_valid(NULL));
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT_FALSE(vein_uid_valid(bad[i]));
}
