/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_back: what `new` made, read back. */
#ifndef COMMAND_NEW_BACK_H
#define COMMAND_NEW_BACK_H
#include "command/call.h"

struct new_made {
	const char *name;
	struct text text;
};
/* False: they are refused; told in call->diags. *placeholders: keys of numbers that wait to be replaced and move
 * something, "a, b"; NULL: there are none. */
bool new_read_back(struct call *call, const struct new_made *files, int count, const char **placeholders);
#endif
