/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_layout: how a chart is laid out on its pages. A layout is one descriptor in one file, which takes from the
 * chart what it shows and leaves the rest alone. */
#ifndef PAGE_CHART_LAYOUT_H
#define PAGE_CHART_LAYOUT_H
#include "page/chart.h"

struct page;

/* The panels, or rows, of one page. */
struct chart_share { int first, count; };

struct chart_layout {
	double width, height;                        /* of a page; 0: draw sets it */
	int (*pages)(const struct chart *chart);     /* NULL: one */
	struct chart_share (*share)(const struct chart *chart, int number); /* NULL: one page shows all */
	void (*draw)(struct page *page, int number); /* number: of the page, from 0 */
};

extern const struct chart_layout
	chart_lines,     /* the first panel: "name value" at each line's end; the panel's title is not shown */
	chart_overview,  /* up to 3 x 3 panels on a page; names stand once, in the key */
	chart_heatmap,   /* the table: value: percent, coloured apart at 100 by the verdict; text stands in the cell */
	chart_bullets,   /* the table's rows as bars of percent; one column */
	chart_stack,     /* the panel's lines upon one another, the first at the bottom, with years in common; any number */
	chart_fan,       /* the panel's first line, a median, over its bands, the widest first */
	chart_ranges,    /* the panel's ranges under one another, across its targets; no years */
	chart_columns,   /* the panel's columns, and its targets beside them */
	chart_waterfall, /* the panel's bars, one after another */
	chart_pairs,     /* the panel's bars two by two, each pair called as its first bar, from a common line */
	chart_limits;    /* the panel's first line under its second, and below the table's rows as strips, a cell for each
	                  * year of the first line. value: NaN idle, 0 efficiency alone, to 1 the price; missed: broken */
#endif
