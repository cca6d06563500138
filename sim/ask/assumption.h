/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumption: one thing that files say, and when two of them say the same. `compare` holds the yearly values against
 * each other that runs are made of, `diff` what stands in files, run or not: both by the rules here. */
#ifndef ASK_ASSUMPTION_H
#define ASK_ASSUMPTION_H
#include "base/lookup.h"
#include "ask/result.h"

/* What of a thing it is. */
enum aspect {
	ASPECT_VALUE,     /* its number, or what stands for it */
	ASPECT_RANGE,
	ASPECT_UNCERTAIN,
	ASPECT_FORMULA,
	ASPECT_SETTING,   /* a year, a choice, a name */
	ASPECT_TITLE,
	ASPECT_SOURCE,
	ASPECT_NOTE,
	ASPECTS
};

/* Yearly values, a target's number, or a text. */
struct assumption {
	const char *key;
	const struct unit *unit; /* NULL: the file does not say, and nothing else tells */
	const double *values;    /* [years] from `first`, in `unit` */
	int first, years;
	int base_year;
	const struct target_result *target; /* of a result; NULL: an input, or of a file */
	struct place place;
	const struct program *program; /* where it is an input of a result: whose, which and its value */
	const struct input *input;
	const struct input_value *value;
	bool of_base; /* a level of the base year: the same number of another year is another assumption */
	/* Of files: */
	enum aspect aspect;
	const char *text;   /* no number: in a spelling that does not depend on how it was written; NULL: `values` */
	const char *sense;  /* "at_least"; NULL: it is no target's */
	const char *object; /* what the user keyed and it is a part of: "targets.gdp"; NULL: of nothing */
	const char *holder; /* of a source: the thing around the number, whose it is; NULL: it is the number's own */
	const char *series; /* the observations that it is taken from; NULL: it is stated here */
	bool high;          /* values[1] is the other end of a range */
	bool level;         /* a level to be reached where a rate could stand */
	bool as_unsaid;     /* what would hold if nothing were said */
	int from, to;       /* the years outside which it does not hold; 0: open */
};
struct assumptions {
	struct assumption *list;
	int count, capacity;
	struct lookup *places;  /* of keys and aspects: where in the list, from 1 */
	struct lookup *objects; /* that there are */
};

struct assumption *assumptions_add(struct arena *arena, struct assumptions *to, const struct assumption *one);
/* NULL: there is none. */
struct assumption *assumptions_find(const struct assumptions *in, struct arena *arena, const struct assumption *like);
/* Those of a run. */
struct assumptions assumptions_of(struct arena *arena, const struct result *result);

/* Both absent, or the same (to 1e-12 relative): in all years that both have, or in every year of either where they have
 * one at most in common; at the same prices; of a level of the base year that year too; of a target the sense,
 * the year and the number. What would hold anyhow is the same as nothing. */
bool assumption_same(const struct assumption *a, const struct assumption *b);
/* Do both count the same, whatever the prices: units that fit, of targets the same measure of the same variable? */
bool assumption_alike(const struct assumption *a, const struct assumption *b);
/* Units that fit, prices included; a number without a unit fits a plain one. */
bool assumption_fits(const struct assumption *a, const struct assumption *b, double *scale);
double assumption_in(const struct assumption *of, int year); /* held before and after its years */
bool number_alike(double a, double b);                       /* to 1e-12 relative; both NAN */
#endif
