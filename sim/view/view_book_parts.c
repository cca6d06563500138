/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_book_parts: what the sheets share: heads of columns, decimals, units, names of cells of other sheets. */
#include "view/view_book.h"
#include "view/view_number.h"

void book_head(struct book_sheet *sheet, int row, int column, const char *text, bool number)
{
	book_put_text(sheet, row, column, text, number ? BOOK_HEAD_RIGHT : BOOK_HEAD);
}

int book_decimals(const struct unit *unit, const struct live_cell *cells, int count)
{
	struct view_digits digits = {.unit = unit};
	for (int i = 0; i < count; i++)
		view_digits_see(&digits, cells[i].number);
	return view_digits(&digits);
}

const char *book_unit(const struct book_making *making, const struct unit *unit)
{
	bool plain = unit_is_number(unit) && unit->share == SHARE_NONE && unit->factor == 1 && !unit->per_year;
	return plain ? "" : unit_name(making->arena, unit, making->language, true);
}

const char *book_there(const struct book_making *making, const struct book_sheet *sheet, int row, int column)
{
	return arena_print(making->arena, "%s!%s", sheet->formula_name, book_cell_name(making->arena, row, column));
}
