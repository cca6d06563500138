/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heatmap: a table whose cells are coloured by how far they are from 100 %, green where the verdict is met and
 * vermilion where it is missed. The number and a sign stand in every cell: colour only repeats them. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_table.h"
#include "page/chart_text.h"

enum {
	ROW = 20,
	MARKS = 12, /* room for the squares */
	CELL_GAP = 2,
	CELL_MOST = 96,
	CELL_LEAST = 56,
	CELL_NARROW = 48,
	NAME_MOST = 300,
	NOTE_MOST = 130,
	WIDTH_LEAST = 620,
	WIDTH_MOST = 1100,
	COLUMN_LINES = 3,
	COLUMN_STEP = 14
};
static const double text_size = 11.8, head_size = 11.3;

struct heatmap {
	const struct chart_table *table;
	struct chart_share rows;
	double name_width, note_width, cell, end_width, left; /* left: of the first cell */
};

/* At 100, or where nothing is missed, the palest; at half or one and a half of it, or where half is missed, the
 * strongest. */
static unsigned cell_colour(const struct chart_cell *cell, bool misses)
{
	if (cell->verdict != CHART_MET && cell->verdict != CHART_MISSED)
		return AREA_EMPTY;
	double apart = misses ? 2 * cell->part : isfinite(cell->value) ? fabs(cell->value - 100) / 50 : 0;
	if (cell->pale)
		return chart_colour_tint(AREA_MET, 0.06);
	return chart_colour_tint(cell->verdict == CHART_MET ? AREA_MET : AREA_MISSED, 0.16 + 0.44 * fmin(apart, 1));
}

static double widest_note(struct page *page, const struct chart_table *table)
{
	double widest = chart_text_width(table->note_title, head_size, false, &page->font);
	for (int i = 0; i < table->row_count; i++)
		widest = fmax(widest, chart_text_width(table->rows[i].note, head_size, false, &page->font));
	return widest;
}

static double widest_name(struct page *page, const struct chart_table *table)
{
	double widest = chart_text_width(table->foot_title, text_size, true, &page->font);
	for (int i = 0; i < table->row_count; i++)
		widest = fmax(widest, chart_text_width(table->rows[i].name, text_size, false, &page->font));
	return widest;
}

/* The same on all pages. */
static struct heatmap plan_heatmap(struct page *page, int number)
{
	const struct chart_table *table = page->chart->table;
	struct heatmap map = {.table = table, .rows = chart_table_share(page->chart, number)};
	double asked = page->chart->size.width;
	map.name_width = fmin(widest_name(page, table), page_least(page, NAME_MOST, 0.32)) + 12;
	map.note_width = fmin(widest_note(page, table), page_least(page, NOTE_MOST, 0.16));
	map.end_width = fmax(chart_text_width(table->end_title, head_size, false, &page->font), 36);
	for (int i = 0; i < table->row_count; i++)
		map.end_width = fmax(map.end_width, chart_text_width(table->rows[i].end, text_size, true, &page->font));
	double columns = fmax(table->column_count, 1);
	double beside = 2 * PAGE_EDGE + MARKS + map.name_width + map.note_width + 14 + map.end_width + 14;
	map.cell = fmin(((asked > 0 ? asked : WIDTH_MOST) - beside) / columns, asked > 0 ? 2 * CELL_MOST : CELL_MOST);
	map.cell = fmax(map.cell, asked > 0 ? CELL_NARROW : CELL_LEAST);
	page->width = ceil(fmax(beside + map.cell * columns, asked > 0 ? asked : WIDTH_LEAST));
	map.left = PAGE_EDGE + MARKS + map.name_width + map.note_width + 14;
	return map;
}

