// Shared by the process suites: shipped documents, and copies of them with one mistake.
#ifndef VEIN_TESTS_PROCESS_DATA_H
#define VEIN_TESTS_PROCESS_DATA_H

#include "vein/process.h"

#include <CUnit/CUnit.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

// Text of a file of the repository; the tests run in its root.
static inline void data_read(const char *path, struct vein_buf *out)
{
    struct vein_err err = {.message = ""};
    vein_buf_init(out);
    if (!vein_file_read(path, VEIN_PROCESS_SIZE_LIMIT, out, &err)) {
        printf("# %s: %s\n", path, err.message);
        CU_FAIL_FATAL("test data unreadable");
    }
}

// Copy of text with the first occurrence of from replaced; fails when there is none.
static inline void data_change(const struct vein_buf *text, const char *from, const char *to,
                               struct vein_buf *out)
{
    const char *at = strstr(text->data, from);
    vein_buf_init(out);
    if (at == NULL) {
        printf("# nothing to change: %s\n", from);
        CU_FAIL_FATAL("the document has no such text");
        return;
    }
    vein_buf_add(out, text->data, (size_t)(at - text->data));
    vein_buf_adds(out, to);
    vein_buf_adds(out, at + strlen(from));
}

// Every document that comes with Vein.
static const char *const data_shipped[] = {
    "sql/process/example.json",         "sql/process/synthetic-small.json",
    "sql/process/cd19-device-12d.json", "sql/process/ari-0001.json",
    "sql/process/treg-wiesinger.json",  "sql/process/aleksandrova-cd20.json",
    "sql/process/humanised-cd19.json",  "sql/process/thawed-product.json",
    "sql/process/lakhani-culture.json", "sql/process/synthetic-manual.json",
};
enum { DATA_SHIPPED = sizeof data_shipped / sizeof data_shipped[0] };

// tests/data/process/mistakes.json: each the smallest change to synthetic-small that breaks one rule.
// The database's tests read the same list.
struct mistake {
    const char *from, *to, *word, *pointer;
    bool schema; // docs/process.schema.json rejects it too
};

static inline json_t *data_mistakes(void)
{
    struct vein_buf text;
    data_read("tests/data/process/mistakes.json", &text);
    json_t *list = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, NULL);
    vein_buf_release(&text);
    CU_ASSERT_TRUE_FATAL(json_array_size(list) > 100);
    return list;
}

static inline struct mistake data_mistake(const json_t *list, size_t i)
{
    const json_t *entry = json_array_get(list, i);
    struct mistake mistake = {.from = json_string_value(json_object_get(entry, "from")),
                              .to = json_string_value(json_object_get(entry, "to")),
                              .word = json_string_value(json_object_get(entry, "class")),
                              .pointer = json_string_value(json_object_get(entry, "at")),
                              .schema = json_is_true(json_object_get(entry, "schema"))};
    CU_ASSERT_TRUE_FATAL(mistake.from != NULL && mistake.to != NULL && mistake.word != NULL &&
                         mistake.pointer != NULL);
    return mistake;
}

#endif
