/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning a panel: which years and values it spans, how many decimals its labels need, and which labels
 * stand at the ends of its lines. A target in the last year is labelled there too, among the scenarios it is
 * compared with. */
#include <math.h>
#include <string.h>
#include "base/text.h"
#include "show/chart_parts.h"

struct span {
	double low, high;
};

static void widen(struct span *span, double value)
{
	if (isfinite(value))
		span->low = fmin(span->low, value), span->high = fmax(span->high, value);
}

static void widen_all(struct span *years, struct span *values, int count, const double *year,
                      const double *value)
{
	for (int i = 0; i < count; i++) {
		if (!isfinite(year[i]))
			continue;
		widen(years, year[i]);
		widen(values, value[i]);
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
			if (fabs(value - target) > 1e-9 * fabs(target) && print_alike(value, target, decimals))
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

const char *chart_panel_target_text(struct page *page, const struct chart_target *target,
                                    const struct panel_look *look, int decimals)
{
	enum language language = page->chart->language;
	if (target->text)
		return target->text;
	const char *value = chart_number(page->arena, target->value, decimals, language);
	if (!look->names)
		return value;
	return word_format(page->arena, language, target->ceiling ? W_CHART_CEILING : W_CHART_TARGET,
	                   WORDS(value));
}

static void plan_end(struct panel_plan *plan, struct page *page, const struct panel_look *look,
                     struct panel_end end)
{
	if (plan->end_count == ENDS_MOST || !*end.text)
		return;
	end.text = chart_shorten(page->arena, end.text, look->ends_width, end.size, true, &page->font);
	plan->ends_width = fmax(plan->ends_width, chart_text_width(end.text, end.size, true, &page->font));
	plan->ends[plan->end_count++] = end;
}

static void plan_line_end(struct panel_plan *plan, struct page *page, const struct chart_line *line,
                          const struct panel_look *look)
{
	int last = last_point(line);
	if (last < 0)
		return;
	const char *value = *line->value_text ? line->value_text
	                                      : chart_number(page->arena, line->value[last], plan->decimals,
	                                                     page->chart->language);
	if (look->names) {
		double room = look->ends_width - chart_text_width(value, look->label_size, true, &page->font) -
		              look->label_size * 0.7;
		value = arena_print(page->arena, "%s\u00a0 %s",
		                    chart_shorten(page->arena, line->name, room, look->label_size, true, &page->font),
		                    value);
	}
	plan_end(plan, page, look,
	         (struct panel_end){value, line->year[last], line->value[last], look->label_size,
	                            chart_text_colour(line->colour), false});
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

struct panel_plan chart_panel_plan(struct page *page, const struct chart_panel *panel,
                                   const struct panel_look *look)
{
	struct panel_plan plan = {0};
	struct span years, values;
	spans(panel, &years, &values);
	plan.last_year = years.high;
	plan.x = chart_years(years.low, years.high, look->x_ticks);
	plan.y = chart_axis(values.low, values.high, look->y_ticks);
	plan.decimals = label_decimals(panel, &plan.y);
	plan.ticks_width = tick_width(page, &plan.y, look->tick_size);
	for (int i = 0; i < panel->line_count; i++)
		plan_line_end(&plan, page, &panel->lines[i], look);
	for (int i = 0; i < panel->target_count; i++) {
		const struct chart_target *target = &panel->targets[i];
		if (target->year == years.high && isfinite(target->value))
			plan_end(&plan, page, look,
			         (struct panel_end){chart_panel_target_text(page, target, look, plan.decimals),
			                            target->year, target->value, look->target_size, INK_TEXT, true});
	}
	return plan;
}
