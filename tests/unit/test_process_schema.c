// process: the grammar's tables and the schema for editors say the same.
#include "src/process/grammar.h"
#include "tests/unit/process_data.h"
#include "tests/unit/schema_check.h"

#include <jansson.h>

struct walk {
    json_t *schema;
    json_t *seen; // names of objects done
};

// The schema's description of an object of the grammar.
static json_t *described(struct walk *walk, const char *name)
{
    char key[64];
    snprintf(key, sizeof key, "%s", name);
    for (char *p = key; *p != '\0'; p++)
        *p = *p == ' ' ? '_' : *p;
    if (strcmp(key, "process") == 0)
        return walk->schema;
    return json_object_get(json_object_get(walk->schema, "definitions"), key);
}

static bool listed(const json_t *list, const char *word)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(json_string_value(json_array_get(list, i)), word) == 0)
            return true;
    return false;
}

static void same_words(const struct grammar_key *rule, const json_t *property)
{
    const json_t *list = json_object_get(property, "enum");
    size_t count = 0;
    if (list == NULL)
        list = json_object_get(json_object_get(property, "items"), "enum");
    for (; rule->words[count] != NULL; count++)
        if (!listed(list, rule->words[count])) {
            printf("# %s: %s\n", rule->key, rule->words[count]);
            CU_FAIL("word missing in the schema");
        }
    CU_ASSERT_EQUAL(json_array_size(list), count);
}

static void same_object(struct walk *walk, const struct grammar_object *object)
{
    if (json_object_get(walk->seen, object->name) != NULL)
        return;
    json_object_set_new(walk->seen, object->name, json_true());
    json_t *there = described(walk, object->name);
    json_t *properties = json_object_get(there, "properties");
    size_t required = 0;
    for (size_t i = 0; i < object->count; i++) {
        const struct grammar_key *rule = &object->keys[i];
        json_t *property = json_object_get(properties, rule->key);
        if (property == NULL)
            printf("# %s: %s\n", object->name, rule->key);
        CU_ASSERT_PTR_NOT_NULL(property);
        CU_ASSERT_EQUAL(listed(json_object_get(there, "required"), rule->key), rule->required);
        required += rule->required;
        if (rule->words != NULL)
            same_words(rule, property);
        if (rule->object != NULL)
            same_object(walk, rule->object);
    }
    bool source = false; // a key of its own in a field, elsewhere one of the two remarks
    for (size_t i = 0; i < object->count; i++)
        source = source || strcmp(object->keys[i].key, "source") == 0;
    CU_ASSERT_EQUAL(json_object_size(properties), object->count + (source ? 1 : 2));
    CU_ASSERT_EQUAL(json_array_size(json_object_get(there, "required")), required);
    CU_ASSERT_TRUE(json_is_false(json_object_get(there, "additionalProperties")));
}

void test_process_schema__grammar_and_schema_agree(void);
void test_process_schema__grammar_and_schema_agree(void)
{
    struct vein_buf text;
    data_read("docs/process.schema.json", &text);
    struct walk walk = {json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, NULL),
                        json_object()};
    CU_ASSERT_PTR_NOT_NULL_FATAL(walk.schema);
    same_object(&walk, &vein_process_grammar_root);
    same_object(&walk, &vein_process_grammar_line);
    same_object(&walk, &vein_process_grammar_any_of);
    CU_ASSERT_EQUAL(json_object_size(json_object_get(walk.schema, "definitions")) + 1,
                    json_object_size(walk.seen));
    json_decref(walk.schema);
    json_decref(walk.seen);
    vein_buf_release(&text);
}

static json_t *load(const char *path)
{
    struct vein_buf text;
    data_read(path, &text);
    json_t *value = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, NULL);
    vein_buf_release(&text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(value);
    return value;
}

