// Words of a story's line: quotes, variables and relative dates.
#include "story.h"

#include <stdlib.h>
#include <string.h>

#define DAY 86400
#define NAME "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"

bool vein_story_malformed(struct vein_err *err, const char *what, const char *text)
{
    return vein_err_set(err, VEIN_EXIT_INTERNAL, "", "", "%s: %.200s", what, text);
}

// ---- variables

void vein_story_set(struct vein_story_memory *memory, const char *name, const char *value)
{
    struct vein_story_variable *variable = vein_arena_alloc(memory->arena, sizeof *variable);

    variable->name = vein_arena_strdup(memory->arena, name);
    variable->value = vein_arena_strdup(memory->arena, value);
    variable->next = memory->variables;
    memory->variables = variable;
}

static const char *find(const struct vein_story_memory *memory, const char *name, size_t size)
{
    for (const struct vein_story_variable *at = memory->variables; at; at = at->next)
        if (strlen(at->name) == size && memcmp(at->name, name, size) == 0)
            return at->value;
    return NULL;
}

const char *vein_story_get(struct vein_story_memory *memory, const char *name)
{
    size_t size = strlen(name);
    const char *value = find(memory, name, size);
    const char *dot;
    const char *rest;

    if (value)
        return value;
    // The longest part that was captured holds the rest as JSON.
    while (!value && size > 0) {
        while (size > 0 && name[--size] != '.')
            continue;
        value = size > 0 ? find(memory, name, size) : NULL;
    }
    if (!value)
        return NULL;
    for (rest = name + size + 1; value && rest; rest = dot ? dot + 1 : NULL) {
        dot = strchr(rest, '.');
        value = vein_json_get(
            value, dot ? vein_arena_strndup(memory->arena, rest, (size_t)(dot - rest)) : rest,
            memory->arena);
    }
    return value;
}

// ---- time

static bool two_digits(const char *text, int limit, int *out)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return false;
    *out = (text[0] - '0') * 10 + (text[1] - '0');
    return *out < limit;
}

// "-59d", "-59", "+1", "" or "@3": midnight of that day; the text behind it in *end.
static bool day_of(const struct vein_story_memory *memory, const char *text, time_t *out,
                   const char **end)
{
    bool own = *text == '@';
    const char *number = text + own;
    char *stop = NULL;
    long days = 0;

    if (own && memory->zero == 0)
        return false;
    if (own || *text == '-' || *text == '+') {
        days = strtol(number, &stop, 10);
        if (stop == number || days < -4000 || days > 4000)
            return false;
        text = stop + (*stop == 'd');
    }
    *out = (own ? memory->zero : memory->today) + days * DAY;
    *end = text;
    return true;
}

time_t vein_story_moment(const struct vein_story_memory *memory, const char *day, const char *clock)
{
    const char *end = NULL;
    time_t midnight = 0;
    int hour = 0;
    int minute = 0;

    if (!day_of(memory, day, &midnight, &end) || *end || strlen(clock) != 5 || clock[2] != ':' ||
        !two_digits(clock, 24, &hour) || !two_digits(clock + 3, 60, &minute))
        return -1;
    return midnight + hour * 3600L + minute * 60L;
}

const char *vein_story_iso(struct vein_story_memory *memory, time_t moment)
{
    char text[40] = "";
    struct tm parts;

    if (gmtime_r(&moment, &parts))
        (void)strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return vein_arena_strdup(memory->arena, text);
}

// Part of an ISO moment: a day, or two digits of its year.
static const char *part(struct vein_story_memory *memory, time_t moment, size_t from, size_t size)
{
    return vein_arena_strndup(memory->arena, vein_story_iso(memory, moment) + from, size);
}

time_t vein_story_later(const struct vein_story_memory *memory, const char *text)
{
    char *stop = NULL;
    long minutes = *text ? strtol(text, &stop, 10) : 0;

    if (memory->clock == 0 || (*text && (stop == text || strcmp(stop, "m") != 0)))
        return -1;
    return memory->clock + minutes * 60;
}

static const char *clock_value(struct vein_story_memory *memory, const char *text)
{
    time_t moment = vein_story_later(memory, text);

    return moment < 0 ? NULL : vein_story_iso(memory, moment);
}

