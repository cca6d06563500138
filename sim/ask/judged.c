/* SPDX-License-Identifier: GPL-3.0-or-later */
/* judged: one list of targets for all that runs many members. The verdict is that of core/target.h: a value that is no
 * number meets nothing, unless it is of a peak whose earliest year decides. */
#include "ask/judged.h"
#include <math.h>
#include "ask/stated.h"

static bool can_be_judged(const struct target_result *target)
{
	return target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED || target->reason == UNASSESSED_NO_PEAK;
}

int judged_list(struct arena *arena, const struct result *centre, struct judged **list)
{
	int count = 0, last = program_last(centre->program);
	*list = ARENA_ARRAY(arena, centre->target_count + 1, struct judged);
	for (int t = 0; t < centre->target_count; t++) {
		const struct target_result *target = &centre->targets[t];
		if (can_be_judged(target))
			(*list)[count++] = (struct judged){.index = t,
			                                   .variable = target->variable,
			                                   .row = target_year_read(target->target, last) - centre->base_year,
			                                   .bounds = target_bounds(target),
			                                   .near = target_bounds_near(target),
			                                   .goal = target->goal,
			                                   .from = target->from,
			                                   .binding = target->target->binding,
			                                   .own = target_is_stated(centre, target)};
	}
	return count;
}

void judged_wanted(const struct judged *judged, struct trial_wanted wanted[JUDGED_VALUES])
{
	const int variables[JUDGED_VALUES] = {judged->variable, judged->goal, judged->from};
	for (int i = 0; i < JUDGED_VALUES; i++)
		wanted[i] = (struct trial_wanted){variables[i], 0, judged->row, WORLD_LIMITED};
}

bool judged_meets(const struct judged *judged, const struct result *centre, const double values[JUDGED_VALUES])
{
	struct target_bounds bounds = judged->bounds, near;
	if (judged->goal >= 0)
		bounds = target_bounds_by(&centre->targets[judged->index], values[1], &near);
	bool open = judged->goal >= 0 && isinf(bounds.low) && isinf(bounds.high);
	if (isfinite(values[0]) && !open)
		return target_meets(&bounds, values[0]);
	return judged->from >= 0 && target_meets_from(&judged->bounds, values[2]) == VERDICT_MET;
}
