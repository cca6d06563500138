/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_attainment: targets as tables: all scenarios in one heat map, each scenario in a picture of bars. A row
 * is a target that at least one scenario shown can assess; what is not, the footer names. Holds: a missed target
 * is never printed as 100 by rounding, and titles count verdicts, not percentages. */
#include <math.h>
#include <string.h>
#include "ask/attainment.h"
#include "ask/stated.h"
#include "figure/draws.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

enum { COLUMNS_MOST = 10 };

static const char *whole(const struct gallery *gallery, int number)
{
	return arena_print(gallery->arena, "%d", number);
}

/* "57", "99.96": as many decimals as keep a miss below 100. */
static const char *percent_text(const struct gallery *gallery, const struct target_result *target,
                                double percent)
{
	int decimals = 0;
	while (target->verdict == VERDICT_MISSED && percent < 100 && decimals < 9 &&
	       strcmp(view_number(gallery->arena, percent, decimals),
	              view_number(gallery->arena, 100, decimals)) == 0)
		decimals++;
	return figure_number(gallery, percent, decimals);
}

static struct chart_cell cell_of(const struct gallery *gallery, int result, const struct target_result *target)
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

static const char *target_text(const struct gallery *gallery, const struct target_result *target)
{
	const char *unit = view_unit(gallery->arena, &target->unit, gallery->view);
	const char *number = view_target(gallery->arena, target, gallery->view);
	return target->unit.share == SHARE_NONE || !*unit ? number
	                                                  : arena_print(gallery->arena, "%s %s", number, unit);
}

/* 90 % of draws, in percent, and the probability, where there is an ensemble that moves what is measured. */
static void add_spread(const struct gallery *gallery, int r, const struct target_result *target,
                       struct chart_cell *cell)
{
	uint64_t met;
	if (!figure_met(gallery, r, target->target->id, &met))
		return;
	const struct ensemble *ensemble = gallery->ensembles[r];
	int year = target_year_read(target->target, view_last_year(gallery->results[r]));
	struct target_result low = *target, high = *target;
	low.value = ensemble_value(ensemble, target->variable, 0, year, STAT_P05);
	high.value = ensemble_value(ensemble, target->variable, 0, year, STAT_P95);
	if (!(low.value < high.value))
		return;
	double one = attainment_of(&low).percent, other = attainment_of(&high).percent;
	cell->spread = isfinite(one) && isfinite(other);
	cell->low = fmin(one, other), cell->high = fmax(one, other);
	cell->chance = figure_chance(gallery, r, target->target->id);
}

struct notes {
	bool negative, tolerance, strong, no_percent, cut, spread;
	const char *beyond; /* titles; NULL: none */
};

static void see(const struct gallery *gallery, struct notes *notes, int result,
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

static const char *foot_of(const struct gallery *gallery, const struct notes *notes, bool bars)
{
	struct foot foot = foot_begin(gallery);
	foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT));
	if (!bars)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_SIGNS));
	if (notes->spread)
		foot_say(&foot, figure_runs(gallery, W_BULLETS_FOOT));
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
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_CUT, whole(gallery, CHART_BULLETS_END)));
	struct subjects subjects = figure_of_targets(gallery);
	const char *stated = figure_overview_stated(gallery, &subjects);
	if (stated)
		foot_say(&foot, figure_say(gallery, W_FOOT_ATTAINMENT_STATED, stated));
	const char *unassessed =
		view_not_assessable(gallery->arena, gallery->results, gallery->count, gallery->view);
	if (unassessed && !gallery->view->only)
		foot_say(&foot, figure_say(gallery, W_FOOT_NOT_ASSESSED, unassessed));
	return foot.text.bytes;
}

static bool is_assessed(const struct gallery *gallery, struct block block, const char *id)
{
	for (int r = block.first; r < block.first + block.count; r++) {
		const struct target_result *target = result_target(gallery->results[r], id);
		if (target && target->verdict != VERDICT_NOT_ASSESSABLE)
			return true;
	}
	return false;
}

/* The wanted targets of any scenario of the block, the first one's order first. */
struct asked {
	struct asked_target {
		const struct target_result *target;
		int owner;
	} *list;
	int count, room;
};

static bool is_asked(const struct asked *asked, const char *id)
{
	for (int i = 0; i < asked->count; i++)
		if (strcmp(asked->list[i].target->target->id, id) == 0)
			return true;
	return false;
}

static struct asked asked_of(const struct gallery *gallery, struct block block)
{
	struct asked asked = {0};
	for (int r = block.first; r < block.first + block.count; r++) {
		struct view_order order = view_targets(gallery->arena, gallery->results[r], gallery->view);
		for (int t = 0; t < order.count; t++) {
			const char *id = order.list[t]->target->id;
			if (order.list[t]->verdict != VERDICT_NOT_ASSESSABLE && !is_asked(&asked, id) &&
			    is_assessed(gallery, block, id))
				*ARENA_PUSH(gallery->arena, asked.list, asked.count, asked.room) =
					(struct asked_target){order.list[t], r};
		}
	}
	return asked;
}

