/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: measures as equations, so that every question sees them, and verdicts.
 *   level x | growth x / prev(x) - 1 | mean_growth (x / base(x))^(1 / (year - base_year)) - 1 | change x - base(x)
 *   decline_since_base 1 - x / base(x) | cumulative the sum over the years after the base year | mean that sum over
 *   their number | peak_level the highest from the base year to the target's | peak_year the last year of the
 *   maximum, where at least three lower years follow within the run; read in the run's last year
 * A rate from zero or from a negative number has no value (nor any verdict): the divisor is max(.., 0).
 * `since` puts another year for the base year, `over` other years for those after it. The variable is called
 * target_value.ID. A number that follows from something else (data/relative.h) is target_number.ID, so that each run
 * and each member of an ensemble is held against its own.
 *
 * Which way a target points is target_direction, and nothing else says it: verdicts, gaps, attainment, charts and odds
 * follow it. `about` means the same of every measure: within the tolerance it is met; past that in the direction it is
 * met and overshot (or missed, where the target says so); otherwise it is missed. */
#ifndef CORE_TARGET_H
#define CORE_TARGET_H
#include <math.h>
#include "core/program.h"

struct builder;
void target_build(struct builder *builder); /* adds target_value.ID for every target with a variable that is there */

enum verdict { VERDICT_MET, VERDICT_MISSED, VERDICT_NOT_ASSESSABLE };
enum unassessed {
	ASSESSED,
	UNASSESSED_WORDS, /* words only */
	UNASSESSED_NO_MAPPING, /* no variable */
	UNASSESSED_NO_VARIABLE, /* not in this scenario */
	UNASSESSED_NO_PRICES, /* at current prices, and the base year's are not known */
	UNASSESSED_YEAR, /* outside the run, or no year since the base */
	UNASSESSED_NO_NUMBER,
	UNASSESSED_UNDEFINED, /* growth from zero or less */
	UNASSESSED_NO_PEAK, /* no maximum with three lower years behind it */
	UNASSESSED_NO_REFERENCE, /* what its number follows from has none */
	UNASSESSED_WITHDRAWN, /* given up: it is not asked for */
	UNASSESSED_LATE /* a sum or a peak of what has no value in some year */
};

struct target_result {
	const struct target *target;
	const struct program *program;
	int variable;            /* target_value.ID, or -1 */
	struct unit unit;
	int goal;                /* target_number.ID, which is `number` in the year that holds the measure; else -1 */
	double low, high;        /* effective edges, tolerance included; NAN where open */
	double number, number_high; /* as stated, in `unit`; range: both */
	double base; /* where the measure stands in the base year: the level; 0 for a change or a fall; NAN for growth */
	double size;  /* in `unit`: of what it measures in the base year, the whole of which a tolerance about 0 is a part */
	double scale; /* in `unit`: of the largest number behind it; an edge of 0 is held to 1e-9 of it (ask/size.h) */
	int from;                /* peak_year: target_peak_from.ID, the first year of the highest so far; else -1 */
	double value, gap;       /* NAN when not assessable; gap: in `unit`, negative when short */
	/* Else 0. A peak that the run does not show to its end, but is judged all the same: it comes in this year at the
	 * earliest, so that value is NAN and gap the least that it can be. */
	double not_before;
	enum verdict verdict;
	enum unassessed reason;
	bool overshoot;          /* `about`, beyond the number by more than the tolerance: said, met or missed */
};
/* 1: more is better, -1: less is, 0: neither (a range, or `about` where the base year stands already). Of `about`:
 * what the target itself says; of a calendar year, earlier; of a rate of growth, and of what has no base, more; of
 * everything else, on from the base. */
int target_direction(const struct target_result *result);
bool target_counts_years(const struct target *target); /* its number is a year of the calendar */
double target_tolerance(const struct target_result *result); /* of `about`, in `unit` */
bool target_is_short(const struct target_result *result); /* of one that is missed: on the low side of its edges */
/* Of a number that follows from something else: what it comes to in a run; sets the edges. */
void target_set_number(struct target_result *result, double number);
/* Everything but value, gap and verdict: what a question needs before it runs. */
struct target_result target_prepare(struct arena *arena, const struct program *program, const struct target *target,
                                    struct diags *diags);
/* The year whose row holds the measure: the target's, or the run's last */
int target_year_read(const struct target *target, int last);
/* `not_before`: the value of result->from in the same row. Comparisons allow 1e-9 relative. */
void target_judge(struct target_result *result, double value, double not_before);
/* What target_judge compares with: a value meets the target if low <= value <= high, strict: low < value < high.
 * Open edges are infinite. */
struct target_bounds { double low, high; bool strict; };
struct target_bounds target_bounds(const struct target_result *result);
/* The same, and as below, where its number comes to `number`. */
struct target_bounds target_bounds_by(const struct target_result *result, double number, struct target_bounds *near);
/* Of edges that are open where NAN; `scale`: as of a result. */
struct target_bounds target_bounds_at(double low, double high, double scale, bool strict);
/* Within which `about` is met and not overshot; of other senses the same as target_bounds. */
struct target_bounds target_bounds_near(const struct target_result *result);
/* What a peak that comes in `not_before` at the earliest leaves of a verdict. */
static inline enum verdict target_meets_from(const struct target_bounds *bounds, double not_before)
{
	bool late = not_before > bounds->high, early_enough = isinf(bounds->high) && not_before >= bounds->low;
	return late ? VERDICT_MISSED : early_enough ? VERDICT_MET : VERDICT_NOT_ASSESSABLE;
}
static inline bool target_meets(const struct target_bounds *bounds, double value) /* NAN never does */
{
	return bounds->strict ? value > bounds->low && value < bounds->high : value >= bounds->low && value <= bounds->high;
}
#endif
