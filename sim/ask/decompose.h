/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decompose: what moved a number: the change of a variable between two points, a run in a year each, as a table of its
 * parts (sectors, households; the terms of a formula) by the effects of its factors, by LMDI-I (ask/lmdi.h). The
 * effects of all parts sum to the change. Two points may differ in year, in scenario, or in whether limits act. */
#ifndef ASK_DECOMPOSE_H
#define ASK_DECOMPOSE_H
#include "ask/node_value.h"

struct decompose_effect {
	const char *id;
	struct title title;
	bool of_households; /* population, urban shift, use per head */
	bool idle;          /* nothing of it, in no part, and no reader expects it */
	double total;
};
struct decompose_part {
	const char *id;      /* "mining", "households_urban", "output.a * b" */
	struct title title;  /* empty: the id */
	double from, to;
	double *effects;     /* [effects] */
	const bool *has;     /* [effects] is that factor one of its own? */
};
struct decomposition {
	const char *id;      /* "energy", "kaya", "output.mining" */
	struct title title;
	struct unit unit;
	int variable, element;      /* whose change it is; element -1: a scalar */
	struct moment before, after;
	bool chained;               /* the sum over the years between, in place of the two ends */
	double from, to;
	struct decompose_effect *effects; int effect_count;
	struct decompose_part *parts; int part_count;
	const int *ranked;          /* [effects] their indices, by size, the largest first */
	/* What households add but for what they share with the sectors (fuel mix, activity); NAN: they share nothing. */
	double households;
};

enum decompose_refusal {
	DECOMPOSE_FINE,
	DECOMPOSE_NO_PRODUCT, /* `name` */
	DECOMPOSE_OWN_PAST,   /* `name` follows from its own value of the year before */
	DECOMPOSE_NEGATIVE,   /* the factor `name` is `value` in `year`, of the part `part` (or NULL) */
	DECOMPOSE_NO_VALUE,   /* `name` has none in `year` */
	DECOMPOSE_GIVEN,      /* in `year` `name` is given, not what its formula says */
	DECOMPOSE_APART,      /* the two scenarios do not make `name` of the same parts and factors */
	DECOMPOSE_UNITS,      /* nor count it in the same unit */
	DECOMPOSE_TOO_MANY    /* parts */
};
struct decompose_refused { enum decompose_refusal why; const char *name, *part; int year; double value; };

/* What is asked by a name of its own: energy, co2 and what follows from them by sector, and the Kaya identity. Those
 * that this run has, in order; -1: no more. */
int decompose_next(const struct result *result, int scheme); /* the first: -1 */
enum { DECOMPOSE_USUAL = 3 }; /* so many are told where nothing is named: energy, co2, kaya */
const char *decompose_scheme_id(int scheme);
const char *decompose_scheme_variable(int scheme);
bool decompose_scheme_is(const char *id); /* is there one of that name, whatever the run? */
int decompose_scheme_find(const struct result *result, const char *id); /* -1: there is none */
/* The scheme of a variable, -1: none, it is read from its formula. */
int decompose_scheme_of(const struct result *result, int variable);

struct decompose_question {
	int scheme;            /* >= 0 */
	int variable, element; /* scheme -1 */
	struct moment before, after;
	bool chained;          /* both in one run */
};
/* NULL: refused, and *refused says why. */
const struct decomposition *decompose(struct arena *arena, const struct decompose_question *question,
                                      struct decompose_refused *refused);
/* The same in another unit of the same kind (ask/shown.h). */
const struct decomposition *decompose_shown(struct arena *arena, const struct decomposition *of,
                                            const struct unit *unit);
/* The same in numbers of so many decimals that add up as they are printed (ask/additive.h). */
const struct decomposition *decompose_rounded(struct arena *arena, const struct decomposition *of, int decimals);
/* The variables of this run that are products and no scheme, users' own first, then main ones, as many as `most`. */
const char **decompose_products(struct arena *arena, const struct result *result, int most, int *count);
#endif
