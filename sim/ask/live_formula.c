/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_formula: from the nodes of a formula to the term of one cell. Nodes are made after their arguments, so that
 * those of a formula, in the order of their indices, each find theirs: no recursion. What becomes too long or too deep
 * for a spreadsheet has a cell of its own. A product with the switch of the limits is 0 where they are off, and what
 * they do then is not written. */
#include <math.h>
#include <stdlib.h>
#include "ask/live_parts.h"
#include "core/cells.h"
#include "core/node_walk.h"

enum { SIZE_MOST = 60, DEPTH_MOST = 20 }; /* of a formula, before a part of it becomes a cell */
enum { UNDER_UNLIMITED = 1, UNDER_SUM = 2 };

struct part { int node; bool unlimited, all, off; };
struct evaluation {
	struct live_making *making;
	struct live_where where;
	const struct program *program;
	int element;
	struct part *parts; int count; /* nodes rise */
	struct term **terms;           /* [count][elements of those that are `all`, else 1] */
};

static double value_of(const struct live_making *making, struct live_where where, int variable, int element)
{
	const struct result *result = making->declared;
	if (where.world == WORLD_UNLIMITED && making->limited[variable] && result->unlimited)
		return result->unlimited[variable][element * result->years + where.year];
	return result->values[variable][element * result->years + where.year];
}

struct term live_variable(struct live_making *making, struct live_where where, int variable, int element)
{
	int row = live_rows_of(making, where.world, variable) + element;
	double scale = live_scale_of_variable(making, variable), number = value_of(making, where, variable, element);
	return term_multiply(making->arena, term_cell(making->arena, row, where.year, number / scale),
	                     term_number(making->arena, scale));
}

struct term live_input(struct live_making *making, struct live_where where, int input, int element)
{
	double number = making->program->inputs[input].value[element].values[where.year];
	int row = making->input_row[input] ? making->input_row[input][element] : -1;
	if (input == making->program->limits_on)
		return term_number(making->arena, where.world == WORLD_LIMITED);
	if (row < 0)
		return term_number(making->arena, number);
	double scale = live_scale_of_input(making, input);
	int year = making->live->base_year - making->live->first + where.year;
	return term_multiply(making->arena, term_cell(making->arena, row, year, number / scale),
	                     term_number(making->arena, scale));
}

static int by_node(const void *left, const void *right)
{
	const struct part *a = left, *b = right;
	return (a->node > b->node) - (a->node < b->node);
}

static int place_of(const struct evaluation *of, int node)
{
	const struct part wanted = {.node = node};
	const struct part *found = bsearch(&wanted, of->parts, (size_t)of->count, sizeof wanted, by_node);
	return (int)(found - of->parts);
}

/* The argument's term for the element; those of one number have it for all. */
static struct term argument(const struct evaluation *of, int node, int element)
{
	int at = place_of(of, node);
	bool one = !of->parts[at].all || of->program->nodes[node].set == SCALAR;
	return of->terms[at][one ? 0 : element];
}

static struct term leaf(const struct evaluation *of, struct live_where where, const struct node *node, int element)
{
	int own = node->element >= 0 ? node->element : node->set == SCALAR ? 0 : element;
	switch (node->op) {
	case OP_CONSTANT: return term_number(of->making->arena, node->constant);
	case OP_YEAR: return term_number(of->making->arena, of->program->base_year + where.year);
	case OP_INPUT: return live_input(of->making, where, node->index, own);
	case OP_PREVIOUS: where.year--; break;
	case OP_AT: where.year = node->year - of->program->base_year; break;
	default: break;
	}
	if (where.year < 0 || where.year >= of->program->years)
		return term_number(of->making->arena, NAN);
	return live_variable(of->making, where, node->index, own);
}

/* Cells of a whole variable are added up as one range, of anything else term by term; in cells of their own where that
 * would be long. */
static struct term sum_of(const struct evaluation *of, const struct node *node, struct live_where where, int at)
{
	struct live_making *making = of->making;
	const struct node *argument_node = &of->program->nodes[node->argument[0]];
	int place = place_of(of, node->argument[0]), count = program_elements(of->program, argument_node->set), size = 0;
	const struct term *terms = of->terms[place];
	double sum = 0;
	for (int e = 0; e < count; e++) {
		sum += terms[e].number;
		size += terms[e].size;
	}
	if (argument_node->op == OP_VARIABLE && argument_node->set != SCALAR && argument_node->element < 0 && count > 1) {
		double scale = live_scale_of_variable(making, argument_node->index);
		int row = live_rows_of(making, where.world, argument_node->index);
		return term_multiply(making->arena,
		                     term_range(making->arena, row, row + count - 1, where.year, sum / scale),
		                     term_number(making->arena, scale));
	}
	if (size > 2 * SIZE_MOST) {
		int first = -1;
		for (int e = 0; e < count; e++) {
			struct live_step_key key = {.node = of->parts[at].node, .element = e, .tag = -2, .world = where.world};
			int row = live_step_row(making, key);
			live_step(making, where, key, terms[e]);
			first = e == 0 ? row : first;
			making->blocks += e == 0 && !making->live->rows[row]->block;
			making->live->rows[row]->block = making->blocks;
		}
		return term_range(making->arena, first, first + count - 1, where.year, sum);
	}
	struct term made = term_number(making->arena, 0);
	for (int e = 0; e < count; e++)
		made = term_add(making->arena, made, terms[e]);
	return made;
}