/* Do all scenarios of the block that can be assessed have this number? */
static bool is_agreed(const struct gallery *gallery, struct block block, const struct target_result *first)
{
	for (int r = block.first; r < block.first + block.count; r++) {
		const struct target_result *other = result_target(gallery->results[r], first->target->id);
		if (other && other->verdict != VERDICT_NOT_ASSESSABLE &&
		    strcmp(target_text(gallery, other), target_text(gallery, first)) != 0)
			return false;
	}
	return true;
}

static bool is_apart(const struct asked *asked, int i)
{
	const char *before = i > 0 ? asked->list[i - 1].target->target->group : NULL,
			   *here = asked->list[i].target->target->group;
	return i > 0 && strcmp(before ? before : "", here ? here : "") != 0;
}

/* Several groups: each is called by its name. */
static bool is_grouped(const struct asked *asked)
{
	for (int i = 1; i < asked->count; i++)
		if (is_apart(asked, i))
			return true;
	return false;
}

static struct chart_row row_of(const struct gallery *gallery, const struct asked *asked, int i)
{
	const struct target_result *target = asked->list[i].target;
	return (struct chart_row){
		.name = view_target_title(gallery->arena, gallery->results[asked->list[i].owner], target, gallery->view),
		.strong = target->target->binding,
		.apart = is_apart(asked, i),
		.group = is_grouped(asked) ? view_group_title(gallery->arena, gallery->results[asked->list[i].owner],
	                                                  target->target->group, gallery->view)
	                               : NULL};
}

/* ---- heat map ---- */

struct tally_of { int met, assessed; };

static const char *tally_text(const struct gallery *gallery, struct tally_of tally)
{
	return arena_print(gallery->arena, "%d/%d", tally.met, tally.assessed);
}

static const char *names_with(const struct gallery *gallery, struct block block, const struct tally_of *columns,
                              int met)
{
	bool *which = ARENA_ARRAY(gallery->arena, gallery->count, bool);
	for (int k = 0; k < block.count; k++)
		which[block.first + k] = columns[k].met == met;
	return figure_names(gallery, which);
}

/* Counts verdicts: `columns` of all scenarios of the block. */
static const char *heatmap_title(const struct gallery *gallery, struct block block,
                                 const struct tally_of *columns)
{
	int best = 0, all = 0, sole = 0;
	for (int k = 0; k < block.count; k++) {
		best = columns[k].met > columns[best].met ? k : best;
		if (columns[k].assessed > 0 && columns[k].met == columns[k].assessed)
			all++, sole = k;
	}
	const char *met = whole(gallery, columns[best].met), *assessed = whole(gallery, columns[best].assessed);
	if (block.count == 1)
		return figure_say(gallery, columns->met == columns->assessed ? W_OVERVIEW_ONE_ALL : W_OVERVIEW_ONE,
		                  figure_name(gallery, block.first),
		                  columns->met == columns->assessed ? assessed : met, assessed);
	if (all == block.count)
		return figure_say(gallery, W_ATTAINMENT_EVERY_ALL);
	if (all == 1)
		return figure_say(gallery, W_ATTAINMENT_SOME_ALL, figure_name(gallery, block.first + sole),
		                  whole(gallery, columns[sole].met));
	if (columns[best].met == 0)
		return figure_say(gallery, W_ATTAINMENT_NONE_ANY);
	return all == 0 ? figure_say(gallery, W_ATTAINMENT_NONE_ALL,
	                             names_with(gallery, block, columns, columns[best].met), met)
	                : figure_say(gallery, W_OVERVIEW_BEST, figure_name(gallery, block.first + best), met,
	                             assessed);
}

static struct chart_row heat_row(const struct gallery *gallery, struct block block, const struct asked *asked,
                                 int i, struct tally_of *columns, struct notes *notes)
{
	const struct target_result *first = asked->list[i].target;
	struct chart_cell *cells = ARENA_ARRAY(gallery->arena, block.count, struct chart_cell);
	struct chart_row row = row_of(gallery, asked, i);
	struct tally_of tally = {0};
	for (int k = 0; k < block.count; k++) {
		const struct target_result *target =
			result_target(gallery->results[block.first + k], first->target->id);
		cells[k] = cell_of(gallery, block.first + k, target);
		see(gallery, notes, block.first + k, target ? target : first, &cells[k]);
		bool met = cells[k].verdict == CHART_MET, assessed = met || cells[k].verdict == CHART_MISSED;
		tally.met += met, tally.assessed += assessed;
		columns[k].met += met, columns[k].assessed += assessed;
	}
	row.note = is_agreed(gallery, block, first) ? target_text(gallery, first)
	                                            : word_text(gallery->view->language, W_TARGET_VARIES);
	row.end = tally_text(gallery, tally);
	row.cells = cells;
	return row;
}

