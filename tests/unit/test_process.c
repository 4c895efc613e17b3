// process: lint. Each mistake alone, made in a good document, must be found at its place and under
// its word; nothing else may be found with it.
#include "tests/unit/process_data.h"

#define SMALL "sql/process/synthetic-small.json"
#define EXAMPLE "sql/process/example.json"

// A finding's word says whether it is an error or a warning.
static bool warns(const char *word)
{
    for (int i = 0; i < VEIN_PROCESS_CLASSES; i++)
        if (strcmp(vein_process_class_word((enum vein_process_class)i), word) == 0)
            return vein_process_class_warning((enum vein_process_class)i);
    CU_FAIL("no such class");
    return false;
}

static void check_one(const struct vein_buf *good, const struct mistake *mistake)
{
    struct vein_buf bad, text;
    data_change(good, mistake->from, mistake->to, &bad);
    struct vein_process_report *report = vein_process_lint(bad.data, bad.size);
    const struct vein_process_finding *f = report->findings;
    bool found = report->count > 0 && strcmp(f->word, mistake->word) == 0 &&
                 strcmp(f->pointer, mistake->pointer) == 0 && f->warning == warns(mistake->word) &&
                 f->line > 0 && f->what[0] != '\0' && f->expected[0] != '\0';
    bool alone = report->count == 1;
    if (!alone || !found) {
        vein_buf_init(&text);
        vein_process_report_text(report, mistake->pointer, &text);
        printf("# %s -> %s: expected %s\n%s", mistake->from, mistake->to, mistake->word,
               text.data != NULL ? text.data : "");
        vein_buf_release(&text);
    }
    CU_ASSERT_TRUE(found);
    CU_ASSERT_TRUE(alone);
    vein_process_report_free(report);
    vein_buf_release(&bad);
}

void test_process__each_mistake_is_found_alone(void);
void test_process__each_mistake_is_found_alone(void)
{
    struct vein_buf good;
    json_t *list = data_mistakes();
    bool told[VEIN_PROCESS_CLASSES] = {false};
    data_read(SMALL, &good);
    for (size_t i = 0; i < json_array_size(list); i++) {
        struct mistake mistake = data_mistake(list, i);
        check_one(&good, &mistake);
        for (int c = 0; c < VEIN_PROCESS_CLASSES; c++)
            told[c] = told[c] || strcmp(vein_process_class_word((enum vein_process_class)c),
                                        mistake.word) == 0;
    }
    // texts that are no document, and what never comes alone: below
    told[VEIN_PROCESS_SYNTAX] = told[VEIN_PROCESS_CONVENTION] = told[VEIN_PROCESS_KIND] = true;
    for (int c = 0; c < VEIN_PROCESS_CLASSES; c++) {
        if (!told[c])
            printf("# no mistake of class %s\n",
                   vein_process_class_word((enum vein_process_class)c));
        CU_ASSERT_TRUE(told[c]);
    }
    vein_buf_release(&good);
    json_decref(list);
}

// One case of tests/data/process/several.json: changes made one after the other, and all that is found.
static void check_several(const struct vein_buf *good, const json_t *entry)
{
    const json_t *changes = json_object_get(entry, "changes"),
                 *found = json_object_get(entry, "found");
    struct vein_buf text = *good, next, said;
    for (size_t i = 0; i < json_array_size(changes); i++) {
        const json_t *change = json_array_get(changes, i);
        data_change(&text, json_string_value(json_array_get(change, 0)),
                    json_string_value(json_array_get(change, 1)), &next);
        if (i > 0)
            vein_buf_release(&text);
        text = next;
    }
    struct vein_process_report *report = vein_process_lint(text.data, text.size);
    bool same = report->count == json_array_size(found);
    for (size_t i = 0; same && i < report->count; i++) {
        const json_t *one = json_array_get(found, i);
        same = strcmp(report->findings[i].word, json_string_value(json_array_get(one, 0))) == 0 &&
               strcmp(report->findings[i].pointer, json_string_value(json_array_get(one, 1))) == 0;
    }
    vein_buf_init(&said);
    vein_process_report_text(report, "several", &said);
    if (!same)
        printf("# %s", said.data != NULL ? said.data : "nothing found\n");
    CU_ASSERT_TRUE(same);
    vein_buf_release(&said);
    vein_process_report_free(report);
    vein_buf_release(&text);
}

void test_process__what_only_follows_is_not_told(void);
void test_process__what_only_follows_is_not_told(void)
{
    struct vein_buf good, list;
    data_read(SMALL, &good);
    data_read("tests/data/process/several.json", &list);
    json_t *cases = json_loadb(list.data, list.size, JSON_REJECT_DUPLICATES, NULL);
    CU_ASSERT_TRUE_FATAL(json_array_size(cases) > 0);
    for (size_t i = 0; i < json_array_size(cases); i++)
        check_several(&good, json_array_get(cases, i));
    json_decref(cases);
    vein_buf_release(&list);
    vein_buf_release(&good);
}

