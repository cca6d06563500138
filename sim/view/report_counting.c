/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_counting: only what the place has is told: a measure that no target uses, a basis that no observation has,
 * energy where the scenarios compute none, are not mentioned. */
#include "view/report_counting.h"
#include <math.h>
#include <string.h>
#include "ask/findings.h"
#include "base/clean.h"
#include "view/report_table.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"

static void item(struct report *report, enum word label, struct prose says)
{
	document_item(report->document, report_word(report, label), says);
}

/* --- prices --- */

static bool is_money_at(const struct unit *unit, bool current)
{
	for (int i = 0; i < UNIT_MONEY; i++)
		if (unit->money[i].power && (unit->money[i].prices == PRICES_CURRENT) == current)
			return true;
	return false;
}

static const char *open_list(const struct report *report, const char *const *list, int count)
{
	const char *all = list[0];
	for (int i = 1; i < count; i++)
		all = arena_print(report->arena, "%s%s%s", all,
		                  report_word(report, strchr(all, ',') ? W_LIST_SEMICOLON : W_LIST_COMMA), list[i]);
	return all;
}

/* The targets that are counted so, by name; NULL: none is. */
static const char *counted_so(struct report *report, const struct report_goals *goals,
                              bool (*is)(const struct report_goal *goal))
{
	enum { NAMED = 6 };
	const char **list = ARENA_ARRAY(report->arena, goals->count + 1, const char *);
	int count = 0;
	for (int i = 0; i < goals->count; i++)
		if (is(&goals->list[i]))
			list[count++] = report_goal_title(report, &goals->list[i]);
	if (count == 0)
		return NULL;
	if (count <= NAMED)
		return report_list(report, list, count);
	return report_text(report, W_REPORT_AND_OTHERS, open_list(report, list, NAMED));
}

static bool is_current(const struct report_goal *goal) { return is_money_at(&goal->model->unit, true); }
static bool is_constant(const struct report_goal *goal) { return is_money_at(&goal->model->unit, false); }

static const struct finding *finding_of(struct report *report, enum finding_kind kind, const char *key)
{
	for (int r = 0; r < report->count; r++) {
		int count;
		const struct finding *list = findings_to_quote(report->arena, report->results[r], &count);
		for (int f = 0; f < count; f++)
			if (list[f].kind == kind && (!key || strcmp(list[f].key, key) == 0))
				return &list[f];
	}
	return NULL;
}

static void prices(struct report *report, const struct report_goals *goals)
{
	const char *year = report_year(report, report->plan->money.prices);
	const char *current = counted_so(report, goals, is_current);
	if (view_variable(report->results[0], "gdp") >= 0 || counted_so(report, goals, is_constant))
		item(report, W_REPORT_PRICES, report_prose(report, W_REPORT_CONSTANT_PRICES, year));
	if (current)
		item(report, W_REPORT_CURRENT, report_prose(report, W_REPORT_CURRENT_PRICES, current));
	const struct finding *shares = finding_of(report, FINDING_CONSTANT_PRICES, "share");
	if (shares)
		item(report, W_REPORT_SHARES,
		     report_prose(report, W_REPORT_SHARES_CONSTANT, report_year(report, (int)shares->number)));
	if (finding_of(report, FINDING_NO_LEVEL, "prices.base_level"))
		item(report, W_REPORT_CURRENT, report_prose(report, W_REPORT_NO_LEVEL, year,
		                                            report_year(report, report->plan->base_year)));
}

/* --- measures and senses --- */

static void measures(struct report *report, const struct report_goals *goals)
{
	static const enum word how[MEASURE_COUNT] = {[MEASURE_GROWTH] = W_REPORT_COUNTS_GROWTH,
	                                             [MEASURE_MEAN_GROWTH] = W_REPORT_COUNTS_MEAN_GROWTH,
	                                             [MEASURE_CHANGE] = W_REPORT_COUNTS_CHANGE,
	                                             [MEASURE_DECLINE_SINCE_BASE] = W_REPORT_COUNTS_DECLINE,
	                                             [MEASURE_CUMULATIVE] = W_REPORT_COUNTS_SUM,
	                                             [MEASURE_MEAN] = W_REPORT_COUNTS_MEAN,
	                                             [MEASURE_PEAK_YEAR] = W_REPORT_COUNTS_PEAK_YEAR,
	                                             [MEASURE_PEAK_LEVEL] = W_REPORT_COUNTS_PEAK_LEVEL};
	bool used[MEASURE_COUNT] = {false};
	for (int i = 0; i < goals->count; i++)
		used[goals->list[i].model->target->measure] |= goals->list[i].assessed > 0;
	for (int m = 0; m < MEASURE_COUNT; m++)
		if (used[m] && how[m])
			document_item(report->document, report_capital(report, view_measure((enum measure)m, report->view)),
			              report_prose(report, how[m], report_year(report, report->plan->base_year)));
}

