// Exact decimals as text: reading, comparing, rounding. No number is ever held in a machine type.
#include "value.h"

#include <string.h>
#include <strings.h>

// Longest input looked at: all digits, as many leading zeros as a careless export writes, exponent.
#define MAX_INPUT ((size_t)2 * VEIN_DECIMAL_DIGITS + 64)
// Any exponent beyond this leaves the digit limit anyway.
#define MAX_EXPONENT 99999

bool vein_value_refuse(struct vein_err *err, const char *text, const char *hint,
                       const char *message)
{
    struct vein_buf shown;
    char clipped[64];

    if (!err)
        return false;
    vein_err_set(err, VEIN_EXIT_USAGE, "", hint, "%s", message);
    if (!text || !*text)
        return false;
    // The value is quoted in short: it may be a megabyte, and it may be hostile.
    vein_utf8_copy(clipped, sizeof clipped, text);
    vein_buf_init(&shown);
    vein_utf8_visible(&shown, clipped);
    snprintf(err->detail, sizeof err->detail, "value: \"%s%s\"", shown.data,
             text[strlen(clipped)] ? "..." : "");
    vein_buf_release(&shown);
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Says why text is no number, as precisely as the text allows.
static bool refuse_number(const char *text, const char *at, struct vein_err *err)
{
    const char *hint = "Write digits and a decimal point, for example 93.5 or 1.84e6.";
    unsigned char c = (unsigned char)*at;
    const char *message = "this is not a number";

    if (c == ',')
        message = "a comma is not accepted in a number: the decimal sign is a point";
    else if (c == ' ')
        message = "a number has no spaces inside";
    else if (c == '_')
        message = "a number has no underscores";
    else if (c == 'x' || c == 'X')
        message = "hexadecimal numbers are not accepted";
    else if (c >= 0x80)
        message = "a number has only the ASCII digits 0 to 9";
    else if (strncasecmp(at, "nan", 3) == 0)
        message = "not-a-number is no value: say \"not recorded\" and why";
    else if (strncasecmp(at, "inf", 3) == 0)
        message = "infinity is no value";
    else if (c != 0 && (c < 0x20 || c == 0x7f))
        message = "a number has no control characters";
    else if (c == 0)
        message = "the number is not finished: digits are missing at its end";
    return vein_value_refuse(err, text, hint, message);
}

// The parts of a number as they stand in the input.
struct scanned {
    bool minus;
    const char *whole; // digits before the point
    size_t whole_count;
    const char *fraction;
    size_t fraction_count;
    long exponent;
};

static size_t count_digits(const char *text)
{
    size_t n = 0;

    while (is_digit(text[n]))
        n++;
    return n;
}

// Reads an exponent behind e; returns where it ends, NULL when it has no digits.
static const char *scan_exponent(const char *at, long *exponent)
{
    bool minus = *at == '-';
    long value = 0;

    if (*at == '-' || *at == '+')
        at++;
    if (!is_digit(*at))
        return NULL;
    for (; is_digit(*at); at++) {
        if (value <= MAX_EXPONENT)
            value = value * 10 + (*at - '0');
    }
    *exponent = minus ? -value : value;
    return at;
}

// Returns NULL when the whole text is a number, else the place where it stops being one.
static const char *scan(const char *at, struct scanned *out)
{
    const char *end;

    *out = (struct scanned){.minus = *at == '-'};
    if (*at == '-' || *at == '+')
        at++;
    out->whole = at;
    out->whole_count = count_digits(at);
    at += out->whole_count;
    if (*at == '.') {
        out->fraction = ++at;
        out->fraction_count = count_digits(at);
        at += out->fraction_count;
        if (out->fraction_count == 0)
            return at;
    }
    if (out->whole_count + out->fraction_count == 0)
        return at;
    if (*at == 'e' || *at == 'E') {
        end = scan_exponent(at + 1, &out->exponent);
        if (!end)
            return at[1] == '-' || at[1] == '+' ? at + 2 : at + 1;
        at = end;
    }
    return at[strspn(at, " ")] ? at : NULL;
}

void vein_value_take_apart(const struct vein_decimal *value, struct value_digits *out)
{
    const char *at = value->text;

    *out = (struct value_digits){.minus = *at == '-'};
    at += out->minus;
    for (out->point = -1; *at; at++) {
        if (*at == '.')
            out->point = (long)out->count;
        else
            out->digit[out->count++] = *at;
    }
    if (out->point < 0)
        out->point = (long)out->count;
}

bool vein_value_compose(const struct value_digits *digits, struct vein_decimal *out)
{
    const char *digit = digits->digit;
    long count = (long)digits->count;
    long point = digits->point;
    size_t at = 0;
    long decimals;
    long i;

    // Zeros in front go; the point moves with them, so that those behind it are made again below.
    for (; count > 0 && *digit == '0'; count--, point--)
        digit++;
    decimals = count > point ? count - point : 0;
    if (count == 0 && decimals == 0)
        point = 0;
    if (decimals + (point > 0 ? point : 0) > VEIN_DECIMAL_DIGITS)
        return false;
    if (digits->minus && count > 0)
        out->text[at++] = '-';
    if (point <= 0)
        out->text[at++] = '0';
    for (i = point < 0 ? point : 0; i < point || i < count; i++) {
        if (i == point)
            out->text[at++] = '.';
        out->text[at++] = i >= 0 && i < count ? digit[i] : '0';
    }
    out->text[at] = '\0';
    return true;
}

bool vein_decimal_parse(const char *text, struct vein_decimal *out, struct vein_err *err)
{
    static const char TOO_LONG[] = "a number has at most 1000 digits";
    struct value_digits digits;
    struct vein_decimal result;
    struct scanned parts;
    const char *start = text ? text : "";
    const char *fault;

    start += strspn(start, " ");
    if (*start == '\0')
        return vein_value_refuse(err, text, "Enter it, or say \"not recorded\" and why.",
                                 "a number is needed");
    if (strnlen(start, MAX_INPUT) >= MAX_INPUT)
        return vein_value_refuse(err, text, "Check the value.", TOO_LONG);
    fault = scan(start, &parts);
    if (fault)
        return refuse_number(text, fault, err);
    digits = (struct value_digits){.minus = parts.minus};
    memcpy(digits.digit, parts.whole, parts.whole_count);
    if (parts.fraction_count > 0)
        memcpy(digits.digit + parts.whole_count, parts.fraction, parts.fraction_count);
    digits.count = parts.whole_count + parts.fraction_count;
    digits.point = (long)parts.whole_count + parts.exponent;
    if (parts.minus && strspn(digits.digit, "0") == digits.count)
        return vein_value_refuse(err, text, "Write 0.", "zero has no sign");
    if (!vein_value_compose(&digits, &result))
        return vein_value_refuse(err, text, "Check the value and its exponent.", TOO_LONG);
    *out = result;
    return true;
}

size_t vein_decimal_decimals(const struct vein_decimal *value)
{
    const char *point = strchr(value->text, '.');

    return point ? strlen(point + 1) : 0;
}

// Compares amounts without their signs.
static int compare_amounts(const struct value_digits *left, const struct value_digits *right)
{
    long end = left->point > right->point ? left->point : right->point;
    long begin = -end;
    long i;

    // Aligned at the point: i counts digits from it, negative before it.
    end = (long)left->count - left->point;
    if (end < (long)right->count - right->point)
        end = (long)right->count - right->point;
    for (i = begin; i < end; i++) {
        long a = left->point + i;
        long b = right->point + i;
        char x = a >= 0 && a < (long)left->count ? left->digit[a] : '0';
        char y = b >= 0 && b < (long)right->count ? right->digit[b] : '0';

        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

int vein_decimal_compare(const struct vein_decimal *left, const struct vein_decimal *right)
{
    struct value_digits a;
    struct value_digits b;

    vein_value_take_apart(left, &a);
    vein_value_take_apart(right, &b);
    if (a.minus != b.minus)
        return a.minus ? -1 : 1;
    return a.minus ? compare_amounts(&b, &a) : compare_amounts(&a, &b);
}

bool vein_value_round(struct value_digits *digits, size_t decimals)
{
    long keep = digits->point + (long)decimals;
    long i;

    if (decimals > VEIN_DECIMAL_DIGITS || keep > (long)sizeof digits->digit - 1)
        return false;
    for (i = (long)digits->count; i < keep; i++)
        digits->digit[digits->count++] = '0';
    if (keep == (long)digits->count)
        return true;
    // One zero in front takes the carry of 9.99.
    memmove(digits->digit + 1, digits->digit, digits->count);
    digits->digit[0] = '0';
    digits->point++;
    digits->count = (size_t)keep + 1;
    if (digits->digit[keep + 1] < '5')
        return true;
    for (i = keep; digits->digit[i] == '9'; i--)
        digits->digit[i] = '0';
    digits->digit[i]++;
    return true;
}

bool vein_decimal_round(const struct vein_decimal *value, size_t decimals, struct vein_decimal *out,
                        struct vein_err *err)
{
    struct value_digits digits;
    struct vein_decimal result;

    vein_value_take_apart(value, &digits);
    if (!vein_value_round(&digits, decimals) || !vein_value_compose(&digits, &result))
        return vein_value_refuse(err, value->text, "Round to fewer decimals.",
                                 "a number has at most 1000 digits");
    *out = result;
    return true;
}
