/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: what has been observed, held against the even way from the base year to a target. With t years of T
 * gone, base b and number n the way stands at
 *   straight  b + (n - b) t / T
 *   compound  b (n / b)^(t / T)             targets that are rates of growth, or falls seen as a level
 *   fall      (1 - (1 - n f)^(t / T)) / f   falls in percent (f = 0.01): what is left shrinks at a constant rate
 * At a constant rate nothing is ever gone: the way to nothing, or to less, is straight. */
#ifndef ASK_PROGRESS_H
#define ASK_PROGRESS_H
#include <stdbool.h>
#include "ask/standing.h"
#include "data/plan.h"

enum progress_shape { PROGRESS_STRAIGHT, PROGRESS_COMPOUND, PROGRESS_FALL };
struct progress_way {
	enum progress_shape shape;
	int from, to;        /* the base year and the target's */
	double base, number; /* all in one unit */
	double low, high;    /* edges within which the target is met; NAN where open */
	bool strict;         /* the edges themselves are not enough */
	double factor;       /* of the unit of a fall */
};
/* The classes of an official evaluation. In the target's year nothing is early or late: achieved, or behind. */
enum progress {
	PROGRESS_BEHIND,
	PROGRESS_IN_LINE, /* the share of the way gone is the share of the time, give or take `about` */
	PROGRESS_FASTER,
	PROGRESS_ACHIEVED, /* the target is met already */
	PROGRESS_CLASSES
};
/* What a plan period calls them and how it draws their lines: the plan's `review`, or what the mid-term evaluation of
 * the 14th national plan says. */
struct progress_rule {
	struct title title[PROGRESS_CLASSES];
	bool known[PROGRESS_CLASSES]; /* a period may have no word for `faster` or `achieved`: then it is in line */
	double about;                 /* a share of the way, of 1 */
	bool stated;                  /* the plan says it */
	const char *source;           /* NULL: it says none */
};
enum { PROGRESS_ABOUT = 5 /* percent of the way, unless the plan says otherwise */ };
extern const char *const progress_names[PROGRESS_CLASSES]; /* "behind", "in_line", ... */
struct progress_rule progress_rule(struct arena *arena, const struct plan *plan); /* plan NULL: the default */

/* The way to a target whose numbers are held as `goal` against a variable in `unit`, which stands at `base` in year
 * `from`. */
struct progress_way progress_way_to(const struct target *target, const struct standing_goal *goal,
                                    const struct unit *unit, int from, double base);
/* Can a target be under way at all? A rate of one year has no way to go, a range no single end. */
bool progress_leads_to(const struct target *target, const struct unit *unit, const struct progress_way *way);
/* What was observed, in `unit`. */
double progress_observed(const struct observation *one, const struct unit *unit);
/* The basis (a census, a price year) that the way's base is counted by, to 0.5 %; what stands on another cannot be held
 * against the way. False: what was observed in the base year says another number, or nothing says which of several
 * bases it is. NULL is a basis too: the one without a name. */
bool progress_basis(struct arena *arena, const struct progress_way *way, const struct unit *unit,
                    const struct observation *const *list, int count, const char **basis);
/* Has the way a direction: numbers, years ahead, and a base from which the target is still to be reached? */
bool progress_leads(const struct progress_way *way);
double progress_at(const struct progress_way *way, double year);
bool progress_met(const struct progress_way *way, double value); /* to 1e-9, as verdicts are */
/* How much of the way is gone: the part of the time after which the even way stands at the value. */
double progress_share(const struct progress_way *way, double value);
double progress_time(const struct progress_way *way, double year);
enum progress progress_of(const struct progress_rule *rule, const struct progress_way *way, double year, double value);
#endif
