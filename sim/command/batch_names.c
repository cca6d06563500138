/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_names: what is told of the names of --only. Each is held against each variable and target, so that their number
 * has a bound; a name that no scenario knows is told with the nearest one. */
#include "command/batch_names.h"
#include "base/shell.h"

enum { MOST_NAMES = 200 };

void batch_names_check(struct call *call, struct batch *batch)
{
	if (batch->wanted->count <= MOST_NAMES)
		return;
	call_error(call, W_ONLY_TOO_MANY, W_ONLY_AT_MOST, call_number(call, batch->wanted->count),
	           call_number(call, MOST_NAMES));
	batch->hopeless = true;
}

void batch_names_complain(struct call *call, struct batch *batch)
{
	for (int i = 0; i < batch->wanted->count; i++) {
		const struct view_only_piece *piece = &batch->wanted->pieces[i];
		if (piece->known)
			continue;
		if (piece->several)
			call_error(call, W_NAME_SEVERAL, W_NAME_ONE_OF, piece->text, piece->several);
		else if (piece->level)
			call_error(call, W_NO_LEVEL, W_NEEDS_LEVEL_HINT, piece->text, piece->level,
			           call_number(call, piece->prices), call_number(call, piece->base));
		else
			call_error(call, W_BATCH_NO_VARIABLE,
			           piece->nearest ? W_BATCH_VARIABLE_NEAREST : W_BATCH_VARIABLE_LIST, piece->text,
			           piece->nearest ? piece->nearest : shell_file(call->arena, call->options->arguments[0]));
		batch->hopeless = true;
	}
}
