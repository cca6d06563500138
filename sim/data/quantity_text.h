/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_text: a number and its unit in one text, as a file, a cell or an option has them: "7000 亿元", "12 100",
 * "0.06 %/yr". */
#ifndef DATA_QUANTITY_TEXT_H
#define DATA_QUANTITY_TEXT_H
#include "base/number_text.h"
#include "data/unit.h"

enum text_fault { TEXT_GOOD, TEXT_NO_NUMBER, TEXT_BAD_NUMBER, TEXT_BAD_UNIT };
struct quantity_text {
	double value;
	struct unit unit;         /* unit_one where the text gives none */
	bool has_unit;
	enum number_fault number; /* of TEXT_BAD_NUMBER */
	size_t offset, length;    /* the part that is wrong */
	const char *nearest;      /* a known spelling, or NULL */
};
enum text_fault quantity_text_read(struct arena *arena, const char *text, struct quantity_text *out);
/* The same: the nearest unit is of a kind that stands in `wanted` (NULL: of any). */
enum text_fault quantity_text_wanted(struct arena *arena, const char *text, const struct unit *wanted,
                                     struct quantity_text *out);
#endif
