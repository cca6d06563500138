/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff: what plans or scenarios say otherwise, in meaning: whatever the spelling, the order, the file of a family that
 * a number stands in. Nothing is run. */
#ifndef ASK_DIFF_H
#define ASK_DIFF_H
#include "ask/differences.h"

enum change_group {
	CHANGE_PLAN, /* years, prices, currency */
	CHANGE_TARGETS,
	CHANGE_INPUTS,
	CHANGE_LIMITS,
	CHANGE_INDICATORS,
	CHANGE_OBSERVATIONS,
	CHANGE_SOURCES, /* and notes: no number is another */
	CHANGE_TITLES,
	CHANGE_GROUPS
};
/* What the counts count. */
enum change_kind {
	COUNT_NUMBERS,
	COUNT_TARGETS,
	COUNT_LIMITS,     /* all of one, as the next */
	COUNT_INDICATORS,
	COUNT_FORMULAS,
	COUNT_SETTINGS,
	COUNT_RANGES, /* and uncertainty */
	COUNT_OBSERVATIONS,
	COUNT_SOURCES,
	COUNT_NOTES,
	COUNT_TITLES,
	COUNT_KINDS
};

struct change {
	enum change_group group;
	enum change_kind kind;
	const char *key;
	enum aspect aspect;
	const struct assumption *from, *to; /* NULL: nothing is said there */
	bool whole;        /* all of a thing that is there on one side only; from or to stand for it */
	int numbers;       /* of that thing */
	bool comparable;   /* numbers in one unit */
	double scale;      /* of `to`, to the unit of `from` */
	int year;          /* of a path: where they differ most; 0: one number */
	double before, after, difference, percent; /* in that year, in the unit of `from`; NAN: none */
	int inputs;        /* that the row speaks for */
	int files;         /* in which it was found, where folders are compared */
	const char *file;  /* in which it stands */
	const char *last;  /* the last in which it was found */
};

/* A file of one side that the other side does not have, or made of other files. */
struct diff_file {
	const char *name;
	bool added;
	const char *layers_from, *layers_to; /* NULL: only here */
};

struct diff {
	struct arena *arena;
	const struct model *const *models;
	const char *name_from, *name_to; /* as the command line names them */
	struct change *changes;
	int count, capacity;
	int counts[COUNT_KINDS], same; /* numbers, targets included, that are the same */
	struct diff_file *files;
	int file_count, file_capacity;
	bool folders;
	bool parents; /* what follows is of files that others are made of: what those say was told of them */
	struct lookup *known, *targets; /* what has been told; targets that differ */
};

struct diff *diff_begin(struct arena *arena, const struct model *const *models);
/* Two versions of one file: plans, or scenarios. `file`: what both are called. */
void diff_add(struct diff *diff, const struct scenario *from, const struct scenario *to, const char *file);
/* The same of a file that scenarios held against each other before are made of: what they show of it is known, and
 * what none of them shows changes nothing; but it has a title and notes of its own. */
void diff_add_parent(struct diff *diff, const struct scenario *from, const struct scenario *to, const char *file);
void diff_only(struct diff *diff, const char *file, bool added); /* of one side */
void diff_end(struct diff *diff);                               /* the important first */
bool diff_is_same(const struct diff *diff);
#endif
