/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result: what one run of one scenario came to. */
#ifndef ASK_RESULT_H
#define ASK_RESULT_H
#include "ask/placeholders.h"
#include "core/program.h"
#include "core/uncertainty.h"
#include "core/target.h"

struct limit_result {
	const char *id;
	struct title title;
	struct place place;
	/* The names of the use it holds and of what that is divided by, as the file gives them; NULL: coefficients of its
	 * own; a level; none. */
	const char *holds, *per, *source;
	int bound_years, broken_years;            /* how many */
	bool *bound, *broken;                     /* [years], base year first */
	int use, limit, slack, cut, price, efficiency; /* variables limit_use.ID, ... ; -1 where there is none */
	double cut_total;                         /* sum over years of limit_cut.ID, 1e8 CNY@base */
	bool efficiency_used, efficiency_exhausted, output_cut;
	double efficiency_points;                 /* the mean extra fall of intensity in the years it binds, %/yr */
};

struct assumed; /* ask/assumed.h */

struct result {
	const struct scenario *scenario;
	const struct program *program;
	const struct uncertainty *uncertainty;    /* what an ensemble draws */
	int base_year, years;                     /* rows */
	const struct placeholders *placeholders;  /* what is to be replaced, and what it moves; NULL: nothing is */
	const struct assumed *assumed;            /* which levels rest on assumptions, and what grounds values have */
	double **values;                          /* [variable][element * years + year]; groups after the elements */
	double **unlimited;                       /* the companion with the limits off; NULL if there are no limits */
	struct target_result *targets; int target_count;
	const struct result_index *index;         /* ask/result_index.h */
	int met, missed, not_assessable, binding_met, binding_assessed, binding_count;
	struct limit_result *limits; int limit_count;
	const struct result *declared;            /* in the units that are declared (ask/shown.h); NULL: this one is */
	double gap_to_unlimited;                  /* last year, 1e8 CNY@base, GDP; NAN without limits */
};

/* NAN before the variable's first year. element -1 or 0 for scalars; a group's index is count + group. */
double result_value(const struct result *result, int variable, int element, int year);
bool result_has(const struct result *result, int variable, int year);
/* NULL: it has none of that id. */
const struct target_result *result_target(const struct result *result, const char *id);
const struct limit_result *result_limit(const struct result *result, const char *id);
#endif
