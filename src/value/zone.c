// Times as they are said in a laboratory: clock readings of its zone, turned into moments with their offset. The zone's
// table comes from the server, so that both mean the same.
#include "value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#define DAY 86400
#define HALF_YEAR (183 * (int64_t)DAY)

static const char HINT[] =
    "Write 14:05 (today), 2026-11-27 14:05, 27 Nov 14:05, or -15m for a quarter of an hour ago.";
static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};

// A clock reading taken apart; year 0: not said, day 0: no date at all.
struct reading {
    int year, month, day, hour, minute, second;
    char fraction[8]; // ".123456" or ""
    bool seconds;     // were said
    bool has_offset;
    int offset;
};

// Seconds of the reading as if the zone had no offset.
static int64_t clock_of(const struct reading *r)
{
    struct tm parts = {.tm_year = r->year - 1900,
                       .tm_mon = r->month - 1,
                       .tm_mday = r->day,
                       .tm_hour = r->hour,
                       .tm_min = r->minute,
                       .tm_sec = r->second};

    return (int64_t)timegm(&parts);
}

static void reading_of(int64_t clock, struct reading *out)
{
    time_t seconds = (time_t)clock;
    struct tm parts = {0};

    (void)gmtime_r(&seconds, &parts);
    out->year = parts.tm_year + 1900;
    out->month = parts.tm_mon + 1;
    out->day = parts.tm_mday;
    out->hour = parts.tm_hour;
    out->minute = parts.tm_min;
    out->second = parts.tm_sec;
}

struct vein_zone vein_zone_of_rows(struct vein_arena *arena, const struct vein_rows *rows)
{
    struct vein_zone_change *changes =
        vein_arena_alloc(arena, (rows->row_count + 1) * sizeof *changes);

    for (size_t i = 0; i < rows->row_count; i++)
        changes[i] =
            (struct vein_zone_change){strtoll(vein_rows_text(rows, i, "since"), NULL, 10),
                                      (int)strtol(vein_rows_text(rows, i, "offset_s"), NULL, 10)};
    return (struct vein_zone){.name = vein_rows_text(rows, 0, "name"),
                              .changes = changes,
                              .count = rows->row_count,
                              .until = strtoll(vein_rows_text(rows, 0, "until"), NULL, 10)};
}

// ---- reading

// One or two digits, or exactly four; -1 when there are none.
static int take_number(const char **at, int most)
{
    int value = 0, count = 0;

    while (count < most && **at >= '0' && **at <= '9') {
        value = value * 10 + *(*at)++ - '0';
        count++;
    }
    return count == 0 || (most == 4 && count != 4) ? -1 : value;
}

// A year that is said and is none: 0 would mean that none was said.
static int take_year(const char **at)
{
    int year = take_number(at, 4);

    return year == 0 ? -1 : year;
}

static void skip(const char **at)
{
    *at += strspn(*at, " ");
}

// "2026-11-27", "27 Nov", "27 Nov 2026", and the blank or T behind it; nothing at all is no date either.
static bool take_day(const char **at, struct reading *out)
{
    const char *from = *at;

    if (strlen(from) >= 10 && from[4] == '-' && from[7] == '-') {
        out->year = take_year(at);
        (*at)++;
        out->month = take_number(at, 2);
        (*at)++;
        out->day = take_number(at, 2);
        if (**at == 'T' || **at == ' ')
            (*at)++;
        return *at == from + 11;
    }
    out->day = take_number(at, 2);
    skip(at);
    for (int i = 0; i < 12 && out->day > 0; i++)
        if (strncasecmp(*at, months[i], 3) == 0)
            out->month = i + 1;
    if (!out->month) { // the digits were an hour
        out->day = 0;
        *at = from;
        return true;
    }
    *at += 3;
    skip(at);
    if (strspn(*at, "0123456789") == 4)
        out->year = take_year(at);
    skip(at);
    return true;
}

static bool take_clock(const char **at, struct reading *out)
{
    size_t size;

    out->hour = take_number(at, 2);
    if (out->hour < 0 || **at != ':')
        return false;
    (*at)++;
    size = strspn(*at, "0123456789");
    out->minute = take_number(at, 2);
    if (size != 2)
        return false;
    if (**at != ':')
        return true;
    (*at)++;
    size = strspn(*at, "0123456789");
    out->second = take_number(at, 2);
    out->seconds = true;
    if (size != 2 || **at != '.')
        return size == 2;
    size = 1 + strspn(*at + 1, "0123456789");
    if (size < 2 || size > 7)
        return false;
    snprintf(out->fraction, sizeof out->fraction, "%.*s", (int)size, *at);
    *at += size;
    return true;
}

