// Stories: words, variables and relative dates; and that the stories that come with the program say
// what the published tables say.
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "src/app/story.h"
#include "vein/sqltext.h"

#define TODAY 1795392000 // 2026-11-23, a Monday

struct bench {
    struct vein_story_memory memory;
    struct vein_story_words words;
    struct vein_err err;
};

static struct bench *bench_new(void)
{
    struct vein_arena *arena = vein_arena_new();
    struct bench *bench = vein_arena_alloc(arena, sizeof *bench);

    bench->memory = (struct vein_story_memory){.arena = arena, .today = TODAY};
    return bench;
}

// The only word of a line, "" when it is malformed or not one word.
static const char *word(struct bench *bench, const char *line)
{
    return vein_story_split(&bench->memory, line, &bench->words, &bench->err) &&
                   bench->words.count == 1
               ? bench->words.at[0]
               : "";
}

void test_story__words_are_divided_by_blanks_and_kept_by_quotes(void);
void test_story__words_are_divided_by_blanks_and_kept_by_quotes(void)
{
    struct bench *b = bench_new();

    CU_ASSERT_FATAL(
        vein_story_split(&b->memory, "  act a=\"b c\"'$d \\' \"\" # rest", &b->words, &b->err));
    CU_ASSERT_EQUAL_FATAL(b->words.count, 3);
    CU_ASSERT_STRING_EQUAL(b->words.at[0], "act");
    CU_ASSERT_STRING_EQUAL(b->words.at[1], "a=b c$d \\");
    CU_ASSERT_STRING_EQUAL(b->words.at[2], "");
    CU_ASSERT_STRING_EQUAL(word(b, "\"say \\\"so\\\" $$1\""), "say \"so\" $1");
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "say \"open", &b->words, &b->err));
    CU_ASSERT_EQUAL(b->err.exit, VEIN_EXIT_INTERNAL);
    vein_arena_free(b->memory.arena);
}

void test_story__a_variable_is_a_captured_answer_with_its_members(void);
void test_story__a_variable_is_a_captured_answer_with_its_members(void)
{
    struct bench *b = bench_new();

    vein_story_set(&b->memory, "s", "{\"id\": 7, \"shown\": {\"vcc\": \"1.00\"}}");
    vein_story_set(&b->memory, "n", "old");
    vein_story_set(&b->memory, "n", "01");
    CU_ASSERT_STRING_EQUAL(word(b, "$s.id"), "7");
    CU_ASSERT_STRING_EQUAL(word(b, "\"v $s.shown.vcc.\""), "v 1.00.");
    CU_ASSERT_STRING_EQUAL(word(b, "ARI0001/$n"), "ARI0001/01");
    CU_ASSERT_STRING_EQUAL(word(b, "${n}00"), "0100");
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "$s.none", &b->words, &b->err));
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "$unknown", &b->words, &b->err));
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${n", &b->words, &b->err));
    vein_arena_free(b->memory.arena);
}

void test_story__dates_are_relative_to_today(void);
void test_story__dates_are_relative_to_today(void)
{
    struct bench *b = bench_new();

    CU_ASSERT_STRING_EQUAL(word(b, "${date}"), "2026-11-23");
    CU_ASSERT_STRING_EQUAL(word(b, "${date-23}"), "2026-10-31");
    CU_ASSERT_STRING_EQUAL(word(b, "${date-330d}"), "2025-12-28");
    CU_ASSERT_STRING_EQUAL(word(b, "${yy-330}"), "25");
    CU_ASSERT_STRING_EQUAL(word(b, "${moment-1d 08:10}"), "2026-11-22T08:10:00Z");
    CU_ASSERT_STRING_EQUAL(word(b, "${moment+1 23:59}"), "2026-11-24T23:59:00Z");
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${moment-1d 24:00}", &b->words, &b->err));
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${date-x}", &b->words, &b->err));
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${clock}", &b->words, &b->err));
    b->memory.clock = vein_story_moment(&b->memory, "-2d", "07:30");
    CU_ASSERT_STRING_EQUAL(word(b, "${clock}"), "2026-11-21T07:30:00Z");
    CU_ASSERT_STRING_EQUAL(word(b, "${clock-45m}"), "2026-11-21T06:45:00Z");
    CU_ASSERT_EQUAL(vein_story_moment(&b->memory, "-2d", "7:30"), -1);
    vein_arena_free(b->memory.arena);
}

