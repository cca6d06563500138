/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node: units and shapes of operations. Adding, comparing and choosing need the same dimensions; the right
 * operand is brought to the left one's factor. Products and quotients combine units. exp, log, and powers
 * that are not whole need plain numbers. The constant 0 fits every unit. Shapes: a number broadcasts over a
 * set. */
#include <math.h>
#include <string.h>
#include "core/complementarity.h"
#include "core/node.h"
#include "core/percentage.h"
#include "data/unit_prices.h"

int node_add(struct program *program, const struct node *node)
{
	int index = program->node_count;
	*ARENA_PUSH(program->arena, program->nodes, program->node_count, program->node_capacity) = *node;
	return index;
}

static struct node blank_node(enum op op)
{
	return (struct node){
		.op = op, .argument = {-1, -1, -1}, .set = SCALAR, .index = -1, .element = -1, .unit = unit_one};
}

int node_constant(struct program *program, double value, const struct unit *unit)
{
	struct node node = blank_node(OP_CONSTANT);
	node.constant = value;
	node.unit = *unit;
	return node_add(program, &node);
}

int node_poison(struct program *program)
{
	struct node node = blank_node(OP_POISON);
	program->broken = true;
	return node_add(program, &node);
}

static bool is_constant_zero(const struct node *node) { return node->op == OP_CONSTANT && node->constant == 0; }

static char *spelling(struct program *program, const struct unit *unit)
{
	struct unit whole = unit_multiply(program->arena, unit, &unit_one);
	return unit_name(program->arena, &whole, program->diags->language, true);
}

/* Which operand of a product takes on a change of factor: one that is a number anyway, or the one that brought the
 * factor in. Numbers are converted once, whatever the product is computed over. A constant takes no factor that would
 * make it too large or too small for a double. */
static bool takes_factor(const struct node *operand, double up)
{
	if (operand->op == OP_CONSTANT)
		return unit_converted(operand->constant, operand->constant * up) == NUMBER_HELD;
	return operand->op == OP_INPUT || operand->unit.factor == up;
}

static int product_sides(const struct node *node) { return node->op == OP_MULTIPLY ? 2 : node->op == OP_DIVIDE; }

/* Nodes come upon on the way from one that is brought to a unit down to the operand that takes the factor. */
struct scaled_way {
	struct scaled {
		int node, above, side; /* it is that side of the product `above` of the list; -1: it is the first */
		int waits;             /* the one that waits behind it, -1: none */
		double factor;         /* of the unit that it is brought to */
	} *list;
	int count, capacity;
};

static int add_scaled(struct program *program, struct scaled_way *way, const struct scaled *scaled)
{
	*ARENA_PUSH(program->arena, way->list, way->count, way->capacity) = *scaled;
	return way->count - 1;
}

static int operand_of(const struct program *program, const struct scaled_way *way, int at, int side)
{
	return program->nodes[way->list[at].node].argument[side];
}

/* The product from `at` downwards of which an operand takes the factor, and that operand's side: each product before
 * its operands, these in order, each with all below it. -1: none. */
static int find_taker(struct program *program, struct scaled_way *way, int at, double up, int *side)
{
	way->list[at].waits = -1;
	while (at >= 0) {
		int sides = product_sides(&program->nodes[way->list[at].node]), next = way->list[at].waits;
		for (*side = 0; *side < sides; ++*side)
			if (takes_factor(&program->nodes[operand_of(program, way, at, *side)], up))
				return at;
		while (sides-- > 0) {
			int below = operand_of(program, way, at, sides);
			next = add_scaled(program, way,
			                  &(struct scaled){below, at, sides, next, program->nodes[below].unit.factor / up});
		}
		at = next;
	}
	return -1;
}

