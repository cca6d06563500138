/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base_printed: where a target stood in the base year, as the files of the plan say it: its "base", a rate of that year
 * (%/yr) where the target is one of growth; otherwise, of a level, what observed.csv has of its variable, if on one
 * basis. Nothing that a scenario works out. */
#ifndef ASK_BASE_PRINTED_H
#define ASK_BASE_PRINTED_H
#include "data/plan.h"

struct base_printed {
	double value;       /* in the unit that was asked for */
	const char *source; /* NULL: it names none of its own */
};
/* False: the files say nothing of it, or in a unit that is not one of `shown`. */
bool base_printed(const struct plan *plan, const char *target, const struct unit *shown, struct base_printed *printed);
#endif
