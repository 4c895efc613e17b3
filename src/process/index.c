// Lint: steps and fields by name, so that references can be followed.
#include <stdint.h>
#include <string.h>

#include "internal.h"

static size_t count_steps(const json_t *root, size_t *fields)
{
    size_t count = 0, i, j, k;
    json_t *stage, *operation, *step;
    *fields = 0;
    json_array_foreach(json_object_get(root, "stages"), i, stage)
        json_array_foreach(json_object_get(stage, "operations"), j, operation)
            json_array_foreach(json_object_get(operation, "steps"), k, step)
    {
        count++;
        *fields += json_array_size(json_object_get(step, "fields"));
    }
    return count;
}

// False and a finding when the id was seen before. A field's id is "step.name", its name is shown.
static bool register_id(struct lint *lint, json_t *seen, const char *id, size_t index,
                        const char *pointer, const char *what)
{
    const char *shown = strchr(id, '.') != NULL ? strchr(id, '.') + 1 : id;
    if (json_object_get(seen, id) != NULL) {
        vein_process_find_at(lint, pointer, VEIN_PROCESS_UNIQUE, "an id of its own",
                             "%s \"%s\" exists already", what, shown);
        return false;
    }
    json_object_set_new_nocheck(seen, id, json_integer((json_int_t)index));
    return true;
}

static void index_fields(struct lint *lint, size_t step)
{
    struct steps *s = lint->steps;
    struct vein_arena *arena = lint->report->arena;
    const struct step_ref *ref = &s->step[step];
    size_t i;
    json_t *field;
    json_array_foreach(json_object_get(ref->step, "fields"), i, field)
    {
        const char *pointer = vein_arena_printf(arena, "%s/fields/%zu", ref->pointer, i);
        const char *name = vein_process_text(field, "name");
        s->field[s->field_count] = (struct field_ref){field, pointer, step};
        if (name != NULL)
            // The number of the step stands for its id, so that steps without id don't collide.
            register_id(lint, s->field_by_name, vein_arena_printf(arena, "%zu.%s", step, name),
                        s->field_count, vein_arena_printf(arena, "%s/name", pointer), "field");
        s->field_count++;
    }
}

static void index_samples(struct steps *steps, const json_t *step)
{
    size_t i, j;
    json_t *sample, *test;
    json_array_foreach(json_object_get(step, "samples"), i, sample)
    {
        const char *name = vein_process_text(sample, "sample");
        if (name == NULL)
            continue;
        json_t *tests = json_object_get(steps->sample_tests, name);
        if (tests == NULL) {
            tests = json_object();
            json_object_set_new_nocheck(steps->sample_tests, name, tests);
        }
        json_array_foreach(json_object_get(sample, "tests"), j, test) if (json_is_string(test))
            json_object_set_new_nocheck(tests, json_string_value(test), json_true());
    }
}

static void index_step(struct lint *lint, const json_t *step, const char *pointer, size_t stage)
{
    struct steps *s = lint->steps;
    const char *id = vein_process_text(step, "id");
    size_t index = s->count++;
    s->step[index] = (struct step_ref){step, id, pointer, stage};
    if (id != NULL) {
        const char *at = vein_arena_printf(lint->report->arena, "%s/id", pointer);
        if (!register_id(lint, s->step_by_id, id, index, at, "step"))
            lint->ordered = false;
        if (strcmp(id, "order") == 0)
            vein_process_find_at(lint, at, VEIN_PROCESS_IDENTIFIER,
                                 "another id: order.weight means the order",
                                 "a step can't be called \"order\"");
    }
    index_fields(lint, index);
    index_samples(s, step);
}

static void index_operations(struct lint *lint, json_t *seen, size_t rank)
{
    const json_t *stage = json_array_get(json_object_get(lint->root, "stages"), rank);
    const char *pointer = vein_arena_printf(lint->report->arena, "/stages/%zu", rank);
    struct vein_arena *arena = lint->report->arena;
    size_t i, j;
    json_t *operation, *step;
    json_array_foreach(json_object_get(stage, "operations"), i, operation)
    {
        const char *at = vein_arena_printf(arena, "%s/operations/%zu", pointer, i);
        const char *id = vein_process_text(operation, "id");
        if (id != NULL)
            register_id(lint, seen, id, 0, vein_arena_printf(arena, "%s/id", at), "operation");
        json_array_foreach(json_object_get(operation, "steps"), j, step)
            index_step(lint, step, vein_arena_printf(arena, "%s/steps/%zu", at, j), rank);
    }
}

bool vein_process_index(struct lint *lint)
{
    struct vein_arena *arena = lint->report->arena;
    size_t fields = 0, count = count_steps(lint->root, &fields);
    if (count > VEIN_PROCESS_STEP_LIMIT || fields > 10 * VEIN_PROCESS_STEP_LIMIT) {
        vein_process_find_at(lint, "/stages", VEIN_PROCESS_SIZE,
                             "at most 2000 steps and 20000 fields", "%zu steps and %zu fields",
                             count, fields);
        return false;
    }
    struct steps *s = vein_arena_alloc(arena, sizeof *s);
    s->step = vein_arena_alloc(arena, (count + 1) * sizeof *s->step);
    s->field = vein_arena_alloc(arena, (fields + 1) * sizeof *s->field);
    s->step_by_id = json_object();
    s->field_by_name = json_object();
    s->sample_tests = json_object();
    lint->steps = s;
    json_t *operations = json_object();
    for (size_t i = 0; i < json_array_size(json_object_get(lint->root, "stages")); i++)
        index_operations(lint, operations, i);
    json_decref(operations);
    return true;
}

void vein_process_index_free(struct lint *lint)
{
    if (lint->steps == NULL)
        return;
    json_decref(lint->steps->step_by_id);
    json_decref(lint->steps->field_by_name);
    json_decref(lint->steps->sample_tests);
}

bool vein_process_step_find(const struct lint *lint, const char *id, size_t *index)
{
    const json_t *found = json_object_get(lint->steps->step_by_id, id);
    if (found == NULL)
        return false;
    *index = (size_t)json_integer_value(found);
    return true;
}

bool vein_process_field_find(const struct lint *lint, size_t step, const char *name, size_t *index)
{
    const char *point = strchr(name, '.');
    const char *field = name;
    if (point != NULL) {
        const char *id = vein_arena_strndup(lint->report->arena, name, (size_t)(point - name));
        if (!vein_process_step_find(lint, id, &step))
            return false;
        field = point + 1;
    } else if (step == SIZE_MAX) {
        return false;
    }
    const char *key = vein_arena_printf(lint->report->arena, "%zu.%s", step, field);
    const json_t *found = json_object_get(lint->steps->field_by_name, key);
    if (found == NULL)
        return false;
    *index = (size_t)json_integer_value(found);
    return true;
}
