// Lint: what each kind of field takes, and conditions.
#include <stdint.h>
#include <string.h>

#include "internal.h"

enum need { NO, MAY, MUST };

struct kind_rule {
    const char *kind;
    enum need unit, decimals, words, basis, plausible, limits, formula;
};

static const struct kind_rule kind_rules[] = {
    {"decimal", MUST, MUST, NO, MAY, MAY, MAY, NO},
    {"count", MAY, NO, NO, MAY, MAY, MAY, NO},
    {"percent", MAY, MUST, NO, MUST, MAY, MAY, NO},
    {"word", NO, NO, MUST, NO, NO, NO, NO},
    {"text", NO, NO, NO, NO, NO, NO, NO},
    {"moment", NO, NO, NO, NO, NO, NO, NO},
    {"duration", MUST, MAY, NO, NO, MAY, MAY, NO},
    {"scan", NO, NO, NO, NO, NO, NO, NO},
    {"computed", MAY, MUST, NO, MAY, NO, MAY, MUST},
    {"attachment", NO, NO, NO, NO, NO, NO, NO},
    {"yes_no_na", NO, NO, NO, NO, NO, NO, NO},
};

static const char *under(struct lint *lint, const char *pointer, const char *key)
{
    return vein_arena_printf(lint->report->arena, "%s/%s", pointer, key);
}

static void check_need(struct lint *lint, const struct field_ref *ref, const char *kind,
                       const char *key, enum need need)
{
    bool there = json_object_get(ref->field, key) != NULL;
    if (there && need == NO)
        vein_process_find_at(lint, under(lint, ref->pointer, key), VEIN_PROCESS_EXCLUSIVE,
                             "another kind, or no such key", "a field of kind %s takes no \"%s\"",
                             kind, key);
    if (!there && need == MUST)
        vein_process_find_at(lint, under(lint, ref->pointer, key), VEIN_PROCESS_MISSING,
                             "the key, because the kind needs it",
                             "a field of kind %s without \"%s\"", kind, key);
}

static void check_unit(struct lint *lint, const struct field_ref *ref, const char *kind)
{
    static const char *const times[] = {"s", "min", "h", "d", NULL};
    const char *unit = vein_process_text(ref->field, "unit");
    const char *at = under(lint, ref->pointer, "unit");
    if (unit == NULL)
        return;
    if (strcmp(kind, "decimal") == 0 || strcmp(kind, "count") == 0)
        vein_process_lint_unit(lint, unit, at);
    if (strcmp(kind, "percent") == 0 && strcmp(unit, "%") != 0)
        vein_process_find_at(lint, at, VEIN_PROCESS_UNIT, "%, or no unit", "a percentage in \"%s\"",
                             unit);
    if (strcmp(kind, "duration") == 0 && !vein_process_word_in(times, unit))
        vein_process_find_at(lint, at, VEIN_PROCESS_UNIT, "s, min, h or d", "a duration in \"%s\"",
                             unit);
    if (strcmp(kind, "decimal") == 0 && strcmp(unit, "%") == 0 &&
        json_object_get(ref->field, "basis") == NULL)
        vein_process_find_at(lint, under(lint, ref->pointer, "basis"), VEIN_PROCESS_MISSING,
                             "a basis: per cent of what", "per cent without a basis");
}

// Decimal at pointer with no more places than the field or line has; NULL when it isn't a decimal.
static const char *bounded(struct lint *lint, const json_t *value, const char *pointer, int places)
{
    const char *text = json_string_value(value);
    if (text == NULL || !vein_process_is_decimal(text))
        return NULL;
    if (places >= 0 && vein_process_decimal_places(text) > (size_t)places)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_DECIMALS,
                             vein_arena_printf(lint->report->arena, "at most %d", places),
                             "\"%s\" has %zu decimals", text, vein_process_decimal_places(text));
    return text;
}

static void check_plausible(struct lint *lint, const struct field_ref *ref, int places)
{
    const json_t *range = json_object_get(ref->field, "plausible");
    const char *at = under(lint, ref->pointer, "plausible");
    const char *low = bounded(lint, json_array_get(range, 0), under(lint, at, "0"), places);
    const char *high = bounded(lint, json_array_get(range, 1), under(lint, at, "1"), places);
    if (low != NULL && high != NULL && vein_process_decimal_compare(low, high) > 0)
        vein_process_find_at(lint, at, VEIN_PROCESS_ORDER, "low, then high", "%s is above %s", low,
                             high);
}

