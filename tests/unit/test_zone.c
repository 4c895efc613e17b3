// value: clock readings of a laboratory's zone.
#include "vein/value.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

// Europe/Berlin over four changes, as PostgreSQL has them.
static const struct vein_zone_change changes[] = {
    {1761440400, 3600}, {1774746000, 7200}, {1792890000, 3600}, {1806195600, 7200}};
static const struct vein_zone berlin = {"Europe/Berlin", changes, 4, 1824944400};
static const char now[] = "2026-11-27 10:30:05.123+01";

void test_zone__what_people_type_is_a_moment(void);
void test_zone__what_people_type_is_a_moment(void)
{
    static const char *const cases[][2] = {
        {"14:05", "2026-11-27T14:05:00+01:00"},
        {" 9:05 ", "2026-11-27T09:05:00+01:00"},
        {"14:05:07", "2026-11-27T14:05:07+01:00"},
        {"2026-07-01 14:05", "2026-07-01T14:05:00+02:00"},
        {"2026-11-27T14:05:07.5", "2026-11-27T14:05:07.5+01:00"},
        {"27 Nov 14:05", "2026-11-27T14:05:00+01:00"},
        {"1 jul 2026 08:00", "2026-07-01T08:00:00+02:00"},
        {"3 Jan 08:00", "2027-01-03T08:00:00+01:00"},
        {"-15m", "2026-11-27T10:15:05+01:00"},
        {"-1h30m", "2026-11-27T09:00:05+01:00"},
        {"-2 h", "2026-11-27T08:30:05+01:00"},
        {"-15 min", "2026-11-27T10:15:05+01:00"},
        {"-11h", "2026-11-26T23:30:05+01:00"},
        {"2026-11-27T14:05:00+01:00", "2026-11-27T14:05:00+01:00"},
        {"2026-11-27T13:05:00Z", "2026-11-27T13:05:00+00:00"},
        {"2026-11-27 14:05+01", "2026-11-27T14:05:00+01:00"},
        {"1999-01-01T00:00:00-05:30", "1999-01-01T00:00:00-05:30"},
        {"2026-10-25 01:59", "2026-10-25T01:59:00+02:00"},
        {"2026-10-25 03:00", "2026-10-25T03:00:00+01:00"},
        {"2026-03-29 03:00", "2026-03-29T03:00:00+02:00"},
        {"2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[VEIN_MOMENT_SIZE] = "";
        struct vein_err err = {.message = ""};
        bool good = vein_moment_read(&berlin, now, cases[i][0], out, &err);

        if (!good || strcmp(out, cases[i][1]) != 0)
            printf("# %s: %s %s\n", cases[i][0], out, err.message);
        CU_ASSERT_TRUE(good);
        CU_ASSERT_STRING_EQUAL(out, cases[i][1]);
        CU_ASSERT_TRUE(vein_moment_check(out, &err)); // what the database is given
    }
}

void test_zone__what_is_none_is_refused_with_words(void);
void test_zone__what_is_none_is_refused_with_words(void)
{
    static const char *const cases[][3] = {
        {"2026-03-29 02:30", "there was no such time", "Read the clock again"},
        {"0000-11-27 14:05", "no such day or time", "Write 14:05"},
        {"27 Nov 0000 14:05", "no such day or time", "Write 14:05"},
        {"2026-10-25 02:30", "came twice",
         "Write 2026-10-25 02:30+02:00 for the first, +01:00 for the second"},
        {"2026-10-25 02:00", "came twice", "+02:00 for the first"},
        {"1999-01-01 00:00", "offset of that time is not known", "with its offset"},
        {"2030-01-01 00:00", "offset of that time is not known", "with its offset"},
        {"soon", "not a time", "14:05 (today)"},
        {"25:00", "no such day or time", "14:05"},
        {"14:60", "no such day or time", "14:05"},
        {"31 Feb 10:00", "no such day or time", "27 Nov"},
        {"2026-02-29 10:00", "no such day or time", "27 Nov"},
        {"2026-11-27", "not a time", "14:05"},
        {"14:5", "not a time", "14:05"},
        {"14:05 pm", "not a time", "14:05"},
        {"-", "not a time", "-15m"},
        {"-15", "not a time", "-15m"},
        {"-15s", "not a time", "-15m"},
        {"-999999999999h", "not a time", "-15m"},
        {"14:05+16:00", "not a time", "14:05"},
        {"14:05:00.1234567", "not a time", "14:05"},
        {"", "not a time", "14:05"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[VEIN_MOMENT_SIZE];
        struct vein_err err = {.message = ""};
        bool good = vein_moment_read(&berlin, now, cases[i][0], out, &err);

        if (good || !strstr(err.message, cases[i][1]) || !strstr(err.hint, cases[i][2]))
            printf("# %s: %s. %s\n", cases[i][0], err.message, err.hint);
        CU_ASSERT_FALSE(good);
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, cases[i][1]));
        CU_ASSERT_PTR_NOT_NULL(strstr(err.hint, cases[i][2]));
    }
}

