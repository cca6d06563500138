/* SPDX-License-Identifier: GPL-3.0-or-later */
/* price_spread: formulas are followed, those of other variables among them, until one names a price change. */
#include "ask/price_spread.h"
#include <string.h>
#include "core/formula.h"

enum { REFERENCES = 256 };

static bool is_of_prices(const char *key) { return strncmp(key, "prices.", 7) == 0; }

static bool rests_on_prices(const struct program *program, int variable, bool *seen)
{
	if (seen[variable])
		return false;
	seen[variable] = true;
	int list[REFERENCES], formula = program->variables[variable].formula;
	int count = formula >= 0 ? formula_references(program, formula, list, REFERENCES) : 0;
	for (int i = 0; i < count && i < REFERENCES; i++) {
		const struct node *node = &program->nodes[list[i]];
		if (node->op == OP_INPUT ? is_of_prices(program->inputs[node->index].name)
		                         : rests_on_prices(program, node->index, seen))
			return true;
	}
	return false;
}

enum price_spread price_spread(struct arena *arena, const struct result *result, int variable)
{
	const struct uncertainty *drawn = result->uncertainty;
	const struct entry *root = result->scenario->root;
	bool *seen = ARENA_ARRAY(arena, result->program->variable_count + 1, bool);
	if (!rests_on_prices(result->program, variable, seen))
		return PRICES_NO_MATTER;
	for (int i = 0; drawn && i < drawn->count; i++)
		if (is_of_prices(drawn->list[i].key))
			return PRICES_DRAWN;
	return root && entry_find(root, "prices") ? PRICES_FIXED : PRICES_NOT_GIVEN;
}
