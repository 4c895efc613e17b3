// process: lint. Each mistake alone, made in a good document, must be found at its place and under
// its word; nothing else may be found with it.
#include "tests/unit/process_data.h"

#define SMALL "sql/process/synthetic-small.json"
#define EXAMPLE "sql/process/example.json"

struct mistake {
    const char *from, *to; // in the small document
    const char *word, *pointer;
};

#define SEED "/stages/1/operations/0/steps/0"
#define VECTOR "/stages/1/operations/1/steps/0"
#define DAILY "/stages/2/operations/0/steps/0"
#define HARVEST "/stages/2/operations/0/steps/1"
#define FILL "/stages/2/operations/1/steps/0"
#define VOLUME "\"name\": \"volume\", \"label\": \"Volume\", "

static const struct mistake shape_mistakes[] = {
    // unknown, duplicate, missing
    {"\"title\": \"Small", "\"titel\": 1, \"title\": \"Small", "unknown", "/titel"},
    {"{ \"name\": \"volume\", ", "{ \"unti\": \"mL\", \"name\": \"volume\", ", "unknown",
     SEED "/fields/0/unti"},
    {"\"critical\": true,\n          \"instruction\": \"Thaw",
     "\"a/b~c\": 1, \"instruction\": \"Thaw", "unknown", VECTOR "/a~1b~0c"},
    {"\"id\": \"seed\",", "\"id\": \"seed\", \"id\": \"seed2\",", "duplicate", SEED "/id"},
    {"\"version\": 1, ", "", "missing", "/version"},
    {"\"kind\": \"patient\", ", "", "missing", "/product/kind"},
    {"\"label\": \"Volume\", \"kind\"", "\"kind\"", "missing", SEED "/fields/0/label"},
    // types
    {"\"version\": 1", "\"version\": \"1\"", "type", "/version"},
    {"\"version\": 1", "\"version\": 1.5", "type", "/version"},
    {"\"plausible\": [\"20\", \"250\"]", "\"plausible\": [20, \"250\"]", "type",
     SEED "/fields/0/plausible/0"},
    {"\"route\": []", "\"route\": {}", "type", "/route"},
    {"\"critical\": true,", "\"critical\": \"yes\",", "type", SEED "/fields/2/critical"},
    {"\"identity\": { \"checkpoint\": \"vector\" }", "\"identity\": \"vector\"", "type",
     VECTOR "/identity"},
    {"\"source\": [ \"keyboard\", \"file\" ]", "\"source\": \"keyboard\"", "type",
     DAILY "/fields/2/source"},
    // closed words
    {"\"kind\": \"patient\"", "\"kind\": \"person\"", "word", "/product/kind"},
    {"\"gene_delivery\": \"lentivirus\"", "\"gene_delivery\": \"virus\"", "word",
     "/product/gene_delivery"},
    {"\"presentation\": \"fresh\"", "\"presentation\": \"warm\"", "word", "/product/presentation"},
    {"\"route\": []", "\"route\": [\"store\", \"ship\"]", "word", "/route/1"},
    {"\"check\": \"technician\"", "\"check\": \"operator\"", "word", SEED "/check"},
    {"\"checkpoint\": \"fill\"", "\"checkpoint\": \"filling\"", "word",
     FILL "/identity/checkpoint"},
    {"\"meaning\": \"performed\"", "\"meaning\": \"done\"", "word",
     "/stages/1/operations/0/sign/meaning"},
    {"\"kind\": \"moment\"", "\"kind\": \"time\"", "word", VECTOR "/fields/0/kind"},
    {"\"op\": \">=\"", "\"op\": \"=>\"", "word", DAILY "/fields/3/alert/op"},
    {"\"container\": \"bag\"", "\"container\": \"sack\"", "word", FILL "/produces/0/container"},
    {"[ \"weight\" ]", "[ \"weight\", \"height\" ]", "word", "/specification/4/needs/1"},
    {"\"stage\": \"reinfusion\"", "\"stage\": \"infusion\"", "word", "/stages/3/stage"},
    // forms
    {"\"value\": \"4.00\"", "\"value\": \"4,00\"", "decimal", SEED "/materials/0/quantity/value"},
    {"\"value\": \"4.00\"", "\"value\": \"4e0\"", "decimal", SEED "/materials/0/quantity/value"},
    {"\"value\": \"4.00\"", "\"value\": \"04.00\"", "decimal", SEED "/materials/0/quantity/value"},
    {"\"value\": \"4.00\"", "\"value\": \".5\"", "decimal", SEED "/materials/0/quantity/value"},
    {"\"value\": \"4.00\"", "\"value\": \"-0\"", "decimal", SEED "/materials/0/quantity/value"},
    {"\"every\": \"24 h\"", "\"every\": \"24h\"", "duration", DAILY "/repeat/every"},
    {"\"every\": \"24 h\"", "\"every\": \"1 day\"", "duration", DAILY "/repeat/every"},
    {"\"late_entry\": \"15 min\"", "\"late_entry\": \"0 min\"", "duration", "/settings/late_entry"},
    {"\"id\": \"activation\"", "\"id\": \"Activation\"", "identifier", "/stages/1/operations/0/id"},
    {"\"class\": \"incubator\"", "\"class\": \"in cubator\"", "identifier",
     SEED "/equipment/0/class"},
    {"\"label\": \"Volume\"", "\"label\": \"  \"", "empty", SEED "/fields/0/label"},
    {"\"words\": [ \"manager\", \"deputy\" ]", "\"words\": []", "empty", HARVEST "/fields/0/words"},
    {"\"decimals\": 1, "
     "\"plausible\": [\"20\", \"250\"]",
     "\"decimals\": 13", "range", SEED "/fields/0/decimals"},
    {"\"version\": 1", "\"version\": 0", "range", "/version"},
    {"\"plausible\": [\"20\", \"250\"]", "\"plausible\": [\"20\"]", "range",
     SEED "/fields/0/plausible"},
    {"\"title\": \"Small", "\"title\": \"\\u202ESmall", "text", "/title"},
    {"\"title\": \"Small", "\"title\": \"\\u200bSmall", "text", "/title"},
    {"\"title\": \"Small", "\"title\": \"a\\nSmall", "text", "/title"},
    {"\"label\": \"Volume\"", "\"label\": \"Vol\\u0007ume\"", "text", SEED "/fields/0/label"},
    {"[ \"clear\", ", "[ \"turbid\", ", "unique", DAILY "/fields/7/words/2"},
};

