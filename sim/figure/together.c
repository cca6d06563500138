/* SPDX-License-Identifier: GPL-3.0-or-later */
/* together: budgets of one quantity follow upon each other, and its path meets some of them or none: the title counts
 * them, scenario by scenario, and says what a scenario states itself. */
#include "figure/together.h"
#include "ask/stated.h"
#include "figure/words.h"
#include "view/view_select.h"

struct tally {
	int met, stated, assessed, budgets;
};

/* Of the targets of the years shown. */
static struct tally tally_of(const struct gallery *gallery, const struct subject *subject, int r)
{
	struct tally tally = {0};
	struct goal goal;
	for (int t = 0; t < subject->target_count && subject->in[r].variable >= 0; t++) {
		if (!figure_subject_goal(gallery, subject, r, subject->targets[t], &goal) ||
		    goal.of->verdict == VERDICT_NOT_ASSESSABLE || !view_wants_year(gallery->view, goal.of->target->year))
			continue;
		bool met = goal.of->verdict == VERDICT_MET;
		tally.assessed++;
		tally.met += met;
		tally.stated += met && target_is_stated(gallery->results[r], goal.of);
		tally.budgets += goal.budget > 0;
	}
	return tally;
}

static const char *one(const struct gallery *gallery, int r, const struct tally *tally, int targets)
{
	const char *name = figure_name(gallery, r), *stated = figure_count(gallery, tally->stated);
	if (tally->assessed == 0)
		return figure_say(gallery, W_FINDING_NOT_ASSESSED, name);
	bool all = tally->assessed == targets;
	const char *said = tally->met == 0 && all ? figure_say(gallery, W_FINDING_TARGETS_NONE, name)
	                   : tally->met == targets
	                       ? figure_say(gallery, W_FINDING_TARGETS_ALL, name)
	                       : figure_say(gallery, W_FINDING_TARGETS_SOME, name, figure_count(gallery, tally->met),
	                                    figure_count(gallery, tally->assessed));
	if (tally->stated == 0)
		return said;
	return tally->stated == tally->met ? figure_say(gallery, W_FINDING_TARGETS_STATED, said)
	                                   : figure_say(gallery, W_FINDING_TARGETS_STATED_SOME, said, stated);
}

const char *figure_targets_together(const struct gallery *gallery, const struct subject *subject)
{
	struct tally *tallies = ARENA_ARRAY(gallery->arena, gallery->count + 1, struct tally);
	int targets = 0, budgets = 0;
	const char *list = NULL;
	for (int r = 0; r < gallery->count; r++) {
		tallies[r] = tally_of(gallery, subject, r);
		targets = tallies[r].assessed > targets ? tallies[r].assessed : targets;
		budgets += tallies[r].budgets;
	}
	if (targets < 2 || budgets == 0)
		return NULL;
	for (int r = 0; r < gallery->count; r++) {
		const char *said = one(gallery, r, &tallies[r], targets);
		list = list ? figure_say(gallery, W_FINDING_AND, list, said) : said;
	}
	return figure_say(gallery, W_FINDING_TARGETS, subject->title, figure_count(gallery, targets), list);
}
