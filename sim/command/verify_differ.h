/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_differ: where two files differ first: a cell of CSV with the row that it stands in, a value of JSON, a line of
 * text. */
#ifndef COMMAND_VERIFY_DIFFER_H
#define COMMAND_VERIFY_DIFFER_H
#include "view/view_verify.h"

struct file_bytes {
	const char *bytes; /* a NUL after them */
	size_t size;
};
/* Of two files that are not the same bytes; `name` tells by its ending what they are. *same_numbers: every cell of the
 * one table says what the other's says, in other words of a spreadsheet. What is returned lives in `arena`; `work` is
 * for what is needed on the way. */
struct difference verify_differ(struct arena *arena, struct arena *work, const char *name, struct file_bytes here,
                                struct file_bytes now, bool *same_numbers);
#endif
