/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_score: the headline of a run. What the scenario itself states stands apart, and so does what goes past an
 * `about` number; binding targets are named where the plan has any, also where none of them can be judged. */
#include "view/view_score.h"
#include "view/view_cell.h"
#include "view/view_words.h"

struct scored {
	struct arena *arena;
	const struct view *view;
	struct score score;
	bool record;
};

static struct prose count(const struct scored *of, int number)
{
	return prose_cell(of->arena, view_cell_count(of->arena, number));
}

/* Where the language has one for each number. */
static const char *verb(const struct scored *of, int number)
{
	bool one = number == 1;
	return word_text(of->view->language, of->record ? one ? W_WAS : W_WERE : one ? W_IS : W_ARE);
}

/* "the 9 targets that the model decides": who decides need not be said where nothing is stated. */
static struct prose lead(const struct scored *of)
{
	const struct score *score = &of->score;
	bool plain = score->stated == 0;
	if (score->decided == 0)
		return view_prose(of->arena, of->view, plain ? W_OVERVIEW_NOTHING : W_SCORE_DECIDED_NONE);
	enum word one = score->met ? plain ? W_SCORE_ONE_MET : W_SCORE_DECIDED_ONE_MET
	                           : plain ? W_SCORE_ONE_MISSED : W_SCORE_DECIDED_ONE_MISSED;
	enum word several = of->record                       ? W_SCORE_RECORD
	                    : !plain                         ? W_SCORE_DECIDED
	                    : score->decided == score->all   ? W_SCORE_ALL
	                                                     : W_SCORE_ASSESSED;
	return view_prose(of->arena, of->view, score->decided == 1 && !of->record ? one : several, count(of, score->met),
	                  count(of, score->decided), verb(of, score->met));
}

static struct prose with(const struct scored *of, struct prose so_far, struct prose more)
{
	return prose_join(of->arena, so_far, "", more);
}

static struct prose binding(const struct scored *of)
{
	const struct score *score = &of->score;
	if (score->binding == 0)
		return prose_plain(of->arena, "");
	if (score->binding_decided > 0)
		return view_prose(of->arena, of->view, W_SCORE_BINDING, count(of, score->binding_met),
		                  count(of, score->binding_decided));
	return view_prose(of->arena, of->view, score->binding_stated ? W_SCORE_BINDING_STATED : W_SCORE_BINDING_NONE,
	                  count(of, score->binding));
}

static struct prose stated(const struct scored *of)
{
	const struct score *score = &of->score;
	if (score->stated == 0)
		return prose_plain(of->arena, "");
	struct prose said = view_prose(of->arena, of->view, score->stated == 1 ? W_SCORE_STATED_ONE : W_SCORE_STATED,
	                               count(of, score->stated));
	return score->stated_missed
	           ? with(of, said, view_prose(of->arena, of->view, W_SCORE_STATED_MISSED, count(of, score->stated_missed)))
	           : said;
}

struct prose view_score(struct arena *arena, const struct result *result, const struct view *view)
{
	const struct scored of = {arena, view, score_of(result), result->scenario->record};
	struct prose said = lead(&of);
	if (of.score.overshot)
		said = with(&of, said, view_prose(arena, view, W_SCORE_OVERSHOT, count(&of, of.score.overshot)));
	said = with(&of, with(&of, said, binding(&of)), stated(&of));
	if (of.score.unassessed && of.score.unassessed < of.score.all)
		said = with(&of, said, view_prose(arena, view, W_SCORE_UNASSESSED, count(&of, of.score.unassessed),
		                                  count(&of, of.score.all), verb(&of, of.score.unassessed)));
	if (of.score.withdrawn)
		said = with(&of, said, view_prose(arena, view, W_SCORE_WITHDRAWN, count(&of, of.score.withdrawn),
		                                  verb(&of, of.score.withdrawn)));
	return said;
}
