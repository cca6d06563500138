/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fan: bands of quantiles around a median, history before it and, where it goes on, over it. The nearer to the median
 * the darker. The quantiles' numbers stand at the ends and give way first where there is no room. */
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_panel_draw.h"

static double shade(int band, int count)
{
	static const double from = 0.2, to = 0.62;
	return count > 1 ? from + (to - from) * band / (count - 1) : (from + to) / 2;
}

static void plan_end(struct panel_plan *plan, struct page *page, const char *text, double year, double value)
{
	struct panel_look quiet = chart_panel_large(page);
	int before = plan->end_count;
	quiet.label_size = quiet.target_size;
	if (!*text || !isfinite(value))
		return;
	chart_panel_end(plan, page, &quiet, "", text, (struct page_point){year, value}, INK_QUIET);
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

static void draw(struct page *page, int number)
{
	(void)number;
	const struct chart_panel *panel = &page->chart->panels[0];
	struct box area = page_between(page);
	const struct panel_look look = chart_panel_large(page);
	struct panel_plan plan = chart_panel_plan(page, panel, &look);
	plan_ends(&plan, page, panel);
	for (int i = 0; i < panel->band_count; i++)
		page_band(page, panel->lines[0].count, panel->lines[0].year, panel->bands[i].low, panel->bands[i].high,
		          chart_colour_tint(chart_colour(panel->lines[0].colour), shade(i, panel->band_count)));
	chart_panel_draw(page, panel, &look, &plan, chart_panel_area(&plan, area));
}

const struct chart_layout chart_fan = {.width = 720, .height = 420, .draw = draw};
