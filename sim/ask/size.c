/* SPDX-License-Identifier: GPL-3.0-or-later */
/* size: the largest that the variable is in any year, and what its formula adds and subtracts: exports less imports may
 * be nothing but what rounding left of them. What is no money is one of its unit at the least, as small as that may be
 * in others; of money one unit says nothing, since which money it is may be chosen. */
#include <math.h>
#include "ask/size.h"
#include "core/node_walk.h"

int size_years(const struct result *result, const struct target *target)
{
	return target->year - (target->over_first ? target->over_first - 1 : result->base_year);
}

static double largest(const struct result *result, int variable, int element)
{
	const struct program *program = result->program;
	int first = element < 0 ? 0 : element, last = element < 0 ? program_width(program, variable) - 1 : element;
	double most = 0;
	for (int e = first; e <= last; e++)
		for (int y = program->variables[variable].first; y < result->years; y++) {
			double value = fabs(result->values[variable][e * result->years + y]);
			most = isfinite(value) && value > most ? value : most;
		}
	return most;
}

static bool is_number(const struct program *program, int node)
{
	return node >= 0 && program->nodes[node].op == OP_CONSTANT;
}

/* Its arguments are of the kind of what it gives, and near enough of its size. */
static bool hands_on(const struct program *program, const struct node *node)
{
	enum op op = node->op;
	if (op == OP_MULTIPLY || op == OP_DIVIDE)
		return is_number(program, node->argument[0]) || is_number(program, node->argument[1]);
	return op == OP_ADD || op == OP_SUBTRACT || op == OP_NEGATE || op == OP_SUM || op == OP_MINIMUM ||
	       op == OP_MAXIMUM || op == OP_CLAMP || op == OP_ABS || op == OP_SELECT;
}

static double largest_behind(const struct result *result, int variable)
{
	const struct program *program = result->program;
	const struct unit *unit = &program->variables[variable].unit;
	struct node_walk walk = node_walk_of(program, program->variables[variable].formula);
	double most = 0;
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (!node_names(node) && !hands_on(program, node))
			walk.follow = walk.from;
		if (node->op != OP_VARIABLE && node->op != OP_PREVIOUS && node->op != OP_AT)
			continue;
		const struct unit *own = &program->variables[node->index].unit;
		if (!unit_same_dimensions(own, unit)) /* what OP_SELECT asks */
			continue;
		double value = largest(result, node->index, node->element) * own->factor / unit->factor;
		most = value > most ? value : most;
	}
	return most;
}

double size_behind(const struct result *result, const struct target_result *target, int variable, int element)
{
	enum measure measure = target->target->measure;
	double least = target->unit.money[0].power ? 0 : fmax(1, target->size);
	if (variable < 0 || target_counts_years(target->target) || measure == MEASURE_GROWTH ||
	    measure == MEASURE_MEAN_GROWTH || measure == MEASURE_DECLINE_SINCE_BASE)
		return least;
	double most = fmax(largest(result, variable, element), largest_behind(result, variable));
	return fmax(least, measure == MEASURE_CUMULATIVE ? most * size_years(result, target->target) : most);
}
