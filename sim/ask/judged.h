/* SPDX-License-Identifier: GPL-3.0-or-later */
/* judged: the targets that a member of an ensemble, or a point of a trial, can be held against, and what it comes to
 * there. */
#ifndef ASK_JUDGED_H
#define ASK_JUDGED_H
#include "ask/result.h"
#include "ask/trial.h"

struct judged {
	int index, variable;
	int row; /* years after the base year */
	struct target_bounds bounds, near; /* near: within these it is not overshot */
	int goal;  /* the variable that is the number of each member; -1: one for all */
	int from;  /* the variable from which a peak that is not behind may be judged; -1: none */
	bool binding;
	bool own;  /* the scenario itself states it; of an ensemble: and no draw moves it */
};

/* In the order of centre->targets; those that the centre cannot be held against only because its own measure has no
 * value are there too. Returns how many. */
int judged_list(struct arena *arena, const struct result *centre, struct judged **list);

/* What a trial is asked for one of them: what it measures, its number, from where a peak may be judged. */
enum { JUDGED_VALUES = 3 };
void judged_wanted(const struct judged *judged, struct trial_wanted wanted[JUDGED_VALUES]);
/* Is it met where these came out? The verdict of an ensemble. */
bool judged_meets(const struct judged *judged, const struct result *centre, const double values[JUDGED_VALUES]);
#endif
