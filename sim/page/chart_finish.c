/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What gnuplot leaves to be done. svg: it ignores boldness under `noenhanced`, gives the same ids in every
 * file, names one font, and has no text alternative. pdf: the date of creation is the only thing that differs
 * between runs. What users wrote stands only in lines that begin with <text>; these pass unchanged. */
#include "page/chart_finish.h"
#include <ctype.h>
#include <string.h>
#include "base/text.h"
#include "page/gnuplot_font.h"

static void add_xml(struct text *out, const char *text)
{
	for (; *text; text++) {
		const char *entity = *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : NULL;
		if (entity)
			text_add(out, entity);
		else
			text_add_n(out, text, 1);
	}
}

/* "gdp.zh.svg" -> "gdp-zh-svg": letters, digits, hyphens, of others their bytes; begins with a letter. */
static char *id_of(struct arena *arena, const char *name)
{
	struct text id;
	text_init(&id, arena);
	text_add(&id, isalpha((unsigned char)*name) ? "" : "c");
	for (const char *at = name; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		text_print(&id, byte >= 0x80 ? "%02x" : "%c", isalnum(byte) || byte >= 0x80 ? byte : '-');
	}
	return id.bytes;
}

static bool starts_with(const char *at, const char *end, const char *with)
{
	size_t length = strlen(with);
	return (size_t)(end - at) >= length && memcmp(at, with, length) == 0;
}

struct svg {
	struct text out;
	const struct page *page;
	const char *id;
	bool named;
};

/* ` font-family="Name:Bold"` -> the stack, and boldness as an attribute. Returns where it ends. */
static const char *add_font(struct svg *svg, const char *at, const char *end)
{
	const char *close = memchr(at + 14, '"', (size_t)(end - at - 14));
	if (!close)
		return at;
	text_print(&svg->out, " font-family=\"%s\"", gnuplot_font_stack(svg->page->chart->language));
	if (close - at > 5 && memcmp(close - 5, ":Bold", 5) == 0)
		text_add(&svg->out, " font-weight=\"bold\"");
	return close + 1;
}

static void add_name(struct svg *svg)
{
	text_print(&svg->out, "<title id=\"%s-title\">", svg->id);
	add_xml(&svg->out, svg->page->chart->said ? svg->page->chart->said[svg->page->number].title
	                                             : svg->page->chart->title);
	text_print(&svg->out, "</title>\n<desc id=\"%s-desc\">", svg->id);
	add_xml(&svg->out, svg->page->chart->subtitle);
	text_add(&svg->out, "</desc>");
	svg->named = true;
}

/* <title> and <desc>: the first title becomes ours, the rest (names of plots, the program's own) go. */
static const char *skip_element(struct svg *svg, const char *at, const char *end)
{
	const char *close = starts_with(at, end, "<title>") ? "</title>" : "</desc>";
	const char *found = memmem(at, (size_t)(end - at), close, strlen(close));
	if (!found)
		return at;
	if (!svg->named)
		add_name(svg);
	return found + strlen(close);
}

static const char *rewrite(struct svg *svg, const char *at, const char *end)
{
	static const char *const references[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
	if (starts_with(at, end, " font-family=\""))
		return add_font(svg, at, end);
	if (starts_with(at, end, "<title>") || starts_with(at, end, "<desc>"))
		return skip_element(svg, at, end);
	if (starts_with(at, end, " shape-rendering='crispEdges'"))
		return at + strlen(" shape-rendering='crispEdges'"); /* it makes dots square */
	if (starts_with(at, end, "/>Z ")) { /* the end of a path, once more as text */
		text_add(&svg->out, "/>");
		return at + 4;
	}
	if (starts_with(at, end, "<svg ")) {
		text_print(&svg->out, "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\" ", svg->id, svg->id);
		return at + 5;
	}
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++)
		if (starts_with(at, end, references[i])) {
			text_print(&svg->out, "%s%s-", references[i], svg->id);
			return at + strlen(references[i]);
		}
	return at;
}

static void add_css_line(struct svg *svg, const char *at, const char *end)
{
	const char *first = at;
	while (first < end && (*first == '\t' || *first == ' '))
		first++;
	if (starts_with(first, end, "<text")) {
		text_add_n(&svg->out, at, (size_t)(end - at));
		return;
	}
	while (at < end) {
		const char *next = rewrite(svg, at, end);
		if (next == at)
			text_add_n(&svg->out, at, 1), next++;
		at = next;
	}
}

static void finish_svg(struct arena *arena, const struct page *page, const char *name, struct gnuplot_task *task)
{
	struct svg svg = {.page = page, .id = id_of(arena, name)};
	text_init(&svg.out, arena);
	const char *at = task->bytes, *all = task->bytes + task->size;
	while (at < all) {
		const char *line = memchr(at, '\n', (size_t)(all - at)), *end = line ? line + 1 : all;
		add_css_line(&svg, at, end);
		at = end;
	}
	task->bytes = svg.out.bytes, task->size = svg.out.length;
}

/* "(D:20261123160929Z" -> the same length, always the same day. */
static void finish_pdf(struct gnuplot_task *task)
{
	static const char before[] = "/CreationDate (D:", date[] = "20000101000000";
	char *found = memmem(task->bytes, task->size, before, sizeof before - 1), *end = task->bytes + task->size;
	if (!found)
		return;
	found += sizeof before - 1;
	for (size_t i = 0; i < sizeof date - 1 && found + i < end && isdigit((unsigned char)found[i]); i++)
		found[i] = date[i];
}

void chart_finish(struct arena *arena, const struct page *page, const char *name, struct gnuplot_task *task)
{
	if (task->format == CHART_SVG)
		finish_svg(arena, page, name, task);
	else if (task->format == CHART_PDF)
		finish_pdf(task);
}
