/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences: the assumptions in which scenarios differ. A number for a target counts as an assumption too. */
#ifndef ASK_DIFFERENCES_H
#define ASK_DIFFERENCES_H
#include "ask/result.h"

/* One assumption of one scenario: yearly values, or a target's number. */
struct assumption {
	const char *key;
	const struct unit *unit;
	const double *values; /* [years] from base_year, in `unit` */
	int base_year, years;
	const struct target_result *target; /* NULL: an input */
	struct place place;
	const struct program *program; /* where it is an input: whose, which and its value */
	const struct input *input;
	const struct input_value *value;
	bool of_base; /* a level of the base year: the same number of another year is another assumption */
};
/* What scenarios say of one thing; what they count otherwise (a level here, a rate there) are rows of their own. */
struct difference {
	const char *key;
	struct assumption **facts; /* [results]; NULL where absent */
	int inputs;                /* that it speaks for; 0: one */
	bool several;              /* the next or the last row has its key too */
};
struct differences {
	struct difference *list;
	int count, capacity;
	int keys, differing; /* that were compared, and that differ, whatever the number of rows */
};

/* In the order of the first scenario, then what others have besides. Lives in the arena. */
struct differences differences_of(struct arena *arena, const struct result *const *results, int count);
/* One row for a number that is given for all sectors at once: "energy.efficiency.* (4)". */
struct differences differences_merged(struct arena *arena, const struct differences *all, int count);
/* Both absent, or the same (to 1e-12 relative): in all years that both have, or in every year of either where they have
 * one at most in common; at the same prices; of a level of the base year that year too; of a target the sense,
 * the year and the number. */
bool assumption_same(const struct assumption *a, const struct assumption *b);
/* Do both count the same, whatever the prices: units that fit, of targets the same measure of the same variable? */
bool assumption_alike(const struct assumption *a, const struct assumption *b);
#endif
