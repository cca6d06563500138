/* SPDX-License-Identifier: GPL-3.0-or-later */
/* derived: recognises the few shapes of formulas that have a name, on nodes, so that blanks and brackets do not
 * matter. What only comes to the same number in another shape is not recognised. */
#include "core/program.h"
#include "core/derived.h"

static const struct derived none = {DERIVED_NONE, -1, -1};

/* The variable of a plain reference of that kind; -1: something else, or one element of it. */
static int referred(const struct program *program, int index, enum op op)
{
	const struct node *node = &program->nodes[index];
	return node->op == op && node->element < 0 ? node->index : -1;
}

static bool is_node_one(const struct program *program, int index)
{
	const struct node *node = &program->nodes[index];
	return node->op == OP_CONSTANT && unit_is_number(&node->unit) && node->constant * node->unit.factor == 1;
}

/* x / y, x / prev(x) or x / base(x): a ratio, or what less 1 is growth, and what 1 less it is a decline. */
static struct derived quotient(const struct program *program, int index)
{
	const struct node *node = &program->nodes[index], *below;
	int of = node->op == OP_DIVIDE ? referred(program, node->argument[0], OP_VARIABLE) : -1;
	if (of < 0)
		return none;
	below = &program->nodes[node->argument[1]];
	int per = referred(program, node->argument[1], below->op);
	if (below->op == OP_VARIABLE && per >= 0)
		return (struct derived){DERIVED_RATIO, of, per};
	if (below->op == OP_PREVIOUS && per == of)
		return (struct derived){DERIVED_GROWTH, of, -1};
	if (below->op == OP_AT && per == of && below->year == program->base_year)
		return (struct derived){DERIVED_DECLINE, of, -1};
	return none;
}

/* The one of `kind`, or none. */
static struct derived only(struct derived found, enum derived_kind kind)
{
	return found.kind == kind ? found : none;
}

struct derived derived_read(const struct program *program, int index)
{
	const struct node *node = &program->nodes[index];
	if (node->op == OP_DIVIDE)
		return only(quotient(program, index), DERIVED_RATIO);
	if (node->op == OP_SUBTRACT && is_node_one(program, node->argument[1]))
		return only(quotient(program, node->argument[0]), DERIVED_GROWTH);
	if (node->op != OP_SUBTRACT || !is_node_one(program, node->argument[0]))
		return none;
	struct derived found = quotient(program, node->argument[1]);
	if (found.kind == DERIVED_GROWTH) /* the other way about */
		found.kind = DERIVED_FALL;
	return found.kind == DERIVED_RATIO ? none : found;
}
