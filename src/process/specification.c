// Lint: specification lines and alternatives.
#include <stdint.h>
#include <string.h>

#include "internal.h"

static const char *under(struct lint *lint, const char *pointer, const char *key)
{
    return vein_arena_printf(lint->report->arena, "%s/%s", pointer, key);
}

static bool has(const json_t *line, const char *key)
{
    return json_object_get(line, key) != NULL;
}

static void missing(struct lint *lint, const json_t *line, const char *pointer, const char *key,
                    const char *why)
{
    if (!has(line, key))
        vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_MISSING, why,
                             "specification line without \"%s\"", key);
}

static void unwanted(struct lint *lint, const json_t *line, const char *pointer, const char *key,
                     const char *why)
{
    if (has(line, key))
        vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_EXCLUSIVE, why,
                             "\"%s\" doesn't belong to this line", key);
}

// Exactly one criterion: a limit, passing words, or nothing but a report.
static void check_criterion(struct lint *lint, const json_t *line, const char *pointer)
{
    static const char *const expected = "limit; or words and pass; or report true";
    bool words = has(line, "words") || has(line, "pass");
    int criteria = has(line, "limit") + words + has(line, "report");
    if (criteria == 0)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_MISSING, expected,
                             "a line without a criterion");
    if (criteria > 1)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_EXCLUSIVE, expected,
                             "a line with more than one criterion");
    if (json_is_false(json_object_get(line, "report")))
        vein_process_find_at(lint, under(lint, pointer, "report"), VEIN_PROCESS_EXCLUSIVE,
                             "true, or no such key", "report is false");
    if (words) {
        missing(lint, line, pointer, "words", "the words a result can be");
        missing(lint, line, pointer, "pass", "the words that pass");
        if (criteria == 1) {
            unwanted(lint, line, pointer, "unit", "words have no unit");
            unwanted(lint, line, pointer, "decimals", "words have no decimals");
        }
    } else {
        unwanted(lint, line, pointer, "interim", "an interim result is a word: words and pass");
    }
    if (has(line, "limit")) {
        missing(lint, line, pointer, "unit", "a unit (\"1\" for a pure number)");
        missing(lint, line, pointer, "decimals", "the decimals a result is rounded to");
    }
}

static void check_pass(struct lint *lint, const json_t *words, const json_t *pass,
                       const char *pointer)
{
    size_t i, j;
    json_t *word, *known;
    if (!json_is_array(words))
        return;
    json_array_foreach((json_t *)(uintptr_t)pass, i, word)
    {
        bool found = false;
        json_array_foreach((json_t *)(uintptr_t)words, j, known) found =
            found || json_equal(known, word);
        if (json_is_string(word) && !found)
            vein_process_find_at(lint, vein_arena_printf(lint->report->arena, "%s/%zu", pointer, i),
                                 VEIN_PROCESS_WORD, "one of the line's words",
                                 "\"%s\" is none of the words", json_string_value(word));
    }
}

static void check_sample(struct lint *lint, const json_t *line, const char *pointer)
{
    const char *sample = vein_process_text(line, "sample");
    const char *test = vein_process_text(line, "test");
    if (sample == NULL)
        return;
    const json_t *tests = json_object_get(lint->steps->sample_tests, sample);
    if (tests == NULL)
        vein_process_find_at(lint, under(lint, pointer, "sample"), VEIN_PROCESS_REFERENCE,
                             "a sample that some step draws", "no step draws \"%s\"", sample);
    // What needs a weight is calculated from other results, not tested in a sample.
    else if (test != NULL && !has(line, "needs") && json_object_get(tests, test) == NULL)
        vein_process_find_at(lint, under(lint, pointer, "test"), VEIN_PROCESS_UNTESTED,
                             "the test among the sample's tests",
                             "sample \"%s\" isn't drawn for \"%s\"", sample, test);
}

static void check_needs(struct lint *lint, const json_t *line, const char *pointer)
{
    const char *unit = vein_process_text(line, "unit");
    const char *kilogram = unit == NULL ? NULL : strstr(unit, "/kg");
    bool weight = false;
    size_t i;
    json_t *need;
    json_array_foreach(json_object_get(line, "needs"), i, need) weight =
        weight || (json_is_string(need) && strcmp(json_string_value(need), "weight") == 0);
    if (kilogram != NULL && !weight)
        vein_process_find_at(lint, under(lint, pointer, "needs"), VEIN_PROCESS_NEEDS,
                             "\"needs\": [\"weight\"]", "\"%s\" without a weight", unit);
}

static void check_line(struct lint *lint, json_t *seen, const json_t *line, const char *pointer)
{
    if (!json_is_object(line))
        return;
    const char *id = vein_process_text(line, "id");
    if (id != NULL && json_object_get(seen, id) != NULL)
        vein_process_find_at(lint, under(lint, pointer, "id"), VEIN_PROCESS_UNIQUE,
                             "an id of its own", "specification line \"%s\" exists already", id);
    if (id != NULL)
        json_object_set_new_nocheck(seen, id, json_true());
    check_criterion(lint, line, pointer);
    const json_t *decimals = json_object_get(line, "decimals");
    json_int_t number = json_integer_value(decimals);
    int places = json_is_integer(decimals) && number >= 0 && number <= 12 ? (int)number : -1;
    vein_process_lint_condition(lint, json_object_get(line, "limit"), under(lint, pointer, "limit"),
                                places, SIZE_MAX);
    const json_t *words = json_object_get(line, "words");
    check_pass(lint, words, json_object_get(line, "pass"), under(lint, pointer, "pass"));
    check_pass(lint, words, json_object_get(json_object_get(line, "interim"), "pass"),
               under(lint, pointer, "interim/pass"));
    check_sample(lint, line, pointer);
    check_needs(lint, line, pointer);
    vein_process_lint_unit(lint, vein_process_text(line, "unit"), under(lint, pointer, "unit"));
}

void vein_process_lint_specification(struct lint *lint)
{
    struct vein_arena *arena = lint->report->arena;
    json_t *seen = json_object();
    size_t i, j;
    json_t *line, *alternative;
    json_array_foreach(json_object_get(lint->root, "specification"), i, line)
    {
        const char *pointer = vein_arena_printf(arena, "/specification/%zu", i);
        json_t *any_of = json_object_get(line, "any_of");
        if (any_of == NULL)
            check_line(lint, seen, line, pointer);
        json_array_foreach(any_of, j, alternative) check_line(
            lint, seen, alternative, vein_arena_printf(arena, "%s/any_of/%zu", pointer, j));
    }
    json_decref(seen);
}
