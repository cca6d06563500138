/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lever: an input that a question may move, and between which numbers. One number of the files is one lever, also where
 * it stands for all sectors at once ("energy.efficiency"). A number that is the same in all years is moved itself; a
 * path is moved as a whole, by what is added to each year. Invariant: no two levers of a list move the same input. */
#ifndef ASK_LEVER_H
#define ASK_LEVER_H
#include "ask/result.h"
#include "core/code.h"

enum lever_ground {
	LEVER_STATED, /* the file's own range */
	LEVER_DRAWN,  /* it states none: the middle 90 % of the distribution beside the number */
	LEVER_ASKED   /* the question's own: KEY=LOW:HIGH */
};

struct lever {
	const char *key;                 /* "energy.efficiency", "sectors.mining.growth" */
	const struct input *input;       /* field and unit; of a lever that moves several, of the first */
	const struct input_value *value; /* place and yearly values of the first that it moves */
	/* VARY_VALUE: a point's number is the input's. VARY_SHIFT: it is added to every year; VARY_SCALE: it multiplies
	 * them. VARY_YEARLY: a shock, which takes as many numbers of a point as the run has rows, base year first. */
	enum vary_kind kind;
	const struct vary *moves; int move_count; /* each of this kind */
	int columns;                     /* numbers of a point: 1, or rows of the run */
	double now, low, high;           /* in those numbers: of a shift `now` is 0. `now` may lie outside */
	enum lever_ground ground;
	int drawn;                       /* its place in result->uncertainty; -1: nothing draws it */
};

struct levers { const struct lever *list; int count; };

/* What the patterns name, in their order: keys and globs as --set takes them, titles of sectors in them ("制造业"),
 * with a range of their own behind a `=` ("energy.efficiency=2:5", which may name units). A key that names nothing, has
 * no range or cannot be moved by itself (what is left of a total; what another input follows from) is an error that
 * says where it stands and what to write; of what a glob matches, such numbers are left out with a note while others
 * remain. Count 0: errors were reported. */
struct levers levers_find(struct arena *arena, const struct result *result, const char *const *patterns, int count,
                          struct diags *diags);
/* All numbers that have a range and can be moved by themselves. */
struct levers levers_ranged(struct arena *arena, const struct result *result);
/* Can its number change from year to year, so that it can be steered? The others stand in the base year or in all years
 * alike: they are data, which can only be known better. */
bool lever_is_steered(const struct lever *lever);
struct levers levers_steered(struct arena *arena, const struct levers *levers);
/* One for each number that an ensemble draws (copies of one number together), and one for each shock; in the order of
 * result->uncertainty, and kinds as its. `low`, `high`: the middle 90 % (of a shock: NAN). */
struct levers levers_uncertain(struct arena *arena, const struct result *result);
/* One lever for all of these: the same is added to each of them, and its range takes none of them beyond its own. What
 * they count has to agree: otherwise an error, and false. */
bool levers_together(struct arena *arena, const struct levers *levers, struct lever *together, struct diags *diags);

/* Of a path that is moved: its least and greatest number over the years. Of a number: twice that. */
struct lever_span { double least, most; };
struct lever_span lever_span(const struct lever *lever, int years);
#endif
