/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_walk: over the nodes of a formula, or of several, without recursion: how deep a formula is costs memory of the
 * arena and no stack.
 *
 *   struct node_walk walk = node_walk_of(program, formula);
 *   for (const struct node *node; (node = node_walk_next(&walk));) ...
 *
 * Each node comes before its arguments, these from left to right, each with all below it before the next. */
#ifndef CORE_NODE_WALK_H
#define CORE_NODE_WALK_H
#include "core/program.h"

enum { NODE_WALK_NEAR = 24 }; /* nodes that wait in the walk itself; where there are more, in the arena */

struct node_waiting { int node; unsigned under; };
struct node_walk {
	const struct program *program;
	int at;         /* the node that came last; -1: none */
	unsigned under; /* what the nodes above it have left as `mark` */
	unsigned mark;  /* what its own arguments will find besides */
	int from, follow; /* which arguments come next: from .. follow - 1; all, unless it is said otherwise before that */
	struct node_waiting *far;
	int count, capacity; /* capacity 0: they wait near */
	struct node_waiting near[NODE_WALK_NEAR];
};

struct node_walk node_walk_of(const struct program *program, int node); /* -1: of nothing */
const struct node *node_walk_next(struct node_walk *walk);              /* NULL: there are no more */
/* Also these nodes, next; -1: nothing. */
void node_walk_into(struct node_walk *walk, int node);
/* Is it a name: an input or a variable, this year's or another's? It has no arguments. */
static inline bool node_names(const struct node *node)
{
	return node->op == OP_INPUT || node->op == OP_VARIABLE || node->op == OP_PREVIOUS || node->op == OP_AT;
}
#endif
