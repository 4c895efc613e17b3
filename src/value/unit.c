// Units: a closed list of UCUM codes and exact conversion between those of one dimension.
#include "value.h"

#include <string.h>

// One unit is num/den base units. Cells, colonies, copies, beads and transducing units are all pure
// numbers to UCUM; here they are dimensions of their own, because nobody means to convert them.
// The forms without brackets are those that process documents write.
// num and den stay at or below 10^9, so that a ratio of two units fits 64 bits with room for a digit.
const struct vein_unit vein_unit_table[] = {
    {"{beads}", "beads", 1, 1},
    {"10*6.{beads}", "beads", 1000000, 1},
    {"{beads}/{cell}", "beads per cell", 1, 1},
    {"{cells}", "cells", 1, 1},
    {"10*3", "cells", 1000, 1},
    {"10*6", "cells", 1000000, 1},
    {"10*9", "cells", 1000000000, 1},
    {"{cells}/kg", "cells per body weight", 1, 1},
    {"10*6/kg", "cells per body weight", 1000000, 1},
    {"10*8/kg", "cells per body weight", 100000000, 1},
    {"{CFU}", "colonies", 1, 1},
    {"{CFU}/mL", "concentration of colonies", 1, 1},
    {"{cells}/mL", "concentration of cells", 1, 1},
    {"{cells}/uL", "concentration of cells", 1000, 1},
    {"10*3/uL", "concentration of cells", 1000000, 1},
    {"10*6/mL", "concentration of cells", 1000000, 1},
    {"10*9/L", "concentration of cells", 1000000, 1},
    {"{copies}", "copies", 1, 1},
    {"{copies}/{cell}", "copies per cell", 1, 1},
    {"{copies}/mL", "concentration of copies", 1, 1},
    {"cGy", "absorbed dose", 1, 100},
    {"Gy", "absorbed dose", 1, 1},
    {"cm2", "area", 1, 10000},
    {"m2", "area", 1, 1},
    {"[EU]", "endotoxin", 1, 1},
    {"[EU]/mL", "endotoxin concentration", 1, 1},
    {"[EU]/kg/h", "endotoxin rate", 1, 1},
    {"%", "fraction", 1, 1},
    {"[iU]", "activity", 1, 1},
    {"[iU]/mL", "activity concentration", 1, 1},
    {"[iU]/L", "activity concentration", 1, 1000},
    {"um", "length", 1, 1000},
    {"mm", "length", 1, 1},
    {"cm", "length", 10, 1},
    {"ng", "mass", 1, 1000000},
    {"ug", "mass", 1, 1000},
    {"mg", "mass", 1, 1},
    {"g", "mass", 1000, 1},
    {"kg", "mass", 1000000, 1},
    {"pg/mL", "mass concentration", 1, 1000000},
    {"ng/mL", "mass concentration", 1, 1000},
    {"ug/mL", "mass concentration", 1, 1},
    {"mg/dL", "mass concentration", 10, 1},
    {"mg/mL", "mass concentration", 1000, 1},
    {"g/L", "mass concentration", 1000, 1},
    {"1", "number", 1, 1},
    {"mosm/kg", "osmolality", 1, 1},
    {"[pH]", "acidity", 1, 1},
    {"nmol", "substance", 1, 1000000},
    {"umol", "substance", 1, 1000},
    {"mmol", "substance", 1, 1},
    {"umol/L", "substance concentration", 1, 1000},
    {"mmol/L", "substance concentration", 1, 1},
    {"Cel", "temperature", 1, 1},
    {"s", "time", 1, 60},
    {"min", "time", 1, 1},
    {"h", "time", 60, 1},
    {"d", "time", 1440, 1},
    {"wk", "time", 10080, 1},
    {"{TU}", "transducing units", 1, 1},
    {"{TU}/mL", "vector titre", 1, 1},
    {"{TU}/{cell}", "multiplicity of infection", 1, 1},
    {"uL", "volume", 1, 1000},
    {"mL", "volume", 1, 1},
    {"dL", "volume", 100, 1},
    {"L", "volume", 1000, 1},
    {"10*6 TU/mL", "vector titre", 1000000, 1},
    {"TU/mL", "vector titre", 1, 1},
    {"TU/cell", "multiplicity of infection", 1, 1},
    {"IU/mL", "activity concentration", 1, 1},
    {"EU", "endotoxin", 1, 1},
    {"EU/mL", "endotoxin concentration", 1, 1},
    {"EU/kg/h", "endotoxin rate", 1, 1},
    {"copies/cell", "copies per cell", 1, 1},
    {"[g]", "acceleration", 1, 1},
    {"/min", "rate of rotation", 1, 1},
};
const size_t vein_unit_count = sizeof vein_unit_table / sizeof vein_unit_table[0];

