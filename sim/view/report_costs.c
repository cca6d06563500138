/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_costs: costs are told of GDP, as the difference to the companion run without limits (ask/cost.h). */
#include "view/report_costs.h"
#include <math.h>
#include "ask/assumed.h"
#include "ask/cost.h"
#include "base/clean.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "write/table.h"

static bool is_shown(double lost) { return isfinite(lost) && fabs(lost) >= 0.005; }

static const char *money(const struct report *report, const struct result *result)
{
	int gdp = view_variable(result, "gdp");
	return view_unit_label(report->arena, &result->program->variables[gdp].unit, true, report->view);
}

static const char *id_of(struct report *report, const char *what, int r, int year)
{
	return arena_print(report->arena, "%s-%d-%d", what, r + 1, year);
}

static int gdp_decimals(const struct result *result, int gdp)
{
	struct view_digits digits = {.unit = &result->program->variables[gdp].unit,
	                             .assumed = level_is_assumed(result, gdp)};
	for (int year = result->base_year; year <= view_target_year(result); year++)
		view_digits_see(&digits, result_value(result, gdp, -1, year));
	return view_digits(&digits);
}

static struct cell with(struct report *report, int r, int year)
{
	const struct result *result = report->results[r];
	int gdp = view_variable(result, "gdp");
	return evidence_value(report, result, gdp, -1, year, gdp_decimals(result, gdp));
}

static struct cell without(struct report *report, int r, int year)
{
	const struct result *result = report->results[r];
	int gdp = view_variable(result, "gdp");
	double number = result_value(result, gdp, -1, year) + cost_of_limits(result, year).lost;
	return evidence_fact(report, id_of(report, "gdp-free", r, year), number, gdp_decimals(result, gdp),
	                     report_prose(report, W_REPORT_HOW_FREE, report->titles[r]));
}

/* `most`: the largest of those that stand together. */
static struct cell lost(struct report *report, int r, int year, double number, double most)
{
	return evidence_fact(report, id_of(report, "lost", r, year), number, fabs(most) >= 100 ? 0 : 1,
	                     report_prose(report, W_REPORT_HOW_LOST, without(report, r, year), with(report, r, year)));
}

static struct cell percent(struct report *report, int r, int year, struct cost cost)
{
	return evidence_fact(report, id_of(report, "lost-percent", r, year), cost.percent,
	                     cost.percent != 0 && fabs(cost.percent) < 0.1 ? 2 : 1,
	                     report_prose(report, W_REPORT_HOW_PERCENT, lost(report, r, year, cost.lost, cost.lost),
	                                  without(report, r, year)));
}

/* "2 %/yr", "2 to 3 %/yr" */
static struct prose range_said(struct report *report, int r, const char *what, const struct range *range)
{
	struct prose how = report_prose(report, W_REPORT_HOW_EFFICIENCY, report->titles[r]);
	const char *low = arena_print(report->arena, "%s-low-%d", what, r + 1),
			   *high = arena_print(report->arena, "%s-high-%d", what, r + 1);
	int decimals = fabs(range->low - rint(range->low)) + fabs(range->high - rint(range->high)) < 1e-9 ? 0 : 2;
	struct prose said = prose_cell(report->arena, evidence_fact(report, low, range->low, decimals, how));
	if (range->high - range->low >= 1e-9)
		said = report_prose(report, W_REPORT_RANGE, said, evidence_fact(report, high, range->high, decimals, how));
	return report_prose(report, W_REPORT_PERCENT_A_YEAR, said);
}

static struct prose rests_on(struct report *report, int r, struct prose cost)
{
	struct range efficiency, extra;
	if (!cost_rests_on(report->results[r], &efficiency, &extra))
		return report_prose(report, W_REPORT_SENTENCE, cost);
	struct prose said =
		report_prose(report, W_REPORT_COST_RESTS, cost, range_said(report, r, "efficiency", &efficiency));
	return extra.unit ? report_prose(report, W_REPORT_COST_EXTRA, said, range_said(report, r, "extra", &extra))
	                  : report_prose(report, W_REPORT_SENTENCE, said);
}

void report_cost_said(struct report *report, int r, int year)
{
	const struct result *result = report->results[r];
	struct cost cost = cost_of_limits(result, year);
	if (view_variable(result, "gdp") < 0)
		return;
	if (!is_shown(cost.lost)) {
		report_say(report, W_REPORT_COST_NONE, report_year(report, year));
		return;
	}
	bool more = cost.lost < 0;
	struct cost size = {fabs(cost.lost), fabs(cost.percent)};
	if (more) {
		struct prose how = report_prose(report, W_REPORT_HOW_LOST, with(report, r, year), without(report, r, year));
		struct cell cell =
			evidence_fact(report, id_of(report, "more", r, year), size.lost, size.lost >= 100 ? 0 : 1, how);
		report_say(report, W_REPORT_SENTENCE,
		           report_prose(report, W_REPORT_COST_GAIN, report_year(report, year), cell, money(report, result)));
		return;
	}
	bool several = cost_cutting(result) > 1;
	enum word word = several ? W_REPORT_COST_ALL : W_REPORT_COST;
	struct prose said = report_prose(report, word, report_year(report, year),
	                                 lost(report, r, year, cost.lost, cost.lost), money(report, result),
	                                 percent(report, r, year, cost), with(report, r, year), without(report, r, year));
	document_sentence(report->document, rests_on(report, r, said));
	if (several)
		report_say(report, W_REPORT_COST_SHARED);
}

