/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_texts: a walk over all texts of a chart, which copies what it passes, so that whoever visits them may change
 * them and the caller's chart stays as it is. Numbers are not copied. */
#include "page/chart_texts.h"
#include <string.h>
#include "page/page.h"

enum { LONG_TEXT = 1000, FOOTER = 8000, NAME = 160 };

struct texts_walk {
	struct arena *arena;
	chart_text_visit *visit;
	void *data;
};

static void pass(const struct texts_walk *walk, const char **text)
{
	*text = walk->visit(walk->data, *text ? *text : "", NAME);
}

static void pass_known(const struct texts_walk *walk, const char **text)
{
	if (*text)
		pass(walk, text);
}

static void pass_long(const struct texts_walk *walk, const char **text)
{
	*text = walk->visit(walk->data, *text ? *text : "", LONG_TEXT);
}

static void pass_footer(const struct texts_walk *walk, const char **text)
{
	*text = walk->visit(walk->data, *text ? *text : "", FOOTER);
}

static void *copy(const struct texts_walk *walk, const void *array, int count, size_t size)
{
	void *own = arena_array(walk->arena, (size_t)count + 1, size);
	return count ? memcpy(own, array, (size_t)count * size) : own;
}

#define COPY(walk, array, count) copy((walk), (array), (count), sizeof *(array))

static void walk_history(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_segment *segments = COPY(walk, panel->segments, panel->segment_count);
	for (int i = 0; i < panel->segment_count; i++)
		pass(walk, &segments[i].note);
	panel->segments = segments;
}

static void walk_lines(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_line *lines = COPY(walk, panel->lines, panel->line_count);
	for (int i = 0; i < panel->line_count; i++) {
		pass(walk, &lines[i].name);
		pass(walk, &lines[i].value_text);
	}
	panel->lines = lines;
}

static void walk_targets(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_target *targets = COPY(walk, panel->targets, panel->target_count);
	for (int i = 0; i < panel->target_count; i++)
		pass_known(walk, &targets[i].text);
	panel->targets = targets;
}

static void walk_draws(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_band *bands = COPY(walk, panel->bands, panel->band_count);
	struct chart_range *ranges = COPY(walk, panel->ranges, panel->range_count);
	for (int i = 0; i < panel->band_count; i++) {
		pass(walk, &bands[i].low_text);
		pass(walk, &bands[i].high_text);
	}
	for (int i = 0; i < panel->range_count; i++) {
		pass(walk, &ranges[i].name);
		pass(walk, &ranges[i].text);
		pass(walk, &ranges[i].end);
	}
	panel->bands = bands, panel->ranges = ranges;
}

static void walk_bars(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_bar *bars = COPY(walk, panel->bars, panel->bar_count);
	for (int i = 0; i < panel->bar_count; i++) {
		pass(walk, &bars[i].name);
		pass(walk, &bars[i].text);
	}
	panel->bars = bars;
	for (int i = 0; i < 2; i++)
		pass(walk, &panel->pair[i]);
}

static void walk_list(const struct texts_walk *walk, const char *const **texts, int count)
{
	const char **list = *texts ? COPY(walk, *texts, count) : NULL;
	for (int i = 0; i < count && list; i++)
		pass(walk, &list[i]);
	*texts = list;
}

static void walk_columns(const struct texts_walk *walk, struct chart_panel *panel)
{
	struct chart_column *columns = COPY(walk, panel->columns, panel->column_count);
	struct chart_part *parts = COPY(walk, panel->parts, panel->part_count);
	for (int i = 0; i < panel->column_count; i++) {
		pass(walk, &columns[i].name);
		pass(walk, &columns[i].group);
		pass(walk, &columns[i].text);
		walk_list(walk, &columns[i].texts, panel->part_count);
	}
	for (int i = 0; i < panel->part_count; i++)
		pass(walk, &parts[i].name);
	panel->columns = columns, panel->parts = parts;
}

static void walk_panel(const struct texts_walk *walk, struct chart_panel *panel)
{
	pass(walk, &panel->title);
	pass(walk, &panel->unit);
	pass(walk, &panel->verdict_text);
	pass(walk, &panel->sum_text);
	pass(walk, &panel->gap_text);
	pass(walk, &panel->ends_title);
	pass(walk, &panel->deadline_text);
	walk_history(walk, panel);
	walk_lines(walk, panel);
	walk_targets(walk, panel);
	walk_draws(walk, panel);
	walk_bars(walk, panel);
	walk_columns(walk, panel);
}

static void walk_row(const struct texts_walk *walk, struct chart_row *row, int columns)
{
	struct chart_cell *cells = COPY(walk, row->cells, columns);
	pass(walk, &row->name);
	pass(walk, &row->note);
	pass(walk, &row->end);
	pass_known(walk, &row->group);
	for (int k = 0; k < columns; k++) {
		pass(walk, &cells[k].text);
		pass(walk, &cells[k].chance);
	}
	row->cells = cells;
}

static void walk_table(const struct texts_walk *walk, struct chart_table *table)
{
	struct chart_row *rows = COPY(walk, table->rows, table->row_count);
	pass(walk, &table->note_title);
	pass(walk, &table->end_title);
	pass(walk, &table->chance_title);
	pass(walk, &table->foot_title);
	walk_list(walk, &table->columns, table->column_count);
	walk_list(walk, &table->foot, table->column_count);
	for (int i = 0; i < table->row_count; i++)
		walk_row(walk, &rows[i], table->column_count);
	table->rows = rows;
}

static void walk_said(const struct texts_walk *walk, struct chart *chart, int pages)
{
	struct chart_said *said = chart->said ? COPY(walk, chart->said, pages) : NULL;
	for (int i = 0; i < pages && said; i++) {
		pass_long(walk, &said[i].title);
		pass_footer(walk, &said[i].footer);
	}
	chart->said = said;
}

/* A chart without panels is given an empty one, of which no layout need know. */
struct chart *chart_texts(struct arena *arena, const struct chart *original, chart_text_visit *visit, void *data)
{
	const struct texts_walk *walk = &(struct texts_walk){arena, visit, data};
	struct chart *chart = COPY(walk, original, 1);
	struct chart_key *key = COPY(walk, chart->key, chart->key_count);
	struct chart_panel *panels = COPY(walk, chart->panels, chart->panel_count);
	struct chart_table *table = chart->table ? COPY(walk, chart->table, 1) : NULL;
	pass_long(walk, &chart->title);
	pass_long(walk, &chart->subtitle);
	pass_footer(walk, &chart->footer);
	walk_said(walk, chart, chart_pages(original));
	for (int i = 0; i < chart->key_count; i++)
		pass(walk, &key[i].name);
	for (int i = 0; i < chart->panel_count || i == 0; i++)
		walk_panel(walk, &panels[i]);
	if (table)
		walk_table(walk, table);
	chart->key = key, chart->panels = panels, chart->table = table;
	return chart;
}
