/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_text: text as the pictures measure it: pixels at 96 dpi. `font` gives the width of its letters. */
#ifndef PAGE_CHART_TEXT_H
#define PAGE_CHART_TEXT_H
#include "page/gnuplot_font.h"

double chart_text_width(const char *text, double size, bool bold, const struct gnuplot_font *font);
/* The text, or as much of it as fits with an ellipsis. */
char *chart_text_fit(struct arena *arena, const char *text, double width, double size, bool bold,
                     const struct gnuplot_font *font);
/* Lines of text; breaks at blanks, but not between a number and its unit, and after Chinese punctuation. Where
 * that needs more than `most` lines, between any Chinese characters too (not before closing punctuation), and
 * the last line is shortened. Returns how many. */
int chart_text_lines(struct arena *arena, const char *text, double width, double size, bool bold,
                     const struct gnuplot_font *font, int most, const char **lines);
#endif
