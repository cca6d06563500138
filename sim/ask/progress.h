/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: what has been observed, held against the even way from the base year to a target. With t years of T
 * gone, base b and number n the way stands at
 *   straight  b + (n - b) t / T
 *   compound  b (n / b)^(t / T)             targets that are rates of growth, or falls seen as a level
 *   fall      (1 - (1 - n f)^(t / T)) / f   falls in percent (f = 0.01): what is left shrinks at a constant rate */
#ifndef ASK_PROGRESS_H
#define ASK_PROGRESS_H
#include <stdbool.h>

enum progress_shape { PROGRESS_STRAIGHT, PROGRESS_COMPOUND, PROGRESS_FALL };
struct progress_way {
	enum progress_shape shape;
	int from, to;        /* the base year and the target's */
	double base, number; /* all in one unit */
	double low, high;    /* edges within which the target is met; NAN where open */
	bool strict;         /* the edges themselves are not enough */
	double factor;       /* of the unit of a fall */
};
enum progress { PROGRESS_BEHIND, PROGRESS_ON_SCHEDULE, PROGRESS_AHEAD /* the target is met already */ };

/* Has the way a direction: numbers, years ahead, and a base from which the target is still to be reached? */
bool progress_leads(const struct progress_way *way);
double progress_at(const struct progress_way *way, double year);
bool progress_met(const struct progress_way *way, double value); /* to 1e-9, as verdicts are */
enum progress progress_of(const struct progress_way *way, double year, double value);
#endif
