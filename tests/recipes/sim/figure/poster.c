/* SPDX-License-Identifier: GPL-3.0-or-later */
/* poster: a scenario's name, as large as a page holds it; with a layout of its own. */
#include "figure/kind.h"
#include "figure/words.h"
#include "page/chart_layout.h"
#include "page/page.h"

static void draw(struct page *page, int number)
{
	(void)number;
	struct box area = page_between(page);
	page_text(page, page->chart->subtitle, area.left, (area.top + area.bottom) / 2, 40, true, ALIGN_LEFT, INK_TEXT);
}

static const struct chart_layout layout = {.width = 640, .height = 200, .draw = draw};

static const struct chart *chart_of(const struct gallery *gallery, int result)
{
	struct chart *chart = ARENA_NEW(gallery->arena, struct chart);
	*chart = (struct chart){.layout = &layout,
	                        .language = gallery->view->language,
	                        .title = word_text(gallery->view->language, W_POSTER_TITLE),
	                        .subtitle = figure_name(gallery, result),
	                        .footer = ""};
	return chart;
}

static void add(const struct gallery *gallery, unsigned formats, struct jobs *jobs)
{
	gallery_add_each(gallery, figure_poster.name, chart_of, formats, jobs);
}

const struct figure_kind figure_poster = {.name = "poster", .add = add};
