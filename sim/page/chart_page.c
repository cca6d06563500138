/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page: its head (the finding, what is measured), its foot (where things come from), and the two kinds. */
#include <math.h>
#include <string.h>
#include "base/text.h"
#include "page/chart_parts.h"

enum {
	TITLE_SIZE = 17,
	TITLE_STEP = 22,
	FOOT_SIZE = 10,
	FOOT_STEP = 14,
	FOOT_LINES = 4,
	SUBTITLE_STEP = 17
};
static const double subtitle_size = 12.7, panel_title_size = 12.7, flag_size = 11.5, unit_size = 11.3;

void page_text(struct page *page, const char *text, double x, double y, double size, bool bold,
               enum align align, unsigned colour)
{
	if (*text)
		*ARENA_PUSH(page->arena, page->texts, page->text_count, page->text_room) =
			(struct page_text){text, x, y, size, bold, align, colour};
}

double page_x(const struct page_frame *frame, double year)
{
	const struct box *area = &frame->area;
	return area->left + (year - frame->x.low) / (frame->x.high - frame->x.low) * (area->right - area->left);
}

double page_y(const struct page_frame *frame, double value)
{
	const struct box *area = &frame->area;
	return area->bottom -
	       (value - frame->y.low) / (frame->y_high - frame->y.low) * (area->bottom - area->top);
}

void page_rect(struct page *page, struct box box, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->rects, page->rect_count, page->rect_room) =
		(struct page_rect){box.left, box.top, box.right, box.bottom, colour};
}

void page_band(struct page *page, int count, const double *year, const double *low, const double *high, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->bands, page->band_count, page->band_room) =
		(struct page_band){count, year, low, high, colour};
}

void page_stroke(struct page *page, double x0, double y0, double x1, double y1, double width, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->leaders, page->leader_count, page->leader_room) =
		(struct page_leader){x0, y0, x1, y1, colour, width};
}

const char *page_title(struct page *page, int number)
{
	int pages = chart_page_count(page->chart);
	if (pages == 1)
		return page->chart->title;
	return word_format(page->arena, page->chart->language, W_CHART_PAGE,
	                   WORDS(page->chart->title, arena_print(page->arena, "%d", number + 1),
	                         arena_print(page->arena, "%d", pages)));
}

static double paragraph(struct page *page, const char *text, double y, double size, double step, bool bold,
                        int most, unsigned colour)
{
	const char *lines[4];
	int count = chart_wrap(page->arena, text, page->width - 2 * PAGE_EDGE, size, bold, &page->font, most, lines);
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], PAGE_EDGE, y + i * step, size, bold, ALIGN_LEFT, colour);
	return y + count * step;
}

double page_head(struct page *page, const char *title, const char *subtitle)
{
	double y = paragraph(page, title, 20, TITLE_SIZE, TITLE_STEP, true, 2, INK_TEXT);
	return paragraph(page, subtitle, y + 3, subtitle_size, SUBTITLE_STEP, false, 2, INK_QUIET) - 4;
}

static int foot_lines(struct page *page, const char *footer, const char **lines)
{
	return chart_wrap(page->arena, footer, page->width - 2 * PAGE_EDGE, FOOT_SIZE, false, &page->font, FOOT_LINES,
	                  lines);
}

double page_foot_height(struct page *page, const char *footer)
{
	const char *lines[FOOT_LINES];
	int count = foot_lines(page, footer, lines);
	return count ? PAGE_EDGE + (count - 1) * FOOT_STEP + 9 : 6;
}

void page_foot(struct page *page, const char *footer)
{
	const char *lines[FOOT_LINES];
	int count = foot_lines(page, footer, lines);
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], PAGE_EDGE, page->height - PAGE_EDGE - (count - 1 - i) * FOOT_STEP, FOOT_SIZE, false,
		          ALIGN_LEFT, INK_QUIET);
}

const struct panel_look page_large = {
	.label_size = 12,
	.tick_size = 12.7,
	.target_size = 11.3,
	.line_width = 2.2,
	.diamond = 5,
	.names = true,
	.words = true,
	.height = 250,
	.ends_width = 220,
	.x_ticks = 7,
	.y_ticks = 6,
};

