/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a page as a gnuplot script: numbers as arrays and one datablock, texts as single-quoted strings that
 * are cleaned here once more, whatever the caller did. All else that gnuplot is told comes from plots/. */
#include "page/page_script.h"
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "page/gnuplot_text.h"

static void add_number(struct text *out, double value)
{
	char digits[NUMBER_SIZE];
	number_shortest(value, digits);
	text_add(out, isfinite(value) ? digits : "NaN");
	if (isfinite(value) && !strpbrk(digits, ".e"))
		text_add(out, ".0"); /* gnuplot divides whole numbers as whole numbers */
}

static double hundredth(double pixels) { return round(pixels * 100) / 100; }

/* `array NAME[count+1] = [...]`: gnuplot has no empty arrays, so there is one more than is used. */
#define ADD_ARRAY(out, name, count, expression)                                                                        \
	do {                                                                                                               \
		text_print((out), "array %s[%d] = [", (name), (count) + 1);                                                    \
		for (int i = 0; i < (count); i++) {                                                                            \
			add_number((out), (expression));                                                                           \
			text_add((out), ",");                                                                                      \
		}                                                                                                              \
		text_add((out), "0]\n");                                                                                       \
	} while (0)
#define ADD_WHOLE(out, name, count, format, expression)                                                                \
	do {                                                                                                               \
		text_print((out), "array %s[%d] = [", (name), (count) + 1);                                                    \
		for (int i = 0; i < (count); i++)                                                                              \
			text_print((out), format ",", (expression));                                                               \
		text_add((out), "0]\n");                                                                                       \
	} while (0)
#define ADD_COLOURS(out, name, count, expression) ADD_WHOLE((out), (name), (count), "0x%06x", (expression))
#define ADD_FLAGS(out, name, count, expression) ADD_WHOLE((out), (name), (count), "%d", (int)(expression))

static void add_frames(struct text *out, const struct page *page)
{
	const struct page_frame *frames = page->frames;
	int count = page->frame_count;
	text_print(out, "FRAMES = %d\nSHARED = %d\n", count, page->shared);
	ADD_ARRAY(out, "LEFT", count, hundredth(frames[i].area.left));
	ADD_ARRAY(out, "RIGHT", count, hundredth(frames[i].area.right));
	ADD_ARRAY(out, "TOP", count, hundredth(frames[i].area.top));
	ADD_ARRAY(out, "BOTTOM", count, hundredth(frames[i].area.bottom));
	ADD_ARRAY(out, "X_LOW", count, frames[i].x.low);
	ADD_ARRAY(out, "X_HIGH", count, frames[i].x.high);
	ADD_ARRAY(out, "X_TICK", count, frames[i].x.count ? frames[i].x.tick[0] : frames[i].x.low);
	ADD_ARRAY(out, "X_STEP", count, frames[i].x.step);
	ADD_ARRAY(out, "X_LAST", count, frames[i].x.count ? frames[i].x.tick[frames[i].x.count - 1] : frames[i].x.low);
	ADD_ARRAY(out, "Y_LOW", count, frames[i].y.low);
	ADD_ARRAY(out, "Y_HIGH", count, frames[i].y_high);
	ADD_ARRAY(out, "Y_TICK", count, frames[i].y.tick[0]);
	ADD_ARRAY(out, "Y_STEP", count, frames[i].y.step);
	ADD_ARRAY(out, "Y_LAST", count, frames[i].y.tick[frames[i].y.count - 1]);
	ADD_FLAGS(out, "PROJECTED", count, isfinite(frames[i].ground));
	ADD_ARRAY(out, "GROUND_FROM", count, isfinite(frames[i].ground) ? frames[i].ground : 0);
}

/* FIRST and LAST: the curves of each frame, which follow one another. */
static void add_curves(struct text *out, const struct page *page)
{
	const struct page_curve *curves = page->curves;
	int count = page->curve_count, *first = ARENA_ARRAY(page->arena, 2 * page->frame_count, int),
		*last = first + page->frame_count;
	for (int i = 0; i < page->frame_count; i++)
		first[i] = 1;
	for (int i = count - 1; i >= 0; i--) {
		first[curves[i].frame] = i + 1;
		if (last[curves[i].frame] == 0)
			last[curves[i].frame] = i + 1;
	}
	text_print(out, "CURVES = %d\n", count);
	ADD_FLAGS(out, "FIRST", page->frame_count, first[i]);
	ADD_FLAGS(out, "LAST", page->frame_count, last[i]);
	ADD_COLOURS(out, "CURVE_COLOUR", count, curves[i].colour);
	ADD_ARRAY(out, "CURVE_WIDTH", count, hundredth(curves[i].width));
	ADD_FLAGS(out, "CURVE_DASHED", count, curves[i].dashed);
	text_add(out, "$curves << end_of_curves\n");
	for (int i = 0; i < count; i++) {
		for (int k = 0; k < curves[i].count || k == 0; k++) {
			add_number(out, k < curves[i].count ? curves[i].year[k] : (double)NAN);
			text_add(out, " ");
			add_number(out, k < curves[i].count ? curves[i].value[k] : (double)NAN);
			text_add(out, "\n");
		}
		text_add(out, "\n\n");
	}
	text_add(out, "end_of_curves\n");
}

