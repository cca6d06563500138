/* SPDX-License-Identifier: GPL-3.0-or-later */
/* altered: what a scenario does to the plan's own targets. A target that is taken away, or judged by another
 * number, variable or year than the plan's, must not pass in silence: counts of met targets would look better than they
 * are. A number for a target that the plan gives in words alters nothing. */
#ifndef DATA_ALTERED_H
#define DATA_ALTERED_H
#include "data/scenario.h"

struct altered_target {
	struct target target; /* id and no of the plan's; the rest is empty */
	bool removed;         /* otherwise it is judged otherwise than the plan says */
	struct place place;   /* where the scenario says so */
};

/* In the plan's order; *count of them. The scenario has a plan. */
const struct altered_target *targets_altered(struct arena *arena, const struct scenario *scenario, int *count);
#endif
