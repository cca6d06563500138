/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pairs: two bars a row from a line that all share, named on the left, with what each comes to at its end and how far
 * that may be off. Where they lead to different sides they are one bar across the line; otherwise one lies below the
 * other. Which is which stands above. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_text.h"
#include "page/page.h"

enum { WIDTH = 720, ROW = 34, NAME_MOST = 300, GAP = 12, HEAD = 30, FOOT = 30, TICKS = 6, KEY = 11 };
#define BAR_FIRST 0x0072b2u
#define BAR_SECOND 0xd55e00u
#define LINE_GRID 0xe3e3e3u
static const double name_size = 11.8, number_size = 11.3, tick_size = 11.3, bar_part = 0.62, whisker = 3;

struct pairs {
	const struct chart_panel *panel;
	struct chart_axis axis;
	double left, right, top, bottom;
};

static double x_of(const struct pairs *pairs, double value)
{
	return pairs->left +
	       (value - pairs->axis.low) / (pairs->axis.high - pairs->axis.low) * (pairs->right - pairs->left);
}

static struct chart_axis pairs_axis(const struct chart_panel *panel)
{
	double low = INFINITY, high = -INFINITY;
	for (int i = 0; i < panel->bar_count; i++) {
		const struct chart_interval *interval = panel->intervals ? &panel->intervals[i] : NULL;
		low = fmin(fmin(low, panel->bars[i].from), fmin(panel->bars[i].to, interval ? interval->low : INFINITY));
		high = fmax(fmax(high, panel->bars[i].from), fmax(panel->bars[i].to, interval ? interval->high : -INFINITY));
	}
	struct chart_axis axis = chart_axis(low, high, TICKS);
	axis.low = fmin(axis.low, low);
	axis.high = fmax(axis.high, high);
	return axis;
}

static double name_room(const struct page *page) { return page_least(page, NAME_MOST, 0.4); }

static struct pairs plan(struct page *page, double top)
{
	const struct chart_panel *panel = &page->chart->panels[0];
	double name = 0, number = 0;
	for (int i = 0; i < panel->bar_count; i++) {
		name = fmax(name, chart_text_width(panel->bars[i].name, name_size, false, &page->font));
		number = fmax(number, chart_text_width(panel->bars[i].text, number_size, true, &page->font));
	}
	return (struct pairs){panel,
	                      pairs_axis(panel),
	                      PAGE_EDGE + fmin(name, name_room(page)) + GAP + number + 8,
	                      page->width - PAGE_EDGE - number - 8,
	                      top + HEAD,
	                      top + HEAD + ROW * (panel->bar_count / 2.0)};
}

static void draw_axis(struct page *page, const struct pairs *pairs)
{
	double last = -INFINITY, from = x_of(pairs, pairs->panel->bars[0].from);
	for (int i = 0; i < pairs->axis.count; i++) {
		double x = x_of(pairs, pairs->axis.tick[i]);
		const char *text = chart_number(page->arena, pairs->axis.tick[i], pairs->axis.decimals, page->chart->language);
		double half = chart_text_width(text, tick_size, false, &page->font) / 2;
		page_rect(page, (struct box){x - 0.4, pairs->top, x + 0.4, pairs->bottom}, LINE_GRID);
		if (x - half < last + 6)
			continue;
		last = x + half;
		page_text(page, text, x, pairs->bottom + 13, tick_size, false, ALIGN_CENTRE, INK_QUIET);
	}
	page_rect(page, (struct box){from - 0.6, pairs->top, from + 0.6, pairs->bottom}, INK_AXIS);
}

static void draw_key(struct page *page, const struct pairs *pairs)
{
	static const unsigned colours[2] = {BAR_FIRST, BAR_SECOND};
	double x = PAGE_EDGE, y = pairs->top - HEAD / 2.0;
	for (int i = 0; i < 2; i++) {
		page_rect(page, (struct box){x, y - KEY / 2.0, x + KEY, y + KEY / 2.0}, colours[i]);
		page_text(page, pairs->panel->pair[i], x + KEY + 5, y, name_size, false, ALIGN_LEFT, INK_TEXT);
		x += KEY + 5 + chart_text_width(pairs->panel->pair[i], name_size, false, &page->font) + 22;
	}
}

static void draw_bar(struct page *page, const struct pairs *pairs, int index, double middle, double half)
{
	const struct chart_bar *bar = &pairs->panel->bars[index];
	const struct chart_interval *interval = pairs->panel->intervals ? &pairs->panel->intervals[index] : NULL;
	double from = x_of(pairs, bar->from), to = x_of(pairs, bar->to), left = fmin(from, to), right = fmax(from, to);
	bool leftwards = bar->to < bar->from;
	double end_low = left, end_high = right;
	page_rect(page, (struct box){left, middle - half, fmax(right, left + 1), middle + half},
	          index % 2 ? BAR_SECOND : BAR_FIRST);
	if (interval) {
		double low = x_of(pairs, interval->low), high = x_of(pairs, interval->high);
		page_stroke(page, low, middle, high, middle, 1.2, INK_BLACK);
		page_stroke(page, low, middle - whisker, low, middle + whisker, 1.2, INK_BLACK);
		page_stroke(page, high, middle - whisker, high, middle + whisker, 1.2, INK_BLACK);
		end_low = fmin(end_low, low);
		end_high = fmax(end_high, high);
	}
	double wide = chart_text_width(bar->text, number_size, true, &page->font),
		   at = leftwards ? end_low - 5 : end_high + 5;
	page_rect(page, (struct box){leftwards ? at - wide - 1 : at - 1, middle - 6, leftwards ? at + 1 : at + wide + 1,
	                             middle + 6}, 0xffffff); /* off the grid */
	page_text(page, bar->text, at, middle, number_size, true, leftwards ? ALIGN_RIGHT : ALIGN_LEFT, INK_TEXT);
}

static void draw_row(struct page *page, const struct pairs *pairs, int row)
{
	const struct chart_bar *one = &pairs->panel->bars[2 * row], *other = one + 1;
	double middle = pairs->top + (row + 0.5) * ROW, half = ROW * bar_part / 2;
	bool across = !pairs->panel->intervals && (one->to - one->from) * (other->to - other->from) < 0;
	page_text(page, chart_text_fit(page->arena, one->name, name_room(page), name_size, false, &page->font), PAGE_EDGE,
	          middle, name_size, false, ALIGN_LEFT, INK_TEXT);
	draw_bar(page, pairs, 2 * row, across ? middle : middle - half / 2 - 0.5, across ? half : half / 2);
	draw_bar(page, pairs, 2 * row + 1, across ? middle : middle + half / 2 + 0.5, across ? half : half / 2);
}

static void draw(struct page *page, int number)
{
	(void)number;
	struct pairs pairs = plan(page, page_head(page));
	draw_key(page, &pairs);
	draw_axis(page, &pairs);
	for (int row = 0; row < pairs.panel->bar_count / 2; row++)
		draw_row(page, &pairs, row);
	page_reaches(page, pairs.bottom + FOOT + page_foot_height(page));
	page_foot(page);
}

const struct chart_layout chart_pairs = {.width = WIDTH, .draw = draw};