static int scaled_constant(const struct node_origin *origin, struct node node, double scaled, const struct unit *to)
{
	struct program *program = origin->program;
	enum number_range range = unit_converted(node.constant, scaled);
	char digits[NUMBER_SIZE];
	if (range != NUMBER_HELD) {
		node_error(
			origin, node.from, node.to, range == NUMBER_TOO_LARGE ? W_CONVERTED_HUGE : W_CONVERTED_TINY,
			range == NUMBER_TOO_LARGE ? W_NUMBER_HUGE_HINT : W_NUMBER_TINY_HINT,
			WORDS(arena_copy(program->arena, digits, number_shortest(node.constant, digits)), spelling(program, to)));
		return node_poison(program);
	}
	node.constant = scaled;
	node.unit = *to;
	return node_add(program, &node);
}

/* value * scale where scale = from.factor / to.factor; division where that is the exact way (% to number: /
 * 100). */
static int scaled_outside(const struct node_origin *origin, int index, const struct unit *to)
{
	struct program *program = origin->program;
	struct node node = program->nodes[index];
	double up = node.unit.factor / to->factor, down = to->factor / node.unit.factor, factor = up;
	struct node made = blank_node(OP_MULTIPLY);
	if (up < 1 && fabs(down - rint(down)) < 1e-9 * down) {
		made.op = OP_DIVIDE;
		factor = rint(down);
	} else if (up > 1 && fabs(up - rint(up)) < 1e-9 * up) {
		factor = rint(up);
	}
	if (node.op == OP_CONSTANT)
		return scaled_constant(origin, node,
		                       made.op == OP_DIVIDE ? node.constant / factor : node.constant * factor, to);
	made.argument[0] = index;
	made.argument[1] = node_constant(program, factor, &unit_one);
	made.set = node.set;
	made.unit = *to;
	made.from = node.from;
	made.to = node.to;
	percentage_keep(program, &made, index);
	return node_add(program, &made);
}

/* Brought to the unit `to`: a product or quotient by one of its operands, or one of theirs, where any takes the
 * factor; what takes it may be a product again. */
static int scaled_node(const struct node_origin *origin, int index, const struct unit *to)
{
	struct program *program = origin->program;
	double up = program->nodes[index].unit.factor / to->factor;
	if (up == 1)
		return index;
	struct scaled_way way = {0};
	int at = add_scaled(program, &way, &(struct scaled){index, -1, 0, -1, to->factor}), taker, side;
	while (up != 1 && (taker = find_taker(program, &way, at, up, &side)) >= 0) {
		int operand = operand_of(program, &way, taker, side);
		double factor = program->nodes[operand].unit.factor;
		at = add_scaled(program, &way, &(struct scaled){operand, taker, side, -1, factor / up});
		up = factor / way.list[at].factor;
	}
	struct unit unit = at ? program->nodes[way.list[at].node].unit : *to;
	unit.factor = way.list[at].factor;
	int made = up == 1 ? way.list[at].node : scaled_outside(origin, way.list[at].node, &unit);
	for (int above; (above = way.list[at].above) >= 0; at = above) {
		struct node node = program->nodes[way.list[above].node];
		node.argument[way.list[at].side] = made;
		if (above == 0)
			node.unit = *to;
		node.unit.factor = way.list[above].factor;
		made = node_add(program, &node);
	}
	return made;
}

/* Brings `index` to the unit `to`; -1 where dimensions differ. */
static int fitted(const struct node_origin *origin, int index, const struct unit *to)
{
	struct program *program = origin->program;
	if (is_constant_zero(&program->nodes[index]))
		return node_constant(program, 0, to);
	return unit_same_dimensions(&program->nodes[index].unit, to) ? scaled_node(origin, index, to) : -1;
}

/* By a deflator from the prices of one year to another's, by a rate from one currency to another; NULL: no other way
 * than another unit or formula. */
static const char *way_between(struct program *program, const struct unit *got, const struct unit *wanted)
{
	const char *arguments[UNIT_PRICES_ARGUMENTS];
	enum language language = program->diags->language;
	enum word way = unit_prices_hint(program->arena, got, wanted, language, arguments);
	way = way == W_CURRENCY_WAY ? W_FORMULA_CURRENCY_HINT : way;
	bool told = way == W_FORMULA_CURRENCY_HINT || way == W_PRICES_REBASE;
	return told ? word_format(program->arena, language, way, arguments) : NULL;
}

