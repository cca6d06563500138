/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recount: what a run came to, worked out a second time apart from the engine. A variable by its own equation, from
 * inputs and from other numbers of the run, with the arithmetic of C; and laws that hold of any economy whatever its
 * equations are (a whole is the sum of its parts, an intensity is a use per output, a fall is measured from the base),
 * so that an equation that was written down wrongly is noticed, too. A target by what its measure means. */
#ifndef ASK_RECOUNT_H
#define ASK_RECOUNT_H
#include "ask/ensemble.h"
#include "ask/node_value.h"

/* By its equation. NAN: it cannot be told (a group, limits that act together, a year without a value). */
double recount_value(struct arena *arena, const struct moment *moment, int variable, int element);
/* What a target measures, from the variable that it names; NAN: it cannot be told. */
double recount_target(const struct result *result, const struct target_result *target);

struct recount_fault {
	const struct result *result;
	const char *law;             /* "gdp = sum(output)", "gdp by its equation", "target gdp" */
	const char *name; int year;  /* whose number is another */
	double is, should;
};
/* Do the laws hold in all years of the run? False: *fault is the first that does not. */
bool recount_laws(struct arena *arena, const struct result *result, struct recount_fault *fault);
/* Are measures, gaps and verdicts of its targets what they should be? */
bool recount_targets(struct arena *arena, const struct result *result, struct recount_fault *fault);
/* Nearly the same: to 1e-9 of `size`, or of themselves. */
bool recount_agrees(double is, double should, double size);
#endif
