/* SPDX-License-Identifier: GPL-3.0-or-later */
/* price_spread: formulas are followed, those of other variables among them, until one names a price change. */
#include "ask/price_spread.h"
#include <string.h>
#include "core/node_walk.h"

static bool is_of_prices(const char *key) { return strncmp(key, "prices.", 7) == 0; }

static bool rests_on_prices(struct arena *arena, const struct program *program, int variable)
{
	bool *seen = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	struct node_walk walk = node_walk_of(program, program->variables[variable].formula);
	seen[variable] = true;
	for (const struct node *node; (node = node_walk_next(&walk));) {
		if (node->op == OP_INPUT && is_of_prices(program->inputs[node->index].name))
			return true;
		if (!node_names(node) || node->op == OP_INPUT || seen[node->index])
			continue;
		seen[node->index] = true;
		node_walk_into(&walk, program->variables[node->index].formula);
	}
	return false;
}

enum price_spread price_spread(struct arena *arena, const struct result *result, int variable)
{
	const struct uncertainty *drawn = result->uncertainty;
	const struct entry *root = result->scenario->root;
	if (!rests_on_prices(arena, result->program, variable))
		return PRICES_NO_MATTER;
	for (int i = 0; drawn && i < drawn->count; i++)
		if (is_of_prices(drawn->list[i].key))
			return PRICES_DRAWN;
	return root && entry_find(root, "prices") ? PRICES_FIXED : PRICES_NOT_GIVEN;
}
