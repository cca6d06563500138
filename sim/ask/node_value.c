/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_value: nodes are made after their arguments, so that those of a formula, in the order of their indices, each
 * find theirs: no recursion. What runs over a set has a value for each element. Values are those of the run, operations
 * the engine's own kernels. */
#include "ask/node_value.h"
#include "core/cells.h"
#include "core/node_walk.h"
#include <stdlib.h>

double moment_value(const struct moment *moment, int variable, int element)
{
	const struct result *result = moment->result;
	int at = moment->year - result->base_year;
	if (at < 0 || at >= result->years || !result_has(result, variable, moment->year))
		return NAN;
	if (moment->world == WORLD_UNLIMITED && result->unlimited)
		return result->unlimited[variable][(element < 0 ? 0 : element) * result->years + at];
	return result_value(result, variable, element, moment->year);
}

double moment_input(const struct moment *moment, int input, int element)
{
	const struct program *program = moment->result->program;
	if (input == program->limits_on && moment->world == WORLD_UNLIMITED)
		return 0;
	return program->inputs[input].value[element < 0 ? 0 : element].values[moment->year - moment->result->base_year];
}

struct evaluation {
	struct moment moment;
	const struct program *program;
	const struct part { int node; bool unlimited; } *parts; /* nodes rise */
	int count;
	node_operation *operation; /* NULL: the engine's own */
	double **values;  /* [count][elements] */
};

static int by_index(const void *left, const void *right)
{
	const struct part *a = left, *b = right;
	return (a->node > b->node) - (a->node < b->node);
}

static const double *argument(const struct evaluation *of, int node)
{
	const struct part wanted = {node, false};
	const struct part *found = bsearch(&wanted, of->parts, (size_t)of->count, sizeof wanted, by_index);
	return found ? of->values[found - of->parts] : NULL;
}

static double leaf(struct moment moment, const struct node *node, int element)
{
	int e = node->element >= 0 ? node->element : node->set == SCALAR ? 0 : element;
	switch (node->op) {
	case OP_CONSTANT: return node->constant;
	case OP_INPUT: return moment_input(&moment, node->index, e);
	case OP_YEAR: return moment.year;
	case OP_PREVIOUS: moment.year--; return moment_value(&moment, node->index, e);
	case OP_AT: moment.year = node->year; return moment_value(&moment, node->index, e);
	default: return moment_value(&moment, node->index, e);
	}
}

static bool is_leaf(const struct node *node)
{
	return node_names(node) || node->op == OP_CONSTANT || node->op == OP_YEAR;
}

static double sum_of(const struct evaluation *of, const struct node *node)
{
	double sum = 0;
	const double *values = argument(of, node->argument[0]);
	int count = program_elements(of->program, of->program->nodes[node->argument[0]].set);
	for (int e = 0; values && e < count; e++)
		sum += values[e];
	return values ? sum : NAN;
}

static double operation(const struct evaluation *of, const struct node *node, int element)
{
	double values[3] = {0};
	for (int a = 0; a < 3; a++) {
		const double *all = node->argument[a] >= 0 ? argument(of, node->argument[a]) : NULL;
		bool one = all && of->program->nodes[node->argument[a]].set == SCALAR;
		values[a] = all ? all[one ? 0 : element] : 0;
	}
	if (node->op == OP_UNLIMITED)
		return values[0];
	if (of->operation)
		return of->operation(node->op, values[0], values[1], values[2]);
	return kernel_number(cells_kernel(node->op), values[0], values[1], values[2]);
}

static bool is_unknown(const struct node *node)
{
	return node->op == OP_LIST || node->op == OP_CUT || node->op == OP_WORTH || node->op == OP_POISON;
}

static void evaluate(struct evaluation *of, int at)
{
	const struct node *node = &of->program->nodes[of->parts[at].node];
	struct moment moment = of->moment;
	if (of->parts[at].unlimited)
		moment.world = WORLD_UNLIMITED;
	int count = program_elements(of->program, node->set);
	for (int e = 0; e < count; e++)
		of->values[at][e] = is_unknown(node)     ? NAN
		                    : is_leaf(node)      ? leaf(moment, node, e)
		                    : node->op == OP_SUM ? sum_of(of, node)
		                                         : operation(of, node, e);
}

double node_value(struct arena *arena, const struct moment *moment, int node, int element)
{
	return node_value_by(arena, moment, node, element, NULL);
}

double node_value_by(struct arena *arena, const struct moment *moment, int node, int element,
                     node_operation *by)
{
	struct evaluation of = {.moment = *moment, .program = moment->result->program, .operation = by};
	const struct node *top = &of.program->nodes[node];
	if (is_leaf(top))
		return leaf(of.moment, top, element);
	struct part *parts = NULL;
	int capacity = 0;
	struct node_walk walk = node_walk_of(of.program, node);
	for (const struct node *next; (next = node_walk_next(&walk));) {
		*ARENA_PUSH(arena, parts, of.count, capacity) =
			(struct part){(int)(next - of.program->nodes), walk.under != 0};
		walk.mark = next->op == OP_UNLIMITED;
	}
	qsort(parts, (size_t)of.count, sizeof *parts, by_index);
	of.parts = parts;
	of.values = ARENA_ARRAY(arena, of.count, double *);
	for (int i = 0; i < of.count; i++)
		of.values[i] =
			ARENA_ARRAY(arena, program_elements(of.program, of.program->nodes[parts[i].node].set), double);
	for (int i = 0; i < of.count; i++)
		evaluate(&of, i);
	return of.values[of.count - 1][top->set == SCALAR ? 0 : element];
}
