/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_html: a report as one page that needs nothing from elsewhere and no script: contents, chapters, tables,
 * pictures within, and the entries that numbers lead to, folded. Blocks of a kind that follow one another are one list.
 * Holds: whatever is opened is closed in turn; the same document gives the same bytes. */
#include <string.h>
#include "write/html.h"
#include "write/writer.h"

/* What is open: lists and steps within a section, an entry within its chapter. */
enum list { LIST_NONE, LIST_ITEMS, LIST_BULLETS, LIST_NUMBERS, LIST_STEPS };
static const char *const list_tags[] = {[LIST_ITEMS] = "dl", [LIST_BULLETS] = "ul", [LIST_NUMBERS] = "ol"};

struct html {
	struct text *out;
	const struct manner *manner;
	struct numbering numbering;
	enum list list;
	int depth; /* of steps */
	bool entry, section, chapter;
};

/* ---- lists ---- */

static void end_list(struct html *html)
{
	for (; html->list == LIST_STEPS && html->depth > 0; html->depth--)
		text_add(html->out, "</li>\n</ul>\n");
	if (html->list != LIST_NONE && html->list != LIST_STEPS)
		text_print(html->out, "</%s>\n", list_tags[html->list]);
	html->list = LIST_NONE;
}

static void begin_list(struct html *html, enum list list)
{
	if (html->list == list)
		return;
	end_list(html);
	html->list = list;
	if (list != LIST_STEPS)
		text_print(html->out, "<%s>\n", list_tags[list]);
}

static void put_item(struct html *html, const struct document_block *block)
{
	bool labelled = block->lead && *block->lead;
	begin_list(html, labelled ? LIST_ITEMS : LIST_BULLETS);
	if (labelled)
		html_element(html->out, "dt", block->lead);
	text_add(html->out, labelled ? "<dd>" : "<li>");
	html_prose(html->out, block->prose);
	text_add(html->out, labelled ? "</dd>\n" : "</li>\n");
}

static void put_written(struct html *html, const struct document_block *block)
{
	if (block->written == WRITTEN_PLAIN) {
		end_list(html);
		html_element(html->out, "p", block->prose.text);
		return;
	}
	begin_list(html, block->written == WRITTEN_NUMBERED ? LIST_NUMBERS : LIST_BULLETS);
	html_element(html->out, "li", block->prose.text);
}

/* The step's text, its place less loud than the rest. */
static void put_step_text(struct html *html, const struct document_block *block)
{
	const char *text = block->prose.text, *place = block->place && *block->place ? strstr(text, block->place) : NULL;
	size_t end = strlen(text), from = place ? (size_t)(place - text) : end,
		   to = place ? from + strlen(block->place) : end;
	html_prose_part(html->out, block->prose, 0, from);
	if (!place)
		return;
	text_add(html->out, "<small>");
	html_prose_part(html->out, block->prose, from, to);
	text_add(html->out, "</small>");
	html_prose_part(html->out, block->prose, to, end);
}

static void put_step(struct html *html, const struct document_block *block)
{
	begin_list(html, LIST_STEPS);
	if (html->depth < block->depth)
		text_print(html->out, "<ul%s>\n", html->depth ? "" : " class=\"steps\""), html->depth++;
	else
		text_add(html->out, "</li>\n");
	for (; html->depth > block->depth; html->depth--)
		text_add(html->out, "</ul>\n</li>\n");
	text_add(html->out, "<li>");
	put_step_text(html, block);
}

/* ---- headings ---- */

static void end_to(struct html *html, int level)
{
	end_list(html);
	if (html->entry)
		text_add(html->out, "</div>\n</details>\n");
	html->entry = false;
	if (html->section && level <= 2)
		text_add(html->out, "</section>\n"), html->section = false;
	if (html->chapter && level <= 1)
		text_add(html->out, "</section>\n"), html->chapter = false;
}

static void put_heading_text(struct html *html, const char *label, const char *title)
{
	if (*label) {
		text_add(html->out, "<span class=\"number\">");
		html_text(html->out, label);
		text_add(html->out, "</span>");
	}
	html_text(html->out, title);
}

