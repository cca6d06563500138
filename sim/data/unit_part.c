/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_part: what is asked of the parts of a spelled unit once they are read, and of the blanks between them. The
 * currency of the plan stands in parts by no name of its own until it is known which it is. */
#include <string.h>
#include "base/utf8.h"
#include "data/unit_parts.h"
#include "data/unit_table.h"

bool unit_is_blank(const char *text, size_t *length)
{
	*length = utf8_blank(text, strnlen(text, 4));
	return *length > 0;
}

bool unit_part_is_money(const struct unit_part *part) { return part->atom && part->atom->kind == ATOM_MONEY; }

void unit_parts_name_currency(struct unit_parts *parts, enum currency currency)
{
	for (int i = 0; i < parts->count; i++)
		if (unit_part_is_money(&parts->list[i]) && parts->list[i].atom->which == CURRENCY_OF_PLAN)
			parts->list[i].atom = unit_currency_atom(currency);
}
