/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bullets: how far each target is reached, as bars, a picture for each scenario; with the spread of draws where there
 * are any. */
#include <math.h>
#include "ask/attainment.h"
#include "figure/draws.h"
#include "figure/kind.h"
#include "figure/rows.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

/* 90 % of draws, in percent, and the probability, where there is an ensemble that moves what is measured. */
static void add_spread(const struct gallery *gallery, int r, const struct target_result *target,
                       struct chart_cell *cell)
{
	uint64_t met;
	if (!figure_draws_met(gallery, r, target->target->id, &met))
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
	cell->chance = figure_draws_chance(gallery, r, target->target->id, false);
}

static const char *pair(const struct gallery *gallery, const struct target_result *target)
{
	struct view_digits digits = {.unit = &target->unit};
	view_digits_see(&digits, target->value);
	view_digits_judge(&digits, target);
	const char *value = target->not_before > 0 ? figure_say(gallery, W_NO_PEAK_YET)
	                    : target_counts_years(target->target)
	                        ? arena_print(gallery->arena, "%.0f", target->value)
	                        : figure_number(gallery, target->value, view_digits(&digits));
	return figure_say(gallery, W_ATTAINMENT_PAIR, value, figure_rows_target(gallery, target));
}

static void see_row(const struct gallery *gallery, const struct row_target *of, const struct chart_row *row,
                    struct rows_notes *notes)
{
	figure_rows_see(gallery, notes, 0, of->target, row->cells);
}

/* NULL: no target is assessed. */
static const struct chart *chart_of(const struct gallery *gallery, int result)
{
	struct gallery alone = gallery_alone(gallery, result);
	struct row_targets targets = figure_rows(&alone);
	if (targets.count == 0)
		return NULL;
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_table *table = ARENA_NEW(gallery->arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(gallery->arena, targets.count + 1, struct chart_row);
	struct score tally = {0};
	struct rows_notes notes = {0};
	const char **ids = ARENA_ARRAY(gallery->arena, 1, const char *);
	ids[0] = gallery->results[result]->scenario->id;
	for (int i = 0; i < targets.count; i++) {
		struct chart_cell *cell = ARENA_NEW(gallery->arena, struct chart_cell);
		*cell = figure_rows_cell(&alone, 0, targets.list[i].target);
		add_spread(&alone, 0, targets.list[i].target, cell);
		figure_rows_see(&alone, &notes, 0, targets.list[i].target, cell);
		score_see(&tally, gallery->results[result], targets.list[i].target);
		rows[i] = figure_rows_row(&alone, &targets, i);
		rows[i].end = pair(gallery, targets.list[i].target);
		rows[i].cells = cell;
	}
	*table =
		(struct chart_table){.column_count = 1,
	                         .row_count = targets.count,
	                         .end_title =
								 word_text(gallery->view->language, gallery->results[result]->scenario->record
	                                                                    ? W_ATTAINMENT_BOTH_RECORD
	                                                                    : W_ATTAINMENT_BOTH),
	                         .chance_title = notes.spread ? word_text(gallery->view->language, W_COLUMN_CHANCE) : NULL,
	                         .rows = rows,
	                         .column_ids = ids,
	                         .cell_mark = "attainment",
	                         .cell_unit = "%"};
	*chart = (struct chart){.layout = &chart_bullets,
	                        .size = figure_size(gallery),
	                        .language = gallery->view->language,
	                        .title = figure_rows_title(&alone, &tally),
	                        .footer = figure_rows_foot(&alone, &notes, true, NULL),
	                        .table = table};
	chart->said = figure_rows_said(&alone, chart, &targets, true, see_row);
	chart->subtitle = figure_finding_whole(&alone, figure_rows_subtitle(&alone), chart);
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	gallery_add_each(gallery, figure_bullets.name, chart_of, formats, jobs);
}

const struct figure_kind figure_bullets = {.name = "bullets", .draws = true, .report = FIGURE_OF_ONE, .add = add};
