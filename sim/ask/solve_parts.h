/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_parts: what the files of solve share, and what other questions may ask of the same space: points z, in which
 * each lever is measured from where it stands in widths of its range, x = now + (high - low) z, and conditions c_k(z),
 * margins of targets in parts of their size: a condition holds where c >= 0. */
#ifndef ASK_SOLVE_PARTS_H
#define ASK_SOLVE_PARTS_H
#include "ask/margin.h"

/* One edge of one target that is asked for. */
struct condition {
	struct margin_of *margin;
	bool high;   /* its high edge; otherwise the low one */
	int wish;    /* which of the targets */
	double size; /* margin = size * c */
};

struct judging; /* solve_after.c */
struct space {
	struct arena *arena;
	const struct result *result;
	const struct levers *levers;
	const struct target_result *wishes; int wish_count;
	struct judging *judging;       /* NULL: nothing was judged yet */
	struct trial *trial;
	int count;                     /* levers */
	double *from, *width, *low, *high; /* [count]; low, high: of z */
	bool *acts;                    /* [count] it moves some condition somewhere; the others stay where they are */
	double *allowed;               /* [condition_count] what each may miss: c is told with it added */
	struct condition *conditions;
	int condition_count, wanted_count;
	const volatile sig_atomic_t *stop;
	double *points, *values;       /* of a batch */
	double *probes, *probed;       /* of slopes */
	int capacity, probe_capacity;
	long tried;                    /* points so far */
};

/* A target with the number it is to reach: a copy of the result's, perhaps with another number (target_set_number). The
 * space of all of them. NULL: one of them cannot be judged in this scenario, its index in *which. */
struct space *space_make(struct arena *arena, const struct result *result, const struct levers *levers,
                         const struct target_result *wishes, int wish_count, int *which);
/* z of where a lever stands, or of the end of its range that is nearest. */
double space_home(const struct space *space, int lever);
double space_number(const struct space *space, int lever, double z); /* x: at the ends exactly the range's */
/* c of `count` points: [count][condition_count]; NAN where something has no value there. */
void space_at(struct space *space, const double *z, int count, double *c);
/* Slopes dc_k/dz_i, [condition_count][count], from differences of step h: of second order, or of fourth. At the ends of
 * a range one step beyond is looked at where it has a value, otherwise the inner side alone. */
enum space_order { SPACE_SECOND, SPACE_FOURTH };
void space_slopes(struct space *space, const double *z, double h, enum space_order order, double *slopes);

/* --- solve_nearest.c --- */
/* The point y between low and high with the least |y - from|^2 / 2 + sum of r_k^2 / (2 soft_k), where rows_k y + r_k >=
 * least_k and r >= 0; soft 0: r is 0. `weights` [row_count] gets the multipliers. False: no point has all hard rows; y
 * is then as near to that as was found. */
struct halfspaces {
	int count, row_count;    /* of y; of rows */
	const double *from, *low, *high;
	const double *rows, *least, *soft; /* [row_count][count], [row_count], [row_count] */
};
bool solve_nearest(struct arena *arena, const struct halfspaces *of, double *y, double *weights);

/* --- solve_search.c: searches --- */
enum search_aim {
	SEARCH_LEAST_CHANGE, /* least |z|^2 where all conditions hold */
	SEARCH_LEAST_MISS,   /* least sum of squares of what conditions miss */
	SEARCH_RELAX         /* the most of one target's conditions, where those of all others hold */
};
struct search {
	enum search_aim aim;
	int wish;       /* of SEARCH_RELAX */
	bool here;      /* from z alone, not from other beginnings */
	bool rough;     /* not on where pieces meet: what it does not find may be there all the same */
	double *z;      /* [count] where it begins (NULL: where everything stands), and where it ends */
	double *c;      /* [condition_count] there */
	double
		*weights;   /* [condition_count] multipliers: how much |z|^2 / 2 would fall, or the aim rise, for each 1 of c */
	double value;   /* what is least there: of SEARCH_RELAX -c of the worst */
	bool holds;     /* the conditions that have to */
	bool exact;     /* a point where the conditions of the least are met to rounding; otherwise where two pieces meet */
};
/* From several beginnings, the best of what they lead to. False: stopped. */
bool search_space(struct space *space, struct search *search);
/* Along one lever from z, from `first` to `last` (either may be beyond its range): the nearest to `first` where all
 * conditions hold; NAN: none was found. */
double search_along(struct space *space, const double *z, int lever, double first, double last);
double space_miss(const struct space *space, const double *c); /* sum of squares; INFINITY where there is no value */
#define CONDITION_SLACK 1e-11 /* what rounding leaves */
bool space_holds(const struct space *space, const double *c, int but); /* all conditions, but those of one wish (-1) */

/* --- solve_polish.c --- */
/* From near by to where the conditions of the least are met to rounding (gsl_multiroots). False: it is not there, and
 * the search stays as it was. */
bool search_polish(struct space *space, struct search *search);
#endif