/* --- year by year --- */

enum { ROWS_MOST = 12 };

void report_cost_table(struct report *report, int r)
{
	const struct result *result = report->results[r];
	int gdp = view_variable(result, "gdp"), last = view_target_year(result);
	if (gdp < 0 || !is_shown(cost_of_limits(result, last).lost))
		return;
	struct table_column columns[] = {{report_word(report, W_COLUMN_YEAR), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_REPORT_WITHOUT), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_WITH), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_LOST), SIDE_RIGHT, 2, 0, false},
	                                 {report_word(report, W_REPORT_LOST_PERCENT), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 5);
	int step = last - result->base_year > ROWS_MOST ? 5 : 1;
	for (int year = result->base_year + 1; year <= last; year++) {
		struct cost cost = cost_of_limits(result, year);
		if ((last - year) % step != 0 || !isfinite(cost.lost))
			continue;
		table_row(table);
		table_cell(table, report_year(report, year), LOOK_PLAIN);
		table_add(table, without(report, r, year));
		table_add(table, with(report, r, year));
		table_add(table, lost(report, r, year, cost.lost, cost_of_limits(result, last).lost));
		table_add(table, percent(report, r, year, cost));
	}
	report_put(report, table,
	           report_text(report, W_REPORT_COST_TABLE, report->titles[r],
	                       view_variable_title(report->arena, result, gdp, -1, report->view)),
	           money(report, result), REPORT_NO_SOURCE);
}

/* --- from what it comes --- */

static void parts_table(struct report *report, int r, const struct decomposition *of)
{
	int decimals = view_decompose_digits(of);
	const struct decomposition *rounded = decompose_rounded(report->arena, of, decimals);
	const char *title = clean_text(report->arena, title_in(of->title, report->view->language, of->id)),
			   *unit = view_unit_label(report->arena, &of->unit, true, report->view);
	struct prose how = report_prose(report, W_REPORT_HOW_PART, title, report->titles[r]);
	struct table_column columns[] = {{report_word(report, W_REPORT_EFFECT), SIDE_LEFT, 0, 0, false},
	                                 {report_word(report, W_REPORT_CHANGE), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 2);
	for (int i = 0; i < rounded->effect_count; i++) {
		const struct decompose_effect *effect = &rounded->effects[rounded->ranked[i]];
		if (effect->idle || effect->total == 0)
			continue;
		const char *id = arena_print(report->arena, "cost-%d-%s-%s", r + 1, of->id, effect->id);
		table_row(table);
		table_cell(table, clean_text(report->arena, title_in(effect->title, report->view->language, effect->id)),
		           LOOK_PLAIN);
		table_add(table, evidence_fact(report, id, effect->total, decimals, how));
	}
	if (table->row_count == 0)
		return;
	const char *id = arena_print(report->arena, "cost-%d-%s", r + 1, of->id);
	struct cell from = evidence_fact(report, arena_print(report->arena, "%s-free", id), rounded->from, decimals,
	                                 report_prose(report, W_REPORT_HOW_FREE, report->titles[r])),
				to = evidence_fact(report, arena_print(report->arena, "%s-held", id), rounded->to, decimals,
	                               report_prose(report, W_REPORT_HOW_WITH_LIMITS, report->titles[r]));
	table_row(table);
	table_cell(table, report_word(report, W_REPORT_TOGETHER), LOOK_BOLD);
	table_add(table, evidence_fact(report, arena_print(report->arena, "%s-change", id), rounded->to - rounded->from,
	                               decimals, report_prose(report, W_REPORT_HOW_CHANGE, to, from)));
	const struct decompose_effect *most = &rounded->effects[rounded->ranked[0]];
	report_say(report, W_REPORT_PARTS, title, report_year(report, of->after.year), from, unit, to,
	           clean_text(report->arena, title_in(most->title, report->view->language, most->id)),
	           evidence_fact(report, arena_print(report->arena, "%s-%s", id, most->id), most->total, decimals, how));
	report_put(report, table, report_text(report, W_REPORT_PARTS_TABLE, report->titles[r], title),
	           unit, REPORT_NO_SOURCE);
}

/* The same number by other factors. */
static bool is_told(const struct report_answers *answers, int i)
{
	for (int before = 0; before < i; before++)
		if (answers->costs[before]->variable == answers->costs[i]->variable &&
		    answers->costs[before]->element == answers->costs[i]->element)
			return true;
	return false;
}

void report_cost_parts(struct report *report, int r)
{
	const struct report_answers *answers = &report->answers[r];
	for (int i = 0; i < answers->cost_count; i++)
		if (!is_told(answers, i) &&
		    fabs(answers->costs[i]->to - answers->costs[i]->from) > 1e-9 * fabs(answers->costs[i]->from))
			parts_table(report, r, answers->costs[i]);
}
