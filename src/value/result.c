// Results of tests: a qualifier and a decimal.
#include "value.h"

#include <string.h>

static const char *const qualifiers[] = {
    [VEIN_QUALIFIER_EQUAL] = "=", [VEIN_QUALIFIER_LESS] = "<",      [VEIN_QUALIFIER_AT_MOST] = "<=",
    [VEIN_QUALIFIER_MORE] = ">",  [VEIN_QUALIFIER_AT_LEAST] = ">=", [VEIN_QUALIFIER_ABOUT] = "~",
};

const char *vein_qualifier_text(enum vein_qualifier qualifier)
{
    return qualifiers[qualifier];
}

bool vein_result_parse(const char *text, enum vein_qualifier *qualifier, struct vein_decimal *out,
                       struct vein_err *err)
{
    enum vein_qualifier found = VEIN_QUALIFIER_EQUAL;
    const char *start = text ? text + strspn(text, " ") : "";
    size_t length = strspn(start, "=<>~");
    size_t i;

    for (i = 0; i < sizeof qualifiers / sizeof qualifiers[0]; i++) {
        if (strlen(qualifiers[i]) == length && strncmp(start, qualifiers[i], length) == 0) {
            found = (enum vein_qualifier)i;
            break;
        }
    }
    if (length > 0 && i == sizeof qualifiers / sizeof qualifiers[0])
        return vein_value_refuse(err, text, "Use one of = < <= > >= ~ before the number.",
                                 "this qualifier is not known");
    if (!vein_decimal_parse(start + length, out, err))
        return false;
    *qualifier = found;
    return true;
}
