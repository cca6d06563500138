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
bool odds_wants_fact(const struct odds *odds, int scenario, const struct fact *fact);
#endif
