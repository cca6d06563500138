/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheets_of_test: tables and workbooks are opened here alike, from bytes, as files are. Holds: nothing was read exactly
 * where an error is told. */
#include "tests/sheets_of_test.h"

const struct source *source_of_test(struct arena *arena, const char *path, const char *bytes, size_t size)
{
	struct source *source = ARENA_NEW(arena, struct source);
	*source = (struct source){.path = path, .bytes = arena_copy(arena, bytes, size), .size = size};
	return source;
}

void sheets_of_test_read(struct sheets_of_test *read, const char *path, const char *bytes, size_t size)
{
	arena_init(&read->arena, NULL, 0);
	diags_init(&read->diags, &read->arena, LANG_EN);
	read->sheets = sheets_read(&read->arena, source_of_test(&read->arena, path, bytes, size), &read->diags);
	CHECK((read->sheets == NULL) == (read->diags.errors > 0));
}

const char *sheets_told(struct sheets_of_test *read)
{
	struct text out;
	text_init(&out, &read->arena);
	text_add(&out, "");
	diags_print(&read->diags, &out);
	return out.bytes;
}

const char *sheets_cells(struct sheets_of_test *read, int number)
{
	struct text out;
	text_init(&out, &read->arena);
	text_add(&out, read->sheets ? "" : sheets_told(read));
	const struct sheet *sheet = read->sheets ? &read->sheets->list[number] : NULL;
	for (int row = 0; sheet && row < sheet->rows; row++)
		for (int column = 0; column < sheet->columns; column++) {
			const struct sheet_cell *cell = sheet_cell(sheet, row, column);
			text_print(&out, "%s%s%s", cell->is_number ? "=" : "", cell->text, column + 1 < sheet->columns ? "|" : "/");
		}
	return out.bytes;
}
