/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawn: read from the plain charts themselves, which hold all that is drawn and nothing else, so that no kind of chart
 * can draw a number that is not among the data. */
#include "figure/drawn.h"
#include <math.h>
#include <string.h>

static const struct column columns[] = {{"picture", .kind = COLUMN_TEXT}, {"panel", .kind = COLUMN_TEXT},
                                        {"unit", .kind = COLUMN_ID},      {"mark", .kind = COLUMN_ID},
                                        {"name", .kind = COLUMN_TEXT},    {"year", .kind = COLUMN_NUMBER},
                                        {"value", .kind = COLUMN_NUMBER}, {"low", .kind = COLUMN_NUMBER},
                                        {"high", .kind = COLUMN_NUMBER},  {0}};

struct place_of {
	struct rows *to;
	const char *picture, *panel, *unit;
};

static const char *or_name(const char *id, const char *name) { return id ? id : name; }

static void put(const struct place_of *at, const char *mark, const char *name, double year, double value)
{
	if (isfinite(value))
		rows_put(at->to, (const struct value[]){{.text = at->picture},
		                                        {.text = at->panel},
		                                        {.text = at->unit},
		                                        {.text = mark},
		                                        {.text = name},
		                                        {.number = year},
		                                        {.number = value},
		                                        {.number = NAN},
		                                        {.number = NAN}});
}

static void put_between(const struct place_of *at, const char *mark, const char *name, double year, double low,
                        double high)
{
	if (isfinite(low) || isfinite(high))
		rows_put(at->to, (const struct value[]){{.text = at->picture},
		                                        {.text = at->panel},
		                                        {.text = at->unit},
		                                        {.text = mark},
		                                        {.text = name},
		                                        {.number = year},
		                                        {.number = NAN},
		                                        {.number = low},
		                                        {.number = high}});
}

static void put_lines(const struct place_of *at, const struct chart_panel *panel)
{
	for (int s = 0; s < panel->segment_count; s++)
		for (int i = 0; i < panel->segments[s].count; i++)
			put(at, "observed", panel->segments[s].id, panel->segments[s].year[i], panel->segments[s].value[i]);
	for (int l = 0; l < panel->line_count; l++) {
		const struct chart_line *line = &panel->lines[l];
		for (int i = 0; i < line->count; i++)
			put(at, line->mark ? line->mark : "line", or_name(line->id, line->name), line->year[i], line->value[i]);
	}
}

/* Of a pair: where it ends, and how far that may be off. */
static void put_pair(const struct place_of *at, const struct chart_panel *panel, int index)
{
	const struct chart_bar *bar = &panel->bars[index];
	const struct chart_interval *interval = panel->intervals ? &panel->intervals[index] : NULL;
	rows_put(at->to, (const struct value[]){{.text = at->picture},
	                                        {.text = at->panel},
	                                        {.text = at->unit},
	                                        {.text = panel->pair_ids[index % 2]},
	                                        {.text = or_name(bar->id, bar->name)},
	                                        {.number = NAN},
	                                        {.number = bar->to},
	                                        {.number = interval ? interval->low : NAN},
	                                        {.number = interval ? interval->high : NAN}});
}

static void put_step(const struct place_of *at, const struct chart_bar *bar)
{
	rows_put(at->to, (const struct value[]){{.text = at->picture},
	                                        {.text = at->panel},
	                                        {.text = at->unit},
	                                        {.text = bar->level ? "level" : "effect"},
	                                        {.text = or_name(bar->id, bar->name)},
	                                        {.number = NAN},
	                                        {.number = bar->to - bar->from},
	                                        {.number = fmin(bar->from, bar->to)},
	                                        {.number = fmax(bar->from, bar->to)}});
}

static void put_bars(const struct place_of *at, const struct chart_panel *panel)
{
	for (int b = 0; b < panel->bar_count; b++)
		if (panel->pair_ids[0])
			put_pair(at, panel, b);
		else
			put_step(at, &panel->bars[b]);
}