// "Z", "+01", "+01:00"; none is well, too.
static bool take_zone(const char **at, struct reading *out)
{
    int sign = **at == '-' ? -1 : 1;
    int hours, minutes = 0;

    if (**at == '\0')
        return true;
    out->has_offset = true;
    if (**at == 'Z') {
        (*at)++;
        return **at == '\0';
    }
    if (**at != '+' && **at != '-')
        return false;
    (*at)++;
    hours = take_number(at, 2);
    if (**at == ':') {
        (*at)++;
        minutes = take_number(at, 2);
    }
    out->offset = sign * (hours * 3600 + minutes * 60);
    return hours >= 0 && hours <= 15 && minutes >= 0 && minutes < 60 && **at == '\0';
}

static bool take_apart(const char *text, struct reading *out)
{
    const char *at = text;

    *out = (struct reading){0};
    skip(&at);
    if (!take_day(&at, out) || !take_clock(&at, out))
        return false;
    if (*at == ' ' && at[1 + strspn(at + 1, " ")] == '\0')
        at += strlen(at);
    return take_zone(&at, out);
}

// Is there such a day, and such a time of it? A year that was not said has a 29 February.
static bool exists(const struct reading *r)
{
    struct reading day = {.year = r->year ? r->year : 2000, .month = r->month, .day = r->day}, same;

    if (r->hour > 23 || r->minute > 59 || r->second > 59)
        return false;
    if (r->day == 0)
        return true;
    if (r->month < 1 || r->month > 12 || r->year < 0)
        return false;
    reading_of(clock_of(&day), &same);
    return same.day == r->day && same.month == r->month;
}

// ---- the zone

static int64_t end_of(const struct vein_zone *zone, size_t at)
{
    return at + 1 < zone->count ? zone->changes[at + 1].since : zone->until;
}

// Moments that have this clock reading: none, one or two of them, the earlier first.
static int moments_of(const struct vein_zone *zone, int64_t clock, int64_t found[2])
{
    int count = 0;

    for (size_t i = 0; i < zone->count && count < 2; i++) {
        int64_t moment = clock - zone->changes[i].offset;

        if (moment >= zone->changes[i].since && moment < end_of(zone, i))
            found[count++] = moment;
    }
    return count;
}

static bool offset_at(const struct vein_zone *zone, int64_t moment, int *out)
{
    for (size_t i = 0; i < zone->count; i++)
        if (moment >= zone->changes[i].since && moment < end_of(zone, i)) {
            *out = zone->changes[i].offset;
            return true;
        }
    return false;
}

static void write_moment(int64_t moment, int offset, const char *fraction,
                         char out[VEIN_MOMENT_SIZE])
{
    struct reading r = {0};
    int minutes = (offset < 0 ? -offset : offset) / 60;

    reading_of(moment + offset, &r);
    snprintf(out, VEIN_MOMENT_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u%s%c%02u:%02u",
             (unsigned)r.year % 10000, (unsigned)r.month % 100, (unsigned)r.day % 100,
             (unsigned)r.hour % 100, (unsigned)r.minute % 100, (unsigned)r.second % 100, fraction,
             offset < 0 ? '-' : '+', (unsigned)minutes / 60 % 100, (unsigned)minutes % 60);
}

static bool refuse(struct vein_err *err, const char *text, const char *hint, const char *message)
{
    return vein_value_refuse(err, text, hint, message);
}

// A clock reading that does not exist in spring, or comes twice in autumn.
static bool settle(const struct vein_zone *zone, const char *text, const struct reading *r,
                   char out[VEIN_MOMENT_SIZE], struct vein_err *err)
{
    int64_t clock = clock_of(r), found[2] = {0, 0};
    char first[VEIN_MOMENT_SIZE], second[VEIN_MOMENT_SIZE], hint[200];
    int count = moments_of(zone, clock, found);

    if (count == 1) {
        write_moment(found[0], (int)(clock - found[0]), r->fraction, out);
        return true;
    }
    if (count == 2) {
        write_moment(found[0], (int)(clock - found[0]), r->fraction, first);
        write_moment(found[1], (int)(clock - found[1]), r->fraction, second);
        first[10] = ' ';
        snprintf(hint, sizeof hint, "Write %.16s%s for the first, %s for the second.", first,
                 first + strlen(first) - 6, second + strlen(second) - 6);
        return refuse(err, text, hint, "the clocks went back: this time came twice");
    }
    if (clock - DAY < zone->changes[0].since || clock + DAY >= zone->until)
        return refuse(err, text, "Write it with its offset: 1999-11-27T14:05:00+01:00.",
                      "the offset of that time is not known here");
    return refuse(err, text, "Read the clock again: the hour before it was followed by the next.",
                  "the clocks went forward: there was no such time");
}

// "-15m", "-2h", "-1h30m": so long ago.
static bool take_ago(const char *text, int64_t *seconds)
{
    const char *at = text + 1;
    bool any = false;

    *seconds = 0;
    for (skip(&at); *at; skip(&at)) {
        char *end, unit;
        long number = *at >= '0' && *at <= '9' ? strtol(at, &end, 10) : -1;

        if (number < 0 || number > 100000)
            return false;
        at = end;
        skip(&at);
        unit = *at;
        if (unit != 'm' && unit != 'h')
            return false;
        at += strncmp(at, "min", 3) == 0 ? 3 : 1;
        *seconds += number * (unit == 'h' ? 3600 : 60);
        any = true;
    }
    return any;
}

