/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: measures as equations, so that every question sees them, and verdicts.
 *   level x | growth x / prev(x) - 1 | mean_growth (x / base(x))^(1 / (year - base_year)) - 1 | change x - base(x)
 *   decline_since_base 1 - x / base(x) | cumulative the sum over the years after the base year | mean that sum over
 *   their number | peak_year the last year of the maximum, where at least three lower years follow within the run; read
 *   in the run's last year
 * A rate from zero or from a negative number has no value (nor any verdict): the divisor is max(.., 0).
 * The variable is called target_value.ID. */
#ifndef CORE_TARGET_H
#define CORE_TARGET_H
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
	UNASSESSED_LATE /* a sum or a peak of what has no value in some year */
};

struct target_result {
	const struct target *target;
	int variable;            /* target_value.ID, or -1 */
	struct unit unit;
	double low, high;        /* effective edges, tolerance included; NAN where open */
	double number, number_high; /* as stated, in `unit`; range: both */
	double base; /* where the measure stands in the base year: the level; 0 for a change or a fall; NAN for growth */
	double value, gap;       /* NAN when not assessable; gap: in `unit`, negative when short */
	enum verdict verdict;
	enum unassessed reason;
	bool overshoot;          /* `about`, beyond the number by more than the tolerance: met, and said */
};
/* Everything but value, gap and verdict: what a question needs before it runs. */
struct target_result target_prepare(struct arena *arena, const struct program *program, const struct target *target,
                                    struct diags *diags);
/* The year whose row holds the measure: the target's, or the run's last */
int target_year_read(const struct target *target, int last);
void target_judge(struct target_result *result, double value);  /* comparisons allow 1e-9 relative */
/* What target_judge compares with: a value meets the target if low <= value <= high, strict: low < value < high.
 * Open edges are infinite. The side of `about` is the one that result->base says. */
struct target_bounds { double low, high; bool strict; };
struct target_bounds target_bounds(const struct target_result *result);
static inline bool target_meets(const struct target_bounds *bounds, double value) /* NAN never does */
{
	return bounds->strict ? value > bounds->low && value < bounds->high : value >= bounds->low && value <= bounds->high;
}
#endif
