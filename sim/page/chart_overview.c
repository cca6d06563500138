/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview: small multiples, up to three beside and three below one another. The scenarios' names stand once, in the
 * key; each panel has its title and, at the right, its verdict. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_panel_draw.h"
#include "page/chart_text.h"

enum { ACROSS = 3, DOWN = 3, PANELS_PER_PAGE = ACROSS * DOWN, PANEL_LEAST = 290, UNIT_STEP = 15 };
enum { PANEL_HEIGHT = 206, TALL_PANEL = 280, PANEL_TITLE = 26, PANEL_FOOT = 34, COLUMN_GAP = 16, AROUND = 150 };
static const double panel_title_size = 12.7, flag_size = 11.5, unit_size = 11.3;
static const struct panel_look small = {
	.label_size = 11.3,
	.tick_size = 11.3,
	.target_size = 10.5,
	.line_width = 1.8,
	.diamond = 3.8,
	.height = 140,
	.ends_width = 70,
	.x_ticks = 6,
	.y_ticks = 4,
};

static const char *whole_title(struct page *page, const struct chart_panel *panel)
{
	return *panel->unit
	           ? word_format(page->arena, page->chart->language, W_CHART_PANEL, WORDS(panel->title, panel->unit))
	           : panel->title;
}

static const char *flag_text(struct page *page, const struct chart_panel *panel)
{
	static const enum word words[] = {W_NONE, W_CHART_MET, W_CHART_MISSED, W_CHART_NOT_ASSESSED};
	return *panel->verdict_text ? panel->verdict_text : word_text(page->chart->language, words[panel->verdict]);
}

static bool fits_one_line(struct page *page, const struct chart_panel *panel, double room)
{
	return chart_text_width(whole_title(page, panel), panel_title_size, true, &page->font) + 10 +
	           chart_text_width(flag_text(page, panel), flag_size, true, &page->font) <=
	       room;
}

/* "GDP, 1e8 CNY" and the verdict; the unit takes a line of its own where that is too long somewhere on the
 * page. */
static void panel_head(struct page *page, const struct chart_panel *panel, struct box area, double right,
                       bool two_lines)
{
	static const unsigned inks[] = {INK_QUIET, INK_MET, INK_MISSED, INK_QUIET};
	double y = area.top - 15, second = two_lines ? UNIT_STEP : 0;
	const char *flag =
		chart_text_fit(page->arena, flag_text(page, panel), (right - area.left) * 0.5, flag_size, true, &page->font);
	double whole = right - area.left, beside = whole - 10 - chart_text_width(flag, flag_size, true, &page->font);
	const char *title = chart_text_fit(page->arena, two_lines ? panel->title : whole_title(page, panel),
	                                   two_lines ? whole : beside, panel_title_size, true, &page->font);
	page_text(page, title, area.left, y - second, panel_title_size, true, ALIGN_LEFT, INK_TEXT);
	page_text(page, flag, right, y, flag_size, true, ALIGN_RIGHT, inks[panel->verdict]);
	if (two_lines)
		page_text(page, chart_text_fit(page->arena, panel->unit, beside, unit_size, false, &page->font), area.left, y,
		          unit_size, false, ALIGN_LEFT, INK_QUIET);
}

/* Margins that all panels of a page share, so that rows and columns align. */
struct grid {
	int count, columns, rows;
	double ticks, ends, step, height;
	bool two_lines;
	struct panel_plan plans[PANELS_PER_PAGE];
};

static void plan_grid(struct page *page, const struct chart_panel *panels, struct grid *grid)
{
	grid->step = (page->width - 2 * PAGE_EDGE + COLUMN_GAP) / grid->columns;
	for (int i = 0; i < grid->count; i++) {
		grid->plans[i] = chart_panel_plan(page, &panels[i], &small);
		grid->ticks = fmax(grid->ticks, grid->plans[i].ticks_width);
		grid->ends = fmax(grid->ends, grid->plans[i].ends_width);
	}
	for (int i = 0; i < grid->count; i++)
		grid->two_lines |= !fits_one_line(page, &panels[i], grid->step - COLUMN_GAP - grid->ticks - 6);
	grid->height = (grid->rows == 1 ? TALL_PANEL : PANEL_HEIGHT) + (grid->two_lines ? UNIT_STEP : 0);
}

static void draw_grid(struct page *page, const struct chart_panel *panels, const struct grid *grid, double top)
{
	double head = PANEL_TITLE + (grid->two_lines ? UNIT_STEP : 0);
	for (int i = 0; i < grid->count; i++) {
		double left = PAGE_EDGE + i % grid->columns * grid->step, right = left + grid->step - COLUMN_GAP;
		double y = top + i / grid->columns * grid->height;
		struct box area = {left + grid->ticks + 6, y + head, right - grid->ends - ENDS_GAP,
		                   y + grid->height - PANEL_FOOT};
		panel_head(page, &panels[i], area, right, grid->two_lines);
		chart_panel_draw(page, &panels[i], &small, &grid->plans[i], area);
	}
}

static int columns_most(const struct chart *chart)
{
	int columns = (int)(chart_width(chart) / PANEL_LEAST);
	return columns < 1 ? 1 : columns > ACROSS ? ACROSS : columns;
}

/* How many panels have room on a page: of one that is as high as asked for, two rows at least. */
static int places(const struct chart *chart)
{
	int rows = chart->size.height ? (chart->size.height - AROUND) / PANEL_HEIGHT : DOWN;
	int least = columns_most(chart) == 1 ? DOWN : 2;
	return columns_most(chart) * (rows < least ? least : rows > DOWN ? DOWN : rows);
}

static int pages(const struct chart *chart)
{
	return chart->panel_count < 1 ? 1 : (chart->panel_count + places(chart) - 1) / places(chart);
}

/* How many panels stand on each page: whole rows, so that only the last page ends in one that is not full. */
static int each_page(const struct chart *chart)
{
	int total = pages(chart), each = (chart->panel_count + total - 1) / total, across = columns_most(chart);
	return total > 1 ? (each + across - 1) / across * across : each;
}

static struct chart_share share(const struct chart *chart, int number)
{
	int each = each_page(chart), left = chart->panel_count - number * each;
	return (struct chart_share){number * each, left < each ? left : each};
}

/* All pages of a chart have as many places for panels, so that they look alike. */
static void draw(struct page *page, int number)
{
	const struct chart *chart = page->chart;
	int each = each_page(chart);
	const struct chart_panel *panels = chart->panels + share(chart, number).first;
	struct grid grid = {.count = share(chart, number).count};
	grid.columns = each == 4 ? 2 : each < ACROSS ? (each < 1 ? 1 : each) : ACROSS;
	if (grid.columns > columns_most(chart))
		grid.columns = columns_most(chart);
	grid.rows = (each + grid.columns - 1) / grid.columns;
	page->shared = true;
	double top = page_key(page, page_head(page) + 6) + 4;
	plan_grid(page, panels, &grid);
	int rows = (grid.count + grid.columns - 1) / grid.columns; /* the last page may have fewer */
	double room = page->height - top - page_foot_height(page);
	grid.height = fmax(grid.height, room / grid.rows);
	page_reaches(page, top + rows * grid.height + page_foot_height(page));
	page_foot(page);
	draw_grid(page, panels, &grid, top);
}

const struct chart_layout chart_overview = {.width = 960, .pages = pages, .share = share, .draw = draw};
