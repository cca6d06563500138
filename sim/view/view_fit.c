/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_fit: what observations say of parameters: one line for each law, what could not be fitted and why, and, where
 * few were asked for, how each did on years that it had not seen, and what to paste. As data:
 *   variable,basis,law,estimator,first_year,last_year,observations,estimate,standard_error,log_standard_error,unit,low,
 *   high,spread,r2,ceiling,on,missed_by,no_change_by,same_growth_by,input,refusal
 * in nested formats also `fitted`, by year, and `tests`. */
#include <math.h>
#include <string.h>
#include "view/view_fit.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/relation.h"
#include "write/table.h"

enum { FEW = 4, /* so many are told in full */ NAMED = 8 /* of what could not be fitted */ };

struct fit_view {
	const struct fits *fits;
	const struct view *view;
};

/* --- data --- */

static const char *const refusals[] = {
	[FIT_FITTED] = NULL,           [FIT_FEW] = "too_few",           [FIT_BREAK] = "break",
	[FIT_PRICES] = "prices",       [FIT_NOT_POSITIVE] = "not_positive", [FIT_AT_CEILING] = "at_ceiling",
	[FIT_NO_CEILING] = "no_ceiling", [FIT_FLAT] = "flat",           [FIT_DIVERGED] = "diverged"};

static const struct column test_columns[] = {{"year", .kind = COLUMN_INTEGER},   {"from", .kind = COLUMN_INTEGER},
                                             {"actual", .kind = COLUMN_NUMBER},  {"fitted", .kind = COLUMN_NUMBER},
                                             {"no_change", .kind = COLUMN_NUMBER},
                                             {"same_growth", .kind = COLUMN_NUMBER}, {0}};

static void fill_tests(struct rows *to, const void *of)
{
	const struct fit *fit = of;
	for (int i = 0; i < fit->test_count; i++) {
		const struct fit_test *test = &fit->tests[i];
		rows_put(to, (const struct value[]){{.number = test->year}, {.number = test->from}, {.number = test->actual},
		                                    {.number = test->fitted}, {.number = test->no_change},
		                                    {.number = test->same_growth}});
	}
}
static const struct relation tests = {"tests", test_columns, .fill = fill_tests};

static const struct column fit_columns[] = {{"variable", .kind = COLUMN_TEXT},
                                            {"basis", .kind = COLUMN_TEXT},
                                            {"law", .kind = COLUMN_ID},
                                            {"estimator", .kind = COLUMN_ID},
                                            {"first_year", .kind = COLUMN_NUMBER},
                                            {"last_year", .kind = COLUMN_NUMBER},
                                            {"observations", .kind = COLUMN_INTEGER},
                                            {"estimate", .kind = COLUMN_NUMBER},
                                            {"standard_error", .kind = COLUMN_NUMBER},
                                            {"log_standard_error", .kind = COLUMN_NUMBER},
                                            {"unit", .kind = COLUMN_ID},
                                            {"low", .kind = COLUMN_NUMBER},
                                            {"high", .kind = COLUMN_NUMBER},
                                            {"spread", .kind = COLUMN_NUMBER},
                                            {"r2", .kind = COLUMN_NUMBER},
                                            {"ceiling", .kind = COLUMN_NUMBER},
                                            {"on", .kind = COLUMN_TEXT},
                                            {"missed_by", .kind = COLUMN_NUMBER},
                                            {"no_change_by", .kind = COLUMN_NUMBER},
                                            {"same_growth_by", .kind = COLUMN_NUMBER},
                                            {"input", .kind = COLUMN_ID},
                                            {"refusal", .kind = COLUMN_ID},
                                            {"tests", COLUMN_ROWS, .in = IN_NESTED, .rows = &tests},
                                            {0}};

static double year_or_none(int year) { return year ? (double)year : NAN; }
static double tested(const struct fit *fit, double by) { return fit->test_count ? by : NAN; }

