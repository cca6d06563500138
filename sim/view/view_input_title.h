/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_input_title: what an input is called for those who do not write the files: "Manufacturing: real growth without
 * limits" for "sectors.manufacturing.growth". */
#ifndef VIEW_INPUT_TITLE_H
#define VIEW_INPUT_TITLE_H
#include "view/view.h"

/* `all`: of every sector alike. */
const char *view_input_title(struct arena *arena, const struct result *result, int input, int element, bool all,
                             const struct view *view);
#endif