static const struct mistake meaning_mistakes[] = {
    // ids and references
    {"{ \"id\": \"daily-sample\"",
     "{ \"id\": \"add-vector\", \"title\": \"x\", \"performed_by\": \"technician\" }, "
     "{ \"id\": \"daily-sample\"",
     "unique", DAILY "/id"},
    {"{ \"id\": \"daily-sample\"",
     "{ \"id\": \"order\", \"title\": \"x\", \"performed_by\": \"technician\" }, "
     "{ \"id\": \"daily-sample\"",
     "identifier", DAILY "/id"},
    {"\"id\": \"transduction\"", "\"id\": \"activation\"", "unique", "/stages/1/operations/1/id"},
    {"\"name\": \"labels\"", "\"name\": \"volume\"", "unique", FILL "/fields/1/name"},
    {"\"id\": \"fill-time\"", "\"id\": \"culture-time\"", "unique", "/timers/2/id"},
    {"\"id\": \"vcn\"", "\"id\": \"car\"", "unique", "/specification/5/id"},
    {"\"after\": [ \"seed\" ]", "\"after\": [ \"seeds\" ]", "reference", VECTOR "/after/0"},
    {"\"until\": \"harvest\"", "\"until\": \"harvested\"", "reference", DAILY "/repeat/until"},
    {"{ \"end\": \"fill\" }", "{ \"end\": \"filled\" }", "reference", "/timers/2/to/end"},
    {"{ \"field\": \"vector_volume\" }", "{ \"field\": \"vol\" }", "reference",
     VECTOR "/materials/0/quantity/field"},
    {"\"cells\": \"seed.seeded\"", "\"cells\": \"seeded\"", "reference",
     VECTOR "/fields/3/arguments/cells"},
    {"\"method\": \"flow cytometry\", \"sample\": \"harvest\"", "\"sample\": \"apheresis\"",
     "reference", "/specification/1/sample"},
    // numbers where numbers are needed
    {"{ \"field\": \"vector_volume\" }", "{ \"field\": \"thawed_at\" }", "type",
     VECTOR "/materials/0/quantity/field"},
    {"\"moi\": \"moi\"", "\"moi\": \"thawed_at\"", "type", VECTOR "/fields/3/arguments/moi"},
    // order of things
    {"\"after\": [ \"add-vector\" ]", "\"after\": [ \"add-vector\", \"fill\" ]", "cycle",
     DAILY "/after"},
    {"\"until\": \"harvest\"", "\"until\": \"seed\"", "cycle", DAILY "/repeat/until"},
    {"\"fold\": \"fold\"", "\"fold\": \"doublings\"", "cycle", DAILY "/fields/6/arguments"},
    {"\"plausible\": [\"20\", \"250\"]", "\"plausible\": [\"250\", \"20\"]", "order",
     SEED "/fields/0/plausible"},
    {"\"low\": \"0.50\"", "\"low\": \"50.00\"", "order", "/specification/4/limit"},
    {"\"warn\": \"12 d\"", "\"warn\": \"15 d\"", "order", "/timers/1/limit"},
    {"\"limit\": \"14 d\"", "\"limit\": \"14 d\", \"absolute\": \"300 h\"", "order",
     "/timers/1/absolute"},
    {"\"tolerance\": \"4 h\"", "\"tolerance\": \"1 d\"", "order", DAILY "/repeat/tolerance"},
    {"\"op\": \">=\", \"value\": \"80.0\"", "\"op\": \">=\", \"value\": \"60.0\"", "order",
     DAILY "/fields/3/alert"},
    {"\"stage\": \"reinfusion\"", "\"stage\": \"collection\"", "order", "/stages/3/stage"},
    // decimals and units
    {"\"op\": \">=\", \"value\": \"80.0\"", "\"op\": \">=\", \"value\": \"80.00\"", "decimals",
     DAILY "/fields/3/alert/value"},
    {"\"low\": \"0.50\"", "\"low\": \"0.500\"", "decimals", "/specification/4/limit/low"},
    {"\"plausible\": [\"1\", \"4\"]", "\"plausible\": [\"1.5\", \"4\"]", "decimals",
     DAILY "/fields/8/plausible/0"},
    {"\"unit\": \"10*6\", \"decimals\": 1, \"critical\"", "\"decimals\": 1, \"critical\"",
     "missing", SEED "/fields/2/unit"},
    {"\"kind\": \"decimal\", \"unit\": \"10*6 TU/mL\"",
     "\"kind\": \"decimal\", \"unit\": \"TU/mL\"", "unit", VECTOR "/fields/3/arguments"},
    {"\"kind\": \"percent\", \"basis\": \"all cells\", \"unit\": \"%\"",
     "\"kind\": \"percent\", \"basis\": \"all cells\", \"unit\": \"1\"", "unit",
     DAILY "/fields/3/unit"},
    {"\"unit\": \"mL\", \"decimals\": 2, \"critical\"",
     "\"unit\": \"uL\", \"decimals\": 2, \"critical\"", "unit", VECTOR "/fields/3/unit"},
    {VOLUME "\"kind\": \"decimal\", \"unit\": \"mL\"",
     VOLUME "\"kind\": \"decimal\", \"unit\": \"L\"", "unit", SEED "/fields/2/arguments/volume_ml"},
    {"\"basis\": \"all cells\", ", "", "missing", DAILY "/fields/3/basis"},
    // formulas
    {"\"formula\": \"total_cells\"", "\"formula\": \"sum_cells\"", "formula",
     SEED "/fields/2/formula"},
    {"\"fold\": \"fold\"", "\"fold\": \"fold\", \"base\": \"2\"", "formula",
     DAILY "/fields/6/arguments/base"},
    {"\"volume_ml\": \"volume\", ", "", "missing", SEED "/fields/2/arguments/volume_ml"},
};

