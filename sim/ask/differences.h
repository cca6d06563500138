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
};
struct difference {
	const char *key;
	struct assumption **facts; /* [results]; NULL where absent */
	int inputs;                /* that it speaks for; 0: one */
};
struct differences {
	struct difference *list;
	int count, capacity;
	int keys; /* that were compared */
};

/* In the order of the first scenario, then what others have besides. Lives in the arena. */
struct differences differences_of(struct arena *arena, const struct result *const *results, int count);
/* One row for a number that is given for all sectors at once: "energy.efficiency.* (4)". */
struct differences differences_merged(struct arena *arena, const struct differences *all, int count);
/* Both absent, or the same in all years that both have (to 1e-12 relative). */
bool assumption_same(const struct assumption *a, const struct assumption *b);
#endif
