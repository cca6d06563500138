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

/* Do all scenarios of the block that can be assessed have this number? */
static bool is_agreed(const struct gallery *gallery, struct gallery_block block, const struct target_result *first)
{
	for (int r = block.first; r < block.first + block.count; r++) {
		const struct target_result *other = result_target(gallery->results[r], first->target->id);
		if (other && other->verdict != VERDICT_NOT_ASSESSABLE &&
		    strcmp(figure_rows_target(gallery, other), figure_rows_target(gallery, first)) != 0)
			return false;
	}
	return true;
}

static struct chart_row heat_row(const struct gallery *gallery, struct gallery_block block,
                                 const struct row_targets *rows,
                                 int i, struct score *columns, struct rows_notes *notes)
{
	const struct target_result *first = rows->list[i].target;
	struct chart_cell *cells = ARENA_ARRAY(gallery->arena, block.count, struct chart_cell);
	struct chart_row row = figure_rows_row(gallery, rows, i);
	struct score tally = {0};
	for (int k = 0; k < block.count; k++) {
		const struct target_result *target = result_target(gallery->results[block.first + k], first->target->id);
		cells[k] = figure_rows_cell(gallery, block.first + k, target);
		figure_rows_see(gallery, notes, block.first + k, target ? target : first, &cells[k]);
		if (!target)
			continue;
		score_see(&tally, gallery->results[block.first + k], target);
		score_see(&columns[k], gallery->results[block.first + k], target);
	}
	row.note = is_agreed(gallery, block, first) ? figure_rows_target(gallery, first)
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

static const struct chart *chart_of(const struct gallery *gallery, struct gallery_block block)
{
	struct row_targets targets = figure_rows(gallery, block);
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	struct chart_table *table = ARENA_NEW(gallery->arena, struct chart_table);
	struct chart_row *rows = ARENA_ARRAY(gallery->arena, targets.count + 1, struct chart_row);
	struct score *columns = ARENA_ARRAY(gallery->arena, block.count, struct score);
	const char **names = ARENA_ARRAY(gallery->arena, 2 * block.count, const char *), **foot = names + block.count;
	struct rows_notes notes = {0};
	for (int i = 0; i < targets.count; i++)
		rows[i] = heat_row(gallery, block, &targets, i, columns, &notes);
	for (int k = 0; k < block.count; k++) {
		names[k] = gallery->names[block.first + k];
		foot[k] = figure_rows_tally(gallery, &columns[k]);
	}
	enum language language = gallery->view->language;
	*table = (struct chart_table){.column_count = block.count,
	                              .row_count = targets.count,
	                              .columns = names,
	                              .note_title = word_text(language, W_ATTAINMENT_TARGET),
	                              .end_title = word_text(language, W_ATTAINMENT_MET),
	                              .foot_title = word_text(language, foot_word(columns, block.count)),
	                              .foot = foot,
	                              .rows = rows};
	*chart = (struct chart){.layout = &chart_heatmap,
	                        .language = language,
	                        .title = figure_rows_title(gallery, block, columns),
	                        .subtitle = figure_rows_subtitle(gallery),
	                        .footer = figure_rows_foot(gallery, block, &notes, false),
	                        .table = table};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	for (struct gallery_block block = {0}; gallery_next(gallery, COLUMNS_MOST, &block);) {
		const struct chart *chart = chart_of(gallery, block);
		if (chart->table->row_count > 0)
			gallery_add(gallery, chart, gallery_block_stem(gallery, figure_heatmap.name, block), formats, jobs);
	}
}

const struct figure_kind figure_heatmap = {.name = "heatmap", .add = add};
