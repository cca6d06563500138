/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contest: what has come true, held against an ensemble and against two forecasts that need no model (ask/facts.h). The
 * error of an ensemble is its continuous ranked probability score (T. Gneiting, A. Raftery, Journal of the American
 * Statistical Association, 2007), which for a single number is its distance |fact - number|. Errors of facts in
 * different units are compared as parts of the facts: error / |fact|. */
#ifndef ASK_CONTEST_H
#define ASK_CONTEST_H
#include "ask/ensemble.h"

/* The ensemble against one forecast, over the facts that are not 0 and for which there is such a forecast. */
struct contest {
	int facts;         /* how many */
	int nearer;        /* those that the ensemble's error is the smaller of */
	double own, other; /* sums of error / |fact|; over `facts` they are means */
};
struct contests {
	int facts, inside; /* held; and those of them that lie where 90 % of the members do */
	struct contest no_change, same_growth;
};
bool contest_inside(const struct ensemble_fact *fact); /* 5 % of the members lie below it, 5 % above, at least */
void contest_hold(struct contests *contests, const struct ensemble_fact *fact); /* start with all 0 */
#endif
