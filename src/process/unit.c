// Lint: is a unit one that Vein knows, or made of such? Anything else is taken, since practice has units
// that no list has; but a misspelt one would go unnoticed onto every label, so it is told.
#include <ctype.h>
#include <string.h>

#include "internal.h"
#include "vein/value.h"

enum { UNIT = 60, NEAR = 3 }; // longest unit that is looked up; units that are proposed

// Parts of units that are in no unit of the list by themselves: UCUM's, and the forms without
// brackets that people write.
static const char *const parts[] = {"TU",  "IU",   "cell", "cells", "copies", "beads", "CFU", "pg",
                                    "mol", "pmol", "nL",   "U",     "mU",     "kPa",   "rpm", NULL};

static bool is_number(const char *text, size_t size)
{
    size_t at = size > 3 && strncmp(text, "10*", 3) == 0 ? 3 : 0;
    for (; at < size; at++)
        if (!isdigit((unsigned char)text[at]))
            return false;
    return size > 0;
}

// One factor: a number, a power of ten, a note in braces, or a unit of one word.
static bool is_part(const char *text, size_t size)
{
    char word[UNIT];
    if (is_number(text, size) || (size > 2 && text[0] == '{' && text[size - 1] == '}'))
        return true;
    if (size == 0 || size >= sizeof word)
        return false;
    memcpy(word, text, size);
    word[size] = '\0';
    return vein_unit_find(word) != NULL || vein_process_word_in(parts, word);
}

static bool is_known(const char *unit)
{
    if (vein_unit_find(unit) != NULL)
        return true;
    for (const char *at = unit + (unit[0] == '/');; at++) {
        size_t size = strcspn(at, "/. ");
        if (!is_part(at, size))
            return false;
        at += size;
        if (*at == '\0')
            return true;
    }
}

// Without what people leave out or write otherwise: brackets, case, ^ for *, a Greek letter for u.
static size_t bare(const char *unit, char *out)
{
    size_t size = 0;
    for (; *unit != '\0' && size + 1 < UNIT; unit++) {
        bool micro = strncmp(unit, "\xC2\xB5", 2) == 0 || strncmp(unit, "\xCE\xBC", 2) == 0;
        if (strchr("[]{}*^", *unit) == NULL)
            out[size++] = micro ? 'u' : (char)tolower((unsigned char)*unit);
        unit += micro;
    }
    out[size] = '\0';
    return size;
}

// Letters to change, add or take away to make one of the other.
static size_t distance(const char *a, const char *b)
{
    size_t row[UNIT + 1];
    for (size_t j = 0; j <= strlen(b); j++)
        row[j] = j;
    for (size_t i = 0; a[i] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; b[j] != '\0'; j++) {
            size_t changed = diagonal + (a[i] != b[j]);
            size_t least = row[j] < row[j + 1] ? row[j] + 1 : row[j + 1] + 1;
            diagonal = row[j + 1];
            row[j + 1] = changed < least ? changed : least;
        }
    }
    return row[strlen(b)];
}

// The units of the list that look most alike, "" when none does.
static const char *near(struct lint *lint, const char *unit)
{
    char mine[UNIT], other[UNIT];
    size_t best = bare(unit, mine) / 3, found = 0;
    const char *text = "";
    for (size_t i = 0; i < vein_unit_count; i++) {
        bare(vein_unit_table[i].code, other);
        size_t far = distance(mine, other);
        if (far > best || (far == best && found == NEAR))
            continue;
        found = far < best ? 1 : found + 1;
        best = far;
        text = found == 1 ? vein_unit_table[i].code
                          : vein_arena_printf(lint->report->arena, "%s, %s", text,
                                              vein_unit_table[i].code);
    }
    return text;
}

void vein_process_lint_unit(struct lint *lint, const char *unit, const char *pointer)
{
    if (unit == NULL || is_known(unit))
        return;
    const char *text = near(lint, unit);
    vein_process_find_at(lint, pointer, VEIN_PROCESS_UNLISTED,
                         text[0] != '\0' ? text
                                         : "a unit of `vein unit list`, or one made of such, "
                                           "for example 10*6/mL",
                         "\"%s\" is no unit that Vein knows", unit);
}
