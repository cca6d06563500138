/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows: targets as the rows of a table, and what stands around it. A row is a target that at least one scenario shown
 * can assess; what is not, the footer names. Holds: a missed target is never printed as 100 by rounding, and titles
 * count verdicts, not percentages. */
#include "figure/rows.h"
#include <math.h>
#include <string.h>
#include "ask/attainment.h"
#include "ask/beside.h"
#include "ask/stated.h"
#include "figure/draws.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/foot_held.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "page/page.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_words.h"

/* "57", "99.96": as many decimals as keep a miss below 100. */
static const char *percent_text(const struct gallery *gallery, const struct target_result *target, double percent)
{
	int decimals = 0;
	while (target->verdict == VERDICT_MISSED && percent < 100 && decimals < 9 &&
	       strcmp(view_number(gallery->arena, percent, decimals), view_number(gallery->arena, 100, decimals)) == 0)
		decimals++;
	return figure_number(gallery, percent, decimals);
}

struct chart_cell figure_rows_cell(const struct gallery *gallery, int result, const struct target_result *target)
{
	if (!target || target->verdict == VERDICT_NOT_ASSESSABLE)
		return (struct chart_cell){.value = NAN, .verdict = CHART_NOT_ASSESSED, .text = "–"};
	struct attainment attainment = attainment_of(target);
	bool any = attainment.kind != ATTAINMENT_NONE;
	return (struct chart_cell){.value = attainment.percent,
	                           .verdict = target->verdict == VERDICT_MET ? CHART_MET : CHART_MISSED,
	                           .text = any ? percent_text(gallery, target, attainment.percent) : "",
	                           .pale = target->verdict == VERDICT_MET &&
	                                   target_is_stated(gallery->results[result], target)};
}

const char *figure_rows_target(const struct gallery *gallery, const struct target_result *target)
{
	const char *unit = view_unit(gallery->arena, &target->unit, gallery->view);
	const char *number = view_target(gallery->arena, target, gallery->view);
	return target->unit.share == SHARE_NONE || !*unit ? number : arena_print(gallery->arena, "%s %s", number, unit);
}

/* --- which targets --- */

static bool has_row(const struct row_targets *rows, const struct target_result *target)
{
	for (int i = 0; i < rows->count; i++)
		if (strcmp(rows->list[i].target->target->id, target->target->id) == 0 &&
		    beside_alike(rows->list[i].target, target))
			return true;
	return false;
}

struct row_targets figure_rows(const struct gallery *gallery)
{
	struct row_targets rows = {0};
	for (int r = 0; r < gallery->count; r++) {
		struct view_order order = view_targets(gallery->arena, gallery->results[r], gallery->view);
		for (int t = 0; t < order.count; t++)
			if (order.list[t]->verdict != VERDICT_NOT_ASSESSABLE && !has_row(&rows, order.list[t]))
				*ARENA_PUSH(gallery->arena, rows.list, rows.count, rows.room) = (struct row_target){order.list[t], r};
	}
	return rows;
}

const struct target_result *figure_rows_own(const struct gallery *gallery, int r, const struct row_target *row)
{
	const struct target_result *own = result_target(gallery->results[r], row->target->target->id);
	return own && beside_alike(own, row->target) ? own : NULL;
}

static bool is_apart(const struct row_targets *rows, int i)
{
	const char *before = i > 0 ? rows->list[i - 1].target->target->group : NULL,
			   *here = rows->list[i].target->target->group;
	return i > 0 && strcmp(before ? before : "", here ? here : "") != 0;
}

/* Several groups: each is called by its name. */
static bool is_grouped(const struct row_targets *rows)
{
	for (int i = 1; i < rows->count; i++)
		if (is_apart(rows, i))
			return true;
	return false;
}

/* In any scenario it rests on placeholders; the footer says on which. */
static bool rests_in_any(const struct gallery *gallery, const struct target_result *target)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *own = result_target(gallery->results[r], target->target->id);
		if (own && view_rests(gallery->results[r], own->variable, -1))
			return true;
	}
	return false;
}

struct chart_row figure_rows_row(const struct gallery *gallery, const struct row_targets *rows, int i)
{
	const struct target_result *target = rows->list[i].target;
	const struct result *owner = gallery->results[rows->list[i].owner];
	const char *title = view_target_title(gallery->arena, owner, target, gallery->view);
	return (struct chart_row){
		.name = rests_in_any(gallery, target) ? arena_print(gallery->arena, "~ %s", title) : title,
		.id = target->target->id,
		.strong = target->target->binding,
		.apart = is_apart(rows, i),
		.group = is_grouped(rows) ? view_group_title(gallery->arena, gallery->results[rows->list[i].owner],
	                                                 target->target->group, gallery->view)
	                              : NULL};
}

/* --- around them --- */

const char *figure_rows_tally(const struct gallery *gallery, struct rows_tally tally)
{
	return arena_print(gallery->arena, "%d/%d", tally.met, tally.assessed);
}

static const char *names_with(const struct gallery *gallery, const struct rows_tally *columns, int met)
{
	bool *which = ARENA_ARRAY(gallery->arena, gallery->count, bool);
	for (int k = 0; k < gallery->count; k++)
		which[k] = columns[k].met == met;
	return figure_names(gallery, which);
}

