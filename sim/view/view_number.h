/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_number: how a number is written: as many digits as the verdicts need, no more than the input deserves. Texts
 * live in the arena given. */
#ifndef VIEW_NUMBER_H
#define VIEW_NUMBER_H
#include "view/view.h"

/* The decimals of one row: fed with all its values, it gives the fewest that all verdicts need (2237.96 is not
 * printed as 2238 beside a miss) and the largest deserves. */
struct view_digits {
	const struct unit *unit;
	double largest;
	bool whole, any;
	bool assumed; /* rests on an assumption: three figures, unless a verdict needs more */
	int need;     /* of the verdicts; nothing unless judged */
	bool judged;
};
void view_digits_see(struct view_digits *digits, double value);
void view_digits_judge(struct view_digits *digits, const struct target_result *target); /* after all values were seen */
int view_digits(const struct view_digits *digits);
char *view_number(struct arena *arena, double value, int decimals); /* "-" where there is none */
char *view_exact(struct arena *arena, double value);                /* as few digits as say it to 1e-9 */
char *view_brief(struct arena *arena, double value);                /* to 5e-4: inputs in tables */
char *view_fine(struct arena *arena, double value);                 /* five figures: inputs that explain tells of */
/* So many figures, without noughts behind the point; `target`: and as many decimals as its verdict needs, where the
 * value is what it judges (NULL: none). */
char *view_figures(struct arena *arena, double value, int figures, const struct target_result *target);
char *view_percent(struct arena *arena, double percent, const struct view *view); /* "9.0 %", "9.0%" */
/* A probability: "30.5 %"; none or all of the runs, unless that is certain, as the bound that these show: "<0.3 %",
 * or in prose "under 0.3 %". */
char *view_odds(struct arena *arena, struct chance chance, bool prose, const struct view *view);
/* Percent of so many runs that lie below a number: "97.3", ">99.9"; none or all of few as their bound, "<46". */
char *view_below(struct arena *arena, double share, uint64_t runs);
/* A part of the runs: "30.5 %", "<0.1 %", "100 %" only if all. */
char *view_chance(struct arena *arena, uint64_t count, uint64_t of, const struct view *view);
#endif