static void fill_fits(struct rows *to, const void *of)
{
	const struct fit_view *told = of;
	for (int i = 0; i < told->fits->count; i++) {
		const struct fit *fit = &told->fits->list[i];
		rows_put(to, (const struct value[]){{.text = fit->series->name},
		                                    {.text = fit->series->basis},
		                                    {.text = fit_law_names[fit->law]},
		                                    {.text = view_fit_estimator(fit, LANGUAGE_OF_DATA)},
		                                    {.number = year_or_none(fit->first)},
		                                    {.number = year_or_none(fit->last)},
		                                    {.number = fit->has},
		                                    {.number = fit->estimate},
		                                    {.number = fit->error},
		                                    {.number = fit->log_error},
		                                    {.text = fit->unit.text},
		                                    {.number = fit->low},
		                                    {.number = fit->high},
		                                    {.number = fit->spread},
		                                    {.number = fit->explained},
		                                    {.number = fit->ceiling},
		                                    {.text = fit->on ? fit->on->name : NULL},
		                                    {.number = tested(fit, fit->missed_by)},
		                                    {.number = tested(fit, fit->no_change_by)},
		                                    {.number = tested(fit, fit->same_growth_by)},
		                                    {.text = fit->key},
		                                    {.text = refusals[fit->refusal]},
		                                    {.of = fit, .absent = !fit->test_count}});
	}
}
static const struct relation fits_relation = {"fits", fit_columns, .fill = fill_fits};

static const struct column root_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                             {"scenario", COLUMN_TEXT, .in = IN_NESTED},
                                             {"fits", COLUMN_ROWS, .rows = &fits_relation},
                                             {0}};
static void fill_root(struct rows *to, const void *of)
{
	const struct fit_view *told = of;
	rows_put(to, (const struct value[]){{.text = "fit"}, {.text = told->fits->result->scenario->id}, {.of = told}});
}
static const struct relation root = {"fit", root_columns, .fill = fill_root, .lines = true};

/* --- for people --- */

static const char *series_title(struct arena *arena, const struct fit_view *told, const struct fit_series *series)
{
	return view_fit_title(arena, told->fits, series, told->view);
}

/* Errors of a backtest: percent, or the unit of the share. */
static const char *by(struct arena *arena, const struct fit_view *told, const struct fit *fit, double value)
{
	if (!fit->test_count)
		return "-";
	const char *number = view_figures(arena, value, 3, NULL);
	if (fit->series->unit.share == SHARE_NONE || fit->series->unit.share == SHARE_INDEX)
		return view_percent(arena, value, told->view);
	return view_say(arena, told->view, W_FIT_POINTS, number);
}

static const char *span(struct arena *arena, const struct fit *fit)
{
	return arena_print(arena, "%d-%02d (%d)", fit->first, fit->last % 100, fit->has);
}

static void fits_row(struct table *table, const struct fit_view *told, const struct fit *fit)
{
	struct arena *arena = table->arena;
	const struct view *view = told->view;
	table_row(table);
	table_cell(table, series_title(arena, told, fit->series), LOOK_PLAIN);
	table_cell(table, view_fit_law_name(fit, view), LOOK_PLAIN);
	table_cell(table, span(arena, fit), LOOK_PLAIN);
	table_add(table, view_cell_as(view_fit_estimate(arena, fit, false, view), fit->estimate));
	table_add(table, view_cell_as(by(arena, told, fit, fit->missed_by), fit->missed_by));
	table_add(table, view_cell_as(by(arena, told, fit, fit->no_change_by), fit->no_change_by));
	table_add(table, view_cell_as(by(arena, told, fit, fit->same_growth_by), fit->same_growth_by));
	table->rows[table->row_count - 1].cells[4].look = fit_loses(fit) ? LOOK_BAD : LOOK_PLAIN;
}

