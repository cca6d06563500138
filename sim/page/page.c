/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page: what layouts put on a page, in the order in which it is drawn, and what all pages have: above, the finding
 * and what is measured; below, where things come from. Long titles are wrapped, then cut; footers only wrapped.
 * Signs for met and missed are strokes because not every font has them. */
#include "page/page.h"
#include <math.h>
#include "page/chart_layout.h"
#include "page/chart_text.h"

enum { TITLE_SIZE = 17, TITLE_STEP = 22, SUBTITLE_STEP = 17, FOOT_SIZE = 10, FOOT_STEP = 14 };
enum { FOOT_LINES = 100, HEAD_LINES = 4, KEY_STEP = 17 };
enum { TICKS_BELOW = 32, AREA_LEAST = 150 };
static const double subtitle_size = 12.7, key_size = 12.7;

/* ---- what stands on it ---- */

void page_text(struct page *page, const char *text, double x, double y, double size, bool bold, enum align align,
               unsigned colour)
{
	if (*text)
		*ARENA_PUSH(page->arena, page->texts, page->text_count, page->text_room) =
			(struct page_text){text, x, y, size, bold, align, colour};
}

void page_mark(struct page *page, double x, double y, double radius, bool diamond, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->marks, page->mark_count, page->mark_room) =
		(struct page_mark){x, y, radius, diamond, colour};
}

void page_stroke(struct page *page, double x0, double y0, double x1, double y1, double width, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->strokes, page->stroke_count, page->stroke_room) =
		(struct page_stroke){x0, y0, x1, y1, colour, width};
}

void page_rect(struct page *page, struct box box, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->rects, page->rect_count, page->rect_room) =
		(struct page_rect){box.left, box.top, box.right, box.bottom, colour};
}

void page_sign(struct page *page, double x, double y, enum chart_verdict verdict)
{
	if (verdict == CHART_MET) {
		page_stroke(page, x - 4, y + 0.5, x - 1.3, y + 3.2, 1.5, INK_MET);
		page_stroke(page, x - 1.3, y + 3.2, x + 4, y - 3.4, 1.5, INK_MET);
	} else if (verdict == CHART_MISSED) {
		page_stroke(page, x - 3.2, y - 3.2, x + 3.2, y + 3.2, 1.5, INK_MISSED);
		page_stroke(page, x - 3.2, y + 3.2, x + 3.2, y - 3.2, 1.5, INK_MISSED);
	}
}

void page_frame(struct page *page, const struct page_frame *frame)
{
	*ARENA_PUSH(page->arena, page->frames, page->frame_count, page->frame_room) = *frame;
}

void page_curve(struct page *page, int frame, int count, const double *year, const double *value, unsigned colour,
                double width, bool dashed)
{
	*ARENA_PUSH(page->arena, page->curves, page->curve_count, page->curve_room) =
		(struct page_curve){frame, count, year, value, colour, width, dashed};
}

void page_band(struct page *page, int count, const double *year, const double *low, const double *high, unsigned colour)
{
	*ARENA_PUSH(page->arena, page->bands, page->band_count, page->band_room) =
		(struct page_band){count, year, low, high, colour};
}

double page_x(const struct page_frame *frame, double year)
{
	const struct box *area = &frame->area;
	return area->left + (year - frame->x.low) / (frame->x.high - frame->x.low) * (area->right - area->left);
}

double page_y(const struct page_frame *frame, double value)
{
	const struct box *area = &frame->area;
	return area->bottom - (value - frame->y.low) / (frame->y_high - frame->y.low) * (area->bottom - area->top);
}

/* ---- above and below ---- */

double chart_width(const struct chart *chart) { return chart->size.width ? chart->size.width : chart->layout->width; }

double page_least(const struct page *page, double natural, double part)
{
	return page->chart->size.width ? fmin(natural, part * page->width) : natural;
}

/* What is left of a picture where title and footer are not in it. */
static const double bare_part = 0.8;