static bool know_now(const char *now, struct reading *out)
{
    return now && take_apart(now, out) && exists(out) && out->day > 0 && out->has_offset;
}

static bool read_ago(const struct vein_zone *zone, const char *now, const char *text,
                     char out[VEIN_MOMENT_SIZE], struct vein_err *err)
{
    struct reading today;
    int64_t ago, moment;
    int offset;

    if (!take_ago(text, &ago))
        return refuse(err, text, HINT, "this is not a time");
    if (!know_now(now, &today))
        return refuse(err, text, "Write the time itself.", "what time it is now is not known");
    moment = clock_of(&today) - today.offset - ago;
    if (!offset_at(zone, moment, &offset))
        return refuse(err, text, HINT, "that is too long ago");
    write_moment(moment, offset, "", out);
    return true;
}

// The day that was not said is today; the year, the one that brings the day nearest.
static bool complete(struct reading *r, const char *now)
{
    struct reading today;

    if (r->year)
        return true;
    if (!know_now(now, &today))
        return false;
    r->year = today.year;
    if (r->day) {
        int64_t ahead = clock_of(r) - clock_of(&today);

        r->year += ahead > HALF_YEAR ? -1 : ahead < -HALF_YEAR ? 1 : 0;
        return exists(r);
    }
    r->month = today.month;
    r->day = today.day;
    return true;
}

bool vein_moment_read(const struct vein_zone *zone, const char *now, const char *text,
                      char out[VEIN_MOMENT_SIZE], struct vein_err *err)
{
    struct reading r;

    if (*text == '-')
        return read_ago(zone, now, text, out, err);
    if (!take_apart(text, &r))
        return refuse(err, text, HINT, "this is not a time");
    if (!exists(&r))
        return refuse(err, text, HINT, "there is no such day or time");
    if (!complete(&r, now))
        return refuse(err, text, HINT, "which day is meant is not known");
    if (r.has_offset) {
        write_moment(clock_of(&r) - r.offset, r.offset, r.fraction, out);
        return true;
    }
    if (zone->count == 0)
        return refuse(err, text, "Try again in a moment, or write the offset: +01:00 behind it.",
                      "the laboratory's time zone is not known yet");
    return settle(zone, text, &r, out, err);
}

bool vein_moment_shown(const struct vein_zone *zone, const char *text, char out[VEIN_MOMENT_SIZE])
{
    struct reading r, local = {0};
    int64_t moment, found[2];
    int offset;

    if (!take_apart(text, &r) || !exists(&r) || r.day == 0 || r.year == 0 || !r.has_offset)
        return false;
    moment = clock_of(&r) - r.offset;
    if (!offset_at(zone, moment, &offset) || moments_of(zone, moment + offset, found) != 1) {
        write_moment(moment, r.offset, r.fraction, out); // its offset tells which is meant
        out[10] = ' ';
        return true;
    }
    reading_of(moment + offset, &local);
    snprintf(out, VEIN_MOMENT_SIZE, "%04u-%02u-%02u %02u:%02u", (unsigned)local.year % 10000,
             (unsigned)local.month % 100, (unsigned)local.day % 100, (unsigned)local.hour % 100,
             (unsigned)local.minute % 100);
    if (local.second || r.fraction[0])
        snprintf(out + 16, VEIN_MOMENT_SIZE - 16, ":%02u%s", (unsigned)local.second % 100,
                 r.fraction);
    return true;
}

// Length of the moment in UTC that a text begins with, 0: it begins with none.
static size_t utc_at(const char *text)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd";
    size_t size = sizeof shape - 1;

    for (size_t i = 0; i < size; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return 0;
    if (text[size] == '.')
        for (size++; text[size] >= '0' && text[size] <= '9';)
            size++;
    return text[size] == 'Z' ? size + 1 : 0;
}

void vein_moments_shown(const struct vein_zone *zone, const char *text, bool beside,
                        struct vein_buf *out)
{
    while (*text) {
        size_t size = zone->count ? utc_at(text) : 0;
        char moment[VEIN_MOMENT_SIZE], shown[VEIN_MOMENT_SIZE];

        snprintf(moment, sizeof moment, "%.19sZ", size ? text : "");
        if (!size || !vein_moment_shown(zone, moment, shown)) {
            vein_buf_add(out, text++, 1);
            continue;
        }
        if (beside)
            vein_buf_addf(out, "%.*s (%s here)", (int)size, text,
                          strncmp(shown, text, 10) == 0 ? shown + 11 : shown);
        else
            vein_buf_adds(out, shown);
        text += size;
    }
}
