/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beyond: what a run does where the files say no more: a share or coverage stays at its ceiling or floor although its
 * trend leads on, a programme is spent and its share of GDP goes on, nothing at all is invested. */
#ifndef ASK_BEYOND_H
#define ASK_BEYOND_H
#include "ask/result.h"

/* A variable that its trend would lead past a bound in some year. */
struct bound {
	int variable;
	double value; /* the bound in the first of these years, in the variable's unit */
	int first, last;
};
/* In the order of variables. */
const struct bound *bounds_acting(struct arena *arena, const struct result *result, int *count);
/* Indicators in % that nothing bounds (a formula, a path, an open ceiling), begin between 0 and 100 and are beyond in some
 * year: `value` is the farthest. No mistake where they are no shares. */
const struct bound *shares_beyond(struct arena *arena, const struct result *result, int *count);
/* The years after the programme in which its share of GDP goes on, and that share in %; false: there are none. */
bool programme_goes_on(const struct result *result, int *first, double *share);
/* The first run of years after the base year in which capital has no investment; false: there is none. */
bool nothing_invested(const struct result *result, int *first, int *last);
#endif
