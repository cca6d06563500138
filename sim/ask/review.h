/* SPDX-License-Identifier: GPL-3.0-or-later */
/* review: how each target stands halfway: what was observed since the base year against the even way to it
 * (progress.h), the class that this is, and what it takes from the last fact on. Facts are levels, or levels that
 * follow from the base and the growth (the fall) of every year since. Holds: numbers of different bases, of current and
 * constant prices, and years with a gap before them are never held against one another; each says why it is not judged.
 *  */
#ifndef ASK_REVIEW_H
#define ASK_REVIEW_H
#include "ask/progress.h"

enum review_reason {
	REVIEW_JUDGED,
	REVIEW_NOT_OBSERVED,
	REVIEW_GAP,          /* growth is known of a later year, but not of the year `missing` */
	REVIEW_OTHER_BASIS,
	REVIEW_OTHER_PRICES,
	REVIEW_MET_BEFORE,   /* in the base year already: there is no way to go */
	REVIEW_ONE_YEAR,     /* a rate of its year alone, or a peak */
	REVIEW_RANGE,        /* has no single end */
	REVIEW_NO_BASE,
	REVIEW_NOT_BEGUN,    /* the years that it sums up lie ahead */
	REVIEW_NO_NUMBER,    /* words, no variable, given up */
	REVIEW_REASONS
};
extern const char *const review_reason_names[REVIEW_REASONS]; /* "judged", "not_observed", ... */
enum review_origin {
	REVIEW_OBSERVED,
	REVIEW_CHAINED /* by growth, from the fact before */,
	REVIEW_ASSUMED /* a link of it */
};
extern const char *const review_origin_names[];
enum review_step { REVIEW_NONE, REVIEW_RATE /* %/yr */, REVIEW_POINTS /* a year */, REVIEW_AMOUNT /* a year */ };

struct review_fact {
	int year;
	double value; /* in the way's unit; of a sum, so far */
	enum review_origin origin;
	const struct observation *of;
};
struct review {
	const struct target_result *target;
	enum review_reason reason;
	const char *name;        /* of what is held against the way; NULL: nothing */
	struct unit unit;
	bool level;              /* the target's number as a level of it */
	bool begins_later;       /* the way, where it was first observed: nobody saw the base year */
	bool sum, budget;        /* a sum of years; one that may be used, not one to be reached */
	struct progress_way way;
	struct review_fact *facts; int count; /* on the way's basis, base year first where it was observed; ascending */
	double share,
		time; /* of the way, of the time, at the last of them; share NAN: in the target's year, without a way */
	enum progress class;
	bool met;                /* the last fact meets the target */
	/* What is not held against the way: the last one on another basis, at other prices; the growth behind a gap. */
	const struct observation *beside, *growth;
	const struct observation *base_of; /* of another basis than `beside`: the base year's */
	const char *rate; int missing;     /* the variable whose number of that year is not known */
	enum review_step step;
	double needed, seen;     /* a year: from the last fact to the target; what the last one brought; else NAN */
	int since;               /* the year of that fact */
};

struct review_question {
	const struct result *result;
	const struct target_result *target;
	const char *name;
	struct unit unit;
	double base;             /* NAN: there is none */
	struct standing_goal goal;
	const struct observed *observed; /* NULL: nothing was */
	const struct progress_rule *rule;
};
struct review review_of(struct arena *arena, const struct review_question *question);

struct reviews {
	const struct result *result;
	struct progress_rule rule;
	int at;                  /* nothing later was looked at */
	struct review *list; int count; /* as the result's targets */
	int judged, in_class[PROGRESS_CLASSES];
	int met, missed;         /* of those judged, in the target's year: not in a class */
};
struct reviews *reviews_of(struct arena *arena, const struct result *result, int at);

/* --- what is looked at --- */

struct supposition {          /* in place of an observation that is wanting */
	const char *variable;
	struct unit unit;
	int year;
	double value;
	struct place place;
};
extern const char review_assumption[]; /* the source of what is assumed: by its address */
bool review_is_assumed(const struct observation *of);
/* The last year after the base year, within the run, in which something was observed; 0: none. */
int review_last_year(const struct result *result);
/* The same result, of which nothing after `at` was observed (after: nothing until it), and this was assumed. */
const struct result *review_result(struct arena *arena, const struct result *result, int at, bool after,
                                   const struct supposition *assumptions, int count);
#endif
