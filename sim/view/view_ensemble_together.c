/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_together: the probabilities of several targets in the same member: the first target with each binding
 * one, all binding ones, all that can be judged; and where targets were missed, which limit bound. */
#include <math.h>
#include "ask/standing.h"
#include "view/odds.h"
#include "view/view_cell.h"
#include "view/view_ensemble_together.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"

enum { PAIRS_MOST = 4 };

static const char *no_of(const struct odds *odds, const struct target *target)
{
	return view_target_no(odds->arena, target);
}

/* --- together --- */

static struct table *together_table(const struct odds *odds)
{
	struct table_column left[] = {{word_text(odds->view->language, W_ENSEMBLE_TOGETHER), SIDE_LEFT, 0, 52, false}};
	struct table *table = table_begin(odds->arena, left, 1);
	for (int s = 0; s < odds->count; s++)
		table_column(table, (struct table_column){odds->count > 1 ? view_label(odds->results[s], odds->view)
		                                                          : word_text(odds->view->language, W_COLUMN_CHANCE),
		                                          SIDE_RIGHT, 2, 16, true});
	return table;
}

static void pair_row(const struct odds *odds, struct table *table, const struct target *a, const struct target *b)
{
	table_row(table);
	table_cell(table, view_say(odds->arena, odds->view, W_ENSEMBLE_BOTH, no_of(odds, a), no_of(odds, b)), LOOK_PLAIN);
	for (int s = 0; s < odds->count; s++) {
		struct odds_pair pair;
		table_add(table, odds_pair(odds, s, a, b, &pair) ? view_cell_odds(odds->arena, pair.both, false, odds->view)
		                                                 : (struct cell){.text = "-"});
	}
}

/* "18 of 22", or one number where all scenarios have the same. */
static void joint_row(const struct odds *odds, struct table *table, bool binding)
{
	bool any = false;
	for (int s = 0; s < odds->count; s++)
		any |= (binding ? odds->ensembles[s]->binding_decided : odds->ensembles[s]->decided) > 1;
	if (!any)
		return;
	table_row(table);
	bool own = odds_any_own(odds); /* those are not counted */
	enum word word = binding ? own ? W_ENSEMBLE_ALL_BINDING_DECIDED : W_ENSEMBLE_ALL_BINDING
	                         : own ? W_ENSEMBLE_ALL_DECIDED : W_ENSEMBLE_ALL;
	table_cell(table, word_text(odds->view->language, word), LOOK_PLAIN);
	for (int s = 0; s < odds->count; s++) {
		const struct ensemble *of = odds->ensembles[s];
		struct cell chance = view_cell_odds(odds->arena, ensemble_chance_decided(of, binding), false, odds->view);
		int assessed = binding ? of->binding_decided : of->decided;
		chance.text = view_say(odds->arena, odds->view, W_ENSEMBLE_OF, chance.text,
		                       arena_print(odds->arena, "%d", assessed));
		table_add(table, assessed ? chance : (struct cell){.text = "-"});
	}
}

/* Good odds on one, poor ones on two: said of the pair and scenario where they are furthest apart. */
static void misleads(struct document *document, const struct odds *odds, const struct target *const *others, int count)
{
	struct odds_pair worst;
	if (odds_misleads(odds, others, count, &worst))
		document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_MISLEADS,
		                                  view_label(odds->results[worst.scenario], odds->view), no_of(odds, worst.one),
		                                  view_cell_chance(odds->arena, worst.first.met, worst.first.members,
		                                                   odds->view),
		                                  view_cell_chance(odds->arena, worst.both.met, worst.both.members, odds->view),
		                                  no_of(odds, worst.other)));
}

