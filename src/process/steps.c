// Lint: stages and steps, each by itself.
#include <stdint.h>
#include <string.h>

#include "grammar.h"
#include "internal.h"

bool vein_process_product_is(const struct lint *lint, const char *kind)
{
    const char *text = vein_process_text(json_object_get(lint->root, "product"), "kind");
    return text != NULL && strcmp(text, kind) == 0;
}

bool vein_process_has_no_patient(const struct lint *lint)
{
    return vein_process_product_is(lint, "validation") || vein_process_product_is(lint, "research");
}

static const char *under(struct lint *lint, const char *pointer, const char *key)
{
    return vein_arena_printf(lint->report->arena, "%s/%s", pointer, key);
}

static int stage_rank(const char *word)
{
    for (int i = 0; vein_process_word_stage[i] != NULL; i++)
        if (strcmp(vein_process_word_stage[i], word) == 0)
            return i;
    return -1;
}

// Collection and reinfusion have acts of their own, the work between them consists of steps.
static void check_operations(struct lint *lint, const json_t *stage, const char *pointer, int rank)
{
    const json_t *operations = json_object_get(stage, "operations");
    bool applicable = !json_is_false(json_object_get(stage, "applicable"));
    if (!json_is_array(operations))
        return;
    if (!applicable && json_array_size(operations) > 0)
        vein_process_find_at(lint, under(lint, pointer, "operations"), VEIN_PROCESS_EXCLUSIVE,
                             "no operations in a stage that is not applicable",
                             "%zu operations although applicable is false",
                             json_array_size(operations));
    if (applicable && json_array_size(operations) == 0 && (rank == 1 || rank == 2))
        vein_process_find_at(lint, under(lint, pointer, "operations"), VEIN_PROCESS_EMPTY,
                             "at least one operation, or \"applicable\": false",
                             "stage without operations");
}

// Collections and infusions are a patient's: a batch of another kind never comes to these stages.
static void check_reach(struct lint *lint, const json_t *stage, const char *pointer, int rank)
{
    const char *kind = vein_process_text(json_object_get(lint->root, "product"), "kind");
    if (!vein_process_has_no_patient(lint) || rank < 0 || rank == 1 || rank == 2 ||
        json_array_size(json_object_get(stage, "operations")) == 0)
        return;
    vein_process_find_at(lint, under(lint, pointer, "stage"), VEIN_PROCESS_KIND,
                         "these steps under engineering or expansion",
                         "a batch of kind %s never comes to the stage \"%s\"", kind,
                         vein_process_text(stage, "stage"));
}

static bool has_word(const json_t *list, const char *word)
{
    size_t i;
    json_t *entry;
    json_array_foreach((json_t *)(uintptr_t)list, i,
                       entry) if (json_is_string(entry) &&
                                  strcmp(json_string_value(entry), word) == 0) return true;
    return false;
}

static void check_route(struct lint *lint)
{
    const char *presentation =
        vein_process_text(json_object_get(lint->root, "product"), "presentation");
    bool thaw = has_word(json_object_get(lint->root, "route"), "thaw");
    if (presentation == NULL || !vein_process_product_is(lint, "patient"))
        return;
    if (strcmp(presentation, "fresh") == 0 && thaw)
        vein_process_find_at(lint, "/route", VEIN_PROCESS_ROUTE, "no thaw of a fresh product",
                             "route has thaw, product is fresh");
    if (strcmp(presentation, "frozen") == 0 && !thaw)
        vein_process_find_at(lint, "/route", VEIN_PROCESS_ROUTE, "thaw in the route",
                             "product is frozen, route has no thaw");
}

// The frame decides how a patient's batch is released; a frame without patients can't.
static void check_frame(struct lint *lint)
{
    static const char *const without[] = {"validation", "research", NULL};
    const json_t *frame = json_object_get(json_object_get(lint->root, "product"), "frame");
    const char *word = vein_process_text(frame, "kind");
    if (word != NULL && vein_process_product_is(lint, "patient") &&
        vein_process_word_in(without, word))
        vein_process_find_at(lint, "/product/frame/kind", VEIN_PROCESS_EXCLUSIVE,
                             "a frame for patients", "a product for patients in the frame \"%s\"",
                             word);
}

void vein_process_lint_stages(struct lint *lint)
{
    int last = -1;
    size_t i;
    json_t *stage;
    json_array_foreach(json_object_get(lint->root, "stages"), i, stage)
    {
        const char *pointer = vein_arena_printf(lint->report->arena, "/stages/%zu", i);
        const char *word = vein_process_text(stage, "stage");
        int rank = word == NULL ? -1 : stage_rank(word);
        if (rank >= 0 && rank <= last) {
            vein_process_find_at(lint, under(lint, pointer, "stage"),
                                 rank == last ? VEIN_PROCESS_UNIQUE : VEIN_PROCESS_ORDER,
                                 "each stage once: collection, engineering, expansion, reinfusion",
                                 "stage \"%s\" comes too late", word);
            lint->ordered = false;
        }
        last = rank > last ? rank : last;
        check_operations(lint, stage, pointer, rank);
        check_reach(lint, stage, pointer, rank);
    }
    check_route(lint);
    check_frame(lint);
}

