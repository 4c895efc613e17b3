// Lint, first pass: keys, types, closed words and forms of text, by the tables of grammar.c.
#include <string.h>

#include "grammar.h"
#include "internal.h"

enum { NOTE_LIMIT = 4000 };

static void check_value(struct lint *lint, const struct path *at, const json_t *value,
                        const struct grammar_key *rule, enum shape shape);

static const char *type_name(const json_t *value)
{
    static const char *const names[] = {"an object", "a list", "a text", "an integer",
                                        "a number",  "true",   "false",  "null"};
    return names[json_typeof(value)];
}

static bool is_type(struct lint *lint, const struct path *at, const json_t *value, bool ok,
                    const char *expected)
{
    if (!ok)
        vein_process_find(lint, at, VEIN_PROCESS_TYPE, expected, "%s where it doesn't fit",
                          type_name(value));
    return ok;
}

static size_t characters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static bool clean(struct lint *lint, const struct path *at, const char *text)
{
    size_t where = 0;
    if (vein_utf8_clean(text, strlen(text), &where))
        return true;
    vein_process_find(lint, at, VEIN_PROCESS_TEXT,
                      "text without control, direction and zero-width characters",
                      "forbidden character at byte %zu of \"%s\"", where, text);
    return false;
}

// Blanks at an end can't be seen, and a text with one is not the same as without.
static bool blank_end(const char *text)
{
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE3\x80\x80"};
    size_t size = strlen(text);
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        size_t blank = strlen(blanks[i]);
        if (size >= blank && (memcmp(text, blanks[i], blank) == 0 ||
                              memcmp(text + size - blank, blanks[i], blank) == 0))
            return true;
    }
    return false;
}

static void check_text(struct lint *lint, const struct path *at, const json_t *value, long limit)
{
    const char *text = json_string_value(value);
    if (!is_type(lint, at, value, text != NULL, "a text") || !clean(lint, at, text))
        return;
    if (text[strspn(text, " ")] == '\0')
        vein_process_find(lint, at, VEIN_PROCESS_EMPTY, "a text that says something",
                          "the text is empty");
    else if (blank_end(text))
        vein_process_find(lint, at, VEIN_PROCESS_TEXT, "text without blanks at its ends",
                          "a blank at an end of \"%s\"", text);
    else if (characters(text) > (size_t)limit)
        vein_process_find(lint, at, VEIN_PROCESS_SIZE, "a shorter text",
                          "text of %zu characters, at most %ld are taken", characters(text), limit);
}

static void check_word(struct lint *lint, const struct path *at, const json_t *value,
                       const char *const *words)
{
    const char *text = json_string_value(value);
    const char *list = vein_process_words_text(lint->report->arena, words);
    const char *expected = vein_arena_printf(lint->report->arena, "one of: %s", list);
    if (is_type(lint, at, value, text != NULL, expected) && !vein_process_word_in(words, text))
        vein_process_find(lint, at, VEIN_PROCESS_WORD, expected, "unknown word \"%s\"", text);
}

static void check_integer(struct lint *lint, const struct path *at, const json_t *value, long min,
                          long max)
{
    const char *expected =
        vein_arena_printf(lint->report->arena, "an integer from %ld to %ld", min, max);
    json_int_t number = json_integer_value(value);
    if (is_type(lint, at, value, json_is_integer(value), expected) &&
        (number < min || number > max))
        vein_process_find(lint, at, VEIN_PROCESS_RANGE, expected,
                          "%" JSON_INTEGER_FORMAT " is out of range", number);
}

