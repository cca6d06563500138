/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_run_several: several scenarios on one screen. */
#ifndef VIEW_RUN_SEVERAL_H
#define VIEW_RUN_SEVERAL_H
#include "view/view.h"

/* A row for each: targets met, GDP, what is missed; then what binds. */
void view_run_several(struct document *document, const struct result *const *results, int count,
                      const struct view *view);
#endif