// Keys of a condition, by its form: relative, between, or a plain comparison.
static void check_condition_keys(struct lint *lint, const json_t *condition, const char *pointer)
{
    static const char *const keys[] = {"value", "low", "high", "relative_to", "percent"};
    static const enum need needs[3][5] = {
        {NO, NO, NO, MUST, MUST}, {NO, MUST, MUST, NO, NO}, {MUST, NO, NO, NO, NO}};
    static const char *const forms[] = {"a limit relative to a field", "between", "a comparison"};
    const char *op = vein_process_text(condition, "op");
    bool relative = json_object_get(condition, "relative_to") != NULL ||
                    json_object_get(condition, "percent") != NULL;
    bool between = op != NULL && strcmp(op, "between") == 0;
    size_t form = relative ? 0 : between ? 1 : 2;
    if (relative && op != NULL && !between)
        vein_process_find_at(lint, under(lint, pointer, "op"), VEIN_PROCESS_EXCLUSIVE, "between",
                             "plus-minus limits with \"%s\"", op);
    for (size_t i = 0; i < 5; i++) {
        bool there = json_object_get(condition, keys[i]) != NULL;
        if (there && needs[form][i] == NO)
            vein_process_find_at(lint, under(lint, pointer, keys[i]), VEIN_PROCESS_EXCLUSIVE,
                                 "value; or low and high; or relative_to and percent",
                                 "%s takes no \"%s\"", forms[form], keys[i]);
        if (!there && needs[form][i] == MUST)
            vein_process_find_at(lint, under(lint, pointer, keys[i]), VEIN_PROCESS_MISSING,
                                 "value; or low and high; or relative_to and percent",
                                 "%s without \"%s\"", forms[form], keys[i]);
    }
}

static void check_relative(struct lint *lint, const json_t *condition, const char *pointer,
                           size_t step)
{
    const char *name = vein_process_text(condition, "relative_to");
    const char *at = under(lint, pointer, "relative_to");
    size_t field;
    if (name == NULL || strcmp(name, "order.planned_dose") == 0 ||
        strcmp(name, "order.weight") == 0)
        return;
    if (!vein_process_field_find(lint, step, name, &field))
        vein_process_find_at(lint, at, VEIN_PROCESS_REFERENCE,
                             "a field of this step, step.field, or an order's", "no field \"%s\"",
                             name);
    else if (!vein_process_kind_numeric(vein_process_text(lint->steps->field[field].field, "kind")))
        vein_process_find_at(lint, at, VEIN_PROCESS_TYPE, "a field that holds a number",
                             "field \"%s\" holds no number", name);
}

// A specification has no field to be relative to: its limits are numbers.
static bool relative_limit(struct lint *lint, const json_t *condition, const char *pointer)
{
    bool relative = json_object_get(condition, "relative_to") != NULL ||
                    json_object_get(condition, "percent") != NULL;
    if (relative)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_EXCLUSIVE,
                             "op and value; or between, low and high",
                             "a limit of the specification is a number");
    return relative;
}

void vein_process_lint_condition(struct lint *lint, const json_t *condition, const char *pointer,
                                 int places, size_t step)
{
    if (!json_is_object(condition) ||
        (step == SIZE_MAX && relative_limit(lint, condition, pointer)))
        return;
    check_condition_keys(lint, condition, pointer);
    check_relative(lint, condition, pointer, step);
    (void)bounded(lint, json_object_get(condition, "value"), under(lint, pointer, "value"), places);
    const char *low =
        bounded(lint, json_object_get(condition, "low"), under(lint, pointer, "low"), places);
    const char *high =
        bounded(lint, json_object_get(condition, "high"), under(lint, pointer, "high"), places);
    if (low != NULL && high != NULL && vein_process_decimal_compare(low, high) > 0)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_ORDER, "low, then high", "%s is above %s",
                             low, high);
    const char *percent = vein_process_text(condition, "percent");
    if (percent != NULL && vein_process_is_decimal(percent) &&
        vein_process_decimal_compare(percent, "0") <= 0)
        vein_process_find_at(lint, under(lint, pointer, "percent"), VEIN_PROCESS_RANGE,
                             "a percentage above 0", "%s is not above 0", percent);
}

// The numbers that a condition lets through; NULL is without end, or no decimal.
struct bounds {
    const char *low, *high;
};

static const char *decimal(const json_t *value)
{
    const char *text = json_string_value(value);
    return text != NULL && vein_process_is_decimal(text) ? text : NULL;
}

static struct bounds bounds_of(const json_t *condition)
{
    const char *op = vein_process_text(condition, "op");
    const char *value = decimal(json_object_get(condition, "value"));
    if (op == NULL)
        return (struct bounds){NULL, NULL};
    if (strcmp(op, "between") == 0)
        return (struct bounds){decimal(json_object_get(condition, "low")),
                               decimal(json_object_get(condition, "high"))};
    return (struct bounds){op[0] == '<' ? NULL : value, op[0] == '>' ? NULL : value};
}

