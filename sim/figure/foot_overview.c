/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_foot_overview: what stands below all panels of an overview: the marks, whose number a target is, which
 * series break, what a limit's cost rests on, and the targets that cannot be assessed. */
#include <math.h>
#include <string.h>
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/foot_about.h"
#include "figure/foot_held.h"
#include "figure/foot_overview.h"
#include "figure/foot_years.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view_select.h"
#include "view/view_words.h"

static bool is_on(const struct page_targets *page, const char *id)
{
	for (int i = 0; page && i < page->count; i++)
		if (strcmp(page->ids[i], id) == 0)
			return true;
	return !page;
}

/* Targets whose number is a scenario's, because the plan has words only. */
static const char *words_only(const struct gallery *gallery, const struct page_targets *page)
{
	const char *all = NULL;
	for (int t = 0; t < gallery->results[0]->target_count; t++) {
		const struct target *target = gallery->results[0]->targets[t].target;
		bool own = false;
		if (!is_on(page, target->id))
			continue;
		for (int r = 0; r < gallery->count; r++) {
			const struct target_result *said = result_target(gallery->results[r], target->id);
			own = own || (said && said->target->from_scenario && (target->words.en || target->words.zh) &&
			              said->verdict != VERDICT_NOT_ASSESSABLE &&
			              view_wants_target(gallery->results[r], said, gallery->view));
		}
		if (own)
			all = view_joined(gallery->arena, all, view_target_no(gallery->arena, target), gallery->view);
	}
	return all;
}

static bool any_beyond(const struct gallery *gallery, const struct page_targets *page)
{
	for (int r = 0; r < gallery->count; r++)
		for (int t = 0; t < gallery->results[r]->target_count; t++) {
			const struct target_result *target = &gallery->results[r]->targets[t];
			if (target->overshoot && is_on(page, target->target->id) &&
			    view_wants_target(gallery->results[r], target, gallery->view))
				return true;
		}
	return false;
}

static bool any_shared(const struct chart_panel *panels, int count)
{
	for (int i = 0; i < count; i++)
		if (panels[i].line_count > 1)
			return true;
	return false;
}

static const char *broken(const struct gallery *gallery, const struct chart_panel *panels, int count)
{
	const char *list = NULL;
	for (int i = 0; i < count; i++)
		if (figure_foot_is_broken(&panels[i]))
			list = view_joined(gallery->arena, list, panels[i].title, gallery->view);
	return list;
}

/* "Urbanization (before the 2020 census; after the 2020 census)" */
static const char *parted(const struct gallery *gallery, const struct chart_panel *panels, int count)
{
	const char *list = NULL;
	for (int i = 0; i < count; i++) {
		const char *bases = figure_foot_bases(gallery, &panels[i]);
		if (bases)
			list = view_joined(gallery->arena, list,
			                   view_say(gallery->arena, gallery->view, W_FOOT_BASES_OF_ONE, panels[i].title, bases),
			                   gallery->view);
	}
	return list;
}

static void say_cost(struct foot *foot)
{
	for (int r = 0; r < foot->gallery->count; r++) {
		const char *efficiency = figure_foot_efficiency(foot->gallery, r);
		if (efficiency)
			foot_say(foot, efficiency);
	}
}

/* "GDP (Past and Long), GDP per head (Past)" */
static const char *aside(const struct gallery *gallery, const struct subject *const *subjects, int count)
{
	const char *list = NULL;
	for (int i = 0; i < count; i++) {
		const char *names = figure_foot_left_out(gallery, subjects[i]);
		if (names)
			list = view_joined(gallery->arena, list,
			                   view_say(gallery->arena, gallery->view, W_WITH_REASON, subjects[i]->title, names),
			                   gallery->view);
	}
	return list;
}

const char *figure_foot_overview(const struct gallery *gallery, const struct chart_panel *panels,
                                 const struct subject *const *subjects, int count, int left_out,
                                 const struct page_targets *page)
{
	struct foot foot = foot_begin(gallery);
	struct marks marks = {0};
	double to = 0;
	for (int i = 0; i < count; i++) {
		foot_see_marks(&marks, &panels[i]);
		to = fmax(to, figure_foot_observed_to(&panels[i]));
	}
	if (to > 0)
		foot_say(&foot, figure_say(gallery, W_FOOT_OBSERVED, arena_print(gallery->arena, "%.0f", to)));
	foot_say(&foot, figure_projected(gallery, foot_years(gallery, NULL, gallery->results[0]->base_year)));
	if (foot_unseen(gallery, NULL))
		foot_say(&foot, foot_unseen(gallery, NULL));
	foot_say_marks(&foot, marks);
	if (left_out > 0)
		foot_say(&foot, figure_say(gallery, W_FOOT_FOLDED, figure_count(gallery, left_out)));
	const char *others = aside(gallery, subjects, count);
	if (others)
		foot_say(&foot, figure_say(gallery, W_FOOT_LEFT_OUT, others));
	const char *words = words_only(gallery, page);
	if (words)
		foot_say(&foot, figure_say(gallery, W_CAVEAT_WORDS, words));
	if (any_beyond(gallery, page))
		foot_say(&foot, figure_say(gallery, W_FOOT_BEYOND));
	if (any_shared(panels, count))
		foot_say(&foot, figure_say(gallery, W_FOOT_BLACK_NUMBER));
	const char *several = parted(gallery, panels, count);
	if (several)
		foot_say(&foot, figure_say(gallery, W_FOOT_BASES_OF, several));
	const char *apart = broken(gallery, panels, count);
	if (apart)
		foot_say(&foot, figure_say(gallery, W_FOOT_BREAK_OF, apart));
	say_cost(&foot);
	foot_say(&foot, figure_held_everywhere(gallery, true));
	const char *unassessed = view_not_assessable(gallery->arena, gallery->results, gallery->count, gallery->view);
	if (unassessed && !gallery->view->asked.only)
		foot_say(&foot, figure_say(gallery, W_FOOT_NOT_ASSESSED, unassessed));
	return foot.text.bytes;
}
