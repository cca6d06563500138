/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_text: where the number of a text ends and its unit begins. Holds: a digit that stands behind a blank is
 * part of the number, or of a fault, unless it begins a scale with an exponent ("100 1e8 CNY"). */
#include "data/quantity_text.h"
#include <string.h>
#include "data/quantity.h"
#include "data/unit_parts.h"

static size_t after_blanks(const char *text, size_t at)
{
	for (size_t length; unit_is_blank(text + at, &length);)
		at += length;
	return at;
}

enum text_fault quantity_text_read(struct arena *arena, const char *text, struct quantity_text *out)
{
	return quantity_text_wanted(arena, text, NULL, out);
}

enum text_fault quantity_text_wanted(struct arena *arena, const char *text, const struct unit *wanted,
                                     struct quantity_text *out)
{
	*out = (struct quantity_text){.unit = unit_one};
	size_t at = after_blanks(text, 0);
	struct number_text number = number_text_read(text + at, strlen(text + at));
	out->value = number.value;
	out->number = number.fault;
	out->offset = at + number.bad_offset;
	out->length = number.bad_length;
	if (number.fault)
		return number.fault == NUMBER_NONE ? TEXT_NO_NUMBER : TEXT_BAD_NUMBER;
	at = after_blanks(text, at + number.length);
	if (!text[at])
		return TEXT_GOOD;
	out->has_unit = unit_parse_wanted(arena, text + at, wanted, &out->unit, &out->offset, &out->length, &out->nearest);
	out->offset += at;
	return out->has_unit ? TEXT_GOOD : TEXT_BAD_UNIT;
}

bool quantity_text(struct arena *arena, const char *text, double *value, struct unit *unit, bool *has_unit,
                   size_t *bad_offset)
{
	struct quantity_text found;
	enum text_fault fault = quantity_text_read(arena, text, &found);
	*value = found.value;
	*unit = found.has_unit ? found.unit : unit_one;
	*has_unit = found.has_unit;
	*bad_offset = fault == TEXT_GOOD ? 0 : found.offset;
	return fault == TEXT_GOOD;
}
