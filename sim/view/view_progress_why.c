/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress_why: what cannot be judged, and why: where something was observed, in a sentence of its own with what
 * it would take; the rest by their numbers. */
#include <math.h>
#include <string.h>
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_progress.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "base/shell.h"
#include "write/document.h"

enum { NAMED = 12 /* on a screen */ };

static const struct review *of(const struct progress_telling *telling, int t)
{
	return &telling->answer->cases[0].reviews->list[t];
}

static const char *year_text(struct arena *arena, int year) { return arena_print(arena, "%d", year); }

/* "54.9 %" */
static struct prose number_of(const struct progress_telling *telling, const struct observation *seen)
{
	struct arena *arena = telling->arena;
	const char *unit = view_unit_label(arena, &seen->unit, true, telling->view);
	struct prose said = prose_cell(arena, view_cell_as(view_exact(arena, seen->value), seen->value));
	const char *gap = telling->report ? language_rules[telling->view->language].unit_gap : " ";
	return *unit ? prose_join(arena, said, gap, prose_plain(arena, unit)) : said;
}

static struct prose nothing(const struct progress_telling *telling, const char *text)
{
	return prose_plain(telling->arena, text);
}

static struct cell five_figures(struct arena *arena, double value)
{
	return view_cell_as(view_figures(arena, value, 5, NULL), value);
}

/* The variable whose number is wanting. */
static const char *rate_of(const struct progress_telling *telling, const struct review *review)
{
	const struct result *result = telling->answer->result;
	int element, variable = review->rate ? program_find(result->program, review->rate, &element) : -1;
	return telling->report && variable >= 0
	           ? view_variable_title(telling->arena, result, variable, element, telling->view)
	           : review->rate;
}

/* ">= 60" as it stands in a text. */
static const char *signs_of(const struct progress_telling *telling, const char *text)
{
	const char *sign = strncmp(text, ">=", 2) == 0 ? "≥" : strncmp(text, "<=", 2) == 0 ? "≤" : NULL;
	return telling->report && sign ? arena_print(telling->arena, "%s%s", sign, text + 2) : text;
}

/* What the target asks for, its number a cell. */
static struct prose asked(const struct progress_telling *telling, const struct review *review)
{
	struct arena *arena = telling->arena;
	const char *text = signs_of(telling, view_target(arena, review->target, telling->view)),
			   *number = view_exact(arena, review->target->number), *at = strstr(text, number);
	if (!at || !isfinite(review->target->number))
		return prose_plain(arena, text);
	struct mention *mention = ARENA_NEW(arena, struct mention);
	*mention = (struct mention){(size_t)(at - text), strlen(number), view_cell_as(number, review->target->number)};
	return (struct prose){text, mention, 1};
}

static const char *basis_of(const struct progress_telling *telling, const struct observation *seen)
{
	return seen && seen->basis
	           ? view_source(telling->arena, telling->answer->result->scenario->plan, seen->basis, telling->view)
	           : word_text(telling->view->language, W_CHART_NO_BASIS);
}

/* "To 60 it takes 1.70 points a year (seen: 0.62)." */
static struct prose takes(const struct progress_telling *telling, const struct review *review)
{
	struct arena *arena = telling->arena;
	const char *gap = language_rules[telling->view->language].unit_gap;
	bool points = review->step == REVIEW_POINTS;
	if (!isfinite(review->needed))
		return prose_plain(arena, "");
	const char *needed = view_number(arena, review->needed, points ? 2 : 4),
			   *seen = view_number(arena, review->seen, points ? 2 : 4);
	const char *unit = points ? view_say(arena, telling->view, W_PROGRESS_POINTS, "") : arena_print(arena, "%s%%", gap);
	return view_prose(arena, telling->view, isfinite(review->seen) ? W_PROGRESS_TAKES_SEEN : W_PROGRESS_TAKES,
	                  asked(telling, review), view_cell_as(needed, review->needed),
	                  review->step == REVIEW_AMOUNT ? "" : unit, view_cell_as(seen, review->seen));
}

