// process: diff by meaning, and print against a golden text.
#include "tests/unit/process_data.h"

#include <stdint.h>

#define SMALL "sql/process/synthetic-small.json"
#define GOLDEN "tests/data/process/synthetic-small.txt"
#define CULTURE "/stages/expansion/operations/cultivation/steps/daily-sample"

struct change {
    const char *from, *to; // in the small document
    const char *line;      // the only line of the diff; "" when nothing changes in meaning
};

static const struct change changes[] = {
    // no change in meaning
    {"\"process\": \"synthetic-small\", \"version\": 1,",
     "\"version\": 1, \"process\": \"synthetic-small\",", ""},
    {"\"every\": \"24 h\"", "\"every\": \"1 d\"", ""},
    {"\"plausible\": [\"20\", \"250\"]", "\"plausible\": [\"20.0\", \"250.0\"]", ""},
    {"\"value\": \"4.00\"", "\"value\": \"4\"", ""},
    {"\"kind\": \"text\"", "\"required\": false, \"kind\": \"text\"", ""},
    {"{ \"container\": \"bag\" }", "{ \"container\": \"bag\", \"count\": 1 }", ""},
    {"[ \"keyboard\", \"file\" ]", "[ \"file\", \"keyboard\" ]", ""},
    {"\"stage\": \"expansion\",", "\"stage\": \"expansion\", \"applicable\": true,", ""},
    {"{ \"material\": \"final-bag\" }, { \"material\": \"formulation-buffer\" }",
     "{ \"material\": \"formulation-buffer\" }, { \"material\": \"final-bag\" }", ""},
    {"\"frame\": { \"kind\"", "\"frame\": { \"release\": [ \"releaser\" ], \"kind\"", ""},
    // changes
    {"\"kind\": \"training\", \"authority\"", "\"kind\": \"licence\", \"authority\"",
     "~ /product/frame/kind: \"training\" -> \"licence\"\n"},
    {"\"frame\": { \"kind\"", "\"frame\": { \"release\": [ \"qa\" ], \"kind\"",
     "+ /product/frame/release: [\"qa\"]\n"},
    {"\"frame\": { \"kind\"",
     "\"frame\": { \"references\": [ { \"name\": \"MIA\", \"number\": \"1\" } ], \"kind\"",
     "+ /product/frame/references: [{\"name\":\"MIA\",\"number\":\"1\"}]\n"},
    {"\"version\": 1", "\"version\": 2", "~ /version: 1 -> 2\n"},
    {"\"op\": \">=\", \"value\": \"80.0\"", "\"op\": \">=\", \"value\": \"80\"",
     "~ " CULTURE
     "/fields/viability/alert/value (Cultivation, Daily sample, Viability): \"80.0\" -> \"80\"\n"},
    {"\"low\": \"0.50\"", "\"low\": \"0.5\"",
     "~ /specification/dose/limit/low (Viable CAR+ cells per kg): \"0.50\" -> \"0.5\"\n"},
    {"\"op\": \">=\", \"value\": \"80.0\"", "\"op\": \">=\", \"value\": \"85.0\"",
     "~ " CULTURE "/fields/viability/alert/value (Cultivation, Daily sample, Viability): \"80.0\" "
     "-> \"85.0\"\n"},
    {"\"every\": \"24 h\"", "\"every\": \"12 h\"",
     "~ " CULTURE "/repeat/every (Cultivation, Daily sample): \"24 h\" -> \"12 h\"\n"},
    {"\"plausible\": [\"0\", \"100\"]", "\"plausible\": [\"10\", \"100\"]",
     "~ " CULTURE "/fields/viability/plausible (Cultivation, Daily sample, Viability): "
     "[\"0\",\"100\"] -> [\"10\",\"100\"]\n"},
    {"\"Microscopy\", \"kind\": \"text\"", "\"Microscopy\", \"required\": true, \"kind\": \"text\"",
     "+ " CULTURE "/fields/microscopy/required (Cultivation, Daily sample, Microscopy): true\n"},
    {"\"check\": \"technician\", ", "",
     "- /stages/engineering/operations/activation/steps/seed/check (Activation, Seed the culture): "
     "\"technician\"\n"},
    {"[ \"clear\", \"slightly turbid\", ", "[ \"clear\", ",
     "~ " CULTURE "/fields/look/words (Cultivation, Daily sample, Look of the culture): "
     "[\"clear\",\"slightly turbid\",\"turbid\",\"colour changed\"] -> "
     "[\"clear\",\"turbid\",\"colour changed\"]\n"},
    {"\"equipment\": [ { \"class\": \"cell-counter\" } ]",
     "\"equipment\": [ { \"class\": \"cell-counter\" }, { \"class\": \"pipette\" } ]",
     "+ " CULTURE "/equipment/pipette (Cultivation, Daily sample): {\"class\":\"pipette\"}\n"},
    {"{ \"material\": \"activation-reagent\", \"quantity\": { \"value\": \"4.00\", \"unit\": "
     "\"mL\" } }, ",
     "",
     "- /stages/engineering/operations/activation/steps/seed/materials/activation-reagent "
     "(Activation, Seed the culture): "
     "{\"material\":\"activation-reagent\",\"quantity\":{\"unit\":\"mL\",\"value\":\"4.00\"}}\n"},
};

