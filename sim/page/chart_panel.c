/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a panel: which years and values it spans, how many decimals its labels need, and which labels
 * stand at the ends of its lines. A target in the last year is labelled there too, among the scenarios it is
 * compared with. */
#include "page/chart_panel.h"
#include <math.h>
#include <string.h>
#include "base/nearly.h"
#include "base/number.h"
#include "page/chart_number.h"
#include "page/chart_text.h"

static const struct panel_look large = {
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

struct panel_look chart_panel_large(const struct page *page)
{
	struct panel_look look = large;
	look.ends_width = page_least(page, large.ends_width, 0.34);
	if (page->width < 560)
		look.x_ticks = 5;
	return look;
}

struct span {
	double low, high;
};

static void widen_span(struct span *span, double value)
{
	if (isfinite(value))
		span->low = fmin(span->low, value), span->high = fmax(span->high, value);
}

static void widen_all(struct span *years, struct span *values, int count, const double *year, const double *value)
{
	for (int i = 0; i < count; i++) {
		if (!isfinite(year[i]))
			continue;
		widen_span(years, year[i]);
		widen_span(values, value[i]);
	}
}

static void spans(const struct chart_panel *panel, struct span *years, struct span *values)
{
	*years = *values = (struct span){INFINITY, -INFINITY};
	for (int i = 0; i < panel->segment_count; i++)
		widen_all(years, values, panel->segments[i].count, panel->segments[i].year, panel->segments[i].value);
	for (int i = 0; i < panel->line_count; i++)
		widen_all(years, values, panel->lines[i].count, panel->lines[i].year, panel->lines[i].value);
	for (int i = 0; i < panel->target_count; i++)
		widen_all(years, values, 1, &panel->targets[i].year, &panel->targets[i].value);
	for (int i = 0; i < panel->band_count && panel->line_count; i++) {
		widen_all(years, values, panel->lines[0].count, panel->lines[0].year, panel->bands[i].low);
		widen_all(years, values, panel->lines[0].count, panel->lines[0].year, panel->bands[i].high);
	}
}

/* The last point that is a number; -1 if there is none. */
static int last_point(const struct chart_line *line)
{
	for (int i = line->count - 1; i >= 0; i--)
		if (isfinite(line->value[i]) && isfinite(line->year[i]))
			return i;
	return -1;
}

static bool print_alike(double a, double b, int decimals)
{
	char one[400], other[400];
	if (fabs(a) > 1e15 || fabs(b) > 1e15)
		return false;
	number_fixed(a, decimals, one, sizeof one);
	number_fixed(b, decimals, other, sizeof other);
	return strcmp(one, other) == 0;
}

static bool hides_a_gap(const struct chart_panel *panel, int decimals)
{
	for (int i = 0; i < panel->line_count; i++) {
		int last = last_point(&panel->lines[i]);
		for (int k = 0; k < panel->target_count && last >= 0; k++) {
			double value = panel->lines[i].value[last], target = panel->targets[k].value;
			if (fabs(value - target) > NEARLY * fabs(target) && print_alike(value, target, decimals))
				return true;
		}
	}
	return false;
}

/* One more than the axis needs; more still where a value would print like the target that it misses. */
static int label_decimals(const struct chart_panel *panel, const struct chart_axis *axis)
{
	int decimals = 0;
	for (double step = axis->step; step < 9.99 && decimals < 9; step *= 10)
		decimals++;
	for (int more = 0; more < 3 && hides_a_gap(panel, decimals); more++)
		decimals++;
	return decimals;
}

const char *chart_panel_target_text(struct page *page, const struct chart_target *target, const struct panel_look *look,
                                    int decimals)
{
	enum language language = page->chart->language;
	if (target->text)
		return target->text;
	const char *value = chart_number(page->arena, target->value, decimals, language);
	if (!look->names)
		return value;
	return word_format(page->arena, language, target->ceiling ? W_CHART_CEILING : W_CHART_TARGET, WORDS(value));
}

static double end_width(struct page *page, const struct panel_end *end)
{
	double width = 0;
	for (int i = 0; i < end->piece_count; i++)
		width += chart_text_width(end->pieces[i].text, end->size, true, &page->font);
	return width;
}

static void plan_label(struct panel_plan *plan, struct page *page, struct panel_end end)
{
	if (plan->end_count == ENDS_MOST || !*end.pieces[0].text)
		return;
	plan->ends_width = fmax(plan->ends_width, end_width(page, &end));
	plan->ends[plan->end_count++] = end;
}

static struct panel_end end_of(struct page *page, const char *text, const struct panel_look *look, double size,
                               unsigned colour)
{
	text = chart_text_fit(page->arena, text, look->ends_width, size, true, &page->font);
	return (struct panel_end){.piece_count = 1, .pieces = {{text, colour}}, .size = size};
}

bool chart_panel_coincide(const struct panel_plan *plan, const struct panel_look *look, const struct chart_line *a,
                          const struct chart_line *b)
{
	double pixel = (plan->y.high - plan->y.low) / look->height;
	if (a->count != b->count || a->style == CHART_DASHED || b->style == CHART_DASHED)
		return false;
	for (int i = 0; i < a->count; i++)
		if (a->year[i] != b->year[i] || isfinite(a->value[i]) != isfinite(b->value[i]) ||
		    (isfinite(a->value[i]) && !(fabs(a->value[i] - b->value[i]) <= pixel)))
			return false;
	return last_point(a) >= 0;
}

static const char *last_value_text(struct page *page, const struct panel_plan *plan, const struct chart_line *line)
{
	return *line->value_text
	           ? line->value_text
	           : chart_number(page->arena, line->value[last_point(line)], plan->decimals, page->chart->language);
}

/* Lines that cover one another and print the same value share a label; `with` gets their numbers. */
static int sharing(struct page *page, const struct chart_panel *panel, const struct panel_plan *plan,
                   const struct panel_look *look, int line, int *with)
{
	int count = 0;
	const struct chart_line *lines = panel->lines;
	for (int i = 0; i < panel->line_count; i++)
		if (i == line ||
		    (chart_panel_coincide(plan, look, &lines[line], &lines[i]) &&
		     strcmp(last_value_text(page, plan, &lines[line]), last_value_text(page, plan, &lines[i])) == 0))
			with[count++] = i;
	return count;
}

/* "As planned, Green  60.0", in their colours; false where there is no room for the names. */
static bool join_names(struct page *page, const struct chart_panel *panel, const struct panel_look *look,
                       const int *with, int count, const char *value, struct panel_end *end)
{
	const char *comma = language_rules[page->chart->language].names_comma;
	*end = (struct panel_end){.size = look->label_size};
	for (int i = 0; i < count; i++)
		end->pieces[end->piece_count++] = (struct panel_piece){
			arena_print(page->arena, i + 1 < count ? "%s%s" : "%s", panel->lines[with[i]].name, comma),
			chart_colour_dark(panel->lines[with[i]].colour)};
	end->pieces[end->piece_count++] = (struct panel_piece){arena_print(page->arena, "\u00a0 %s", value), INK_TEXT};
	return end_width(page, end) <= look->ends_width;
}

static const char *named_label(struct page *page, const char *name, const struct panel_look *look, const char *value)
{
	double room =
		look->ends_width - chart_text_width(value, look->label_size, true, &page->font) - look->label_size * 0.7;
	return arena_print(page->arena, "%s\u00a0 %s",
	                   chart_text_fit(page->arena, name, room, look->label_size, true, &page->font), value);
}

void chart_panel_end(struct panel_plan *plan, struct page *page, const struct panel_look *look, const char *name,
                     const char *text, struct page_point at, unsigned colour)
{
	struct panel_end end = end_of(page, *name ? named_label(page, name, look, text) : text, look, look->label_size,
	                              colour);
	end.year = at.x, end.value = at.y;
	plan_label(plan, page, end);
}

/* The label of a line, or of all lines that it covers: then it comes with the first of them. */
static void plan_line_end(struct panel_plan *plan, struct page *page, const struct chart_panel *panel, int i,
                          const struct panel_look *look)
{
	const struct chart_line *line = &panel->lines[i];
	int with[CHART_LINES_MOST], last = last_point(line);
	struct panel_end end;
	if (last < 0)
		return;
	const char *value = last_value_text(page, plan, line);
	int count = sharing(page, panel, plan, look, i, with);
	bool joined = count > 1 && (!look->names || join_names(page, panel, look, with, count, value, &end));
	if (joined && with[0] != i)
		return;
	if (!joined || !look->names)
		end = end_of(page, look->names ? named_label(page, line->name, look, value) : value, look, look->label_size,
		             joined ? INK_TEXT : chart_colour_dark(line->colour));
	end.year = line->year[last], end.value = line->value[last];
	plan_label(plan, page, end);
}

/* "60" and "60.0" are one number. */
static size_t without_zeros(const char *number)
{
	size_t length = strlen(number);
	while (strchr(number, '.') && !strchr(number, 'e') && length > 0 &&
	       (number[length - 1] == '0' || number[length - 1] == '.'))
		if (number[--length] == '.')
			break;
	return length;
}

/* Beside values without names a target's number says nothing that a line's end does not say. */
static bool says_again(struct page *page, const struct chart_panel *panel, const struct panel_plan *plan,
                       const struct panel_look *look, const struct chart_target *target, const char *text)
{
	for (int i = 0; i < panel->line_count && !look->names; i++) {
		const struct chart_line *line = &panel->lines[i];
		const char *value = last_point(line) < 0 ? "" : last_value_text(page, plan, line);
		size_t length = without_zeros(value);
		if (*value && length == without_zeros(text) && memcmp(value, text, length) == 0 &&
		    line->year[last_point(line)] == target->year)
			return true;
	}
	return false;
}

static void plan_target_end(struct panel_plan *plan, struct page *page, const struct chart_panel *panel,
                            const struct chart_target *target, const struct panel_look *look)
{
	if (target->year != plan->last_year || !isfinite(target->value))
		return;
	const char *text = chart_panel_target_text(page, target, look, plan->decimals);
	if (says_again(page, panel, plan, look, target, text))
		return;
	struct panel_end end = end_of(page, text, look, look->target_size, INK_TEXT);
	end.target = true, end.year = target->year, end.value = target->value;
	plan_label(plan, page, end);
}

static double tick_width(struct page *page, const struct chart_axis *axis, double size)
{
	double width = 0;
	for (int i = 0; i < axis->count; i++) {
		const char *text = chart_number(page->arena, axis->tick[i], axis->decimals, page->chart->language);
		width = fmax(width, chart_text_width(text, size, false, &page->font));
	}
	return width;
}

static bool lies_below(const struct chart_line *line, double level)
{
	for (int i = 0; i < line->count; i++)
		if (line->value[i] >= level)
			return false;
	return last_point(line) >= 0;
}

/* A dashed level never lies on the bottom line. */
static void keep_margin(struct chart_axis *axis, const struct chart_panel *panel)
{
	double range = axis->high - axis->low, low = axis->low;
	for (int i = 0; i < panel->line_count; i++)
		if (panel->lines[i].style == CHART_DASHED && lies_below(&panel->lines[i], low + 0.03 * range))
			axis->low = low - 0.06 * range;
	for (int i = 0; i < panel->target_count; i++)
		if (panel->targets[i].ceiling && panel->targets[i].value < low + 0.03 * range)
			axis->low = low - 0.06 * range;
}

struct panel_plan chart_panel_plan(struct page *page, const struct chart_panel *panel, const struct panel_look *look)
{
	struct panel_plan plan = {0};
	struct span years, values;
	spans(panel, &years, &values);
	plan.last_year = years.high;
	plan.x = chart_axis_years(years.low, years.high, look->x_ticks);
	plan.y = (panel->whole ? chart_axis_whole : chart_axis)(values.low, values.high, look->y_ticks);
	keep_margin(&plan.y, panel);
	plan.decimals = label_decimals(panel, &plan.y);
	plan.ticks_width = tick_width(page, &plan.y, look->tick_size);
	for (int i = 0; i < panel->line_count; i++)
		plan_line_end(&plan, page, panel, i, look);
	for (int i = 0; i < panel->target_count; i++)
		plan_target_end(&plan, page, panel, &panel->targets[i], look);
	return plan;
}

struct box chart_panel_area(const struct panel_plan *plan, struct box room)
{
	room.left += plan->ticks_width + 8;
	room.right -= plan->ends_width + ENDS_GAP;
	return room;
}
