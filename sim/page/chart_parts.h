/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What chart*.c share: a page as it will be drawn. Layout (chart_lines.c, chart_overview.c, chart_panel.c)
 * fills it, chart_script.c writes it for gnuplot. Places are pixels at 96 dpi from the top left corner, sizes
 * too; curves are in the units of their frame. All texts are clean. */
#ifndef PAGE_CHART_PARTS_H
#define PAGE_CHART_PARTS_H
#include "page/chart.h"

/* Ink: what texts, marks and curves are coloured with when they are not a scenario's. */
#define INK_TEXT 0x222222u
#define INK_QUIET 0x666666u
#define INK_BLACK 0x000000u
#define INK_MET 0x00785au
#define INK_MISSED 0xb84e00u
#define INK_AXIS 0x8a8a8au
/* Areas: what is met, what is missed or lost, what has nothing to say. */
#define AREA_MET 0x009e73u
#define AREA_MISSED 0xd55e00u
#define AREA_EMPTY 0xf1f2f3u

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct box { double left, top, right, bottom; };
struct point { double x, y; };

struct page_text {
	const char *text;
	double x, y, size;
	bool bold;
	enum align align;
	unsigned colour;
};                                                                          /* y: the middle */
struct page_mark { double x, y, radius; bool diamond; unsigned colour; };   /* else a dot */
struct page_leader {
	double x0, y0, x1, y1;
	unsigned colour;
	double width;
};                                                                           /* from a line's end to its label; signs */
struct page_rect { double left, top, right, bottom; unsigned colour; };      /* behind everything, in order */
struct page_curve {
	int frame, count;
	const double *year, *value;
	unsigned colour;
	double width;
	bool dashed;
};
struct page_band {
	int count;
	const double *year, *low, *high;
	unsigned colour;
}; /* in the first frame, under its curves */
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
	double width, height;
	struct page_text *texts;
	struct page_mark *marks;
	struct page_leader *leaders;
	struct page_curve *curves;
	struct page_frame *frames;
	struct page_rect *rects;
	struct page_band *bands;
	int text_count, mark_count, leader_count, curve_count, frame_count, rect_count, band_count;
	int text_room, mark_room, leader_room, curve_room, frame_room, rect_room, band_room;
};

/* chart_page.c */
void page_text(struct page *page, const char *text, double x, double y, double size, bool bold,
               enum align align, unsigned colour);
double page_x(const struct page_frame *frame, double year);
double page_y(const struct page_frame *frame, double value);
void page_rect(struct page *page, struct box box, unsigned colour);
void page_band(struct page *page, int count, const double *year, const double *low, const double *high,
               unsigned colour);
void page_stroke(struct page *page, double x0, double y0, double x1, double y1, double width, unsigned colour);
enum { PAGE_EDGE = 13 };
double page_head(struct page *page, const char *title, const char *subtitle); /* returns where it ends */
double page_foot_height(struct page *page, const char *footer);
void page_foot(struct page *page, const char *footer);
const char *page_title(struct page *page, int number); /* with "(1/3)" where there are several */
extern const struct panel_look page_large;             /* one panel on a page */

/* What draws a kind; `number`: of the page, from 0. Those that do not find a height in chart.c's table set it. */
void page_lines(struct page *page, int number);
void page_overview(struct page *page, int number);
void page_heatmap(struct page *page, int number); /* chart_heatmap.c */
void page_bullets(struct page *page, int number); /* chart_bullets.c */
void page_stack(struct page *page, int number);   /* chart_stack.c */
double **chart_stack_sums(struct arena *arena,
                          const struct chart_panel *panel); /* [lines + 1][years]: below each, of all */
void page_limits(struct page *page, int number);  /* chart_limits.c */
void page_fan(struct page *page, int number);     /* chart_fan.c */
void page_ranges(struct page *page, int number);  /* chart_ranges.c */

/* chart_table.c */
int chart_table_pages(const struct chart_table *table);
/* The rows of a page: as many as on the others, rather whole groups. */
struct table_page { int first, count; };
struct table_page chart_table_page(const struct chart_table *table, int number);
/* What stands before a row, from y on: drawn, unless page is NULL, and how high it is. */
double chart_table_gap(struct page *page, const struct chart_table *table, const struct table_page *rows, int row,
                       double y);
unsigned chart_tint(unsigned colour, double share); /* over white */
/* A check or a cross: met or missed; nothing otherwise. */
void page_sign(struct page *page, double x, double y, enum chart_verdict verdict);

/* chart_panel.c: one panel. First a plan, which says how much room it needs beside it, then the drawing. */
struct panel_look {
	double label_size, tick_size, target_size, line_width, diamond;
	bool names;             /* "name value" at the ends, else the value alone */
	bool words;             /* the words History and Projection, and notes */
	double height;          /* of the area, about: what lies within a pixel of it coincides */
	double ends_width;      /* the most that the labels at the ends may take */
	int x_ticks, y_ticks;
};
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
struct panel_plan chart_panel_plan(struct page *page, const struct chart_panel *panel,
                                   const struct panel_look *look);
void chart_panel_draw(struct page *page, const struct chart_panel *panel, const struct panel_look *look,
                      const struct panel_plan *plan, struct box area);
/* A label among those at the ends, at a year and value; the room for them grows. The name gives way to the text. */
void chart_panel_end(struct panel_plan *plan, struct page *page, const struct panel_look *look, const char *name,
                     const char *text, struct point at, unsigned colour);
/* Do two lines cover one another in all their years? */
bool chart_panel_coincide(const struct panel_plan *plan, const struct panel_look *look,
                          const struct chart_line *a, const struct chart_line *b);
const char *chart_panel_target_text(struct page *page, const struct chart_target *target,
                                    const struct panel_look *look, int decimals);

/* chart_place.c: room for labels inside a panel. */
struct crowd {
	struct arena *arena;
	struct box bounds;
	struct box *boxes;      /* must not be covered */
	struct box *lines;      /* pieces of curves, from (left, top) to (right, bottom): better not covered */
	int box_count, box_room, line_count, line_room;
};
void crowd_box(struct crowd *crowd, struct box box);
void crowd_line(struct crowd *crowd, double x0, double y0, double x1, double y1);
/* The best free place near any of the points for something of this size, which is then added to the crowd.
 * False if there is none. */
bool crowd_place(struct crowd *crowd, const struct point *points, int count, double width, double height,
                 struct box *place);

/* chart_script.c and chart_finish.c */
/* `parts`: texts of plots/ that follow the page's own numbers and words; ends at `count` or at NULL. */
char *page_script(const struct page *page, const char *const *parts, int count);
/* Ids, boldness, fonts and a title for svg; a fixed date for pdf. May replace task->bytes. */
void chart_finish(struct arena *arena, const struct page *page, const char *name, struct gnuplot_task *task);
#endif
