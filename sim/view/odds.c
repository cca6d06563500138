/* SPDX-License-Identifier: GPL-3.0-or-later */
/* odds: finds targets, and which of them draws move. */
#include "view/odds.h"
#include "ask/beside.h"
#include "view/view.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include <math.h>
#include <string.h>

const struct ensemble_target *odds_target(const struct odds *odds, int scenario, const char *id,
                                          const struct target_result **result)
{
	const struct target_result *target = result_target(odds->results[scenario], id);
	*result = target;
	if (!target)
		return NULL;
	const struct ensemble_target *drawn =
		&odds->ensembles[scenario]->targets[target - odds->results[scenario]->targets];
	return drawn->assessed ? drawn : NULL;
}

struct chance odds_chance(const struct odds *odds, int scenario, const struct target_result *target)
{
	return ensemble_chance(odds->ensembles[scenario], (int)(target - odds->results[scenario]->targets));
}

/* Some scenario can judge it and in some its measure is moved. */
bool odds_shows(const struct odds *odds, const char *id)
{
	const struct target_result *target;
	for (int s = 0; s < odds->count; s++)
		if (odds_target(odds, s, id, &target) && odds_target(odds, s, id, &target)->moved)
			return true;
	return false;
}

bool odds_compare(const struct target_result *one, const struct target_result *other)
{
	double scale;
	return beside_alike(one, other) && one->target->year == other->target->year &&
	       unit_fits(&one->unit, &other->unit, &scale);
}

/* "GDP (1e8 CNY)", with the year and the prices where they are not the heading's. */
const char *odds_title(const struct odds *odds, int scenario, const struct target_result *target)
{
	const struct result *result = odds->results[scenario];
	const char *title = view_target_title(odds->arena, result, target, odds->view),
			   *unit = view_unit(odds->arena, &target->unit, odds->view);
	int prices = target->unit.money[0].power ? target->unit.money[0].prices : 0;
	if (target->target->year != view_target_year(odds->results[0]))
		title = arena_print(odds->arena, "%s %d", title, target->target->year);
	if (prices > PRICES_BASE && prices != odds->results[0]->program->prices)
		unit = view_joined(odds->arena, unit,
		                   view_say(odds->arena, odds->view, W_COMPARE_AT_PRICES,
		                            arena_print(odds->arena, "%d", prices)),
		                   odds->view);
	return *unit ? view_say(odds->arena, odds->view, W_WITH_REASON, title, unit) : title;
}

bool odds_same_edges(const struct odds *odds, const struct target_result *target, const char *id)
{
	for (int s = 0; s < odds->count; s++) {
		const struct target_result *other;
		if (odds_target(odds, s, id, &other) && odds_compare(other, target))
			return (other->low == target->low || isnan(target->low)) &&
			       (other->high == target->high || isnan(target->high));
	}
	return true;
}

bool odds_pair(const struct odds *odds, int s, const struct target *a, const struct target *b, struct odds_pair *pair)
{
	const struct target_result *one, *other;
	if (!odds_target(odds, s, a->id, &one) || !odds_target(odds, s, b->id, &other) || !odds->ensembles[s]->both)
		return false;
	const struct target_result *all = odds->results[s]->targets;
	*pair = (struct odds_pair){s, a, b, odds_chance(odds, s, one),
	                           ensemble_chance_both(odds->ensembles[s], (int)(one - all), (int)(other - all))};
	return true;
}

bool odds_misleads(const struct odds *odds, const struct target *const *others, int count, struct odds_pair *worst)
{
	double least = 0.5;
	bool any = false;
	for (int s = 0; s < odds->count; s++)
		for (int i = 0; i < count; i++) {
			struct odds_pair pair;
			if (!odds_pair(odds, s, odds->shown[0], others[i], &pair) || chance_value(pair.first) < 0.2)
				continue;
			double ratio = chance_value(pair.both) / chance_value(pair.first);
			if (ratio >= least)
				continue;
			least = ratio;
			*worst = pair;
			any = true;
		}
	return any;
}

bool odds_any_own(const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++)
		for (int t = 0; t < odds->results[s]->target_count; t++)
			if (odds->ensembles[s]->targets[t].own)
				return true;
	return false;
}

double odds_value(const struct odds *odds, int s, const struct target_result *target, enum ensemble_stat stat)
{
	int year = target_year_read(target->target, view_last_year(odds->results[s]));
	return ensemble_value(odds->ensembles[s], target->variable, 0, year, stat);
}

bool odds_wants_fact(const struct odds *odds, int s, const struct fact *fact)
{
	return view_wants_year(odds->view, fact->year) &&
	       (!odds->view->asked.only || view_wants(odds->results[s], fact->variable, fact->element, odds->view));
}

static bool is_listed(const struct odds *odds, const char *id)
{
	for (int i = 0; i < odds->shown_count; i++)
		if (strcmp(odds->shown[i]->id, id) == 0)
			return true;
	return false;
}

/* Of other scenarios what the first has not besides. */
static void list_shown(struct odds *odds)
{
	int room = 1;
	for (int s = 0; s < odds->count; s++)
		room += odds->results[s]->target_count;
	odds->shown = ARENA_ARRAY(odds->arena, room, const struct target *);
	for (int s = 0; s < odds->count; s++)
		for (int t = 0; t < odds->results[s]->target_count; t++) {
			const struct target_result *target = &odds->results[s]->targets[t];
			if (view_wants_target(odds->results[s], target, odds->view) && odds_shows(odds, target->target->id) &&
			    !is_listed(odds, target->target->id))
				odds->shown[odds->shown_count++] = target->target;
		}
}

const struct odds *odds_of(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	struct odds *odds = ARENA_NEW(arena, struct odds);
	*odds = (struct odds){arena, results, view->ensembles, count, view, NULL, 0};
	if (count > 0)
		list_shown(odds);
	return odds;
}
