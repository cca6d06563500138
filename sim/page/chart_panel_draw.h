/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_panel_draw: a planned panel, put on the page. */
#ifndef PAGE_CHART_PANEL_DRAW_H
#define PAGE_CHART_PANEL_DRAW_H
#include "page/chart_panel.h"

/* A frame of its own; `area` is that of the frame. */
void chart_panel_draw(struct page *page, const struct chart_panel *panel, const struct panel_look *look,
                      const struct panel_plan *plan, struct box area);
#endif
