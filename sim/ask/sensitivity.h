/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sensitivity: which uncertain inputs decide what a scenario comes to. A tornado moves one input at a time from its P10
 * to its P90, the others as the files have them. Indices (indices.h) share the variance of all of them drawn together
 * out to factors: an input; inputs that are correlated, which cannot be told apart; a shock with all its years. The
 * design has as many rows as the indices need to be known within SENSITIVITY_ERROR, at most SENSITIVITY_ROWS_MOST. Same
 * scenario, seed and rows: the same bits, for any number of threads. */
#ifndef ASK_SENSITIVITY_H
#define ASK_SENSITIVITY_H
#include <signal.h>
#include "ask/indices.h"
#include "ask/lever.h"

enum {
	SENSITIVITY_ROWS = 4096, /* that it begins with */
	SENSITIVITY_ROWS_LEAST = 1024,
	SENSITIVITY_ROWS_MOST = 65536,
	SENSITIVITY_FEW = 2, /* numbers; of more, rows end at: */
	SENSITIVITY_ROWS_MANY = 16384,
	SENSITIVITY_ALONE = 2048, /* runs with one shock alone */
	SENSITIVITY_FACTORS_MOST = 64
};
#define SENSITIVITY_ERROR 0.02        /* of the indices of a number */
#define SENSITIVITY_RARE 0.01
#define SENSITIVITY_CHANCE_ERROR 0.05 /* of those of a chance, which is a number that jumps */

struct sensitivity_factor {
	const char *key;      /* of the first */
	const int *levers; int count; /* in sensitivity->levers; several: they are correlated */
	bool yearly;
};

struct sensitivity_bar {       /* of a tornado: one of the levers */
	int lever;
	double at_low, at_high;    /* P10 and P90 of the input, of a path in the base year; a shock: NAN */
	double low, high;          /* what comes out; of a shock: P10 and P90 of what it brings alone */
};

/* What is asked: a variable in a year, or what a target measures. */
struct sensitivity_asked { int variable, element, row, target /* in result->targets; -1: none */; };

struct sensitivity_output {
	struct sensitivity_asked asked;
	const struct unit *unit;
	double centre;
	bool varies;                   /* otherwise no draw can move it, and there is nothing but the centre */
	struct sensitivity_bar *bars;  /* [levers], the widest first */
	struct indices_found measure;
	int *ranked;                   /* [factors] by the total index of the measure */
	bool judged;                   /* the target can be judged: */
	bool rare;                     /* it is met, or missed, in so few runs that what decides it cannot be told */
	double chance;                 /* of meeting it */
	struct indices_found met;      /* indices of being met: 1 or 0 */
	int *ranked_met;
	bool enough;                   /* both within the errors asked for, where there are any */
};

struct sensitivity {
	const struct result *result;
	struct levers levers;
	const struct sensitivity_factor *factors; int factor_count;
	struct sensitivity_output *outputs; int output_count;
	int rows;           /* of the design, over all nets */
	uint64_t runs;      /* of the design and the tornado */
	uint64_t seed;
	bool enough;
	int even;           /* columns that stand on even points; the others have random numbers */
	int columns;
};

struct sensitivity_question {
	const struct sensitivity_asked *asked; int asked_count;
	int rows;           /* 0: as many as are needed; else rounded up to SENSITIVITY_ROWS_LEAST times a power of two */
	uint64_t seed;
	int threads;
	const volatile sig_atomic_t *stop;
};

/* Inputs that are drawn, as factors. */
const struct sensitivity_factor *sensitivity_factors(struct arena *arena, const struct result *result,
                                                     const struct levers *levers, int *count);
/* What the targets that can be judged measure. Returns how many. */
int sensitivity_targets(struct arena *arena, const struct result *result, struct sensitivity_asked **asked);
/* NULL: stopped. The result draws something, and of at most SENSITIVITY_FACTORS_MOST factors. */
const struct sensitivity *sensitivity_run(struct arena *arena, const struct result *result,
                                          const struct sensitivity_question *question);
/* In the units of `shown` (ask/shown.h). */
const struct sensitivity *sensitivity_shown(struct arena *arena, const struct sensitivity *sensitivity,
                                            const struct result *shown);
#endif