static struct table *fits_table(struct arena *arena, const struct fit_view *told)
{
	enum language language = told->view->language;
	const struct table_column columns[] = {{word_text(language, W_COLUMN_OBSERVED), SIDE_LEFT, 0, 36, false},
	                                       {word_text(language, W_FIT_COLUMN_LAW), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_FIT_COLUMN_YEARS), SIDE_LEFT, 2, 0, false},
	                                       {word_text(language, W_FIT_COLUMN_ESTIMATE), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_FIT_COLUMN_MISSED), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_FIT_COLUMN_NO_CHANGE), SIDE_RIGHT, 2, 0, false},
	                                       {word_text(language, W_FIT_COLUMN_SAME), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(arena, columns, 7);
	if (view_is_screen(told->view))
		table_part(table, 1);
	for (int i = 0; i < told->fits->count; i++)
		if (told->fits->list[i].refusal == FIT_FITTED)
			fits_row(table, told, &told->fits->list[i]);
	return table;
}

/* --- what could not be fitted --- */

static const char *why(struct arena *arena, const struct fit_view *told, const struct fit *fit)
{
	static const enum word words[] = {[FIT_FEW] = W_FIT_FEW,         [FIT_BREAK] = W_FIT_BREAK,
	                                  [FIT_PRICES] = W_FIT_PRICES,   [FIT_NOT_POSITIVE] = W_FIT_NOT_POSITIVE,
	                                  [FIT_AT_CEILING] = W_FIT_AT_CEILING, [FIT_FLAT] = W_FIT_FLAT,
	                                  [FIT_NO_CEILING] = W_FIT_NO_CEILING,
	                                  [FIT_DIVERGED] = W_FIT_DIVERGED};
	return view_say(arena, told->view, words[fit->refusal], arena_print(arena, "%d", fit->has),
	                arena_print(arena, "%d", fit->needs), arena_print(arena, "%d", fit->series->elsewhere),
	                arena_print(arena, "%d", fit->series->at_current), view_figures(arena, fit->ceiling, 4, NULL),
	                fit->on ? series_title(arena, told, fit->on) : "");
}

/* Several laws that fail for one reason are told once. */
static bool told_before(const struct fits *fits, int index)
{
	const struct fit *fit = &fits->list[index];
	for (int i = 0; i < fits->count; i++) {
		const struct fit *other = &fits->list[i];
		bool same = other->series == fit->series;
		if (same && ((i < index && other->refusal == fit->refusal) ||
		             (other->refusal == FIT_FITTED && fit->refusal == FIT_FEW)))
			return true;
	}
	return false;
}

static int tell_refused(struct document *document, const struct fit_view *told, bool all)
{
	int count = 0;
	struct text names;
	text_init(&names, document->arena);
	for (int i = 0; i < told->fits->count; i++) {
		const struct fit *fit = &told->fits->list[i];
		if (fit->refusal == FIT_FITTED || told_before(told->fits, i))
			continue;
		count++;
		if (all)
			document_note(document,
			              view_prose(document->arena, told->view, W_FIT_WHY,
			                         series_title(document->arena, told, fit->series),
			                         why(document->arena, told, fit)));
		else if (count <= NAMED)
			view_join(&names, series_title(document->arena, told, fit->series), told->view);
	}
	if (count && !all)
		document_note(document, view_prose(document->arena, told->view,
		                                   count > NAMED ? W_FIT_REFUSED_MORE : W_FIT_REFUSED,
		                                   view_cell_count(document->arena, count), (const char *)names.bytes));
	return count;
}

/* --- in full --- */

static const char *beaten_text(struct arena *arena, unsigned by_whom, const struct view *view)
{
	static const enum word words[] = {W_FIT_NEARER, W_FIT_LOSES_NO_CHANGE, W_FIT_LOSES_SAME, W_FIT_LOSES_BOTH};
	return view_say(arena, view, words[by_whom]);
}

const char *view_fit_tested(struct arena *arena, const struct fit *fit, const struct view *view)
{
	if (!fit->test_count)
		return NULL;
	const struct fit_test *last = &fit->tests[fit->test_count - 1];
	const struct unit *unit = &fit->series->unit;
	return view_say(arena, view, W_FIT_TEST, arena_print(arena, "%d", last->year),
	                view_fit_amount(arena, last->fitted, unit, view),
	                view_fit_amount(arena, last->no_change, unit, view),
	                view_fit_amount(arena, last->same_growth, unit, view),
	                view_fit_amount(arena, last->actual, unit, view),
	                beaten_text(arena, fit_beaten_last(fit), view));
}

