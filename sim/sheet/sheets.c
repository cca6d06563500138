/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheets: which reader a file gets, by its first bytes: names may say anything. */
#include "sheet/book.h"
#include <string.h>
#include "base/source_grid.h"
#include "base/source_kind.h"

const char *sheet_cell_name(struct arena *arena, const struct sheet_cell *cell)
{
	const struct source *source = cell->place.source;
	const char *slash = strrchr(source->path, '/'), *name = slash ? slash + 1 : source->path;
	const char *told = source->told && *source->told ? *source->told : name; /* of several of one name: with a folder */
	return arena_print(arena, "%s %s", told, source_cell_in_sheet(arena, source, cell->place.offset));
}

struct sheets *sheets_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	enum word kind = source_kind(source);
	if (kind == W_KIND_ZIP)
		return book_read(arena, source, diags);
	if (kind != W_NONE) {
		diag_error(diags, ((struct place){source, 0, 1}), NULL, kind,
		           kind == W_KIND_ENCRYPTED ? W_BOOK_ENCRYPTED_HINT : W_KIND_SHEET_HINT);
		return NULL;
	}
	const struct sheet *sheet = sheet_csv(arena, source, diags);
	if (!sheet)
		return NULL;
	struct sheets *sheets = ARENA_NEW(arena, struct sheets);
	*sheets = (struct sheets){.list = sheet, .count = 1};
	return sheets;
}
