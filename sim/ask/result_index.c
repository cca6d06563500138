/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result_index: one walk over variables and one over targets, so that tables and charts of thousands of either need no
 * walk for each row. Holds: of two that could be meant the first counts, as in a walk. */
#include "ask/result_index.h"
#include <stdint.h>

static void index_rates(struct arena *arena, const struct program *program, struct result_index *index)
{
	for (int r = 0; r < RATES; r++) {
		enum derived_kind kind = r == RATE_GROWTH ? DERIVED_GROWTH : DERIVED_DECLINE;
		index->rate[r] = ARENA_ARRAY(arena, program->variable_count + 1, int);
		for (int v = 0; v < program->variable_count; v++)
			index->rate[r][v] = -1;
		for (int v = program->variable_count - 1; v >= 0; v--) {
			const struct variable *rate = &program->variables[v];
			int of = rate->derived.kind == kind ? rate->derived.of : -1;
			if (of >= 0 && !rate->target && rate->set == program->variables[of].set)
				index->rate[r][of] = v;
		}
	}
}

static void cover(const struct result *result, struct result_index *index, const struct target *target)
{
	int element, width, variable = target->variable ? program_find(result->program, target->variable, &element) : -1;
	if (variable < 0)
		return;
	index->covered[variable][1 + element] = true;
	int rate = element >= 0                                    ? -1
	           : target->measure == MEASURE_GROWTH             ? index->rate[RATE_GROWTH][variable]
	           : target->measure == MEASURE_DECLINE_SINCE_BASE ? index->rate[RATE_DECLINE][variable]
	                                                           : -1;
	width = rate < 0 ? -1 : program_width(result->program, rate);
	for (int e = 0; e <= width; e++)
		index->covered[rate][e] = true;
}

static void put_about(struct result_index *index, const char *variable, int target)
{
	index->next_about[target] = variable ? (int)(uintptr_t)lookup_find(index->about, variable) - 1 : -1;
	if (variable)
		lookup_put(index->about, variable, (void *)((uintptr_t)target + 1));
}

int result_index_about(const struct result *result, const char *name)
{
	return (int)(uintptr_t)lookup_find(result->index->about, name) - 1;
}

const struct result_index *result_index_make(struct arena *arena, const struct result *result)
{
	const struct program *program = result->program;
	struct result_index *index = ARENA_NEW(arena, struct result_index);
	index->targets = lookup_create(arena);
	index->about = lookup_create(arena);
	index->next_about = ARENA_ARRAY(arena, result->target_count + 1, int);
	for (int t = result->target_count - 1; t >= 0; t--)
		put_about(index, result->targets[t].target->variable, t);
	index->covered = ARENA_ARRAY(arena, program->variable_count + 1, bool *);
	size_t all = 0;
	for (int v = 0; v < program->variable_count; v++)
		all += 1 + (size_t)program_width(program, v);
	bool *covered = ARENA_ARRAY(arena, all + 1, bool);
	for (int v = 0; v < program->variable_count; v++) {
		index->covered[v] = covered;
		covered += 1 + program_width(program, v);
	}
	index_rates(arena, program, index);
	for (int t = 0; t < result->target_count; t++) {
		struct target_result *target = &result->targets[t];
		if (!lookup_find(index->targets, target->target->id))
			lookup_put(index->targets, target->target->id, target);
		cover(result, index, target->target);
	}
	return index;
}