const char *figure_rows_title(const struct gallery *gallery, const struct rows_tally *columns)
{
	int best = 0, all = 0, sole = 0;
	for (int k = 0; k < gallery->count; k++) {
		best = columns[k].met > columns[best].met ? k : best;
		if (columns[k].assessed > 0 && columns[k].met == columns[k].assessed)
			all++, sole = k;
	}
	bool here = gallery->beside;
	const char *met = figure_count(gallery, columns[best].met),
			   *assessed = figure_count(gallery, columns[best].assessed),
			   *count = figure_count(gallery, gallery->count);
	if (gallery->count == 1)
		return figure_say(gallery, columns->met == columns->assessed ? W_OVERVIEW_ONE_ALL : W_OVERVIEW_ONE,
		                  figure_name(gallery, 0), columns->met == columns->assessed ? assessed : met, assessed);
	if (all == gallery->count)
		return figure_say(gallery, here ? W_ATTAINMENT_EVERY_ALL_HERE : W_ATTAINMENT_EVERY_ALL, count);
	if (all == 1)
		return figure_say(gallery, here ? W_ATTAINMENT_SOME_ALL_HERE : W_ATTAINMENT_SOME_ALL,
		                  figure_name(gallery, sole), figure_count(gallery, columns[sole].met), count);
	if (columns[best].met == 0)
		return figure_say(gallery, here ? W_ATTAINMENT_NONE_ANY_HERE : W_ATTAINMENT_NONE_ANY, count);
	if (all == 0)
		return figure_say(gallery, here ? W_ATTAINMENT_NONE_ALL_HERE : W_ATTAINMENT_NONE_ALL,
		                  names_with(gallery, columns, columns[best].met), met, count);
	return figure_say(gallery, here ? W_OVERVIEW_BEST_HERE : W_OVERVIEW_BEST, figure_name(gallery, best), met, assessed,
	                  count);
}

const char *figure_rows_subtitle(const struct gallery *gallery)
{
	const char *plan = figure_plan(gallery, NULL), *what = figure_say(gallery, W_ATTAINMENT_SUBTITLE);
	return plan ? figure_say(gallery, W_CHART_SUBTITLE, what, plan) : what;
}

void figure_rows_see(const struct gallery *gallery, struct rows_notes *notes, int result,
                     const struct target_result *target, const struct chart_cell *cell)
{
	if (cell->verdict != CHART_MET && cell->verdict != CHART_MISSED)
		return;
	notes->negative |= cell->value < 0;
	notes->tolerance |= cell->verdict == CHART_MET && cell->value < 100 * (1 - 1e-6);
	notes->strong |= target->target->binding;
	notes->no_percent |= isnan(cell->value);
	notes->cut |= cell->value > CHART_BULLETS_END;
	notes->spread |= cell->chance != NULL;
	if (!target->overshoot)
		return;
	const char *title = view_target_title(gallery->arena, gallery->results[result], target, gallery->view);
	if (!notes->beyond || !strstr(notes->beyond, title))
		notes->beyond = view_joined(gallery->arena, notes->beyond, title, gallery->view);
}

const char *figure_rows_foot(const struct gallery *gallery, const struct rows_notes *notes, bool bars,
                             const struct page_targets *page)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT));
	if (!bars)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_SIGNS));
	if (notes->spread)
		foot_say(&foot, figure_draws_runs(gallery, W_BULLETS_FOOT));
	if (notes->strong)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_BINDING));
	if (notes->tolerance)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_TOLERANCE));
	if (notes->beyond)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_BEYOND, notes->beyond));
	if (notes->negative)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_NEGATIVE));
	if (notes->no_percent)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_NO_PERCENT));
	if (notes->cut && bars)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_CUT, figure_count(gallery, CHART_BULLETS_END)));
	const char *stated = figure_finding_stated(gallery, page);
	if (stated)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_STATED, stated));
	foot_say(&foot, figure_held_everywhere(gallery, false));
	const char *unassessed = view_not_assessable(gallery->arena, gallery->results, gallery->count, gallery->view);
	if (unassessed && !gallery->view->asked.only)
		foot_say(&foot, figure_say(gallery, W_FOOT_NOT_ASSESSED, unassessed));
	return foot.text.bytes;
}

const struct chart_said *figure_rows_said(const struct gallery *gallery, const struct chart *chart,
                                          const struct row_targets *targets, bool bars, rows_see *see)
{
	int pages = page_total(chart);
	struct chart_said *said = pages > 1 ? ARENA_ARRAY(gallery->arena, pages, struct chart_said) : NULL;
	for (int number = 0; number < pages && said; number++) {
		struct chart_share share = chart->layout->share(chart, number);
		struct page_targets page = {0};
		struct rows_notes notes = {0};
		for (int i = share.first; i < share.first + share.count; i++) {
			figure_page_target(gallery, &page, targets->list[i].target->target->id);
			see(gallery, &targets->list[i], &chart->table->rows[i], &notes);
		}
		said[number] = (struct chart_said){figure_finding_overview(gallery, &page),
		                                   figure_rows_foot(gallery, &notes, bars, &page)};
	}
	return said;
}
