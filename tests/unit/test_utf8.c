// base: UTF-8, and text for JSON and CSV.
#include "vein/base.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

static void check_string(void (*add)(struct vein_buf *, const char *), const char *text,
                         const char *expected)
{
    struct vein_buf out;

    vein_buf_init(&out);
    add(&out, text);
    if (strcmp(out.data, expected) != 0)
        printf("# \"%s\" instead of \"%s\"\n", out.data, expected);
    CU_ASSERT_STRING_EQUAL(out.data, expected);
    vein_buf_release(&out);
}

void test_utf8__ordinary_text_is_clean(void);
void test_utf8__ordinary_text_is_clean(void)
{
    static const char *const good[] = {"",
                                       "Bag 1",
                                       "M\xc3\xbcller",                   // two bytes
                                       "\xe2\x82\xac 5",                  // three
                                       "\xf0\x9f\xa7\xac",                // four
                                       "e\xcc\x81",                       // combining accent
                                       "\xe6\x82\xa3\xe8\x80\x85",        // wide
                                       "'; drop table core.batch; --",    // just text
                                       "%n%s $(id) `id` ^XA ~DG <b> {}"}; // just text
    size_t i;

    for (i = 0; i < sizeof good / sizeof good[0]; i++)
        CU_ASSERT_TRUE(vein_utf8_clean(good[i], strlen(good[i]), NULL));
}

void test_utf8__hostile_text_is_refused_where_it_starts(void);
void test_utf8__hostile_text_is_refused_where_it_starts(void)
{
    static const struct {
        const char *text;
        size_t size;
        size_t at;
    } bad[] = {
        {"a\0b", 3, 1},             // NUL
        {"\b", 1, 0},               // backspace
        {"a\r\n", 3, 1},            // line ends
        {"a\tb", 3, 1},             // tab
        {"a\v\f", 3, 1},            // vertical tab, form feed
        {"ab\x7f", 3, 2},           // delete
        {"\x1b[2J", 4, 0},          // escape
        {"\xc2\x9b", 2, 0},         // C1 control sequence introducer
        {"a\xe2\x80\xae", 4, 1},    // right-to-left override
        {"a\xe2\x81\xa6", 4, 1},    // isolate
        {"a\xe2\x80\x8b", 4, 1},    // zero-width space
        {"a\xe2\x80\x8d", 4, 1},    // zero-width joiner
        {"\xef\xbb\xbf", 3, 0},     // byte order mark
        {"\xf3\xa0\x81\x81", 4, 0}, // tag character
        {"\xef\xb8\x8f", 3, 0},     // variation selector
        {"\xc2\xad", 2, 0},         // soft hyphen
        {"\xe2\x80\xa8", 3, 0},     // line separator
        {"\xc0\x80", 2, 0},         // overlong NUL
        {"\xc1\xbf", 2, 0},         // overlong
        {"\xe0\x80\xaf", 3, 0},     // overlong slash
        {"\xf0\x80\x80\xaf", 4, 0}, // overlong
        {"x\xed\xa0\x80", 4, 1},    // surrogate
        {"\xf4\x90\x80\x80", 4, 0}, // beyond U+10FFFF
        {"\x80", 1, 0},             // lone continuation
        {"ab\xff", 3, 2},           // never a byte of UTF-8
        {"ab\xe2\x82", 4, 2},       // cut short
        {"\xc3(", 2, 0},            // broken pair
        {"\xef\xbf\xbf", 3, 0},     // no character
    };
    size_t i;

    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 99;

        CU_ASSERT_FALSE(vein_utf8_clean(bad[i].text, bad[i].size, &at));
        CU_ASSERT_EQUAL(at, bad[i].at);
        CU_ASSERT_FALSE(vein_utf8_clean(bad[i].text, bad[i].size, NULL));
    }
}

void test_utf8__a_cut_character_is_never_read_behind_its_end(void);
void test_utf8__a_cut_character_is_never_read_behind_its_end(void)
{
    // Exactly as many bytes as there are, so that a sanitizer sees a read behind them.
    char *bytes = malloc(2);

    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    memcpy(bytes, "\xe2\x82", 2);
    CU_ASSERT_FALSE(vein_utf8_clean(bytes, 2, NULL));
    free(bytes);
}

