/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_page: one page of HTML, without scripts and without anything from elsewhere: each picture with what it
 * finds, what it shows and what must be known of it, and the files that hold its numbers. Holds: what users wrote
 * stands as text only, and names of files as relative links only, whatever they hold. */
#include "figure/index_page.h"
#include <string.h>
#include "figure/figure_sources.h"
#include "page/page.h"
#include "write/html.h"

static const char style[] =
	"body{font-family:system-ui,\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif;max-width:62rem;margin:2rem auto;"
	"padding:0 1rem;color:#222;background:#fff;line-height:1.5}\n"
	"h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2.5rem 0 .5rem}\n"
	"figure{margin:0}img{max-width:100%;height:auto;background:#fff}\n"
	"figcaption,footer,.scenarios{color:#555;font-size:.9rem}a{color:#0068a3}\n"
	"@media print{figure{break-inside:avoid}}\n";

/* ---- texts ---- */

/* "./name": what is no letter, digit, point, hyphen or underscore is written as its bytes. */
static void add_address(struct text *out, const char *name)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
	text_add(out, "./");
	for (const char *at = name; *at; at++)
		if (strchr(plain, *at))
			text_add_n(out, at, 1);
		else
			text_print(out, "%%%02X", (unsigned char)*at);
}

static void add_link(struct text *out, const char *name, const char *text)
{
	text_add(out, "<a href=\"");
	add_address(out, name);
	text_add(out, "\">");
	html_text(out, text);
	text_add(out, "</a>");
}

static void add_element(struct text *out, const char *element, const char *text)
{
	if (!text || !*text)
		return;
	text_print(out, "<%s>", element);
	html_text(out, text);
	text_print(out, "</%s>\n", element);
}

/* ---- pictures ---- */

struct index_page {
	struct text *out;
	const struct jobs *jobs;
	enum language language;
};

static const char *ending(const char *name)
{
	const char *point = strrchr(name, '.');
	return point ? point + 1 : name;
}

/* Of the jobs from `first` on that draw one chart the one that a browser shows; -1: none. */
static int shown_of(const struct jobs *jobs, int first)
{
	int shown = -1;
	for (int j = first; j < jobs->count && jobs->list[j].chart == jobs->list[first].chart; j++)
		if (jobs->list[j].format == CHART_SVG || (jobs->list[j].format == CHART_PNG && shown < 0))
			shown = j;
	return shown;
}

/* "csv · json · gp · " */
static void put_sources(const struct index_page *index, const char *picture, int page)
{
	static const char *const endings[] = {"csv", "json", "gp"};
	struct text *out = index->out;
	for (int i = 0; i < 3 && index->jobs->sources; i++) {
		const char *of = i == 2 ? chart_page_name(out->arena, picture, page) : picture;
		add_link(out, figure_sources_name(out->arena, of, endings[i]), endings[i]);
		text_add(out, " · ");
	}
}

static void put_picture(const struct index_page *index, int first, int page)
{
	struct text *out = index->out;
	const struct chart *chart = index->jobs->list[first].chart;
	const char *title = chart->said ? chart->said[page].title : chart->title,
			   *footer = chart->said ? chart->said[page].footer : chart->footer;
	int shown = shown_of(index->jobs, first);
	add_element(out, "h2", title);
	text_add(out, "<figure>\n");
	if (shown >= 0) {
		text_add(out, "<img src=\"");
		add_address(out, chart_page_name(out->arena, index->jobs->list[shown].name, page));
		text_add(out, "\" alt=\"");
		html_text(out, title);
		text_add(out, "\" loading=\"lazy\">\n");
	}
	text_add(out, "<figcaption>\n");
	add_element(out, "p", chart->subtitle);
	add_element(out, "p", footer);
	text_add(out, "<p>");
	for (int j = first; j < index->jobs->count && index->jobs->list[j].chart == chart; j++) {
		const char *name = chart_page_name(out->arena, index->jobs->list[j].name, page);
		text_add(out, j > first ? " · " : "");
		add_link(out, name, ending(name));
	}
	text_add(out, " · ");
	put_sources(index, index->jobs->list[first].name, page);
	add_link(out, "chart-drawn.csv", word_format(out->arena, index->language, W_INDEX_NUMBERS,
	                                             WORDS(gallery_stem(out->arena, index->jobs->list[first].name))));
	text_add(out, "</p>\n</figcaption>\n</figure>\n");
}

/* ---- the page ---- */

static void put_head(const struct index_page *index, const char *title)
{
	struct text *out = index->out;
	text_print(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
	           language_codes[index->language]);
	text_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	add_element(out, "title", title);
	text_print(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
	add_element(out, "h1", title);
}

struct text figure_index_page(struct arena *arena, const struct jobs *jobs, const struct result *const *results,
                              int count, const char *const *data, const struct view *view)
{
	struct text out;
	text_init(&out, arena);
	struct index_page index = {&out, jobs, view->language};
	const char *plan = view_plan_title(results[0], view), *names = NULL;
	put_head(&index, plan ? plan : view_scenario_title(results[0], view));
	const char **titles = gallery_titles(arena, results, count, view);
	for (int r = 0; r < count; r++)
		names = view_joined(arena, names, titles[r], view);
	text_add(&out, "<p class=\"scenarios\">");
	html_text(&out, word_format(arena, view->language, W_INDEX_SCENARIOS, WORDS(names)));
	text_add(&out, "</p>\n");
	for (int j = 0; j < jobs->count; j++)
		for (int page = 0; (j == 0 || jobs->list[j].chart != jobs->list[j - 1].chart) &&
		                   page < chart_pages(jobs->list[j].chart);
		     page++)
			put_picture(&index, j, page);
	text_add(&out, "<footer>\n<p>");
	html_text(&out, word_text(view->language, W_INDEX_DATA));
	for (; *data; data++) {
		text_add(&out, " ");
		add_link(&out, *data, *data);
	}
	text_add(&out, "</p>\n</footer>\n</body>\n</html>\n");
	return out;
}
