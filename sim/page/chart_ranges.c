/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranges: the spread of one quantity in one year, scenario under scenario: a thin bar for 90 % of draws, a thick one
 * for 50 %, the median as a dot with its number. The target is a line across all of them, with a pale ground on the
 * side that meets it. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_panel.h"
#include "page/chart_text.h"

enum { ROW = 40, NAME_MOST = 190, END_MOST = 110, GAP = 16, HEAD = 34, FOOT = 30 };
static const double text_size = 12.5, small_size = 11.3, thin = 1.3, thick = 4.5;

struct ranges {
	const struct chart_panel *panel;
	struct chart_axis axis;
	double left, right, top, bottom;
};

static double x_of_value(const struct ranges *ranges, double value)
{
	return ranges->left +
	       (value - ranges->axis.low) / (ranges->axis.high - ranges->axis.low) * (ranges->right - ranges->left);
}

static struct chart_axis ranges_axis(const struct chart_panel *panel)
{
	double low = INFINITY, high = -INFINITY;
	for (int i = 0; i < panel->range_count; i++) {
		low = fmin(low, panel->ranges[i].low);
		high = fmax(high, panel->ranges[i].high);
	}
	for (int i = 0; i < panel->target_count; i++) {
		low = fmin(low, panel->targets[i].value);
		high = fmax(high, panel->targets[i].value);
	}
	double margin = 0.03 * (high - low);
	return (panel->whole ? chart_axis_whole : chart_axis)(low - margin, high + margin, 6);
}

static struct ranges plan_ranges(struct page *page, const struct chart_panel *panel, double top)
{
	double name = 0, end = chart_text_width(panel->ends_title, small_size, false, &page->font);
	for (int i = 0; i < panel->range_count; i++) {
		name = fmax(name, chart_text_width(panel->ranges[i].name, text_size, true, &page->font));
		end = fmax(end, chart_text_width(panel->ranges[i].end, text_size, true, &page->font));
	}
	return (struct ranges){panel,
	                       ranges_axis(panel),
	                       PAGE_EDGE + fmin(name, page_least(page, NAME_MOST, 0.26)) + GAP,
	                       page->width - PAGE_EDGE - fmin(end, page_least(page, END_MOST, 0.2)) - GAP,
	                       top,
	                       top + ROW * panel->range_count};
}

static void draw_value_axis(struct page *page, const struct ranges *ranges)
{
	const struct chart_axis *axis = &ranges->axis;
	for (int i = 0; i < axis->count; i++) {
		double x = x_of_value(ranges, axis->tick[i]);
		page_rect(page, (struct box){x - 0.4, ranges->top, x + 0.4, ranges->bottom}, 0xe3e3e3);
		page_text(page, chart_number(page->arena, axis->tick[i], axis->decimals, page->chart->language), x,
		          ranges->bottom + 13, small_size, false, ALIGN_CENTRE, INK_QUIET);
	}
	page_rect(page, (struct box){ranges->left, ranges->bottom, ranges->right, ranges->bottom + 1}, INK_AXIS);
}

/* Where the target is met. */
static void draw_ground(struct page *page, const struct ranges *ranges)
{
	const struct chart_panel *panel = ranges->panel;
	double from = fmax(fmin(x_of_value(ranges, panel->met_low), ranges->right), ranges->left),
		   to = fmax(fmin(x_of_value(ranges, panel->met_high), ranges->right), ranges->left);
	if (panel->has_ground && from < to)
		page_rect(page, (struct box){from, ranges->top, to, ranges->bottom}, chart_colour_tint(AREA_MET, 0.09));
}

static void draw_target(struct page *page, const struct ranges *ranges)
{
	const struct chart_panel *panel = ranges->panel;
	for (int i = 0; i < panel->target_count; i++) {
		const struct panel_look look = chart_panel_large(page);
		double x = x_of_value(ranges, panel->targets[i].value);
		page_rect(page, (struct box){x - 1, ranges->top - 4, x + 1, ranges->bottom}, INK_BLACK);
		const char *text = chart_panel_target_text(page, &panel->targets[i], &look, ranges->axis.decimals);
		double half = chart_text_width(text, small_size, true, &page->font) / 2;
		double last =
			page->width - PAGE_EDGE - chart_text_width(panel->ends_title, small_size, false, &page->font) - 10;
		page_text(page, text, fmax(fmin(x, last - half), PAGE_EDGE + half), ranges->top - 13, small_size, true,
		          ALIGN_CENTRE, INK_TEXT);
	}
}

/* Where the number of a median stands: above it, but not across a target's line. */
static double beside_targets(const struct ranges *ranges, double x, double half)
{
	double place = fmax(fmin(x, ranges->right - half), ranges->left + half);
	for (int i = 0; i < ranges->panel->target_count; i++) {
		double line = x_of_value(ranges, ranges->panel->targets[i].value), room = half + 4;
		if (fabs(place - line) < room)
			place = x < line ? line - room : line + room;
	}
	return place;
}

static void draw_range(struct page *page, const struct ranges *ranges, const struct chart_range *range, double y)
{
	unsigned colour = chart_colour(range->colour), dark = chart_colour_dark(range->colour);
	page_text(page,
	          chart_text_fit(page->arena, range->name, page_least(page, NAME_MOST, 0.26), text_size, true, &page->font),
	          ranges->left - GAP, y, text_size, true, ALIGN_RIGHT, dark);
	page_rect(page, (struct box){x_of_value(ranges, range->low), y - thin, x_of_value(ranges, range->high), y + thin},
	          colour);
	page_rect(page, (struct box){x_of_value(ranges, range->lower), y - thick, x_of_value(ranges, range->upper),
	                             y + thick}, colour);
	double x = x_of_value(ranges, range->middle),
		   half = chart_text_width(range->text, small_size, true, &page->font) / 2;
	page_mark(page, x, y, 4.2, false, dark);
	page_mark(page, x, y, 2.6, false, 0xffffff);
	page_text(page, range->text, beside_targets(ranges, x, half), y - 13, small_size, true, ALIGN_CENTRE, dark);
	page_text(page,
	          chart_text_fit(page->arena, range->end, page_least(page, END_MOST, 0.2), text_size, true, &page->font),
	          page->width - PAGE_EDGE, y, text_size, true, ALIGN_RIGHT, INK_TEXT);
}

static void draw(struct page *page, int number)
{
	(void)number;
	const struct chart *chart = page->chart;
	const struct chart_panel *panel = &chart->panels[0];
	double head = page_head(page);
	struct ranges ranges = plan_ranges(page, panel, head + HEAD);
	page_text(page, panel->ends_title, page->width - PAGE_EDGE, ranges.top - 13, small_size, false, ALIGN_RIGHT,
	          INK_QUIET);
	draw_ground(page, &ranges);
	draw_value_axis(page, &ranges);
	draw_target(page, &ranges);
	for (int i = 0; i < panel->range_count; i++)
		draw_range(page, &ranges, &panel->ranges[i], ranges.top + ROW * (i + 0.5) + 5);
	page_reaches(page, ranges.bottom + FOOT + page_foot_height(page));
	page_foot(page);
}

const struct chart_layout chart_ranges = {.width = 720, .draw = draw};
