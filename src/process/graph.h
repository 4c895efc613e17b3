// A small directed graph: finds rings and reachability without recursion. Freed with the arena.
#ifndef VEIN_PROCESS_GRAPH_H
#define VEIN_PROCESS_GRAPH_H

#include "vein/base.h"

struct graph;
struct graph *vein_process_graph_new(struct vein_arena *arena, size_t nodes);
// "from waits for to". Nodes are 0 to nodes - 1.
void vein_process_graph_wait(struct graph *graph, size_t from, size_t to);
// Next ring not yet told: its nodes in waiting order. False when there is none left.
bool vein_process_graph_ring(struct graph *graph, size_t *nodes, size_t *count);
// True when from waits for to, directly or through others.
bool vein_process_graph_reaches(struct graph *graph, size_t from, size_t to);

#endif
