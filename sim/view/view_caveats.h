/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_caveats: what must be known before the numbers are quoted, as notes. */
#ifndef VIEW_CAVEATS_H
#define VIEW_CAVEATS_H
#include "view/view.h"

void view_caveats(struct document *document, const struct result *const *results, int count, const struct view *view);
#endif
