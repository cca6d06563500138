/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_inputs: in which assumptions scenarios differ, and where each was written. */
#ifndef VIEW_INPUTS_H
#define VIEW_INPUTS_H
#include "view/view.h"

/* "5.5", or "7 -> 6.5": of the first year and of `shown` years after the base year. values: [years]. */
struct cell view_path_cell(struct arena *arena, const double *values, int years, int shown);
void view_inputs_differ(struct document *document, const struct result *const *results, int count,
                        const struct view *view);
extern const struct relation view_inputs_data; /* of a struct view_of (view_data.h); a relation "inputs" */
#endif
