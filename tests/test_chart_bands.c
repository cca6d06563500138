/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacked bands and strips of limits as they are laid out: sums and places by hand, labels that never touch, and which
 * cells are filled, hatched, crossed or left blank. */
#include <math.h>
#include <string.h>
#include "page/chart_layout.h"
#include "page/chart_panel.h"
#include "page/chart_text.h"
#include "tests/test.h"

enum { BANDS = 7, YEARS = 3 };
static const double years[YEARS] = {2020, 2021, 2022};

struct bench {
	struct arena arena;
	jmp_buf rescue;
	struct page page;
};

static struct bench *lay_out(const struct chart *chart)
{
	struct bench *bench = calloc(1, sizeof *bench);
	arena_init(&bench->arena, &bench->rescue, 0);
	bench->page = (struct page){.arena = &bench->arena,
	                            .chart = chart,
	                            .font = gnuplot_font_web(LANG_EN),
	                            .format = CHART_SVG,
	                            .width = chart->layout->width,
	                            .height = chart->layout->height};
	chart->layout->draw(&bench->page, 0);
	return bench;
}

static void bench_end(struct bench *bench)
{
	arena_free(&bench->arena);
	free(bench);
}

/* Six bands of 0.5 and one of 97: 100 in all, in all years. */
TEST(chart_stack_bands_touch_and_labels_never_overlap)
{
	static const double thin[YEARS] = {0.5, 0.5, 0.5}, thick[YEARS] = {97, 97, 97};
	struct chart_line lines[BANDS];
	for (int i = 0; i < BANDS; i++)
		lines[i] = (struct chart_line){.name = "A sector with a long name",
		                               .colour = 1 + i,
		                               .count = YEARS,
		                               .year = years,
		                               .value = i == 5 ? thick : thin,
		                               .value_text = "0.5 to 0.5 %"};
	struct chart_panel panel = {
		.title = "", .unit = "", .projected_from = NAN, .line_count = BANDS, .lines = lines, .sum_text = "GDP 100"};
	struct chart chart = {
		.layout = &chart_stack, .title = "T", .subtitle = "S", .footer = "F", .panel_count = 1, .panels = &panel};
	struct bench *bench = lay_out(&chart);
	const struct page *page = &bench->page;
	CHECK_INT(page->band_count, BANDS);
	CHECK_CLOSE(page->bands[0].low[0], 0, 0);
	CHECK_CLOSE(page->bands[4].high[2], 2.5, 1e-15);
	CHECK_CLOSE(page->bands[5].high[2], 99.5, 1e-15);
	CHECK_CLOSE(page->bands[6].high[2], 100, 1e-15);
	for (int i = 1; i < BANDS; i++)
		CHECK_CLOSE(page->bands[i].low[1], page->bands[i - 1].high[1], 0);
	CHECK_CLOSE(page_y(&page->frames[0], 0), page->frames[0].area.bottom, 1e-12);
	int labels = 0;
	double right = page->frames[0].area.right;
	for (int i = 0; i < page->text_count; i++) {
		const struct page_text *a = &page->texts[i];
		if (a->x < right + ENDS_GAP)
			continue;
		labels++;
		CHECK(a->x + chart_text_width(a->text, a->size, true, &page->font) <= page->width);
		for (int k = 0; k < i; k++)
			if (page->texts[k].x >= right + ENDS_GAP)
				CHECK(fabs(page->texts[k].y - a->y) >= a->size * 1.2);
	}
	CHECK_INT(labels, BANDS + 1);
	bench_end(bench);
}

static int rects_at(const struct page *page, double x, double y, unsigned *colour)
{
	int count = 0;
	for (int i = 0; i < page->rect_count; i++)
		if (x > page->rects[i].left && x < page->rects[i].right && y > page->rects[i].top && y < page->rects[i].bottom)
			*colour = page->rects[i].colour, count++;
	return count;
}

/* Strokes whose middle lies in the year's cell. */
static int strokes_in(const struct page *page, double year, double top)
{
	int count = 0;
	double left = page_x(&page->frames[0], year - 0.5), right = page_x(&page->frames[0], year + 0.5);
	for (int i = 0; i < page->stroke_count; i++) {
		double x = (page->strokes[i].x0 + page->strokes[i].x1) / 2, y = (page->strokes[i].y0 + page->strokes[i].y1) / 2;
		count += x > left && x < right && y > top;
	}
	return count;
}

TEST(chart_limits_cells_are_blank_hatched_filled_or_crossed)
{
	static const double with[4] = {100, 100, 90, 80}, without[4] = {100, 110, 120, 130},
						four[4] = {2020, 2021, 2022, 2023};
	static const struct chart_cell cells[4] = {{.value = NAN, .verdict = CHART_NO_VERDICT, .text = ""},
	                                           {.value = 0, .verdict = CHART_NO_VERDICT, .text = ""},
	                                           {.value = 1, .verdict = CHART_NO_VERDICT, .text = ""},
	                                           {.value = 0, .verdict = CHART_MISSED, .text = "broken"}};
	struct chart_row row = {.name = "Water", .note = "", .end = "binds", .cells = cells};
	struct chart_table table = {.column_count = 4, .row_count = 1, .rows = &row};
	struct chart_line lines[2] = {{"With", 1, CHART_STRONG, 4, four, with, "80", NULL, NULL},
	                              {"Without", 1, CHART_DASHED, 4, four, without, "130", NULL, NULL}};
	struct chart_panel panel = {
		.title = "", .unit = "", .projected_from = NAN, .line_count = 2, .lines = lines, .gap_text = "Lost 50"};
	struct chart chart = {.layout = &chart_limits,
	                      .title = "T",
	                      .subtitle = "S",
	                      .footer = "F",
	                      .panel_count = 1,
	                      .panels = &panel,
	                      .table = &table};
	struct bench *bench = lay_out(&chart);
	const struct page *page = &bench->page;
	const struct page_frame *frame = &page->frames[0];
	CHECK_INT(page->rect_count, 4);
	double y = (page->rects[0].top + page->rects[0].bottom) / 2, below = frame->area.bottom + 20;
	CHECK(y > frame->area.bottom);
	CHECK_CLOSE(frame->x.low, 2019.5, 0);
	CHECK_CLOSE(frame->x.high, 2023.5, 0);
	/* the price's own colour at 0.25 + 0.7 of it over white: 255 - 0.95 * (255 - 0x7a) = 128.65 and so on */
	static const unsigned want[4] = {0xf1f2f3, 0xf2eae6, 0x81380d, 0xf5d7bf};
	static const int strokes[4] = {0, -1, 0, 2};
	for (int k = 0; k < 4; k++) {
		unsigned colour = 0;
		CHECK_INT(rects_at(page, page_x(frame, four[k]), y, &colour), 1);
		CHECK_INT((int)colour, (int)want[k]);
		int drawn = strokes_in(page, four[k], below);
		CHECK(strokes[k] < 0 ? drawn > 3 : drawn == strokes[k]);
	}
	bool word = false, gap = false;
	for (int i = 0; i < page->text_count; i++) {
		word = word || strcmp(page->texts[i].text, "broken") == 0;
		gap = gap || strcmp(page->texts[i].text, "Lost 50") == 0;
	}
	CHECK(word && gap);
	CHECK_INT(page->band_count, 1);
	CHECK_CLOSE(page->bands[0].high[3] - page->bands[0].low[3], 50, 0);
	CHECK(page->height > y);
	bench_end(bench);
}
