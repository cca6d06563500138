/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sensitivity_factors: what is varied as one. Inputs of one copula are drawn together, so that none of them can be
 * drawn anew alone: the group is independent of all others, and its parts of the variance are well defined. */
#include "ask/judged.h"
#include "ask/sensitivity.h"

static bool is_of_group(const struct result *result, const struct lever *lever, const struct copula *copula)
{
	return copula && result->uncertainty->list[lever->drawn].copula == copula;
}

const struct sensitivity_factor *sensitivity_factors(struct arena *arena, const struct result *result,
                                                     const struct levers *levers, int *count)
{
	struct sensitivity_factor *factors = ARENA_ARRAY(arena, levers->count + 1, struct sensitivity_factor);
	bool *taken = ARENA_ARRAY(arena, levers->count + 1, bool);
	*count = 0;
	for (int l = 0; l < levers->count; l++) {
		const struct lever *lever = &levers->list[l];
		const struct copula *copula = result->uncertainty->list[lever->drawn].copula;
		if (taken[l])
			continue;
		int *list = ARENA_ARRAY(arena, levers->count + 1, int);
		struct sensitivity_factor *factor = &factors[(*count)++];
		*factor = (struct sensitivity_factor){lever->key, list, 0, lever->kind == VARY_YEARLY};
		for (int m = l; m < levers->count; m++)
			if (m == l || is_of_group(result, &levers->list[m], copula)) {
				taken[m] = true;
				list[factor->count++] = m;
			}
	}
	return factors;
}

int sensitivity_targets(struct arena *arena, const struct result *result, struct sensitivity_asked **asked)
{
	struct judged *judged;
	int count = judged_list(arena, result, &judged);
	*asked = ARENA_ARRAY(arena, count + 1, struct sensitivity_asked);
	for (int j = 0; j < count; j++)
		(*asked)[j] = (struct sensitivity_asked){judged[j].variable, 0, judged[j].row, judged[j].index};
	return count;
}
