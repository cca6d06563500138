/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes as CSV, any header, and as a file of observations: a table whose cells know places inside the file, or
 * errors. */
#include "base/csv.h"
#include "data/observed.h"
#include "tests/fuzz/fuzz.h"

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	const struct source *source = fuzz_source(fuzz, data, size);
	const struct csv *csv = csv_read(&fuzz->arena, source, NULL, NULL, &fuzz->diags);
	MUST(fuzz, (csv == NULL) == (fuzz->diags.errors > 0));
	for (int row = 0; csv && row < csv->rows; row++)
		for (int column = 0; column < csv->columns; column++) {
			const struct csv_cell *cell = csv_cell(csv, row, column);
			MUST(fuzz, cell->text && cell->place.source);
			MUST(fuzz, (size_t)cell->place.offset + cell->place.length <= cell->place.source->size);
		}
	struct diags diags;
	diags_init(&diags, &fuzz->arena, fuzz->diags.language);
	fuzz->diags = diags;
	const struct observed *observed = observed_read(&fuzz->arena, source, NULL, &fuzz->diags);
	MUST(fuzz, (observed == NULL) == (fuzz->diags.errors > 0));
	for (int i = 0; observed && i < observed->count; i++)
		MUST(fuzz, observed->list[i].value - observed->list[i].value == 0); /* finite */
}
