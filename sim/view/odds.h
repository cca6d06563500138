/* SPDX-License-Identifier: GPL-3.0-or-later */
/* odds: what the parts of `ensemble` speak of: results, their ensembles, and the targets that draws move. */
#ifndef VIEW_ODDS_H
#define VIEW_ODDS_H
#include "view/view.h"

struct odds {
	struct arena *arena;
	const struct result *const *results;
	const struct ensemble *const *ensembles;
	int count;
	const struct view *view;
	const struct target **shown; /* targets that draws move, in the plan's order */
	int shown_count;
};
const struct odds *odds_of(struct arena *arena, const struct result *const *results, int count,
                           const struct view *view);

/* NULL where the scenario cannot judge the target; *result NULL where it has none of that id. */
const struct ensemble_target *odds_target(const struct odds *odds, int scenario, const char *id,
                                          const struct target_result **result);
struct chance odds_chance(const struct odds *odds, int scenario, const struct target_result *target);
bool odds_shows(const struct odds *odds, const char *id); /* some scenario can judge it, and in some draws move it */
/* Do both ask for the same, in one year and at the prices of one? */
bool odds_compare(const struct target_result *one, const struct target_result *other);
const char *odds_title(const struct odds *odds, int scenario, const struct target_result *target);
/* As in the first scenario that can judge the same. */
bool odds_same_edges(const struct odds *odds, const struct target_result *target, const char *id);
/* Good odds on one, poor ones on two: a target that is met in a fifth of the runs or more, and together with another in
 * less than half of these. Of the first target shown with each of `others` and in each scenario where they are furthest
 * apart. False: nowhere. */
struct odds_pair {
	int scenario;
	const struct target *one, *other;
	struct chance first, both;
};
bool odds_misleads(const struct odds *odds, const struct target *const *others, int count, struct odds_pair *worst);
/* False: one of the two cannot be judged there, or pairs were not counted. */
bool odds_pair(const struct odds *odds, int scenario, const struct target *one, const struct target *other,
               struct odds_pair *pair);
bool odds_any_own(const struct odds *odds); /* does a scenario state any target itself? */
/* The value of what the target measures in its year. */
double odds_value(const struct odds *odds, int scenario, const struct target_result *target, enum ensemble_stat stat);
bool odds_wants_fact(const struct odds *odds, int scenario, const struct fact *fact);
#endif
