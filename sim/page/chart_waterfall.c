/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waterfall: levels from 0 and, between them, what leads from one to the next, each step from where the one before it
 * ends. Steps up and down differ in colour and in the sign of their number. Upright where every name finds room under
 * its bar; otherwise lying, row under row, with the names on the left, so that names of any length and narrow pages are
 * readable too. */
#include <math.h>
#include <string.h>
#include "page/chart_layout.h"
#include "page/chart_number.h"
#include "page/chart_text.h"
#include "page/page.h"

enum { WIDTH = 720, HEIGHT = 420, NAME_LINES = 3, NAME_STEP = 14, LABEL_ROOM = 20, TICK_GAP = 8, TICKS = 6 };
enum { ROW = 30, LYING_NAME_MOST = 220, LYING_FOOT = 30, LYING_GAP = 12 };
#define BAR_LEVEL 0x4d5358u
#define BAR_UP 0xd55e00u
#define BAR_DOWN 0x0072b2u
#define LINE_GRID 0xe3e3e3u
#define LINE_STEP 0x9a9a9au
static const double number_size = 12.5, name_size = 11.8, tick_size = 11.3, bar_part = 0.72;

struct fall {
	const struct chart_panel *panel;
	struct chart_axis axis;
	struct box area;
	double slot; /* of a bar, along the axis of names */
};

static struct chart_axis fall_axis(const struct chart_panel *panel)
{
	double low = 0, high = 0;
	for (int i = 0; i < panel->bar_count; i++) {
		low = fmin(low, fmin(panel->bars[i].from, panel->bars[i].to));
		high = fmax(high, fmax(panel->bars[i].from, panel->bars[i].to));
	}
	struct chart_axis axis = chart_axis(low, high, TICKS);
	axis.low = fmin(axis.low, low);
	axis.high = fmax(axis.high, high);
	return axis;
}

static unsigned colour_of(const struct chart_bar *bar)
{
	return bar->level ? BAR_LEVEL : bar->to > bar->from ? BAR_UP : bar->to < bar->from ? BAR_DOWN : LINE_STEP;
}

static char *tick_text(struct page *page, const struct fall *fall, int tick)
{
	return chart_number(page->arena, fall->axis.tick[tick], fall->axis.decimals, page->chart->language);
}

static double part_of(const struct fall *fall, double value)
{
	return (value - fall->axis.low) / (fall->axis.high - fall->axis.low);
}

/* --- upright --- */

static double y_of(const struct fall *fall, double value)
{
	return fall->area.bottom - part_of(fall, value) * (fall->area.bottom - fall->area.top);
}

static int name_lines(struct page *page, const struct fall *fall, int bar, const char **lines)
{
	return chart_text_lines(page->arena, fall->panel->bars[bar].name, fall->slot - 4, name_size, false, &page->font,
	                        NAME_LINES, lines);
}

/* Words in letters are not broken; Chinese ones may be. */
static bool has_long_word(struct page *page, const struct fall *fall, const char *name)
{
	while (*name) {
		size_t length = strcspn(name, " ");
		bool letters = true;
		for (size_t i = 0; i < length; i++)
			letters = letters && (unsigned char)name[i] < 0x80;
		const char *word = arena_copy(page->arena, name, length);
		if (letters && chart_text_width(word, name_size, false, &page->font) > fall->slot - 4)
			return true;
		name += length + strspn(name + length, " ");
	}
	return false;
}

/* How many lines the names take; 0: one of them, or a number, finds no room. */
static int lines_of_names(struct page *page, const struct fall *fall)
{
	int most = 1;
	for (int i = 0; i < fall->panel->bar_count; i++) {
		const char *lines[NAME_LINES];
		int count = name_lines(page, fall, i, lines);
		most = count > most ? count : most;
		if (has_long_word(page, fall, fall->panel->bars[i].name))
			return 0;
		for (int l = 0; l < count; l++)
			if (chart_text_width(lines[l], name_size, false, &page->font) > fall->slot - 2 ||
			    strstr(lines[l], "\u2026"))
				return 0;
		if (chart_text_width(fall->panel->bars[i].text, number_size, true, &page->font) > fall->slot - 2)
			return 0;
	}
	return most;
}

static struct fall plan_upright(struct page *page, double top)
{
	const struct chart_panel *panel = &page->chart->panels[0];
	struct fall fall = {.panel = panel, .axis = fall_axis(panel)};
	double ticks = 0;
	for (int i = 0; i < fall.axis.count; i++)
		ticks = fmax(ticks, chart_text_width(tick_text(page, &fall, i), tick_size, false, &page->font));
	fall.area = (struct box){PAGE_EDGE + ticks + TICK_GAP, top + LABEL_ROOM, page->width - PAGE_EDGE, 0};
	fall.slot = (fall.area.right - fall.area.left) / fmax(panel->bar_count, 1);
	return fall;
}

static void upright_axis(struct page *page, const struct fall *fall)
{
	for (int i = 0; i < fall->axis.count; i++) {
		double y = y_of(fall, fall->axis.tick[i]);
		page_rect(page, (struct box){fall->area.left, y - 0.4, fall->area.right, y + 0.4}, LINE_GRID);
		page_text(page, tick_text(page, fall, i), fall->area.left - TICK_GAP, y, tick_size, false, ALIGN_RIGHT,
		          INK_QUIET);
	}
	double zero = y_of(fall, 0);
	page_rect(page, (struct box){fall->area.left, zero, fall->area.right, zero + 1}, INK_AXIS);
}

