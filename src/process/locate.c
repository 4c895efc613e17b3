// Finds places in JSON text: jansson knows positions of syntax errors only, a finding needs the
// position of any value. Walks the text itself; nothing here trusts the text to be valid.
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct cursor {
    const char *text;
    size_t size;
    size_t at;
};

static void skip_space(struct cursor *c)
{
    while (c->at < c->size && memchr(" \t\r\n", c->text[c->at], 4) != NULL)
        c->at++;
}

// From the opening quote to behind the closing one.
static bool skip_string(struct cursor *c)
{
    for (c->at++; c->at < c->size; c->at++) {
        if (c->text[c->at] == '\\')
            c->at++;
        else if (c->text[c->at] == '"') {
            c->at++;
            return true;
        }
    }
    c->at = c->size;
    return false;
}

// Behind a value of any kind; brackets are counted, so that no recursion is needed.
static bool skip_value(struct cursor *c)
{
    size_t depth = 0;
    while (c->at < c->size) {
        char byte = c->text[c->at];
        if (byte == '"') {
            if (!skip_string(c))
                return false;
        } else if (byte == '{' || byte == '[') {
            depth++;
            c->at++;
            continue;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0)
                return true;
            depth--;
            c->at++;
        } else if (memchr(",: \t\r\n", byte, 6) != NULL) {
            if (depth == 0)
                return true;
            c->at++;
            continue;
        } else {
            while (c->at < c->size && memchr(",:[]{}\" \t\r\n", c->text[c->at], 11) == NULL)
                c->at++;
        }
        if (depth == 0)
            return true;
    }
    return depth == 0;
}

// Compares a quoted key of the text with a pointer's token (~0 and ~1 still encoded).
static bool key_equals(const char *quoted, size_t size, const char *token, size_t token_size)
{
    json_t *key = json_loadb(quoted, size, JSON_DECODE_ANY, NULL);
    const char *p = json_string_value(key);
    bool equal = p != NULL;
    for (size_t i = 0; equal && i < token_size; i++, p++) {
        char want = token[i];
        if (want == '~' && i + 1 < token_size)
            want = token[++i] == '0' ? '~' : '/';
        equal = *p == want;
    }
    equal = equal && *p == '\0';
    json_decref(key);
    return equal;
}

// Stands on '{'; goes to the member's value and sets *key_at. False leaves the cursor anywhere.
static bool enter_member(struct cursor *c, const char *token, size_t token_size, size_t *key_at)
{
    c->at++;
    for (;;) {
        skip_space(c);
        if (c->at >= c->size || c->text[c->at] != '"')
            return false;
        size_t start = c->at;
        if (!skip_string(c))
            return false;
        size_t end = c->at;
        skip_space(c);
        if (c->at >= c->size || c->text[c->at] != ':')
            return false;
        c->at++;
        skip_space(c);
        if (key_equals(c->text + start, end - start, token, token_size)) {
            *key_at = start;
            return true;
        }
        if (!skip_value(c))
            return false;
        skip_space(c);
        if (c->at >= c->size || c->text[c->at] != ',')
            return false;
        c->at++;
    }
}

// Stands on '['; goes to the entry.
static bool enter_entry(struct cursor *c, const char *token, size_t token_size)
{
    char *end = NULL;
    unsigned long index = strtoul(token, &end, 10);
    if (end != token + token_size || token_size == 0)
        return false;
    c->at++;
    skip_space(c);
    for (unsigned long i = 0; i < index; i++) {
        if (!skip_value(c))
            return false;
        skip_space(c);
        if (c->at >= c->size || c->text[c->at] != ',')
            return false;
        c->at++;
        skip_space(c);
    }
    return c->at < c->size && c->text[c->at] != ']';
}

bool vein_process_locate(const char *text, size_t size, const char *pointer, bool key, size_t *line,
                         size_t *column)
{
    struct cursor c = {text, size, 0};
    skip_space(&c);
    if (c.at >= size)
        return false;
    size_t best = c.at;
    while (*pointer == '/') {
        const char *token = pointer + 1;
        size_t token_size = strcspn(token, "/");
        pointer = token + token_size;
        size_t key_at = 0;
        char open = c.at < size ? text[c.at] : '\0';
        bool member = open == '{';
        if (!(member ? enter_member(&c, token, token_size, &key_at)
                     : open == '[' && enter_entry(&c, token, token_size)))
            break;
        best = key && member && *pointer == '\0' ? key_at : c.at;
    }
    vein_process_line_column(text, size, best, line, column);
    return true;
}

void vein_process_line_column(const char *text, size_t size, size_t offset, size_t *line,
                              size_t *column)
{
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < offset && i < size; i++) {
        if (text[i] == '\n') {
            ++*line;
            *column = 1;
        } else if (((unsigned char)text[i] & 0xC0) != 0x80) {
            ++*column; // continuation bytes of UTF-8 are no characters
        }
    }
}

bool vein_process_too_deep(const char *text, size_t size, size_t limit, size_t *at)
{
    struct cursor c = {text, size, 0};
    size_t depth = 0;
    while (c.at < size) {
        char byte = text[c.at];
        if (byte == '"') {
            (void)skip_string(&c);
            continue;
        }
        if ((byte == '{' || byte == '[') && ++depth > limit) {
            *at = c.at;
            return true;
        }
        if ((byte == '}' || byte == ']') && depth > 0)
            depth--;
        c.at++;
    }
    return false;
}

// One open bracket on the way to an offset.
struct level {
    bool object;
    bool want_key;
    size_t index;
    size_t key_at;
    size_t key_size;
};

static void write_pointer(const char *text, const struct level *levels, size_t depth, char *out,
                          size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < depth; i++) {
        const struct level *level = &levels[i];
        int more;
        if (level->object && level->key_size == 0)
            break;
        if (level->object)
            more = snprintf(out + used, size - used, "/%.*s", (int)level->key_size,
                            text + level->key_at);
        else
            more = snprintf(out + used, size - used, "/%zu", level->index);
        if (more < 0 || (size_t)more >= size - used) {
            out[used] = '\0';
            return;
        }
        used += (size_t)more;
    }
}

void vein_process_pointer_at(const char *text, size_t offset, char *out, size_t size)
{
    struct level levels[VEIN_PROCESS_DEPTH_LIMIT + 1];
    size_t depth = 0;
    struct cursor c = {text, offset, 0};
    while (c.at < offset) {
        struct level *top = depth > 0 ? &levels[depth - 1] : NULL;
        char byte = text[c.at];
        if (byte == '"') {
            size_t start = c.at + 1;
            bool whole = skip_string(&c);
            if (top != NULL && top->object && top->want_key && whole) {
                top->key_at = start;
                top->key_size = c.at - 1 - start < 64 ? c.at - 1 - start : 64;
                top->want_key = false;
            }
            continue;
        }
        if ((byte == '{' || byte == '[') && depth <= VEIN_PROCESS_DEPTH_LIMIT)
            levels[depth++] = (struct level){byte == '{', true, 0, 0, 0};
        else if ((byte == '}' || byte == ']') && depth > 0)
            depth--;
        else if (byte == ',' && top != NULL) {
            top->index++;
            top->want_key = true;
        }
        c.at++;
    }
    write_pointer(text, levels, depth, out, size);
}
