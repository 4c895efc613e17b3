// ISBT 128 data structures: layouts and ranges only. The tables of codes are licensed and not here.
#include "scan.h"

#include <string.h>

enum body {
    BODY_DIN,
    BODY_BLOOD,
    BODY_PRODUCT,
    BODY_DATE,
    BODY_TIME,
    BODY_FLEXIBLE,
    BODY_DONOR,
    BODY_STAFF,
    BODY_BIRTH,
    BODY_PATIENT,
    BODY_DIVISION,
    BODY_FACILITY,
    BODY_PROCESSOR,
    BODY_LOT,
    BODY_SEC,
    BODY_COI
};

// Length 0: it depends on the content. Longer identifiers come first, "=" alone comes last.
static const struct structure {
    const char *identifier;
    int number;
    enum vein_scan_kind kind;
    enum body body;
    size_t size;
} structures[] = {
    {"&,1", 35, VEIN_SCAN_FACILITY_LOT, BODY_LOT, 18},
    {"&,2", 36, VEIN_SCAN_SUPPLEMENT, BODY_LOT, 18},
    {"&,4", 38, VEIN_SCAN_SEC, BODY_SEC, 40},
    {"=%", 2, VEIN_SCAN_BLOOD_GROUP, BODY_BLOOD, 4},
    {"=<", 3, VEIN_SCAN_PRODUCT, BODY_PRODUCT, 8},
    {"=>", 4, VEIN_SCAN_EXPIRY, BODY_DATE, 6},
    {"&>", 5, VEIN_SCAN_EXPIRY, BODY_TIME, 10},
    {"=*", 6, VEIN_SCAN_COLLECTION, BODY_DATE, 6},
    {"&*", 7, VEIN_SCAN_COLLECTION, BODY_TIME, 10},
    {"=}", 8, VEIN_SCAN_PRODUCTION, BODY_DATE, 6},
    {"&}", 9, VEIN_SCAN_PRODUCTION, BODY_TIME, 10},
    {"=;", 19, VEIN_SCAN_DONOR, BODY_DONOR, 21},
    {"='", 20, VEIN_SCAN_STAFF, BODY_STAFF, 11},
    {"=#", 24, VEIN_SCAN_BIRTH_DATE, BODY_BIRTH, 10},
    {"&#", 25, VEIN_SCAN_PATIENT, BODY_PATIENT, 0},
    {"=(", 31, VEIN_SCAN_EXPIRY, BODY_FLEXIBLE, 16},
    {"=,", 32, VEIN_SCAN_DIVISION, BODY_DIVISION, 6},
    {"&+", 33, VEIN_SCAN_FACILITY, BODY_FACILITY, 0},
    {"=/", 34, VEIN_SCAN_PROCESSOR_PRODUCT, BODY_PROCESSOR, 16},
    {"&/", 40, VEIN_SCAN_COI, BODY_COI, 15},
    {"=", 1, VEIN_SCAN_DIN, BODY_DIN, 15},
};
#define STRUCTURES (sizeof structures / sizeof *structures)

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool all(const char *text, size_t size, bool (*test)(char))
{
    for (size_t i = 0; i < size; i++) {
        if (!test(text[i])) {
            return false;
        }
    }
    return true;
}

static bool alnum(char c)
{
    return digit(c) || upper(c);
}

