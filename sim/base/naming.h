/* SPDX-License-Identifier: GPL-3.0-or-later */
/* naming: what a user's word stands for, among things that have an id, perhaps a number, and titles in two
 * languages. One rule for variables, targets, limits, sectors, inputs and scenarios: a thing answers to its
 * id, else to its number ("21", "#21"), else to a whole title (English in any case), else to a part of a
 * title that no other thing has. */
#ifndef BASE_NAMING_H
#define BASE_NAMING_H
#include <stdbool.h>
#include "base/words.h"

struct bearer {
	const char *id, *number; /* number may be NULL */
	struct title title;
	int thing;  /* bearers of one thing share it: a target and the variable whose level it is */
	int class;  /* of whole titles that are alike the lowest class is meant */
	bool quiet; /* answers to its whole id or title only: a step on the way */
};
struct bearers {
	struct bearer *list;
	int count, capacity;
};

enum naming { NAMING_NOTHING, NAMING_ID, NAMING_NUMBER, NAMING_TITLE, NAMING_PART };

/* How the name was understood; `found` are the bearers of different things that answer to it (one unless the
 * name is ambiguous), in order. The things of `bearers` are kept apart by `thing` alone. */
enum naming naming_find(struct arena *arena, const struct bearers *bearers, const char *name,
                        const struct bearer *const **found, int *count);
/* The one with the nearest id or, failing that, title; NULL: none is near. */
const struct bearer *naming_nearest(struct arena *arena, const struct bearers *bearers, const char *name);
/* "a, b, c"; of many the first: "a, b, ... (15)". For messages. */
char *naming_join(struct arena *arena, const char *const *ids, int count);
#endif
