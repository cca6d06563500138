/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as a file of sheets. A first byte of 'Z' says that an archive, or a text of cells, follows; any other that the
 * rest is parts of a workbook, one after another, each after a line with its name, which are put into an archive first:
 * so chance changes XML and not what was deflated. Sheets whose cells have places inside their texts, or errors. */
#include <string.h>
#include <zip.h>
#include "base/source_grid.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sheet/sheet.h"
#include "tests/fuzz/fuzz.h"

static void look_at(struct fuzz *fuzz, const struct sheet *sheet)
{
	MUST(fuzz, sheet->rows > 0 && sheet->columns > 0);
	MUST(fuzz, (size_t)sheet->rows * (size_t)sheet->columns <= 1000000);
	const struct sheet_cell *last = NULL;
	for (int row = 0; row < sheet->rows; row++)
		for (int column = 0; column < sheet->columns; column++) {
			const struct sheet_cell *cell = sheet_cell(sheet, row, column);
			MUST(fuzz, cell->text && cell->place.source && cell->place.source->grid);
			MUST(fuzz, (size_t)cell->place.offset + cell->place.length <= cell->place.source->size);
			MUST(fuzz, !last || cell->place.offset >= last->place.offset + last->place.length);
			MUST(fuzz, cell->across >= 1 && column + cell->across <= sheet->columns);
			MUST(fuzz, cell->down >= 1 && row + cell->down <= sheet->rows);
			MUST(fuzz, !cell->is_number || *cell->text);
			for (size_t left = strlen(cell->text), used; left > 0; left -= used)
				MUST(fuzz, utf8_decode(cell->text + strlen(cell->text) - left, left, &used) > 0);
			last = cell;
		}
	uint32_t row, column;
	MUST(fuzz, source_cell(last->place.source, last->place.offset, &row, &column));
	MUST(fuzz, row >= (uint32_t)sheet->rows && column > 0);
	MUST(fuzz, *sheet_cell_name(&fuzz->arena, last));
}

/* The parts as an archive, none of them deflated. */
static const struct source *packed(struct fuzz *fuzz, const char *bytes, size_t size)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_source_keep(buffer);
	zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
	for (const char *at = bytes, *end = bytes + size; at < end;) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		if (!line)
			break;
		const char *next = memmem(line, (size_t)(end - line), "\n\n", 2);
		next = next ? next : end;
		char *name = arena_copy(&fuzz->arena, at, (size_t)(line - at));
		zip_source_t *part = zip_source_buffer(zip, line + 1, next > line ? (size_t)(next - line - 1) : 0, 0);
		zip_int64_t number = part ? zip_file_add(zip, name, part, 0) : -1;
		if (number < 0)
			zip_source_free(part);
		else
			zip_set_file_compression(zip, (zip_uint64_t)number, ZIP_CM_STORE, 0);
		at = next < end ? next + 2 : end;
	}
	if (zip_get_num_entries(zip, 0) == 0 || zip_close(zip) != 0) {
		zip_discard(zip);
		zip_source_free(buffer);
		zip_error_fini(&error);
		return NULL;
	}
	zip_stat_t stat;
	zip_source_stat(buffer, &stat);
	uint8_t *archive = arena_alloc(&fuzz->arena, stat.size + 1);
	zip_source_open(buffer);
	zip_int64_t got = zip_source_read(buffer, archive, stat.size);
	zip_source_close(buffer);
	zip_source_free(buffer);
	zip_error_fini(&error);
	return got > 0 ? fuzz_source(fuzz, archive, (size_t)got) : NULL;
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	if (!size)
		return;
	char *bytes = arena_copy(&fuzz->arena, (const char *)data, size);
	const struct source *source =
		*bytes == 'Z' ? fuzz_source(fuzz, data + 1, size - 1) : packed(fuzz, bytes + 1, size - 1);
	if (!source)
		return;
	const struct sheets *sheets = sheets_read(&fuzz->arena, source, &fuzz->diags);
	MUST(fuzz, (sheets == NULL) == (fuzz->diags.errors > 0));
	MUST(fuzz, !sheets || sheets->count > 0);
	for (int i = 0; sheets && i < sheets->count; i++)
		look_at(fuzz, &sheets->list[i]);
}
