/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve: which inputs would have to change, and by how little, so that targets hold. Each change is measured in widths
 * of its range, and the least sum of their squares is looked for; limits act as they do in a run. Where nothing inside
 * the ranges does it: how near one comes (least sum of squares of what is missed, in parts of each target's number),
 * which ranges are in the way, and which target would have to be given up least. */
#ifndef ASK_SOLVE_H
#define ASK_SOLVE_H
#include <signal.h>
#include "ask/lever.h"

enum { SOLVE_LEVERS_MOST = 64, SOLVE_TARGETS_MOST = 16 };

struct solve_question {
	const struct levers *levers; /* 1 .. SOLVE_LEVERS_MOST */
	bool together;               /* the same is added to all of them */
	/* Targets as they are asked for: copies of the result's, perhaps with another number. All can be judged in some
	 * run: their reason is ASSESSED, UNASSESSED_UNDEFINED or UNASSESSED_NO_PEAK. */
	const struct target_result *wishes; int wish_count;
	/* Where the least is missed, as a search found it in this space: no point inside the ranges does it. NULL: not
	 * known. */
	const double *nearest;
	const double *const *others; /* [wish_count] where all others hold, as a search found it there; NULL: not known */
	const volatile sig_atomic_t *stop;
};

enum solve_answer {
	SOLVE_HOLDS, /* all of them hold as things are */
	SOLVE_YES,
	SOLVE_NO
};

struct solve_lever {
	const struct lever *lever;
	const struct unit *unit;  /* of the numbers below */
	double now, then;         /* in the input's unit; of a path that is moved: in the run's last year */
	double low, high;         /* its range, the same way */
	double room;              /* part of the way from `now` to the end of the range: 0 .. 1; NAN: `now` is outside */
	bool at_low, at_high;     /* where it stands at an end */
	bool stops;               /* SOLVE_NO: beyond this end less would be missed */
	double beyond;            /* and where it alone would have to stand, the others as they are; NAN: nowhere near */
};

struct solve_wish {
	struct target_result before, after; /* judged by the number that is asked for */
	double miss;              /* in its unit, of a peak in years; 0: it holds */
	bool decides;             /* SOLVE_YES: without it less change would do */
	bool unmoved;             /* nothing that may move acts on it */
	int target;               /* its index in result->targets */
	/* SOLVE_NO: what it can come to while all others hold; NAN: these cannot hold either. What of the number would have
	 * to be given up, in its unit and in parts of the number. */
	double reach, give_up, give_up_part;
};

struct solve {
	enum solve_answer answer;
	const struct result *result;
	const struct solve_question *question;
	struct solve_lever *levers;   /* [question->levers->count] */
	struct solve_wish *wishes;    /* [question->wish_count] */
	double shift, shift_low, shift_high; /* together: what is added to each, and may be; otherwise NAN */
	double shift_beyond;          /* SOLVE_NO: what would do if the ranges were wider; NAN: nothing near */
	double change;                /* the sum of squares */
	int cheapest;                 /* SOLVE_NO: the wish that has to be given up least; -1: none alone is enough */
	struct target_result *targets; /* [result->target_count] as they are after the change */
	struct solve_limit { bool *bound, *broken; int bound_years, broken_years; } *limits; /* [result->limit_count] */
	const double *point;          /* [levers] of the change, as lever says; of `together` each with the shift */
	bool exact; /* to rounding; otherwise where pieces of a run meet (a limit begins to bind), to some nine digits */
};

/* A target in the unit of the same one as it is shown. */
struct target_result solve_target_shown(const struct target_result *from, const struct target_result *shown);
/* The same in the units of `shown`, which shown_result made of solve->result. */
const struct solve *solve_shown(struct arena *arena, const struct solve *solve, const struct result *shown);

/* NULL: stopped. */
const struct solve *solve_run(struct arena *arena, const struct result *result, const struct solve_question *question);
#endif