void test_process_schema__accepts_every_shipped_document(void);
void test_process_schema__accepts_every_shipped_document(void)
{
    json_t *schema = load("docs/process.schema.json");
    for (size_t i = 0; i < DATA_SHIPPED; i++) {
        json_t *document = load(data_shipped[i]);
        if (!schema_valid(schema, schema, document))
            printf("# %s\n", data_shipped[i]);
        CU_ASSERT_TRUE(schema_valid(schema, schema, document));
        json_decref(document);
    }
    json_decref(schema);
}

// What a schema can say it says; what it can't (references, order, units) only lint and import find.
void test_process_schema__rejects_each_mistake_that_it_can_express(void);
void test_process_schema__rejects_each_mistake_that_it_can_express(void)
{
    json_t *schema = load("docs/process.schema.json"), *list = data_mistakes();
    struct vein_buf good;
    size_t rejected = 0;
    data_read("sql/process/synthetic-small.json", &good);
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct mistake mistake = data_mistake(list, i);
        struct vein_buf bad;
        data_change(&good, mistake.from, mistake.to, &bad);
        json_t *document = json_loadb(bad.data, bad.size, 0, NULL);
        bool valid = schema_valid(schema, schema, document);
        if (valid == mistake.schema)
            printf("# %s at %s: %s\n", mistake.word, mistake.pointer, mistake.to);
        CU_ASSERT_EQUAL(valid, !mistake.schema);
        rejected += !valid;
        json_decref(document);
        vein_buf_release(&bad);
    }
    CU_ASSERT_TRUE(rejected > 80);
    vein_buf_release(&good);
    json_decref(list);
    json_decref(schema);
}

void test_process_schema__example_of_the_page_is_clean(void);
void test_process_schema__example_of_the_page_is_clean(void)
{
    struct vein_buf page;
    data_read("docs/process.md", &page);
    const char *start = strstr(page.data, "```json\n");
    CU_ASSERT_PTR_NOT_NULL_FATAL(start);
    start += strlen("```json\n");
    const char *end = strstr(start, "```");
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    struct vein_process_report *report = vein_process_lint(start, (size_t)(end - start));
    CU_ASSERT_EQUAL(report->errors + report->warnings, 0);
    vein_process_report_free(report);
    vein_buf_release(&page);
}

// The page must name everything that a document can hold, or nobody can write one from it alone.
static void page_names(const char *page, const char *name)
{
    char quoted[80];
    snprintf(quoted, sizeof quoted, "`%s`", name);
    if (strstr(page, quoted) == NULL) {
        printf("# docs/process.md lacks %s\n", quoted);
        CU_FAIL("not in the page");
    }
}

static void page_names_object(const char *page, const struct grammar_object *object, int depth)
{
    for (size_t i = 0; i < object->count; i++) {
        const struct grammar_key *rule = &object->keys[i];
        page_names(page, rule->key);
        for (size_t j = 0; rule->words != NULL && rule->words[j] != NULL; j++)
            page_names(page, rule->words[j]);
        if (rule->object != NULL && depth < 12)
            page_names_object(page, rule->object, depth + 1);
    }
}

void test_process_schema__page_names_every_key_word_formula_and_class(void);
void test_process_schema__page_names_every_key_word_formula_and_class(void)
{
    struct vein_buf page;
    data_read("docs/process.md", &page);
    page_names_object(page.data, &vein_process_grammar_root, 0);
    page_names_object(page.data, &vein_process_grammar_line, 0);
    page_names_object(page.data, &vein_process_grammar_any_of, 0);
    for (size_t i = 0; i < vein_process_formula_count; i++) {
        const struct formula *formula = &vein_process_formula[i];
        page_names(page.data, formula->name);
        for (size_t j = 0; j < FORMULA_ARGUMENTS && formula->argument[j].name != NULL; j++)
            page_names(page.data, formula->argument[j].name);
    }
    for (int i = 0; i < VEIN_PROCESS_CLASSES; i++)
        page_names(page.data, vein_process_class_word((enum vein_process_class)i));
    vein_buf_release(&page);
}
