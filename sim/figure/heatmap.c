/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heatmap: how far each target is reached in all scenarios: a row for each target, a column for each scenario. */
#include <string.h>
#include "ask/result.h"
#include "figure/kind.h"
#include "figure/rows.h"
#include "figure/score.h"
#include "figure/words.h"
#include "page/chart_layout.h"

enum { COLUMNS_MOST = 10 };

/* Do all scenarios that can be assessed have this number, for this year? */
static bool is_agreed(const struct gallery *gallery, const struct row_target *row)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct target_result *other = figure_rows_own(gallery, r, row);
		if (other && other->verdict != VERDICT_NOT_ASSESSABLE &&
		    (other->target->year != row->target->target->year ||
		     strcmp(figure_rows_target(gallery, other), figure_rows_target(gallery, row->target)) != 0))
			return false;
	}
	return true;
}

static void see_row(const struct gallery *gallery, const struct row_target *of, const struct chart_row *row,
                    struct rows_notes *notes)
{
	for (int k = 0; k < gallery->count; k++) {
		const struct target_result *target = figure_rows_own(gallery, k, of);
		figure_rows_see(gallery, notes, k, target ? target : of->target, &row->cells[k]);
	}
}

static struct chart_row heat_row(const struct gallery *gallery, const struct row_targets *rows, int i,
                                 struct score *columns)
{
	const struct row_target *of = &rows->list[i];
	struct chart_cell *cells = ARENA_ARRAY(gallery->arena, gallery->count, struct chart_cell);
	struct chart_row row = figure_rows_row(gallery, rows, i);
	struct score tally = {0};
	for (int k = 0; k < gallery->count; k++) {
		const struct target_result *target = figure_rows_own(gallery, k, of);
		cells[k] = figure_rows_cell(gallery, k, target);
		if (!target)
			continue;
		score_see(&tally, gallery->results[k], target);
		score_see(&columns[k], gallery->results[k], target);
	}
	row.note = is_agreed(gallery, of) ? figure_rows_target(gallery, of->target)
	                                  : word_text(gallery->view->language, W_TARGET_VARIES);
	row.end = figure_rows_tally(gallery, &tally);
	row.cells = cells;
	return row;
}

static enum word foot_word(const struct score *columns, int count)
{
	bool overshot = false, stated = figure_score_any_stated(columns, count);
	for (int k = 0; k < count; k++)
		overshot |= columns[k].overshot > 0;
	if (overshot)
		return stated ? W_ATTAINMENT_OVERSHOT_OF_DECIDED : W_ATTAINMENT_OVERSHOT_OF;
	return stated ? W_ATTAINMENT_MET_OF_DECIDED : W_ATTAINMENT_MET_OF;
}

/* Where a scenario states all itself there is nothing to count. */
static bool any_decided(const struct score *columns, int count)
{
	for (int k = 0; k < count; k++)
		if (columns[k].decided > 0)
			return true;
	return false;
}

static const struct chart *chart_of(const struct gallery *gallery, struct gallery_block block)
{
	struct gallery page = gallery_page(gallery, block);
	struct row_targets targets = figure_rows(&page);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_table *table = ARENA_NEW(gallery->arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(gallery->arena, targets.count + 1, struct chart_row);
	struct score *columns = ARENA_ARRAY(gallery->arena, page.count, struct score);
	const char **foot = ARENA_ARRAY(gallery->arena, 2 * page.count, const char *), **ids = foot + page.count;
	struct rows_notes notes = {0};
	for (int k = 0; k < page.count; k++)
		ids[k] = page.results[k]->scenario->id;
	for (int i = 0; i < targets.count; i++) {
		rows[i] = heat_row(&page, &targets, i, columns);
		see_row(&page, &targets.list[i], &rows[i], &notes);
	}
	for (int k = 0; k < page.count; k++)
		foot[k] = figure_rows_tally(&page, &columns[k]);
	enum language language = gallery->view->language;
	bool counts = any_decided(columns, page.count);
	*table = (struct chart_table){.column_count = page.count,
	                              .row_count = targets.count,
	                              .columns = page.names,
	                              .note_title = word_text(language, W_ATTAINMENT_TARGET),
	                              .end_title = counts ? word_text(language, W_ATTAINMENT_MET) : "",
	                              .foot_title = counts ? word_text(language, foot_word(columns, block.count)) : "",
	                              .foot = counts ? foot : NULL,
	                              .rows = rows,
	                              .column_ids = ids,
	                              .cell_mark = "attainment",
	                              .cell_unit = "%"};
	*chart = (struct chart){.layout = &chart_heatmap,
	                        .size = figure_size(gallery),
	                        .language = language,
	                        .title = figure_rows_title(&page, columns),
	                        .footer = figure_rows_foot(&page, &notes, false, NULL),
	                        .table = table};
	chart->said = figure_rows_said(&page, chart, &targets, false, see_row);
	if (chart->said && counts)
		table->foot_title = figure_say(gallery, W_ATTAINMENT_ALL_PAGES, table->foot_title);
	chart->subtitle = gallery_counted(gallery, figure_finding_whole(&page, figure_rows_subtitle(&page), chart), block,
	                                  COLUMNS_MOST);
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (struct gallery_block block = {0}; gallery_next(gallery, COLUMNS_MOST, &block);) {
		const struct chart *chart = chart_of(gallery, block);
		if (chart->table->row_count > 0)
			gallery_add_block(gallery, chart, figure_heatmap.name, block, formats, jobs);
	}
}

const struct figure_kind figure_heatmap = {.name = "heatmap", .report = FIGURE_OF_SEVERAL, .add = add};