static int number(const char *text, size_t size)
{
    int value = 0;
    for (size_t i = 0; i < size; i++) {
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// The letters of a facility number leave out O, those of flags also I, Q and Z.
static bool fin_character(char c)
{
    return alnum(c) && c != 'O';
}

static bool flag_character(char c)
{
    return alnum(c) && strchr("IOQZ", c) == NULL;
}

bool vein_scan_isbt_fin(const char *text)
{
    return fin_character(text[0]) && text[0] != '0' && all(text + 1, 2, fin_character) &&
           all(text + 3, 2, digit);
}

static bool need_fin(struct cursor *in, const char *text)
{
    if (text[0] >= 'a' && text[0] <= 'z') {
        return vein_scan_refuse(in, "lower case: check Caps Lock and the scanner's set-up");
    }
    return vein_scan_isbt_fin(text) ||
           vein_scan_refuse(in, "'%.5s' is not a facility number", text);
}

bool vein_scan_isbt_din(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!need_fin(in, text)) {
        return false;
    }
    if (!all(text + 5, 2, digit)) {
        return vein_scan_refuse(in, "the year of a donation number is two digits");
    }
    if (!all(text + 7, 6, digit)) {
        return vein_scan_refuse(in, "the number of a donation is six digits");
    }
    out->kind = VEIN_SCAN_DIN;
    out->structure = 1;
    vein_scan_item_value(out, text, 13);
    vein_scan_item_part(out, "fin", text, 5);
    vein_scan_item_part(out, "yy", text + 5, 2);
    vein_scan_item_part(out, "seq", text + 7, 6);
    return true;
}

static bool din_with_flags(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    const char *flags = text + 13;
    if (!vein_scan_isbt_din(in, text, out)) {
        return false;
    }
    if (!all(flags, 2, flag_character)) {
        return vein_scan_refuse(in, "'%.2s' are not flag characters", flags);
    }
    vein_scan_item_part(out, "flags", flags, 2);
    if (all(flags, 2, digit)) {
        int flag = number(flags, 2);
        int wanted = vein_scan_din_flag(out->value);
        if (flag >= 60 && flag <= 96 && flag != wanted) {
            return vein_scan_refuse(in, "the flags %d do not check this number (%d would)", flag,
                                    wanted);
        }
    }
    return true;
}

static bool blood(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!all(text, 3, alnum) || text[3] != '0') {
        return vein_scan_refuse(in, "'%.4s' is not a blood group", text);
    }
    vein_scan_item_value(out, text, 4);
    vein_scan_item_part(out, "group", text, 2);
    vein_scan_item_part(out, "phenotype", text + 2, 1);
    return true;
}

bool vein_scan_isbt_product(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!upper(text[0]) || !alnum(text[1]) || !all(text + 2, 3, digit)) {
        return vein_scan_refuse(in, "'%.5s' is not a product code", text);
    }
    vein_scan_item_value(out, text, 8);
    vein_scan_item_part(out, "pdc", text, 5);
    bool typed = strchr("EFHSPY", text[0]) != NULL || (text[0] == 'X' && text[1] == '0');
    if (!typed) {
        if (!all(text + 5, 3, alnum)) {
            return vein_scan_refuse(in, "'%.3s' is not a division", text + 5);
        }
        vein_scan_item_part(out, "division", text + 5, 3);
        return true;
    }
    bool split = upper(text[6]) && (text[7] == '0' || (text[7] >= 'a' && text[7] <= 'z'));
    if (!alnum(text[5]) ||
        !(split || memcmp(text + 6, "00", 2) == 0 || memcmp(text + 6, "99", 2) == 0)) {
        return vein_scan_refuse(in, "'%.3s' is not a collection type and division", text + 5);
    }
    vein_scan_item_part(out, "collection_type", text + 5, 1);
    vein_scan_item_part(out, "division", text + 6, 2);
    out->incomplete = memcmp(text + 6, "99", 2) == 0;
    return true;
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

static bool clock_time(struct cursor *in, const char *text, char out[8])
{
    if (!all(text, 4, digit) || number(text, 2) > 23 || number(text + 2, 2) > 59) {
        return vein_scan_refuse(in, "'%.4s' is not a time of day", text);
    }
    snprintf(out, 8, " %.2s:%.2s", text, text + 2);
    return true;
}

static void date_value(struct vein_scan_item *out, int year, int month, int day, const char *time)
{
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d-%02d%s", year, month, day, time);
    vein_scan_item_value(out, text, strlen(text));
    vein_scan_item_part(out, "date", text, 10);
    if (time[0] != '\0') {
        vein_scan_item_part(out, "time", time + 1, 5);
    }
}

