/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress_words: what a case assumes, in words, and what the class of a target is called. */
#include <string.h>
#include "view/view_progress.h"
#include "view/view_words.h"

bool view_progress_always(const struct progress_answer *answer, int assumption)
{
	for (int c = 1; c < answer->count; c++)
		if (strcmp(answer->cases[c].texts[assumption], answer->cases[0].texts[assumption]) != 0)
			return false;
	return true;
}

static const char *case_text(const struct progress_telling *telling, const struct progress_case *one, bool all)
{
	const char *joined = NULL;
	for (int i = 0; i < one->count; i++)
		if (all || !view_progress_always(telling->answer, i))
			joined = joined ? view_joined(telling->arena, joined, one->texts[i], telling->view) : one->texts[i];
	return joined;
}

const char *view_progress_case(const struct progress_telling *telling, const struct progress_case *one)
{
	return case_text(telling, one, false);
}

const char *view_progress_assumed(const struct progress_telling *telling, const struct progress_case *one)
{
	return case_text(telling, one, true);
}

const char *view_progress_class(const struct progress_telling *telling, const struct review *review)
{
	const struct progress_rule *rule = &telling->answer->cases[0].reviews->rule;
	return title_in(rule->title[review->class], telling->view->language, progress_names[review->class]);
}

bool view_progress_assumes(const struct review *review)
{
	return review->count && review->facts[review->count - 1].origin == REVIEW_ASSUMED;
}

const char *view_progress_if(const struct progress_telling *telling, int c)
{
	const struct progress_answer *answer = telling->answer;
	const char *numbers = NULL;
	if (answer->count == 1)
		return word_text(telling->view->language, W_PROGRESS_COLUMN_NOW);
	for (int i = 0; i < answer->cases[c].count; i++) {
		const char *number = strrchr(answer->cases[c].texts[i], '=');
		if (number && !view_progress_always(answer, i))
			numbers = numbers ? view_joined(telling->arena, numbers, number + 2, telling->view) : number + 2;
	}
	return view_say(telling->arena, telling->view, W_PROGRESS_IF, numbers);
}