static void add_marks(struct text *out, const struct page *page)
{
	const struct page_mark *marks = page->marks;
	const struct page_stroke *strokes = page->strokes;
	text_print(out, "MARKS = %d\n", page->mark_count);
	ADD_ARRAY(out, "MARK_X", page->mark_count, hundredth(marks[i].x));
	ADD_ARRAY(out, "MARK_Y", page->mark_count, hundredth(marks[i].y));
	ADD_ARRAY(out, "MARK_SIZE", page->mark_count, hundredth(marks[i].radius));
	ADD_FLAGS(out, "MARK_DIAMOND", page->mark_count, marks[i].diamond);
	ADD_COLOURS(out, "MARK_COLOUR", page->mark_count, marks[i].colour);
	text_print(out, "STROKES = %d\n", page->stroke_count);
	ADD_ARRAY(out, "STROKE_X0", page->stroke_count, hundredth(strokes[i].x0));
	ADD_ARRAY(out, "STROKE_Y0", page->stroke_count, hundredth(strokes[i].y0));
	ADD_ARRAY(out, "STROKE_X1", page->stroke_count, hundredth(strokes[i].x1));
	ADD_ARRAY(out, "STROKE_Y1", page->stroke_count, hundredth(strokes[i].y1));
	ADD_COLOURS(out, "STROKE_COLOUR", page->stroke_count, strokes[i].colour);
	ADD_ARRAY(out, "STROKE_WIDTH", page->stroke_count, hundredth(strokes[i].width));
}

static void add_rects(struct text *out, const struct page *page)
{
	const struct page_rect *rects = page->rects;
	int count = page->rect_count;
	text_print(out, "RECTS = %d\n", count);
	ADD_ARRAY(out, "RECT_LEFT", count, hundredth(rects[i].left));
	ADD_ARRAY(out, "RECT_TOP", count, hundredth(rects[i].top));
	ADD_ARRAY(out, "RECT_RIGHT", count, hundredth(rects[i].right));
	ADD_ARRAY(out, "RECT_BOTTOM", count, hundredth(rects[i].bottom));
	ADD_COLOURS(out, "RECT_COLOUR", count, rects[i].colour);
}

/* Between two curves, in the order of drawing. */
static void add_bands(struct text *out, const struct page *page)
{
	const struct page_band *bands = page->bands;
	text_print(out, "BANDS = %d\n", page->band_count);
	ADD_COLOURS(out, "BAND_COLOUR", page->band_count, bands[i].colour);
	text_add(out, "$bands << end_of_bands\n");
	for (int i = 0; i < page->band_count; i++) {
		for (int k = 0; k < bands[i].count; k++) {
			const double *columns[] = {bands[i].year, bands[i].low, bands[i].high};
			for (int c = 0; c < 3; c++) {
				text_add(out, c ? " " : "");
				add_number(out, columns[c][k]);
			}
			text_add(out, "\n");
		}
		text_add(out, bands[i].count ? "\n\n" : "NaN NaN NaN\n\n\n");
	}
	text_add(out, "end_of_bands\n");
}

static void add_texts(struct text *out, const struct page *page)
{
	const struct page_text *texts = page->texts;
	int count = page->text_count;
	text_print(out, "TEXTS = %d\narray TEXT[%d]\n", count, count + 1);
	for (int i = 0; i < count; i++)
		text_print(out, "TEXT[%d] = '%s'\n", i + 1, gnuplot_text(page->arena, texts[i].text, 600));
	ADD_ARRAY(out, "TEXT_X", count, hundredth(texts[i].x));
	ADD_ARRAY(out, "TEXT_Y", count, hundredth(texts[i].y));
	ADD_ARRAY(out, "TEXT_SIZE", count, texts[i].size);
	ADD_FLAGS(out, "TEXT_BOLD", count, texts[i].bold);
	ADD_FLAGS(out, "TEXT_ALIGN", count, texts[i].align);
	ADD_COLOURS(out, "TEXT_COLOUR", count, texts[i].colour);
}

char *page_script(const struct page *page, const char *style, const char *frames)
{
	static const char *const formats[] = {[CHART_SVG] = "svg", [CHART_PDF] = "pdf", [CHART_PNG] = "png"};
	struct text out;
	text_init(&out, page->arena);
	text_print(&out, "FORMAT = '%s'\nFILE = '%s'\nFONT = '%s'\n", formats[page->format], gnuplot_output(page->format),
	           page->font.family);
	text_add(&out, "WIDTH = ");
	add_number(&out, page->width);
	text_add(&out, "\nHEIGHT = ");
	add_number(&out, page->height);
	text_add(&out, "\n");
	add_frames(&out, page);
	add_curves(&out, page);
	add_bands(&out, page);
	add_rects(&out, page);
	add_marks(&out, page);
	add_texts(&out, page);
	text_add(&out, style);
	text_add(&out, frames);
	return out.bytes;
}
