/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stack: lines as bands upon one another from zero, the sum as a line on top. Names stand beside the bands at the
 * right end in their colours, pushed apart; the bands are paler than the names, so that those can be read. */
#include <math.h>
#include "page/chart_parts.h"

enum { NAMES = 270 }; /* names of sectors are longer than those of scenarios */

/* Beyond the five hues a band takes one again, paler; the last line may be colour 0, grey. */
static unsigned band_colour(int colour)
{
	return chart_tint(chart_colour(colour), colour < CHART_COLOURS ? 0.62 : 0.3);
}

/* sums[i]: of the lines before i; one more than there are lines. */
double **chart_stack_sums(struct arena *arena, const struct chart_panel *panel)
{
	int years = panel->line_count ? panel->lines[0].count : 0;
	double **sums = ARENA_ARRAY(arena, panel->line_count + 1, double *);
	for (int i = 0; i <= panel->line_count; i++) {
		sums[i] = ARENA_ARRAY(arena, years + 1, double);
		for (int k = 0; k < years && i > 0; k++)
			sums[i][k] =
				sums[i - 1][k] + (k < panel->lines[i - 1].count ? panel->lines[i - 1].value[k] : NAN);
	}
	return sums;
}

static void edge(struct page *page, const struct chart_line *line, const double *value, unsigned colour,
                 double width)
{
	*ARENA_PUSH(page->arena, page->curves, page->curve_count, page->curve_room) =
		(struct page_curve){page->frame_count, line->count, line->year, value, colour, width, false};
}

static void plan_ends(struct page *page, const struct panel_look *look, const struct chart_panel *panel,
                      double *const *sums, struct panel_plan *plan)
{
	for (int i = 0; i < panel->line_count; i++) {
		const struct chart_line *line = &panel->lines[i];
		int last = line->count - 1;
		if (last >= 0)
			chart_panel_end(plan, page, look, line->name, line->value_text,
			                (struct point){line->year[last], (sums[i][last] + sums[i + 1][last]) / 2},
			                chart_text_colour(line->colour));
	}
	const struct chart_line *first = panel->lines;
	if (panel->line_count > 0 && first->count > 0)
		chart_panel_end(
			plan, page, look, "", panel->between,
			(struct point){first->year[first->count - 1], sums[panel->line_count][first->count - 1]},
			INK_TEXT);
}

/* Everything but the bands is a panel with the sum in place of the lines. */
void page_stack(struct page *page, int number)
{
	(void)number;
	const struct chart *chart = page->chart;
	const struct chart_panel *panel = &chart->panels[0];
	struct panel_look wide = page_large;
	const struct panel_look *look = &wide;
	wide.ends_width = NAMES;
	int count = panel->line_count;
	double **sums = chart_stack_sums(page->arena, panel);
	struct chart_line sum = count ? panel->lines[0] : (struct chart_line){.value_text = "", .name = ""};
	struct chart_panel whole = *panel;
	whole.lines = &sum, whole.line_count = count > 0;
	sum.value = sums[count], sum.name = "", sum.value_text = "";
	struct panel_plan plan = chart_panel_plan(page, &whole, look), targets = plan;
	plan.end_count = 0, plan.ends_width = 0;
	plan.y = chart_axis(0, plan.y.high, look->y_ticks);
	plan_ends(page, look, panel, sums, &plan);
	for (int i = 0; i < targets.end_count && plan.end_count < ENDS_MOST; i++)
		if (targets.ends[i].target)
			plan.ends[plan.end_count++] = targets.ends[i];
	plan.ends_width = fmax(plan.ends_width, targets.ends_width);
	struct box area = {PAGE_EDGE + plan.ticks_width + 8, page_head(page, chart->title, chart->subtitle) + 6,
	                   page->width - PAGE_EDGE - plan.ends_width - ENDS_GAP,
	                   page->height - page_foot_height(page, chart->footer) - 32};
	page_foot(page, chart->footer);
	for (int i = 0; i < count; i++) {
		page_band(page, sum.count, sum.year, sums[i], sums[i + 1], band_colour(panel->lines[i].colour));
		edge(page, &sum, sums[i + 1], i + 1 < count ? 0xffffff : INK_TEXT, i + 1 < count ? 1.2 : 2);
	}
	if (count == 0)
		page_band(page, 0, NULL, NULL, NULL, 0xffffff);
	whole.line_count = 0;
	chart_panel_draw(page, &whole, look, &plan, area);
}