// cyyjjj[hhmm]: c and yy are the last three digits of the year, jjj the day of the year. Only the
// centuries 0 (2000) and 9 (1900) are believed: a 2 is some printer's mistake for 20xx.
static bool ordinal(struct cursor *in, const char *text, bool timed, struct vein_scan_item *out)
{
    char time[8] = "";
    if (!all(text, 6, digit)) {
        return vein_scan_refuse(in, "'%.6s' is not a date", text);
    }
    if (text[0] != '0' && text[0] != '9') {
        return vein_scan_refuse(in, "century digit %c is not plausible (2000 to 2099 is 0)",
                                text[0]);
    }
    int year = number(text, 3) + (text[0] == '9' ? 1000 : 2000);
    int day = number(text + 3, 3);
    if (day < 1 || day > (leap(year) ? 366 : 365)) {
        return vein_scan_refuse(in, "%d has no day %03d", year, day);
    }
    if (timed && !clock_time(in, text + 6, time)) {
        return false;
    }
    int month = 1;
    while (day > month_days(year, month)) {
        day -= month_days(year, month++);
    }
    date_value(out, year, month, day, time);
    return true;
}

static bool calendar(struct cursor *in, const char *text, const char *time,
                     struct vein_scan_item *out)
{
    int year = 0, month = 0, day = 0;
    if (all(text, 8, digit)) {
        year = number(text, 4);
        month = number(text + 4, 2);
        day = number(text + 6, 2);
    }
    if (year < 1850 || month < 1 || month > 12 || day < 1 || day > month_days(year, month)) {
        return vein_scan_refuse(in, "'%.8s' is not a date", text);
    }
    date_value(out, year, month, day, time);
    return true;
}

static bool flexible(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    static const struct {
        const char *name;
        enum vein_scan_kind kind;
    } types[] = {{"expiration", VEIN_SCAN_EXPIRY},
                 {"collection", VEIN_SCAN_COLLECTION},
                 {"production", VEIN_SCAN_PRODUCTION}};
    char time[8] = "";
    int type = all(text + 2, 2, digit) ? number(text + 2, 2) : 0;
    if (text[0] != '1' && text[0] != '2') {
        return vein_scan_refuse(in, "time zone mark %c is neither local (1) nor UTC (2)", text[0]);
    }
    if (text[1] != '0' || type < 1 || type > 3) {
        return vein_scan_refuse(in, "'%.3s' is not a kind of time", text + 1);
    }
    if (!clock_time(in, text + 12, time) || !calendar(in, text + 4, time, out)) {
        return false;
    }
    out->kind = types[type - 1].kind;
    vein_scan_item_part(out, "tz", text[0] == '2' ? "UTC" : "local", text[0] == '2' ? 3 : 5);
    vein_scan_item_part(out, "type", types[type - 1].name, strlen(types[type - 1].name));
    return true;
}

static bool donor(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!need_fin(in, text)) {
        return false;
    }
    if (!all(text + 5, 16, digit)) {
        return vein_scan_refuse(in, "a donor number is sixteen digits");
    }
    vein_scan_item_value(out, text, 21);
    vein_scan_item_part(out, "fin", text, 5);
    vein_scan_item_part(out, "donor", text + 5, 16);
    return true;
}

static bool staff(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!need_fin(in, text)) {
        return false;
    }
    if (!all(text + 5, 6, alnum)) {
        return vein_scan_refuse(in, "'%.6s' is not a staff number", text + 5);
    }
    vein_scan_item_value(out, text, 11);
    vein_scan_item_part(out, "fin", text, 5);
    vein_scan_item_part(out, "staff", text + 5, 6);
    return true;
}

static bool birth(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!all(text, 2, digit)) {
        return vein_scan_refuse(in, "'%.2s' is not a location", text);
    }
    if (!calendar(in, text + 2, "", out)) {
        return false;
    }
    vein_scan_item_part(out, "location", text, 2);
    return true;
}

