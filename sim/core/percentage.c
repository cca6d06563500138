/* SPDX-License-Identifier: GPL-3.0-or-later */
/* percentage: which parts of a formula are percentages, and which are numbers that somebody merely wrote.
 *
 *   percentage   what is declared in %, ‰, pp; what + - min max abs if make of one; one times or over a plain number.
 *                Not: over another percentage, "1 + growth" (an index), a power; times 100 it is a number of points.
 *   bare         a literal without [unit], `year`, and what + - * / make of such
 *
 * A bare number from -1 to 1 beside a percentage is a ratio as it should be (0.05, or 1 for the whole), one beyond
 * was meant in percent: "share - 5". Holds: what is refused can be written in two ways, 5 [%] and 0.05. */
#include <math.h>
#include "core/percentage.h"
#include "base/number.h"
#include "core/node_walk.h"

static const struct node *node_at(const struct program *program, int index) { return &program->nodes[index]; }

static double bare_result(enum op op, double a, double b)
{
	switch (op) {
	case OP_ADD: return a + b;
	case OP_SUBTRACT: return a - b;
	case OP_MULTIPLY: return a * b;
	case OP_DIVIDE: return a / b;
	case OP_NEGATE: return -a;
	default: return NAN;
	}
}

/* Of a bare node, in the base year. */
static double bare_first(const struct program *program, const struct node *node)
{
	return node->op == OP_CONSTANT ? node->constant * node->unit.factor
	       : node->op == OP_YEAR   ? program->base_year
	                               : node->constant;
}

/* And in the last year of the run. */
static double bare_last(const struct program *program, const struct node *node)
{
	return node->op == OP_CONSTANT ? node->constant * node->unit.factor
	       : node->op == OP_YEAR   ? program->base_year + program->years - 1
	                               : node->last;
}

/* What a bare operation comes to: each once, when it is made, however long the formula is. */
static void bare_values(const struct program *program, struct node *node)
{
	const struct node *a = node_at(program, node->argument[0]),
					  *b = node->argument[1] < 0 ? a : node_at(program, node->argument[1]);
	node->constant = bare_result(node->op, bare_first(program, a), bare_first(program, b));
	node->last = bare_result(node->op, bare_last(program, a), bare_last(program, b));
}

/* The number in the year of the run in which it is largest, but for its sign. */
static double largest_of(const struct program *program, const struct node *node)
{
	double first = bare_first(program, node), last = bare_last(program, node);
	return fabs(last) > fabs(first) ? last : first;
}

static double largest(const struct program *program, int index)
{
	return largest_of(program, node_at(program, index));
}

/* A bare operand beside one that is not, or -1. */
static int bare_beside(const struct program *program, const struct node *node)
{
	bool first = node_at(program, node->argument[0])->bare, second = node_at(program, node->argument[1])->bare;
	return first == second ? -1 : first ? node->argument[0] : node->argument[1];
}

static bool equals(const struct program *program, int index, double number)
{
	return index >= 0 && node_at(program, index)->bare && fabs(largest(program, index) - number) < 1e-12 * number;
}

static bool is_percent(const struct program *program, int index)
{
	return index >= 0 && node_at(program, index)->percent;
}

static bool stays_percent(const struct program *program, const struct node *node)
{
	bool a = is_percent(program, node->argument[0]), b = is_percent(program, node->argument[1]),
		 c = is_percent(program, node->argument[2]);
	switch (node->op) {
	case OP_ADD: return (a || b) && !equals(program, bare_beside(program, node), 1);
	case OP_MULTIPLY: return (a || b) && !equals(program, bare_beside(program, node), 100);
	case OP_DIVIDE: return a && !b && !equals(program, bare_beside(program, node), 0.01);
	case OP_SELECT: return b || c;
	case OP_SUBTRACT:
	case OP_NEGATE:
	case OP_MINIMUM:
	case OP_MAXIMUM:
	case OP_CLAMP:
	case OP_ABS:
	case OP_SUM:
	case OP_UNLIMITED: return a || b || c;
	default: return false;
	}
}

static bool is_arithmetic(enum op op)
{
	return op == OP_ADD || op == OP_SUBTRACT || op == OP_MULTIPLY || op == OP_DIVIDE || op == OP_NEGATE;
}

static bool is_hundred(const struct program *program, const struct node *node)
{
	return node->bare && fabs(largest_of(program, node) - 100) < 1e-10;
}

/* Is a hundred among the factors of a product, above the stroke and not below? */
static bool has_hundred(const struct program *program, int index)
{
	const struct node *node = node_at(program, index);
	return is_arithmetic(node->op) ? node->hundred : is_hundred(program, node);
}

/* Is a percentage among them? */
static bool has_percentage(const struct program *program, int index)
{
	const struct node *node = node_at(program, index);
	return is_arithmetic(node->op) ? node->of_percent : node->percent;
}

