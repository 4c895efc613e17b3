// Lint: stages, steps, what waits for what, timers.
#include <stdint.h>
#include <string.h>

#include "grammar.h"
#include "graph.h"
#include "internal.h"

enum { RING_SHOWN = 12 };

static bool product_kind(const struct lint *lint, const char *kind)
{
    const char *text = vein_process_text(json_object_get(lint->root, "product"), "kind");
    return text != NULL && strcmp(text, kind) == 0;
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
    if (presentation == NULL || !product_kind(lint, "patient"))
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
    if (word != NULL && product_kind(lint, "patient") && vein_process_word_in(without, word))
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
        if (rank >= 0 && rank <= last)
            vein_process_find_at(lint, under(lint, pointer, "stage"),
                                 rank == last ? VEIN_PROCESS_UNIQUE : VEIN_PROCESS_ORDER,
                                 "each stage once: collection, engineering, expansion, reinfusion",
                                 "stage \"%s\" comes too late", word);
        last = rank > last ? rank : last;
        check_operations(lint, stage, pointer, rank);
    }
    check_route(lint);
    check_frame(lint);
}

// Hands on a batch: the roles that may record a step. A second person may come from some more.
static void check_role(struct lint *lint, const json_t *object, const char *pointer,
                       const char *key)
{
    static const char *const hands[] = {"technician", "collector", "analyst", "clinic", NULL};
    static const char *const without[] = {"admin", "auditor", NULL};
    const char *role = vein_process_text(object, key);
    if (role == NULL)
        return;
    if (strcmp(key, "performed_by") == 0 ? !vein_process_word_in(hands, role)
                                         : vein_process_word_in(without, role))
        vein_process_find_at(lint, under(lint, pointer, key), VEIN_PROCESS_RIGHT,
                             "a role that works on batches", "%s has no right to a step", role);
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
        check_role(lint, ref->step, ref->pointer, "performed_by");
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

// *whole is false when some step waits for one that is not there or comes later.
static struct graph *after_graph(struct lint *lint, bool *whole)
{
    struct graph *graph = vein_process_graph_new(lint->report->arena, lint->steps->count);
    for (size_t i = 0; i < lint->steps->count; i++) {
        const struct step_ref *ref = &lint->steps->step[i];
        size_t j, index;
        json_t *entry;
        json_array_foreach(json_object_get(ref->step, "after"), j, entry)
        {
            const char *id = json_string_value(entry);
            if (id == NULL)
                continue;
            const char *at =
                vein_arena_printf(lint->report->arena, "%s/after/%zu", ref->pointer, j);
            size_t errors = lint->report->errors;
            if (!vein_process_step_find(lint, id, &index))
                vein_process_find_at(lint, at, VEIN_PROCESS_REFERENCE, "the id of a step",
                                     "no step \"%s\"", id);
            else if (lint->steps->step[index].stage > ref->stage)
                vein_process_find_at(lint, at, VEIN_PROCESS_ORDER,
                                     "a step of this stage or of one before",
                                     "waits for \"%s\" of a later stage", id);
            else
                vein_process_graph_wait(graph, i, index);
            *whole = *whole && lint->report->errors == errors;
        }
    }
    return graph;
}

static void tell_ring(struct lint *lint, const size_t *nodes, size_t count)
{
    const struct step_ref *first = &lint->steps->step[nodes[0]];
    const char *text = first->id;
    for (size_t i = 1; i < count && i < RING_SHOWN; i++)
        text = vein_arena_printf(lint->report->arena, "%s -> %s", text,
                                 lint->steps->step[nodes[i]].id);
    vein_process_find_at(lint, under(lint, first->pointer, "after"), VEIN_PROCESS_CYCLE,
                         "steps that can be done one after the other",
                         "steps wait for each other: %s -> %s%s", text,
                         count > RING_SHOWN ? "... " : "", first->id);
}

static void check_convention(struct lint *lint, struct graph *graph)
{
    size_t harvest = 0, fill = 0;
    bool harvested = vein_process_step_find(lint, "harvest", &harvest);
    bool filled = vein_process_step_find(lint, "fill", &fill);
    if (!product_kind(lint, "patient"))
        return;
    if (!harvested)
        vein_process_find_at(lint, "/stages", VEIN_PROCESS_CONVENTION,
                             "a step with the id harvest: it makes the batch harvested",
                             "patient process without a step \"harvest\"");
    if (!filled)
        vein_process_find_at(lint, "/stages", VEIN_PROCESS_CONVENTION,
                             "a step with the id fill: it makes the batch filled",
                             "patient process without a step \"fill\"");
    if (harvested && filled && !vein_process_graph_reaches(graph, fill, harvest))
        vein_process_find_at(lint, under(lint, lint->steps->step[fill].pointer, "after"),
                             VEIN_PROCESS_CONVENTION, "fill after harvest",
                             "step \"fill\" doesn't wait for \"harvest\"");
}

// Index of the edge's step in *step; false, mostly with a finding, when there is no such step.
static bool check_edge(struct lint *lint, const json_t *timer, const char *pointer, const char *key,
                       size_t *step)
{
    const json_t *edge = json_object_get(timer, key);
    const char *at = under(lint, pointer, key);
    const char *start = vein_process_text(edge, "start"), *end = vein_process_text(edge, "end");
    if (!json_is_object(edge))
        return false;
    if ((json_object_get(edge, "start") != NULL) == (json_object_get(edge, "end") != NULL)) {
        vein_process_find_at(lint, at, VEIN_PROCESS_EXCLUSIVE, "either \"start\" or \"end\"",
                             "a timer's edge is one end of one step");
        return false;
    }
    const char *id = start != NULL ? start : end;
    if (id == NULL || vein_process_step_find(lint, id, step))
        return id != NULL;
    vein_process_find_at(lint, under(lint, at, start != NULL ? "start" : "end"),
                         VEIN_PROCESS_REFERENCE, "the id of a step", "no step \"%s\"", id);
    return false;
}

// A clock runs from a step to the same or a later one; otherwise it would end before it starts.
static void check_way(struct lint *lint, struct graph *graph, const json_t *timer,
                      const char *pointer, size_t from, size_t to)
{
    bool back = json_object_get(json_object_get(timer, "from"), "start") == NULL &&
                json_object_get(json_object_get(timer, "to"), "start") != NULL;
    const char *at = under(lint, pointer, "to");
    const char *first = lint->steps->step[from].id, *last = lint->steps->step[to].id;
    if (from == to ? back : vein_process_graph_reaches(graph, from, to))
        vein_process_find_at(lint, at, VEIN_PROCESS_ORDER, "a step that comes later",
                             "\"%s\" is done before \"%s\", where the clock starts", last, first);
    else if (from != to && !vein_process_graph_reaches(graph, to, from))
        vein_process_find_at(lint, at, VEIN_PROCESS_UNORDERED,
                             "a step that waits for the one where the clock starts",
                             "\"%s\" does not wait for \"%s\"", last, first);
}

static void check_marks(struct lint *lint, const json_t *timer, const char *pointer)
{
    static const char *const marks[] = {"warn", "limit", "absolute"};
    int64_t last = 0;
    const char *last_mark = NULL;
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        const char *text = vein_process_text(timer, marks[i]);
        int64_t seconds = text == NULL ? -1 : vein_process_duration(text);
        any = any || json_object_get(timer, marks[i]) != NULL;
        if (seconds < 0)
            continue;
        if (seconds < last)
            vein_process_find_at(lint, under(lint, pointer, marks[i]), VEIN_PROCESS_ORDER,
                                 "warn, then limit, then absolute", "%s is below %s", marks[i],
                                 last_mark);
        last = seconds;
        last_mark = marks[i];
    }
    if (!any)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_MISSING,
                             "at least one of warn, limit, absolute",
                             "a timer without any mark never says anything");
}

