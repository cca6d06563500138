/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_back: what `new` made, read back. */
#ifndef COMMAND_NEW_BACK_H
#define COMMAND_NEW_BACK_H
#include "command/call.h"

struct new_made {
	const char *name;
	struct text text;
};
/* What their runs say. */
struct new_told {
	const char *placeholders; /* keys of numbers that wait to be replaced and move something, "a, b"; NULL: none */
	const char *missed;       /* ids of targets that "as planned" does not meet, "a, b"; NULL: none */
};
/* False: observed.csv would have more cells than are read; told in call->diags. */
bool new_observed_fits(struct call *call, const struct text *observed);
/* False: they are refused; told in call->diags. */
bool new_read_back(struct call *call, const struct new_made *files, int count, struct new_told *told);
#endif
