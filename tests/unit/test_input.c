// What a terminal sends, told apart; and the file of keys.
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "tui/core/ui.h"

static struct vein_event one_event(const char *bytes, size_t size)
{
    struct vein_input input;
    struct vein_event event;
    static char code[600];

    vein_input_init(&input);
    vein_input_feed(&input, bytes, size, 1000);
    vein_input_next(&input, 1000, &event, NULL);
    if (event.kind == VEIN_EVENT_NONE)
        vein_input_next(&input, 2000, &event, NULL);
    if (event.code) {
        snprintf(code, sizeof code, "%s", event.code);
        event.code = code;
    }
    vein_input_release(&input);
    return event;
}

void test_input__keys_are_told_from_sequences(void);
void test_input__keys_are_told_from_sequences(void)
{
    static const struct {
        const char *bytes;
        enum vein_key key;
    } cases[] = {
        {"\x1bOP", VEIN_KEY_F1},
        {"\x1b[11~", VEIN_KEY_F1},
        {"\x1b[[A", VEIN_KEY_F1},
        {"\x1b"
         "2",
         VEIN_KEY_F1 + 1},
        {"\x1b"
         "0",
         VEIN_KEY_F1 + 9},
        {"\x1b[20~", VEIN_KEY_F1 + 8},
        {"\x1b[A", VEIN_KEY_UP},
        {"\x1bOA", VEIN_KEY_UP},
        {"\x1b[6~", VEIN_KEY_PGDN},
        {"\r", VEIN_KEY_ENTER},
        {"\n", VEIN_KEY_ENTER},
        {"\t", VEIN_KEY_TAB},
        {"\x1b[Z", VEIN_KEY_BACKTAB},
        {"\x7f", VEIN_KEY_BACKSPACE},
        {"\x1b", VEIN_KEY_ESC},
        {"\x03", VEIN_KEY_CTRL},
        {"x", VEIN_KEY_CHAR},
        {"\xc3\xa4", VEIN_KEY_CHAR},
        {"=", VEIN_KEY_CHAR},
        {"%a", VEIN_KEY_CHAR},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vein_event event = one_event(cases[i].bytes, strlen(cases[i].bytes));

        CU_ASSERT_EQUAL(event.kind, VEIN_EVENT_KEY);
        CU_ASSERT_EQUAL(event.key, cases[i].key);
    }
}

