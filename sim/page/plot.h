/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot: a panel of a chart as characters, for a terminal. Lines are drawn in Braille (2 x 4 dots to a cell) or,
 * outside UTF-8, in letters; their names, values and letters stand at their ends. What has been observed is
 * dotted with "o" at its points, a target is an "x", a ceiling is dashed. Axes are ASCII everywhere, since
 * characters of ambiguous width would push the lines about in Chinese terminals. */
#ifndef PAGE_PLOT_H
#define PAGE_PLOT_H
#include "base/text.h"
#include "page/chart.h"

struct plot_look {
	enum language language;
	bool utf8, colour; /* Braille, otherwise letters; ANSI colours */
	int width, rows;   /* cells from edge to edge at most; rows between the axes: two more are printed */
};

/* Adds the plot to `out`: no line is wider than the width (40 at least), and none ends in blanks. Text of the
 * panel is cleaned. Its title is not printed. */
void plot_panel(struct text *out, const struct chart_panel *panel, const struct plot_look *look);
/* Text for a terminal: cleaned, and with blanks, minus signs and ellipses that take one width everywhere. */
char *plot_plain(struct arena *arena, const char *text);
#endif
