/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score: how many targets a run meets, counted so that a headline promises nothing: what the models work out apart from
 * what the scenario itself states (stated.h), and what goes past an `about` number apart from what comes to it. */
#ifndef ASK_SCORE_H
#define ASK_SCORE_H
#include "ask/result.h"

struct score {
	int all, unassessed, withdrawn; /* withdrawn: apart from all others */
	int decided, met, overshot;  /* by the model; of these met; of these past an `about` number beyond its tolerance */
	int stated, stated_missed;   /* assessed, but resting on a rate or level that the scenario states for it */
	int binding, binding_decided, binding_met; /* of all; of the decided ones */
	int binding_stated, binding_missed;        /* of the stated ones; of all that are assessed */
};
struct score score_of(const struct result *result);
/* One target more. */
void score_see(struct score *score, const struct result *result, const struct target_result *target);
/* Everything that can be assessed, of which the model decides one at least. */
bool score_is_full(const struct score *score);
#endif
