/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html: texts and numbers of a page. Holds: every byte of a text of users' passes html_text. */
#include "write/html.h"
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "base/number.h"

void html_text(struct text *out, const char *text)
{
	for (const char *at = clean_text(out->arena, text ? text : ""); *at;) {
		size_t plain = strcspn(at, "&<>\"'");
		text_add_n(out, at, plain);
		at += plain;
		const char *entity = *at == '&'    ? "&amp;"
		                     : *at == '<'  ? "&lt;"
		                     : *at == '>'  ? "&gt;"
		                     : *at == '"'  ? "&quot;"
		                     : *at == '\'' ? "&#39;"
		                                   : NULL;
		if (entity)
			text_add(out, entity), at++;
	}
}

void html_element(struct text *out, const char *element, const char *text)
{
	text_print(out, "<%s>", element);
	html_text(out, text);
	text_print(out, "</%s>\n", element);
}

void html_value(struct text *out, const struct cell *cell)
{
	char digits[NUMBER_SIZE];
	if (!cell->is_number || !isfinite(cell->number))
		return;
	number_shortest(cell->number, digits);
	text_print(out, " data-value=\"%s\"", digits);
}

void html_cell(struct text *out, const struct cell *cell)
{
	const char *text = cell->text ? cell->text : "";
	const char *element = cell->anchor ? "a" : "span";
	if (!cell->anchor && !cell->is_number) {
		html_text(out, text);
		return;
	}
	text_print(out, "<%s class=\"n\"", element);
	if (cell->anchor)
		text_print(out, " href=\"#%s\"", numbering_anchor(out->arena, cell->anchor));
	html_value(out, cell);
	text_add(out, ">");
	html_text(out, text);
	text_print(out, "</%s>", element);
}

static void add_text_part(struct text *out, const char *text, size_t from, size_t to)
{
	if (from < to)
		html_text(out, arena_copy(out->arena, text + from, to - from));
}

void html_prose_part(struct text *out, struct prose prose, size_t from, size_t to)
{
	for (int i = 0; i < prose.count; i++) {
		const struct mention *mention = &prose.mentions[i];
		if (mention->start < from || mention->start + mention->length > to)
			continue;
		add_text_part(out, prose.text, from, mention->start);
		html_cell(out, &mention->cell);
		from = mention->start + mention->length;
	}
	add_text_part(out, prose.text, from, to);
}

void html_prose(struct text *out, struct prose prose) { html_prose_part(out, prose, 0, strlen(prose.text)); }

/* ---- contents ---- */

void html_contents(struct text *out, const struct document *document, enum language language)
{
	struct numbering numbering = numbering_begin(out->arena, language);
	int open = 0; /* lists */
	for (int i = 0; i < document->count; i++) {
		const struct document_block *block = &document->blocks[i];
		if (block->kind != BLOCK_HEADING || block->level < 1)
			continue;
		const char *label = numbering_heading(&numbering, block);
		if (block->level > 2)
			continue;
		if (open < block->level)
			text_add(out, "\n<ol>\n"), open++;
		else
			text_add(out, open > block->level ? "</li>\n</ol>\n</li>\n" : "</li>\n");
		open = open < block->level ? open : block->level;
		text_print(out, "<li><a href=\"#%s\">", numbering_id(&numbering, block));
		if (*label)
			html_text(out, label);
		html_text(out, block->lead);
		text_add(out, "</a>");
	}
	for (; open > 0; open--)
		text_add(out, "</li>\n</ol>\n");
}

/* ---- pictures ---- */

/* The element alone: no XML declaration, document type or comment before it, no line end behind it. */
static void add_svg(struct text *out, const struct picture *picture)
{
	const char *from = memmem(picture->svg, picture->svg_size, "<svg", 4);
	const char *end = picture->svg + picture->svg_size;
	while (end > picture->svg && end[-1] != '>')
		end--;
	if (from && from < end)
		text_add_n(out, from, (size_t)(end - from));
}

static void add_base64(struct text *out, const unsigned char *bytes, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	text_expect(out, size / 3 * 4 + 4);
	for (size_t i = 0; i < size; i += 3) {
		size_t left = size - i;
		unsigned group = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
		                 (left > 2 ? (unsigned)bytes[i + 2] : 0);
		const char four[4] = {digits[group >> 18], digits[group >> 12 & 63], left > 1 ? digits[group >> 6 & 63] : '=',
		                      left > 2 ? digits[group & 63] : '='};
		text_add_n(out, four, 4);
	}
}

static void add_image(struct text *out, const struct picture *picture, const char *alternative)
{
	text_print(out, "<img width=\"%d\" height=\"%d\" alt=\"", picture->width, picture->height);
	html_text(out, alternative);
	text_add(out, "\" src=\"data:image/png;base64,");
	add_base64(out, (const unsigned char *)picture->png, picture->png_size);
	text_add(out, "\">");
}

void html_picture(struct text *out, const struct numbering *numbering, const struct document_block *block,
                  const struct pictures *pictures)
{
	const struct picture *picture = picture_find(pictures, block->lead);
	const struct caption *caption = block->caption;
	const struct prose source = numbering_source(numbering, block);
	const char *id = arena_print(out->arena, "figure-%s%d-%d", numbering->appendix ? "a" : "", caption->chapter,
	                             caption->number);
	bool told = strcmp(block->prose.text, caption->title) != 0; /* an alternative that is more than the title */
	bool drawn = picture && (picture->svg || picture->png);
	text_print(out, "<figure id=\"%s\"%s%s%s>\n", id, told && drawn ? " aria-describedby=\"" : "",
	           told && drawn ? id : "", told && drawn ? "-told\"" : "");
	text_add(out, "<div class=\"card\">\n");
	if (drawn && picture->svg)
		add_svg(out, picture);
	else if (drawn)
		add_image(out, picture, block->prose.text);
	else
		html_element(out, "p", block->prose.text);
	text_add(out, "\n</div>\n<figcaption><b>");
	html_text(out, numbering_caption(numbering, block));
	text_add(out, "</b> ");
	html_text(out, caption->title);
	if (*source.text) {
		text_add(out, "\n<small>");
		html_prose(out, source);
		text_add(out, "</small>");
	}
	text_add(out, "</figcaption>\n");
	if (told && drawn) {
		text_print(out, "<p class=\"told\" id=\"%s-told\">", id);
		html_prose(out, block->prose);
		text_add(out, "</p>\n");
	}
	text_add(out, "</figure>\n");
}