void view_ensemble_together(struct document *document, const struct odds *odds)
{
	const struct target *others[PAIRS_MOST];
	int count = 0, many = 0;
	struct table *table = together_table(odds);
	for (int i = 1; i < odds->shown_count && count < PAIRS_MOST; i++)
		if (odds->shown[i]->binding)
			others[count++] = odds->shown[i];
	for (int i = 1; i < odds->shown_count && count == 0; i++)
		others[count++] = odds->shown[i]; /* none binds: the second one */
	for (int s = 0; s < odds->count; s++)
		if (!odds->ensembles[s]->both)
			count = 0, many = odds->results[s]->target_count;
	for (int i = 0; i < count; i++)
		pair_row(odds, table, odds->shown[0], others[i]);
	joint_row(odds, table, true);
	joint_row(odds, table, false);
	if (table_rows(table) == 0)
		return;
	document_space(document);
	document_table(document, table, 0);
	misleads(document, odds, others, count);
	if (many)
		document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_NO_PAIRS,
		                                  arena_print(odds->arena, "%d", ENSEMBLE_PAIRS_MOST),
		                                  arena_print(odds->arena, "%d", many)));
}

/* --- what bound --- */

/* The targets that were missed mostly where this limit bound, and the least share of such runs among them. */
static const char *missed_by(const struct odds *odds, int s, int l, double *least)
{
	const struct ensemble *of = odds->ensembles[s];
	const char *list = NULL;
	*least = 1;
	for (int i = 0; i < odds->shown_count && of->limits[l].bound; i++) {
		const struct target_result *target;
		const struct ensemble_target *drawn = odds_target(odds, s, odds->shown[i]->id, &target);
		double share = drawn ? ensemble_missed_where_bound(of, drawn, l) : 0;
		if (share < 0.5)
			continue;
		*least = share < *least ? share : *least;
		list = view_joined(odds->arena, list, no_of(odds, odds->shown[i]), odds->view);
	}
	return list;
}

static const char *limit_title(const struct odds *odds, int s, int l)
{
	return title_in(odds->results[s]->limits[l].title, odds->view->language, odds->results[s]->limits[l].id);
}

/* "2021 36.2 %, 2022 12.0 %": the years in which it was broken; of many the first, the last and the worst. */
static const char *broken_years(const struct odds *odds, int s, int l)
{
	enum { YEARS_LISTED = 6 };
	const struct ensemble *of = odds->ensembles[s];
	const uint64_t *in = of->limits[l].broken_in;
	const char *list = NULL;
	int count = 0, first = 0, last = 0, worst = 0;
	for (int y = 0; y < of->centre->years; y++) {
		if (!in[y])
			continue;
		const char *share = view_chance(odds->arena, in[y], of->members, odds->view);
		list = view_joined(odds->arena, list, arena_print(odds->arena, "%d %s", of->centre->base_year + y, share),
		                   odds->view);
		first = count++ ? first : y;
		worst = in[y] > in[worst] ? y : worst;
		last = y;
	}
	if (count <= YEARS_LISTED)
		return list ? list : "-";
	int base = of->centre->base_year;
	return view_say(odds->arena, odds->view, W_ENSEMBLE_BROKEN_SPAN, arena_print(odds->arena, "%d", base + first),
	                arena_print(odds->arena, "%d", base + last), arena_print(odds->arena, "%d", base + worst),
	                view_chance(odds->arena, in[worst], of->members, odds->view));
}

/* A limit holds in every year of its path, a target in its own: one may be broken and the other met. */
static void say_met_all_the_same(struct document *document, const struct odds *odds, int s, int l)
{
	const struct ensemble *of = odds->ensembles[s];
	for (int i = 0; i < odds->shown_count; i++) {
		const struct target_result *target;
		const struct ensemble_target *drawn = odds_target(odds, s, odds->shown[i]->id, &target);
		if (!drawn || !drawn->met_broken[l] || !standing_is_about(odds->results[s], target, l))
			continue;
		document_say(document,
		             view_prose(odds->arena, odds->view, W_ENSEMBLE_MET_ALL_THE_SAME, no_of(odds, odds->shown[i]),
		                        view_cell_count(odds->arena, target_year_read(target->target,
		                                                                      view_last_year(odds->results[s]))),
		                        view_cell_chance(odds->arena, drawn->met_broken[l], of->members, odds->view)));
	}
}

/* Limits that runs could not keep. */
static bool say_broken(struct document *document, const struct odds *odds, int s, int l, bool some)
{
	const struct ensemble *of = odds->ensembles[s];
	if (!of->limits[l].broken)
		return some;
	if (!some)
		document_space(document);
	document_say(document, view_prose(odds->arena, odds->view, W_ENSEMBLE_BROKEN,
	                                  view_label(odds->results[s], odds->view), limit_title(odds, s, l),
	                                  view_cell_chance(odds->arena, of->limits[l].broken, of->members, odds->view),
	                                  broken_years(odds, s, l)));
	say_met_all_the_same(document, odds, s, l);
	return true;
}

