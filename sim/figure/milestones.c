/* SPDX-License-Identifier: GPL-3.0-or-later */
/* milestones: a plan's own years are those of its targets. Five years are the period of plans: where targets of every
 * year leave too many, the ends of periods stay. */
#include "figure/milestones.h"

enum { PERIOD = 5, NEAR = 3 }; /* no end of a period so near to the ends of all */

struct chosen {
	bool *is; /* [last - first + 1] */
	int first, last;
};

static void choose(const struct chosen *chosen, int year)
{
	if (year >= chosen->first && year <= chosen->last)
		chosen->is[year - chosen->first] = true;
}

static int count_of(const struct chosen *chosen)
{
	int count = 0;
	for (int year = chosen->first; year <= chosen->last; year++)
		count += chosen->is[year - chosen->first];
	return count;
}

/* Leaves out the earliest between the ends; first those that end no period. */
static void leave_out(const struct chosen *chosen, int most)
{
	for (int pass = 0; pass < 2; pass++)
		for (int year = chosen->first + 1; year < chosen->last && count_of(chosen) > most; year++)
			if (pass || year % PERIOD != 0)
				chosen->is[year - chosen->first] = false;
}

static void choose_asked(const struct chosen *chosen, const struct view_selection *asked)
{
	for (int i = 0; i < asked->year_count; i++)
		choose(chosen, asked->years[i]);
}

/* In which plans want something, and in which their periods end. */
static void choose_wanted(const struct gallery *gallery, const struct chosen *chosen)
{
	for (int r = 0; r < gallery->count; r++)
		for (int t = 0; t < gallery->results[r]->target_count; t++)
			choose(chosen, gallery->results[r]->targets[t].target->year);
	for (int year = chosen->first + NEAR; year <= chosen->last - NEAR; year++)
		if (year % PERIOD == 0)
			choose(chosen, year);
	choose(chosen, chosen->last);
}

int milestones_of(const struct gallery *gallery, int first, int last, bool begins, int years[MILESTONES_MOST],
                  int most)
{
	struct chosen chosen = {NULL, first, last};
	int count = 0;
	if (last < first)
		return 0;
	chosen.is = ARENA_ARRAY(gallery->arena, last - first + 1, bool);
	if (gallery->view->asked.year_count)
		choose_asked(&chosen, &gallery->view->asked);
	else
		choose_wanted(gallery, &chosen);
	if (!gallery->view->asked.year_count)
		chosen.is[0] = begins || first == last;
	most = gallery->view->asked.year_count || most > MILESTONES_MOST ? MILESTONES_MOST : most < 2 ? 2 : most;
	leave_out(&chosen, most);
	for (int year = first; year <= last && count < most; year++)
		if (chosen.is[year - first])
			years[count++] = year;
	return count;
}
