/* SPDX-License-Identifier: GPL-3.0-or-later */
/* score: adds up verdicts. A target that is no statement is decided; of a record, which states nothing, all are. */
#include "ask/score.h"
#include "ask/stated.h"

void score_see(struct score *score, const struct result *result, const struct target_result *target)
{
	bool binding = target->target->binding, met = target->verdict == VERDICT_MET;
	if (target->target->withdrawn) {
		score->withdrawn++;
		return;
	}
	score->all++;
	score->binding += binding;
	if (target->verdict == VERDICT_NOT_ASSESSABLE) {
		score->unassessed++;
		return;
	}
	score->binding_missed += binding && !met;
	if (!target_is_stated(result, target)) {
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
