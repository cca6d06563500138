/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_bounds: below the odds, where some are bounds or rest on fewer than five runs: how the bound is found,
 * and between which numbers the others lie, where that is half a point or more. */
#include "view/view_ensemble_bounds.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/prose.h"

enum { ROUGH_MOST = 3 };
static const double VISIBLE = 0.005;

struct rough {
	const char *name;
	struct chance chance;
};
struct bounds {
	bool any; /* none or all */
	struct rough list[ROUGH_MOST];
	int count;
};

static void see(struct bounds *bounds, const char *name, struct chance chance)
{
	bounds->any |= chance_is_bound(chance);
	if (!chance_is_rough(chance) || chance_is_bound(chance) ||
	    chance_most(chance) - chance_least(chance) < VISIBLE)
		return;
	if (bounds->count < ROUGH_MOST)
		bounds->list[bounds->count] = (struct rough){name, chance};
	bounds->count++;
}

static const char *name_of(const struct odds *odds, int s, const char *what)
{
	return odds->count == 1 ? what
	                        : view_say(odds->arena, odds->view, W_WITH_REASON, what, view_label(odds->results[s], odds->view));
}

static void see_scenario(struct bounds *bounds, const struct odds *odds, int s)
{
	const struct target_result *target;
	for (int i = 0; i < odds->shown_count; i++)
		if (odds_target(odds, s, odds->shown[i]->id, &target))
			see(bounds, name_of(odds, s, view_target_no(odds->arena, odds->shown[i])), odds_chance(odds, s, target));
	for (int binding = 0; binding < 2 && !odds->view->asked.only; binding++) {
		const struct ensemble *of = odds->ensembles[s];
		enum word word = binding ? W_ENSEMBLE_ALL_BINDING : W_ENSEMBLE_ALL;
		if ((binding ? of->binding_assessed : of->assessed) > 1)
			see(bounds, name_of(odds, s, word_text(odds->view->language, word)), ensemble_chance_all(of, binding));
	}
}

static struct cell share_cell(const struct odds *odds, double share)
{
	return view_cell_percent(odds->arena, 100 * share, odds->view);
}

static void say_rough(struct document *document, const struct odds *odds, const struct bounds *bounds)
{
	if (bounds->count > ROUGH_MOST)
		document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_ROUGH_MANY,
		                                  view_cell_count(odds->arena, bounds->count)));
	for (int i = 0; i < bounds->count && bounds->count <= ROUGH_MOST; i++) {
		const struct rough *rough = &bounds->list[i];
		document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_ROUGH, rough->name,
		                                  view_cell_grouped(odds->arena, rough->chance.met),
		                                  view_cell_grouped(odds->arena, rough->chance.members),
		                                  share_cell(odds, chance_least(rough->chance)),
		                                  share_cell(odds, chance_most(rough->chance))));
	}
}

void view_ensemble_bounds(struct document *document, const struct odds *odds)
{
	struct bounds bounds = {0};
	uint64_t members = odds->ensembles[0]->members;
	for (int s = 0; s < odds->count; s++)
		see_scenario(&bounds, odds, s);
	const struct chance none = {0, members, false}, all = {members, members, false};
	if (bounds.any)
		document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_NONE_OR_ALL,
		                                  view_cell_grouped(odds->arena, members),
		                                  view_cell_odds(odds->arena, none, true, odds->view),
		                                  view_cell_odds(odds->arena, all, true, odds->view)));
	say_rough(document, odds, &bounds);
}