static void tell_tests(struct document *document, const struct fit_view *told, const struct fit *fit)
{
	struct arena *arena = document->arena;
	const struct view *view = told->view;
	document_say(document, view_fit_tested(arena, fit, view));
	if (fit->test_count < 2)
		return;
	document_sentence(document, view_prose(arena, view, W_FIT_OVER_ALL, view_cell_count(arena, fit->test_count),
	                                       by(arena, told, fit, fit->missed_by),
	                                       by(arena, told, fit, fit->no_change_by),
	                                       by(arena, told, fit, fit->same_growth_by),
	                                       beaten_text(arena, fit_beaten(fit), view)));
}

static void tell_one(struct document *document, const struct fit_view *told, const struct fit *fit)
{
	struct arena *arena = document->arena;
	const struct view *view = told->view;
	if (document->count)
		document_space(document);
	document_heading(document, series_title(arena, told, fit->series),
	                 prose_plain(arena, arena_print(arena, "%s%s", language_rules[view->language].comma,
	                                                view_fit_law(arena, told->fits, fit, view))));
	bool sure = isfinite(fit->low);
	document_sentence(document, view_prose(arena, view, sure ? W_FIT_SAYS : W_FIT_SAYS_NO_ERROR,
	                                       view_fit_amount(arena, fit->estimate, &fit->unit, view),
	                                       view_figures(arena, fit->error, 4, NULL),
	                                       view_figures(arena, fit->low, 4, NULL),
	                                       view_figures(arena, fit->high, 4, NULL),
	                                       arena_print(arena, "%d", fit->has),
	                                       view_fit_estimator(fit, view->language)));
	if (fit->test_count)
		tell_tests(document, told, fit);
	else
		document_say(document, view_say(arena, view, W_FIT_NO_TEST, arena_print(arena, "%d", fit->needs)));
	if (fit->key)
		document_item(document, word_text(view->language, W_FIT_PASTE),
		              prose_plain(arena, view_fit_paste(arena, fit, view)));
	else
		document_say(document, view_say(arena, view, W_FIT_NO_INPUT));
}

static const struct document_part fits_part = {W_FIT_PART, false};

static void tell(struct document *document, const void *of)
{
	const struct fit_view *told = of;
	const struct fits *fits = told->fits;
	struct arena *arena = document->arena;
	const struct view *view = told->view;
	int losers = 0, tested_ones = 0;
	for (int i = 0; i < fits->count; i++) {
		losers += fits->list[i].refusal == FIT_FITTED && fit_loses(&fits->list[i]);
		tested_ones += fits->list[i].refusal == FIT_FITTED && fits->list[i].test_count > 0;
	}
	if (view_is_screen(view))
		document_parts(document, view->language, &fits_part, 1);
	if (fits->fitted > 1)
		document_sentence(document, view_prose(arena, view, tested_ones ? W_FIT_LEAD : W_FIT_LEAD_UNTESTED,
		                                       view_cell_count(arena, fits->fitted),
		                                       view_cell_count(arena, tested_ones), view_cell_count(arena, losers)));
	else if (!fits->fitted)
		document_say(document, view_say(arena, view, W_FIT_NOTHING));
	if (fits->fitted > 1) {
		document_space(document);
		document_table(document, fits_table(arena, told), 0);
	}
	for (int i = 0; fits->fitted <= FEW && i < fits->count; i++)
		if (fits->list[i].refusal == FIT_FITTED)
			tell_one(document, told, &fits->list[i]);
	document_space(document);
	tell_refused(document, told, view->all || fits->fitted <= FEW);
	if (fits->fitted > FEW)
		document_command(document, view_prose(arena, view, W_FIT_NEXT, view_file(fits->result),
		                                      fits->list[0].series->name));
}

struct said view_fit(struct arena *arena, const struct fits *fits, const struct view *view)
{
	struct fit_view *told = ARENA_NEW(arena, struct fit_view);
	*told = (struct fit_view){fits, view};
	return (struct said){&root, "fits", tell, .of = told};
}