double page_natural_height(const struct chart *chart, double natural)
{
	return chart->size.height ? chart->size.height : chart->size.bare ? round(bare_part * natural) : natural;
}

int chart_pages(const struct chart *chart) { return chart->layout->pages ? chart->layout->pages(chart) : 1; }

const char *chart_page_title(struct arena *arena, const struct chart *chart, int page)
{
	const char *title = chart->said ? chart->said[page].title : chart->title;
	int pages = chart_pages(chart);
	if (pages == 1)
		return title;
	return word_format(arena, chart->language, W_CHART_PAGE,
	                   WORDS(title, arena_print(arena, "%d", page + 1), arena_print(arena, "%d", pages)));
}

const char *chart_page_footer(const struct chart *chart, int page)
{
	return chart->said ? chart->said[page].footer : chart->footer;
}

static double paragraph(struct page *page, const char *text, double y, double size, double step, bool bold, int most,
                        unsigned colour)
{
	const char *lines[HEAD_LINES];
	int count = chart_text_lines(page->arena, text, page->width - 2 * PAGE_EDGE, size, bold, &page->font, most, lines);
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], PAGE_EDGE, y + i * step, size, bold, ALIGN_LEFT, colour);
	return y + count * step;
}

double page_head(struct page *page)
{
	const struct chart *chart = page->chart;
	const char *title = chart->size.bare ? "" : chart_page_title(page->arena, chart, page->number);
	double y = paragraph(page, title, 20, TITLE_SIZE, TITLE_STEP, true, HEAD_LINES, INK_TEXT);
	double above = chart->size.bare ? PAGE_EDGE : y + 3;
	return paragraph(page, chart->subtitle, above, subtitle_size, SUBTITLE_STEP, false, HEAD_LINES, INK_QUIET) - 4;
}

double page_key(struct page *page, double y)
{
	const struct chart *chart = page->chart;
	double x = PAGE_EDGE;
	for (int i = 0; i < chart->key_count; i++) {
		const char *name = chart_text_fit(page->arena, chart->key[i].name, 300, key_size, true, &page->font);
		double width = chart_text_width(name, key_size, true, &page->font);
		if (x > PAGE_EDGE && x + width > page->width - PAGE_EDGE)
			x = PAGE_EDGE, y += KEY_STEP + 2;
		page_text(page, name, x, y, key_size, true, ALIGN_LEFT, chart_colour_dark(chart->key[i].colour));
		x += width + 20;
	}
	return chart->key_count ? y + KEY_STEP : y;
}

static int foot_lines(struct page *page, const char **lines)
{
	const char *footer = page->chart->size.bare ? "" : chart_page_footer(page->chart, page->number);
	return chart_text_lines(page->arena, footer, page->width - 2 * PAGE_EDGE, FOOT_SIZE, false, &page->font, FOOT_LINES,
	                        lines);
}

double page_foot_height(struct page *page)
{
	const char *lines[FOOT_LINES];
	int count = foot_lines(page, lines);
	return count ? PAGE_EDGE + (count - 1) * FOOT_STEP + 9 : 6;
}

void page_foot(struct page *page)
{
	const char *lines[FOOT_LINES];
	int count = foot_lines(page, lines);
	for (int i = 0; i < count; i++)
		page_text(page, lines[i], PAGE_EDGE, page->height - PAGE_EDGE - (count - 1 - i) * FOOT_STEP, FOOT_SIZE, false,
		          ALIGN_LEFT, INK_QUIET);
}

void page_reaches(struct page *page, double bottom) { page->height = ceil(fmax(page->height, bottom)); }

struct box page_between(struct page *page)
{
	double top = page_head(page) + 6;
	page_reaches(page, top + AREA_LEAST + TICKS_BELOW + page_foot_height(page));
	page_foot(page);
	return (struct box){PAGE_EDGE, top, page->width - PAGE_EDGE,
	                    page->height - page_foot_height(page) - TICKS_BELOW};
}
