// value: units and exact conversion.
#include "vein/value.h"

#include <CUnit/CUnit.h>
#include <string.h>

static void check_convert(const char *text, const char *from, const char *to, const char *expected)
{
    struct vein_decimal value;
    struct vein_decimal out = {""};
    struct vein_err err = {.message = ""};

    CU_ASSERT_TRUE_FATAL(vein_decimal_parse(text, &value, &err));
    CU_ASSERT_TRUE(vein_unit_convert(&value, from, to, &out, &err));
    if (strcmp(out.text, expected) != 0)
        printf("# %s %s to %s gave %s %s\n", text, from, to, out.text, err.message);
    CU_ASSERT_STRING_EQUAL(out.text, expected);
}

void test_unit__codes_are_unique_and_ratios_small(void);
void test_unit__codes_are_unique_and_ratios_small(void)
{
    size_t i;

    for (i = 0; i < vein_unit_count; i++) {
        CU_ASSERT_PTR_EQUAL(vein_unit_find(vein_unit_table[i].code), &vein_unit_table[i]);
        CU_ASSERT_TRUE(vein_unit_table[i].num > 0 && vein_unit_table[i].num <= 1000000000);
        CU_ASSERT_TRUE(vein_unit_table[i].den > 0 && vein_unit_table[i].den <= 1000000000);
    }
    CU_ASSERT_PTR_NULL(vein_unit_find("ml"));
    CU_ASSERT_PTR_NULL(vein_unit_find("cells/mL"));
    CU_ASSERT_PTR_NULL(vein_unit_find(""));
    CU_ASSERT_PTR_NULL(vein_unit_find(NULL));
}

void test_unit__conversion_is_exact(void);
void test_unit__conversion_is_exact(void)
{
    check_convert("1.84", "10*6/mL", "{cells}/mL", "1840000");
    check_convert("250", "mL", "L", "0.25");
    check_convert("1.50", "L", "uL", "1500000");
    check_convert("1", "10*9/L", "10*6/mL", "1");
    check_convert("3", "10*3/uL", "10*6/mL", "3");
    check_convert("72.5", "kg", "g", "72500");
    check_convert("90", "min", "h", "1.5");
    check_convert("1", "wk", "h", "168");
    check_convert("5", "ng", "kg", "0.000000000005");
    check_convert("180", "mg/dL", "g/L", "1.8");
    check_convert("0", "h", "d", "0");
    check_convert("-0.5", "kg", "mg", "-500000");
    check_convert("123456789012345678901234567890", "g", "mg", "123456789012345678901234567890000");
    check_convert("7", "%", "%", "7");
}

void test_unit__endless_results_need_a_number_of_decimals(void);
void test_unit__endless_results_need_a_number_of_decimals(void)
{
    struct vein_decimal value;
    struct vein_decimal out = {"untouched"};
    struct vein_err err;

    CU_ASSERT_TRUE_FATAL(vein_decimal_parse("10", &value, &err));
    CU_ASSERT_FALSE(vein_unit_convert(&value, "min", "h", &out, &err));
    CU_ASSERT_STRING_EQUAL(out.text, "untouched");
    CU_ASSERT_TRUE(vein_unit_convert_round(&value, "min", "h", 4, &out, &err));
    CU_ASSERT_STRING_EQUAL(out.text, "0.1667");
    CU_ASSERT_TRUE(vein_unit_convert_round(&value, "min", "h", 0, &out, &err));
    CU_ASSERT_STRING_EQUAL(out.text, "0");
    CU_ASSERT_TRUE(vein_unit_convert_round(&value, "h", "min", 2, &out, &err));
    CU_ASSERT_STRING_EQUAL(out.text, "600.00");
    CU_ASSERT_TRUE_FATAL(vein_decimal_parse("1.2345", &value, &err));
    CU_ASSERT_TRUE(vein_unit_convert_round(&value, "L", "mL", 0, &out, &err));
    CU_ASSERT_STRING_EQUAL(out.text, "1235");
    CU_ASSERT_FALSE(vein_unit_convert_round(&value, "L", "mL", SIZE_MAX, &out, &err));
}

void test_unit__dimensions_are_not_mixed(void);
void test_unit__dimensions_are_not_mixed(void)
{
    static const char *const pairs[][2] = {
        {"mL", "g"},     {"10*6", "10*6/mL"}, {"{CFU}", "{cells}"}, {"[EU]/mL", "[iU]/mL"},
        {"%", "1"},      {"Cel", "h"},        {"{copies}", "10*6"}, {"mL", "gallon"},
        {"gallon", "mL"}};
    struct vein_decimal value = {"1"};
    struct vein_decimal out = {"untouched"};
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        CU_ASSERT_FALSE(vein_unit_convert(&value, pairs[i][0], pairs[i][1], &out, &err));
        CU_ASSERT_FALSE(vein_unit_convert_round(&value, pairs[i][0], pairs[i][1], 1, &out, &err));
        CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    }
    CU_ASSERT_STRING_EQUAL(out.text, "untouched");
}
