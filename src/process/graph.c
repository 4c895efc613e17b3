// Rings are found by taking away, again and again, the nodes that wait for nothing; what remains is
// in a ring or waits for one.
#include "graph.h"

#include <stdint.h>
#include <string.h>

struct edge {
    size_t to;
    struct edge *next;
};

struct graph {
    struct vein_arena *arena;
    size_t nodes;
    struct edge **out; // whom a node waits for
    struct edge **in;  // who waits for a node
    size_t *left;      // how many are still there of those a node waits for
    bool *gone;
    size_t *stack;
    size_t *seen;
    size_t round;
};

struct graph *vein_process_graph_new(struct vein_arena *arena, size_t nodes)
{
    struct graph *graph = vein_arena_alloc(arena, sizeof *graph);
    *graph = (struct graph){
        .arena = arena,
        .nodes = nodes,
        .out = vein_arena_alloc(arena, (nodes + 1) * sizeof(struct edge *)),
        .in = vein_arena_alloc(arena, (nodes + 1) * sizeof(struct edge *)),
        .left = vein_arena_alloc(arena, (nodes + 1) * sizeof(size_t)),
        .gone = vein_arena_alloc(arena, nodes + 1),
        .stack = vein_arena_alloc(arena, (nodes + 1) * sizeof(size_t)),
        .seen = vein_arena_alloc(arena, (nodes + 1) * sizeof(size_t)),
    };
    return graph;
}

static void push(struct graph *graph, struct edge **list, size_t to)
{
    struct edge *edge = vein_arena_alloc(graph->arena, sizeof *edge);
    *edge = (struct edge){to, *list};
    *list = edge;
}

void vein_process_graph_wait(struct graph *graph, size_t from, size_t to)
{
    push(graph, &graph->out[from], to);
    push(graph, &graph->in[to], from);
    graph->left[from]++;
}

// Takes a node away; whoever then waits for nothing goes on the stack. Returns the stack's height.
static size_t take_away(struct graph *graph, size_t node, size_t depth)
{
    graph->gone[node] = true;
    for (const struct edge *edge = graph->in[node]; edge != NULL; edge = edge->next)
        if (--graph->left[edge->to] == 0 && !graph->gone[edge->to])
            graph->stack[depth++] = edge->to;
    return depth;
}

static void settle(struct graph *graph)
{
    for (size_t i = 0; i < graph->nodes; i++) {
        if (graph->gone[i] || graph->left[i] > 0)
            continue;
        size_t depth = take_away(graph, i, 0);
        while (depth > 0) {
            size_t node = graph->stack[--depth];
            depth = take_away(graph, node, depth);
        }
    }
}

static size_t first_there(const struct graph *graph, const struct edge *edge)
{
    while (graph->gone[edge->to])
        edge = edge->next;
    return edge->to;
}

bool vein_process_graph_ring(struct graph *graph, size_t *nodes, size_t *count)
{
    settle(graph);
    size_t start = 0;
    while (start < graph->nodes && graph->gone[start])
        start++;
    if (start == graph->nodes)
        return false;
    // Whoever remains waits for somebody who remains, so the walk must come round.
    size_t round = ++graph->round, length = 0;
    for (; graph->seen[start] != round; start = first_there(graph, graph->out[start])) {
        graph->seen[start] = round;
        nodes[length++] = start;
    }
    size_t head = 0;
    while (nodes[head] != start)
        head++;
    memmove(nodes, nodes + head, (length - head) * sizeof *nodes);
    *count = length - head;
    for (size_t i = 0; i < *count; i++)
        (void)take_away(graph, nodes[i], 0); // settle finds the freed ones by itself
    return true;
}

bool vein_process_graph_reaches(struct graph *graph, size_t from, size_t to)
{
    size_t round = ++graph->round, depth = 0;
    graph->stack[depth++] = from;
    while (depth > 0) {
        size_t node = graph->stack[--depth];
        for (const struct edge *edge = graph->out[node]; edge != NULL; edge = edge->next) {
            if (edge->to == to)
                return true;
            if (graph->seen[edge->to] != round) {
                graph->seen[edge->to] = round;
                graph->stack[depth++] = edge->to;
            }
        }
    }
    return false;
}
