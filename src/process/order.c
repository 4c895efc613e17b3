// Lint: what waits for what, and what follows from it: repeats, containers, timers.
#include <stdint.h>
#include <string.h>

#include "graph.h"
#include "internal.h"

enum { RING_SHOWN = 12 };

static const char *under(struct lint *lint, const char *pointer, const char *key)
{
    return vein_arena_printf(lint->report->arena, "%s/%s", pointer, key);
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
            else if (lint->steps->step[index].stage > ref->stage && lint->ordered)
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

// graph is NULL where the order is not known.
static void check_convention(struct lint *lint, struct graph *graph)
{
    size_t harvest = 0, fill = 0;
    bool harvested = vein_process_step_find(lint, "harvest", &harvest);
    bool filled = vein_process_step_find(lint, "fill", &fill);
    if (!vein_process_product_is(lint, "patient"))
        return;
    if (!harvested)
        vein_process_find_at(lint, "/stages", VEIN_PROCESS_CONVENTION,
                             "a step with the id harvest: it makes the batch harvested",
                             "patient process without a step \"harvest\"");
    if (!filled)
        vein_process_find_at(lint, "/stages", VEIN_PROCESS_CONVENTION,
                             "a step with the id fill: it makes the batch filled",
                             "patient process without a step \"fill\"");
    if (harvested && filled && graph != NULL && !vein_process_graph_reaches(graph, fill, harvest))
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
    size_t last_mark = 0;
    bool any = false;
    for (size_t i = 0; i < 3; i++) {
        const char *text = vein_process_text(timer, marks[i]);
        int64_t seconds = text == NULL ? -1 : vein_process_duration(text);
        any = any || json_object_get(timer, marks[i]) != NULL;
        if (seconds < 0)
            continue;
        if (seconds < last)
            vein_process_find_at(lint, under(lint, pointer, marks[i]), VEIN_PROCESS_ORDER,
                                 "warn, then limit, then absolute", "%s %s is below %s %s",
                                 marks[i], text, marks[last_mark],
                                 vein_process_text(timer, marks[last_mark]));
        last = seconds;
        last_mark = i;
    }
    if (!any)
        vein_process_find_at(lint, pointer, VEIN_PROCESS_MISSING,
                             "at least one of warn, limit, absolute",
                             "a timer without any mark never says anything");
}

// graph is NULL where the order is not known.
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

// A step that repeats ends with a later one.
static void check_until(struct lint *lint, struct graph *graph, size_t step)
{
    const struct step_ref *ref = &lint->steps->step[step];
    const char *id = vein_process_text(json_object_get(ref->step, "repeat"), "until");
    size_t until;
    if (id != NULL && vein_process_step_find(lint, id, &until) &&
        (until == step || lint->steps->step[until].stage < ref->stage ||
         vein_process_graph_reaches(graph, step, until)))
        vein_process_find_at(lint, under(lint, ref->pointer, "repeat/until"), VEIN_PROCESS_CYCLE,
                             "a step that comes later",
                             "repeats until \"%s\", which is done before", id);
}

// An optional step is not waited for, so that its id in `after` holds nothing back.
static void check_optional(struct lint *lint, size_t step)
{
    const struct step_ref *ref = &lint->steps->step[step];
    size_t i, index;
    json_t *entry;
    if (vein_process_true(ref->step, "optional"))
        return;
    json_array_foreach(json_object_get(ref->step, "after"), i, entry)
    {
        const char *id = json_string_value(entry);
        if (id != NULL && vein_process_step_find(lint, id, &index) &&
            vein_process_true(lint->steps->step[index].step, "optional"))
            vein_process_find_at(
                lint, vein_arena_printf(lint->report->arena, "%s/after/%zu", ref->pointer, i),
                VEIN_PROCESS_OPTIONAL, "a step that is always done",
                "\"%s\" is optional and therefore not waited for, only what it waits for", id);
    }
}

// Does some step that can come before this one make a container?
static bool has_container(const struct lint *lint, struct graph *graph, size_t step)
{
    for (size_t i = 0; i < lint->steps->count; i++)
        if (i != step &&
            json_array_size(json_object_get(lint->steps->step[i].step, "produces")) > 0 &&
            (i < step || vein_process_graph_reaches(graph, step, i)) &&
            !vein_process_graph_reaches(graph, i, step))
            return true;
    return false;
}

// A step with a check of identity is recorded by scanning a container of its batch. Where nothing is
// collected, the first container is the one that a step produces.
static void check_container(struct lint *lint, struct graph *graph, size_t step)
{
    static const char *const vessels[] = {"step", "vector", "fill", "retrieval", NULL};
    const struct step_ref *ref = &lint->steps->step[step];
    const char *kind = vein_process_text(json_object_get(lint->root, "product"), "kind");
    const char *word = vein_process_text(json_object_get(ref->step, "identity"), "checkpoint");
    const char *at = under(lint, ref->pointer, "identity");
    if (word == NULL || !vein_process_has_no_patient(lint))
        return;
    if (!vein_process_word_in(vessels, word))
        vein_process_find_at(lint, at, VEIN_PROCESS_KIND, "step, vector or fill",
                             "a batch of kind %s has no checkpoint %s", kind, word);
    else if (!has_container(lint, graph, step))
        vein_process_find_at(lint, at, VEIN_PROCESS_CONTAINER,
                             "a step before with \"produces\", or no identity here",
                             "nothing to scan: no step before produces a container, and a batch of "
                             "kind %s has no collection",
                             kind);
}

void vein_process_lint_order(struct lint *lint)
{
    bool whole = true;
    struct graph *graph = after_graph(lint, &whole);
    size_t count = 0;
    size_t *ring = vein_arena_alloc(lint->report->arena, (lint->steps->count + 1) * sizeof *ring);
    bool known = lint->ordered && whole;
    for (; lint->ordered && vein_process_graph_ring(graph, ring, &count); known = false)
        tell_ring(lint, ring, count);
    // What is wrong with the order itself is told alone: the rest would only follow from it.
    for (size_t i = 0; known && i < lint->steps->count; i++) {
        check_until(lint, graph, i);
        check_optional(lint, i);
        check_container(lint, graph, i);
    }
    check_convention(lint, known ? graph : NULL);
    lint_timers(lint, known ? graph : NULL);
}
