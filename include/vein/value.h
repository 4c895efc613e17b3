// value: what people type, turned into what PostgreSQL stores, exactly. Decimals are text from the
// keyboard to the column; nothing here (or anywhere) holds a measured value in binary floating point.
// Errors have exit class VEIN_EXIT_USAGE, the value in detail and the way out in hint.
#ifndef VEIN_VALUE_H
#define VEIN_VALUE_H

#include "vein/base.h"
#include "vein/rows.h"

// Most digits of a decimal, before and behind the point together. numeric holds more; nobody
// measures more, and a bound keeps hostile input cheap.
#define VEIN_DECIMAL_DIGITS 1000
#define VEIN_DECIMAL_SIZE (VEIN_DECIMAL_DIGITS + 4) // minus, a zero before the point, point, NUL

// A decimal in plain form: an optional minus, digits without leading zeros, optionally a point and
// digits. Zero has no minus. Digits behind the point are kept as given ("93.50" has two decimals).
struct vein_decimal {
    char text[VEIN_DECIMAL_SIZE];
};

// What a result says about its number.
enum vein_qualifier {
    VEIN_QUALIFIER_EQUAL,
    VEIN_QUALIFIER_LESS,
    VEIN_QUALIFIER_AT_MOST,
    VEIN_QUALIFIER_MORE,
    VEIN_QUALIFIER_AT_LEAST,
    VEIN_QUALIFIER_ABOUT
};

// Reads what a person types: "93.5", "+2", ".5", "1.84e6". ASCII blanks around it are ignored.
// Refuses everything else with a reason: comma, spaces inside, NaN, infinity, hexadecimal,
// underscores, digits of other scripts, "5.", "-0", control characters, more than
// VEIN_DECIMAL_DIGITS digits. NULL is refused like empty text.
bool vein_decimal_parse(const char *text, struct vein_decimal *out,
                        struct vein_err *err) VEIN_MUST_CHECK;

// Reads a result: one of = < <= > >= ~ (none means =), blanks, a decimal as above.
bool vein_result_parse(const char *text, enum vein_qualifier *qualifier, struct vein_decimal *out,
                       struct vein_err *err) VEIN_MUST_CHECK;
// "=", "<", "<=", ">", ">=" or "~"; static.
const char *vein_qualifier_text(enum vein_qualifier qualifier);

// Number of digits behind the point.
size_t vein_decimal_decimals(const struct vein_decimal *value);
// -1, 0 or 1 as left is less than, equal to or greater than right; "1.0" equals "1".
int vein_decimal_compare(const struct vein_decimal *left, const struct vein_decimal *right);
// Rounds to exactly this many decimals, a half away from zero (as PostgreSQL's round(numeric) and
// as rules say "half up"); pads with zeros when there are fewer. Fails only when padding would pass
// the digit limit.
bool vein_decimal_round(const struct vein_decimal *value, size_t decimals, struct vein_decimal *out,
                        struct vein_err *err) VEIN_MUST_CHECK;

// ISO 8601, form and calendar only; meaning (too late, in the future) is the database's.
// Date: "2026-11-23".
bool vein_date_check(const char *text, struct vein_err *err) VEIN_MUST_CHECK;
// Moment: "2026-11-23T10:00:00+01:00", seconds mandatory with up to six decimals, offset mandatory ("Z" or
// +hh:mm up to 15:59). Refuses words (now, infinity), 24:00, second 60 and years beyond 9999.
bool vein_moment_check(const char *text, struct vein_err *err) VEIN_MUST_CHECK;

// A time zone by its offsets, seconds east of UTC: changes[0] is the offset from its second on, each further one a change;
// nothing is known before the first and from `until` on. In order; count 0: nothing is known.
struct vein_zone_change {
    int64_t since; // seconds since 1970 in UTC
    int offset;
};
struct vein_zone {
    const char *name; // "Europe/Berlin"
    const struct vein_zone_change *changes;
    size_t count;
    int64_t until;
};
// The zone of rows of session/offsets (name, since, offset_s, until; changes live in arena, the name in the rows).
struct vein_zone vein_zone_of_rows(struct vein_arena *arena, const struct vein_rows *rows);
#define VEIN_MOMENT_SIZE 64
// What people type there, as a moment in ISO 8601 with its offset: "14:05" is today, "2026-11-27 14:05", "27 Nov 14:05"
// (the year that brings it nearest), "-15m", "-1h30m" (before now, to the second); seconds may stand behind; with an
// offset ("2026-11-27T14:05:00+01:00", "Z") it is taken as it stands. now: the laboratory's time with its offset, or NULL.
// Refuses a clock reading that a clock change left out or doubled, the two moments in the hint.
bool vein_moment_read(const struct vein_zone *zone, const char *now, const char *text,
                      char out[VEIN_MOMENT_SIZE], struct vein_err *err) VEIN_MUST_CHECK;
// The other way: a moment with its offset as a clock reading of the zone, "2026-11-27 14:05", with its seconds when they
// are not 0. Where the reading means two moments or none is known, it keeps its offset. Read back, it is the same
// moment. False: text is no moment.
bool vein_moment_shown(const struct vein_zone *zone, const char *text, char out[VEIN_MOMENT_SIZE]);
// A text with what it says of moments in UTC ("2026-11-27T13:05:12.345678Z") as clock readings of the zone, to the
// second; beside: they stay as they are, the reading stands behind ("(14:05:12 here)", with its day where that differs).
// Nothing is changed while the zone is not known.
void vein_moments_shown(const struct vein_zone *zone, const char *text, bool beside,
                        struct vein_buf *out);

// Units: a closed list of UCUM codes; units of one dimension convert by an exact ratio.
struct vein_unit {
    const char *code;      // "10*6/mL"
    const char *dimension; // "concentration of cells"; equal text = convertible
    uint64_t num;          // 1 unit = num/den base units of the dimension
    uint64_t den;
};
// vein_unit_count entries.
extern const struct vein_unit vein_unit_table[];
extern const size_t vein_unit_count;
// Finds a unit by its exact code (case matters); NULL when it is not in the list.
const struct vein_unit *vein_unit_find(const char *code);
// Converts value from one unit to another of the same dimension. The result is exact; when it has
// no finite decimal form (90 min in d is exact, 10 min in h is not), fails and says so.
bool vein_unit_convert(const struct vein_decimal *value, const char *from, const char *to,
                       struct vein_decimal *out, struct vein_err *err) VEIN_MUST_CHECK;
// As above, rounded once (half away from zero) to this many decimals; works for every ratio.
bool vein_unit_convert_round(const struct vein_decimal *value, const char *from, const char *to,
                             size_t decimals, struct vein_decimal *out,
                             struct vein_err *err) VEIN_MUST_CHECK;

#endif
