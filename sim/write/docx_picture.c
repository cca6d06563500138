/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_picture: a picture in the line, as large as its pixels at 96 dpi and no larger than the text, with what it shows
 * in words for those who do not see it; its title and source below. */
#include <string.h>
#include "write/docx.h"

enum { PER_PIXEL = 9525, PER_TWIP = 635, BESIDE = 1600 }; /* English metric units; twips for title and source */

/* The same picture is in the file once. */
static int number_of(struct docx *docx, const struct picture *picture)
{
	for (int i = 0; i < docx->image_count; i++)
		if (docx->images[i].picture == picture)
			return i;
	*ARENA_PUSH(docx->arena, docx->images, docx->image_count, docx->image_capacity) = (struct docx_image){picture};
	return docx->image_count - 1;
}

static void put_drawing(struct docx *docx, int image, int shape, long width, long height, const char *alternative)
{
	struct text *out = &docx->body, words;
	text_init(&words, docx->arena);
	text_add(&words, "");
	docx_escape(&words, alternative, strlen(alternative));
	text_print(out,
	           "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
	           "<wp:extent cx=\"%ld\" cy=\"%ld\"/><wp:docPr id=\"%d\" name=\"Picture %d\" descr=\"%s\"/>"
	           "<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>",
	           width, height, shape, shape, words.bytes);
	text_print(out,
	           "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
	           "<pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"image%d.png\" descr=\"%s\"/><pic:cNvPicPr/></pic:nvPicPr>"
	           "<pic:blipFill><a:blip r:embed=\"image%d\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
	           "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
	           "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
	           "</wp:inline></w:drawing></w:r>",
	           shape, image + 1, words.bytes, image + 1, width, height);
}

void docx_picture(struct docx *docx, const struct document_block *block)
{
	const struct picture *picture = picture_find(docx->manner->pictures, block->lead);
	const struct docx_paragraph paragraph = {.style = "Picture", .with_next = block->caption};
	const bool source = block->caption && *numbering_source(&docx->numbering, block).text;
	docx_open(docx, &paragraph);
	int tall = 0;
	if (picture && picture->png && picture->width > 0 && picture->height > 0) {
		long width = (long)picture->width * PER_PIXEL, height = (long)picture->height * PER_PIXEL;
		const long most_wide = (long)docx->sheet.width * PER_TWIP;
		const long most_high = (long)(docx->sheet.height - BESIDE) * PER_TWIP;
		if (width > most_wide) {
			height = height * most_wide / width;
			width = most_wide;
		}
		if (height > most_high) {
			width = width * most_high / height;
			height = most_high;
		}
		put_drawing(docx, number_of(docx, picture), ++docx->shapes, width, height, block->prose.text);
		tall = (int)(height / PER_TWIP);
	} else {
		docx_prose(docx, (struct docx_run){0}, block->prose); /* nobody drew it: what it would show */
	}
	docx_close(docx);
	if (!block->caption)
		return;
	docx_sheet_block(docx, tall + 400 + docx_sheet_line(docx, 24));
	docx_caption(docx, block, source);
	docx_source(docx, block);
}