static void put_heading(struct html *html, const struct document_block *block)
{
	const char *label = numbering_heading(&html->numbering, block), *id = numbering_id(&html->numbering, block);
	struct text *out = html->out;
	end_to(html, block->level);
	if (numbering_is_entry(&html->numbering, block)) {
		text_add(out, "<details>\n<summary>");
		put_heading_text(html, label, block->lead);
		text_print(out, "</summary>\n<div id=\"%s\">\n", id); /* within: what is led to unfolds what it stands in */
		html->entry = true;
		return;
	}
	if (block->level <= 2) {
		text_print(out, "<section id=\"%s\"%s>\n", id, block->level == 1 ? " class=\"chapter\"" : "");
		*(block->level == 1 ? &html->chapter : &html->section) = true;
	}
	int rank = block->level < 5 ? block->level + 1 : 6;
	text_print(out, "<h%d", rank);
	if (block->level > 2)
		text_print(out, " id=\"%s\"", id);
	text_add(out, ">");
	put_heading_text(html, label, block->lead);
	text_print(out, "</h%d>\n", rank);
}

/* A screen's heading: bold, and what goes on behind it. */
static void put_lead(struct html *html, const struct document_block *block)
{
	end_list(html);
	text_add(html->out, "<p class=\"lead\"><b>");
	html_text(html->out, block->lead);
	text_add(html->out, "</b>");
	html_prose(html->out, block->prose);
	text_add(html->out, "</p>\n");
}

/* ---- blocks ---- */

static void put_paragraph(struct html *html, const char *begin, const struct document_block *block, const char *end)
{
	end_list(html);
	text_add(html->out, begin);
	html_prose(html->out, block->prose);
	text_add(html->out, end);
}

static void put_block(struct html *html, const struct document_block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING: (block->level > 0 ? put_heading : put_lead)(html, block); break;
	case BLOCK_SENTENCE: put_paragraph(html, "<p>", block, "</p>\n"); break;
	case BLOCK_NOTE: put_paragraph(html, "<p class=\"note\">", block, "</p>\n"); break;
	case BLOCK_COMMAND: put_paragraph(html, "<pre><code>", block, "</code></pre>\n"); break;
	case BLOCK_TABLE:
		end_list(html);
		html_table(html->out, &html->numbering, block);
		break;
	case BLOCK_ITEM: put_item(html, block); break;
	case BLOCK_STEP: put_step(html, block); break;
	case BLOCK_FIGURE: break; /* of terminals */
	case BLOCK_PICTURE:
		end_list(html);
		html_picture(html->out, &html->numbering, block, html->manner->pictures);
		break;
	case BLOCK_WRITTEN: put_written(html, block); break;
	case BLOCK_SPACE: end_list(html); break;
	}
}

static void put_head(struct text *out, const struct document *document, const struct language_rules *rules)
{
	text_print(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", rules->page_tag);
	text_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	              "<meta name=\"color-scheme\" content=\"light dark\">\n"
	              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	              "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
	              "<meta name=\"generator\" content=\"outturn\">\n");
	html_element(out, "title", document->title ? document->title : "outturn");
	text_print(out, "<style>\n%s%s</style>\n</head>\n<body>\n", rules->page_style, html_style);
}

static void put_front(struct text *out, const struct document *document, enum language language)
{
	text_add(out, "<a class=\"skip\" href=\"#page-text\">");
	html_text(out, word_text(language, W_REPORT_SKIP));
	text_add(out, "</a>\n<header>\n");
	html_element(out, "h1", document->title ? document->title : "outturn");
	if (document->subtitle && *document->subtitle)
		html_element(out, "p", document->subtitle);
	text_add(out, "</header>\n<nav aria-labelledby=\"page-contents\">\n<p class=\"contents\" id=\"page-contents\">");
	html_text(out, word_text(language, W_REPORT_CONTENTS));
	text_add(out, "</p>");
	html_contents(out, document, language);
	text_add(out, "</nav>\n");
}

static void write_html(struct text *out, const struct said *said, const struct manner *manner)
{
	struct document document = {.arena = out->arena};
	said_tell(said, &document);
	struct html html = {.out = out, .manner = manner, .numbering = numbering_begin(out->arena, manner->language)};
	put_head(out, &document, &language_rules[manner->language]);
	put_front(out, &document, manner->language);
	text_add(out, "<main id=\"page-text\">\n");
	for (int i = 0; i < document.count; i++)
		put_block(&html, &document.blocks[i]);
	end_to(&html, 1);
	text_add(out, "</main>\n</body>\n</html>\n");
}

const struct writer writer_html = {.name = "html", .ending = "html", .for_people = true, .write = write_html};
