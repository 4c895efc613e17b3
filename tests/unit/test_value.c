// value: exact decimals and results. The refused values are those of the attack list: through each
// field a value is refused or exact, never silently changed.
#include "vein/value.h"

#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

static void check_parse(const char *text, const char *expected)
{
    struct vein_decimal value = {"untouched"};
    struct vein_err err = {.message = ""};
    bool done = vein_decimal_parse(text, &value, &err);

    if (!done || strcmp(value.text, expected) != 0)
        printf("# \"%s\" gave \"%s\" (%s)\n", text, value.text, err.message);
    CU_ASSERT_TRUE(done);
    CU_ASSERT_STRING_EQUAL(value.text, expected);
}

static void check_refused(const char *text, const char *reason)
{
    struct vein_decimal value = {"untouched"};
    struct vein_err err = {.message = ""};
    bool done = vein_decimal_parse(text, &value, &err);

    if (done || !strstr(err.message, reason))
        printf("# \"%s\": expected \"%s\", got \"%s\"\n", text, reason, err.message);
    CU_ASSERT_FALSE(done);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, reason));
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    CU_ASSERT_TRUE(strlen(err.hint) > 0);
    CU_ASSERT_STRING_EQUAL(value.text, "untouched");
    CU_ASSERT_TRUE(vein_utf8_clean(err.detail, strlen(err.detail), NULL));
}

