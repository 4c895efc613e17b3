// process: damaged documents. A fixed seed, so that a failure comes back; under sanitizers this is
// the test that nothing is read or written where it should not be.
#include "tests/unit/process_data.h"

enum { ROUNDS = 2000, SHIFTS = 8 };

// xorshift: the same numbers on every machine.
static uint32_t next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

// A few bytes set, cut out or doubled.
static void damage(const struct vein_buf *good, uint32_t *state, struct vein_buf *out)
{
    static const char bytes[] = "{}[]\",:0-9.ae\\u \n\x01\x80\xC3";
    vein_buf_init(out);
    vein_buf_add(out, good->data, good->size);
    for (uint32_t n = 1 + next(state) % 4; n > 0; n--) {
        size_t at = next(state) % out->size;
        size_t length = 1 + next(state) % 40;
        if (length > out->size - at)
            length = out->size - at;
        switch (next(state) % 3) {
        case 0:
            out->data[at] = bytes[next(state) % (sizeof bytes - 1)];
            break;
        case 1: // the end moves down
            memmove(out->data + at, out->data + at + length, out->size - at - length);
            out->size -= length;
            break;
        default:
            memmove(out->data + next(state) % (out->size - length + 1), out->data + at, length);
            break;
        }
    }
}

static void use(const struct vein_buf *text, const struct vein_process *good, size_t *parsed)
{
    struct vein_process *process = NULL;
    struct vein_err err = {.message = ""};
    struct vein_buf out;
    vein_buf_init(&out);
    struct vein_process_report *report = vein_process_lint(text->data, text->size);
    vein_process_report_text(report, "damaged", &out);
    for (size_t i = 0; i < report->count; i++) {
        const struct vein_process_finding *f = &report->findings[i];
        CU_ASSERT_TRUE(f->line > 0 && f->column > 0);
        CU_ASSERT_TRUE(vein_utf8_clean(f->what, strlen(f->what), NULL));
        CU_ASSERT_TRUE(vein_utf8_clean(f->pointer, strlen(f->pointer), NULL));
    }
    if (vein_process_parse(text->data, text->size, &process, &err)) {
        struct vein_process_changes *changes = vein_process_diff(good, process);
        vein_process_changes_text(changes, &out);
        vein_process_changes_free(changes);
        vein_process_print(process, &out);
        vein_process_free(process);
        ++*parsed;
    } else {
        CU_ASSERT_EQUAL(report->errors, 1);
    }
    vein_process_report_free(report);
    vein_buf_release(&out);
}

void test_process_fuzz__damaged_bytes_never_crash(void);
void test_process_fuzz__damaged_bytes_never_crash(void)
{
    struct vein_buf text;
    struct vein_process *good = NULL;
    struct vein_err err;
    uint32_t state = 20240229;
    size_t parsed = 0;
    data_read("sql/process/example.json", &text);
    CU_ASSERT_TRUE_FATAL(vein_process_parse(text.data, text.size, &good, &err));
    for (int i = 0; i < ROUNDS; i++) {
        struct vein_buf bad;
        damage(&text, &state, &bad);
        use(&bad, good, &parsed);
        vein_buf_release(&bad);
    }
    CU_ASSERT_TRUE(parsed > 20); // some damage must get past the reader, or nothing was tried
    CU_ASSERT_TRUE(parsed < ROUNDS);
    vein_process_free(good);
    vein_buf_release(&text);
}

// Every value in turn replaced by one of another type: shape passes first, so the later passes
// meet what they were not made for.
static void replace_values(const struct vein_buf *text, const struct vein_process *good,
                           size_t shift)
{
    static const char *const others[] = {"null", "[]",     "{}",      "\"\"",
                                         "-1",   "[[{}]]", "\"a.b\"", "{\"any_of\":[1,{}]}"};
    size_t parsed = 0, tried = 0;
    for (size_t at = 0; at < text->size; at++) {
        if (text->data[at] != ':' || (text->data[at + 1] != ' '))
            continue;
        // Cheap end of a simple value: the next of , ] } outside of a text.
        size_t start = at + 2, end = start;
        bool quoted = false;
        while (end < text->size && (quoted || strchr(",]}", text->data[end]) == NULL))
            quoted ^= text->data[end++] == '"';
        if (strchr("[{", text->data[start]) != NULL)
            continue;
        struct vein_buf bad;
        vein_buf_init(&bad);
        vein_buf_add(&bad, text->data, start);
        vein_buf_adds(&bad, others[(shift + tried++) % (sizeof others / sizeof others[0])]);
        vein_buf_add(&bad, text->data + end, text->size - end);
        use(&bad, good, &parsed);
        vein_buf_release(&bad);
    }
    CU_ASSERT_TRUE(tried > 100);
    CU_ASSERT_TRUE(parsed > tried / 2);
}

void test_process_fuzz__values_of_another_type_never_crash(void);
void test_process_fuzz__values_of_another_type_never_crash(void)
{
    struct vein_buf text;
    struct vein_process *good = NULL;
    struct vein_err err;
    data_read("sql/process/synthetic-small.json", &text);
    CU_ASSERT_TRUE_FATAL(vein_process_parse(text.data, text.size, &good, &err));
    for (size_t shift = 0; shift < SHIFTS; shift++)
        replace_values(&text, good, shift);
    vein_process_free(good);
    vein_buf_release(&text);
}

// One stage of steps that wait for each other in a ring.
static struct vein_process_report *lint_ring(int steps)
{
    struct vein_buf text;
    vein_buf_init(&text);
    vein_buf_adds(&text, "{\"stages\":[{\"stage\":\"expansion\",\"operations\":[");
    for (int i = 0; i < steps; i++) {
        if (i % 500 == 0)
            vein_buf_addf(&text, "%s{\"id\":\"o%d\",\"title\":\"O\",\"steps\":[",
                          i > 0 ? "]}," : "", i);
        vein_buf_addf(&text,
                      "%s{\"id\":\"s%d\",\"title\":\"S\",\"performed_by\":\"technician\","
                      "\"after\":[\"s%d\"]}",
                      i % 500 > 0 ? "," : "", i, (i + 1) % steps);
    }
    vein_buf_adds(&text, "]}]}]}");
    struct vein_process_report *report = vein_process_lint(text.data, text.size);
    vein_buf_release(&text);
    return report;
}

static size_t count_class(const struct vein_process_report *report, enum vein_process_class class)
{
    size_t count = 0;
    for (size_t i = 0; i < report->count; i++)
        count += report->findings[i].class == class;
    return count;
}

void test_process_fuzz__large_documents_are_bounded(void);
void test_process_fuzz__large_documents_are_bounded(void)
{
    struct vein_process_report *report = lint_ring(VEIN_PROCESS_STEP_LIMIT);
    CU_ASSERT_EQUAL(count_class(report, VEIN_PROCESS_CYCLE), 1);
    CU_ASSERT_EQUAL(count_class(report, VEIN_PROCESS_SIZE), 0);
    vein_process_report_free(report);
    report = lint_ring(VEIN_PROCESS_STEP_LIMIT + 1);
    CU_ASSERT_EQUAL(count_class(report, VEIN_PROCESS_CYCLE), 0);
    CU_ASSERT_EQUAL(count_class(report, VEIN_PROCESS_SIZE), 1);
    vein_process_report_free(report);
}
