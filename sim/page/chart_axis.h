/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_axis: "nice" ticks for values and for years. */
#ifndef PAGE_CHART_AXIS_H
#define PAGE_CHART_AXIS_H

/* 3 to 6 ticks at multiples of 1, 2, 2.5 or 5 times a power of ten. The axis spans the data; it begins at a
 * tick, or just under the data where the next tick is far below. Equal or NaN bounds are widened. */
struct chart_axis { double low, high, step; int count; double tick[7]; int decimals; };
struct chart_axis chart_axis(double low, double high, int most);
/* The same with steps of 1 or more that are whole numbers; two ticks may be enough. */
struct chart_axis chart_axis_whole(double low, double high, int most);
/* Whole years: the first tick and the step, so that at most `most` labels stand on the axis. */
struct chart_axis chart_axis_years(double first, double last, int most);
#endif