void test_value__numbers_as_typed_become_plain_text(void);
void test_value__numbers_as_typed_become_plain_text(void)
{
    static const char *const cases[][2] = {
        {"93.5", "93.5"},
        {"0", "0"},
        {"0.00", "0.00"},
        {"007", "7"},
        {"93.50", "93.50"},
        {".5", "0.5"},
        {"+2", "2"},
        {"-1.25", "-1.25"},
        {"-00.5", "-0.5"},
        {"1.84e6", "1840000"},
        {"1.84E+6", "1840000"},
        {"1.840e2", "184.0"},
        {"12e-1", "1.2"},
        {"1e-3", "0.001"},
        {"120e-2", "1.20"},
        {"0e5", "0"},
        {"0e-3", "0.000"},
        {"0.05e1", "0.5"},
        {"  70.0 ", "70.0"},
        {"69.95", "69.95"},
        {"1e0", "1"},
        {"9007199254740993", "9007199254740993"},
        {"0.1", "0.1"},
        {"100", "100"},
        {"0000000000.1", "0.1"},

    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_parse(cases[i][0], cases[i][1]);
}

void test_value__numbers_too_large_for_binary_are_exact(void);
void test_value__numbers_too_large_for_binary_are_exact(void)
{
    char expected[VEIN_DECIMAL_SIZE];

    memset(expected, '0', sizeof expected);
    expected[0] = '1';
    expected[310] = '\0';
    check_parse("1e309", expected);
    memset(expected, '0', sizeof expected);
    expected[1] = '.';
    expected[401] = '1';
    expected[402] = '\0';
    check_parse("1e-400", expected);
}

void test_value__digit_limit_is_exact(void);
void test_value__digit_limit_is_exact(void)
{
    char text[VEIN_DECIMAL_DIGITS + 2];
    char *huge;

    memset(text, '7', sizeof text);
    text[VEIN_DECIMAL_DIGITS + 1] = '\0';
    check_refused(text, "at most 1000 digits");
    text[VEIN_DECIMAL_DIGITS] = '\0';
    check_parse(text, text);
    check_refused("1e1000", "at most 1000 digits");
    check_refused("1e-1001", "at most 1000 digits");
    check_refused("1e130000", "at most 1000 digits");
    check_refused("1e99999999999999999999", "at most 1000 digits");
    check_refused("1e-99999999999999999999", "at most 1000 digits");
    huge = malloc(1000001);
    CU_ASSERT_PTR_NOT_NULL_FATAL(huge);
    memset(huge, '9', 1000000);
    huge[1000000] = '\0';
    check_refused(huge, "at most 1000 digits");
    free(huge);
}

void test_value__hostile_numbers_are_refused_with_a_reason(void);
void test_value__hostile_numbers_are_refused_with_a_reason(void)
{
    static const char *const cases[][2] = {
        {NULL, "needed"},
        {"", "needed"},
        {"   ", "needed"},
        {"\xc2\xa0", "ASCII"}, // no-break space
        {"NaN", "not-a-number"},
        {"-nan", "not-a-number"},
        {"Infinity", "infinity"},
        {"-inf", "infinity"},
        {"0x1F", "hexadecimal"},
        {"1_000", "underscores"},
        {"1,5", "comma"},
        {"1,234.5", "comma"},
        {"1 000", "spaces"},
        {"1. 5", "spaces"},
        {"- 5", "spaces"},
        {"\xef\xbc\x91\xef\xbc\x92", "ASCII"}, // full-width 12
        {"\xd9\xa1", "ASCII"},                 // Arabic-Indic 1
        {"\xe2\x88\x92"
         "5",
         "ASCII"}, // minus sign U+2212
        {"1\xe2\x80\xae", "ASCII"},
        {"\xff", "ASCII"},
        {"5\t", "control"},
        {"5\n", "control"},
        {"\x1b[2J", "control"},
        {"-0", "no sign"},
        {"-0.00", "no sign"},
        {"-0e5", "no sign"},
        {"5.", "not finished"},
        {".", "not finished"},
        {"-", "not finished"},
        {"1e", "not finished"},
        {"1e+", "not finished"},
        {"1e1.5", "not a number"},
        {"1.2.3", "not a number"},
        {"--1", "not a number"},
        {"1%", "not a number"},
        {"ninety", "not a number"},
        {"1;drop table x", "not a number"},
        {"%n%s", "not a number"},
        {"<0.25", "not a number"},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(cases[i][0], cases[i][1]);
}

void test_value__refusal_quotes_the_value_in_short(void);
void test_value__refusal_quotes_the_value_in_short(void)
{
    struct vein_decimal value;
    struct vein_err err;

    CU_ASSERT_FALSE(vein_decimal_parse("1\x1b[2J", &value, &err));
    CU_ASSERT_STRING_EQUAL(err.detail, "value: \"1^[[2J\"");
}

void test_value__results_have_a_qualifier(void);
void test_value__results_have_a_qualifier(void)
{
    static const struct {
        const char *text;
        enum vein_qualifier qualifier;
        const char *value;
    } cases[] = {
        {"0.25", VEIN_QUALIFIER_EQUAL, "0.25"},   {"=0.25", VEIN_QUALIFIER_EQUAL, "0.25"},
        {"<0.25", VEIN_QUALIFIER_LESS, "0.25"},   {"< 0.25", VEIN_QUALIFIER_LESS, "0.25"},
        {"<=0.5", VEIN_QUALIFIER_AT_MOST, "0.5"}, {">1e3", VEIN_QUALIFIER_MORE, "1000"},
        {">=95", VEIN_QUALIFIER_AT_LEAST, "95"},  {" ~3", VEIN_QUALIFIER_ABOUT, "3"},
        {"<-2", VEIN_QUALIFIER_LESS, "-2"},
    };
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum vein_qualifier qualifier = VEIN_QUALIFIER_ABOUT;
        struct vein_decimal value = {""};

        CU_ASSERT_TRUE(vein_result_parse(cases[i].text, &qualifier, &value, &err));
        CU_ASSERT_EQUAL(qualifier, cases[i].qualifier);
        CU_ASSERT_STRING_EQUAL(value.text, cases[i].value);
    }
    CU_ASSERT_STRING_EQUAL(vein_qualifier_text(VEIN_QUALIFIER_AT_LEAST), ">=");
    CU_ASSERT_STRING_EQUAL(vein_qualifier_text(VEIN_QUALIFIER_EQUAL), "=");
}

void test_value__malformed_results_are_refused(void);
void test_value__malformed_results_are_refused(void)
{
    static const char *const bad[] = {"<",  "<<1", "=<1",  "==1",  "<>1",           "~~1",
                                      "1<", ">=",  "< -0", "<NaN", "\xe2\x89\xa4 1"};
    enum vein_qualifier qualifier = VEIN_QUALIFIER_ABOUT;
    struct vein_decimal value = {"untouched"};
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CU_ASSERT_FALSE(vein_result_parse(bad[i], &qualifier, &value, &err));
    CU_ASSERT_FALSE(vein_result_parse(NULL, &qualifier, &value, &err));
    CU_ASSERT_EQUAL(qualifier, VEIN_QUALIFIER_ABOUT);
    CU_ASSERT_STRING_EQUAL(value.text, "untouched");
}

void test_value__comparison_is_by_amount(void);
void test_value__comparison_is_by_amount(void)
{
    static const struct {
        const char *left;
        const char *right;
        int order;
    } cases[] = {
        {"1", "1.0", 0},      {"0", "0.000", 0},
        {"2", "10", -1},      {"10", "9.999", 1},
        {"-1", "1", -1},      {"-2", "-10", 1},
        {"0.1", "0.09", 1},   {"69.95", "70.0", -1},
        {"-0.5", "0", -1},    {"1e300", "1e299", 1},
        {"0.30", "0.3", 0},   {"100000000000000000001", "100000000000000000000", 1},
        {"-1.5", "-1.50", 0}, {"1e-999", "0", 1},
    };
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct vein_decimal left;
        struct vein_decimal right;

        CU_ASSERT_TRUE_FATAL(vein_decimal_parse(cases[i].left, &left, &err));
        CU_ASSERT_TRUE_FATAL(vein_decimal_parse(cases[i].right, &right, &err));
        CU_ASSERT_EQUAL(vein_decimal_compare(&left, &right), cases[i].order);
        CU_ASSERT_EQUAL(vein_decimal_compare(&right, &left), -cases[i].order);
    }
}