void test_utf8__what_does_not_fit_is_cut_between_characters(void);
void test_utf8__what_does_not_fit_is_cut_between_characters(void)
{
    static const struct {
        const char *text;
        size_t size;
        const char *expected;
    } cases[] = {
        {"Bag 1", 6, "Bag 1"},
        {"Bag 1", 5, "Bag "},
        {"M\xc3\xbcller", 3, "M"}, // between the two bytes
        {"M\xc3\xbcller", 4, "M\xc3\xbc"},
        {"\xe2\x82\xac 5", 3, ""},
        {"\xf0\x9f\xa7\xac", 4, ""},
        {"\xf0\x9f\xa7\xac", 5, "\xf0\x9f\xa7\xac"},
        {"\xbc\xbc\xbc\xbc", 4, "\xbc\xbc\xbc"}, // no text at all: nothing to be saved
        {"abc", 1, ""},
    };
    char text[] = "5 \xe2\x82\xac";

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *out = malloc(cases[i].size); // so that a sanitizer sees a byte too many

        CU_ASSERT_PTR_NOT_NULL_FATAL(out);
        vein_utf8_copy(out, cases[i].size, cases[i].text);
        CU_ASSERT_STRING_EQUAL(out, cases[i].expected);
        free(out);
    }
    vein_utf8_trim(text);
    CU_ASSERT_STRING_EQUAL(text, "5 \xe2\x82\xac");
    text[4] = '\0';
    vein_utf8_trim(text);
    CU_ASSERT_STRING_EQUAL(text, "5 ");
    vein_utf8_copy(text, sizeof text, NULL);
    CU_ASSERT_STRING_EQUAL(text, "");
}

void test_utf8__width_counts_columns(void);
void test_utf8__width_counts_columns(void)
{
    CU_ASSERT_EQUAL(vein_utf8_width(""), 0);
    CU_ASSERT_EQUAL(vein_utf8_width("abc"), 3);
    CU_ASSERT_EQUAL(vein_utf8_width("M\xc3\xbcller"), 6);
    CU_ASSERT_EQUAL(vein_utf8_width("e\xcc\x81"), 1);
    CU_ASSERT_EQUAL(vein_utf8_width("\xe6\x82\xa3\xe8\x80\x85"), 4);
    CU_ASSERT_EQUAL(vein_utf8_width("\xef\xbc\xa1"), 2);     // full-width A
    CU_ASSERT_EQUAL(vein_utf8_width("\xf0\x9f\xa7\xac"), 2); // emoji
    CU_ASSERT_EQUAL(vein_utf8_width("\xc2\xb5L"), 2);
}

void test_utf8__unseen_characters_become_visible(void);
void test_utf8__unseen_characters_become_visible(void)
{
    check_string(vein_utf8_visible, "plain \xc3\xa4", "plain \xc3\xa4");
    check_string(vein_utf8_visible, "\x1b[0m\r\n\x7f", "^[[0m^M^J^?");
    check_string(vein_utf8_visible,
                 "a\xe2\x80\xae"
                 "b",
                 "a<U+202E>b");
    check_string(vein_utf8_visible, "\xc2\x9b", "<U+009B>");
    check_string(vein_utf8_visible, "\xff\xe2\x82", "<FF><E2><82>");
    check_string(vein_utf8_visible, "\xf3\xa0\x81\x81", "<U+E0041>");
}

void test_utf8__json_strings_are_escaped(void);
void test_utf8__json_strings_are_escaped(void)
{
    check_string(vein_json_string, "", "\"\"");
    check_string(vein_json_string, "a\"b\\c/", "\"a\\\"b\\\\c/\"");
    check_string(vein_json_string, "\n\r\t\b\x1f\x7f", "\"\\n\\r\\t\\u0008\\u001f\\u007f\"");
    check_string(vein_json_string, "\xc3\xa4\xf0\x9f\xa7\xac", "\"\xc3\xa4\xf0\x9f\xa7\xac\"");
    check_string(vein_json_string, "\xe2\x80\xa8", "\"\\u2028\"");
    check_string(vein_json_string, "a\xff", "\"a\\ufffd\"");
}

void test_utf8__csv_fields_are_quoted_when_needed(void);
void test_utf8__csv_fields_are_quoted_when_needed(void)
{
    check_string(vein_csv_field, "", "");
    check_string(vein_csv_field, "93.5", "93.5");
    check_string(vein_csv_field, "a,b", "\"a,b\"");
    check_string(vein_csv_field, "say \"x\"", "\"say \"\"x\"\"\"");
    check_string(vein_csv_field, "a\nb", "\"a\nb\"");
    check_string(vein_csv_field, "a\rb", "\"a\rb\"");
    check_string(vein_csv_field, " a", "\" a\"");
    check_string(vein_csv_field, "a ", "\"a \"");
    check_string(vein_csv_field, "a;b c", "a;b c");
}