int node_convert(const struct node_origin *origin, int index, const struct unit *unit)
{
	struct program *program = origin->program;
	if (program->nodes[index].op == OP_POISON)
		return index;
	int made = fitted(origin, index, unit);
	if (made < 0 &&
	    unit_differs_in_substance(&program->nodes[index].unit, unit)) /* "1e4 t" of an older file is of CO2 */
		made = scaled_node(origin, index, unit);
	if (made >= 0)
		return made;
	const struct unit *got = &program->nodes[index].unit;
	bool money = got->money[0].power && unit->money[0].power;
	const char *way = way_between(program, got, unit);
	node_error(origin, 0, (uint32_t)strlen(origin->text), W_FORMULA_RESULT_UNIT,
	           way     ? W_FORMULA_REBASE_HINT
	           : money ? W_FORMULA_RESULT_BASIS_HINT
	                   : W_FORMULA_RESULT_UNIT_HINT,
	           WORDS(spelling(program, got), spelling(program, unit), origin->variable, way,
	                 money ? unit_currency_code(program->money->currency) : ""));
	return node_poison(program);
}

static int units_differ(const struct node_origin *origin, int a, int b, uint32_t from, uint32_t to)
{
	struct program *program = origin->program;
	const struct unit *one = &program->nodes[a].unit, *other = &program->nodes[b].unit;
	const char *way = unit_is_other_currency(other, one) ? way_between(program, other, one) : NULL;
	node_error(origin, from, to, W_FORMULA_UNITS_DIFFER, way ? W_FORMULA_REBASE_HINT : W_FORMULA_UNITS_DIFFER_HINT,
	           WORDS(spelling(program, one), spelling(program, other), "", way));
	return node_poison(program);
}

/* All of args[first..count) in the unit of args[first] (or of the first that is not 0). False after an
 * error. */
static bool same_units(const struct node_origin *origin, int *args, int first, int count, uint32_t from,
                       uint32_t to)
{
	struct program *program = origin->program;
	int model = first;
	while (model < count - 1 && is_constant_zero(&program->nodes[args[model]]))
		model++;
	struct unit unit = program->nodes[args[model]].unit;
	for (int i = first; i < count; i++) {
		int made = fitted(origin, args[i], &unit);
		if (made < 0) {
			units_differ(origin, args[model], args[i], from, to);
			return false;
		}
		args[i] = made;
	}
	return true;
}

static bool as_plain_number(const struct node_origin *origin, int *arg, uint32_t from, uint32_t to)
{
	struct program *program = origin->program;
	int made = fitted(origin, *arg, &unit_one);
	if (made < 0)
		node_error(origin, from, to, W_FORMULA_NOT_A_NUMBER, W_FORMULA_NOT_A_NUMBER_HINT,
		           WORDS(spelling(program, &program->nodes[*arg].unit)));
	else
		*arg = made;
	return made >= 0;
}

static bool power_unit(const struct node_origin *origin, int *args, struct unit *unit, uint32_t from, uint32_t to)
{
	struct program *program = origin->program;
	if (!as_plain_number(origin, &args[1], from, to))
		return false;
	*unit = unit_one;
	const struct node *exponent = &program->nodes[args[1]];
	if (unit_is_number(&program->nodes[args[0]].unit))
		return as_plain_number(origin, &args[0], from, to);
	if (exponent->op == OP_CONSTANT && exponent->constant == rint(exponent->constant) &&
	    fabs(exponent->constant) <= 4) {
		*unit = unit_power(program->arena, &program->nodes[args[0]].unit, (int)exponent->constant);
		return true;
	}
	return as_plain_number(origin, &args[0], from, to);
}

