/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_prices: looks at every variable whose spread stands above: of targets, of --only, of facts. One
 * sentence for price changes that are not given and one for those that are fixed. */
#include "view/view_ensemble_prices.h"
#include "ask/price_spread.h"
#include "ask/standing.h"
#include "view/view_cell.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/prose.h"

enum { NAMED_MOST = 3 };

struct left_out {
	const struct odds *odds;
	enum price_spread kind;
	const char *names;
	int count;
	int scenarios; /* that leave it out */
	const char *labels;
};

static void mark(const struct odds *odds, int s, bool *told)
{
	const struct result *result = odds->results[s];
	int variable, element;
	for (int i = 0; i < odds->shown_count; i++) {
		const struct target_result *target;
		if (odds_target(odds, s, odds->shown[i]->id, &target) && standing_measured(result, target, &variable, &element))
			told[variable] = true;
	}
	for (int v = 0; v < result->program->variable_count && odds->view->asked.only; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			told[v] |= view_wants(result, v, e, odds->view);
	for (int i = 0; i < odds->ensembles[s]->fact_count; i++)
		if (odds_wants_fact(odds, s, &odds->ensembles[s]->facts[i].fact))
			told[odds->ensembles[s]->facts[i].fact.variable] = true;
}

/* Titles may have commas of their own. */
static const char *with(const struct odds *odds, const char *list, const char *title)
{
	const char *gap = word_text(odds->view->language, W_LIST_SEMICOLON);
	return list ? arena_print(odds->arena, "%s%s%s", list, gap, title) : title;
}

/* Names by the first scenario that leaves it out. */
static void see(struct left_out *out, int s)
{
	const struct odds *odds = out->odds;
	const struct result *result = odds->results[s];
	bool *told = ARENA_ARRAY(odds->arena, result->program->variable_count + 1, bool), any = false;
	mark(odds, s, told);
	for (int v = 0; v < result->program->variable_count; v++) {
		if (!told[v] || result->program->variables[v].target || price_spread(odds->arena, result, v) != out->kind)
			continue;
		any = true;
		if (out->scenarios == 0 && out->count++ < NAMED_MOST)
			out->names = with(odds, out->names, view_variable_title(odds->arena, result, v, -1, odds->view));
	}
	if (!any)
		return;
	out->scenarios++;
	out->labels = view_joined(odds->arena, out->labels, view_label(result, odds->view), odds->view);
}

void view_ensemble_prices(struct document *document, const struct odds *odds)
{
	static const enum price_spread kinds[] = {PRICES_NOT_GIVEN, PRICES_FIXED};
	static const enum word words[] = {W_ENSEMBLE_NO_PRICES, W_ENSEMBLE_FIXED_PRICES};
	for (int k = 0; k < 2; k++) {
		struct left_out out = {.odds = odds, .kind = kinds[k]};
		for (int s = 0; s < odds->count; s++)
			see(&out, s);
		if (!out.scenarios)
			continue;
		const char *names = out.names;
		if (out.count > NAMED_MOST)
			names = view_say(odds->arena, odds->view, W_ENSEMBLE_DRAWN_MORE, names,
			                 arena_print(odds->arena, "%d", out.count - NAMED_MOST));
		if (out.scenarios < odds->count)
			names = view_say(odds->arena, odds->view, W_WITH_REASON, names, out.labels);
		document_say(document, view_prose(odds->arena, odds->view, words[k], names));
	}
}
