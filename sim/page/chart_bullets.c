/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bullets: bars of percent from 0 on a common axis, with a line at 100; the number, a sign and a word beside each.
 * Where the axis cuts a bar, or one goes to below 0, an arrow says that it goes on. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_table.h"
#include "page/chart_text.h"

enum { ROW = 21, BAR = 6, NAME_MOST = 300, END_MOST = 190, MARKS = 12, NUMBER = 46, VERDICT = 66, SIGN = 10 };
enum { CHANCE_GAP = 14, NARROW = 640 };
static const double text_size = 11.8, small_size = 11.3;

struct bullets {
	const struct chart_table *table;
	struct chart_share rows;
	double left, right, end_width; /* of the axis: 0 and CHART_BULLETS_END */
	double chance_width;           /* of the probabilities; 0: there are none */
	double name_width;
	bool narrow;                   /* a sign says the verdict, and targets are not told */
};

static double x_of_percent(const struct bullets *bullets, double percent)
{
	return bullets->left + fmin(fmax(percent / CHART_BULLETS_END, 0), 1) * (bullets->right - bullets->left);
}

static struct bullets plan_bullets(struct page *page, int number)
{
	const struct chart_table *table = page->chart->table;
	struct bullets bullets = {.table = table, .rows = chart_table_share(page->chart, number)};
	double name = 0, end = chart_text_width(table->end_title, small_size, false, &page->font);
	for (int i = 0; i < table->row_count; i++) {
		name = fmax(name, chart_text_width(table->rows[i].name, text_size, false, &page->font));
		end = fmax(end, chart_text_width(table->rows[i].end, small_size, false, &page->font));
		bullets.chance_width =
			fmax(bullets.chance_width, chart_text_width(table->rows[i].cells[0].chance, small_size, true, &page->font));
	}
	if (bullets.chance_width > 0)
		bullets.chance_width = CHANCE_GAP + fmax(bullets.chance_width,
		                                         chart_text_width(table->chance_title, small_size, false, &page->font));
	bullets.narrow = page->width < NARROW;
	bullets.end_width = bullets.narrow ? 0 : fmin(end, page_least(page, END_MOST, 0.22));
	bullets.name_width = fmin(name, page_least(page, NAME_MOST, 0.34));
	bullets.left = PAGE_EDGE + MARKS + bullets.name_width + 12 + NUMBER;
	bullets.right = page->width - PAGE_EDGE - bullets.chance_width - bullets.end_width - 14 -
	                (bullets.narrow ? SIGN : VERDICT);
	return bullets;
}

/* Where the axis cuts it there is no cap. */
static void draw_whisker(struct page *page, const struct bullets *bullets, const struct chart_cell *cell, double y)
{
	double low = x_of_percent(bullets, cell->low), high = x_of_percent(bullets, cell->high);
	if (!cell->spread || !(high > low))
		return;
	page_stroke(page, low, y, high, y, 1.6, INK_TEXT);
	if (cell->low >= 0)
		page_stroke(page, low, y - 3.5, low, y + 3.5, 1.6, INK_TEXT);
	if (cell->high <= CHART_BULLETS_END)
		page_stroke(page, high, y - 3.5, high, y + 3.5, 1.6, INK_TEXT);
}

/* Of a bar that goes on to where the axis is not: to the right of its end, to the left of its beginning. */
static void draw_arrow(struct page *page, const struct bullets *bullets, const struct chart_cell *cell, double y)
{
	bool beyond = cell->value > CHART_BULLETS_END;
	if (!beyond && !(cell->value < 0))
		return;
	double tip = beyond ? bullets->right - 2 : bullets->left + 2, tail = beyond ? tip - 5 : tip + 5;
	unsigned ink = beyond ? 0xffffff : INK_MISSED;
	page_stroke(page, tail, y - 4, tip, y, 1.8, ink);
	page_stroke(page, tail, y + 4, tip, y, 1.8, ink);
}

