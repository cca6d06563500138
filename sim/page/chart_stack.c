/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stack: lines as bands upon one another from zero, the sum as a line on top. Names stand beside the bands at the
 * right end in their colours, pushed apart; the bands are paler than the names, so that those can be read. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_panel_draw.h"

enum { NAMES = 270 }; /* names of sectors are longer than those of scenarios */

static unsigned band_colour(int colour) { return chart_colour_tint(chart_colour(colour), 0.62); }

/* sums[i]: of the lines before i; one more than there are lines. */
static double **sums_of(struct arena *arena, const struct chart_panel *panel)
{
	int years = panel->line_count ? panel->lines[0].count : 0;
	double **sums = ARENA_ARRAY(arena, panel->line_count + 1, double *);
	for (int i = 0; i <= panel->line_count; i++) {
		sums[i] = ARENA_ARRAY(arena, years + 1, double);
		for (int k = 0; k < years && i > 0; k++)
			sums[i][k] = sums[i - 1][k] + (k < panel->lines[i - 1].count ? panel->lines[i - 1].value[k] : NAN);
	}
	return sums;
}

static void plan_band_ends(struct page *page, const struct panel_look *look, const struct chart_panel *panel,
                           double *const *sums, struct panel_plan *plan)
{
	for (int i = 0; i < panel->line_count; i++) {
		const struct chart_line *line = &panel->lines[i];
		int last = line->count - 1;
		if (last >= 0)
			chart_panel_end(plan, page, look, line->name, line->value_text,
			                (struct page_point){line->year[last], (sums[i][last] + sums[i + 1][last]) / 2},
			                chart_colour_dark(line->colour));
	}
	const struct chart_line *first = panel->lines;
	if (panel->line_count > 0 && first->count > 0)
		chart_panel_end(plan, page, look, "", panel->sum_text,
		                (struct page_point){first->year[first->count - 1], sums[panel->line_count][first->count - 1]},
		                INK_TEXT);
}

static void draw_bands(struct page *page, const struct chart_panel *panel, double *const *sums)
{
	const struct chart_line *first = panel->lines;
	for (int i = 0; i < panel->line_count; i++) {
		bool top = i + 1 == panel->line_count;
		page_band(page, first->count, first->year, sums[i], sums[i + 1], band_colour(panel->lines[i].colour));
		page_curve(page, page->frame_count, first->count, first->year, sums[i + 1], top ? INK_TEXT : 0xffffff,
		           top ? 2 : 1.2, false);
	}
}

/* The panel with the sum in place of the lines: its axes and targets are the picture's. */
static struct chart_panel whole_of(const struct chart_panel *panel, const double *all, struct chart_line *sum)
{
	struct chart_panel whole = *panel;
	if (panel->line_count)
		*sum = panel->lines[0];
	sum->value = all, sum->name = "", sum->value_text = "";
	whole.lines = sum, whole.line_count = panel->line_count > 0;
	return whole;
}

/* Bands have the ends; targets keep theirs, as far as there is room. */
static struct panel_plan plan_stack(struct page *page, const struct panel_look *look, const struct chart_panel *panel,
                                    const struct chart_panel *whole, double *const *sums)
{
	struct panel_plan plan = chart_panel_plan(page, whole, look), targets = plan;
	plan.end_count = 0, plan.ends_width = 0;
	plan.y = chart_axis(0, plan.y.high, look->y_ticks);
	plan_band_ends(page, look, panel, sums, &plan);
	for (int i = 0; i < targets.end_count && plan.end_count < ENDS_MOST; i++)
		if (targets.ends[i].target)
			plan.ends[plan.end_count++] = targets.ends[i];
	plan.ends_width = fmax(plan.ends_width, targets.ends_width);
	return plan;
}

/* Everything but the bands is a panel without lines. */
static void draw(struct page *page, int number)
{
	(void)number;
	const struct chart_panel *panel = &page->chart->panels[0];
	struct panel_look look = chart_panel_large(page);
	struct chart_line sum = {0};
	look.ends_width = page_least(page, NAMES, 0.4);
	double **sums = sums_of(page->arena, panel);
	struct chart_panel whole = whole_of(panel, sums[panel->line_count], &sum);
	struct panel_plan plan = plan_stack(page, &look, panel, &whole, sums);
	struct box area = page_between(page);
	draw_bands(page, panel, sums);
	whole.line_count = 0;
	chart_panel_draw(page, &whole, &look, &plan, chart_panel_area(&plan, area));
}

const struct chart_layout chart_stack = {.width = 760, .height = 440, .draw = draw};
