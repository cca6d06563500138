/* SPDX-License-Identifier: GPL-3.0-or-later */
/* limits: what limits hold back above, and below a strip for each limit with a cell for each year: filled where it
 * binds, darker where its price is higher, hatched where efficiency alone gives way, a cross where it is broken. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_panel_draw.h"
#include "page/chart_text.h"

enum {
	TOP = 210,
	STRIP = 20,
	STEP = 14,
	LINES = 4,
	STRIP_GAP = 10,
	NAME_MOST = 150,
	END_MOST = 250,
	SIDE = 12,
	HATCH = 7,
	BELOW = 210 /* of the frame, on a page that is higher than it need be */
};
static const double text_size = 11.8, small_size = 11.3;
static const unsigned price = 0x7a2d00;

struct strips {
	const struct chart_table *table;
	const struct chart_line *line;
	struct page_frame frame;
	double end_width;
};

/* The lines of a hatch that lie within the box, from the lower left to the upper right. */
static void hatch(struct page *page, struct box box)
{
	double height = box.bottom - box.top;
	for (double x = box.left - height + HATCH; x < box.right; x += HATCH) {
		double from = fmax(x, box.left), to = fmin(x + height, box.right);
		if (to > from)
			page_stroke(page, from, box.bottom - (from - x), to, box.bottom - (to - x), 0.9,
			            chart_colour_tint(price, 0.45));
	}
}

static void draw_cell(struct page *page, const struct chart_cell *cell, struct box box)
{
	double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
	if (cell->verdict == CHART_MISSED) {
		double word = chart_text_width(cell->text, small_size, true, &page->font), all = word + 14;
		bool fits = all + 6 <= box.right - box.left;
		page_rect(page, box, chart_colour_tint(AREA_MISSED, 0.25));
		page_sign(page, fits ? x - all / 2 + 4 : x, y, CHART_MISSED);
		if (fits)
			page_text(page, cell->text, x - all / 2 + 14, y, small_size, true, ALIGN_LEFT, INK_MISSED);
	} else if (cell->value > 0) {
		page_rect(page, box, chart_colour_tint(price, 0.25 + 0.7 * fmin(cell->value, 1)));
	} else if (cell->value == 0) {
		page_rect(page, box, chart_colour_tint(price, 0.1));
		hatch(page, box);
	} else
		page_rect(page, box, AREA_EMPTY);
}

static int wrap(struct page *page, const char *text, double width, double size, const char **lines)
{
	return chart_text_lines(page->arena, text, width, size, false, &page->font, LINES, lines);
}

static void draw_paragraph(struct page *page, const char *const *lines, int count, double x, double y, double size,
                           enum align align)
{
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], x, y + (i - (count - 1) / 2.0) * STEP, size, false, align, INK_TEXT);
}

/* Returns how high it is. */
static double draw_strip(struct page *page, const struct strips *strips, const struct chart_row *row, double top)
{
	const char *names[LINES], *ends[LINES];
	const struct box *area = &strips->frame.area;
	int name = wrap(page, row->name, area->left - SIDE - PAGE_EDGE, text_size, names),
		end = wrap(page, row->end, strips->end_width, small_size, ends), most = name > end ? name : end;
	double height = fmax(STRIP, most * STEP), middle = top + height / 2;
	for (int k = 0; k < strips->table->column_count && k < strips->line->count; k++) {
		double year = strips->line->year[k], left = page_x(&strips->frame, year - 0.5),
			   right = page_x(&strips->frame, year + 0.5), gap = right - left > 12 ? 1 : 0.3;
		draw_cell(page, &row->cells[k],
		          (struct box){left + gap, middle - STRIP / 2.0, right - gap, middle + STRIP / 2.0});
	}
	draw_paragraph(page, names, name, area->left - SIDE, middle, text_size, ALIGN_RIGHT);
	draw_paragraph(page, ends, end, area->right + SIDE, middle, small_size, ALIGN_LEFT);
	return height;
}

static double widest(struct page *page, const struct chart_table *table, bool names)
{
	double width = 0;
	for (int i = 0; table && i < table->row_count; i++)
		width = fmax(width, chart_text_width(names ? table->rows[i].name : table->rows[i].end,
		                                     names ? text_size : small_size, false, &page->font));
	return fmin(width, names ? page_least(page, NAME_MOST, 0.22) : page_least(page, END_MOST, 0.28));
}

static void draw_gap(struct page *page, const struct chart_panel *panel, struct panel_plan *plan)
{
	const struct chart_line *with = panel->lines, *without = panel->line_count > 1 ? with + 1 : with;
	int count = panel->line_count == 0 ? 0 : with->count < without->count ? with->count : without->count;
	const struct panel_look look = chart_panel_large(page);
	page_band(page, count, count ? with->year : NULL, count ? with->value : NULL, count ? without->value : NULL,
	          chart_colour_tint(AREA_MISSED, 0.18));
	if (count > 0 && with != without && *panel->gap_text)
		chart_panel_end(
			plan, page, &look, "", panel->gap_text,
			(struct page_point){with->year[count - 1], (with->value[count - 1] + without->value[count - 1]) / 2},
			INK_MISSED);
}

static void draw(struct page *page, int number)
{
	(void)number;
	const struct chart *chart = page->chart;
	const struct chart_panel *panel = &chart->panels[0];
	const struct panel_look look = chart_panel_large(page);
	struct panel_plan plan = chart_panel_plan(page, panel, &look);
	struct strips strips = {.table = chart->table, .line = panel->lines};
	double top = page_head(page) + 6;
	plan.x.low -= 0.5, plan.x.high += 0.5;
	draw_gap(page, panel, &plan);
	strips.end_width = fmax(widest(page, chart->table, false), plan.ends_width + ENDS_GAP - SIDE);
	double left = fmax(plan.ticks_width + 8, widest(page, chart->table, true) + SIDE);
	struct box area = {PAGE_EDGE + left, top, page->width - PAGE_EDGE - strips.end_width - SIDE,
	                   top + fmax(TOP, page->height - top - BELOW)};
	strips.frame = (struct page_frame){.area = area, .x = plan.x};
	chart_panel_draw(page, panel, &look, &plan, area);
	double y = area.bottom + 38;
	for (int i = 0; chart->table && panel->line_count > 0 && i < chart->table->row_count; i++)
		y += draw_strip(page, &strips, &chart->table->rows[i], y) + STRIP_GAP;
	page_reaches(page, y + 6 + page_foot_height(page));
	page_foot(page);
}

const struct chart_layout chart_limits = {.width = 860, .draw = draw};