// graph is NULL where steps wait for each other, so that nothing can be said about their order.
static void lint_timers(struct lint *lint, struct graph *graph)
{
    json_t *seen = json_object();
    size_t i, start = 0, end = 0;
    json_t *timer;
    json_array_foreach(json_object_get(lint->root, "timers"), i, timer)
    {
        const char *pointer = vein_arena_printf(lint->report->arena, "/timers/%zu", i);
        const char *id = vein_process_text(timer, "id");
        if (id != NULL && json_object_get(seen, id) != NULL)
            vein_process_find_at(lint, under(lint, pointer, "id"), VEIN_PROCESS_UNIQUE,
                                 "an id of its own", "timer \"%s\" exists already", id);
        if (id != NULL)
            json_object_set_new_nocheck(seen, id, json_true());
        bool from = check_edge(lint, timer, pointer, "from", &start);
        bool to = check_edge(lint, timer, pointer, "to", &end);
        if (from && to && graph != NULL)
            check_way(lint, graph, timer, pointer, start, end);
        check_marks(lint, timer, pointer);
    }
    json_decref(seen);
}

void vein_process_lint_order(struct lint *lint)
{
    bool whole = true;
    struct graph *graph = after_graph(lint, &whole);
    size_t count = 0, until;
    size_t *ring = vein_arena_alloc(lint->report->arena, (lint->steps->count + 1) * sizeof *ring);
    bool rings = false;
    for (; vein_process_graph_ring(graph, ring, &count); rings = true)
        tell_ring(lint, ring, count);
    // In a ring everything comes before everything; repeats are judged when it is gone.
    for (size_t i = 0; !rings && i < lint->steps->count; i++) {
        const struct step_ref *ref = &lint->steps->step[i];
        const char *id = vein_process_text(json_object_get(ref->step, "repeat"), "until");
        if (id != NULL && vein_process_step_find(lint, id, &until) &&
            (until == i || lint->steps->step[until].stage < ref->stage ||
             vein_process_graph_reaches(graph, i, until)))
            vein_process_find_at(lint, under(lint, ref->pointer, "repeat/until"),
                                 VEIN_PROCESS_CYCLE, "a step that comes later",
                                 "repeats until \"%s\", which is done before", id);
    }
    check_convention(lint, graph);
    lint_timers(lint, rings || !whole ? NULL : graph);
}