void view_ensemble_bound(struct document *document, const struct odds *odds)
{
	bool some = false;
	for (int s = 0; s < odds->count; s++)
		for (int l = 0; l < odds->results[s]->limit_count; l++) {
			double least;
			const char *list = missed_by(odds, s, l, &least);
			some = say_broken(document, odds, s, l, some);
			if (!list)
				continue;
			if (!some)
				document_space(document);
			some = true;
			document_say(document,
			             view_prose(odds->arena, odds->view, W_ENSEMBLE_BOUND, view_label(odds->results[s], odds->view),
			                        limit_title(odds, s, l), view_cell(odds->arena, floor(100 * least), 0), list));
		}
}

/* --- milestones --- */

static void milestone_rows(const struct odds *odds, struct table *table, const struct target *of, int first, int last)
{
	const struct target_result *before = NULL; /* the title is told anew where they do not compare */
	for (int s = 0; s < odds->count; s++) {
		const struct target_result *target;
		const struct ensemble_target *drawn = odds_target(odds, s, of->id, &target);
		if (!drawn || !drawn->milestone || !isfinite(drawn->credible))
			continue;
		int base = odds->results[s]->base_year;
		struct view_digits digits = {.unit = &target->unit};
		for (int year = first; year <= last; year++)
			if (year - base >= 0 && year - base < odds->results[s]->years)
				view_digits_see(&digits, drawn->milestone[year - base]);
		bool named = before && odds_compare(before, target);
		before = target;
		table_row(table);
		table_cell(table, named ? "" : no_of(odds, of), LOOK_PLAIN);
		table_cell(table, named ? "" : odds_title(odds, s, target), LOOK_PLAIN);
		table_cell(table, odds->count > 1 ? view_label(odds->results[s], odds->view) : "", LOOK_PLAIN);
		for (int year = first; year <= last; year++) {
			bool inside = year - base >= 0 && year - base < odds->results[s]->years && year <= target->target->year;
			table_add(table, inside ? view_cell(odds->arena, drawn->milestone[year - base], view_digits(&digits))
			                        : (struct cell){.text = ""});
		}
		table_cell(table, view_target(odds->arena, target, odds->view), LOOK_PLAIN);
	}
}

void view_ensemble_milestones(struct document *document, const struct odds *odds)
{
	const struct ensemble *of = odds->ensembles[0];
	if (!(of->credibility > 0))
		return;
	enum language language = odds->view->language;
	int first = odds->results[0]->base_year + 1, last = view_target_year(odds->results[0]);
	for (int s = 1; s < odds->count; s++) {
		int own = odds->results[s]->base_year + 1, end = view_target_year(odds->results[s]);
		first = own < first ? own : first;
		last = end > last ? end : last;
	}
	struct table_column left[] = {
		{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 6, false},
		{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 1, 24, false},
		{odds->count > 1 ? word_text(language, W_COLUMN_SCENARIO) : "", SIDE_LEFT, odds->count > 1 ? 2 : 0, 14, false}};
	struct table *table = table_begin(odds->arena, left, 3);
	for (int year = first; year <= last; year++)
		table_column(table, (struct table_column){arena_print(odds->arena, "%d", year), SIDE_RIGHT, 2, 0, true});
	int most = view_target_cells(odds->arena, odds->results, odds->count,
	                             language_rules[language].target_cells_of_many, 0, odds->view);
	table_column(table,
	             (struct table_column){word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, most, false});
	for (int i = 0; i < odds->shown_count; i++)
		milestone_rows(odds, table, odds->shown[i], first, last);
	if (table_rows(table) == 0)
		return;
	document_space(document);
	document_heading(
		document,
		view_say(odds->arena, odds->view, W_ENSEMBLE_CREDIBLE, view_brief(odds->arena, 100 * of->credibility)),
		prose_plain(odds->arena, ""));
	document_table(document, table, 0);
}
