/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_limits: who bound, when, how it gave way and what it cost (ask/cost.h). */
#include <math.h>
#include <string.h>
#include "ask/cost.h"
#include "base/clean.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_limits.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/table.h"

static const char *limit_title(const struct limit_result *limit, const struct view *view, struct arena *arena)
{
	return clean_text(arena, title_in(limit->title, view->language, limit->id));
}

static bool is_shown(double lost) { return isfinite(lost) && fabs(lost) >= 0.005; }

/* The unit of GDP and of what limits cut. */
static const char *money(const struct result *result, const struct view *view)
{
	int gdp = view_variable(result, "gdp");
	return gdp < 0 ? "" : view_unit(result->program->arena, &result->program->variables[gdp].unit, view);
}

/* What limits cost in a year, as the difference to GDP without them. */
static struct cell lost_cell(struct arena *arena, const struct result *result, int year, double lost)
{
	struct cell cell = view_cell(arena, lost, fabs(lost) >= 100 ? 0 : 1);
	return view_cell_from(cell, result, view_variable(result, "gdp"), -1, year);
}

/* False: nothing worth a sentence. */
static bool lost_said(struct arena *arena, const struct result *result, int year, const struct view *view,
                      enum word word, struct prose *said)
{
	struct cost cost = cost_of_limits(result, year);
	if (is_shown(cost.lost))
		*said = view_prose(arena, view, word, lost_cell(arena, result, year, cost.lost), money(result, view),
		                   view_cell_percent(arena, cost.percent, view), arena_print(arena, "%d", year));
	return is_shown(cost.lost);
}

const char *view_limit_binds(struct arena *arena, const struct result *result, const struct limit_result *limit,
                             const struct view *view)
{
	const char *binding = view_years(arena, limit->bound, result->base_year, result->years, view);
	return *binding ? view_say(arena, view, W_LIMIT_BINDS, binding) : word_text(view->language, W_LIMIT_NEVER);
}

static struct prose cut_said(struct arena *arena, const struct result *result, const struct limit_result *limit,
                             const struct view *view)
{
	struct prose lost;
	if (cost_cutting(result) == 1 &&
	    lost_said(arena, result, view_target_year(result), view, W_LIMIT_OUTPUT_LOST, &lost))
		return lost;
	return view_prose(arena, view, W_LIMIT_OUTPUT_CUT,
	                  view_cell(arena, limit->cut_total, limit->cut_total >= 100 ? 0 : 1), money(result, view));
}

static struct prose efficiency_said(struct arena *arena, const struct limit_result *limit, const struct view *view)
{
	double points = limit->efficiency_points;
	return view_prose(arena, view, limit->efficiency_exhausted ? W_LIMIT_EFFICIENCY_ALL : W_LIMIT_EFFICIENCY,
	                  view_cell(arena, points, fabs(points - rint(points)) < 0.005 ? 0 : 2));
}

/* Efficiency, output, broken: each only where it happened. */
struct prose view_limit_response(struct arena *arena, const struct result *result, const struct limit_result *limit,
                                 const struct view *view)
{
	struct prose parts[3], all = prose_plain(arena, "");
	int count = 0;
	if (limit->efficiency_used)
		parts[count++] = efficiency_said(arena, limit, view);
	if (limit->output_cut)
		parts[count++] = cut_said(arena, result, limit, view);
	if (limit->broken_years > 0)
		parts[count++] =
			prose_plain(arena, view_say(arena, view, W_LIMIT_BROKEN,
		                                view_years(arena, limit->broken, result->base_year, result->years, view)));
	for (int i = 0; i < count; i++)
		all = prose_join(arena, all, i ? word_text(view->language, W_LIST_SEMICOLON) : "", parts[i]);
	return all;
}

bool view_limit_broken(const struct result *const *results, int count)
{
	for (int r = 0; r < count; r++)
		for (int l = 0; l < results[r]->limit_count; l++)
			if (results[r]->limits[l].broken_years > 0)
				return true;
	return false;
}

static bool binds_ever(const struct result *result, const struct limit_result *limit)
{
	bool bound = false;
	for (int y = 0; y < result->years; y++)
		bound = bound || limit->bound[y];
	return bound;
}

void view_limits_said(struct document *document, const struct result *result, const char *lead, bool acting,
                      const struct view *view)
{
	struct arena *arena = document->arena;
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		if (acting && !limit->broken_years && !binds_ever(result, limit))
			continue;
		const char *binds = arena_print(arena, "%s  %s  %s", lead, limit_title(limit, view, arena),
		                                view_limit_binds(arena, result, limit, view));
		document_say(document, prose_join(arena, prose_plain(arena, binds), "  ",
		                                  view_limit_response(arena, result, limit, view)));
		document_hang(document, 2 + (int)text_width(lead));
	}
	struct prose lost;
	if (cost_cutting(result) > 1 && lost_said(arena, result, view_target_year(result), view, W_LIMITS_LOST, &lost))
		document_say(document, acting ? prose_join(arena, prose_plain(arena, lead), "  ", lost) : lost);
}

void view_limits_run(struct document *document, const struct result *result, const struct view *view)
{
	view_limits_said(document, result, word_text(view->language, W_LIMIT), false, view);
}

