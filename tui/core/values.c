#include "values.h"

#include <string.h>

void vein_values_set(struct vein_values *values, struct vein_arena *arena, const char *name,
                     const char *text)
{
    size_t i = 0;

    if (!text)
        return;
    while (i < values->count && strcmp(values->items[i].name, name) != 0)
        i++;
    if (i == VEIN_VALUES_MOST)
        return;
    values->items[i] =
        (struct vein_value){vein_arena_strdup(arena, name), vein_arena_strdup(arena, text)};
    if (i == values->count)
        values->count++;
}

const char *vein_values_get(const struct vein_values *values, const char *name)
{
    for (size_t i = 0; i < values->count; i++)
        if (strcmp(values->items[i].name, name) == 0)
            return values->items[i].text;
    return NULL;
}

void vein_values_copy(struct vein_values *to, struct vein_arena *arena,
                      const struct vein_values *from)
{
    for (size_t i = 0; i < from->count; i++)
        vein_values_set(to, arena, from->items[i].name, from->items[i].text);
}

// Out of a row, or out of other values where rows is NULL.
static void carry_over(struct vein_values *to, struct vein_arena *arena, const char *carry,
                       const struct vein_rows *rows, size_t row, const struct vein_values *from)
{
    for (const char *at = carry ? carry : ""; *at;) {
        size_t size = strcspn(at, " ");
        const char *word = vein_arena_strndup(arena, at, size);
        const char *column = strchr(word, '=');
        const char *name = column ? vein_arena_strndup(arena, word, (size_t)(column - word)) : word;

        column = column ? column + 1 : word;
        if (column[0] == '\'')
            vein_values_set(to, arena, name,
                            vein_arena_strndup(arena, column + 1, strcspn(column + 1, "'")));
        else
            vein_values_set(to, arena, name,
                            rows ? vein_rows_get(rows, row, column)
                                 : vein_values_get(from, column));
        at += size;
        at += strspn(at, " ");
    }
}

void vein_values_carry(struct vein_values *to, struct vein_arena *arena, const char *carry,
                       const struct vein_rows *rows, size_t row)
{
    if (rows)
        carry_over(to, arena, carry, rows, row, NULL);
}

void vein_values_pass(struct vein_values *to, struct vein_arena *arena, const char *carry,
                      const struct vein_values *from)
{
    carry_over(to, arena, carry, NULL, 0, from);
}

const char *vein_values_fill(const struct vein_values *values, const char *pattern,
                             struct vein_arena *arena)
{
    struct vein_buf out;
    const char *filled;

    vein_buf_init(&out);
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");

        vein_buf_add(&out, pattern, plain);
        pattern += plain;
        if (*pattern == '{') {
            size_t size = strcspn(pattern, "}");
            const char *name = vein_arena_strndup(arena, pattern + 1, size - 1);
            const char *text = vein_values_get(values, name);

            vein_buf_adds(&out, text ? text : "");
            pattern += size + (pattern[size] == '}');
        }
    }
    filled = vein_arena_strdup(arena, out.data ? out.data : "");
    vein_buf_release(&out);
    return filled;
}