static void check_form(struct lint *lint, const struct path *at, const json_t *value,
                       enum shape shape)
{
    static const char *const decimal = "a plain decimal as text, for example \"80.0\"";
    static const char *const duration = "a number and s, min, h or d, for example \"24 h\"";
    const char *text = json_string_value(value);
    const char *expected = shape == SHAPE_DECIMAL    ? decimal
                           : shape == SHAPE_DURATION ? duration
                                                     : VEIN_PROCESS_ID_FORM;
    if (!is_type(lint, at, value, text != NULL, expected))
        return;
    if (shape == SHAPE_DECIMAL && !vein_process_is_decimal(text))
        vein_process_find(lint, at, VEIN_PROCESS_DECIMAL, expected, "\"%s\" is no decimal", text);
    if (shape == SHAPE_DURATION && vein_process_duration(text) < 0)
        vein_process_find(lint, at, VEIN_PROCESS_DURATION, expected, "\"%s\" is no duration", text);
    if (shape == SHAPE_ID && !vein_process_is_id(text))
        vein_process_find(lint, at, VEIN_PROCESS_IDENTIFIER, expected, "\"%s\" is no id", text);
}

static const struct grammar_key *key_find(const struct grammar_object *object, const char *key)
{
    for (size_t i = 0; i < object->count; i++)
        if (strcmp(object->keys[i].key, key) == 0)
            return &object->keys[i];
    return NULL;
}

static const char *keys_text(struct lint *lint, const struct grammar_object *object)
{
    const char *text = vein_arena_printf(lint->report->arena, "in %s: ", object->name);
    for (size_t i = 0; i < object->count; i++)
        text = vein_arena_printf(lint->report->arena, "%s%s, ", text, object->keys[i].key);
    return vein_arena_printf(lint->report->arena, "%snote, source", text);
}

// What a missing key should have held.
static const char *shape_text(struct lint *lint, const struct grammar_key *rule)
{
    static const char *const texts[] = {
        [SHAPE_TEXT] = "a text",        [SHAPE_ID] = "an id",
        [SHAPE_INTEGER] = "an integer", [SHAPE_BOOLEAN] = "true or false",
        [SHAPE_DECIMAL] = "a decimal",  [SHAPE_DURATION] = "a duration, for example \"24 h\"",
        [SHAPE_OBJECT] = "an object",   [SHAPE_LIST] = "a list",
        [SHAPE_MAP] = "an object",      [SHAPE_LINE] = "an object",
        [SHAPE_SOURCE] = "a list",
    };
    if (rule->shape != SHAPE_WORD)
        return texts[rule->shape];
    return vein_arena_printf(lint->report->arena, "one of: %s",
                             vein_process_words_text(lint->report->arena, rule->words));
}

static void check_object(struct lint *lint, const struct path *at, const json_t *value,
                         const struct grammar_object *object)
{
    static const struct grammar_key remark = {
        .key = "note", .shape = SHAPE_TEXT, .max = NOTE_LIMIT};
    const char *expected = vein_arena_printf(lint->report->arena, "an object (%s)", object->name);
    if (!is_type(lint, at, value, json_is_object(value), expected))
        return;
    for (size_t i = 0; i < object->count; i++) {
        const struct grammar_key *rule = &object->keys[i];
        struct path missing = {at, rule->key, 0};
        if (rule->required && json_object_get(value, rule->key) == NULL)
            vein_process_find(lint, &missing, VEIN_PROCESS_MISSING, shape_text(lint, rule),
                              "%s without \"%s\"", object->name, rule->key);
    }
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)(uintptr_t)value, key, member)
    {
        struct path here = {at, key, 0};
        const struct grammar_key *rule = key_find(object, key);
        if (rule == NULL && (strcmp(key, "note") == 0 || strcmp(key, "source") == 0))
            rule = &remark;
        if (rule == NULL)
            vein_process_find(lint, &here, VEIN_PROCESS_UNKNOWN, keys_text(lint, object),
                              "unknown key \"%s\"", key);
        else
            check_value(lint, &here, member, rule, rule->shape);
    }
}

// Words are a set: each once.
static void check_unique(struct lint *lint, const struct path *at, const json_t *list)
{
    json_t *seen = json_object();
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *text = json_string_value(json_array_get(list, i));
        struct path here = {at, NULL, i};
        if (text == NULL)
            continue;
        if (json_object_get(seen, text) != NULL)
            vein_process_find(lint, &here, VEIN_PROCESS_UNIQUE, "each entry once",
                              "\"%s\" twice in the list", text);
        json_object_set_new(seen, text, json_true());
    }
    json_decref(seen);
}