static void about(struct report *report, const struct report_goals *goals)
{
	double tolerance = NAN;
	bool any = false, same = true;
	for (int i = 0; i < goals->count; i++) {
		const struct target *target = goals->list[i].model->target;
		if (target->sense != SENSE_ABOUT || target_counts_years(target) || !goals->list[i].assessed)
			continue;
		same &= !any || target->tolerance == tolerance;
		tolerance = target->tolerance;
		any = true;
	}
	if (any && same)
		item(report, W_REPORT_ABOUT,
		     report_prose(report, W_REPORT_ABOUT_WITHIN,
		                  evidence_fact(report, "tolerance", tolerance, fmod(tolerance, 1) == 0 ? 0 : 1,
		                                report_prose(report, W_REPORT_HOW_TOLERANCE))));
	else if (any)
		item(report, W_REPORT_ABOUT, report_prose(report, W_REPORT_ABOUT_OWN));
}

/* --- energy --- */

static bool differ(const struct result *result, int a, int b)
{
	for (int year = result->base_year; year <= view_last_year(result); year++)
		if (fabs(result_value(result, a, -1, year) - result_value(result, b, -1, year)) >
		    1e-9 * fabs(result_value(result, a, -1, year)))
			return true;
	return false;
}

static struct cell energy_in(struct report *report, const struct result *result, int variable)
{
	struct view_digits digits = {.unit = &result->program->variables[variable].unit};
	view_digits_see(&digits, result_value(result, variable, -1, result->base_year));
	return evidence_value(report, result, variable, -1, result->base_year, view_digits(&digits));
}

static void energy(struct report *report)
{
	for (int r = 0; r < report->count; r++) {
		const struct result *result = report->results[r];
		int gross = view_variable(result, "energy"), assessed = view_variable(result, "energy_assessed");
		if (gross < 0)
			continue;
		const struct unit *unit = &result->program->variables[gross].unit;
		const char *unit_text = view_unit(report->arena, unit, report->view);
		if (strstr(unit->text, "tce"))
			item(report, W_REPORT_ENERGY, report_prose(report, W_REPORT_ENERGY_TCE));
		if (assessed >= 0 && differ(result, gross, assessed))
			item(report, W_REPORT_ENERGY_ASSESSED,
			     report_prose(report, W_REPORT_ENERGY_FEEDSTOCK, report_year(report, result->base_year),
			                  energy_in(report, result, gross), unit_text, energy_in(report, result, assessed)));
		return;
	}
}

/* --- what was observed --- */

static const char *years_of(struct report *report, const struct observation *const *list, int count, const char *basis)
{
	const char *all = NULL;
	for (int i = 0; i < count; i++)
		if (list[i]->basis && observation_same_basis(list[i]->basis, basis))
			all = view_joined(report->arena, all, report_year(report, list[i]->year), report->view);
	return all;
}

static const char *variable_title(struct report *report, const char *name)
{
	for (int r = 0; r < report->count; r++) {
		int element, variable = program_find(report->results[r]->program, name, &element);
		if (variable >= 0)
			return view_variable_title(report->arena, report->results[r], variable, element, report->view);
	}
	return NULL;
}

/* "before the 2020 census (2015, 2020); after the 2020 census (2021, 2022)"; NULL: all have none, or one. */
static const char *bases_of(struct report *report, const char *variable)
{
	int count, bases;
	const struct observation *const *list = observed_of(report->plan->observed, variable, &count);
	const char **all = observed_bases(report->arena, list, count, &bases), *said = NULL;
	for (int b = 0; b < bases; b++) {
		if (!all[b])
			continue;
		const char *one = report_text(report, W_WITH_REASON,
		                              clean_text(report->arena, plan_say(report->arena, report->plan, all[b],
		                                                                 report->view->language)),
		                              years_of(report, list, count, all[b]));
		said = said ? arena_print(report->arena, "%s%s%s", said, report_word(report, W_LIST_SEMICOLON), one) : one;
	}
	return said;
}

static void observed(struct report *report)
{
	const struct observed *observed = report->plan->observed;
	const char *before = NULL;
	for (int i = 0; observed && i < observed->count; i++) {
		const char *name = observed->sorted[i]->variable;
		if (before && strcmp(before, name) == 0)
			continue;
		before = name;
		const char *title = variable_title(report, name), *bases = title ? bases_of(report, name) : NULL;
		if (bases)
			document_item(report->document, title, report_prose(report, W_REPORT_OBSERVED_BASES, bases));
	}
}

void report_counting(struct report *report, const struct report_goals *goals)
{
	report_section(report, 2, report_word(report, W_REPORT_COUNTING), "targets-counting");
	prices(report, goals);
	measures(report, goals);
	about(report, goals);
	energy(report);
	observed(report);
}
