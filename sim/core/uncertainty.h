/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty: what a program's members draw. An input with a distribution is drawn once a member: a uniform number
 * turned by the inverse distribution, around its value, or, where it changes by year, as a shift (or, lognormal, a
 * factor) of the whole path. Shocks are drawn every year. Pairs with a rank correlation are joined by a normal copula.
 * Draws stay inside what the input may be. A number written once for several sectors is drawn once: its copies have the
 * same stream. A draw depends on the seed, the input's key, the year and the member, and
 * on nothing else: not on what else is drawn, not on the scenario. */
#ifndef CORE_UNCERTAINTY_H
#define CORE_UNCERTAINTY_H
#include "core/program.h"
#include "core/draw.h"
#include "distribution/distribution.h"

struct vary; /* core/code.h */
struct uncertain_input {
	const char *key;               /* "sectors.mining.growth", "shocks.common" */
	const struct input_value *value; /* NULL: a shock */
	struct draw_from from;         /* of the value, the shift or the factor, in the declared unit */
	uint64_t name;                 /* of its stream */
	const struct copula *copula;   /* the inputs that it moves together with; NULL: none */
	int place;                     /* its place among them */
	double shown; /* `value` is in another unit, the declared numbers times this (ask/shown.h); 0: no */
	int first;                     /* the first of its copies: of the same number, written once for several sectors */
};

/* Inputs that are correlated with one another: z = factor u, with u independent standard normals. */
struct copula {
	int count;
	const int *members;            /* [count] indices in `list`, in the program's order */
	double *factor;                /* [count][count], lower triangular (Cholesky) */
};

struct uncertainty {
	int base_year;
	int count, shock_count;        /* all; those drawn every year */
	int number_count;              /* those drawn once a member, copies counted once */
	struct uncertain_input *list;
	struct vary *varied;           /* [count] for code_make, in the same order */
};

/* NULL: errors were reported (a distribution that does not fit what the input may be, correlations that cannot
 * hold together or name what is not drawn). Without anything to draw: count 0. */
const struct uncertainty *uncertainty_make(struct arena *arena, const struct program *program, struct diags *diags);
/* The same, with what sampling needs beside (distribution_fit). */
const struct uncertainty *uncertainty_fitted(struct arena *arena, const struct uncertainty *uncertainty);
/* The draws of `index` for the members of a block (DRAW_BLOCK of them): what engine_run's fill puts into a row.
 * `year`: years after the base year. */
void uncertainty_draw(const struct uncertainty *uncertainty, uint64_t seed, uint64_t block, int index, int year,
                      double *row);
/* Which one is this input's; -1: it is not drawn (`uncertainty` may be NULL: nothing is). */
int uncertainty_of(const struct uncertainty *uncertainty, const struct input_value *value);
/* The quantile of one input at probability u, as its value (of a path: in the base year); NAN for a shock. */
double uncertainty_quantile(const struct uncertainty *uncertainty, int index, double u);
#endif