/* One line of the table: what `tell` says of each scenario's limit. */
static void compare_row(struct table *table, const char *title, const char *what, const char *id,
                        const struct result *const *results, int count, const struct view *view,
                        struct cell (*tell)(struct arena *, const struct result *, const struct limit_result *,
                                            const struct view *))
{
	struct arena *arena = results[0]->program->arena;
	table_row(table);
	table_cell(table, title, LOOK_PLAIN);
	table_cell(table, what, LOOK_PLAIN);
	for (int r = 0; r < count; r++) {
		const struct limit_result *limit = result_limit(results[r], id);
		table_add(table, limit ? tell(arena, results[r], limit, view) : (struct cell){.text = "-"});
	}
}

static struct cell tell_years(struct arena *arena, const struct result *result, const struct limit_result *limit,
                              const struct view *view)
{
	const char *years = view_years(arena, limit->bound, result->base_year, result->years, view);
	return (struct cell){.text = *years ? years : word_text(view->language, W_LIMIT_NEVER_SHORT)};
}

static struct cell tell_broken(struct arena *arena, const struct result *result, const struct limit_result *limit,
                               const struct view *view)
{
	const char *years = view_years(arena, limit->broken, result->base_year, result->years, view);
	return (struct cell){.text = *years ? years : "-"};
}

static struct cell tell_efficiency(struct arena *arena, const struct result *result, const struct limit_result *limit,
                                   const struct view *view)
{
	(void)result;
	if (!limit->efficiency_used)
		return (struct cell){.text = "-"};
	struct cell points = view_cell(arena, limit->efficiency_points, 1);
	if (limit->efficiency_exhausted)
		points.text = view_say(arena, view, W_LIMIT_ALL_SHORT, points.text);
	return points;
}

static struct cell tell_cut(struct arena *arena, const struct result *result, const struct limit_result *limit,
                            const struct view *view)
{
	(void)view, (void)result;
	return limit->output_cut ? view_cell(arena, limit->cut_total, limit->cut_total >= 100 ? 0 : 1)
	                         : (struct cell){.text = "-"};
}

static void lost_row(struct table *table, const struct result *const *results, int count, const struct view *view)
{
	struct arena *arena = results[0]->program->arena;
	table_row(table);
	table_cell(table, view_say(arena, view, W_LIMITS_LOST_ROW, arena_print(arena, "%d", view_target_year(results[0]))),
	           LOOK_PLAIN);
	table_cell(table, "", LOOK_PLAIN);
	for (int r = 0; r < count; r++) {
		int year = view_target_year(results[0]);
		struct cost cost = cost_of_limits(results[r], year);
		struct cell cell = {.text = results[r]->limit_count ? "0" : "-"};
		if (is_shown(cost.lost)) {
			cell = lost_cell(arena, results[r], year, cost.lost);
			cell.text = arena_print(arena, "%s (%s)", cell.text, view_percent(arena, cost.percent, view));
		}
		table_add(table, cell);
	}
}

struct seen {
	bool efficiency, cut, broken;
};

static struct seen seen_in(const char *id, const struct result *const *results, int count)
{
	struct seen seen = {0};
	for (int r = 0; r < count; r++) {
		const struct limit_result *limit = result_limit(results[r], id);
		if (!limit)
			continue;
		seen.efficiency = seen.efficiency || limit->efficiency_used;
		seen.cut = seen.cut || limit->output_cut;
		seen.broken = seen.broken || limit->broken_years > 0;
	}
	return seen;
}

static void compare_limit(struct table *table, const struct limit_result *limit, const struct result *const *results,
                          int count, const struct view *view)
{
	struct arena *arena = results[0]->program->arena;
	struct seen seen = seen_in(limit->id, results, count);
	enum language language = view->language;
	compare_row(table, limit_title(limit, view, arena), word_text(language, W_LIMIT_ROW_BINDS), limit->id, results,
	            count, view, tell_years);
	if (seen.efficiency)
		compare_row(table, "", word_text(language, W_LIMIT_ROW_EFFICIENCY), limit->id, results, count, view,
		            tell_efficiency);
	if (seen.cut)
		compare_row(table, "", view_say(arena, view, W_LIMIT_ROW_CUT, money(results[0], view)), limit->id, results,
		            count, view, tell_cut);
	if (seen.broken)
		compare_row(table, "", word_text(language, W_LIMIT_ROW_BROKEN), limit->id, results, count, view, tell_broken);
}

void view_limits_compare(struct document *document, const struct result *const *results, int count,
                         const struct view *view)
{
	struct arena *arena = document->arena;
	struct table_column left[] = {{word_text(view->language, W_LIMITS), SIDE_LEFT, 0, 48, false},
	                              {"", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(arena, left, 2);
	for (int r = 0; r < count; r++)
		table_column(table, (struct table_column){view_label(results[r], view), SIDE_RIGHT, 2, 0, true});
	for (int r = 0; r < count; r++)
		for (int l = 0; l < results[r]->limit_count; l++) {
			bool earlier = false;
			for (int before = 0; before < r; before++)
				earlier = earlier || result_limit(results[before], results[r]->limits[l].id);
			if (!earlier)
				compare_limit(table, &results[r]->limits[l], results, count, view);
		}
	if (table_rows(table) == 0)
		return;
	lost_row(table, results, count, view);
	document_space(document);
	document_table(document, table, 0);
}