static void mark_factors(const struct program *program, struct node *node)
{
	bool product = node->op == OP_MULTIPLY, over = node->op == OP_DIVIDE || node->op == OP_NEGATE;
	bool hundred = has_hundred(program, node->argument[0]), percentage = has_percentage(program, node->argument[0]);
	if (product) {
		hundred |= has_hundred(program, node->argument[1]);
		percentage |= has_percentage(program, node->argument[1]);
	}
	node->hundred = node->op == OP_DIVIDE ? hundred && !equals(program, node->argument[1], 100)
	                : node->bare          ? is_hundred(program, node)
	                                      : product && hundred;
	node->of_percent = over ? percentage : node->percent || (product && percentage);
}

void percentage_mark(const struct program *program, struct node *node)
{
	node->bare = is_arithmetic(node->op);
	for (int i = 0; i < 3; i++)
		node->bare &= node->argument[i] < 0 || node_at(program, node->argument[i])->bare;
	if (node->bare)
		bare_values(program, node);
	node->percent = !node->bare && unit_is_number(&node->unit) && stays_percent(program, node);
	if (is_arithmetic(node->op))
		mark_factors(program, node);
}

void percentage_keep(const struct program *program, struct node *node, int of)
{
	node->percent = node_at(program, of)->percent;
	node->hundred = has_hundred(program, of);
	node->of_percent = has_percentage(program, of);
}

/* --- what does not go together --- */

static const char *shown(struct program *program, double value)
{
	char digits[NUMBER_SIZE];
	if (isinf(value)) /* a hundred times what is near the largest number */
		return value > 0 ? ">1.8e308" : "<-1.8e308";
	return arena_copy(program->arena, digits, number_shortest(value, digits));
}

static bool refuse_bare(const struct node_origin *origin, int index, uint32_t from, uint32_t to)
{
	struct program *program = origin->program;
	const struct node *node = node_at(program, index);
	double value = largest(program, index);
	bool placed = node->to > node->from;
	bool moves = bare_first(program, node) != bare_last(program, node);
	node_error(origin, placed ? node->from : from, placed ? node->to : to, W_FORMULA_BARE,
	           moves ? W_FORMULA_BARE_YEARS_HINT : W_FORMULA_BARE_HINT,
	           WORDS(shown(program, value), shown(program, value * 100), shown(program, value / 100)));
	return false;
}

static bool is_beyond(const struct program *program, int index)
{
	return node_at(program, index)->bare && fabs(largest(program, index)) > 1 + 1e-12;
}

/* The operands that stand beside each other: [first, last). */
static bool beside(enum op op, int count, int *first, int *last)
{
	*first = op == OP_SELECT;
	*last = op == OP_RESPOND ? 2 : count;
	bool compares = op == OP_LESS || op == OP_LESS_EQUAL || op == OP_EQUAL || op == OP_NOT_EQUAL;
	return compares || op == OP_ADD || op == OP_SUBTRACT || op == OP_MINIMUM || op == OP_MAXIMUM || op == OP_CLAMP ||
	       op == OP_SELECT || op == OP_RESPOND;
}

/* "people * share / 100", but not "share * 100 / 100". */
static bool is_divided_twice(const struct program *program, enum op op, const int *args)
{
	return op == OP_DIVIDE && equals(program, args[1], 100) && has_percentage(program, args[0]) &&
	       !has_hundred(program, args[0]);
}

bool percentage_fits(const struct node_origin *origin, enum op op, const int *args, int count, uint32_t from,
                     uint32_t to)
{
	const struct program *program = origin->program;
	int first, last, beyond = -1;
	bool percent = false;
	if (is_divided_twice(program, op, args)) {
		node_error(origin, from, to, W_FORMULA_BY_HUNDRED, W_FORMULA_BY_HUNDRED_HINT, NULL);
		return false;
	}
	if (!beside(op, count, &first, &last))
		return true;
	for (int i = first; i < last; i++) {
		percent |= node_at(program, args[i])->percent;
		beyond = is_beyond(program, args[i]) ? args[i] : beyond;
	}
	return !percent || beyond < 0 || refuse_bare(origin, beyond, from, to);
}

bool percentage_beside_fits(const struct node_origin *origin, int node)
{
	return !is_beyond(origin->program, node) || refuse_bare(origin, node, 0, 0);
}

static bool result_fits(const struct node_origin *origin, int result)
{
	const struct program *program = origin->program;
	struct node_walk walk = node_walk_of(program, result);
	for (const struct node *node; (node = node_walk_next(&walk));) {
		int first, last, count = node->argument[2] >= 0 ? 3 : node->argument[1] >= 0 ? 2 : node->argument[0] >= 0;
		if (is_beyond(program, walk.at))
			return refuse_bare(origin, walk.at, 0, 0);
		if (has_hundred(program, walk.at)) {
			node_error(origin, node->from, node->to, W_FORMULA_HUNDRED, W_FORMULA_HUNDRED_HINT,
			           WORDS(origin->variable));
			return false;
		}
		bool together = beside(node->op, count, &first, &last) && node->op != OP_RESPOND;
		walk.from = first;
		walk.follow = together ? last : 0;
	}
	return true;
}

bool percentage_result_fits(const struct node_origin *origin, int node, const struct unit *unit)
{
	const struct program *program = origin->program;
	const struct node *root = node_at(program, node);
	return !unit->share || root->op == OP_POISON || !unit_is_number(&root->unit) || result_fits(origin, node);
}
