/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot_font: which font has the characters of a picture. */
#ifndef PAGE_GNUPLOT_FONT_H
#define PAGE_GNUPLOT_FONT_H
#include "page/gnuplot.h"

struct gnuplot_font {
	const char *family;
	double wide;            /* how much wider its Latin letters run than Helvetica's */
	bool chinese;           /* quotation marks and dashes take a full em */
	const char *path;       /* of its file; NULL: not known, or left to whoever shows it */
	const char *file;       /* set if the file lies in the user's own folder, which the child cannot see */
};

struct gnuplot_fonts;       /* what is installed; owned by the arena */
struct gnuplot_fonts *gnuplot_fonts_open(struct arena *arena, const struct gnuplot *gnuplot,
                                         struct gnuplot_error *error);
/* A font that has every character of `texts`, tried in the order that suits the language. Where no single one
 * has them all, the one that lacks fewest, provided that the rest is found in other fonts. */
bool gnuplot_font_find(struct gnuplot_fonts *fonts, struct arena *arena, enum language language,
                       const char *const *texts, int count, struct gnuplot_font *font, struct gnuplot_error *error);
struct gnuplot_font gnuplot_font_web(enum language language); /* for svg: a family name that stands for a stack */
const char *gnuplot_font_stack(enum language language);       /* the stack, as CSS */
#endif