const struct vein_unit *vein_unit_find(const char *code)
{
    size_t i;

    for (i = 0; code && i < vein_unit_count; i++) {
        if (strcmp(vein_unit_table[i].code, code) == 0)
            return &vein_unit_table[i];
    }
    return NULL;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

struct ratio {
    uint64_t num;
    uint64_t den;
};

static bool find_ratio(const char *from, const char *to, struct ratio *out, struct vein_err *err)
{
    const struct vein_unit *a = vein_unit_find(from);
    const struct vein_unit *b = vein_unit_find(to);
    uint64_t divisor;

    if (!a || !b)
        return vein_value_refuse(err, a ? to : from, "Use a code of the closed list of units.",
                                 "this unit is not known");
    if (strcmp(a->dimension, b->dimension) != 0)
        return vein_err_set(err, VEIN_EXIT_USAGE, "", "Convert within one dimension only.",
                            "%s (%s) cannot become %s (%s)", from, a->dimension, to, b->dimension);
    out->num = a->num * b->den;
    out->den = a->den * b->num;
    divisor = common_divisor(out->num, out->den);
    out->num /= divisor;
    out->den /= divisor;
    return true;
}

// Multiplies in place, growing to the left by at most 20 digits.
static void multiply(struct value_digits *digits, uint64_t factor)
{
    uint64_t carry = 0;
    size_t i;

    memmove(digits->digit + 20, digits->digit, digits->count);
    memset(digits->digit, '0', 20);
    digits->count += 20;
    digits->point += 20;
    for (i = digits->count; i-- > 0;) {
        uint64_t sum = (uint64_t)(digits->digit[i] - '0') * factor + carry;

        digits->digit[i] = (char)('0' + sum % 10);
        carry = sum / 10;
    }
}

// Divides in place, digit by digit, to this many digits in all. True when nothing remains.
static bool divide(struct value_digits *digits, uint64_t divisor, size_t count)
{
    uint64_t rest = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        rest = rest * 10 + (uint64_t)(i < digits->count ? digits->digit[i] - '0' : 0);
        digits->digit[i] = (char)('0' + rest / divisor);
        rest %= divisor;
    }
    digits->count = count;
    return rest == 0;
}

bool vein_unit_convert(const struct vein_decimal *value, const char *from, const char *to,
                       struct vein_decimal *out, struct vein_err *err)
{
    struct value_digits digits;
    struct vein_decimal result;
    struct ratio ratio;

    if (!find_ratio(from, to, &ratio, err))
        return false;
    vein_value_take_apart(value, &digits);
    multiply(&digits, ratio.num);
    // A divisor below 2^64 made of twos and fives needs at most 64 further digits; what is not
    // exact by then never is.
    if (!divide(&digits, ratio.den, digits.count + 64))
        return vein_value_refuse(err, value->text, "Convert to a number of decimals instead.",
                                 "the converted value has no finite decimal form");
    while ((long)digits.count > digits.point && digits.digit[digits.count - 1] == '0')
        digits.count--;
    if (!vein_value_compose(&digits, &result))
        return vein_value_refuse(err, value->text, "Convert to a larger unit.",
                                 "a number has at most 1000 digits");
    *out = result;
    return true;
}

bool vein_unit_convert_round(const struct vein_decimal *value, const char *from, const char *to,
                             size_t decimals, struct vein_decimal *out, struct vein_err *err)
{
    struct value_digits digits;
    struct vein_decimal result;
    struct ratio ratio;
    size_t count;

    if (!find_ratio(from, to, &ratio, err))
        return false;
    vein_value_take_apart(value, &digits);
    multiply(&digits, ratio.num);
    // One digit more than asked decides the rounding; digits cut off behind it cannot change it.
    count = (size_t)digits.point + decimals + 1;
    if (count < digits.count)
        count = digits.count;
    if (decimals <= VEIN_DECIMAL_DIGITS && count < sizeof digits.digit - 1) {
        (void)divide(&digits, ratio.den, count);
        if (vein_value_round(&digits, decimals) && vein_value_compose(&digits, &result)) {
            *out = result;
            return true;
        }
    }
    return vein_value_refuse(err, value->text, "Round to fewer decimals.",
                             "a number has at most 1000 digits");
}
