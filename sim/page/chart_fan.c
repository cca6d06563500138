/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fan: bands of quantiles around a median, history before it and, where it goes on, over it. The nearer to the median
 * the darker. The quantiles' numbers stand at the ends and give way first where there is no room. */
#include <math.h>
#include "page/chart_parts.h"

static double shade(int band, int count)
{
	static const double from = 0.2, to = 0.62;
	return count > 1 ? from + (to - from) * band / (count - 1) : (from + to) / 2;
}

static void plan_end(struct panel_plan *plan, struct page *page, const char *text, double year, double value)
{
	struct panel_look quiet = page_large;
	int before = plan->end_count;
	quiet.label_size = page_large.target_size;
	if (!*text || !isfinite(value))
		return;
	chart_panel_end(plan, page, &quiet, "", text, (struct point){year, value}, INK_QUIET);
	if (plan->end_count > before)
		plan->ends[before].quiet = true;
}

static void plan_ends(struct panel_plan *plan, struct page *page, const struct chart_panel *panel)
{
	const struct chart_line *median = &panel->lines[0];
	int last = median->count - 1;
	for (int i = panel->band_count - 1; i >= 0 && last >= 0; i--) {
		plan_end(plan, page, panel->bands[i].high_text, median->year[last], panel->bands[i].high[last]);
		plan_end(plan, page, panel->bands[i].low_text, median->year[last], panel->bands[i].low[last]);
	}
}

void page_fan(struct page *page, int number)
{
	(void)number;
	const struct chart *chart = page->chart;
	const struct chart_panel *panel = &chart->panels[0];
	struct box area = {PAGE_EDGE, page_head(page, chart->title, chart->subtitle) + 6, page->width - PAGE_EDGE,
	                   page->height - page_foot_height(page, chart->footer) - 32};
	page_foot(page, chart->footer);
	struct panel_plan plan = chart_panel_plan(page, panel, &page_large);
	plan_ends(&plan, page, panel);
	area.left += plan.ticks_width + 8;
	area.right -= plan.ends_width + ENDS_GAP;
	for (int i = 0; i < panel->band_count; i++)
		page_band(page, panel->lines[0].count, panel->lines[0].year, panel->bands[i].low, panel->bands[i].high,
		          chart_tint(chart_colour(panel->lines[0].colour), shade(i, panel->band_count)));
	if (panel->band_count == 0)
		page_band(page, 0, NULL, NULL, NULL, 0xffffff);
	chart_panel_draw(page, panel, &page_large, &plan, area);
}
