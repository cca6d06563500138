/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_panel: one panel. First a plan, which says how much room it needs beside it, then the drawing
 * (chart_panel_draw.h). A layout may change the plan in between. */
#ifndef PAGE_CHART_PANEL_H
#define PAGE_CHART_PANEL_H
#include "page/page.h"

struct panel_look {
	double label_size, tick_size, target_size, line_width, diamond;
	bool names;             /* "name value" at the ends, else the value alone */
	bool words;             /* the words History and Projection, and notes */
	double height;          /* of the area, about: what lies within a pixel of it coincides */
	double ends_width;      /* the most that the labels at the ends may take */
	int x_ticks, y_ticks;
};
struct panel_look chart_panel_large(const struct page *page); /* one panel on a page */

#define ENDS_GAP 20             /* between the frame and the labels at the ends */
enum { ENDS_MOST = 16 };
/* A label at an end: pieces of text side by side, each in its scenario's colour. */
struct panel_end {
	int piece_count;
	struct panel_piece { const char *text; unsigned colour; } pieces[CHART_LINES_MOST + 1];
	double year, value, size;
	bool target, quiet;     /* quiet: not bold */
};
struct panel_plan {
	struct chart_axis x, y;
	int decimals;
	double ticks_width, ends_width, last_year; /* what ends in the last year is labelled at the ends */
	struct panel_end ends[ENDS_MOST];
	int end_count;
};
struct panel_plan chart_panel_plan(struct page *page, const struct chart_panel *panel, const struct panel_look *look);
/* A label among those at the ends, at a year and value; the room for them grows. The name gives way to the text. */
void chart_panel_end(struct panel_plan *plan, struct page *page, const struct panel_look *look, const char *name,
                     const char *text, struct page_point at, unsigned colour);
struct box chart_panel_area(const struct panel_plan *plan, struct box room); /* without its ticks and ends */

/* Do two lines cover one another in all their years? */
bool chart_panel_coincide(const struct panel_plan *plan, const struct panel_look *look,
                          const struct chart_line *a, const struct chart_line *b);
const char *chart_panel_target_text(struct page *page, const struct chart_target *target,
                                    const struct panel_look *look, int decimals);
#endif
