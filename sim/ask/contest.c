/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contest: one fact after another; which of them are held is for the asker to say. */
#include <math.h>
#include "ask/contest.h"

bool contest_inside(const struct ensemble_fact *fact) { return fact->below >= 0.05 && fact->below <= 0.95; }

static void hold(struct contest *contest, const struct ensemble_fact *fact, double forecast)
{
	double size = fabs(fact->fact.value), error = fabs(fact->fact.value - forecast);
	if (!isfinite(forecast) || !(size > 0))
		return;
	contest->facts++;
	contest->nearer += fact->score < error;
	contest->own += fact->score / size;
	contest->other += error / size;
}

void contest_hold(struct contests *contests, const struct ensemble_fact *fact)
{
	contests->facts++;
	contests->inside += contest_inside(fact);
	hold(&contests->no_change, fact, fact->fact.no_change);
	hold(&contests->same_growth, fact, fact->fact.same_growth);
}