static struct term together(const struct evaluation *of, const struct node *node, struct live_where where, int at)
{
	struct arena *arena = of->making->arena;
	struct term *numbers = ARENA_ARRAY(arena, complementarity_numbers(node->limits), struct term);
	struct node_walk walk = node_walk_of(of->program, node->argument[0]);
	int count = 0;
	for (const struct node *next; (next = node_walk_next(&walk));) {
		if (next->op == OP_LIST)
			continue;
		walk.follow = 0;
		numbers[count++] = argument(of, walk.at, 0);
	}
	return live_together(of->making, where, of->parts[at].node, numbers);
}

static bool is_leaf(const struct node *node)
{
	return node_names(node) || node->op == OP_CONSTANT || node->op == OP_YEAR;
}

static struct term term_of(const struct evaluation *of, int at, int element)
{
	const struct part *part = &of->parts[at];
	const struct node *node = &of->program->nodes[part->node];
	struct live_where where = of->where;
	if (part->unlimited)
		where.world = WORLD_UNLIMITED;
	if (part->off)
		return term_number(of->making->arena, 0);
	if (is_leaf(node))
		return leaf(of, where, node, element);
	if (node->op == OP_SUM)
		return sum_of(of, node, where, at);
	if (node->op == OP_UNLIMITED)
		return argument(of, node->argument[0], element);
	if (node->op == OP_CUT || node->op == OP_WORTH)
		return together(of, node, where, at);
	if (node->op == OP_LIST || node->op == OP_POISON)
		return term_number(of->making->arena, NAN);
	struct term arguments[3] = {0}, made;
	for (int a = 0; a < 3; a++)
		arguments[a] = node->argument[a] >= 0 ? argument(of, node->argument[a], element)
		                                      : term_number(of->making->arena, 0);
	made = term_apply(of->making->arena, node->op, arguments);
	if (made.size <= SIZE_MOST && made.depth <= DEPTH_MOST)
		return made;
	struct live_step_key key = {.node = part->node, .element = element, .tag = -1};
	return live_step(of->making, where, key, made);
}

/* Is one of its two factors the switch of the limits, which is off? */
static bool is_off(const struct evaluation *of, const struct node *node, bool unlimited)
{
	if (node->op != OP_MULTIPLY || !(unlimited || of->where.world == WORLD_UNLIMITED))
		return false;
	for (int a = 0; a < 2; a++) {
		const struct node *factor = &of->program->nodes[node->argument[a]];
		if (factor->op == OP_INPUT && factor->index == of->program->limits_on)
			return true;
	}
	return false;
}

struct term live_node(struct live_making *making, struct live_where where, int node, int element)
{
	struct evaluation of = {making, where, making->program, element, NULL, 0, NULL};
	int capacity = 0;
	struct node_walk walk = node_walk_of(of.program, node);
	for (const struct node *next; (next = node_walk_next(&walk));) {
		bool unlimited = walk.under & UNDER_UNLIMITED, off = is_off(&of, next, unlimited);
		*ARENA_PUSH(making->arena, of.parts, of.count, capacity) =
			(struct part){(int)(next - of.program->nodes), unlimited, walk.under & UNDER_SUM, off};
		walk.mark = (next->op == OP_UNLIMITED ? UNDER_UNLIMITED : 0) | (next->op == OP_SUM ? UNDER_SUM : 0);
		if (off)
			walk.follow = 0;
	}
	qsort(of.parts, (size_t)of.count, sizeof *of.parts, by_node);
	of.terms = ARENA_ARRAY(making->arena, of.count, struct term *);
	for (int i = 0; i < of.count; i++) {
		int count = of.parts[i].all ? program_elements(of.program, of.program->nodes[of.parts[i].node].set) : 1;
		of.terms[i] = ARENA_ARRAY(making->arena, count, struct term);
		for (int e = 0; e < count; e++)
			of.terms[i][e] = term_of(&of, i, of.parts[i].all ? e : element);
	}
	return of.terms[of.count - 1][0];
}
