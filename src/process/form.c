// Forms of text inside a process document: ids, decimals, durations, closed word lists.
#include <string.h>

#include "internal.h"

enum { ID_LIMIT = 40, DIGIT_LIMIT = 38, PART_LIMIT = 30, DURATION_DIGITS = 7 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool vein_process_is_id(const char *text)
{
    if (!is_lower(text[0]))
        return false;
    size_t size = 0;
    for (; text[size] != '\0'; size++) {
        char c = text[size];
        if (!is_lower(c) && !is_digit(c) && c != '-' && c != '_')
            return false;
    }
    return size <= ID_LIMIT;
}

bool vein_process_is_decimal(const char *text)
{
    const char *p = text[0] == '-' ? text + 1 : text;
    size_t whole = 0, fraction = 0;
    bool zero = true;
    while (is_digit(p[whole]))
        zero = zero && p[whole] == '0', whole++;
    if (whole == 0 || (whole > 1 && p[0] == '0'))
        return false;
    const char *rest = p + whole;
    if (*rest == '.') {
        rest++;
        while (is_digit(rest[fraction]))
            zero = zero && rest[fraction] == '0', fraction++;
        if (fraction == 0)
            return false;
        rest += fraction;
    }
    if (*rest != '\0' || (zero && text[0] == '-'))
        return false;
    return whole <= PART_LIMIT && fraction <= PART_LIMIT && whole + fraction <= DIGIT_LIMIT;
}

size_t vein_process_decimal_places(const char *text)
{
    const char *point = strchr(text, '.');
    return point == NULL ? 0 : strlen(point + 1);
}

// Compares magnitudes; the texts have no leading zeros, so more whole digits mean more.
static int compare_magnitude(const char *a, const char *b)
{
    size_t a_whole = strcspn(a, "."), b_whole = strcspn(b, ".");
    if (a_whole != b_whole)
        return a_whole < b_whole ? -1 : 1;
    int whole = memcmp(a, b, a_whole);
    if (whole != 0)
        return whole < 0 ? -1 : 1;
    const char *p = a[a_whole] == '.' ? a + a_whole + 1 : "";
    const char *q = b[b_whole] == '.' ? b + b_whole + 1 : "";
    while (*p != '\0' || *q != '\0') {
        char c = *p != '\0' ? *p++ : '0';
        char d = *q != '\0' ? *q++ : '0';
        if (c != d)
            return c < d ? -1 : 1;
    }
    return 0;
}

int vein_process_decimal_compare(const char *a, const char *b)
{
    bool a_minus = a[0] == '-', b_minus = b[0] == '-';
    if (a_minus != b_minus)
        return a_minus ? -1 : 1;
    return a_minus ? compare_magnitude(b + 1, a + 1) : compare_magnitude(a, b);
}

int64_t vein_process_duration(const char *text)
{
    static const struct {
        const char *unit;
        int64_t seconds;
    } units[] = {{"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}};
    size_t digits = 0;
    int64_t number = 0;
    while (is_digit(text[digits]) && digits <= DURATION_DIGITS)
        number = number * 10 + (text[digits++] - '0');
    if (digits == 0 || digits > DURATION_DIGITS || text[0] == '0' || text[digits] != ' ')
        return -1;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(text + digits + 1, units[i].unit) == 0)
            return number * units[i].seconds;
    return -1;
}

bool vein_process_word_in(const char *const *words, const char *word)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

const char *vein_process_words_text(struct vein_arena *arena, const char *const *words)
{
    const char *text = "";
    for (size_t i = 0; words[i] != NULL; i++)
        text = vein_arena_printf(arena, "%s%s%s", text, i == 0 ? "" : ", ", words[i]);
    return text;
}

const char *vein_process_text(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

bool vein_process_true(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

bool vein_process_kind_numeric(const char *kind)
{
    static const char *const kinds[] = {"decimal",  "count",    "percent",
                                        "duration", "computed", NULL};
    return kind != NULL && vein_process_word_in(kinds, kind);
}