static const struct mistake kind_mistakes[] = {
    {"\"kind\": \"text\"", "\"kind\": \"text\", \"unit\": \"mL\"", "exclusive",
     DAILY "/fields/9/unit"},
    {"\"kind\": \"moment\"", "\"kind\": \"moment\", \"plausible\": [\"1\", \"2\"]", "exclusive",
     VECTOR "/fields/0/plausible"},
    {"\"kind\": \"count\"", "\"kind\": \"count\", \"decimals\": 1", "exclusive",
     DAILY "/fields/8/decimals"},
    {"\"kind\": \"decimal\", \"unit\": \"TU/cell\"", "\"kind\": \"decimal\"", "missing",
     VECTOR "/fields/1/unit"},
    {"\"kind\": \"yes_no_na\"", "\"kind\": \"word\"", "missing", FILL "/fields/2/words"},
    {"\"formula\": \"population_doublings\", ", "", "missing", DAILY "/fields/6/formula"},
    // conditions
    {"\"op\": \"between\", \"low\": \"0.50\", ", "\"op\": \"between\", ", "missing",
     "/specification/4/limit/low"},
    {"\"op\": \"between\", \"low\"", "\"op\": \"between\", \"value\": \"1.00\", \"low\"",
     "exclusive", "/specification/4/limit/value"},
    {"\"op\": \"<=\", \"value\": \"0.50\"", "\"op\": \"<=\"", "missing",
     "/specification/6/limit/value"},
    {"\"op\": \"between\", \"low\": \"0.50\", \"high\": \"5.00\"",
     "\"op\": \"between\", \"relative_to\": \"fill.dose\", \"percent\": \"20\"", "reference",
     "/specification/4/limit/relative_to"},
    {"\"op\": \"between\", \"low\": \"0.50\", \"high\": \"5.00\"",
     "\"op\": \"between\", \"relative_to\": \"order.planned_dose\", \"percent\": \"0\"", "range",
     "/specification/4/limit/percent"},
    {"\"op\": \"between\", \"low\": \"0.50\", \"high\": \"5.00\"",
     "\"op\": \"<\", \"relative_to\": \"order.planned_dose\", \"percent\": \"20\"", "exclusive",
     "/specification/4/limit/op"},
    // quantities, stages, timers
    {"\"value\": \"4.00\", \"unit\": \"mL\"", "\"value\": \"4.00\"", "exclusive",
     SEED "/materials/0/quantity"},
    {"\"stage\": \"expansion\", \"operations\"",
     "\"stage\": \"expansion\", \"applicable\": false, \"operations\"", "exclusive",
     "/stages/2/operations"},
    {"{ \"start\": \"seed\" }", "{ \"start\": \"seed\", \"end\": \"seed\" }", "exclusive",
     "/timers/0/from"},
    {"\"warn\": \"24 h\", \"limit\": \"30 h\"", "\"note\": \"x\"", "missing", "/timers/0"},
    // specification lines
    {"\"limit\": { \"op\": \"<\", \"value\": \"5.00\" }", "\"report\": false", "exclusive",
     "/specification/5/report"},
    {"\"limit\": { \"op\": \"<\", \"value\": \"5.00\" }, ", "", "missing", "/specification/5"},
    {"\"limit\": { \"op\": \"<\"", "\"report\": true, \"limit\": { \"op\": \"<\"", "exclusive",
     "/specification/5"},
    {"\"unit\": \"EU/mL\", ", "", "missing", "/specification/6/unit"},
    {"\"pass\": [ \"not detected\" ]", "\"pass\": [ \"nothing\" ]", "word",
     "/specification/7/pass/0"},
    {", \"pass\": [ \"not detected\" ]", "", "missing", "/specification/7/pass"},
    {"\"words\": [ \"not detected\", \"detected\" ], ", "", "missing", "/specification/7/words"},
    {"\"label\": \"no growth to date\", \"pass\": [ \"no growth to date\" ]",
     "\"label\": \"no growth to date\", \"pass\": [ \"no growth yet\" ]", "word",
     "/specification/8/interim/pass/0"},
    {"\"value\": \"0.50\" }, \"gate\": true",
     "\"value\": \"0.50\" }, \"gate\": true, \"interim\": {\"label\": \"x\", \"pass\": [\"y\"], "
     "\"gate\": true}",
     "exclusive", "/specification/6/interim"},
};

