/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code: a program made ready to run for one question: which inputs vary by lane, which variables are wanted.
 * Two phases, the base year and every other year. Each value has two marks, by year and by lane: with neither
 * it is a constant, computed here; by year only a uniform, one number a year for all lanes, computed once for
 * a run; by lane only a row computed once for a block of lanes; with both, a row computed each year: the hot
 * loop. No optimisation may change a bit (tests/test_code.c makes code with each of them on and off). */
#ifndef CORE_CODE_H
#define CORE_CODE_H
#include "core/kernel.h"
#include "core/program.h"

enum optimisation {
	CODE_PRUNE = 1, /* leave out what no wanted variable needs */
	CODE_SHARE = 2, /* compute equal expressions once */
	CODE_FOLD = 4,  /* compute constants when the code is made; x * 1, x / 1 */
	/* Keep out of the lanes what does not vary by lane, and out of the years what does not vary by year. */
	CODE_HOIST = 8,
	CODE_FUSE = 16,  /* pairs of operations in one pass */
	CODE_REUSE = 32, /* rows are used again once their value is dead */
	CODE_PLACE = 64, /* a state's next value is computed where its last one stands, if nobody needs that any more */
	CODE_ONLY = 128, /* what is wanted of one year is computed in that year */
	CODE_ALL = 255
};

enum storage { STORE_NONE, STORE_CONSTANT, STORE_UNIFORM, STORE_ROW };
struct operand { enum storage storage; int index; };
struct operation {
	enum kernel kernel;
	int only; /* > 0: in this year alone */
	struct operand out, argument[3];
	/* kernel_is_many: its numbers for `limits` limits, which result a step of the run gives, rows of the results of a
	 * step over lanes (STORE_NONE: not wanted) */
	const struct operand *many; int limits, which;
	struct operand *outs;
};

enum { PHASE_BASE, PHASE_YEAR, PHASES };

struct carry { struct operand state, from[PHASES]; };      /* at a phase's end: state := from */
struct load { struct operand out; const double *values; }; /* a uniform input: values[year]; NULL: the year itself */

/* How an input varies by lane: the row is its value, is added to its yearly values, multiplies them, or is the
 * value and another one every year. */
enum vary_kind { VARY_VALUE, VARY_SHIFT, VARY_SCALE, VARY_YEARLY };
struct vary { int input, element; enum vary_kind kind; };
/* Filled by the source of lanes; index: in the question's list */
struct varied {
	int index;
	struct operand row;
	bool yearly;
};

/* Every variable has a value with the limits on and a companion with the limits off; where no limit reaches it
 * they are one. */
enum world { WORLD_LIMITED, WORLD_UNLIMITED, WORLDS };

struct code {
	const struct program *program;
	double *constants; int constant_count;
	int uniform_count, row_count;
	struct operation *uniform[PHASES]; int uniform_steps[PHASES]; /* once for a run, in order, each year */
	struct operation *lanes[PHASES]; int lane_steps[PHASES];      /* for every block, each year */
	struct operation *block; int block_steps;                     /* for every block, once: what varies by lane only */
	struct load *loads; int load_count;
	struct carry *carries; int carry_count;
	struct varied *varied; int varied_count;
	/* [variable][element, then groups]; STORE_NONE where not wanted or not there */
	struct operand **values[WORLDS][PHASES];
};

struct question {
	const bool *wanted;        /* [variables]; NULL: all */
	const int *only; /* [variables] > 0: wanted in this year alone (years after the base year); NULL: in every year */
	const bool *companions;    /* [variables] of which the companion is wanted too; NULL: of none */
	const struct vary *varied; int varied_count; /* inputs that vary by lane, each at most once */
	unsigned optimisations;
};

struct code *code_make(struct arena *arena, const struct program *program, const struct question *question);
#endif
