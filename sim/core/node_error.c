/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_error: a part of a formula is a part of the JSON text that holds it; a model's formula is in no file, so that it
 * is printed whole. */
#include "core/node_error.h"

void node_error(const struct node_origin *origin, uint32_t from, uint32_t to, enum word message, enum word hint,
                const char *const *args)
{
	struct place place = origin->place;
	bool written = place.source && place.length > to + 1;
	int before = origin->program->diags->count;
	if (written) { /* inside the quotes of the JSON string */
		place.offset += 1 + from;
		place.length = to > from ? to - from : 1;
	}
	diag_add(origin->program->diags, DIAG_ERROR, place, origin->pointer, message, hint, args);
	if (!written && origin->program->diags->count > before)
		diag_chain(origin->program->diags,
		           arena_print(origin->program->arena, "%s = %s", origin->variable, origin->text));
	origin->program->broken = true;
}