const struct chart *figure_heatmap(const struct gallery *gallery, struct block block)
{
	struct asked asked = asked_of(gallery, block);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_table *table = ARENA_NEW(gallery->arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(gallery->arena, asked.count + 1, struct chart_row);
	struct tally_of *columns = ARENA_ARRAY(gallery->arena, block.count, struct tally_of);
	const char **names = ARENA_ARRAY(gallery->arena, 2 * block.count, const char *),
			   **foot = names + block.count;
	struct notes notes = {0};
	for (int i = 0; i < asked.count; i++)
		rows[i] = heat_row(gallery, block, &asked, i, columns, &notes);
	for (int k = 0; k < block.count; k++) {
		names[k] = gallery->names[block.first + k];
		foot[k] = tally_text(gallery, columns[k]);
	}
	enum language language = gallery->view->language;
	*table = (struct chart_table){.column_count = block.count,
	                              .row_count = asked.count,
	                              .columns = names,
	                              .note_title = word_text(language, W_ATTAINMENT_TARGET),
	                              .end_title = word_text(language, W_ATTAINMENT_MET),
	                              .foot_title = word_text(language, W_ATTAINMENT_MET_OF),
	                              .foot = foot,
	                              .rows = rows};
	const char *plan = figure_plan(gallery), *what = figure_say(gallery, W_ATTAINMENT_SUBTITLE);
	*chart = (struct chart){.layout = &chart_heatmap,
	                        .language = language,
	                        .title = heatmap_title(gallery, block, columns),
	                        .subtitle = plan ? figure_say(gallery, W_CHART_SUBTITLE, what, plan) : what,
	                        .footer = foot_of(gallery, &notes, false),
	                        .table = table};
	return chart;
}

void figure_add_heatmap(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (struct block block = figure_block(gallery, COLUMNS_MOST, 0); block.count > 0;
	     block = figure_block(gallery, COLUMNS_MOST, block.first + block.count)) {
		const struct chart *chart = figure_heatmap(gallery, block);
		if (chart->table->row_count > 0)
			figure_add(gallery, chart, figure_block_stem(gallery, "heatmap", block), formats, jobs);
	}
}

/* ---- bars ---- */

static const char *pair(const struct gallery *gallery, const struct target_result *target)
{
	struct view_digits digits = {.unit = &target->unit};
	view_digits_see(&digits, target->value);
	view_digits_judge(&digits, target);
	return figure_say(gallery, W_ATTAINMENT_PAIR,
	                  figure_number(gallery, target->value, view_digits(&digits)),
	                  target_text(gallery, target));
}

const struct chart *figure_bullets(const struct gallery *gallery, int result)
{
	struct block block = {result, 1};
	struct asked asked = asked_of(gallery, block);
	if (asked.count == 0)
		return NULL;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_table *table = ARENA_NEW(gallery->arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(gallery->arena, asked.count + 1, struct chart_row);
	struct tally_of tally = {.assessed = asked.count};
	struct notes notes = {0};
	for (int i = 0; i < asked.count; i++) {
		struct chart_cell *cell = ARENA_NEW(gallery->arena, struct chart_cell);
		*cell = cell_of(gallery, result, asked.list[i].target);
		add_spread(gallery, result, asked.list[i].target, cell);
		see(gallery, &notes, result, asked.list[i].target, cell);
		tally.met += cell->verdict == CHART_MET;
		rows[i] = row_of(gallery, &asked, i);
		rows[i].end = pair(gallery, asked.list[i].target);
		rows[i].cells = cell;
	}
	*table =
		(struct chart_table){.column_count = 1,
	                         .row_count = asked.count,
	                         .end_title = word_text(gallery->view->language, W_ATTAINMENT_BOTH),
	                         .chance_title = notes.spread ? word_text(gallery->view->language, W_COLUMN_CHANCE) : NULL,
	                         .rows = rows};
	const char *plan = figure_plan(gallery), *what = figure_say(gallery, W_ATTAINMENT_SUBTITLE);
	struct gallery alone = figure_alone(gallery, result);
	*chart = (struct chart){.layout = &chart_bullets,
	                        .language = gallery->view->language,
	                        .title = heatmap_title(gallery, block, &tally),
	                        .subtitle = plan ? figure_say(gallery, W_CHART_SUBTITLE, what, plan) : what,
	                        .footer = foot_of(&alone, &notes, true),
	                        .table = table};
	return chart;
}

void figure_add_bullets(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	figure_add_each(gallery, "bullets", figure_bullets, formats, jobs);
}
