/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain_input: why an input has its value: who says so, by which source, what that hides, what rests on
 * it. */
#ifndef COMMAND_EXPLAIN_INPUT_H
#define COMMAND_EXPLAIN_INPUT_H
#include "view/view.h"

/* `element`: -1 for all elements of the input; `year`: 0 for all years. A table; CSV and JSON have one row
 * a year. */
void explain_input(struct text *out, const struct result *result, int input, int element, int year,
                   const struct view *view);
#endif