// Who witnesses or checks a step has a hand in batches.
static void check_role(struct lint *lint, const json_t *object, const char *pointer,
                       const char *key)
{
    static const char *const without[] = {"admin", "auditor", NULL};
    const char *role = vein_process_text(object, key);
    if (role != NULL && vein_process_word_in(without, role))
        vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_RIGHT,
                             "technician, collector, analyst, clinic, manager, coordinator, "
                             "qc_reviewer, qa or releaser",
                             "%s has no right to a step", role);
}

// Vector and bedside can't be undone; whoever confirms them must have been there.
static void check_witness(struct lint *lint, const struct step_ref *ref)
{
    static const char *const irreversible[] = {"vector", "bedside", NULL};
    const char *word = vein_process_text(json_object_get(ref->step, "identity"), "checkpoint");
    if (word != NULL && vein_process_word_in(irreversible, word) &&
        json_object_get(ref->step, "witness") == NULL)
        vein_process_find_at(lint, under(lint, ref->pointer, "witness"), VEIN_PROCESS_WITNESS,
                             "a witness", "checkpoint %s without a witness", word);
}

static void check_repeat(struct lint *lint, const struct step_ref *ref)
{
    const json_t *repeat = json_object_get(ref->step, "repeat");
    const char *every = vein_process_text(repeat, "every");
    const char *tolerance = vein_process_text(repeat, "tolerance");
    const char *until = vein_process_text(repeat, "until");
    size_t index;
    if (every != NULL && tolerance != NULL && vein_process_duration(every) > 0 &&
        vein_process_duration(tolerance) >= vein_process_duration(every))
        vein_process_find_at(lint, under(lint, ref->pointer, "repeat/tolerance"),
                             VEIN_PROCESS_ORDER, "a tolerance below every",
                             "tolerance %s, every %s", tolerance, every);
    if (until != NULL && !vein_process_step_find(lint, until, &index))
        vein_process_find_at(lint, under(lint, ref->pointer, "repeat/until"),
                             VEIN_PROCESS_REFERENCE, "the id of a step", "no step \"%s\"", until);
}

// A quantity is a value with its unit, or a field whose unit it takes.
static void check_quantity(struct lint *lint, size_t step, const json_t *quantity,
                           const char *pointer)
{
    bool value = json_object_get(quantity, "value") != NULL;
    bool unit = json_object_get(quantity, "unit") != NULL;
    const char *name = vein_process_text(quantity, "field");
    size_t field;
    if (!json_is_object(quantity))
        return;
    if (value == (json_object_get(quantity, "field") != NULL) || value != unit)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_EXCLUSIVE,
                             "\"value\" with \"unit\", or \"field\" alone",
                             "a quantity is given by value and unit, or by a field");
    vein_process_lint_unit(lint, vein_process_text(quantity, "unit"), under(lint, pointer, "unit"));
    const char *number = vein_process_text(quantity, "value");
    if (number != NULL && vein_process_is_decimal(number) &&
        vein_process_decimal_compare(number, "0") < 0)
        vein_process_find_at(lint, under(lint, pointer, "value"), VEIN_PROCESS_RANGE,
                             "a value of 0 or more", "a quantity of %s", number);
    if (name == NULL)
        return;
    const char *at = under(lint, pointer, "field");
    if (!vein_process_field_find(lint, step, name, &field))
        vein_process_find_at(lint, at, VEIN_PROCESS_REFERENCE,
                             "a field of this step, or step.field", "no field \"%s\"", name);
    else if (!vein_process_kind_numeric(vein_process_text(lint->steps->field[field].field, "kind")))
        vein_process_find_at(lint, at, VEIN_PROCESS_TYPE, "a field that holds a number",
                             "field \"%s\" holds no number", name);
}

// Materials, equipment, samples and containers: each once in a step.
static void check_once(struct lint *lint, const struct step_ref *ref, const char *list,
                       const char *key)
{
    json_t *seen = json_object();
    size_t i;
    json_t *entry;
    json_array_foreach(json_object_get(ref->step, list), i, entry)
    {
        const char *word = vein_process_text(entry, key);
        if (word == NULL)
            continue;
        if (json_object_get(seen, word) != NULL)
            vein_process_find_at(
                lint,
                vein_arena_printf(lint->report->arena, "%s/%s/%zu/%s", ref->pointer, list, i, key),
                VEIN_PROCESS_UNIQUE, "each entry once", "\"%s\" stands twice", word);
        json_object_set_new_nocheck(seen, word, json_true());
    }
    json_decref(seen);
}

void vein_process_lint_steps(struct lint *lint)
{
    struct vein_arena *arena = lint->report->arena;
    for (size_t i = 0; i < lint->steps->count; i++) {
        const struct step_ref *ref = &lint->steps->step[i];
        check_role(lint, ref->step, ref->pointer, "witness");
        check_role(lint, ref->step, ref->pointer, "check");
        check_witness(lint, ref);
        check_repeat(lint, ref);
        check_once(lint, ref, "materials", "material");
        check_once(lint, ref, "equipment", "class");
        check_once(lint, ref, "samples", "sample");
        check_once(lint, ref, "produces", "container");
        size_t j;
        json_t *material;
        json_array_foreach(json_object_get(ref->step, "materials"), j, material)
            check_quantity(lint, i, json_object_get(material, "quantity"),
                           vein_arena_printf(arena, "%s/materials/%zu/quantity", ref->pointer, j));
    }
}