/* A part is called as the panel of its own that it would be. */
static void put_columns(const struct place_of *at, const struct chart_panel *panel)
{
	for (int c = 0; c < panel->column_count; c++) {
		const struct chart_column *column = &panel->columns[c];
		if (panel->part_count == 0)
			put(at, "column", or_name(column->id, column->name), column->year, column->parts[0]);
		for (int p = 0; p < panel->part_count; p++) {
			const struct chart_part *part = &panel->parts[p];
			const struct place_of in = {at->to, at->picture, or_name(part->id, part->name), at->unit};
			put(&in, "part", or_name(column->id, column->name), column->year, column->parts[p]);
		}
	}
}

static void put_panel(const struct place_of *at, const struct chart_panel *panel)
{
	put_lines(at, panel);
	for (int b = 0; b < panel->band_count; b++)
		for (int i = 0; panel->line_count && i < panel->lines[0].count; i++)
			put_between(at, "band", panel->bands[b].id, panel->lines[0].year[i], panel->bands[b].low[i],
			            panel->bands[b].high[i]);
	for (int r = 0; r < panel->range_count; r++) {
		const struct chart_range *range = &panel->ranges[r];
		const char *name = or_name(range->id, range->name);
		put_between(at, "range p05-p95", name, range->year, range->low, range->high);
		put_between(at, "range p25-p75", name, range->year, range->lower, range->upper);
		put(at, "median", name, range->year, range->middle);
	}
	put_bars(at, panel);
	put_columns(at, panel);
	double year = panel->range_count ? (double)panel->ranges[0].year : (double)NAN;
	if (panel->has_ground)
		put_between(at, "met", "", year, panel->met_low, panel->met_high);
	for (int t = 0; t < panel->target_count; t++)
		put(at, panel->targets[t].ceiling ? "ceiling" : "target", panel->targets[t].id, panel->targets[t].year,
		    panel->targets[t].value);
}

static void put_cell(const struct place_of *at, const struct chart_table *table, const struct chart_row *row,
                     int column)
{
	const struct chart_cell *cell = &row->cells[column];
	bool years = !table->column_ids;
	const char *mark = years && cell->verdict == CHART_MISSED ? "broken" : table->cell_mark;
	const char *name = years ? or_name(row->id, row->name) : table->column_ids[column];
	double year = years ? (double)(table->first_year + column) : (double)NAN;
	put(at, mark, name, year, cell->value);
	const struct place_of in_years = {at->to, at->picture, at->panel, "years"};
	if (cell->late != 0)
		put(&in_years, "years_late", name, year, cell->late);
	if (cell->spread)
		put_between(at, "range p05-p95", name, year, cell->low, cell->high);
}

static void put_table(struct rows *to, const char *picture, const struct chart_table *table)
{
	for (int i = 0; i < table->row_count; i++) {
		const struct chart_row *row = &table->rows[i];
		const struct place_of at = {to, picture, or_name(row->id, row->name),
		                            row->unit_id ? row->unit_id : table->cell_unit};
		for (int c = 0; c < table->column_count; c++)
			put_cell(&at, table, row, c);
	}
}

static void fill(struct rows *to, const void *of)
{
	const struct jobs *jobs = of;
	for (int j = 0; j < jobs->count; j++) {
		const struct chart *chart = jobs->list[j].chart;
		if (j > 0 && jobs->list[j - 1].chart == chart) /* the same in another format */
			continue;
		const char *picture = gallery_stem(rows_arena(to), jobs->list[j].name);
		for (int p = 0; p < chart->panel_count; p++) {
			const struct chart_panel *panel = &chart->panels[p];
			const struct place_of at = {to, picture, or_name(panel->id, panel->title), panel->unit_id};
			put_panel(&at, panel);
		}
		if (chart->table)
			put_table(to, picture, chart->table);
	}
}

static const struct relation drawn = {"drawn", columns, .fill = fill};

struct said figure_drawn(const struct jobs *jobs) { return (struct said){&drawn, drawn.name, .of = jobs}; }