// What is told of one change to the small document.
static const char *told(const char *from, const char *to, struct vein_buf *out)
{
    struct vein_buf good, bad;
    data_read(SMALL, &good);
    data_change(&good, from, to, &bad);
    struct vein_process_report *report = vein_process_lint(bad.data, bad.size);
    vein_buf_init(out);
    vein_process_report_text(report, "f", out);
    vein_process_report_sum(report, out);
    vein_process_report_free(report);
    vein_buf_release(&bad);
    vein_buf_release(&good);
    return out->data;
}

void test_process__findings_name_values_and_near_units(void);
void test_process__findings_name_values_and_near_units(void)
{
    static const char *const cases[][3] = {
        {"\"limit\": \"30 h\"", "\"limit\": \"6 h\"", "limit 6 h is below warn 24 h"},
        {"\"value\": \"80.0\"", "\"value\": \"60.0\"",
         "the alert (>= 60.0) is wider than the action (>= 70.0)"},
        {"[\"0\", \"100\"]", "[\"75\", \"100\"]",
         "action (>= 70.0) outside what is plausible (75 to 100)"},
        {"\"check\": \"technician\"", "\"check\": \"admin\"", "expected: technician, collector"},
        {"\"TU/cell\"", "\"TU/zell\"", "expected: {TU}/{cell}, TU/cell ["},
        {"\"EU/mL\"", "\"EU/mL/hour\"", "0 errors, 1 warning"},
        {"\"EU/mL\"", "\"10^6/mL\"", "expected: 10*6/mL ["},
        {"\"EU/mL\"", "\"[ml]\"", "expected: mL ["},
        {"\"EU/mL\"", "\"\xC2\xB5L\"", "expected: uL ["},
        {"\"EU/mL\"", "\"foo\"", "expected: a unit of `vein unit list`"},
        {"\"EU/mL\"", "\"copies/100 ng\"", "0 errors, 0 warnings"},
        {"\"EU/mL\"", "\"10*6.{beads}/{well}\"", "0 errors, 0 warnings"},
        {"\"EU/mL\"", "\"/min\"", "0 errors, 0 warnings"},
        {"\"EU/mL\"", "\"EU//mL\"", "is no unit that Vein knows"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct vein_buf out;
        const char *text = told(cases[i][0], cases[i][1], &out);
        if (strstr(text, cases[i][2]) == NULL)
            printf("# %s: not in %s\n", cases[i][2], text);
        CU_ASSERT_PTR_NOT_NULL(strstr(text, cases[i][2]));
        vein_buf_release(&out);
    }
}

void test_process__fill_waits_for_harvest(void);
void test_process__fill_waits_for_harvest(void)
{
    struct vein_buf good, bad;
    data_read(SMALL, &good);
    data_change(&good, "\"after\": [ \"harvest\" ]", "\"after\": [ \"seed\" ]", &bad);
    struct vein_process_report *report = vein_process_lint(bad.data, bad.size);
    CU_ASSERT_EQUAL_FATAL(report->count, 2); // and the clock between the two
    CU_ASSERT_STRING_EQUAL(report->findings[0].word, "convention");
    CU_ASSERT_STRING_EQUAL(report->findings[1].word, "unordered");
    CU_ASSERT_EQUAL(report->errors, 0);
    vein_process_report_free(report);
    vein_buf_release(&bad);
    vein_buf_release(&good);
}

void test_process__shipped_documents_are_clean(void);
void test_process__shipped_documents_are_clean(void)
{
    for (size_t i = 0; i < DATA_SHIPPED; i++) {
        struct vein_buf text;
        struct vein_err err;
        struct vein_process *process = NULL;
        char path[128];
        data_read(data_shipped[i], &text);
        struct vein_process_report *report = vein_process_lint(text.data, text.size);
        CU_ASSERT_EQUAL(report->errors, 0);
        // the example has no step fill
        CU_ASSERT_EQUAL(report->warnings, strcmp(data_shipped[i], EXAMPLE) == 0);
        CU_ASSERT_TRUE_FATAL(vein_process_parse(text.data, text.size, &process, &err));
        snprintf(path, sizeof path, "sql/process/%s.json", vein_process_id(process));
        CU_ASSERT_STRING_EQUAL(path, data_shipped[i]);
        CU_ASSERT_EQUAL(vein_process_version(process), 1);
        CU_ASSERT_TRUE(strlen(vein_process_title(process)) > 0);
        vein_process_free(process);
        vein_process_report_free(report);
        vein_buf_release(&text);
    }
}

void test_process__place_is_line_and_column_in_characters(void);
void test_process__place_is_line_and_column_in_characters(void)
{
    static const char text[] = "{\n  \"a\": [1, {\"\\u00fc\": \"\xC3\xBC\", \"b\": 2}],\n"
                               "  \"x/y\": {\"~\": 3}\n}";
    static const struct {
        const char *pointer;
        bool key;
        size_t line, column;
    } cases[] = {{"", false, 1, 1},
                 {"/a", false, 2, 8},
                 {"/a", true, 2, 3},
                 {"/a/0", false, 2, 9},
                 {"/a/1/b", false, 2, 33},
                 {"/a/1/b", true, 2, 28},
                 {"/a/1/\xC3\xBC", false, 2, 23},
                 {"/a/1/none", false, 2, 12},
                 {"/a/7", false, 2, 8},
                 {"/x~1y/~0", false, 3, 16}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t line = 0, column = 0;
        CU_ASSERT_TRUE(vein_process_locate(text, sizeof text - 1, cases[i].pointer, cases[i].key,
                                           &line, &column));
        if (line != cases[i].line || column != cases[i].column)
            printf("# %s: %zu:%zu\n", cases[i].pointer, line, column);
        CU_ASSERT_EQUAL(line, cases[i].line);
        CU_ASSERT_EQUAL(column, cases[i].column);
    }
}

static void check_fault(const char *text, size_t size, const char *word, size_t line, size_t column)
{
    struct vein_process *process = NULL;
    struct vein_err err = {.message = ""};
    struct vein_process_report *report = vein_process_lint(text, size);
    CU_ASSERT_EQUAL_FATAL(report->count, 1);
    const struct vein_process_finding *f = report->findings;
    if (strcmp(f->word, word) != 0 || f->line != line || f->column != column)
        printf("# %s %zu:%zu %s\n", f->word, f->line, f->column, f->what);
    CU_ASSERT_STRING_EQUAL(f->word, word);
    CU_ASSERT_EQUAL(f->line, line);
    CU_ASSERT_EQUAL(f->column, column);
    CU_ASSERT_FALSE(vein_process_parse(text, size, &process, &err));
    CU_ASSERT_PTR_NULL(process);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "line "));
    vein_process_report_free(report);
}