void test_value__rounding_is_half_up_and_exact(void);
void test_value__rounding_is_half_up_and_exact(void)
{
    static const struct {
        const char *text;
        size_t decimals;
        const char *expected;
    } cases[] = {
        {"69.95", 1, "70.0"},  {"69.94", 1, "69.9"},   {"69.949999", 1, "69.9"},
        {"9.995", 2, "10.00"}, {"0.05", 1, "0.1"},     {"0.04", 1, "0.0"},
        {"-0.04", 1, "0.0"},   {"-0.05", 1, "-0.1"},   {"-2.5", 0, "-3"},
        {"2.5", 0, "3"},       {"0.5", 0, "1"},        {"0.49", 0, "0"},
        {"93.5", 3, "93.500"}, {"93", 0, "93"},        {"93", 2, "93.00"},
        {"1.005", 2, "1.01"},  {"999.999", 0, "1000"}, {"0.4999999999999999999", 0, "0"},
        {"1e-5", 2, "0.00"},
    };
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct vein_decimal value;
        struct vein_decimal rounded = {""};

        CU_ASSERT_TRUE_FATAL(vein_decimal_parse(cases[i].text, &value, &err));
        CU_ASSERT_TRUE(vein_decimal_round(&value, cases[i].decimals, &rounded, &err));
        if (strcmp(rounded.text, cases[i].expected) != 0)
            printf("# %s gave %s\n", cases[i].text, rounded.text);
        CU_ASSERT_STRING_EQUAL(rounded.text, cases[i].expected);
        CU_ASSERT_EQUAL(vein_decimal_decimals(&rounded), cases[i].decimals);
    }
}

void test_value__rounding_keeps_the_digit_limit(void);
void test_value__rounding_keeps_the_digit_limit(void)
{
    struct vein_decimal value;
    struct vein_decimal rounded;
    struct vein_err err;

    CU_ASSERT_TRUE_FATAL(vein_decimal_parse("12", &value, &err));
    CU_ASSERT_TRUE(vein_decimal_round(&value, 998, &rounded, &err));
    CU_ASSERT_EQUAL(strlen(rounded.text), 1001);
    CU_ASSERT_FALSE(vein_decimal_round(&value, 999, &rounded, &err));
    CU_ASSERT_FALSE(vein_decimal_round(&value, SIZE_MAX, &rounded, &err));
    // Out may be the value itself.
    CU_ASSERT_TRUE(vein_decimal_round(&value, 1, &value, &err));
    CU_ASSERT_STRING_EQUAL(value.text, "12.0");
}