static bool division(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!all(text, 6, digit)) {
        for (size_t i = 0; i < 6; i += 2) { // three pairs: splits of splits
            bool pair = upper(text[i]) &&
                        (text[i + 1] == '0' || (text[i + 1] >= 'a' && text[i + 1] <= 'z'));
            if (!pair && memcmp(text + i, "00", 2) != 0) {
                return vein_scan_refuse(in, "'%.6s' is not a product division", text);
            }
        }
    }
    vein_scan_item_value(out, text, 6);
    vein_scan_item_part(out, "division", text, 6);
    return true;
}

static bool processor(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (!need_fin(in, text)) {
        return false;
    }
    if (!all(text + 5, 11, alnum)) {
        return vein_scan_refuse(in, "'%.11s' is not a processor's product", text + 5);
    }
    vein_scan_item_value(out, text, 16);
    vein_scan_item_part(out, "fin", text, 5);
    vein_scan_item_part(out, "facility_code", text + 5, 6);
    vein_scan_item_part(out, "pdc", text + 11, 5);
    return true;
}

static bool lot(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    size_t zeros = 0;
    if (!all(text, 18, alnum)) {
        return vein_scan_refuse(in, "'%.18s' is not a lot number", text);
    }
    while (zeros < 17 && text[zeros] == '0') {
        zeros++;
    }
    vein_scan_item_value(out, text, 18);
    vein_scan_item_part(out, "number", text + zeros, 18 - zeros);
    return true;
}

bool vein_scan_isbt_sec(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    char end[16];
    if (!all(text, 2, upper) || !all(text + 2, 6, alnum) || !all(text + 8, 13, alnum) ||
        !upper(text[21]) || !all(text + 22, 7, alnum) || !all(text + 29, 3, alnum)) {
        return vein_scan_refuse(in, "not a Single European Code");
    }
    if (!calendar(in, text + 32, "", out)) {
        return false;
    }
    snprintf(end, sizeof end, "%.10s", out->value);
    out->kind = VEIN_SCAN_SEC;
    out->structure = 38;
    out->part_count = 0;
    vein_scan_item_value(out, text, 40);
    vein_scan_item_part(out, "country", text, 2);
    vein_scan_item_part(out, "te", text + 2, 6);
    vein_scan_item_part(out, "donation", text + 8, 13);
    vein_scan_item_part(out, "system", text + 21, 1);
    vein_scan_item_part(out, "product", text + 22, 7);
    vein_scan_item_part(out, "split", text + 29, 3);
    vein_scan_item_part(out, "expiry", end, strlen(end));
    return true;
}

bool vein_scan_isbt_coi(struct cursor *in, const char *text, struct vein_scan_item *out)
{
    if (memcmp(text, "CH", 2) != 0) {
        return vein_scan_refuse(in, "a chain of identity number begins with CH, not '%.2s'", text);
    }
    if (!need_fin(in, text + 2)) {
        return false;
    }
    if (!all(text + 7, 2, digit) || !all(text + 9, 6, alnum)) {
        return vein_scan_refuse(in, "'%.8s' is not a year and number", text + 7);
    }
    out->kind = VEIN_SCAN_COI;
    out->structure = 40;
    vein_scan_item_value(out, text, 15);
    vein_scan_item_part(out, "fin", text + 2, 5);
    vein_scan_item_part(out, "yy", text + 7, 2);
    vein_scan_item_part(out, "seq", text + 9, 6);
    return true;
}

static bool patient(struct cursor *in, const char *text, size_t size, struct vein_scan_item *out)
{
    if (!all(text, 2, digit)) {
        return vein_scan_refuse(in, "'%.2s' is not a location", text);
    }
    vein_scan_item_value(out, text + 4, size - 4);
    vein_scan_item_part(out, "location", text, 2);
    vein_scan_item_part(out, "length", text + 2, 2);
    vein_scan_item_part(out, "patient", text + 4, size - 4 < 40 ? size - 4 : 40);
    return true;
}

static bool facility(struct cursor *in, const char *text, size_t size, struct vein_scan_item *out)
{
    if (!need_fin(in, text)) {
        return false;
    }
    vein_scan_item_value(out, text, size);
    vein_scan_item_part(out, "fin", text, 5);
    vein_scan_item_part(out, "code", text + 5, size - 5);
    return true;
}

