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
#include "figure/score.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "page/page.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "view/view_words.h"

enum { DECIMALS_MOST = 2, TWICE = 200, ROWS_OF_ALL = 24 };

/* "57", "99.96": with decimals that keep a miss below 100; words where a number would be read as a mistake. */
static const char *percent_text(const struct gallery *gallery, const struct target_result *target,
                                struct attainment attainment)
{
	int decimals = 0;
	double percent = attainment.percent;
	bool below = target->verdict == VERDICT_MISSED && percent < 100;
	if (percent < 0)
		return figure_say(gallery, attainment.kind == ATTAINMENT_MARGIN ? W_ATTAINMENT_PAST : W_ATTAINMENT_AWAY);
	if (percent > TWICE)
		return figure_say(gallery, W_ATTAINMENT_TWICE);
	while (below && strcmp(view_number(gallery->arena, percent, decimals),
	                       view_number(gallery->arena, 100, decimals)) == 0)
		if (++decimals > DECIMALS_MOST)
			return figure_say(gallery, W_ATTAINMENT_NEARLY);
	return figure_number(gallery, percent, decimals);
}

/* "9 yr" late */
static const char *years_text(const struct gallery *gallery, const struct target_result *target)
{
	if (target->verdict == VERDICT_MET)
		return "";
	enum word word = target->not_before > 0    ? W_ATTAINMENT_LATE_LEAST
	                 : target_is_short(target) ? W_ATTAINMENT_EARLY
	                                           : W_ATTAINMENT_LATE;
	return figure_say(gallery, word, figure_number(gallery, fabs(target->gap), 0));
}

static double years_late(const struct target_result *target)
{
	bool early = target->not_before <= 0 && target_is_short(target);
	return target->verdict == VERDICT_MET ? 0 : early ? target->gap : -target->gap;
}

struct chart_cell figure_rows_cell(const struct gallery *gallery, int result, const struct target_result *target)
{
	if (!target || target->verdict == VERDICT_NOT_ASSESSABLE)
		return (struct chart_cell){.value = NAN, .verdict = CHART_NOT_ASSESSED, .text = "–"};
	struct attainment attainment = attainment_of(target);
	const char *text = attainment.kind == ATTAINMENT_NONE    ? ""
	                   : attainment.kind == ATTAINMENT_YEARS ? years_text(gallery, target)
	                                                         : percent_text(gallery, target, attainment);
	return (struct chart_cell){.value = attainment.percent,
	                           .late = attainment.kind == ATTAINMENT_YEARS ? years_late(target) : 0,
	                           .verdict = target->verdict == VERDICT_MET ? CHART_MET : CHART_MISSED,
	                           .text = text,
	                           .pale = target->verdict == VERDICT_MET &&
	                                   target_is_stated(gallery->results[result], target)};
}

const char *figure_rows_target(const struct gallery *gallery, const struct target_result *target)
{
	const char *unit = view_unit_label(gallery->arena, &target->unit, true, gallery->view);
	const struct relative *from = target->target->relative; /* of a variable each scenario has its own */
	const char *number = from && from->variable ? view_target_apart(gallery->arena, target, 0, gallery->view)
	                                            : view_target(gallery->arena, target, gallery->view);
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

/* In a report many targets that are merely stated to be met would hide the others; binding ones stay. */
static void leave_out_stated(const struct gallery *gallery, struct row_targets *rows)
{
	int kept = 0;
	for (int i = 0; i < rows->count; i++) {
		const struct target *target = rows->list[i].target->target;
		if (target->binding || !target_is_only_stated(gallery->results, gallery->count, target->id))
			rows->list[kept++] = rows->list[i];
	}
	rows->left_out = rows->count - kept;
	rows->count = kept;
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
	if (gallery->view->report && rows.count > ROWS_OF_ALL)
		leave_out_stated(gallery, &rows);
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

const char *figure_rows_tally(const struct gallery *gallery, const struct score *score)
{
	if (score->overshot)
		return arena_print(gallery->arena, "%d (%d)/%d", score->met, score->overshot, score->decided);
	return score->decided ? arena_print(gallery->arena, "%d/%d", score->met, score->decided) : "";
}

const char *figure_rows_title(const struct gallery *gallery, const struct score *columns)
{
	return gallery->count == 1 ? figure_score_one(gallery, columns, false) : figure_score_several(gallery, columns);
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
	bool margin = cell->value < 0 && attainment_of(target).kind == ATTAINMENT_MARGIN;
	notes->past |= margin;
	notes->negative |= cell->value < 0 && !margin;
	notes->twice |= cell->value > TWICE;
	notes->years |= target_counts_years(target->target);
	notes->tolerance |= cell->verdict == CHART_MET && cell->value < 100 * (1 - 1e-6);
	notes->strong |= target->target->binding;
	notes->no_percent |= isnan(cell->value) && !target_counts_years(target->target);
	notes->cut |= cell->value > CHART_BULLETS_END || cell->value < 0;
	notes->spread |= cell->chance != NULL;
	if (!target->overshoot || target->verdict != VERDICT_MET)
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
	if (notes->past)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_PAST));
	if (notes->twice)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_TWICE));
	if (notes->years)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_YEARS));
	if (notes->no_percent)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_NO_PERCENT));
	if (notes->cut && bars)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_CUT, figure_count(gallery, CHART_BULLETS_END)));
	const char *stated = figure_finding_stated(gallery, page);
	if (stated) /* of many scenarios the list would fill the footer */
		foot_say(&foot, bars ? figure_say(gallery, W_FOOT_ATTAINMENT_STATED, stated)
		                     : figure_say(gallery, W_FOOT_ATTAINMENT_PALE));
	int left_out = gallery->view->report ? figure_rows(gallery).left_out : 0;
	if (left_out)
		foot_say(&foot, figure_say(gallery, W_FOOT_FOLDED_ROWS, figure_count(gallery, left_out)));
	foot_say(&foot, figure_held_everywhere(gallery, false));
	const char *unassessed = view_not_assessable(gallery->arena, gallery->results, gallery->count, gallery->view);
	if (unassessed && !gallery->view->asked.only)
		foot_say(&foot, figure_say(gallery, W_FOOT_NOT_ASSESSED, unassessed));
	return foot.text.bytes;
}

const struct chart_said *figure_rows_said(const struct gallery *gallery, const struct chart *chart,
                                          const struct row_targets *targets, bool bars, rows_see *see)
{
	int pages = chart_pages(chart);
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
