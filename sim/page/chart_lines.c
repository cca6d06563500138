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
	const struct panel_look look = chart_panel_large(page);
	struct panel_plan plan = chart_panel_plan(page, panel, &look);
	chart_panel_draw(page, panel, &look, &plan, chart_panel_area(&plan, area));
}

const struct chart_layout chart_lines = {.width = 720, .height = 420, .draw = draw};