// How many characters follow the identifier; 0 after a refusal.
static size_t content_size(struct cursor *in, const struct structure *structure, const char *text,
                           size_t left)
{
    size_t size = structure->size;
    if (structure->body == BODY_PATIENT) {
        if (left < 5 || !all(text + 2, 2, digit) || number(text + 2, 2) < 1) {
            vein_scan_refuse(in, "a patient number begins with location and length");
            return 0;
        }
        size = 4 + (size_t)number(text + 2, 2);
    } else if (structure->body == BODY_FACILITY) {
        for (size = 0; size < left && alnum(text[size]);) {
            size++;
        }
        if (size < 6 || size > 18) {
            vein_scan_refuse(in, "not a processing facility");
            return 0;
        }
    }
    if (size > left) {
        vein_scan_refuse(in, "structure %03d ends after %zu of %zu characters", structure->number,
                         left, size);
        return 0;
    }
    return size;
}

static bool content(struct cursor *in, const struct structure *structure, const char *text,
                    size_t size, struct vein_scan_item *out)
{
    switch (structure->body) {
    case BODY_DIN:
        return din_with_flags(in, text, out);
    case BODY_BLOOD:
        return blood(in, text, out);
    case BODY_PRODUCT:
        return vein_scan_isbt_product(in, text, out);
    case BODY_DATE:
        return ordinal(in, text, false, out);
    case BODY_TIME:
        return ordinal(in, text, true, out);
    case BODY_FLEXIBLE:
        return flexible(in, text, out);
    case BODY_DONOR:
        return donor(in, text, out);
    case BODY_STAFF:
        return staff(in, text, out);
    case BODY_BIRTH:
        return birth(in, text, out);
    case BODY_PATIENT:
        return patient(in, text, size, out);
    case BODY_DIVISION:
        return division(in, text, out);
    case BODY_FACILITY:
        return facility(in, text, size, out);
    case BODY_PROCESSOR:
        return processor(in, text, out);
    case BODY_LOT:
        return lot(in, text, out);
    case BODY_SEC:
        return vein_scan_isbt_sec(in, text, out);
    default:
        return vein_scan_isbt_coi(in, text, out);
    }
}

bool vein_scan_isbt_structure(struct cursor *in, struct vein_scan_item *out)
{
    for (size_t i = 0; i < STRUCTURES; i++) {
        const struct structure *structure = &structures[i];
        size_t mark = strlen(structure->identifier);
        if (in->left < mark || memcmp(in->at, structure->identifier, mark) != 0) {
            continue;
        }
        if (structure->body == BODY_DIN && in->left > 1 && !alnum(in->at[1]) &&
            !(in->at[1] >= 'a' && in->at[1] <= 'z')) {
            break; // "=" and a sign that stands for no structure known here
        }
        size_t size = content_size(in, structure, in->at + mark, in->left - mark);
        if (size == 0) {
            return false;
        }
        out->kind = structure->kind;
        out->structure = structure->number;
        if (!content(in, structure, in->at + mark, size, out)) {
            return false;
        }
        in->at += mark + size;
        in->left -= mark + size;
        return true;
    }
    return vein_scan_refuse(in, "'%.*s' is not a known identifier",
                            in->left < 2 ? (int)in->left : 2, in->at);
}

bool vein_scan_isbt_is_compound(const struct cursor *in)
{
    return in->left >= 2 && memcmp(in->at, "=+", 2) == 0;
}

bool vein_scan_isbt_compound(struct cursor *in, size_t *count, char sequence[4])
{
    if (in->left < 7 || !all(in->at + 2, 2, digit) || !all(in->at + 4, 3, alnum)) {
        return vein_scan_refuse(in, "a compound message begins with a count and a sequence");
    }
    *count = (size_t)number(in->at + 2, 2);
    memcpy(sequence, in->at + 4, 3);
    sequence[3] = '\0';
    in->at += 7;
    in->left -= 7;
    return true;
}
