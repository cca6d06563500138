/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble: many members of one scenario. Each draws every uncertain input once and every shock once a year, and
 * runs with the limits as they are. What is kept are histograms and counts, never members: memory does not depend
 * on their number. Quantiles are of type 7 (Hyndman and Fan 1996) at any number of members: exact of few, and of
 * many within 1 / ENSEMBLE_PARTS of the range between the least and the most. Same scenario, members and seed: the
 * same bits, for any number of threads. */
#ifndef ASK_ENSEMBLE_H
#define ASK_ENSEMBLE_H
#include <signal.h>
#include <stdint.h>
#include "ask/chance.h"
#include "ask/facts.h"
#include "ask/result.h"
#include "core/uncertainty.h"

enum { ENSEMBLE_FEW = 4096, ENSEMBLE_PARTS = 1800, ENSEMBLE_PAIRS_MOST = 256 /* targets whose pairs are counted */ };

/* In the order in which they are listed; their names are ensemble_stat_names. */
enum ensemble_stat {
	STAT_MEAN,
	STAT_SD,
	STAT_P05,
	STAT_P10,
	STAT_P25,
	STAT_P50,
	STAT_P75,
	STAT_P90,
	STAT_P95,
	STAT_COUNT
};
extern const char *const ensemble_stat_names[STAT_COUNT];       /* "mean", "sd", "p05", ... */
extern const double ensemble_stat_probability[STAT_COUNT];      /* 0.05 for STAT_P05; NAN for mean and sd */

struct ensemble_target {         /* beside centre->targets, in their order */
	bool moved;              /* what it measures depends on what is drawn */
	bool assessed;           /* it can be judged in this scenario: otherwise nothing below has a meaning */
	bool own;                /* the scenario's own statement (stated.h), which no draw moves */
	uint64_t met;            /* members that meet it */
	uint64_t overshot;       /* of these, past an `about` number by more than its tolerance */
	uint64_t undefined;      /* members in which nothing can be said of it (no peak yet, growth from zero): not met */
	/* With --credible P: the value reached with probability P in the target's year; else NAN. */
	double credible;
	double *milestone;       /* [years], base year first: the same in every year; NULL without --credible */
	/* [centre->limit_count]: members that missed it and in which that limit bound up to its year. */
	uint64_t *missed_bound;
	uint64_t *met_broken;    /* [centre->limit_count]: members that met it and broke that limit in some year */
};

struct ensemble_limit {          /* beside centre->limits */
	uint64_t bound;          /* members in which it bound in some year */
	uint64_t broken;         /* and in which it could not be kept */
	uint64_t *bound_in;      /* [years] members in which it bound in that year */
	uint64_t *broken_in;     /* [years] and in which it was broken in it */
};

struct ensemble_fact {
	struct fact fact;
	double below;            /* the part of the members that lies below it */
	double score;            /* their continuous ranked probability score: the distance, were they all one number */
};

struct ensemble {
	const struct result *centre;     /* the run without draws: the program, the targets with their edges, the limits */
	uint64_t members, seed;
	bool exact;                      /* quantiles are exact, not read from histograms: asked for, or few members */
	double credibility;              /* P of --credible; 0: not asked */
	double **stats;                  /* [variable][(element * years + year) * STAT_COUNT + stat]; NULL: not wanted */
	struct ensemble_target *targets; /* [centre->target_count] */
	struct ensemble_limit *limits;   /* [centre->limit_count] */
	/* [target_count * target_count] members that meet both; symmetric. NULL: there are more than ENSEMBLE_PAIRS_MOST */
	uint64_t *both;
	uint64_t *sets_met;              /* [question->set_count] members that meet all of it */
	int assessed, binding_assessed;  /* targets that can be judged; those of them that bind */
	uint64_t all_met, binding_met;   /* members that meet all assessed ones, all assessed binding ones */
	/* The same without own statements. */
	int decided, binding_decided;
	uint64_t decided_met, binding_decided_met;
	const struct uncertainty *uncertainty; /* what was drawn */
	struct ensemble_fact *facts; int fact_count; /* observed within the years, of what draws move */
	struct ensemble_unsound *unsound; int unsound_count; /* values that cannot be, the first year of each variable */
};

struct ensemble_unsound {
	int variable, element, year;
	uint64_t members;
	bool negative; /* otherwise no finite number */
};

struct ensemble_set { const int *targets; int count; }; /* by their indices in the centre's */

enum ensemble_stage {
	/* done: members of the pilot on one thread since it was called with 0; not of a short run */
	ENSEMBLE_PILOT,
	ENSEMBLE_MEMBERS,
	ENSEMBLE_AGAIN /* for exact quantiles */
};
struct ensemble_question {
	uint64_t members, seed;          /* members: 1 .. ENSEMBLE_MEMBERS_MOST */
	int threads;
	bool exact;
	double credible;                 /* 0: not asked */
	const bool *wanted;              /* [variables] whose statistics are kept */
	const struct ensemble_set *sets; int set_count; /* of targets that are counted together, besides pairs and all */
	const volatile sig_atomic_t *stop; /* NULL: never */
	/* Now and then, on the caller's thread; NULL: none. */
	void (*tick)(void *context, enum ensemble_stage stage, uint64_t done);
	void *context;
};
#define ENSEMBLE_MEMBERS_MOST 4000000000u

/* NULL: stopped. */
const struct ensemble *ensemble_run(struct arena *arena, const struct result *centre,
                                    const struct uncertainty *uncertainty, const struct ensemble_question *question);
/* Bytes that histograms need, about, on one thread: where those of all threads would pass ENSEMBLE_BYTES_SHARED, fewer
 * threads run, with the same bits. What exact quantiles need beside all else. Both known before anything is run. */
#define ENSEMBLE_BYTES_SHARED 1e9
double ensemble_bytes(const struct result *centre, const struct ensemble_question *question);
int ensemble_threads(double bytes, int threads);
double ensemble_exact_bytes(const struct result *centre, const struct ensemble_question *question);

/* In the variable's unit; NAN where there is no value (as result_value). Where nothing is drawn that it depends
 * on, all quantiles are the value itself and sd is 0. */
double ensemble_value(const struct ensemble *ensemble, int variable, int element, int year, enum ensemble_stat stat);
/* Members that meet both targets, by their indices in the centre's; only where pairs are counted. */
uint64_t ensemble_both(const struct ensemble *ensemble, int target, int other);
/* Of the members that miss a target, the part in which a limit bound up to its year; 0: none misses it. */
double ensemble_missed_where_bound(const struct ensemble *ensemble, const struct ensemble_target *target, int limit);
/* Of a target (by its index in the centre's), of two in the same member, of all that can be judged or all of those
 * that bind. Certain: no draw touches what decides it. */
struct chance ensemble_chance(const struct ensemble *ensemble, int target);
struct chance ensemble_chance_both(const struct ensemble *ensemble, int target, int other);
struct chance ensemble_chance_all(const struct ensemble *ensemble, bool binding);
struct chance ensemble_chance_decided(const struct ensemble *ensemble, bool binding); /* without own statements */
/* Of all probabilities of these ensembles; 0: no draw touches any of them. */
double ensemble_greatest_error(const struct ensemble *const *ensembles, int count);
/* How many members bring an error that `members` have down to `wanted`: it falls with their square root. */
double ensemble_members_for(double members, double error, double wanted);
#endif