static const struct mistake warnings[] = {
    {"\"presentation\": \"fresh\"", "\"presentation\": \"frozen\"", "route", "/route"},
    {"\"route\": []", "\"route\": [\"thaw\"]", "route", "/route"},
    {"\"check\": \"technician\"", "\"check\": \"admin\"", "right", SEED "/check"},
    {"\"witness\": \"technician\", \"identity\": { \"checkpoint\": \"vector\" }",
     "\"identity\": { \"checkpoint\": \"vector\" }", "witness", VECTOR "/witness"},
    {"\"car\", \"cd3\", \"vcn\", \"mycoplasma\" ]", "\"car\", \"cd3\", \"vcn\" ]", "untested",
     "/specification/7/test"},
    {"\"op\": \"between\", \"low\": \"0.50\", \"high\": \"5.00\" }, \"gate\": true, \"needs\": [ "
     "\"weight\" ]",
     "\"op\": \"<\", \"value\": \"1\" }, \"gate\": true, \"needs\": [ \"planned_dose\" ]", "needs",
     "/specification/4/needs"},
    {"\"after\": [ \"harvest\" ]", "\"after\": [ \"seed\" ]", "convention", FILL "/after"},
};

static void check_one(const struct vein_buf *good, const struct mistake *mistake, bool warning)
{
    struct vein_buf bad, text;
    data_change(good, mistake->from, mistake->to, &bad);
    struct vein_process_report *report = vein_process_lint(bad.data, bad.size);
    const struct vein_process_finding *f = report->findings;
    bool found = report->count > 0 && strcmp(f->word, mistake->word) == 0 &&
                 strcmp(f->pointer, mistake->pointer) == 0 && f->warning == warning &&
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

static void check_all(const struct mistake *mistakes, size_t count, bool warning)
{
    struct vein_buf good;
    data_read(SMALL, &good);
    for (size_t i = 0; i < count; i++)
        check_one(&good, &mistakes[i], warning);
    vein_buf_release(&good);
}
#define CHECK_ALL(table, warning) check_all(table, sizeof table / sizeof table[0], warning)

void test_process__each_mistake_of_shape_is_found_alone(void);
void test_process__each_mistake_of_shape_is_found_alone(void)
{
    CHECK_ALL(shape_mistakes, false);
}

void test_process__each_mistake_of_meaning_is_found_alone(void);
void test_process__each_mistake_of_meaning_is_found_alone(void)
{
    CHECK_ALL(meaning_mistakes, false);
}

void test_process__each_mistake_of_kind_is_found_alone(void);
void test_process__each_mistake_of_kind_is_found_alone(void)
{
    CHECK_ALL(kind_mistakes, false);
}

void test_process__doubtful_things_are_warnings(void);
void test_process__doubtful_things_are_warnings(void)
{
    CHECK_ALL(warnings, true);
}

void test_process__shipped_documents_are_clean(void);
void test_process__shipped_documents_are_clean(void)
{
    static const struct {
        const char *path;
        const char *id;
        size_t warnings; // example.json has no step fill
    } shipped[] = {{"sql/process/ari-0001.json", "ari-0001", 0},
                   {"sql/process/treg-wiesinger.json", "treg-wiesinger", 0},
                   {SMALL, "synthetic-small", 0},
                   {EXAMPLE, "example", 1}};
    for (size_t i = 0; i < sizeof shipped / sizeof shipped[0]; i++) {
        struct vein_buf text;
        struct vein_err err;
        struct vein_process *process = NULL;
        data_read(shipped[i].path, &text);
        struct vein_process_report *report = vein_process_lint(text.data, text.size);
        CU_ASSERT_EQUAL(report->errors, 0);
        CU_ASSERT_EQUAL(report->warnings, shipped[i].warnings);
        CU_ASSERT_TRUE_FATAL(vein_process_parse(text.data, text.size, &process, &err));
        CU_ASSERT_STRING_EQUAL(vein_process_id(process), shipped[i].id);
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
