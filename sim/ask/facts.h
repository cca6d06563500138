/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts: what has come true within a run's years, to be held against it. A fact counts where its unit fits the
 * variable's and it does not stand on another basis than the number that the run begins with: the base year's
 * observation that is nearest to it. Beside it two forecasts that
 * need no model: no change since the base year, and the same growth again as between the base year and the last
 * observation before it. */
#ifndef ASK_FACTS_H
#define ASK_FACTS_H
#include "ask/result.h"

struct fact {
	const struct observation *of;
	int variable, element, year;
	double value;                  /* in the variable's unit, as the forecasts are */
	double no_change;              /* the base year's value: observed, or else the model's */
	double same_growth;            /* NAN: nothing was observed that it could start from */
};
/* In the order of the observations; those of the years after the base year only. Returns how many. */
int facts_find(struct arena *arena, const struct result *result, struct fact **list);
#endif
