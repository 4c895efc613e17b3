// As much of JSON Schema (draft 7) as docs/process.schema.json uses, for its test. An unknown keyword
// fails: a schema that asks for more than is checked here would be judged wrongly.
#ifndef VEIN_TESTS_SCHEMA_CHECK_H
#define VEIN_TESTS_SCHEMA_CHECK_H

#include <CUnit/CUnit.h>
#include <jansson.h>
#include <regex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct schema_case {
    const json_t *root;
    const json_t *schema;
    const json_t *value;
};

static inline bool schema_valid(const json_t *root, const json_t *schema, const json_t *value);

static inline bool schema_type(const char *type, const json_t *value)
{
    static const struct {
        const char *word;
        json_type type;
    } types[] = {{"object", JSON_OBJECT},
                 {"array", JSON_ARRAY},
                 {"string", JSON_STRING},
                 {"integer", JSON_INTEGER}};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(types[i].word, type) == 0)
            return json_typeof(value) == types[i].type;
    return strcmp(type, "boolean") == 0 && json_is_boolean(value);
}

static inline size_t schema_length(const json_t *value)
{
    size_t count = 0;
    for (const char *p = json_string_value(value); *p != '\0'; p++)
        count += ((unsigned char)*p & 0xC0) != 0x80;
    return count;
}

static inline bool schema_pattern(const char *pattern, const char *text)
{
    regex_t compiled;
    CU_ASSERT_EQUAL_FATAL(regcomp(&compiled, pattern, REG_EXTENDED | REG_NOSUB), 0);
    bool matches = regexec(&compiled, text, 0, NULL, 0) == 0;
    regfree(&compiled);
    return matches;
}

static inline size_t schema_matches(const struct schema_case *c, const json_t *list)
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        count += schema_valid(c->root, json_array_get(list, i), c->value);
    return count;
}

static inline bool schema_among(const json_t *list, const json_t *value)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_equal(json_array_get(list, i), value))
            return true;
    return false;
}

static inline bool schema_object(const struct schema_case *c, const char *word, const json_t *rule)
{
    const json_t *known = json_object_get(c->schema, "properties");
    const char *key;
    json_t *member;
    if (!json_is_object(c->value))
        return true;
    if (strcmp(word, "required") == 0) {
        for (size_t i = 0; i < json_array_size(rule); i++)
            if (!json_object_get(c->value, json_string_value(json_array_get(rule, i))))
                return false;
        return true;
    }
    json_object_foreach((json_t *)(uintptr_t)c->value, key, member)
    {
        const json_t *own = json_object_get(known, key);
        json_t *name = json_string(key);
        bool good = strcmp(word, "properties") == 0
                        ? own == NULL || schema_valid(c->root, own, member)
                    : strcmp(word, "propertyNames") == 0 ? schema_valid(c->root, rule, name)
                    : own != NULL                        ? true
                                  : !json_is_false(rule) && schema_valid(c->root, rule, member);
        json_decref(name);
        if (!good)
            return false;
    }
    return true;
}

static inline bool schema_array(const struct schema_case *c, const char *word, const json_t *rule)
{
    size_t size = json_array_size(c->value);
    if (!json_is_array(c->value))
        return true;
    if (strcmp(word, "minItems") == 0)
        return size >= (size_t)json_integer_value(rule);
    if (strcmp(word, "maxItems") == 0)
        return size <= (size_t)json_integer_value(rule);
    for (size_t i = 0; i < size; i++) {
        const json_t *entry = json_array_get(c->value, i);
        if (strcmp(word, "items") == 0 && !schema_valid(c->root, rule, entry))
            return false;
        for (size_t j = 0; strcmp(word, "uniqueItems") == 0 && j < i; j++)
            if (json_equal(json_array_get(c->value, j), entry))
                return false;
    }
    return true;
}

static inline bool schema_scalar(const struct schema_case *c, const char *word, const json_t *rule)
{
    json_int_t bound = json_integer_value(rule);
    if (strcmp(word, "pattern") == 0)
        return !json_is_string(c->value) ||
               schema_pattern(json_string_value(rule), json_string_value(c->value));
    if (strcmp(word, "minLength") == 0)
        return !json_is_string(c->value) || schema_length(c->value) >= (size_t)bound;
    if (strcmp(word, "maxLength") == 0)
        return !json_is_string(c->value) || schema_length(c->value) <= (size_t)bound;
    if (strcmp(word, "minimum") == 0)
        return !json_is_integer(c->value) || json_integer_value(c->value) >= bound;
    return !json_is_integer(c->value) || json_integer_value(c->value) <= bound; // maximum
}

static inline bool schema_logic(const struct schema_case *c, const char *word, const json_t *rule)
{
    if (strcmp(word, "allOf") == 0)
        return schema_matches(c, rule) == json_array_size(rule);
    if (strcmp(word, "anyOf") == 0)
        return schema_matches(c, rule) > 0;
    if (strcmp(word, "oneOf") == 0)
        return schema_matches(c, rule) == 1;
    if (strcmp(word, "not") == 0)
        return !schema_valid(c->root, rule, c->value);
    if (strcmp(word, "if") != 0)
        return true; // then and else are asked by their if
    const json_t *way =
        json_object_get(c->schema, schema_valid(c->root, rule, c->value) ? "then" : "else");
    return way == NULL || schema_valid(c->root, way, c->value);
}

static inline bool schema_keyword(const struct schema_case *c, const char *word, const json_t *rule)
{
    static const struct {
        const char *words;
        bool (*check)(const struct schema_case *, const char *, const json_t *);
    } kinds[] = {
        {" required properties propertyNames additionalProperties ", schema_object},
        {" minItems maxItems items uniqueItems ", schema_array},
        {" pattern minLength maxLength minimum maximum ", schema_scalar},
        {" allOf anyOf oneOf not if then else ", schema_logic},
    };
    char padded[40];
    if (strcmp(word, "type") == 0)
        return schema_type(json_string_value(rule), c->value);
    if (strcmp(word, "enum") == 0)
        return schema_among(rule, c->value);
    if (strcmp(word, "const") == 0)
        return json_equal(rule, c->value);
    if (strcmp(word, "$ref") == 0)
        return schema_valid(c->root,
                            json_object_get(json_object_get(c->root, "definitions"),
                                            strrchr(json_string_value(rule), '/') + 1),
                            c->value);
    snprintf(padded, sizeof padded, " %s ", word);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strstr(kinds[i].words, padded) != NULL)
            return kinds[i].check(c, word, rule);
    if (strstr(" $schema title description definitions ", padded) == NULL) {
        printf("# unknown keyword %s\n", word);
        CU_FAIL("keyword of JSON Schema that this test does not know");
    }
    return true;
}

static inline bool schema_valid(const json_t *root, const json_t *schema, const json_t *value)
{
    const struct schema_case c = {root, schema, value};
    const char *word;
    json_t *rule;
    json_object_foreach((json_t *)(uintptr_t)schema, word,
                        rule) if (!schema_keyword(&c, word, rule)) return false;
    return true;
}

#endif
