/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attainment: how far a scenario comes with a target, in percent; 100: the number is reached exactly.
 *   progress  (value - base) / (number - base), where the base year stands short of the number
 *   margin    1 + (value - number) / |number| where more is better, 1 - ... where less is, 1 - |...| where neither is
 *             (target_direction): where the measure has no base (growth), or the base year has reached the number
 *             already
 *   years     a target that is a year of the calendar is early or late by years, and by no percentage
 * The number is the one that the plan states, without the tolerance of `about`: that one can be met below 100, and
 * beyond 100 it is met too. A range is held against the edge on the base's side, or against the edge that is
 * violated; inside it is 100. */
#ifndef ASK_ATTAINMENT_H
#define ASK_ATTAINMENT_H
#include "core/target.h"

enum attainment_kind {
	ATTAINMENT_NONE,     /* not assessable, or a margin to a number that is 0 */
	ATTAINMENT_PROGRESS,
	ATTAINMENT_MARGIN,
	ATTAINMENT_YEARS     /* target->gap says it */
};
struct attainment { enum attainment_kind kind; double percent; /* NAN where there is none */ };

struct attainment attainment_of(const struct target_result *target);
#endif
