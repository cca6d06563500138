/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_section: stretches of pages that lie the same way, upright or turned round for a wide table. Word says how the
 * pages of a section lie at its end. */
#include "write/docx.h"

void docx_section(struct docx *docx)
{
	const struct docx_form *form = docx->form;
	bool turned = docx->landscape;
	struct text *out = &docx->body;
	text_add(out, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>");
	if (form->outer_numbers)
		text_add(out, "<w:footerReference w:type=\"even\" r:id=\"even\"/>");
	text_print(out, "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", turned ? DOCX_HEIGHT : DOCX_WIDTH,
	           turned ? DOCX_WIDTH : DOCX_HEIGHT, turned ? " w:orient=\"landscape\"" : "");
	text_print(out,
	           "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"851\" w:footer=\"%d\" "
	           "w:gutter=\"0\"/><w:cols w:space=\"425\"/>",
	           turned ? form->left : form->top, turned ? form->top : form->right, turned ? form->right : form->bottom,
	           turned ? form->bottom : form->left,
	           turned && form->right < form->footer + 400 ? form->right - 400 : form->footer);
	text_print(out, "<w:docGrid%s w:linePitch=\"%d\"/>", form->pitch ? " w:type=\"linesAndChars\"" : "", form->line);
	text_add(out, "</w:sectPr>");
}

void docx_turn(struct docx *docx, bool landscape)
{
	if (docx->landscape == landscape)
		return;
	text_add(&docx->body, "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>");
	docx_section(docx);
	text_add(&docx->body, "</w:pPr></w:p>\n");
	docx->landscape = landscape;
	docx_sheet_begin(docx);
}
