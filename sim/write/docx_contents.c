/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_contents: a field that finds the headings of two levels, and what it finds, so that it is there without being
 * asked: Word would ask its reader before it fills in a field on opening. The pages are as docx_sheet counts them;
 * "update field" in Word, or F9, counts anew. */
#include "write/docx.h"

static void put_instruction(struct docx *docx)
{
	text_add(&docx->body, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
	                      "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r>"
	                      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
}

static void put_entry(struct docx *docx, const struct docx_heading *heading, int pages_before)
{
	text_print(&docx->body, "<w:hyperlink w:anchor=\"%s\" w:history=\"1\">", heading->bookmark);
	docx_say(docx, (struct docx_run){0}, heading->text);
	text_add(&docx->body, "<w:r><w:tab/></w:r>");
	docx_field(docx, arena_print(docx->arena, "PAGEREF %s \\h", heading->bookmark),
	           arena_print(docx->arena, "%d", heading->page + pages_before));
	text_add(&docx->body, "</w:hyperlink>");
}

static const char *style_of(const struct docx_heading *heading) { return heading->level == 1 ? "TOC1" : "TOC2"; }

void docx_contents(struct docx *docx)
{
	if (docx->heading_count == 0)
		return;
	text_add(&docx->body, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
	                      "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\n");
	const struct docx_paragraph title = {.style = "TOCHeading"};
	docx_open(docx, &title);
	docx_say(docx, (struct docx_run){0}, word_text(docx->numbering.language, W_REPORT_CONTENTS));
	docx_close(docx);
	docx_sheet_paragraph(docx, &title, 1);
	for (int i = 0; i < docx->heading_count; i++)
		docx_sheet_paragraph(docx, &(struct docx_paragraph){.style = style_of(&docx->headings[i])},
		                     docx_sheet_cells(docx->headings[i].text));
	const int pages_before = docx->sheet.page - (docx->document->blocks[0].level != 1); /* a chapter begins a page */
	for (int i = 0; i < docx->heading_count; i++) {
		const struct docx_heading *heading = &docx->headings[i];
		docx_open(docx, &(struct docx_paragraph){.style = style_of(heading)});
		if (i == 0)
			put_instruction(docx);
		put_entry(docx, heading, pages_before);
		if (i == docx->heading_count - 1)
			text_add(&docx->body, "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
		docx_close(docx);
	}
	text_add(&docx->body, "</w:sdtContent></w:sdt>\n");
}
