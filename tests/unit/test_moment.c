// value: dates and moments.
#include "vein/value.h"

#include <CUnit/CUnit.h>
#include <string.h>

void test_moment__well_formed_moments_pass(void);
void test_moment__well_formed_moments_pass(void)
{
    static const char *const good[] = {
        "2026-11-23T10:00:00+01:00", "2026-11-23T09:00:00Z",        "2024-02-29T23:59:59-05:00",
        "2000-02-29T00:00:00+00:00", "2026-11-23T10:00:00.5+05:30", "2026-11-23T10:00:00.123456Z",
        "9999-12-31T23:59:59Z",      "0001-01-01T00:00:00Z",
    };
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof good / sizeof good[0]; i++)
        CU_ASSERT_TRUE(vein_moment_check(good[i], &err));
}

void test_moment__hostile_moments_are_refused_with_a_reason(void);
void test_moment__hostile_moments_are_refused_with_a_reason(void)
{
    static const char *const cases[][2] = {
        {NULL, "needed"},
        {"", "needed"},
        {"infinity", "word"},
        {"-Infinity", "word"},
        {"tomorrow", "word"},
        {"now", "word"},
        {"2026-11-23", "time of day is missing"},
        {"2026-11-23T10:00:00", "offset"},
        {"2026-11-23T10:00:00 ", "offset"},
        {"2026-11-23T10:00+01:00", "seconds"},
        {"2026-11-23 10:00:00Z", "T"},
        {"2026-11-23T24:00:00Z", "hours"},
        {"2026-11-23T23:60:00Z", "59"},
        {"2026-11-23T23:59:60Z", "59"},
        {"2026-11-23T10:00:00.1234567Z", "decimals"},
        {"2026-11-23T10:00:00.Z", "decimals"},
        {"10000-01-01T00:00:00Z", "four digits"},
        {"0000-01-01T00:00:00Z", "no such day"},
        {"2026-02-29T10:00:00Z", "no such day"},
        {"1900-02-29T10:00:00Z", "no such day"},
        {"2026-04-31T10:00:00Z", "no such day"},
        {"2026-13-01T10:00:00Z", "no such day"},
        {"2026-00-01T10:00:00Z", "no such day"},
        {"2026-01-00T10:00:00Z", "no such day"},
        {"26-01-01T10:00:00Z", "not a date"},
        {"23.11.2026 10:00", "not a date"},
        {"11/23/2026", "not a date"},
        {"2026-11-23T10:00:00+16:00", "no such offset"},
        {"2026-11-23T10:00:00+01:60", "no such offset"},
        {"2026-11-23T10:00:00+0100", "+hh:mm"},
        {"2026-11-23T10:00:00+01", "+hh:mm"},
        {"2026-11-23T10:00:00 Europe/Berlin", "offset"},
        {"2026-11-23T10:00:00Z BC", "behind"},
        {"2026-11-23T10:00:00z", "offset"},
        {"\xef\xbc\x92"
         "026-11-23T10:00:00Z",
         "not a date"},
    };
    struct vein_err err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool done = vein_moment_check(cases[i][0], &err);

        if (done || !strstr(err.message, cases[i][1]))
            printf("# %s: %s\n", cases[i][0] ? cases[i][0] : "NULL", err.message);
        CU_ASSERT_FALSE(done);
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, cases[i][1]));
        CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_USAGE);
    }
}

void test_moment__dates_are_days_of_the_calendar(void);
void test_moment__dates_are_days_of_the_calendar(void)
{
    struct vein_err err;

    CU_ASSERT_TRUE(vein_date_check("2026-11-23", &err));
    CU_ASSERT_TRUE(vein_date_check("2024-02-29", &err));
    CU_ASSERT_FALSE(vein_date_check("2023-02-29", &err));
    CU_ASSERT_FALSE(vein_date_check("2026-1-2", &err));
    CU_ASSERT_FALSE(vein_date_check("2026-11-23T10:00:00Z", &err));
    CU_ASSERT_FALSE(vein_date_check("20261123", &err));
    CU_ASSERT_FALSE(vein_date_check("today", &err));
    CU_ASSERT_FALSE(vein_date_check(NULL, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.hint, "2026-11-23"));
}