static void draw_target_bar(struct page *page, const struct bullets *bullets, const struct chart_row *row, double top)
{
	static const enum word words[] = {W_NONE, W_CHART_MET, W_CHART_MISSED, W_CHART_NOT_ASSESSED};
	const struct chart_cell *cell = &row->cells[0];
	bool met = cell->verdict == CHART_MET;
	double y = top + ROW / 2.0;
	if (row->strong)
		page_rect(page, (struct box){PAGE_EDGE, y - 3.5, PAGE_EDGE + 7, y + 3.5}, INK_TEXT);
	page_text(page, chart_text_fit(page->arena, row->name, bullets->name_width, text_size, false, &page->font),
	          PAGE_EDGE + MARKS, y, text_size, false, ALIGN_LEFT, INK_TEXT);
	if (cell->value > 0)
		page_rect(page, (struct box){bullets->left, y - BAR, x_of_percent(bullets, cell->value), y + BAR},
		          cell->pale ? chart_colour_tint(AREA_MET, 0.35)
		          : met      ? AREA_MET
		                     : AREA_MISSED);
	page_text(page, cell->text, bullets->left - 7, y, text_size, true, ALIGN_RIGHT, met ? INK_MET : INK_MISSED);
	page_sign(page, bullets->right + 14, y, cell->verdict);
	page_text(page, bullets->narrow ? "" : word_text(page->chart->language, words[cell->verdict]), bullets->right + 23,
	          y, small_size, true, ALIGN_LEFT, met ? INK_MET : INK_MISSED);
	draw_arrow(page, bullets, cell, y);
	draw_whisker(page, bullets, cell, y);
	page_text(page,
	          bullets->narrow
	              ? ""
	              : chart_text_fit(page->arena, row->end, bullets->end_width, small_size, false, &page->font),
	          page->width - PAGE_EDGE - bullets->chance_width, y, small_size, false, ALIGN_RIGHT, INK_TEXT);
	page_text(page, cell->chance, page->width - PAGE_EDGE, y, small_size, true, ALIGN_RIGHT, INK_TEXT);
}

static double draw_rows(struct page *page, const struct bullets *bullets, double y)
{
	for (int i = bullets->rows.first; i < bullets->rows.first + bullets->rows.count; i++) {
		y += chart_table_gap(page, bullets->table, &bullets->rows, i, y);
		draw_target_bar(page, bullets, &bullets->table->rows[i], y);
		y += ROW;
	}
	return y;
}

static void draw_percent_axis(struct page *page, const struct bullets *bullets, double top, double bottom)
{
	for (int percent = 0; percent <= CHART_BULLETS_END; percent += 25) {
		double x = x_of_percent(bullets, percent);
		if (percent == 100)
			page_stroke(page, x, top - 3, x, bottom, 2, INK_BLACK);
		else
			page_rect(page, (struct box){x - 0.4, top, x + 0.4, bottom}, 0xe3e3e3);
		page_text(page, chart_number(page->arena, percent, 0, page->chart->language), x, bottom + 12, small_size,
		          percent == 100, ALIGN_CENTRE, percent == 100 ? INK_TEXT : INK_QUIET);
	}
}

static double height_of(const struct bullets *bullets)
{
	double height = bullets->rows.count * ROW;
	for (int i = bullets->rows.first; i < bullets->rows.first + bullets->rows.count; i++)
		height += chart_table_gap(NULL, bullets->table, &bullets->rows, i, 0);
	return height;
}

static void draw(struct page *page, int number)
{
	struct bullets bullets = plan_bullets(page, number);
	double y = page_head(page) + 16, top = y + 12;
	page_text(page, bullets.narrow ? "" : bullets.table->end_title, page->width - PAGE_EDGE - bullets.chance_width, y,
	          small_size, false, ALIGN_RIGHT, INK_QUIET);
	if (bullets.chance_width > 0)
		page_text(page, bullets.table->chance_title, page->width - PAGE_EDGE, y, small_size, false, ALIGN_RIGHT,
		          INK_QUIET);
	draw_percent_axis(page, &bullets, top, top + height_of(&bullets));
	y = draw_rows(page, &bullets, top);
	page_reaches(page, y + 28 + page_foot_height(page));
	page_foot(page);
}

const struct chart_layout chart_bullets = {.width = 860, .pages = chart_table_pages,
                                          .share = chart_table_share,
                                          .draw = draw};