struct prose view_progress_reason(const struct progress_telling *telling, const struct review *review)
{
	struct arena *arena = telling->arena;
	const struct view *view = telling->view;
	const struct observation *beside = review->beside, *growth = review->growth;
	struct prose target = asked(telling, review);
	switch (review->reason) {
	case REVIEW_GAP:
		return view_prose(arena, view, beside ? W_PROGRESS_WHY_GAP_PRICES : W_PROGRESS_WHY_GAP,
		                  year_text(arena, growth->year), rate_of(telling, review), year_text(arena, review->missing),
		                  number_of(telling, growth), beside ? number_of(telling, beside) : nothing(telling, ""),
		                  beside ? year_text(arena, beside->year) : "", target);
	case REVIEW_OTHER_BASIS:
		if (!review->base_of)
			return view_prose(arena, view, W_PROGRESS_WHY_BASIS_OF_NONE, number_of(telling, beside),
			                  year_text(arena, beside->year), basis_of(telling, beside),
			                  five_figures(arena, review->way.base), takes(telling, review));
		return view_prose(arena, view, W_PROGRESS_WHY_BASIS, number_of(telling, beside), year_text(arena, beside->year),
		                  basis_of(telling, beside), number_of(telling, review->base_of),
		                  year_text(arena, review->base_of->year), basis_of(telling, review->base_of),
		                  takes(telling, review));
	case REVIEW_OTHER_PRICES:
		return view_prose(arena, view, W_PROGRESS_WHY_PRICES, number_of(telling, beside),
		                  year_text(arena, beside->year), target);
	case REVIEW_NOT_BEGUN:
		return view_prose(arena, view, W_PROGRESS_WHY_NOT_BEGUN, year_text(arena, review->way.from + 1),
		                  view_cell_as(view_figures(arena, review->needed, 4, NULL), review->needed),
		                  view_unit(arena, &review->unit, view),
		                  review->beside ? number_of(telling, review->beside) : nothing(telling, "-"),
		                  review->beside ? year_text(arena, review->beside->year) : "-");
	case REVIEW_MET_BEFORE:
		return view_prose(arena, view, review->met ? W_PROGRESS_WHY_MET_STILL : W_PROGRESS_WHY_MET_NO_MORE,
		                  five_figures(arena, review->way.base), target, year_text(arena, review->since));
	case REVIEW_JUDGED:
	case REVIEW_NOT_OBSERVED:
	case REVIEW_ONE_YEAR:
	case REVIEW_RANGE:
	case REVIEW_NO_BASE:
	case REVIEW_NO_NUMBER:
	case REVIEW_REASONS: break;
	}
	return prose_plain(arena, "");
}

bool view_progress_speaks(const struct review *review)
{
	return review->reason == REVIEW_GAP || review->reason == REVIEW_OTHER_BASIS ||
	       review->reason == REVIEW_OTHER_PRICES || review->reason == REVIEW_NOT_BEGUN ||
	       (review->reason == REVIEW_MET_BEFORE && review->since);
}

static void list_of(struct document *document, const struct progress_telling *telling, const struct view_order *order,
                    enum review_reason reason, enum word word)
{
	const char *all = NULL;
	int count = 0;
	bool screen = view_is_screen(telling->view);
	for (int i = 0; i < order->count; i++) {
		const struct review *review = of(telling, (int)(order->list[i] - telling->answer->result->targets));
		if (review->reason != reason || view_progress_speaks(review) || review->target->target->withdrawn)
			continue;
		count++;
		if (count > NAMED && screen)
			continue;
		const char *name = view_target_no(telling->arena, review->target->target);
		all = all ? view_joined(telling->arena, all, name, telling->view) : name;
	}
	if (count > NAMED && screen)
		all = view_say(telling->arena, telling->view, W_PROGRESS_AND_SO_ON, all);
	if (count)
		document_note(document, view_prose(telling->arena, telling->view, word,
		                                   view_cell_count(telling->arena, count), all,
		                                   year_text(telling->arena, telling->answer->result->base_year)));
}

void view_progress_why(struct document *document, const struct progress_telling *telling)
{
	struct arena *arena = telling->arena;
	const struct result *result = telling->answer->result;
	struct view_order order = view_targets(arena, result, telling->view);
	const struct review *gap = NULL;
	bool any = false;
	for (int i = 0; i < order.count; i++) {
		const struct review *review = of(telling, (int)(order.list[i] - result->targets));
		if (!view_progress_speaks(review) || review->target->target->withdrawn)
			continue;
		if (!any)
			document_space(document);
		any = true;
		document_sentence(document, view_prose(arena, telling->view, W_PROGRESS_WHY,
		                                       view_target_no(arena, review->target->target),
		                                       view_target_title(arena, result, review->target, telling->view),
		                                       view_progress_reason(telling, review)));
		gap = !gap && review->reason == REVIEW_GAP && !review->sum ? review : gap;
	}
	if (gap)
		document_command(document, view_prose(arena, telling->view, W_PROGRESS_ASSUME,
		                                      shell_file(arena, view_file(result)), gap->rate,
		                                      year_text(arena, gap->missing)));
	document_space(document);
	list_of(document, telling, &order, REVIEW_NOT_OBSERVED, W_PROGRESS_LIST_NOT_OBSERVED);
	list_of(document, telling, &order, REVIEW_MET_BEFORE, W_PROGRESS_LIST_MET_BEFORE);
	list_of(document, telling, &order, REVIEW_ONE_YEAR, W_PROGRESS_LIST_ONE_YEAR);
	list_of(document, telling, &order, REVIEW_RANGE, W_PROGRESS_LIST_RANGE);
	list_of(document, telling, &order, REVIEW_NO_BASE, W_PROGRESS_LIST_NO_BASE);
	list_of(document, telling, &order, REVIEW_NO_NUMBER, W_PROGRESS_LIST_NO_NUMBER);
}