static void upright_bar(struct page *page, const struct fall *fall, int index)
{
	const struct chart_bar *bar = &fall->panel->bars[index];
	double middle = fall->area.left + (index + 0.5) * fall->slot, half = fall->slot * bar_part / 2;
	double from = y_of(fall, bar->from), to = y_of(fall, bar->to), top = fmin(from, to), bottom = fmax(from, to);
	double wide = chart_text_width(bar->text, number_size, true, &page->font) / 2 + 2;
	const char *lines[NAME_LINES];
	page_rect(page, (struct box){middle - wide, top - 17, middle + wide, top - 3}, 0xffffff); /* off the grid */
	page_rect(page, (struct box){middle - half, top, middle + half, fmax(bottom, top + 1)}, colour_of(bar));
	page_text(page, bar->text, middle, top - 10, number_size, true, ALIGN_CENTRE, INK_TEXT);
	if (index + 1 < fall->panel->bar_count)
		page_stroke(page, middle + half, to, middle + fall->slot - half, to, 1, LINE_STEP);
	int count = name_lines(page, fall, index, lines);
	for (int l = 0; l < count; l++)
		page_text(page, lines[l], middle, fall->area.bottom + 16 + l * NAME_STEP, name_size, false, ALIGN_CENTRE,
		          INK_TEXT);
}

static void draw_upright(struct page *page, struct fall *fall, int lines)
{
	double foot = page_foot_height(page), names = 20 + NAME_STEP * lines;
	page_reaches(page, fmax(page_natural_height(page->chart, HEIGHT), fall->area.top + 150 + names + foot));
	fall->area.bottom = page->height - foot - names;
	upright_axis(page, fall);
	for (int i = 0; i < fall->panel->bar_count; i++)
		upright_bar(page, fall, i);
}

/* --- lying --- */

static double x_of(const struct fall *fall, double value)
{
	return fall->area.left + part_of(fall, value) * (fall->area.right - fall->area.left);
}

static double name_room(const struct page *page) { return page_least(page, LYING_NAME_MOST, 0.32); }

static struct fall plan_lying(struct page *page, double top)
{
	const struct chart_panel *panel = &page->chart->panels[0];
	struct fall fall = {.panel = panel, .axis = fall_axis(panel), .slot = ROW};
	double name = 0, number = 0;
	for (int i = 0; i < panel->bar_count; i++) {
		name = fmax(name, chart_text_width(panel->bars[i].name, name_size, false, &page->font));
		number = fmax(number, chart_text_width(panel->bars[i].text, number_size, true, &page->font));
	}
	fall.area = (struct box){PAGE_EDGE + fmin(name, name_room(page)) + LYING_GAP, top + 6,
	                         page->width - PAGE_EDGE - number - 8, top + 6 + ROW * panel->bar_count};
	return fall;
}

static void lying_axis(struct page *page, const struct fall *fall)
{
	double last = -INFINITY;
	for (int i = 0; i < fall->axis.count; i++) {
		double x = x_of(fall, fall->axis.tick[i]);
		char *text = tick_text(page, fall, i);
		double half = chart_text_width(text, tick_size, false, &page->font) / 2;
		page_rect(page, (struct box){x - 0.4, fall->area.top, x + 0.4, fall->area.bottom}, LINE_GRID);
		if (x - half < last + 6) /* no room between the ticks */
			continue;
		last = x + half;
		page_text(page, text, x, fall->area.bottom + 13, tick_size, false, ALIGN_CENTRE, INK_QUIET);
	}
	double zero = x_of(fall, 0);
	page_rect(page, (struct box){zero - 0.5, fall->area.top, zero + 0.5, fall->area.bottom}, INK_AXIS);
}

static void lying_bar(struct page *page, const struct fall *fall, int index)
{
	const struct chart_bar *bar = &fall->panel->bars[index];
	double middle = fall->area.top + (index + 0.5) * fall->slot, half = fall->slot * bar_part / 2;
	double from = x_of(fall, bar->from), to = x_of(fall, bar->to), left = fmin(from, to), right = fmax(from, to);
	double wide = chart_text_width(bar->text, number_size, true, &page->font);
	page_rect(page, (struct box){right + 3, middle - 7, right + 7 + wide, middle + 7}, 0xffffff); /* off the grid */
	page_rect(page, (struct box){left, middle - half, fmax(right, left + 1), middle + half}, colour_of(bar));
	page_text(page, bar->text, right + 5, middle, number_size, true, ALIGN_LEFT, INK_TEXT);
	page_text(page, chart_text_fit(page->arena, bar->name, name_room(page), name_size, false, &page->font),
	          fall->area.left - LYING_GAP, middle, name_size, false, ALIGN_RIGHT, INK_TEXT);
	if (index + 1 < fall->panel->bar_count)
		page_stroke(page, to, middle + half, to, middle + fall->slot - half, 1, LINE_STEP);
}

static void draw_lying(struct page *page, double top)
{
	struct fall fall = plan_lying(page, top);
	lying_axis(page, &fall);
	for (int i = 0; i < fall.panel->bar_count; i++)
		lying_bar(page, &fall, i);
	page_reaches(page, fall.area.bottom + LYING_FOOT + page_foot_height(page));
}

static void draw(struct page *page, int number)
{
	(void)number;
	double top = page_head(page);
	struct fall upright = plan_upright(page, top);
	int lines = lines_of_names(page, &upright);
	if (lines)
		draw_upright(page, &upright, lines);
	else
		draw_lying(page, top);
	page_foot(page);
}

const struct chart_layout chart_waterfall = {.width = WIDTH, .draw = draw};
