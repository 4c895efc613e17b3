// The text forms the ledger needs: hex, UUID, RFC 3339 times and base64. Each is read strictly, so
// that one value has exactly one text.
#include "vein/ledger.h"

#include <string.h>

#define MICROS_PER_DAY INT64_C(86400000000)
#define DAYS_FROM_0001_TO_2000 INT64_C(730119)
#define DAYS_PER_400_YEARS INT64_C(146097)

bool vein_slice_equal(struct vein_slice a, struct vein_slice b)
{
    if (a.data == NULL || b.data == NULL) {
        return a.data == b.data;
    }
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

struct vein_slice vein_slice_text(const char *text)
{
    return (struct vein_slice){text, text == NULL ? 0 : strlen(text)};
}

void vein_ledger_hex(const uint8_t *bytes, size_t size, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * size] = '\0';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool vein_ledger_unhex(const char *text, size_t text_size, uint8_t *out, size_t size)
{
    if (text_size != 2 * size) {
        return false;
    }
    for (size_t i = 0; i < text_size; i++) {
        if (hex_value(text[i]) < 0) {
            return false;
        }
    }
    for (size_t i = 0; i < size; i++) {
        out[i] = (uint8_t)(hex_value(text[2 * i]) * 16 + hex_value(text[2 * i + 1]));
    }
    return true;
}

void vein_ledger_uuid(const uint8_t id[VEIN_UUID_BYTES], char out[VEIN_UID_SIZE])
{
    char hex[2 * VEIN_UUID_BYTES + 1];
    vein_ledger_hex(id, VEIN_UUID_BYTES, hex);
    snprintf(out, VEIN_UID_SIZE, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
             hex + 20);
}

bool vein_ledger_uuid_parse(const char *text, size_t size, uint8_t id[VEIN_UUID_BYTES])
{
    char hex[2 * VEIN_UUID_BYTES];
    size_t used = 0;
    if (size != VEIN_UID_SIZE - 1) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash != (text[i] == '-')) {
            return false;
        }
        if (!dash) {
            hex[used++] = text[i];
        }
    }
    return vein_ledger_unhex(hex, used, id, VEIN_UUID_BYTES);
}

// Proleptic Gregorian, days counted from 0001-01-01 (>= 0).
static void civil(int64_t days, int *year, int *month, int *day)
{
    // Years that begin in March put the leap day last, which makes both divisions exact.
    int64_t d = days + 306;
    int64_t era = d / DAYS_PER_400_YEARS;
    int64_t rest = d % DAYS_PER_400_YEARS;
    int64_t y = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int64_t day_of_year = rest - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2 ? 1 : 0));
}

static int64_t days_from_0001(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 306;
}

void vein_ledger_time(int64_t micros, char out[VEIN_TIME_SIZE])
{
    if (micros == INT64_MAX || micros == INT64_MIN) {
        snprintf(out, VEIN_TIME_SIZE, "%s", micros > 0 ? "infinity" : "-infinity");
        return;
    }
    int64_t days = micros / MICROS_PER_DAY;
    int64_t rest = micros % MICROS_PER_DAY;
    if (rest < 0) {
        rest += MICROS_PER_DAY;
        days--;
    }
    days += DAYS_FROM_0001_TO_2000;
    int year = 0;
    int month = 0;
    int day = 0;
    if (days >= 0 && days < 25 * DAYS_PER_400_YEARS) {
        civil(days, &year, &month, &day);
    }
    if (year < 1 || year > 9999) {
        snprintf(out, VEIN_TIME_SIZE, "%lld us", (long long)micros);
        return;
    }
    int seconds = (int)(rest / 1000000);
    snprintf(out, VEIN_TIME_SIZE, "%04u-%02u-%02uT%02u:%02u:%02u.%06uZ", (unsigned)year % 10000,
             (unsigned)month % 100, (unsigned)day % 100, (unsigned)seconds / 3600 % 100,
             (unsigned)seconds / 60 % 60, (unsigned)seconds % 60, (unsigned)(rest % 1000000));
}

static bool digits(const char *text, size_t count, int *out)
{
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        value = value * 10 + (text[i] - '0');
    }
    *out = value;
    return true;
}

bool vein_ledger_time_parse(const char *text, size_t size, int64_t *micros)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd.ddddddZ";
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micro = 0;
    if (size != sizeof shape - 1) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        if (shape[i] != 'd' && shape[i] != text[i]) {
            return false;
        }
    }
    if (!digits(text, 4, &year) || !digits(text + 5, 2, &month) || !digits(text + 8, 2, &day) ||
        !digits(text + 11, 2, &hour) || !digits(text + 14, 2, &minute) ||
        !digits(text + 17, 2, &second) || !digits(text + 20, 6, &micro)) {
        return false;
    }
    if (year < 1 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
        return false;
    }
    int64_t days = days_from_0001(year, month, day);
    int back[3];
    civil(days, &back[0], &back[1], &back[2]);
    if (back[0] != year || back[1] != month || back[2] != day) {
        return false; // a day the month does not have
    }
    *micros = (days - DAYS_FROM_0001_TO_2000) * MICROS_PER_DAY +
              ((int64_t)hour * 3600 + minute * 60 + second) * 1000000 + micro;
    return true;
}

void vein_base64_add(struct vein_buf *out, const void *bytes, size_t size)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const uint8_t *in = bytes;
    for (size_t i = 0; i < size; i += 3) {
        size_t have = size - i < 3 ? size - i : 3;
        uint32_t group = (uint32_t)in[i] << 16;
        group |= have > 1 ? (uint32_t)in[i + 1] << 8 : 0;
        group |= have > 2 ? (uint32_t)in[i + 2] : 0;
        char quad[4] = {letters[group >> 18 & 63], letters[group >> 12 & 63],
                        have > 1 ? letters[group >> 6 & 63] : '=',
                        have > 2 ? letters[group & 63] : '='};
        vein_buf_add(out, quad, 4);
    }
}

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool vein_base64_read(const char *text, size_t text_size, uint8_t *out, size_t *size)
{
    if (text_size % 4 != 0) {
        return false;
    }
    size_t pad = 0;
    if (text_size > 0 && text[text_size - 1] == '=') {
        pad = text[text_size - 2] == '=' ? 2 : 1;
    }
    size_t total = text_size / 4 * 3 - pad;
    if (total > *size) {
        return false;
    }
    uint32_t group = 0;
    size_t used = 0;
    for (size_t i = 0; i < text_size; i++) {
        bool padding = i >= text_size - pad;
        int value = padding ? 0 : base64_value(text[i]);
        if (value < 0) {
            return false;
        }
        group = group << 6 | (uint32_t)value;
        if (i % 4 != 3) {
            continue;
        }
        for (int shift = 16; shift >= 0; shift -= 8) {
            uint8_t byte = (uint8_t)(group >> shift & 255);
            if (used < total) {
                out[used++] = byte;
            } else if (byte != 0) {
                return false; // left-over bits would give the same value a second text
            }
        }
        group = 0;
    }
    *size = total;
    return true;
}