static double draw_heads(struct page *page, const struct heatmap *map, double top)
{
	const struct chart_table *table = map->table;
	const char *lines[COLUMN_LINES];
	int most = 1;
	for (int k = 0; k < table->column_count; k++) {
		int count = chart_text_lines(page->arena, table->columns[k], map->cell - 6, head_size, true, &page->font,
		                             COLUMN_LINES, lines);
		most = count > most ? count : most;
	}
	double bottom = top + most * COLUMN_STEP;
	for (int k = 0; k < table->column_count; k++) {
		int count = chart_text_lines(page->arena, table->columns[k], map->cell - 6, head_size, true, &page->font,
		                             COLUMN_LINES, lines);
		for (int i = 0; i < count; i++)
			page_text(page, lines[i], map->left + (k + 0.5) * map->cell, bottom - (count - i - 0.5) * COLUMN_STEP,
			          head_size, true, ALIGN_CENTRE, INK_TEXT);
	}
	page_text(page, table->note_title, map->left - 14, bottom - COLUMN_STEP / 2.0, head_size, false, ALIGN_RIGHT,
	          INK_QUIET);
	page_text(page, table->end_title, map->left + table->column_count * map->cell + 14 + map->end_width / 2,
	          bottom - COLUMN_STEP / 2.0, head_size, false, ALIGN_CENTRE, INK_QUIET);
	return bottom + 5;
}

static void draw_field(struct page *page, const struct chart_cell *cell, bool misses, struct box box)
{
	double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
	page_rect(page, box, cell_colour(cell, misses));
	if (cell->verdict == CHART_MET || cell->verdict == CHART_MISSED) {
		double sign = fmin(x + 20, box.right - 7);
		page_text(page, cell->text, sign - 8 - fmin(2, (box.right - box.left) / 30), y, text_size, !cell->pale,
		          ALIGN_RIGHT, cell->pale ? INK_QUIET : INK_TEXT);
		page_sign(page, sign, y, cell->verdict);
	} else
		page_text(page, cell->text, x, y, head_size, false, ALIGN_CENTRE, INK_QUIET);
}

static void draw_row(struct page *page, const struct heatmap *map, const struct chart_row *row, double top)
{
	double y = top + ROW / 2.0, right = map->left + map->table->column_count * map->cell;
	if (row->strong)
		page_rect(page, (struct box){PAGE_EDGE, y - 3.5, PAGE_EDGE + 7, y + 3.5}, INK_TEXT);
	const char *name = chart_text_fit(page->arena, row->name, map->name_width - 11, text_size, false, &page->font);
	page_text(page, name, PAGE_EDGE + MARKS, y, text_size, false, ALIGN_LEFT, INK_TEXT);
	page_text(page, chart_text_fit(page->arena, row->note, map->note_width, head_size, false, &page->font),
	          map->left - 14, y, head_size, false, ALIGN_RIGHT, INK_QUIET);
	for (int k = 0; k < map->table->column_count; k++) {
		double left = map->left + k * map->cell;
		draw_field(page, &row->cells[k], map->table->misses,
		           (struct box){left, top, left + map->cell - CELL_GAP, top + ROW - CELL_GAP});
	}
	page_text(page, row->end, right + 14 + map->end_width / 2, y - CELL_GAP / 2.0, text_size, true, ALIGN_CENTRE,
	          INK_TEXT);
}

static double draw_foot(struct page *page, const struct heatmap *map, double top)
{
	const struct chart_table *table = map->table;
	if (!table->foot)
		return top;
	double y = top + 8 + ROW / 2.0;
	const char *lines[COLUMN_LINES];
	int count = chart_text_lines(page->arena, table->foot_title, map->left - 14 - PAGE_EDGE - MARKS, text_size, true,
	                             &page->font, COLUMN_LINES, lines);
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], PAGE_EDGE + MARKS, y + i * COLUMN_STEP, text_size, true, ALIGN_LEFT, INK_TEXT);
	for (int k = 0; k < table->column_count; k++)
		page_text(page, table->foot[k], map->left + (k + 0.5) * map->cell, y, text_size, true, ALIGN_CENTRE, INK_TEXT);
	return top + 8 + ROW + (count - 1) * COLUMN_STEP;
}

static void draw(struct page *page, int number)
{
	struct heatmap map = plan_heatmap(page, number);
	double y = page_head(page) + 8;
	y = draw_heads(page, &map, y);
	for (int i = map.rows.first; i < map.rows.first + map.rows.count; i++) {
		y += chart_table_gap(page, map.table, &map.rows, i, y);
		draw_row(page, &map, &map.table->rows[i], y);
		y += ROW;
	}
	y = draw_foot(page, &map, y);
	page_reaches(page, y + 8 + page_foot_height(page));
	page_foot(page);
}

const struct chart_layout chart_heatmap = {.pages = chart_table_pages,
                                          .share = chart_table_share,
                                          .draw = draw};