void page_lines(struct page *page, int number)
{
	(void)number;
	const struct chart *chart = page->chart;
	struct box area = {PAGE_EDGE, page_head(page, chart->title, chart->subtitle) + 6, page->width - PAGE_EDGE,
	                   page->height - page_foot_height(page, chart->footer) - 32};
	page_foot(page, chart->footer);
	struct panel_plan plan = chart_panel_plan(page, &chart->panels[0], &page_large);
	area.left += plan.ticks_width + 8;
	area.right -= plan.ends_width + ENDS_GAP;
	chart_panel_draw(page, &chart->panels[0], &page_large, &plan, area);
}

/* ---- overview ---- */

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
enum {
	PANEL_HEIGHT = 206,
	TALL_PANEL = 280,
	PANEL_TITLE = 26,
	PANEL_FOOT = 34,
	COLUMN_GAP = 16,
	UNIT_STEP = 15
};

/* The scenarios' names in their colours, as many rows as they need. */
static double key_rows(struct page *page, double y)
{
	const struct chart *chart = page->chart;
	double x = PAGE_EDGE;
	for (int i = 0; i < chart->key_count; i++) {
		const char *name =
			chart_shorten(page->arena, chart->key[i].name, 300, subtitle_size, true, &page->font);
		double width = chart_text_width(name, subtitle_size, true, &page->font);
		if (x > PAGE_EDGE && x + width > page->width - PAGE_EDGE)
			x = PAGE_EDGE, y += SUBTITLE_STEP + 2;
		page_text(page, name, x, y, subtitle_size, true, ALIGN_LEFT, chart_text_colour(chart->key[i].colour));
		x += width + 20;
	}
	return chart->key_count ? y + SUBTITLE_STEP : y;
}

static const char *whole_title(struct page *page, const struct chart_panel *panel)
{
	return *panel->unit ? word_format(page->arena, page->chart->language, W_CHART_PANEL,
	                                  WORDS(panel->title, panel->unit))
	                    : panel->title;
}

static const char *flag_text(struct page *page, const struct chart_panel *panel)
{
	static const enum word words[] = {W_NONE, W_CHART_MET, W_CHART_MISSED, W_CHART_NOT_ASSESSED};
	return *panel->verdict_text ? panel->verdict_text
	                            : word_text(page->chart->language, words[panel->verdict]);
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
	const char *flag = chart_shorten(page->arena, flag_text(page, panel), (right - area.left) * 0.5,
	                                 flag_size, true, &page->font);
	double whole = right - area.left,
		   beside = whole - 10 - chart_text_width(flag, flag_size, true, &page->font);
	const char *title = chart_shorten(page->arena, two_lines ? panel->title : whole_title(page, panel),
	                                  two_lines ? whole : beside, panel_title_size, true, &page->font);
	page_text(page, title, area.left, y - second, panel_title_size, true, ALIGN_LEFT, INK_TEXT);
	page_text(page, flag, right, y, flag_size, true, ALIGN_RIGHT, inks[panel->verdict]);
	if (two_lines)
		page_text(page, chart_shorten(page->arena, panel->unit, beside, unit_size, false, &page->font),
		          area.left, y, unit_size, false, ALIGN_LEFT, INK_QUIET);
}

/* Margins that all panels of a page share, so that rows and columns align. */
struct grid {
	int count, columns, rows;
	double ticks, ends, step, height;
	bool two_lines;
	struct panel_plan plans[CHART_PANELS_PER_PAGE];
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

static void draw_grid(struct page *page, const struct chart_panel *panels, const struct grid *grid,
                      double top)
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

/* All pages of a chart have as many places for panels, so that they look alike. */
void page_overview(struct page *page, int number)
{
	const struct chart *chart = page->chart;
	int pages = chart_page_count(chart), each = (chart->panel_count + pages - 1) / pages;
	if (pages > 1) /* whole rows, so that only the last page ends in one that is not full */
		each = (each + 2) / 3 * 3;
	int left = chart->panel_count - number * each;
	struct grid grid = {.count = left < each ? left : each};
	grid.columns = each == 4 ? 2 : each < 3 ? (each < 1 ? 1 : each) : 3;
	grid.rows = (each + grid.columns - 1) / grid.columns;
	double top = key_rows(page, page_head(page, page_title(page, number), chart->subtitle) + 6) + 4;
	plan_grid(page, chart->panels + number * each, &grid);
	int rows = (grid.count + grid.columns - 1) / grid.columns; /* the last page may have fewer */
	page->height = ceil(top + rows * grid.height + page_foot_height(page, chart->footer));
	page_foot(page, chart->footer);
	draw_grid(page, chart->panels + number * each, &grid, top);
}
