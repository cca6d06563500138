/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_parts: what the files of conflict share: a group, as it is looked at. */
#ifndef ASK_CONFLICT_PARTS_H
#define ASK_CONFLICT_PARTS_H
#include "ask/conflict.h"
#include "ask/conflict_sets.h"
#include "ask/solve_parts.h"

struct tried_set {
	struct bits set;
	enum conflict_ground ground;
	long tried;
	const struct levers *levers; /* that act on it, and which of the question's they are */
	const int *which;
	const double *nearest;       /* z of these levers, where least is missed */
};

struct held_point {
	struct bits set;             /* all that hold there */
	const double *z;             /* of the group's levers */
};

/* Members of sets are places in group->wishes; levers too are counted within the group. */
struct looking {
	struct arena *arena;
	const struct result *result;
	const struct conflict_question *question;
	struct conflict_group *group;
	const bool *acts;            /* [wishes of the question * levers of the question] */
	struct levers levers;
	struct target_result *wishes;
	struct space *space;         /* of all of them */
	struct held_point *points; int point_count, point_capacity;
	struct held_point *used; int used_count, used_capacity; /* that `hitting` knows */
	struct tried_set *failed; int failed_count, failed_capacity;
	struct hitting hitting;
	int searches;
	long tried;
};

/* False: stopped. */
bool conflict_look(struct looking *looking);

/* The known point that holds all of the set, and most besides; NULL: none does. */
const struct held_point *conflict_known(const struct looking *looking, const struct bits *set);

/* A part of the levers and the wishes of a group. */
struct part {
	struct space *space;
	const struct levers *levers;
	const int *which;            /* of the group's levers */
	const struct target_result *wishes;
	int wish_count;
};
struct part conflict_part(const struct looking *looking, const struct bits *set);
/* The point of the group at z of the part, the other levers as in `others`. */
double *conflict_point(const struct looking *looking, const struct part *part, const double *z, const double *others);
#endif
