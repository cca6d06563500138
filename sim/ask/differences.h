/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences: the assumptions in which scenarios, or files, differ. A number for a target counts as one too. */
#ifndef ASK_DIFFERENCES_H
#define ASK_DIFFERENCES_H
#include "ask/assumption.h"

/* What is said of one thing; what is counted otherwise (a level here, a rate there) are rows of their own. */
struct difference {
	const char *key;
	struct assumption **facts; /* [count]; NULL where absent */
	int inputs;                /* that it speaks for; 0: one */
	bool several;              /* the next or the last row has its key too */
};
struct differences {
	struct difference *list;
	int count, capacity;
	int keys, differing; /* that were compared, and that differ, whatever the number of rows */
};

/* In the order of the first, then what others have besides. Lives in the arena. */
struct differences differences_between(struct arena *arena, const struct assumptions *facts, int count);
struct differences differences_of(struct arena *arena, const struct result *const *results, int count);
/* One row for a number that is given for all sectors at once: "energy.efficiency.* (4)". */
struct differences differences_merged(struct arena *arena, const struct differences *all, int count);
#endif
