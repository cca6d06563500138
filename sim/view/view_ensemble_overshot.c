/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_overshot: runs that go past an `about` number by more than its tolerance meet it, and are counted in
 * P(met); here they are told apart, a sentence for each scenario that has any. */
#include "view/view_ensemble_overshot.h"
#include "view/view_cell.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"

/* "#4 94.8 %, #4.3-1 98.2 %" */
static struct prose list(const struct odds *odds, int s)
{
	struct arena *arena = odds->arena;
	struct prose all = prose_plain(arena, "");
	for (int i = 0; i < odds->shown_count; i++) {
		const struct target_result *target;
		const struct ensemble_target *drawn = odds_target(odds, s, odds->shown[i]->id, &target);
		if (!drawn || !drawn->overshot)
			continue;
		struct prose one = prose_join(
			arena, prose_plain(arena, view_target_no(arena, odds->shown[i])), " ",
			prose_cell(arena, view_cell_chance(arena, drawn->overshot, odds->ensembles[s]->members, odds->view)));
		all = prose_join(arena, all, *all.text ? word_text(odds->view->language, W_LIST_COMMA) : "", one);
	}
	return all;
}

void view_ensemble_overshot(struct document *document, const struct odds *odds)
{
	for (int s = 0; s < odds->count; s++) {
		struct prose all = list(odds, s);
		if (*all.text)
			document_say(document, view_prose(odds->arena, odds->view,
			                                  odds->count > 1 ? W_ENSEMBLE_OVERSHOT_IN : W_ENSEMBLE_OVERSHOT, all,
			                                  view_label(odds->results[s], odds->view)));
	}
}
