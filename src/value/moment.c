// Dates and moments: ISO 8601, checked for form and calendar. The text itself goes to the database.
#include "value.h"

#include <string.h>
#include <strings.h>

static const char DATE_HINT[] = "Write year-month-day, for example 2026-11-23.";
static const char MOMENT_HINT[] =
    "Write date, time and offset, for example 2026-11-23T10:00:00+01:00 or 2026-11-23T09:00:00Z.";

// Reads exactly count digits; returns -1 when there are fewer.
static int take_digits(const char **at, int count)
{
    int value = 0;

    for (; count > 0; count--, (*at)++) {
        if (**at < '0' || **at > '9')
            return -1;
        value = value * 10 + (**at - '0');
    }
    return value;
}

static bool take_char(const char **at, char wanted)
{
    if (**at != wanted)
        return false;
    (*at)++;
    return true;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

// Advances behind a date; returns NULL when it is one, else what is wrong.
static const char *take_date(const char **at)
{
    const char *start = *at;
    int year = take_digits(at, 4);
    int month;
    int day;

    if (strspn(start, "0123456789") > 4)
        return "a year has four digits";
    if (year < 0 || !take_char(at, '-') || (month = take_digits(at, 2)) < 0 ||
        !take_char(at, '-') || (day = take_digits(at, 2)) < 0)
        return "this is not a date";
    if (year == 0 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return "the calendar has no such day";
    return NULL;
}

static const char *take_time(const char **at)
{
    int hour = take_digits(at, 2);
    int minute;
    int second;
    size_t fraction;

    if (hour < 0 || !take_char(at, ':') || (minute = take_digits(at, 2)) < 0)
        return "this is not a time of day";
    if (!take_char(at, ':') || (second = take_digits(at, 2)) < 0)
        return "seconds are missing";
    if (hour > 23)
        return "hours go from 00 to 23; midnight is 00:00 of the next day";
    if (minute > 59 || second > 59)
        return "minutes and seconds go from 00 to 59";
    if (!take_char(at, '.'))
        return NULL;
    fraction = strspn(*at, "0123456789");
    *at += fraction;
    return fraction < 1 || fraction > 6 ? "seconds have one to six decimals" : NULL;
}

static const char *take_offset(const char **at)
{
    int hour;
    int minute;

    if (take_char(at, 'Z'))
        return NULL;
    if (**at != '+' && **at != '-')
        return "the offset from UTC is missing: the same clock reading means different moments";
    (*at)++;
    hour = take_digits(at, 2);
    if (hour < 0 || !take_char(at, ':') || (minute = take_digits(at, 2)) < 0)
        return "the offset is not of the form +hh:mm";
    return hour > 15 || minute > 59 ? "there is no such offset" : NULL;
}

// Words are refused by name, since PostgreSQL would take them.
static const char *refuse_word(const char *text)
{
    static const char *const words[] = {"infinity", "-infinity", "now",      "today",
                                        "tomorrow", "yesterday", "allballs", "epoch"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcasecmp(text, words[i]) == 0)
            return "a word is not a date: write the day itself";
    }
    return NULL;
}

bool vein_date_check(const char *text, struct vein_err *err)
{
    const char *at = text ? text : "";
    const char *fault;

    if (*at == '\0')
        return vein_value_refuse(err, text, DATE_HINT, "a date is needed");
    fault = refuse_word(at);
    if (!fault)
        fault = take_date(&at);
    if (!fault && *at)
        fault = "there is something behind the date";
    return fault ? vein_value_refuse(err, text, DATE_HINT, fault) : true;
}

bool vein_moment_check(const char *text, struct vein_err *err)
{
    const char *at = text ? text : "";
    const char *fault;

    if (*at == '\0')
        return vein_value_refuse(err, text, MOMENT_HINT, "a date and time is needed");
    fault = refuse_word(at);
    if (!fault)
        fault = take_date(&at);
    if (!fault && *at == '\0')
        fault = "the time of day is missing";
    if (!fault && !take_char(&at, 'T'))
        fault = "between date and time stands a T";
    if (!fault)
        fault = take_time(&at);
    if (!fault)
        fault = take_offset(&at);
    if (!fault && *at)
        fault = "there is something behind the offset";
    return fault ? vein_value_refuse(err, text, MOMENT_HINT, fault) : true;
}
