/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: what limits hold back and when each binds, a picture for each scenario that has limits. What is said
 * of a limit is what the tables say. */
#include <math.h>
#include "base/clean.h"
#include "ask/cost.h"
#include "figure/foot.h"
#include "figure/foot_held.h"
#include "figure/kind.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_limits.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/table.h"

static bool is_flagged(const bool *flags, const struct result *result, int year)
{
	int row = year - result->base_year;
	return row >= 0 && row < result->years && flags[row];
}

static double price_of(const struct result *result, const struct limit_result *limit, int year)
{
	double price = limit->price < 0 ? 0 : result_value(result, limit->price, -1, year);
	return price > 0 ? price : 0;
}

/* Of all years, so that a cell looks alike whatever years are shown. */
static double largest_price(const struct result *result, const struct limit_result *limit)
{
	double most = 0;
	for (int year = result->base_year; year < result->base_year + result->years; year++)
		most = fmax(most, price_of(result, limit, year));
	return most;
}

static const struct chart_cell *strip_cells(const struct gallery *gallery, const struct limit_result *limit, int first,
                                            int count)
{
	const struct result *result = gallery->results[0];
	struct chart_cell *cells = ARENA_ARRAY(gallery->arena, count + 1, struct chart_cell);
	double most = largest_price(result, limit);
	for (int k = 0; k < count; k++) {
		bool binds = is_flagged(limit->bound, result, first + k),
			 broken = is_flagged(limit->broken, result, first + k);
		double price = price_of(result, limit, first + k);
		cells[k].value = !binds ? NAN : price > 0 ? price / most : 0;
		cells[k].verdict = broken ? CHART_MISSED : CHART_NO_VERDICT;
		cells[k].text = broken ? word_text(gallery->view->language, W_LIMITS_CHART_BROKEN) : "";
	}
	return cells;
}

static const char *limit_title(const struct gallery *gallery, const struct limit_result *limit)
{
	return clean_text(gallery->arena, title_in(limit->title, gallery->view->language, limit->id));
}

static const struct chart_table *strips_of(const struct gallery *gallery, int first, int count)
{
	struct arena *arena = gallery->arena;
	const struct result *result = gallery->results[0];
	struct chart_table *table = ARENA_NEW(arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(arena, result->limit_count, struct chart_row);
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		const char *binds = view_limit_binds(arena, result, limit, gallery->view),
				   *response = view_limit_response(arena, result, limit, gallery->view).text;
		rows[l].name = limit_title(gallery, limit);
		rows[l].id = limit->id;
		rows[l].end = *response ? arena_print(arena, "%s%s%s", binds,
		                                      word_text(gallery->view->language, W_LIST_SEMICOLON), response)
		                        : binds;
		rows[l].cells = strip_cells(gallery, limit, first, count);
	}
	*table = (struct chart_table){.column_count = count,
	                              .row_count = result->limit_count,
	                              .rows = rows,
	                              .first_year = first,
	                              .cell_mark = "binds",
	                              .cell_unit = ""};
	return table;
}

/* GDP with limits, and without where that differs. */
static void add_two_lines(const struct gallery *gallery, const struct subject *gdp, int colour,
                          struct chart_panel *panel)
{
	int years = gdp->years.last - gdp->years.first + 1;
	bool apart = figure_panel_has_companion(gallery, gdp, 0);
	struct chart_line *lines = ARENA_ARRAY(gallery->arena, 2, struct chart_line);
	double *year = ARENA_ARRAY(gallery->arena, 3 * years, double), *with = year + years, *without = with + years;
	for (int k = 0; k < years; k++) {
		year[k] = gdp->years.first + k;
		with[k] = figure_subject_value(gallery, gdp, 0, gdp->years.first + k);
		without[k] = figure_subject_unlimited(gallery, gdp, 0, gdp->years.first + k);
	}
	enum language language = gallery->view->language;
	const char *id = gallery->results[0]->scenario->id;
	lines[0] = (struct chart_line){.name = word_text(language, apart ? W_LIMITS_CHART_WITH : W_LIMITS_CHART_BOTH),
	                               .colour = colour,
	                               .style = CHART_STRONG,
	                               .count = years,
	                               .year = year,
	                               .value = with,
	                               .value_text = figure_number(gallery, with[years - 1], gdp->decimals),
	                               .id = id};
	lines[1] = (struct chart_line){.name = word_text(language, W_LIMITS_CHART_WITHOUT),
	                               .colour = colour,
	                               .style = CHART_DASHED,
	                               .count = years,
	                               .year = year,
	                               .value = without,
	                               .value_text = figure_number(gallery, without[years - 1], gdp->decimals),
	                               .id = id,
	                               .mark = "unlimited"};
	panel->lines = lines, panel->line_count = apart ? 2 : 1;
}

/* "202亿元（9.0%）"; NULL: nothing is lost. */
static const char *cost_text(const struct gallery *gallery, int year)
{
	const struct result *result = gallery->results[0];
	struct cost cost = cost_of_limits(result, year);
	int element, gdp = program_find(result->program, "gdp", &element);
	if (!(cost.lost >= 0.005))
		return NULL;
	const char *lost = figure_number(gallery, cost.lost, cost.lost >= 100 ? 0 : 1);
	return figure_say(gallery, W_WITH_REASON,
	                  figure_with_unit(gallery, lost, &result->program->variables[gdp].unit),
	                  view_percent(gallery->arena, cost.percent, gallery->view));
}

static const char *flagged_years(const struct gallery *gallery, const bool *flags)
{
	const struct result *result = gallery->results[0];
	return view_years(gallery->arena, flags, result->base_year, result->years, gallery->view);
}

