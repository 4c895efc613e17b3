// Lint: computed fields against the formula catalogue: names, arguments, units, rings.
#include <stdint.h>
#include <string.h>

#include "grammar.h"
#include "graph.h"
#include "internal.h"

// One argument as written: a constant, a value of the order, or a field.
struct operand {
    bool known; // unit is known
    const char *unit;
};

static const char *under(struct lint *lint, const char *pointer, const char *key)
{
    struct path here = {NULL, key, 0};
    return vein_arena_printf(lint->report->arena, "%s%s", pointer,
                             vein_process_pointer(lint, &here));
}

static const struct formula *formula_find(const char *name)
{
    for (size_t i = 0; i < vein_process_formula_count; i++)
        if (strcmp(vein_process_formula[i].name, name) == 0)
            return &vein_process_formula[i];
    return NULL;
}

// True when the result is a pure number, whose unit may be left out.
static bool is_pure(const struct formula *formula)
{
    return formula->unit != NULL && strcmp(formula->unit, "1") == 0;
}

static const struct formula_argument *argument_find(const struct formula *formula, const char *name)
{
    for (size_t i = 0; i < FORMULA_ARGUMENTS && formula->argument[i].name != NULL; i++)
        if (strcmp(formula->argument[i].name, name) == 0)
            return &formula->argument[i];
    return NULL;
}

static const char *arguments_text(struct lint *lint, const struct formula *formula)
{
    const char *text = vein_arena_printf(lint->report->arena, "%s(", formula->name);
    for (size_t i = 0; i < FORMULA_ARGUMENTS && formula->argument[i].name != NULL; i++)
        text = vein_arena_printf(lint->report->arena, "%s%s%s", text, i > 0 ? ", " : "",
                                 formula->argument[i].name);
    return vein_arena_printf(lint->report->arena, "%s)", text);
}

// "10*6/mL" -> "10*6"; "" without a power of ten.
static const char *scale(struct lint *lint, const char *unit)
{
    if (strncmp(unit, "10*", 3) != 0)
        return "";
    return vein_arena_strndup(lint->report->arena, unit, 3 + strspn(unit + 3, "0123456789"));
}

static struct operand field_operand(const json_t *field)
{
    const char *kind = vein_process_text(field, "kind");
    const char *unit = vein_process_text(field, "unit");
    const char *name = vein_process_text(field, "formula");
    const struct formula *formula = name == NULL ? NULL : formula_find(name);
    if (unit == NULL && formula != NULL && !is_pure(formula))
        return (struct operand){false, NULL}; // told where the unit is missing
    if (unit == NULL)
        unit = kind != NULL && strcmp(kind, "percent") == 0 ? "%" : "1";
    return (struct operand){true, unit};
}

// Follows what an argument names; unknown units stay unchecked.
static struct operand operand_of(struct lint *lint, const struct field_ref *ref,
                                 const char *argument, const char *text)
{
    struct operand unknown = {false, NULL};
    const char *at = under(lint, under(lint, ref->pointer, "arguments"), argument);
    size_t index;
    if (vein_process_is_decimal(text) || strcmp(text, "order.planned_dose") == 0)
        return unknown;
    if (strcmp(text, "order.weight") == 0)
        return (struct operand){true, "kg"};
    if (!vein_process_field_find(lint, ref->step, text, &index)) {
        vein_process_find_at(lint, at, VEIN_PROCESS_REFERENCE,
                             "a field of this step, step.field, order.weight, "
                             "order.planned_dose, or a decimal",
                             "no field \"%s\"", text);
        return unknown;
    }
    const json_t *field = lint->steps->field[index].field;
    if (vein_process_kind_numeric(vein_process_text(field, "kind")))
        return field_operand(field);
    vein_process_find_at(lint, at, VEIN_PROCESS_TYPE, "a field that holds a number",
                         "field \"%s\" holds no number", text);
    return unknown;
}

static struct operand argument_operand(struct lint *lint, const struct field_ref *ref,
                                       const char *argument)
{
    const char *text = argument == NULL
                           ? NULL
                           : vein_process_text(json_object_get(ref->field, "arguments"), argument);
    size_t index;
    if (text != NULL && vein_process_field_find(lint, ref->step, text, &index))
        return field_operand(lint->steps->field[index].field);
    return (struct operand){false, NULL};
}

static void check_arguments(struct lint *lint, const struct field_ref *ref,
                            const struct formula *formula)
{
    const json_t *arguments = json_object_get(ref->field, "arguments");
    const char *pointer = under(lint, ref->pointer, "arguments");
    const char *expected = arguments_text(lint, formula);
    if (!json_is_object(arguments))
        return;
    for (size_t i = 0; i < FORMULA_ARGUMENTS && formula->argument[i].name != NULL; i++)
        if (json_object_get(arguments, formula->argument[i].name) == NULL)
            vein_process_find_at(lint, under(lint, pointer, formula->argument[i].name),
                                 VEIN_PROCESS_MISSING, expected, "argument \"%s\" is missing",
                                 formula->argument[i].name);
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)arguments, key, value)
    {
        const struct formula_argument *argument = argument_find(formula, key);
        if (argument == NULL && (strcmp(key, "note") == 0 || strcmp(key, "source") == 0))
            continue;
        if (argument == NULL)
            vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_FORMULA, expected,
                                 "%s has no argument \"%s\"", formula->name, key);
        if (argument == NULL || !json_is_string(value))
            continue;
        struct operand operand = operand_of(lint, ref, key, json_string_value(value));
        if (operand.known && argument->unit != NULL && strcmp(operand.unit, argument->unit) != 0)
            vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_UNIT, argument->unit,
                                 "\"%s\" is in \"%s\"", json_string_value(value), operand.unit);
    }
}