// Relative dates; NULL when the text is none of them.
static const char *time_value(struct vein_story_memory *memory, const char *text)
{
    const char *end = NULL;
    time_t moment = 0;

    if (strncmp(text, "clockdate", 9) == 0 && text[9] != '@' && memory->clock != 0 &&
        day_of(memory, text + 9, &moment, &end) && !*end)
        return part(memory, moment - memory->today + memory->clock, 0, 10);
    if (strncmp(text, "clock", 5) == 0 && !strchr(text, '.'))
        return clock_value(memory, text + 5);
    if (strncmp(text, "date", 4) == 0 && day_of(memory, text + 4, &moment, &end) && !*end)
        return part(memory, moment, 0, 10);
    if (strncmp(text, "yy", 2) == 0 && day_of(memory, text + 2, &moment, &end) && !*end)
        return part(memory, moment, 2, 2);
    if (strncmp(text, "moment", 6) == 0) {
        size_t size = strcspn(text + 6, " ");

        if (text[6 + size] != ' ')
            return NULL;
        moment = vein_story_moment(memory, vein_arena_strndup(memory->arena, text + 6, size),
                                   text + 6 + size + 1);
        return moment < 0 ? NULL : vein_story_iso(memory, moment);
    }
    return NULL;
}

// ---- words

// Expands what begins with the dollar at *at and steps behind it.
static bool expand(struct vein_story_memory *memory, const char **at, struct vein_buf *out,
                   struct vein_err *err)
{
    const char *text = *at + 1;
    const char *name;
    const char *value;
    size_t size;

    if (*text == '$') {
        vein_buf_add(out, "$", 1);
        *at = text + 1;
        return true;
    }
    if (*text == '{') {
        size = strcspn(text, "}");
        if (text[size] != '}')
            return vein_story_malformed(err, "no } behind", text);
        name = vein_arena_strndup(memory->arena, text + 1, size - 1);
        *at = text + size + 1;
        value = time_value(memory, name);
    } else {
        size = strspn(text, NAME);
        while (text[size] == '.' && strspn(text + size + 1, NAME) > 0)
            size += 1 + strspn(text + size + 1, NAME);
        name = vein_arena_strndup(memory->arena, text, size);
        *at = text + size;
        value = NULL;
    }
    value = value ? value : vein_story_get(memory, name);
    if (!value)
        return vein_story_malformed(err, "nothing is known as", name);
    vein_buf_adds(out, value);
    return true;
}

// One quoted part of a word; *at is behind the opening quote, and then behind the closing one.
static bool take_quoted(struct vein_story_memory *memory, const char **at, char quote,
                        struct vein_buf *out, struct vein_err *err)
{
    while (**at && **at != quote) {
        if (quote == '"' && **at == '$') {
            if (!expand(memory, at, out, err))
                return false;
            continue;
        }
        if (quote == '"' && **at == '\\' && ((*at)[1] == '"' || (*at)[1] == '\\'))
            (*at)++;
        vein_buf_add(out, (*at)++, 1);
    }
    if (!**at)
        return vein_story_malformed(err, "a quote is not closed", out->data ? out->data : "");
    (*at)++;
    return true;
}

static bool take_word(struct vein_story_memory *memory, const char **at, struct vein_buf *out,
                      struct vein_err *err)
{
    while (**at && **at != ' ' && **at != '\t') {
        if (**at == '"' || **at == '\'') {
            const char quote = *(*at)++;

            if (!take_quoted(memory, at, quote, out, err))
                return false;
        } else if (**at == '$') {
            if (!expand(memory, at, out, err))
                return false;
        } else {
            vein_buf_add(out, (*at)++, 1);
        }
    }
    return true;
}

bool vein_story_split(struct vein_story_memory *memory, const char *line,
                      struct vein_story_words *out, struct vein_err *err)
{
    struct vein_buf word;
    bool good = true;

    out->count = 0;
    line += strspn(line, " \t");
    while (good && *line && *line != '#') {
        if (out->count == VEIN_STORY_WORDS)
            return vein_story_malformed(err, "too many words", line);
        vein_buf_init(&word);
        good = take_word(memory, &line, &word, err);
        out->at[out->count++] = vein_arena_strdup(memory->arena, word.data ? word.data : "");
        vein_buf_release(&word);
        line += strspn(line, " \t");
    }
    return good;
}