void test_story__days_of_its_own_count_from_day_zero(void);
void test_story__days_of_its_own_count_from_day_zero(void)
{
    struct bench *b = bench_new();

    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${date@3}", &b->words, &b->err));
    CU_ASSERT_EQUAL(vein_story_moment(&b->memory, "@3", "07:30"), -1);
    b->memory.zero = vein_story_moment(&b->memory, "-39d", "00:00");
    CU_ASSERT_STRING_EQUAL(word(b, "${date@0}"), "2026-10-15");
    CU_ASSERT_STRING_EQUAL(word(b, "${date@-2}"), "2026-10-13");
    CU_ASSERT_STRING_EQUAL(word(b, "${yy@-300}"), "25");
    CU_ASSERT_STRING_EQUAL(word(b, "${moment@3 07:30}"), "2026-10-18T07:30:00Z");
    CU_ASSERT_FALSE(vein_story_split(&b->memory, "${date@}", &b->words, &b->err));
    b->memory.clock = vein_story_moment(&b->memory, "@3", "23:50");
    CU_ASSERT_STRING_EQUAL(word(b, "${clockdate}"), "2026-10-18");
    CU_ASSERT_STRING_EQUAL(word(b, "${clockdate-1}"), "2026-10-17");
    CU_ASSERT_EQUAL(vein_story_later(&b->memory, "+20m"), b->memory.clock + 1200);
    CU_ASSERT_EQUAL(vein_story_later(&b->memory, "+20"), -1);
    vein_arena_free(b->memory.arena);
}

// What a story says, without anybody who acts in it.
static const char *said(struct vein_arena *arena, const char *text, struct vein_err *err)
{
    const struct vein_story_options options = {.name = "bench", .talk = tmpfile()};
    char out[400] = "";
    size_t size;

    CU_ASSERT_PTR_NOT_NULL_FATAL(options.talk);
    vein_err_clear(err);
    (void)!vein_story_run(text, &options, err);
    rewind(options.talk);
    size = fread(out, 1, sizeof out - 1, options.talk);
    fclose(options.talk);
    return vein_arena_strndup(arena, out, size);
}

void test_story__rounds_within_rounds_and_over_a_table(void);
void test_story__rounds_within_rounds_and_over_a_table(void)
{
    struct vein_arena *arena = vein_arena_new();
    struct vein_err err;

    CU_ASSERT_STRING_EQUAL(
        said(arena, "each a in 1 2\n each b in x y\n say $a$b\n end\nend\nsay z", &err),
        "vein: 1x\nvein: 1y\nvein: 2x\nvein: 2y\nvein: z\n");
    CU_ASSERT_STRING_EQUAL(said(arena,
                                "each from sql/demo/data/castella2019_ari0001_batches.csv where "
                                "batch_id != ARI0001/02\n"
                                "say $batch_id\nend",
                                &err),
                           "vein: ARI0001/01\nvein: ARI0001/03\n");
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_DONE);
    (void)said(arena, "each a b in 1 2 3\nend", &err);
    CU_ASSERT_EQUAL(err.exit, VEIN_EXIT_INTERNAL);
    (void)said(arena, "say one\neach a in 1\nsay two", &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "bench:2: "));
    (void)said(arena, "tell sql/demo/part/nothing.story one", &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "name=value"));
    CU_ASSERT_STRING_EQUAL(said(arena, "tell sql/demo/part/nothing.story a=b\nsay $a", &err),
                           "vein: b\n");
    vein_arena_free(arena);
}

// ---- the transcribed batches

static const char *embedded(struct vein_arena *arena, const char *path)
{
    const struct vein_file *file = vein_file_find(path);

    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    return vein_arena_strndup(arena, (const char *)file->data, file->size);
}

