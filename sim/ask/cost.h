/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cost: what limits take. The cost is the distance to the same run without limits, because a cut compounds: what was
 * cut in one year is missing in all that follow. It rests on the efficiency that the scenario assumes beside it. */
#ifndef ASK_COST_H
#define ASK_COST_H
#include "ask/range.h"
#include "ask/result.h"

struct cost {
	double lost;    /* GDP without limits less GDP, in GDP's unit; NAN: no limits, no GDP, or a year outside the run */
	double percent; /* of GDP without limits */
};
struct cost cost_of_limits(const struct result *result, int year);
/* How many limits cut output. Of one alone the whole cost is its own; of several no part belongs to any. */
int cost_cutting(const struct result *result);
/* The yearly fall of energy per output that is assumed before any limit, and what the first limit that binds and may
 * ask for more of it adds (unit NULL: none does). False: no limit cuts output, or the scenario has no energy. */
bool cost_rests_on(const struct result *result, struct range *efficiency, struct range *extra);
#endif