void test_process__text_that_is_no_document_gives_one_finding(void);
void test_process__text_that_is_no_document_gives_one_finding(void)
{
    check_fault("", 0, "syntax", 1, 1);
    check_fault("{\n \"a\": tru }", 12, "syntax", 2, 7);
    check_fault("{\"a\": 1,}", 9, "syntax", 1, 9);
    check_fault("\xEF\xBB\xBF{}", 5, "text", 1, 1);
    check_fault("{\"a\": \"\xFF\"}", 10, "syntax", 1, 7);
    check_fault("{\"a\": 1, \"a\": 2}", 16, "duplicate", 1, 10);
    check_fault("{\"a\": \"\\u0000\"}", 15, "syntax", 1, 7);
    char deep[80];
    memset(deep, '[', sizeof deep);
    check_fault(deep, sizeof deep, "size", 1, VEIN_PROCESS_DEPTH_LIMIT + 1);
    char *large = calloc(1, VEIN_PROCESS_SIZE_LIMIT + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(large);
    memset(large, ' ', VEIN_PROCESS_SIZE_LIMIT + 1);
    check_fault(large, VEIN_PROCESS_SIZE_LIMIT + 1, "size", 1, 1);
    free(large);
}

void test_process__findings_are_ordered_bounded_and_told(void);
void test_process__findings_are_ordered_bounded_and_told(void)
{
    struct vein_buf text, told;
    vein_buf_init(&text);
    vein_buf_init(&told);
    vein_buf_adds(&text, "{");
    for (int i = 0; i < 300; i++)
        vein_buf_addf(&text, "\"k%d\": 1,\n", i);
    vein_buf_adds(&text, "\"process\": \"x\"}");
    struct vein_process_report *report = vein_process_lint(text.data, text.size);
    CU_ASSERT_EQUAL(report->count, VEIN_PROCESS_FINDING_LIMIT);
    CU_ASSERT_EQUAL(report->errors, 305); // and version, title, product, stages, specification
    for (size_t i = 1; i < report->count; i++)
        CU_ASSERT_TRUE(report->findings[i - 1].line <= report->findings[i].line);
    vein_process_report_text(report, "f.json", &told);
    CU_ASSERT_PTR_NOT_NULL(strstr(told.data, "f.json:2:1: error: unknown key \"k1\"; expected: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(told.data, "f.json: 105 more findings not shown\n"));
    vein_process_report_free(report);
    vein_buf_release(&text);
    vein_buf_release(&told);
}

void test_process__every_class_has_a_word_and_a_severity(void);
void test_process__every_class_has_a_word_and_a_severity(void)
{
    for (int i = 0; i < VEIN_PROCESS_CLASSES; i++) {
        CU_ASSERT_TRUE(strlen(vein_process_class_word((enum vein_process_class)i)) > 2);
        CU_ASSERT_EQUAL(vein_process_class_warning((enum vein_process_class)i),
                        i >= VEIN_PROCESS_CONVENTION);
    }
}