static void check_list(struct lint *lint, const struct path *at, const json_t *value,
                       const struct grammar_key *rule)
{
    if (!is_type(lint, at, value, json_is_array(value), "a list"))
        return;
    size_t count = json_array_size(value);
    if (count < (size_t)rule->min)
        vein_process_find(lint, at, count == 0 ? VEIN_PROCESS_EMPTY : VEIN_PROCESS_RANGE,
                          vein_arena_printf(lint->report->arena, "at least %ld", rule->min),
                          "%zu entries", count);
    if (count > (size_t)rule->max) {
        vein_process_find(lint, at, VEIN_PROCESS_SIZE,
                          vein_arena_printf(lint->report->arena, "at most %ld", rule->max),
                          "%zu entries", count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct path here = {at, NULL, i};
        check_value(lint, &here, json_array_get(value, i), rule, rule->item);
    }
    if (rule->item == SHAPE_TEXT || rule->item == SHAPE_ID || rule->item == SHAPE_WORD)
        check_unique(lint, at, value);
}

static void check_map(struct lint *lint, const struct path *at, const json_t *value)
{
    static const struct grammar_key text = {.shape = SHAPE_TEXT, .max = 200};
    if (!is_type(lint, at, value, json_is_object(value), "an object: argument and field"))
        return;
    const char *key;
    json_t *member;
    json_object_foreach((json_t *)(uintptr_t)value, key, member)
    {
        struct path here = {at, key, 0};
        if (strcmp(key, "note") == 0 || strcmp(key, "source") == 0)
            check_text(lint, &here, member, NOTE_LIMIT);
        else
            check_value(lint, &here, member, &text, SHAPE_TEXT);
    }
}

// In a field `source` as a list says how a value may come in, as a text where the field is from.
static void check_source(struct lint *lint, const struct path *at, const json_t *value)
{
    static const struct grammar_key ways = {.shape = SHAPE_LIST,
                                            .item = SHAPE_WORD,
                                            .min = 1,
                                            .max = 3,
                                            .words = vein_process_word_entry};
    const char *text = json_string_value(value);
    if (text == NULL) {
        check_list(lint, at, value, &ways);
        return;
    }
    check_text(lint, at, value, NOTE_LIMIT);
    if (vein_process_word_in(vein_process_word_entry, text))
        vein_process_find(lint, at, VEIN_PROCESS_TYPE,
                          "a list of ways of entry, or a text that cites a source",
                          "\"%s\" as a text", text);
}

static void check_value(struct lint *lint, const struct path *at, const json_t *value,
                        const struct grammar_key *rule, enum shape shape)
{
    switch (shape) {
    case SHAPE_TEXT:
        check_text(lint, at, value, rule->max > 0 ? rule->max : 200);
        break;
    case SHAPE_ID:
    case SHAPE_DECIMAL:
    case SHAPE_DURATION:
        check_form(lint, at, value, shape);
        break;
    case SHAPE_WORD:
        check_word(lint, at, value, rule->words);
        break;
    case SHAPE_INTEGER:
        check_integer(lint, at, value, rule->min, rule->max);
        break;
    case SHAPE_BOOLEAN:
        (void)is_type(lint, at, value, json_is_boolean(value), "true or false");
        break;
    case SHAPE_OBJECT:
        check_object(lint, at, value, rule->object);
        break;
    case SHAPE_LIST:
        check_list(lint, at, value, rule);
        break;
    case SHAPE_MAP:
        check_map(lint, at, value);
        break;
    case SHAPE_SOURCE:
        check_source(lint, at, value);
        break;
    case SHAPE_LINE:
        check_object(lint, at, value,
                     json_object_get(value, "any_of") != NULL ? &vein_process_grammar_any_of
                                                              : &vein_process_grammar_line);
        break;
    }
}

void vein_process_lint_shape(struct lint *lint)
{
    check_object(lint, NULL, lint->root, &vein_process_grammar_root);
}
