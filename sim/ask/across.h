/* SPDX-License-Identifier: GPL-3.0-or-later */
/* across: one variable, with its element, in several scenarios side by side, its numbers in the unit of the first that
 * has it, or that has it and the target in question. Where money is of another price basis, or the unit measures
 * something else, the scenario does not compare. */
#ifndef ASK_ACROSS_H
#define ASK_ACROSS_H
#include "ask/result.h"

struct seat { /* the variable in one scenario */
	int variable, element; /* variable -1: it has none with a value in the run, or it does not compare */
	double scale;          /* to the common unit */
};
struct across {
	struct seat *in; /* [results] */
	int owner;       /* in whose unit it is told; -1: none has it */
	struct unit unit;
};
struct seat across_seat(const struct result *result, const char *name); /* in its own unit: scale 1 */
/* `name`: "gdp", "share.industry"; a variable over sectors needs an element. */
struct across across_named(struct arena *arena, const struct result *const *results, int count, const char *name);
/* The same; what a target measures only where the target is such a one. */
struct across across_target(struct arena *arena, const struct result *const *results, int count, const char *name,
                            const struct target *like);
/* Do both ask for the same measure of the same variable? */
bool target_asks_alike(const struct target *one, const struct target *other);
/* In the common unit; NAN where there is none. What a mean growth is in its base year is no number either. */
double across_value(const struct result *result, const struct seat *seat, int year);
double across_unlimited(const struct result *result, const struct seat *seat, int year); /* with the limits off */
/* Do all that have it start from one base above 0, so that a rate is one level for all of them? To 1e-5: derived
 * numbers are rounded in files, and no label shows the difference. */
bool across_shares_base(const struct result *const *results, int count, const struct across *across);
#endif