static struct vein_process *parse(const struct vein_buf *text)
{
    struct vein_process *process = NULL;
    struct vein_err err;
    CU_ASSERT_TRUE_FATAL(vein_process_parse(text->data, text->size, &process, &err));
    return process;
}

// Text of the diff of two documents, "" when nothing changed.
static void diff_text(const struct vein_buf *before, const struct vein_buf *after,
                      struct vein_buf *out)
{
    struct vein_process *a = parse(before), *b = parse(after);
    struct vein_process_changes *all = vein_process_diff(a, b);
    vein_buf_init(out);
    vein_buf_adds(out, "");
    vein_process_changes_text(all, out);
    vein_process_changes_free(all);
    vein_process_free(a);
    vein_process_free(b);
}

void test_process_diff__one_change_is_told_and_nothing_else(void);
void test_process_diff__one_change_is_told_and_nothing_else(void)
{
    struct vein_buf good;
    data_read(SMALL, &good);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct vein_buf other, text;
        data_change(&good, changes[i].from, changes[i].to, &other);
        diff_text(&good, &other, &text);
        const char *got = text.size > 0 ? text.data : "";
        if (strcmp(got, changes[i].line) != 0)
            printf("# %s: got %s\n", changes[i].to, got);
        CU_ASSERT_STRING_EQUAL(got, changes[i].line);
        vein_buf_release(&text);
        vein_buf_release(&other);
    }
    vein_buf_release(&good);
}

void test_process_diff__order_of_steps_is_a_change_but_fields_keep_their_identity(void);
void test_process_diff__order_of_steps_is_a_change_but_fields_keep_their_identity(void)
{
    static const char before[] =
        "{\"stages\":[{\"stage\":\"expansion\",\"operations\":[{\"id\":\"o\",\"steps\":["
        "{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\"}]}]}],\"specification\":[{\"any_of\":["
        "{\"id\":\"p\",\"gate\":true},{\"id\":\"q\"}]}]}";
    static const char after[] =
        "{\"specification\":[{\"any_of\":[{\"id\":\"p\",\"gate\":false},{\"id\":\"q\"}]}],"
        "\"stages\":[{\"operations\":[{\"steps\":[{\"id\":\"b\"},{\"title\":\"A2\",\"id\":\"a\"}],"
        "\"id\":\"o\"}],\"stage\":\"expansion\"}]}";
    struct vein_buf a, b, text;
    vein_buf_init(&a);
    vein_buf_init(&b);
    vein_buf_adds(&a, before);
    vein_buf_adds(&b, after);
    diff_text(&a, &b, &text);
    CU_ASSERT_STRING_EQUAL(
        text.data, "~ /stages/expansion/operations/o/steps/a/title (A2): \"A\" -> \"A2\"\n"
                   "> /stages/expansion/operations/o/steps: [\"a\",\"b\"] -> [\"b\",\"a\"]\n"
                   "~ /specification/any_of:p|q/any_of/p/gate: true -> false\n");
    vein_buf_release(&text);
    vein_buf_release(&a);
    vein_buf_release(&b);
}