// False when one of them is without end.
static bool below(const char *a, const char *b)
{
    return a != NULL && b != NULL && vein_process_decimal_compare(a, b) < 0;
}

// ">= 80.0" or "5 to 20".
static const char *written(struct lint *lint, const json_t *condition)
{
    struct bounds bounds = bounds_of(condition);
    const char *op = vein_process_text(condition, "op");
    if (op != NULL && strcmp(op, "between") == 0)
        return vein_arena_printf(lint->report->arena, "%s to %s", bounds.low ? bounds.low : "?",
                                 bounds.high ? bounds.high : "?");
    return vein_arena_printf(lint->report->arena, "%s %s", op,
                             bounds.low != NULL ? bounds.low : bounds.high);
}

// Alert comes before action: what it lets through lies within what the action lets through.
static void check_alert_action(struct lint *lint, const struct field_ref *ref)
{
    const json_t *first = json_object_get(ref->field, "alert");
    const json_t *second = json_object_get(ref->field, "action");
    struct bounds alert = bounds_of(first), action = bounds_of(second);
    const char *at = under(lint, ref->pointer, "alert");
    if (below(action.high, alert.low) || below(alert.high, action.low))
        vein_process_find_at(lint, at, VEIN_PROCESS_ORDER, "an alert that comes before the action",
                             "no value can hold both alert (%s) and action (%s)",
                             written(lint, first), written(lint, second));
    else if (below(alert.low, action.low) || below(action.high, alert.high))
        vein_process_find_at(lint, at, VEIN_PROCESS_ORDER, "an alert that comes before the action",
                             "the alert (%s) is wider than the action (%s)", written(lint, first),
                             written(lint, second));
}

// A level outside what is plausible is passed always or never.
static void check_reach(struct lint *lint, const struct field_ref *ref, const char *key)
{
    const json_t *range = json_object_get(ref->field, "plausible");
    struct bounds level = bounds_of(json_object_get(ref->field, key));
    const char *low = decimal(json_array_get(range, 0)), *high = decimal(json_array_get(range, 1));
    const char *first = level.low != NULL ? level.low : level.high;
    const char *last = level.high != NULL ? level.high : level.low;
    if (below(first, low) || below(high, last))
        vein_process_find_at(lint, under(lint, ref->pointer, key), VEIN_PROCESS_ORDER,
                             "a level within the plausible range",
                             "%s (%s) outside what is plausible (%s to %s)", key,
                             written(lint, json_object_get(ref->field, key)), low ? low : "?",
                             high ? high : "?");
}

void vein_process_lint_field(struct lint *lint, size_t field)
{
    const struct field_ref *ref = &lint->steps->field[field];
    const char *kind = vein_process_text(ref->field, "kind");
    const struct kind_rule *rule = NULL;
    for (size_t i = 0; kind != NULL && i < sizeof kind_rules / sizeof kind_rules[0]; i++)
        if (strcmp(kind_rules[i].kind, kind) == 0)
            rule = &kind_rules[i];
    if (rule == NULL)
        return;
    check_need(lint, ref, kind, "unit", rule->unit);
    check_need(lint, ref, kind, "decimals", rule->decimals);
    check_need(lint, ref, kind, "words", rule->words);
    check_need(lint, ref, kind, "basis", rule->basis);
    check_need(lint, ref, kind, "plausible", rule->plausible);
    check_need(lint, ref, kind, "alert", rule->limits);
    check_need(lint, ref, kind, "action", rule->limits);
    check_need(lint, ref, kind, "formula", rule->formula);
    check_need(lint, ref, kind, "arguments", rule->formula);
    if (rule->formula == MUST && json_is_array(json_object_get(ref->field, "source")))
        check_need(lint, ref, kind, "source", NO);
    check_unit(lint, ref, kind);
    const json_t *decimals = json_object_get(ref->field, "decimals");
    json_int_t number = json_integer_value(decimals);
    int places = !json_is_integer(decimals) ? -1 : number >= 0 && number <= 12 ? (int)number : -1;
    if (rule->decimals != MUST && places < 0)
        places = 0; // counts are whole; a duration is, unless it says otherwise
    check_plausible(lint, ref, places);
    vein_process_lint_condition(lint, json_object_get(ref->field, "alert"),
                                under(lint, ref->pointer, "alert"), places, ref->step);
    vein_process_lint_condition(lint, json_object_get(ref->field, "action"),
                                under(lint, ref->pointer, "action"), places, ref->step);
    vein_process_lint_relative(lint, ref);
    check_alert_action(lint, ref);
    check_reach(lint, ref, "alert");
    check_reach(lint, ref, "action");
}
