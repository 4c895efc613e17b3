// Members of JSON objects and elements of JSON lists, one level at a time.
#include "vein/json.h"

#include <string.h>

static void skip_blanks(const char *text, size_t *at)
{
    *at += strspn(text + *at, " \t\r\n,:");
}

static int hex(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c | 0x20) : NULL;

    return found ? (int)(found - digits) : -1;
}

static void add_utf8(struct vein_buf *out, unsigned c)
{
    unsigned char bytes[3];

    if (c < 0x80) {
        bytes[0] = (unsigned char)c;
        vein_buf_add(out, bytes, 1);
    } else if (c < 0x800) {
        bytes[0] = (unsigned char)(0xc0 | c >> 6);
        bytes[1] = (unsigned char)(0x80 | (c & 0x3f));
        vein_buf_add(out, bytes, 2);
    } else {
        bytes[0] = (unsigned char)(0xe0 | c >> 12);
        bytes[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
        bytes[2] = (unsigned char)(0x80 | (c & 0x3f));
        vein_buf_add(out, bytes, 3);
    }
}

// jsonb keeps characters as they are and escapes only quotes, backslashes and controls.
static bool take_escape(const char *text, size_t *at, struct vein_buf *out)
{
    static const char from[] = "\"\\/bfnrt";
    static const char to[] = "\"\\/\b\f\n\r\t";
    char c = text[(*at)++];
    const char *found = c ? strchr(from, c) : NULL;
    unsigned code = 0;

    if (found) {
        vein_buf_add(out, to + (found - from), 1);
        return true;
    }
    if (c != 'u')
        return false;
    for (int i = 0; i < 4; i++, (*at)++) {
        int digit = hex(text[*at]);

        if (digit < 0)
            return false;
        code = code * 16 + (unsigned)digit;
    }
    add_utf8(out, code);
    return true;
}

static bool take_string(const char *text, size_t *at, struct vein_buf *out)
{
    (*at)++;
    while (text[*at] && text[*at] != '"') {
        if (text[*at] == '\\') {
            (*at)++;
            if (!take_escape(text, at, out))
                return false;
        } else {
            vein_buf_add(out, text + (*at)++, 1);
        }
    }
    return text[*at] == '"' && ++*at > 0;
}

// Number, word, list or object, as text; strings inside are passed over whole.
static bool take_other(const char *text, size_t *at, struct vein_buf *out)
{
    struct vein_buf inner;
    size_t start = *at;
    size_t depth = 0;

    for (; text[*at]; (*at)++) {
        char c = text[*at];

        if (c == '"') {
            vein_buf_init(&inner);
            bool good = take_string(text, at, &inner);
            vein_buf_release(&inner);
            if (!good)
                return false;
            (*at)--;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                break;
            depth--;
        } else if (c == ',' && depth == 0) {
            break;
        }
    }
    vein_buf_add(out, text + start, *at - start);
    return *at > start;
}

bool vein_json_member(const char *text, size_t *at, struct vein_arena *arena, const char **key,
                      const char **value, bool *string)
{
    struct vein_buf name;
    struct vein_buf content;
    bool good;
    bool quoted = false;

    if (!text)
        return false;
    if (*at == 0) {
        skip_blanks(text, at);
        if (text[(*at)++] != '{')
            return false;
    }
    skip_blanks(text, at);
    if (text[*at] != '"')
        return false;
    vein_buf_init(&name);
    vein_buf_init(&content);
    good = take_string(text, at, &name);
    skip_blanks(text, at);
    if (good) {
        quoted = text[*at] == '"';
        good = quoted ? take_string(text, at, &content) : take_other(text, at, &content);
    }
    if (good) {
        *key = vein_arena_strdup(arena, name.data ? name.data : "");
        *value = vein_arena_strdup(arena, content.data ? content.data : "");
        *string = quoted;
    }
    vein_buf_release(&name);
    vein_buf_release(&content);
    return good;
}

bool vein_json_element(const char *text, size_t *at, struct vein_arena *arena, const char **value,
                       bool *string)
{
    struct vein_buf content;
    bool good;

    if (!text)
        return false;
    if (*at == 0) {
        skip_blanks(text, at);
        if (text[(*at)++] != '[')
            return false;
    }
    skip_blanks(text, at);
    if (text[*at] == ']' || text[*at] == '\0')
        return false;
    vein_buf_init(&content);
    *string = text[*at] == '"';
    good = *string ? take_string(text, at, &content) : take_other(text, at, &content);
    if (good)
        *value = vein_arena_strdup(arena, content.data ? content.data : "");
    vein_buf_release(&content);
    return good;
}

const char *vein_json_get(const char *text, const char *key, struct vein_arena *arena)
{
    size_t at = 0;
    const char *name;
    const char *value;
    bool string;

    while (vein_json_member(text, &at, arena, &name, &value, &string))
        if (strcmp(name, key) == 0)
            return string || strcmp(value, "null") != 0 ? value : NULL;
    return NULL;
}
