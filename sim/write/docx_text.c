/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_text: paragraphs, runs, links and fields. A number links to the bookmark of its anchor where some block has it,
 * and is plain text otherwise: no link leads nowhere. */
#include <ctype.h>
#include <string.h>
#include "base/clean.h"
#include "base/sha256.h"
#include "write/docx.h"

enum { BOOKMARK_MOST = 40, HASH_DIGITS = 32 };

void docx_escape(struct text *out, const char *text, size_t length)
{
	const char *clean = clean_text(out->arena, arena_copy(out->arena, text, length));
	for (size_t plain; *clean; clean++) {
		plain = strcspn(clean, "&<>\"");
		text_add_n(out, clean, plain);
		clean += plain;
		if (!*clean)
			break;
		text_add(out, *clean == '&' ? "&amp;" : *clean == '<' ? "&lt;" : *clean == '>' ? "&gt;" : "&quot;");
	}
}

/* --- bookmarks --- */

/* Word does not tell capitals apart, and knows no hyphens: what has others than small letters and digits is hashed. */
const char *docx_bookmark(struct arena *arena, const char *anchor)
{
	size_t length = strlen(anchor);
	if (length + 2 <= BOOKMARK_MOST && strspn(anchor, "abcdefghijklmnopqrstuvwxyz0123456789-") == length) {
		char *name = arena_print(arena, "a_%s", anchor);
		for (char *at = name; *at; at++)
			if (*at == '-')
				*at = '_';
		return name;
	}
	char hash[SHA256_TEXT];
	sha256_text(anchor, length, hash);
	return arena_print(arena, "h_%.*s", HASH_DIGITS, hash);
}

void docx_list_anchors(struct docx *docx)
{
	docx->anchors = lookup_create(docx->arena);
	docx->marked = lookup_create(docx->arena);
	for (int i = 0; i < docx->document->count; i++) {
		const char *anchor = docx->document->blocks[i].anchor;
		if (anchor && !lookup_find(docx->anchors, anchor))
			lookup_put(docx->anchors, anchor, (void *)docx_bookmark(docx->arena, anchor));
	}
}

void docx_mark(struct docx *docx, const char *name)
{
	text_print(&docx->body, "<w:bookmarkStart w:id=\"%d\" w:name=\"%s\"/><w:bookmarkEnd w:id=\"%d\"/>",
	           docx->bookmarks, name, docx->bookmarks);
	docx->bookmarks++;
}

/* Where several blocks have the same anchor it is the first one's. */
static void mark_anchor(struct docx *docx, const char *anchor)
{
	if (!anchor || lookup_find(docx->marked, anchor))
		return;
	const char *name = lookup_find(docx->anchors, anchor);
	lookup_put(docx->marked, anchor, (void *)name);
	docx_mark(docx, name);
}

/* --- paragraphs --- */

void docx_open(struct docx *docx, const struct docx_paragraph *paragraph)
{
	struct text *out = &docx->body;
	text_print(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", paragraph->style);
	if (paragraph->with_next)
		text_add(out, "<w:keepNext/>");
	if (paragraph->list)
		text_print(out, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr>", paragraph->list);
	if (paragraph->left || paragraph->hanging)
		text_print(out, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/>", paragraph->left, paragraph->hanging);
	if (paragraph->align)
		text_print(out, "<w:jc w:val=\"%s\"/>", paragraph->align);
	text_add(out, "</w:pPr>");
	mark_anchor(docx, paragraph->anchor);
}

void docx_close(struct docx *docx) { text_add(&docx->body, "</w:p>\n"); }

/* --- runs --- */

static bool is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] > 127)
			return false;
	return true;
}

/* Quotation marks, dashes and signs that both scripts have are Chinese ones among Chinese. */
static void put_run(struct docx *docx, struct docx_run run, const char *text, size_t length)
{
	struct text *out = &docx->body;
	bool chinese = docx->form->pitch && !is_ascii(text, length);
	text_add(out, "<w:r>");
	if (run.style || chinese || run.bold || run.dim || run.size) {
		text_add(out, "<w:rPr>");
		if (run.style)
			text_print(out, "<w:rStyle w:val=\"%s\"/>", run.style);
		if (chinese)
			text_add(out, "<w:rFonts w:hint=\"eastAsia\"/>");
		if (run.bold)
			text_add(out, "<w:b/><w:bCs/>");
		if (run.dim)
			text_add(out, "<w:color w:val=\"595959\"/>");
		if (run.size)
			text_print(out, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", run.size, run.size);
		text_add(out, "</w:rPr>");
	}
	text_add(out, "<w:t xml:space=\"preserve\">");
	docx_escape(out, text, length);
	text_add(out, "</w:t></w:r>");
}

void docx_run(struct docx *docx, struct docx_run run, const char *text, size_t length)
{
	if (length)
		put_run(docx, run, text, length);
}

void docx_say(struct docx *docx, struct docx_run run, const char *text) { docx_run(docx, run, text, strlen(text)); }

static void put_linked(struct docx *docx, struct docx_run run, const char *anchor, const char *text, size_t length)
{
	const char *bookmark = anchor ? lookup_find(docx->anchors, anchor) : NULL;
	if (bookmark && length) {
		run.style = "Number";
		text_print(&docx->body, "<w:hyperlink w:anchor=\"%s\" w:history=\"1\">", bookmark);
	}
	docx_run(docx, run, text, length);
	if (bookmark && length)
		text_add(&docx->body, "</w:hyperlink>");
}

void docx_prose(struct docx *docx, struct docx_run run, struct prose prose)
{
	size_t at = 0, length = strlen(prose.text);
	for (int i = 0; i < prose.count; i++) {
		const struct mention *mention = &prose.mentions[i];
		docx_run(docx, run, prose.text + at, mention->start - at);
		struct docx_run own = run;
		own.bold |= mention->cell.look == LOOK_BOLD;
		put_linked(docx, own, mention->cell.anchor, prose.text + mention->start, mention->length);
		at = mention->start + mention->length;
	}
	docx_run(docx, run, prose.text + at, length - at);
}

void docx_cell(struct docx *docx, struct docx_run run, const struct cell *cell)
{
	const char *text = cell->text ? cell->text : "";
	run.bold |= cell->look == LOOK_BOLD;
	run.dim |= cell->look == LOOK_DIM;
	put_linked(docx, run, cell->anchor, text, strlen(text));
}

void docx_field(struct docx *docx, const char *instruction, const char *shown)
{
	text_print(
		&docx->body,
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> %s </w:instrText>"
		"</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>%s</w:t></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
		instruction, shown);
}
