/* SPDX-License-Identifier: GPL-3.0-or-later */
/* condition: the odds after what has come true. The members of an ensemble are weighed by how near each came to the
 * facts: with d directions in which the facts differ, of n members, a normal kernel of
 *   w = exp(-|z - z_facts|^2 / 2 h^2),  h = n^(-1 / (d + 4))  (Scott 1992)
 * where z are the members' values at the facts, turned and scaled to be uncorrelated and of spread 1; directions in
 * which members hardly differ (facts that follow from others) count for nothing. The weights are worth (sum w)^2 /
 * sum w^2 members (Kish 1965). Same scenario, facts, members and seed: the same bits, for any number of threads. */
#ifndef ASK_CONDITION_H
#define ASK_CONDITION_H
#include <signal.h>
#include <stdint.h>
#include "ask/facts.h"

/* Fewer effective members: rough; hardly any: nothing can be said. A fact beyond all but so many in a thousand members
 * on its side is left out: weights would be those of a few. */
enum { CONDITION_ROUGH = 100, CONDITION_NOTHING = 10, CONDITION_FAR = 5, CONDITION_FACTS_MOST = 64 };
#define CONDITION_MEMBERS_MOST 1000000u /* they are kept */

enum condition_use {
	CONDITION_USED,
	CONDITION_BEYOND, /* hardly a member comes to it */
	CONDITION_PRICES, /* at current prices, which this scenario does not draw */
	CONDITION_LATER   /* after the year in question: what the odds are held against */
};
extern const char *const condition_use_names[]; /* "used", "beyond", "prices", "later" */
struct condition_fact {
	struct fact fact;
	enum condition_use use;
	int wanted, prices;               /* columns of the members; prices -1: they do not matter */
	double below_before, below_now;   /* the part of the members below it */
	double score_before, score_now;   /* continuous ranked probability score, in the variable's unit */
};
struct condition_target {
	bool moved;                       /* draws move what it measures */
	double before, now;               /* probability; now NAN: nothing can be said */
	double error_before, error_now;
};
struct condition {
	const struct result *result;
	uint64_t members, seed;
	struct condition_fact *facts; int count;
	int used, unmoved;                /* facts that no draw touches: they tell members not apart */
	int directions; double width;     /* d and h */
	double effective;                 /* the number of members that the weights are worth */
	struct condition_target *targets; /* [result->target_count] */
};

struct condition_question {
	uint64_t members, seed;
	int threads;
	const struct result *const *known; int known_count; /* of each case: the result with the facts to go by */
	const struct result *later;                         /* with the facts to be held against; may have none */
	const volatile sig_atomic_t *stop;
};
/* A list of pointers, one of each case. NULL: stopped. */
const struct condition *const *condition_make(struct arena *arena, const struct result *centre,
                                              const struct condition_question *question);
/* sum w |x - y| - 1/2 sum sum w w' |x - x'|, of weights that add up to 1; order: by x. */
double condition_score(const double *x, const double *weight, const int *order, int count, double y);
#endif
