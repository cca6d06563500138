/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_walk: nodes that have been come upon and not yet looked at wait on a stack. A long sum is as deep as it is long,
 * and each of its terms waits. */
#include "core/node_walk.h"
#include <string.h>

static void put(struct node_walk *walk, int node, unsigned under)
{
	struct node_waiting *list = walk->capacity ? walk->far : walk->near;
	int room = walk->capacity ? walk->capacity : NODE_WALK_NEAR;
	if (node < 0)
		return;
	if (walk->count == room) {
		walk->far = arena_grow(walk->program->arena, list, (size_t)room * sizeof *list,
		                       (size_t)room * 4 * sizeof *list);
		walk->capacity = room * 4;
		list = walk->far;
	}
	list[walk->count++] = (struct node_waiting){node, under};
}

struct node_walk node_walk_of(const struct program *program, int node)
{
	struct node_walk walk;
	walk.program = program;
	walk.at = -1;
	walk.under = walk.mark = 0;
	walk.from = walk.follow = 0;
	walk.far = NULL;
	walk.count = walk.capacity = 0;
	put(&walk, node, 0);
	return walk;
}

void node_walk_into(struct node_walk *walk, int node) { put(walk, node, walk->under); }

const struct node *node_walk_next(struct node_walk *walk)
{
	const struct node *nodes = walk->program->nodes;
	for (int i = walk->at < 0 ? -1 : walk->follow - 1; i >= walk->from; i--)
		put(walk, nodes[walk->at].argument[i], walk->under | walk->mark);
	walk->at = -1;
	if (!walk->count)
		return NULL;
	struct node_waiting next = (walk->capacity ? walk->far : walk->near)[--walk->count];
	walk->at = next.node;
	walk->under = next.under;
	walk->mark = 0;
	walk->from = 0;
	walk->follow = 3;
	return &nodes[next.node];
}