void test_input__unknown_sequences_are_swallowed_whole(void);
void test_input__unknown_sequences_are_swallowed_whole(void)
{
    static const char *const cases[] = {"\x1b[I",         "\x1b[O",   "\x1b[1;5P",
                                        "\x1b[<35;10;5M", "\x1b[99~", "\x01\xff\xfe"};

    for (size_t i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(one_event(cases[i], strlen(cases[i])).kind, VEIN_EVENT_NONE);
    // bytes that are no text never become characters
    CU_ASSERT_EQUAL(one_event("\xff\xfe", 2).kind, VEIN_EVENT_NONE);
    CU_ASSERT_EQUAL(one_event("\xe2\x80\xae", 3).kind, VEIN_EVENT_NONE); // direction override
}

void test_input__scans_are_told_from_typing(void);
void test_input__scans_are_told_from_typing(void)
{
    static const struct {
        const char *bytes, *code, *method;
    } cases[] = {
        {"]C0=A99992600010100\r", "]C0=A99992600010100", "scan"},
        {"=A99992600010100\r\n", "=A99992600010100", "scan"},
        {"%UV-1X\t", "%UV-1X", "scan"},
        {"&/CHA999926SYN0017\n", "&/CHA999926SYN0017", "scan"},
        {"A9999260001017\r", "A9999260001017", "scan-unprefixed"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vein_event event = one_event(cases[i].bytes, strlen(cases[i].bytes));

        CU_ASSERT_EQUAL_FATAL(event.kind, VEIN_EVENT_SCAN);
        CU_ASSERT_STRING_EQUAL(event.code, cases[i].code);
        CU_ASSERT_STRING_EQUAL(event.method, cases[i].method);
    }
    CU_ASSERT_EQUAL(one_event("hello\r", 6).kind, VEIN_EVENT_KEY);
    CU_ASSERT_EQUAL(one_event("=A999926000", 11).kind, VEIN_EVENT_BROKEN); // no end
    CU_ASSERT_EQUAL(one_event("\x1b[200~a\nb y\x1b[201~", 17).kind, VEIN_EVENT_PASTE);
}

// A paste whose end never comes (a cut line, a hostile program) takes no more memory than a field could want.
void test_input__a_paste_without_an_end_takes_bounded_memory(void);
void test_input__a_paste_without_an_end_takes_bounded_memory(void)
{
    struct vein_input input;
    struct vein_event event;
    char piece[4096];

    memset(piece, 'x', sizeof piece);
    vein_input_init(&input);
    vein_input_feed(&input, "\x1b[200~", 6, 1000);
    for (int i = 0; i < 1000; i++) {
        vein_input_feed(&input, piece, sizeof piece, 1000);
        vein_input_next(&input, 1000, &event, NULL);
        CU_ASSERT_EQUAL(event.kind, VEIN_EVENT_NONE);
    }
    CU_ASSERT_TRUE(input.paste.size <= (size_t)64 << 10);
    vein_input_feed(&input, "\x1b[201~y", 7, 1000);
    vein_input_next(&input, 1000, &event, NULL);
    CU_ASSERT_EQUAL_FATAL(event.kind, VEIN_EVENT_PASTE);
    CU_ASSERT_EQUAL(strspn(event.code, "x"),
                    strlen(event.code)); // its beginning, and nothing behind a gap
    vein_input_next(&input, 1000, &event, NULL);
    CU_ASSERT_EQUAL(event.kind, VEIN_EVENT_KEY);
    vein_input_release(&input);
}

void test_input__a_hundred_scans_back_to_back_lose_nothing(void);
void test_input__a_hundred_scans_back_to_back_lose_nothing(void)
{
    struct vein_input input;
    struct vein_event event;
    int found = 0;

    vein_input_init(&input);
    for (int i = 0; i < 100; i++) {
        char code[64];
        int size = snprintf(code, sizeof code, "%%UBAG-%036d-X%c\r", i, 'A' + i % 26);

        for (int at = 0; at < size; at += 7) // as chunks arrive
            vein_input_feed(&input, code + at, (size_t)(size - at < 7 ? size - at : 7), 1000 + i);
        if (i % 3 == 0)
            continue;
        for (vein_input_next(&input, 1000 + i, &event, NULL); event.kind == VEIN_EVENT_SCAN;
             vein_input_next(&input, 1000 + i, &event, NULL))
            found++;
        CU_ASSERT_EQUAL(event.kind, VEIN_EVENT_NONE);
    }
    for (vein_input_next(&input, 2000, &event, NULL); event.kind == VEIN_EVENT_SCAN;
         vein_input_next(&input, 2000, &event, NULL))
        found++;
    CU_ASSERT_EQUAL(found, 100);
    vein_input_release(&input);
}

// ---- keymap

void test_input__keymap_faults_are_named(void);
void test_input__keymap_faults_are_named(void)
{
    static const char *const cases[] = {"bnd any F1 help",
                                        "bind any F1",
                                        "bind any F13 help",
                                        "bind any FOO help",
                                        "bind batch a step_record",
                                        "bind batch Enter step_record",
                                        "menu batch",
                                        "bind any x hold_place"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vein_keymap map;
        struct vein_err err;

        vein_keymap_init(&map);
        CU_ASSERT_FALSE(vein_keymap_read(&map, "keys", cases[i], &err));
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "keys, line 1"));
        CU_ASSERT_NOT_EQUAL(err.hint[0], '\0');
        vein_keymap_release(&map);
    }
}

void test_input__a_users_file_replaces_a_binding(void);
void test_input__a_users_file_replaces_a_binding(void)
{
    struct vein_keymap map;
    struct vein_err err;

    vein_keymap_init(&map);
    CU_ASSERT_TRUE_FATAL(
        vein_keymap_read(&map, "a", "bind any F2 save\nbind today F2 go:board\n", &err));
    CU_ASSERT_TRUE_FATAL(vein_keymap_read(&map, "b", "# mine\n\nbind today F2 refresh\n", &err));
    CU_ASSERT_EQUAL(map.count, 2);
    CU_ASSERT_EQUAL(vein_keymap_find(&map, "today", VEIN_KEY_F1 + 1, "")->intent, VEIN_DO_REFRESH);
    CU_ASSERT_EQUAL(vein_keymap_find(&map, "board", VEIN_KEY_F1 + 1, "")->intent, VEIN_DO_SAVE);
    vein_keymap_release(&map);
}