void test_zone__nothing_is_guessed_without_clock_or_zone(void);
void test_zone__nothing_is_guessed_without_clock_or_zone(void)
{
    struct vein_zone none = {0};
    char out[VEIN_MOMENT_SIZE];
    struct vein_err err;

    CU_ASSERT_FALSE(vein_moment_read(&berlin, NULL, "14:05", out, &err));
    CU_ASSERT_FALSE(vein_moment_read(&berlin, NULL, "-15m", out, &err));
    CU_ASSERT_FALSE(vein_moment_read(&none, now, "14:05", out, &err));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "zone is not known yet"));
    CU_ASSERT_TRUE(vein_moment_read(&none, now, "2026-11-27T14:05:00+01:00", out, &err));
}

// Every minute between two clock changes there and back: the same moment, whatever is shown; in the hour that comes
// twice, and nowhere else, it keeps its offset.
void test_zone__what_is_shown_is_the_moment_it_was(void);
void test_zone__what_is_shown_is_the_moment_it_was(void)
{
    static const struct vein_zone_change none[] = {{0, 0}};
    static const struct vein_zone utc = {"UTC", none, 1, INT64_MAX};
    size_t wrong = 0, kept = 0;

    for (time_t at = changes[0].since; at < changes[3].since; at += 60) {
        char iso[VEIN_MOMENT_SIZE], shown[VEIN_MOMENT_SIZE], back[VEIN_MOMENT_SIZE],
            same[VEIN_MOMENT_SIZE];
        struct vein_err err;
        struct tm parts;

        (void)strftime(iso, sizeof iso, "%Y-%m-%dT%H:%M:00+00:00", gmtime_r(&at, &parts));
        wrong += !vein_moment_shown(&berlin, iso, shown) ||
                 !vein_moment_read(&berlin, now, shown, back, &err) ||
                 !vein_moment_shown(&utc, back, same) || strncmp(same, iso, 10) != 0 ||
                 strncmp(same + 11, iso + 11, 5) != 0;
        kept += strlen(shown) > 16;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_EQUAL(kept, 120);
}

void test_zone__what_a_text_says_of_moments_is_shown_by_the_clock(void);
void test_zone__what_a_text_says_of_moments_is_shown_by_the_clock(void)
{
    static const char *const cases[][2] = {
        {"used at 2026-11-28T09:51:11.087859Z, not later",
         "used at 2026-11-28 10:51:11, not later"},
        {"2026-11-22T23:00:00.000000Z", "2026-11-23 00:00"},
        {"2026-07-01T10:00:00Z;2026-11-27T10:00:05Z", "2026-07-01 12:00;2026-11-27 11:00:05"},
        {"2026-10-25T00:30:00Z",
         "2026-10-25 00:30:00+00:00"}, // which of the two the clock would not say
        {"2026-11-28T09:51:11+01:00", "2026-11-28T09:51:11+01:00"},
        {"2026-11-28T09:51Z", "2026-11-28T09:51Z"},
        {"2026-13-28T09:51:11Z", "2026-13-28T09:51:11Z"},
        {"", ""},
    };
    static const struct vein_zone unknown = {0};
    struct vein_buf out;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vein_buf_init(&out);
        vein_moments_shown(&berlin, cases[i][0], false, &out);
        CU_ASSERT_STRING_EQUAL(out.size ? out.data : "", cases[i][1]);
        vein_buf_release(&out);
    }
    vein_buf_init(&out);
    vein_moments_shown(&unknown, cases[0][0], false, &out);
    CU_ASSERT_STRING_EQUAL(out.data, cases[0][0]);
    vein_buf_release(&out);
}
