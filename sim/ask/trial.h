/* SPDX-License-Identifier: GPL-3.0-or-later */
/* trial: runs a scenario at many points, 256 side by side. A point gives each lever a number; what is wanted of it are
 * values of variables in years, with the limits on or off. The code is made once for all points. The same point gives
 * the same bits wherever it stands among others, for any number of threads. */
#ifndef ASK_TRIAL_H
#define ASK_TRIAL_H
#include <signal.h>
#include "ask/lever.h"

struct trial_wanted {
	int variable, element; /* -1 or 0 of a scalar; a group's index is count + group */
	int year;              /* years after the base year */
	enum world world;      /* WORLD_UNLIMITED: of the companion without limits; without limits they are one */
};

struct trial;
/* Wanted values that have no year in the run, or none before the variable begins, come out as NAN. */
struct trial *trial_make(struct arena *arena, const struct result *result, const struct levers *levers,
                         const struct trial_wanted *wanted, int wanted_count, int threads);
int trial_columns(const struct trial *trial); /* numbers of a point: 1 of each lever, the run's rows of a yearly one */
/* Can it be another number at another point? */
bool trial_varies(const struct trial *trial, int wanted);
/* points: [count][columns]; values: [count][wanted], NAN where there is none. False: stopped (`stop` may be NULL), and
 * values are not whole. */
bool trial_run(struct trial *trial, const double *points, int count, double *values, const volatile sig_atomic_t *stop);
#endif
