/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_format: what cells of each role look like: yellow what is to be changed, orange what follows nothing. */
#include <stdio.h>
#include "write/xlsx_sheet.h"

enum { DECIMALS = 12 };

struct look {
	const char *bold_italic; /* "b", "i", "" */
	int size;                /* 0: as it is */
	uint32_t ink, fill;      /* 0: as it is */
	bool below;              /* a line below */
	bool wraps;
	enum { LEFT, MIDDLE, RIGHT } place;
};
static const struct look looks[BOOK_ROLES] = {
	[BOOK_PLAIN] = {.bold_italic = ""},
	[BOOK_TITLE] = {.bold_italic = "b", .size = 14},
	[BOOK_LEAD] = {.bold_italic = "", .size = 9, .ink = 0x595959},
	[BOOK_NOTE] = {.bold_italic = "", .size = 9, .ink = 0x595959},
	[BOOK_HEAD] = {.bold_italic = "b", .fill = 0xdce6f1, .below = true, .wraps = true},
	[BOOK_HEAD_RIGHT] = {.bold_italic = "b", .fill = 0xdce6f1, .below = true, .wraps = true, .place = RIGHT},
	[BOOK_SECTION] = {.bold_italic = "b", .ink = 0x1f3864, .fill = 0xf2f2f2},
	[BOOK_GIVEN] = {.bold_italic = "", .ink = 0x0000a0, .fill = 0xfff2a8},
	[BOOK_FOLLOWS] = {.bold_italic = "", .ink = 0x404040},
	[BOOK_FIXED] = {.bold_italic = "i", .ink = 0x833c0b, .fill = 0xfbe0d0},
	[BOOK_STRONG] = {.bold_italic = "b"},
	[BOOK_MIDDLE] = {.bold_italic = "", .place = MIDDLE},
	[BOOK_WRAP] = {.bold_italic = "", .wraps = true},
};

static lxw_format *look_made(lxw_workbook *workbook, const struct book *book, enum book_role role)
{
	const struct look *look = &looks[role];
	lxw_format *format = workbook_add_format(workbook);
	if (book->font)
		format_set_font_name(format, book->font);
	format_set_font_size(format, look->size ? look->size : 10);
	if (*look->bold_italic == 'b')
		format_set_bold(format);
	if (*look->bold_italic == 'i')
		format_set_italic(format);
	if (look->ink)
		format_set_font_color(format, look->ink);
	if (look->fill)
		format_set_bg_color(format, look->fill);
	if (look->below)
		format_set_bottom(format, LXW_BORDER_THIN);
	if (look->wraps)
		format_set_text_wrap(format);
	format_set_align(format, look->wraps && !look->below ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	if (look->place)
		format_set_align(format, look->place == MIDDLE ? LXW_ALIGN_CENTER : LXW_ALIGN_RIGHT);
	if (role == BOOK_NOTE)
		format_set_indent(format, 1);
	if (role == BOOK_GIVEN)
		format_set_border(format, LXW_BORDER_HAIR);
	return format;
}

lxw_format *xlsx_format(struct xlsx_formats *formats, enum book_role role, bool number, int decimals)
{
	int at = number ? (decimals < -1 ? 1 : decimals > DECIMALS ? DECIMALS + 2 : decimals + 2) : 0;
	lxw_format **format = &formats->of[role][at];
	if (*format)
		return *format;
	*format = look_made(formats->workbook, formats->book, role);
	if (!number)
		return *format;
	char code[32] = "0";
	if (decimals >= 0)
		snprintf(code, sizeof code, "#,##0%s%.*s", at > 2 ? "." : "", at - 2, "000000000000");
	format_set_num_format(*format, code);
	format_set_align(*format, LXW_ALIGN_RIGHT);
	return *format;
}
