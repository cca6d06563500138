/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as a unit, as a number with its unit, as the value of a quantity and as a --set. A unit that was read reads
 * back as itself from the text it is printed with. */
#include <string.h>
#include "data/quantity.h"
#include "data/quantity_text.h"
#include "data/setting.h"
#include "tests/fuzz/fuzz.h"

static void unit(struct fuzz *fuzz, const char *text)
{
	struct unit read, again;
	size_t offset = 0, length = 0;
	const char *nearest;
	if (!unit_parse(&fuzz->arena, text, &read, &offset, &length, &nearest)) {
		MUST(fuzz, offset + length <= strlen(text));
		return;
	}
	double scale = 0;
	MUST(fuzz, read.text && unit_parse(&fuzz->arena, read.text, &again, &offset, &length, &nearest));
	MUST(fuzz, strcmp(read.text, again.text) == 0);
	MUST(fuzz, unit_fits(&again, &read, &scale) && scale == 1);
}

static void quantity(struct fuzz *fuzz, const char *text)
{
	static const char *const declared[] = {NULL, "%/yr", "1e8 CNY@base", "1"};
	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
		struct field field = {.key = "number",
		                      .unit = declared[i],
		                      .flags = PATH | UNCERTAIN,
		                      ANY_NUMBER,
		                      .otherwise = NAN,
		                      .kind = FIELD_QUANTITY,
		                      .en = "number",
		                      .zh = "数"};
		int errors = fuzz->diags.errors;
		struct json json = {.type = JSON_STRING, .text = text, .place = {source_text(&fuzz->arena, "f", text), 0, 0}};
		const struct quantity *read = quantity_read(&fuzz->arena, &json, &field, NULL, &fuzz->diags);
		MUST(fuzz, read || fuzz->diags.errors > errors);
	}
}

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size)
{
	const char *text = fuzz_text(fuzz, data, size);
	unit(fuzz, text);
	struct quantity_text number;
	if (quantity_text_read(&fuzz->arena, text, &number) != TEXT_GOOD)
		MUST(fuzz, number.offset + number.length <= strlen(text));
	quantity(fuzz, text);
	struct setting setting;
	int errors = fuzz->diags.errors;
	MUST(fuzz, setting_parse(&fuzz->arena, text, &setting, &fuzz->diags) == (fuzz->diags.errors == errors));
}
