/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_number: the numbers of entries as assumptions, and what stands beside them. */
#ifndef ASK_SAID_NUMBER_H
#define ASK_SAID_NUMBER_H
#include "ask/assumption.h"
#include "ask/said_unit.h"

/* What is being collected. */
struct saying {
	struct arena *arena;
	const struct scenario *said;
	int first, last;
	const struct lookup *renamed;
	struct said_units units;
	struct assumptions to;
	struct diags silent; /* files were judged when they were read */
};
struct said_goal {
	const char *key, *object, *sense;
	const struct quantity *low, *high; /* high: of a range, else NULL */
	const struct unit *unit;
	struct place place;
};

bool said_is_number(const struct entry *entry);
/* The number, for each sector where it is one for all, with range, uncertainty, source and note. False: what stands
 * below it is still to be said. */
bool said_number(struct saying *saying, const struct entry *entry, const char *object);
void said_goal(struct saying *saying, struct said_goal goal); /* a target's number, or what is stated of it */
/* Range, uncertainty and note. */
void said_beside(struct saying *saying, const struct entry *entry, const struct unit *unit, const char *key,
                 const char *object);
/* Its own, or that of the thing around it (of the same file); NULL: none. `place`: where; may be NULL. */
const char *said_source(const struct entry *entry, struct place *place);
/* Whose it then is; NULL: its own. */
const struct entry *said_source_holder(const struct entry *entry);
const struct entry *said_sense(const struct entry *target); /* the entry of its number; NULL: it has none */
#endif
