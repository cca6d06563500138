/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_sheet: on which page something comes to stand, for the contents: nothing but Word or its like lays pages out,
 * and Word asks its reader before it fills in numbers on opening. Lines are counted as if every character were half or
 * all of the type's size wide, which holds for Chinese; for Latin letters it is a mean. Word puts its own numbers in
 * their place when the contents are updated. */
#include <string.h>
#include "base/utf8.h"
#include "write/docx.h"

enum { NATURAL = 117, LATIN_WIDTH = 88 }; /* percent: of the type's size a line is high, of half of it a letter wide */

void docx_sheet_begin(struct docx *docx)
{
	const struct docx_form *form = docx->form;
	int height = DOCX_HEIGHT - form->top - form->bottom, width = DOCX_WIDTH - form->left - form->right;
	if (docx->landscape) {
		height = DOCX_WIDTH - form->left - form->right;
		width = DOCX_HEIGHT - form->top - form->bottom;
	}
	docx->sheet = (struct docx_sheet){docx->sheet.page + 1, 0, height, width};
}

void docx_sheet_page(struct docx *docx)
{
	if (docx->sheet.used || !docx->sheet.page)
		docx_sheet_begin(docx);
}

bool docx_sheet_block(struct docx *docx, int height)
{
	bool fits = docx->sheet.used + height <= docx->sheet.height || !docx->sheet.used;
	if (!fits)
		docx_sheet_begin(docx);
	docx->sheet.used += height;
	return fits;
}

int docx_sheet_line(const struct docx *docx, int size)
{
	(void)docx;
	return size * 10 * NATURAL / 100;
}

/* Between Chinese and other letters or digits stands a quarter of the type's size: half a cell. */
size_t docx_sheet_cells(const char *text)
{
	size_t halves = 0, length = strlen(text), used;
	bool letter = false, chinese = false;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		int width = code < 0 ? 1 : utf8_width((uint32_t)code);
		bool now_chinese = width == 2 && (code < 0x3000 || code > 0x303F) && code < 0xFF00;
		bool now_letter =
			(code >= '0' && code <= '9') || (text_lower((char)code) >= 'a' && text_lower((char)code) <= 'z');
		halves += (size_t)width * 2 + ((letter && now_chinese) || (chinese && now_letter && code < 128));
		letter = code < 128 && now_letter;
		chinese = now_chinese;
	}
	return (halves + 1) / 2;
}

/* A character of two cells that no longer fits leaves one empty, on every other line. */
int docx_sheet_lines(const struct docx *docx, size_t cells, int size, int width)
{
	long wide = (long)cells * size * 5 * (docx->form->pitch ? 100 : LATIN_WIDTH) / 100;
	if (wide <= width)
		return 1;
	int room = width - (docx->form->pitch ? size * 5 / 2 : 0);
	return room > 0 ? (int)((wide + room - 1) / room) : 1;
}

void docx_sheet_paragraph(struct docx *docx, const struct docx_paragraph *paragraph, size_t cells)
{
	const struct docx_form *form = docx->form;
	const struct docx_style *style = docx_style(form, paragraph->style);
	int size = docx_style_size(form, style), line = docx_style_line(form, style), height = line;
	bool on_grid = form->pitch && !docx_style_flag(form, style, DOCX_OFF_GRID);
	if (on_grid)
		height = form->line;
	else if (line <= 0)
		height = docx_sheet_line(docx, size) * (line ? -line : 240) / 240;
	size_t first = (size_t)style->first / 50;
	int lines = docx_sheet_lines(docx, cells + first, on_grid ? size * form->pitch / (form->body * 10) : size,
	                             docx->sheet.width - paragraph->left);
	docx_sheet_block(docx, style->before + height);
	for (int i = 1; i < lines; i++)
		docx_sheet_block(docx, height);
	docx->sheet.used += style->after;
}
