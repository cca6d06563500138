/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page: a page as it will be drawn, and the strokes, words and areas that a layout puts on it; page_script.c writes
 * it for gnuplot. Places are pixels at 96 dpi from the top left corner, sizes too; curves are in the units of their
 * frame. All texts are clean and live as long as the page. */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H
#include "page/chart.h"
#include "page/chart_axis.h"
#include "page/chart_colour.h"
#include "page/gnuplot_font.h"

enum { PAGE_EDGE = 13 };

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct box { double left, top, right, bottom; };
struct page_point { double x, y; };

/* y: of the middle. */
struct page_text { const char *text; double x, y, size; bool bold; enum align align; unsigned colour; };
struct page_mark { double x, y, radius; bool diamond; unsigned colour; }; /* else a dot */
/* Leaders to labels, signs. */
struct page_stroke { double x0, y0, x1, y1; unsigned colour; double width; };
/* Behind everything, in order. */
struct page_rect { double left, top, right, bottom; unsigned colour; };
struct page_curve { int frame, count; const double *year, *value; unsigned colour; double width; bool dashed; };
/* Under the first frame's curves. */
struct page_band { int count; const double *year, *low, *high; unsigned colour; };
struct page_frame {
	struct box area;
	struct chart_axis x, y;
	double y_high;          /* the top of the area; y.high is the highest datum or tick */
	double ground;          /* the year where the pale ground begins; NaN: none */
};

struct page {
	struct arena *arena;
	const struct chart *chart;
	struct gnuplot_font font;
	enum chart_format format;
	int number; /* of the chart's pages, from 0 */
	double width, height;
	/* By frames of one picture, be there only one: their curves are numbered frame by frame. */
	bool shared;
	struct page_text *texts;
	struct page_mark *marks;
	struct page_stroke *strokes;
	struct page_curve *curves;
	struct page_frame *frames;
	struct page_rect *rects;
	struct page_band *bands;
	int text_count, mark_count, stroke_count, curve_count, frame_count, rect_count, band_count;
	int text_room, mark_room, stroke_room, curve_room, frame_room, rect_room, band_room;
};

/* Empty texts are not put on the page. */
void page_text(struct page *page, const char *text, double x, double y, double size, bool bold,
               enum align align, unsigned colour);
void page_mark(struct page *page, double x, double y, double radius, bool diamond, unsigned colour);
void page_stroke(struct page *page, double x0, double y0, double x1, double y1, double width, unsigned colour);
void page_rect(struct page *page, struct box box, unsigned colour);
void page_sign(struct page *page, double x, double y, enum chart_verdict verdict); /* a check or a cross, or nothing */
/* What stands in a frame is told in years and values, which stay the caller's. Curves of a frame follow one another;
 * the frame itself may come after them. */
void page_frame(struct page *page, const struct page_frame *frame);
void page_curve(struct page *page, int frame, int count, const double *year, const double *value, unsigned colour,
                double width, bool dashed);
void page_band(struct page *page, int count, const double *year, const double *low, const double *high,
               unsigned colour);
double page_x(const struct page_frame *frame, double year);
double page_y(const struct page_frame *frame, double value);

/* The finding and what is measured, above; where things come from, below. */
double page_head(struct page *page); /* returns where it ends */
double page_key(struct page *page, double y);  /* scenarios' names in their colours, in rows from y on; where it ends */
double page_foot_height(struct page *page);
void page_foot(struct page *page);
void page_reaches(struct page *page, double bottom); /* the page is so high, if it was not */
struct box page_between(struct page *page); /* draws head and foot; what is left for a panel and its ticks */

double chart_width(const struct chart *chart); /* of its pages */
double page_least(const struct page *page, double natural, double part); /* a width that gives way on a narrow page */
double page_natural_height(const struct chart *chart, double natural); /* as asked for, otherwise this; bare: less */
#endif