void test_process_diff__a_step_in_another_operation_has_moved(void);
void test_process_diff__a_step_in_another_operation_has_moved(void)
{
    static const char *const orders[] = {
        "{\"stages\":[{\"stage\":\"expansion\",\"operations\":[{\"id\":\"o\",\"title\":\"O\","
        "\"steps\":["
        "{\"id\":\"a\",\"title\":\"A\",\"performed_by\":\"technician\"},{\"id\":\"b\"}]},"
        "{\"id\":\"p\",\"title\":\"P\",\"steps\":[{\"id\":\"c\"}]}]}]}",
        "{\"stages\":[{\"stage\":\"expansion\",\"operations\":[{\"id\":\"o\",\"title\":\"O\","
        "\"steps\":["
        "{\"id\":\"b\"}]},{\"id\":\"p\",\"title\":\"P\",\"steps\":[{\"id\":\"c\"},"
        "{\"id\":\"a\",\"title\":\"A\",\"performed_by\":\"analyst\"}]}]}]}"};
    struct vein_buf a, b, text;
    vein_buf_init(&a);
    vein_buf_init(&b);
    vein_buf_adds(&a, orders[0]);
    vein_buf_adds(&b, orders[1]);
    diff_text(&a, &b, &text);
    CU_ASSERT_STRING_EQUAL(text.data,
                           "> /stages/expansion/operations/p/steps/a (P, A): "
                           "\"/stages/expansion/operations/o/steps/a\" -> "
                           "\"/stages/expansion/operations/p/steps/a\"\n"
                           "~ /stages/expansion/operations/p/steps/a/performed_by (P, A): "
                           "\"technician\" -> \"analyst\"\n");
    vein_buf_release(&text);
    vein_buf_release(&a);
    vein_buf_release(&b);
}

void test_process_diff__a_document_does_not_differ_from_itself(void);
void test_process_diff__a_document_does_not_differ_from_itself(void)
{
    for (size_t i = 0; i < DATA_SHIPPED; i++) {
        struct vein_buf text, out;
        data_read(data_shipped[i], &text);
        diff_text(&text, &text, &out);
        CU_ASSERT_EQUAL(out.size, 0);
        vein_buf_release(&out);
        vein_buf_release(&text);
    }
}

void test_process_diff__print_is_as_the_golden_text(void);
void test_process_diff__print_is_as_the_golden_text(void)
{
    struct vein_buf text, golden, out;
    data_read(SMALL, &text);
    data_read(GOLDEN, &golden);
    vein_buf_init(&out);
    struct vein_process *process = parse(&text);
    vein_process_print(process, &out);
    if (strcmp(out.data, golden.data) != 0)
        printf("%s", out.data);
    CU_ASSERT_STRING_EQUAL(out.data, golden.data);
    vein_process_free(process);
    vein_buf_release(&out);
    vein_buf_release(&golden);
    vein_buf_release(&text);
}

// Texts without blanks, since the print breaks its lines.
static void squeeze(const char *text, struct vein_buf *out)
{
    vein_buf_init(out);
    vein_buf_adds(out, "");
    for (; *text != '\0'; text++)
        if (*text != ' ' && *text != '\n')
            vein_buf_add(out, text, 1);
}

static void all_printed(const json_t *value, const char *print)
{
    const char *key;
    json_t *entry;
    size_t i;
    json_object_foreach((json_t *)(uintptr_t)value, key, entry) all_printed(entry, print);
    json_array_foreach((json_t *)(uintptr_t)value, i, entry) all_printed(entry, print);
    // "between 1 and 2" is printed as "1 to 2"
    if (!json_is_string(value) || strcmp(json_string_value(value), "between") == 0)
        return;
    struct vein_buf text;
    squeeze(json_string_value(value), &text);
    if (strstr(print, text.data) == NULL) {
        printf("# not printed: %s\n", json_string_value(value));
        CU_FAIL("a text of the document is not in its print");
    }
    vein_buf_release(&text);
}

void test_process_diff__print_leaves_no_text_of_a_document_out(void);
void test_process_diff__print_leaves_no_text_of_a_document_out(void)
{
    for (size_t i = 0; i < DATA_SHIPPED; i++) {
        struct vein_buf text, out, print;
        data_read(data_shipped[i], &text);
        struct vein_process *process = parse(&text);
        json_t *root = json_loadb(text.data, text.size, 0, NULL);
        vein_buf_init(&out);
        vein_process_print(process, &out);
        squeeze(out.data, &print);
        all_printed(root, print.data);
        json_decref(root);
        vein_process_free(process);
        vein_buf_release(&print);
        vein_buf_release(&out);
        vein_buf_release(&text);
    }
}

void test_process_diff__print_shows_what_cannot_be_seen(void);
void test_process_diff__print_shows_what_cannot_be_seen(void)
{
    struct vein_buf text, out;
    vein_buf_init(&text);
    vein_buf_init(&out);
    vein_buf_adds(&text, "{\"title\": \"a\\u202Eb\\u001b[2Jc\", \"stages\": 1}");
    struct vein_process *process = parse(&text);
    vein_process_print(process, &out);
    CU_ASSERT_PTR_NULL(strchr(out.data, 27));
    CU_ASSERT_PTR_NULL(strstr(out.data, "\xE2\x80\xAE"));
    CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "<U+202E>"));
    vein_process_free(process);
    vein_buf_release(&out);
    vein_buf_release(&text);
}
