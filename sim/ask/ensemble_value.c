/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_value: reading an ensemble: its statistics by name, and what was counted as chances. */
#include <math.h>
#include "ask/ensemble.h"

const char *const ensemble_stat_names[STAT_COUNT] = {"mean", "sd",  "p05", "p10", "p25",
                                                     "p50",  "p75", "p90", "p95"};
const double ensemble_stat_probability[STAT_COUNT] = {NAN, NAN, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

double ensemble_value(const struct ensemble *ensemble, int variable, int element, int year,
                      enum ensemble_stat stat)
{
	const struct result *centre = ensemble->centre;
	int row = year - centre->base_year;
	if (row < 0 || row >= centre->years || !ensemble->stats[variable])
		return NAN;
	int at = (element < 0 ? 0 : element) * centre->years + row;
	return ensemble->stats[variable][at * STAT_COUNT + (int)stat];
}

uint64_t ensemble_both(const struct ensemble *ensemble, int target, int other)
{
	return ensemble->both[target * ensemble->centre->target_count + other];
}

double ensemble_missed_where_bound(const struct ensemble *ensemble, const struct ensemble_target *target, int limit)
{
	uint64_t missed = ensemble->members - target->met;
	return missed ? (double)target->missed_bound[limit] / (double)missed : 0;
}

struct chance ensemble_chance(const struct ensemble *ensemble, int target)
{
	const struct ensemble_target *of = &ensemble->targets[target];
	return (struct chance){of->met, ensemble->members, !of->moved};
}

/* Certainly missed: then so is every set of targets that it belongs to. */
static bool never(const struct ensemble *ensemble, int target)
{
	return !ensemble->targets[target].moved && ensemble->targets[target].met == 0;
}

struct chance ensemble_chance_both(const struct ensemble *ensemble, int target, int other)
{
	bool moved = ensemble->targets[target].moved || ensemble->targets[other].moved;
	return (struct chance){ensemble_both(ensemble, target, other), ensemble->members,
	                       !moved || never(ensemble, target) || never(ensemble, other)};
}

static struct chance chance_of_all(const struct ensemble *ensemble, bool binding, bool own)
{
	bool moved = false, one_never = false;
	for (int t = 0; t < ensemble->centre->target_count; t++) {
		const struct ensemble_target *target = &ensemble->targets[t];
		if (!target->assessed || (target->own && !own) || (binding && !ensemble->centre->targets[t].target->binding))
			continue;
		moved |= target->moved;
		one_never |= never(ensemble, t);
	}
	uint64_t met = own ? binding ? ensemble->binding_met : ensemble->all_met
	                   : binding ? ensemble->binding_decided_met : ensemble->decided_met;
	return (struct chance){met, ensemble->members, !moved || one_never};
}

struct chance ensemble_chance_all(const struct ensemble *ensemble, bool binding)
{
	return chance_of_all(ensemble, binding, true);
}

struct chance ensemble_chance_decided(const struct ensemble *ensemble, bool binding)
{
	return chance_of_all(ensemble, binding, false);
}

double ensemble_greatest_error(const struct ensemble *const *ensembles, int count)
{
	double most = 0;
	for (int e = 0; e < count; e++)
		for (int t = 0; t < ensembles[e]->centre->target_count; t++)
			if (ensembles[e]->targets[t].assessed)
				most = fmax(most, chance_error(ensemble_chance(ensembles[e], t)));
	return most;
}

double ensemble_members_for(double members, double error, double wanted)
{
	return ceil(members * (error / wanted) * (error / wanted));
}
