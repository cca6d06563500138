/* SPDX-License-Identifier: GPL-3.0-or-later */
/* margin: by how much a point of a trial keeps a target, continuous in what the target measures, so that a search can
 * follow it: at or above 0 the verdict is "met". A peak's year, which jumps, is held by what the variable is before and
 * after the edge: nowhere behind it as high as once before. */
#ifndef ASK_MARGIN_H
#define ASK_MARGIN_H
#include "ask/trial.h"

/* In the target's unit; of a peak's year in the unit of the variable. INFINITY: open on that side; NAN: no value. */
struct margin { double low, high; };
static inline double margin_least(struct margin margin)
{
	return isnan(margin.low) || isnan(margin.high) ? NAN : margin.low < margin.high ? margin.low : margin.high;
}

struct margin_of;
/* Adds what it needs to `wanted` (which grows by at most margin_values of them). NULL: the target cannot be judged in
 * any run of this scenario (target->reason). */
int margin_values(const struct result *result);
struct margin_of *margin_make(struct arena *arena, const struct result *result,
                              const struct target_result *target, struct trial_wanted *wanted, int *count);
/* `most`: the largest that it measures at the points looked at. An edge far beyond that is then nearer up to where
 * values may come, so that what moves them is not lost in rounding; a margin of 0 and its sign stay what they are. */
void margin_reach(struct margin_of *of, double most);
/* `values`: those of one point, [wanted]. */
struct margin margin_at(const struct margin_of *of, const double *values);
double margin_measured(const struct margin_of *of, const double *values); /* what the target measures; NAN: nothing */
/* The number's size, in the margin's unit (of 0 the size of what is measured), no more than FAR of what is reached;
 * above 0. */
double margin_size(const struct margin_of *of);
#endif