// The field of a CSV row without quotes in it, as text of the arena.
static const char *csv_field(struct vein_arena *arena, const char *row, size_t column)
{
    for (; column > 0; column--)
        row += strcspn(row, ",") + 1;
    return vein_arena_strndup(arena, row, strcspn(row, ",\r\n"));
}

static const char *csv_row(const char *text, size_t row)
{
    for (; row > 0; row--)
        text += strcspn(text, "\n") + 1;
    return text;
}

// "01 potency-a 14.9" stands in the story as one row of three words.
static bool told(struct vein_arena *arena, const char *story, const char *batch, const char *line,
                 const char *value)
{
    struct vein_story_memory memory = {.arena = arena};
    struct vein_story_words *words = vein_arena_alloc(arena, sizeof *words);
    const char *row = strstr(story, "each n line value in");

    for (row = row ? strchr(row, '\n') : NULL; row && row[1] == ' '; row = strchr(row, '\n')) {
        row++;
        if (!vein_story_split(&memory, vein_arena_strndup(arena, row, strcspn(row, "\n")), words,
                              NULL))
            return false;
        if (words->count >= 3 && strcmp(words->at[0], batch) == 0 &&
            strcmp(words->at[1], line) == 0)
            return strcmp(words->at[2], value) == 0;
    }
    return false;
}

// One specification line and its columns: a qualifier (0 = none) and the value.
struct source {
    const char *line;
    size_t qualifier;
    size_t value;
};

static void check_table(const char *table, const char *story, const struct source *sources,
                        size_t count, size_t rows, size_t skip)
{
    struct vein_arena *arena = vein_arena_new();
    const char *text = embedded(arena, table);
    const char *told_in = embedded(arena, story);
    size_t good = 0;

    for (size_t row = 1; row <= rows; row++)
        for (size_t i = 0; i < count; i++) {
            const char *from = csv_row(text, row);
            const char *value = csv_field(arena, from, sources[i].value);

            if (sources[i].qualifier)
                value = vein_arena_printf(arena, "%s%s",
                                          csv_field(arena, from, sources[i].qualifier), value);
            good += told(arena, told_in, csv_field(arena, from, 0) + skip, sources[i].line, value);
        }
    CU_ASSERT_EQUAL(good, rows * count);
    CU_ASSERT_EQUAL(*csv_row(text, rows + 1), '\0');
    vein_arena_free(arena);
}

void test_story__ari_0001_batches_say_what_the_published_table_says(void);
void test_story__ari_0001_batches_say_what_the_published_table_says(void)
{
    static const struct source sources[] = {
        {"appearance", 0, 1}, {"car-cells", 0, 2}, {"car", 0, 3},
        {"cd3", 0, 4},        {"viability", 0, 5}, {"sterility", 0, 6},
        {"mycoplasma", 0, 7}, {"endotoxin", 8, 9}, {"adventitious-viruses", 0, 10},
        {"vcn", 0, 11},       {"rcl", 0, 12},      {"potency-a", 0, 13},
        {"potency-b", 0, 14},
    };

    check_table("sql/demo/data/castella2019_ari0001_batches.csv", "sql/demo/50_ari0001.story",
                sources, sizeof sources / sizeof *sources, 3, strlen("ARI0001/"));
}

void test_story__regulatory_t_cell_batches_say_what_the_published_table_says(void);
void test_story__regulatory_t_cell_batches_say_what_the_published_table_says(void)
{
    static const struct source sources[] = {
        {"viable-concentration", 0, 1},
        {"viability", 0, 2},
        {"sterility", 0, 3},
        {"endotoxin", 4, 5},
        {"mycoplasma", 0, 6},
        {"cd4", 0, 7},
        {"cd25", 0, 8},
        {"cd127", 0, 9},
        {"cd8", 0, 10},
        {"cd19", 0, 11},
        {"cd56-16", 0, 12},
        {"labelling-pe", 13, 14},
        {"labelling-apc", 15, 16},
        {"suppression-1-1", 0, 17},
        {"suppression-1-5", 0, 18},
        {"suppression-1-10", 0, 19},
    };

    check_table("sql/demo/data/wiesinger2017_treg_gmp_batches.csv", "sql/demo/51_treg.story",
                sources, sizeof sources / sizeof *sources, 4, 0);
}