static struct operand number_operand(const json_t *field)
{
    bool number = vein_process_kind_numeric(vein_process_text(field, "kind"));
    return number ? field_operand(field) : (struct operand){false, NULL};
}

// A limit of plus or minus per cent of a value in another unit is no limit. What the order plans has a unit
// of its own.
void vein_process_lint_relative(struct lint *lint, const struct field_ref *ref)
{
    static const char *const levels[] = {"alert", "action"};
    struct operand own = field_operand(ref->field);
    for (size_t i = 0; i < 2; i++) {
        const char *name = vein_process_text(json_object_get(ref->field, levels[i]), "relative_to");
        struct operand other = {false, NULL};
        size_t index;
        if (name != NULL && strcmp(name, "order.weight") == 0)
            other = (struct operand){true, "kg"};
        else if (name != NULL && vein_process_field_find(lint, ref->step, name, &index))
            other = number_operand(lint->steps->field[index].field);
        if (own.known && other.known && strcmp(own.unit, other.unit) != 0)
            vein_process_find_at(
                lint, under(lint, under(lint, ref->pointer, levels[i]), "relative_to"),
                VEIN_PROCESS_UNIT, own.unit, "\"%s\" is in \"%s\"", name, other.unit);
    }
}

// Units that must fit each other: a silent factor of a million is the mistake to fear.
static void check_units(struct lint *lint, const struct field_ref *ref,
                        const struct formula *formula)
{
    const char *pointer = under(lint, ref->pointer, "arguments");
    const char *unit = vein_process_text(ref->field, "unit");
    struct operand a = argument_operand(lint, ref, formula->same[0]);
    struct operand b = argument_operand(lint, ref, formula->same[1]);
    if (a.known && b.known && strcmp(a.unit, b.unit) != 0)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_UNIT, "the same unit for both",
                             "%s is in \"%s\", %s in \"%s\"", formula->same[0], a.unit,
                             formula->same[1], b.unit);
    a = argument_operand(lint, ref, formula->scale[0]);
    b = argument_operand(lint, ref, formula->scale[1]);
    if (a.known && b.known && strcmp(scale(lint, a.unit), scale(lint, b.unit)) != 0)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_UNIT, "the same power of ten for both",
                             "%s is in \"%s\", %s in \"%s\"", formula->scale[0], a.unit,
                             formula->scale[1], b.unit);
    a = argument_operand(lint, ref, formula->result);
    if (a.known && unit != NULL && strcmp(scale(lint, a.unit), scale(lint, unit)) != 0)
        vein_process_find_at(lint, under(lint, ref->pointer, "unit"), VEIN_PROCESS_UNIT,
                             "the power of ten that goes in", "result in \"%s\", %s in \"%s\"",
                             unit, formula->result, a.unit);
}

static void check_result(struct lint *lint, const struct field_ref *ref,
                         const struct formula *formula)
{
    const char *at = under(lint, ref->pointer, "unit");
    bool there = json_object_get(ref->field, "unit") != NULL;
    const char *unit = vein_process_text(ref->field, "unit");
    bool pure = is_pure(formula);
    if (!there && !pure)
        vein_process_find_at(lint, at, VEIN_PROCESS_MISSING,
                             formula->unit == NULL ? "a unit" : formula->unit,
                             "result of %s without a unit", formula->name);
    if (unit != NULL && formula->unit != NULL && strcmp(unit, formula->unit) != 0)
        vein_process_find_at(lint, at, VEIN_PROCESS_UNIT, pure ? "no unit, or 1" : formula->unit,
                             "%s doesn't give \"%s\"", formula->name, unit);
    else
        vein_process_lint_unit(lint, unit, at);
}

static void check_rings(struct lint *lint)
{
    struct steps *s = lint->steps;
    struct graph *graph = vein_process_graph_new(lint->report->arena, s->field_count);
    size_t *ring = vein_arena_alloc(lint->report->arena, (s->field_count + 1) * sizeof *ring);
    size_t index, count;
    for (size_t i = 0; i < s->field_count; i++) {
        const char *key;
        json_t *value;
        json_object_foreach(json_object_get(s->field[i].field, "arguments"), key,
                            value) if (json_is_string(value) &&
                                       vein_process_field_find(lint, s->field[i].step,
                                                               json_string_value(value), &index))
            vein_process_graph_wait(graph, i, index);
    }
    while (vein_process_graph_ring(graph, ring, &count))
        vein_process_find_at(lint, under(lint, s->field[ring[0]].pointer, "arguments"),
                             VEIN_PROCESS_CYCLE, "arguments that are known before",
                             "computed fields need each other (%zu in the ring, with \"%s\")",
                             count, vein_process_text(s->field[ring[0]].field, "name"));
}

void vein_process_lint_formula(struct lint *lint, size_t field)
{
    const struct field_ref *ref = &lint->steps->field[field];
    const char *name = vein_process_text(ref->field, "formula");
    if (field + 1 == lint->steps->field_count)
        check_rings(lint); // once, with the last field
    if (name == NULL)
        return;
    const struct formula *formula = formula_find(name);
    if (formula == NULL) {
        const char *list = "one of: ";
        for (size_t i = 0; i < vein_process_formula_count; i++)
            list = vein_arena_printf(lint->report->arena, "%s%s%s", list, i > 0 ? ", " : "",
                                     vein_process_formula[i].name);
        vein_process_find_at(lint, under(lint, ref->pointer, "formula"), VEIN_PROCESS_FORMULA, list,
                             "unknown formula \"%s\"", name);
        return;
    }
    check_arguments(lint, ref, formula);
    check_units(lint, ref, formula);
    check_result(lint, ref, formula);
}
