/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict: which targets cannot hold together, whatever the inputs within their ranges: minimal sets (without any one
 * of a set the rest can), by how much each fails and where it fails least, and the largest sets that can hold, each
 * with a point where it does. Limits act as in a run. Targets that no input moves in common do not touch one another:
 * each group of those that do is looked at by itself, and what can hold in one can hold with what can hold in another.
 *  */
#ifndef ASK_CONFLICT_H
#define ASK_CONFLICT_H
#include <stdint.h>
#include "ask/solve.h"

enum {
	CONFLICT_TARGETS_MOST = 256, /* of a question; of a group as well */
	CONFLICT_LEVERS_MOST = 256,
	CONFLICT_SETS_MOST = 64      /* minimal sets that are told of a group */
};

struct conflict_question {
	const struct levers *levers; /* 0 .. CONFLICT_LEVERS_MOST */
	/* As of solve: copies of the result's, perhaps with other numbers; all can be judged in some run. */
	const struct target_result *wishes; int wish_count; /* 0 .. CONFLICT_TARGETS_MOST */
	bool chosen;                 /* some targets were named; otherwise these are all that can be judged */
	const volatile sig_atomic_t *stop;
};

/* How it is known that a set cannot hold. */
enum conflict_ground {
	CONFLICT_FIXED,   /* nothing that may move acts on it: its number is what it is */
	CONFLICT_PROVED,  /* bounds of all that the run can come to, over the whole ranges, exclude it */
	CONFLICT_SEARCHED /* a search found no point, and that is all */
};
extern const char *const conflict_ground_names[];

struct conflict_set {
	const int *wishes; int count; /* in the order of the question */
	int group;
	enum conflict_ground ground;
	long tried;                   /* points that were looked at for it */
	int parts;                    /* of CONFLICT_PROVED: into how many the ranges were divided */
	/* Where the sum of squares of what is missed is least, and for each target what of it would have to be given up
	 * with the others held (solve_wish.give_up). */
	const struct solve *nearest;
	int least; /* which of its targets, of solve->wishes, has to give up least (in parts); -1: unknown */
	uint64_t met;                 /* members of an ensemble that meet them all; filled by whoever ran one */
};

/* A largest set of a group that can hold, and the least change of inputs by which it does. */
struct conflict_held {
	const int *wishes; int count;
	const int *without; int without_count; /* the others of its group */
	int group;
	const double *numbers;        /* [levers] in the units of inputs, as solve_lever.then; those that stay: as now */
	const double *measured;       /* [wish_count] what each target of the question comes to there */
	uint64_t met;
};

struct conflict_group {
	const int *wishes; int count; /* that inputs move and no other group's do */
	const int *levers; int lever_count;
	bool whole;                   /* all minimal sets were found; otherwise there were too many to look at */
};

struct conflict {
	const struct result *result;
	const struct conflict_question *question;
	const struct unit **units;    /* [levers] of the numbers below */
	double *now, *low, *high;     /* [levers] as solve_lever has them */
	struct target_result *before; /* [wish_count] as things are */
	int *group_of;                /* [wish_count] -1: no input moves it */
	struct conflict_group *groups; int group_count;
	struct conflict_set *sets; int set_count;
	struct conflict_held *held; int held_count; /* of groups that have a set */
	long tried;                   /* points in all */
	uint64_t members;             /* of the ensemble beside it; 0: none was run */
};

/* NULL: stopped. */
struct conflict *conflict_run(struct arena *arena, const struct result *result,
                              const struct conflict_question *question);
/* The same in the units of `shown`. */
const struct conflict *conflict_shown(struct arena *arena, const struct conflict *conflict, const struct result *shown);
#endif
