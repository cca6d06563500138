/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score: adds up verdicts. Of a record of the past everything is stated, and it was so: then all counts as decided. */
#include "ask/score.h"
#include "ask/stated.h"
#include "data/scenario.h"

static bool is_decided(const struct result *result, const struct target_result *target)
{
	return result->scenario->record || !target_is_stated(result, target);
}

void score_see(struct score *score, const struct result *result, const struct target_result *target)
{
	bool binding = target->target->binding, met = target->verdict == VERDICT_MET;
	score->all++;
	score->binding += binding;
	if (target->verdict == VERDICT_NOT_ASSESSABLE) {
		score->unassessed++;
		return;
	}
	score->binding_missed += binding && !met;
	if (is_decided(result, target)) {
		score->decided++;
		score->met += met;
		score->overshot += met && target->overshoot;
		score->binding_decided += binding;
		score->binding_met += binding && met;
	} else {
		score->stated++;
		score->stated_missed += !met;
		score->binding_stated += binding;
	}
}

struct score score_of(const struct result *result)
{
	struct score score = {0};
	for (int t = 0; t < result->target_count; t++)
		score_see(&score, result, &result->targets[t]);
	return score;
}

bool score_is_full(const struct score *score)
{
	return score->decided > 0 && score->met == score->decided && score->stated_missed == 0;
}
