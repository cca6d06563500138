/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standing: how a target stands to the variables and limits of a run: which variable it is about, which one shows it,
 * what its number is as a level of that, and whether a limit holds it where it is. Found from what variables are of
 * each other (core/derived.h), never from what they are called. */
#ifndef ASK_STANDING_H
#define ASK_STANDING_H
#include "ask/result.h"

/* The variable, with its element (-1: a scalar), that the target is about; false: none, or it is not in this run. */
bool standing_measured(const struct result *result, const struct target_result *target, int *variable, int *element);
/* The variable that is by itself what the target measures: the yearly growth of what it is about, or its fall since the
 * base year. -1: none. */
int standing_rate(const struct result *result, const struct target *target, int *element);
/* The name of what shows the target in all results that measure it: what it is about, where it is a level or can be
 * turned into one that is the same for all; else a variable that is the measure; else target_value.ID. A rate of its
 * own comes before a level. Where nothing does, what it is about. */
const char *standing_shown_by(struct arena *arena, const struct result *const *results, int count,
                              const struct target *target);
/* Is what the target allows, as a mean or a sum of some years, shown in all results by the path of what it is about? */
bool standing_is_budget(const struct result *const *results, int count, const struct target *target);
/* The variable whose growth or fall it is, and again; itself where it is none. */
int standing_root(const struct result *result, int variable);
/* Is the variable told with some target already, being what that is about or what it measures? */
bool standing_covers(const struct result *result, int variable, int element);
/* Does the variable only repeat another: current prices that the scenario leaves constant? */
bool standing_repeats(const struct result *result, int variable);

/* A target's numbers held against a variable, in that one's unit. NAN where there is none, or where an edge is open. */
struct standing_goal {
	double number, number_high; /* as stated; of a peak's year, which is no number of the variable, NAN */
	double low, high;           /* the edges within which it is met */
	/* Turned into a level of the variable: base + number, base (1 + number)^years or base (1 - number), of which a
	 * fall's edges change places. */
	bool level;
	/* What may be used in some years, held against their own path: numbers are of one year, the even share of a sum;
	 * `value` is what comes to be used in one. */
	int budget; /* the first of the years; 0: it is none */
	double value;
};
/* `name`: of the variable; `base`: its base-year number in `unit`. False: the number cannot be held against it,
 * or that is not what shows the target in this result. */
bool standing_goal(const struct result *result, const struct target_result *target, const char *name,
                   const struct unit *unit, double base, struct standing_goal *goal);

/* The limit that binds in the target's year and holds just what it is about: a level limit its use; a ratio limit its
 * use per output, or growth and fall of that. NULL: none, or the target is not on its edge (to 1e-6). */
const struct limit_result *standing_held_by(const struct result *result, const struct target_result *target);
/* Does that limit (by its index) hold what the target is about, whether or not it binds? */
bool standing_is_about(const struct result *result, const struct target_result *target, int limit);
/* The first binding target that is missed, otherwise the first missed one; NULL: none. */
const struct target_result *standing_first_missed(const struct result *result);
#endif
