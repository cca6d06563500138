/* SPDX-License-Identifier: GPL-3.0-or-later */
/* budget: what a target over several years leaves, year by year, and who used it: the sectors and parts that what it is
 * about adds up. A mean is told as the sum that it comes to. */
#ifndef ASK_BUDGET_H
#define ASK_BUDGET_H
#include "ask/result.h"

struct budget_part {
	struct title title;
	const char *name;
	double used;
};
struct budget {
	int first, last;
	double allowed, used, left;        /* left: negative where more was used; in the unit of the variable */
	const double *by_year;             /* [last - first + 1]; NAN of years before the run */
	const struct budget_part *parts;   /* none where it is no plain sum, or years lie before the run */
	int part_count;
	const struct unit *unit;
};
/* False: it is no such target, or cannot be assessed. */
bool budget_of(struct arena *arena, const struct result *result, const struct target_result *target,
               struct budget *budget);
#endif