/* The unit of the result; operands are converted in place. */
static bool result_unit(const struct node_origin *origin, enum op op, int *args, int count, struct unit *unit,
                        uint32_t from, uint32_t to)
{
	struct program *program = origin->program;
	bool fits = true;
	switch (op) {
	case OP_MULTIPLY:
	case OP_DIVIDE:
		fits = unit_combine(&program->nodes[args[0]].unit, &program->nodes[args[1]].unit,
		                    op == OP_MULTIPLY ? 1 : -1, unit);
		if (!fits)
			node_error(origin, from, to, W_FORMULA_MONEY, W_FORMULA_MONEY_HINT, WORDS(NULL));
		return fits;
	case OP_POWER: return power_unit(origin, args, unit, from, to);
	case OP_EXP:
	case OP_LOG:
	case OP_SIN:
	case OP_COS:
	case OP_SQRT: *unit = unit_one; return as_plain_number(origin, &args[0], from, to);
	case OP_LESS:
	case OP_LESS_EQUAL:
	case OP_EQUAL:
	case OP_NOT_EQUAL: *unit = unit_one; return same_units(origin, args, 0, 2, from, to);
	case OP_SELECT:
		fits = as_plain_number(origin, &args[0], from, to) && same_units(origin, args, 1, 3, from, to);
		*unit = program->nodes[args[1]].unit;
		return fits;
	case OP_RESPOND:
		*unit = unit_one;
		return same_units(origin, args, 0, 2, from, to) && as_plain_number(origin, &args[2], from, to);
	default: /* + - min max clamp - abs sum unlimited: the operands' own */
		fits = same_units(origin, args, 0, count, from, to);
		*unit = program->nodes[args[0]].unit;
		return fits;
	}
}

/* A list as a tree: each node holds up to three, so that no walk over nodes goes deep. */
static int node_list(struct program *program, const int *list, int count)
{
	struct node node = blank_node(OP_LIST);
	int part = (count + 2) / 3;
	if (count == 1)
		return list[0];
	for (int i = 0; i < 3 && i * part < count; i++)
		node.argument[i] = node_list(program, list + i * part, count - i * part < part ? count - i * part : part);
	return node_add(program, &node);
}

int node_together(const struct node_origin *origin, enum op op, int *list, int limits, int which, uint32_t from,
                  uint32_t to)
{
	struct program *program = origin->program;
	struct node node = blank_node(op);
	int count = complementarity_numbers(limits), yield = limits + limits * limits, most = yield + limits;
	for (int i = 0; i < count; i++)
		if (program->nodes[list[i]].op == OP_POISON)
			return list[i];
	for (int i = 0; i < count; i++) /* shares: the cuts, and how much they may be */
		if ((i >= most || (i < limits && op == OP_WORTH)) && !as_plain_number(origin, &list[i], from, to))
			return node_poison(program);
	if (op == OP_WORTH) /* output for a unit of use */
		unit_combine(&program->nodes[list[yield]].unit, &program->nodes[list[limits + which * limits + which]].unit, -1,
		             &node.unit);
	node.argument[0] = node_list(program, list, count);
	node.limits = limits;
	node.which = which;
	node.from = from;
	node.to = to;
	return node_add(program, &node);
}

int node_apply(const struct node_origin *origin, enum op op, const int *arguments, int count, uint32_t from,
               uint32_t to)
{
	struct program *program = origin->program;
	struct node node = blank_node(op);
	int args[3] = {-1, -1, -1};
	for (int i = 0; i < count; i++) {
		args[i] = arguments[i];
		if (program->nodes[args[i]].op == OP_POISON)
			return args[i];
	}
	if (!percentage_fits(origin, op, args, count, from, to) ||
	    !result_unit(origin, op, args, count, &node.unit, from, to))
		return node_poison(program);
	for (int i = 0; i < count; i++) {
		node.argument[i] = args[i];
		if (program->nodes[args[i]].set != SCALAR)
			node.set = program->nodes[args[i]].set;
	}
	if (op == OP_SUM)
		node.set = SCALAR;
	node.from = from;
	node.to = to;
	percentage_mark(program, &node);
	return node_add(program, &node);
}