/* The names of the limits that bind, and how many. */
static const char *bound_names(const struct gallery *gallery, int *count)
{
	const struct result *result = gallery->results[0];
	const char *list = NULL;
	*count = 0;
	for (int l = 0; l < result->limit_count; l++)
		if (result->limits[l].bound_years > 0) {
			list = view_joined(gallery->arena, list, limit_title(gallery, &result->limits[l]), gallery->view);
			++*count;
		}
	return list;
}

static const struct limit_result *broken_limit(const struct result *result)
{
	for (int l = 0; l < result->limit_count; l++)
		if (result->limits[l].broken_years > 0)
			return &result->limits[l];
	return NULL;
}

/* What is broken, else what is lost, else that nothing is. */
static const char *limits_finding(const struct gallery *gallery, int last)
{
	const struct result *result = gallery->results[0];
	const struct limit_result *broken = broken_limit(result);
	int year = view_target_year(result), count;
	year = year > last ? last : year;
	const char *names = bound_names(gallery, &count), *lost = cost_text(gallery, year),
			   *in = figure_count(gallery, year);
	if (broken && lost)
		return figure_say(gallery, W_LIMITS_CHART_BREAKS_LOST, limit_title(gallery, broken),
		                  flagged_years(gallery, broken->broken), lost, in);
	if (broken)
		return figure_say(gallery, W_LIMITS_CHART_BREAKS, limit_title(gallery, broken),
		                  flagged_years(gallery, broken->broken));
	if (count == 0)
		return word_text(gallery->view->language, W_LIMITS_CHART_NEVER);
	if (lost)
		return figure_say(gallery, count == 1 ? W_LIMITS_CHART_LOST_ONE : W_LIMITS_CHART_LOST, lost, in, names);
	return figure_say(gallery, count == 1 ? W_LIMITS_CHART_FREE_ONE : W_LIMITS_CHART_FREE, names, in);
}

struct strips_seen {
	bool price, efficiency, broken;
};

static struct strips_seen strips_shown(const struct chart_table *table)
{
	struct strips_seen seen = {0};
	for (int i = 0; i < table->row_count; i++)
		for (int k = 0; k < table->column_count; k++) {
			const struct chart_cell *cell = &table->rows[i].cells[k];
			bool broken = cell->verdict == CHART_MISSED;
			seen.broken = seen.broken || broken;
			seen.price = seen.price || (!broken && cell->value > 0);
			seen.efficiency = seen.efficiency || (!broken && cell->value == 0);
		}
	return seen;
}

static const char *limits_foot(const struct gallery *alone, const struct subject *gdp, const struct chart_panel *panel,
                               const struct chart_table *table)
{
	struct foot foot = foot_begin(alone);
	struct marks marks = {0};
	struct strips_seen seen = strips_shown(table);
	const char *efficiency = figure_foot_efficiency(alone, 0);
	enum language language = alone->view->language;
	foot_see_marks(&marks, panel);
	foot_say(&foot, figure_say(alone, W_FOOT_PROJECTED, figure_count(alone, gdp->years.base)));
	foot_say(&foot, word_text(language, W_LIMITS_CHART_WHAT));
	if (seen.price)
		foot_say(&foot, word_text(language, W_LIMITS_CHART_FOOT_PRICE));
	if (seen.efficiency)
		foot_say(&foot, word_text(language, W_LIMITS_CHART_FOOT_EFFICIENCY));
	if (seen.broken)
		foot_say(&foot, word_text(language, W_LIMITS_CHART_FOOT_BROKEN));
	if (panel->target_count)
		foot_say_target(&foot, gdp, marks, figure_subject_target(alone, gdp, true));
	if (efficiency)
		foot_say(&foot, efficiency);
	foot_say(&foot, figure_held(alone, gdp, 0, 1));
	return foot.text.bytes;
}

static const struct chart *chart_of(const struct gallery *gallery, int r)
{
	struct gallery alone = gallery_alone(gallery, r);
	struct subjects known = figure_subjects(&alone);
	struct subject gdp = figure_subject(&alone, "gdp", &known);
	if (gallery->results[r]->limit_count == 0 || gdp.owner < 0 || gdp.years.last <= gdp.years.first)
		return NULL;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_panel *panel = ARENA_NEW(gallery->arena, struct chart_panel);
	*panel = figure_panel(&alone, &gdp, 0, 1, true);
	panel->segment_count = 0;
	panel->projected_from = NAN;
	add_two_lines(&alone, &gdp, gallery_colour(&alone, 0), panel);
	const char *lost = cost_text(&alone, gdp.years.last);
	panel->gap_text = lost ? figure_say(&alone, W_LIMITS_CHART_GAP, lost) : NULL;
	const struct chart_table *table = strips_of(&alone, gdp.years.first, gdp.years.last - gdp.years.first + 1);
	*chart = (struct chart){.layout = &chart_limits,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .panel_count = 1,
	                        .panels = panel,
	                        .table = table,
	                        .title = limits_finding(&alone, gdp.years.last),
	                        .subtitle = figure_subtitle(&alone, &gdp, *panel),
	                        .footer = limits_foot(&alone, &gdp, panel, table)};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	gallery_add_each(gallery, figure_limits.name, chart_of, formats, jobs);
}

static const char *why_nothing(const struct gallery *gallery)
{
	return word_text(gallery->view->language, W_LIMITS_CHART_NONE);
}

const struct figure_kind figure_limits = {.name = "limits", .most = 1, .add = add, .why_nothing = why_nothing};
