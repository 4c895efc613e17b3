// Private to value: decimals as a row of digits, and one way to refuse.
#ifndef VEIN_VALUE_VALUE_H
#define VEIN_VALUE_VALUE_H

#include "vein/value.h"

#pragma GCC visibility push(hidden)

// Sets err (class usage) with the value, clipped and made visible, in detail; returns false.
bool vein_value_refuse(struct vein_err *err, const char *text, const char *hint,
                       const char *message);

// A decimal taken apart: digits without sign and point; the point stands behind `point` of them.
struct value_digits {
    bool minus;
    size_t count;
    long point;
    char digit[2 * VEIN_DECIMAL_DIGITS + 128];
};
void vein_value_take_apart(const struct vein_decimal *value, struct value_digits *out);

// Puts digits back into plain form. False when the result has too many digits.
bool vein_value_compose(const struct value_digits *digits, struct vein_decimal *out);

// Cuts to this many decimals, a half away from zero; pads with zeros. False as above.
bool vein_value_round(struct value_digits *digits, size_t decimals);

#pragma GCC visibility pop

#endif
