/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines: one panel on a page: scenarios over time, history before them, names and values at their ends. */
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_panel_draw.h"

static void draw(struct page *page, int number)
{
	(void)number;
	const struct chart_panel *panel = &page->chart->panels[0];
	struct box area = page_between(page);
	struct panel_plan plan = chart_panel_plan(page, panel, &chart_panel_large);
	chart_panel_draw(page, panel, &chart_panel_large, &plan, chart_panel_area(&plan, area));
}

const struct chart_layout chart_lines = {.width = 720, .height = 420, .draw = draw};
