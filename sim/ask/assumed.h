/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumed: does a number rest on an assumption from the first year on? Then its level is known to three figures at
 * best, and the views show no more. */
#ifndef ASK_ASSUMED_H
#define ASK_ASSUMED_H
#include "ask/result.h"

struct grounds { /* of a value: is any number that it is made from assumed; figures of the best known one */
	bool assumed;
	int figures;
	double factor; /* of the unit that the variable is declared in, whatever it is shown in */
};
struct assumed { /* [variables] */
	const bool *level;
	const struct grounds *grounds;
};
/* Of all variables at once, in a time that grows with the formulas and not with how they build on one another. */
const struct assumed *assumed_make(struct arena *arena, const struct program *program);

/* The variable's base-year value depends on an input whose source is "assumption"; or it tells of what limits take,
 * which rests on the efficiency assumed without them. */
bool level_is_assumed(const struct result *result, int variable);
/* How many figures the value of a year deserves: as many as the best known number that it is made from, three at least
 * and four at most; three where its level is assumed, or where it is below 1000 of its declared unit and an assumption
 * moves it. */
int figures_deserved(const struct result *result, int variable, int element, int year);
#endif
