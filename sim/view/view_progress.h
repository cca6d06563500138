/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress: what the files of `progress` share: the targets held against the way, once for each case of what was
 * assumed, and the odds before and after what came true. */
#ifndef VIEW_PROGRESS_H
#define VIEW_PROGRESS_H
#include "ask/condition.h"
#include "ask/review.h"
#include "view/view.h"
#include "write/prose.h"

struct progress_case {
	const struct supposition *assumptions; int count; /* none: what was observed, and no more */
	const char *const *texts;                        /* "gdp_growth 2021 = 8", as they were asked for */
	const struct reviews *reviews;                   /* in the units shown */
	const struct condition *condition;               /* NULL: nothing is drawn */
};
struct progress_answer {
	const struct result *result;                     /* in the units shown */
	int at;
	const struct progress_case *cases; int count;
};

struct said view_progress(struct arena *arena, const struct progress_answer *answer, const struct view *view);

struct progress_telling {
	struct arena *arena;
	const struct progress_answer *answer;
	const struct view *view;
	bool report; /* for people who know no keys: variables by their titles, units as in sentences */
};
extern const struct relation view_progress_root;

/* --- view_progress_words.c --- */
/* Is it the same in all cases? */
bool view_progress_always(const struct progress_answer *answer, int assumption);
/* What was assumed in it, joined: all of it; what tells it from the other cases. NULL: nothing. */
const char *view_progress_assumed(const struct progress_telling *telling, const struct progress_case *one);
const char *view_progress_case(const struct progress_telling *telling, const struct progress_case *one);
const char *view_progress_class(const struct progress_telling *telling, const struct review *review);
bool view_progress_assumes(const struct review *review); /* its last fact rests on an assumption */
/* "if 6": its numbers alone, of what tells it from others; of one case: "now". */
const char *view_progress_if(const struct progress_telling *telling, int index);

/* --- view_progress.c --- */
/* The class; in the target's year: met, missed. */
const char *view_progress_state(const struct progress_telling *telling, const struct review *review);
/* "behind 3, in line 2": how many are in each class. */
struct prose view_progress_counted(const struct progress_telling *telling, const struct reviews *reviews);
int view_progress_asked(const struct progress_telling *telling); /* targets that stand */
struct cell view_progress_step(const struct progress_telling *telling, const struct review *review, double step,
                               int decimals); /* "4.70 points", "9.73 %" */
struct cell view_progress_part(const struct progress_telling *telling, double part, int decimals); /* "40 %" */

/* --- view_progress_odds.c --- */
/* A probability of so many members. */
struct cell view_progress_chance(const struct progress_telling *telling, double p, double members);
struct document;
void view_progress_odds(struct document *document, const struct progress_telling *telling);
/* --- view_progress_why.c --- */
/* Does it have more to say than its reason? Then why it is not judged, and what it takes. */
bool view_progress_speaks(const struct review *review);
struct prose view_progress_reason(const struct progress_telling *telling, const struct review *review);
void view_progress_why(struct document *document, const struct progress_telling *telling);
enum { PROGRESS_PART_JUDGED = 1, PROGRESS_PART_ODDS, PROGRESS_PART_SCORES, PROGRESS_PARTS = PROGRESS_PART_SCORES };
#endif
