/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_data: CSV and JSON of run and compare. */
#ifndef VIEW_DATA_H
#define VIEW_DATA_H
#include "view/view.h"

void view_data_csv(struct text *out, const struct result *const *results, int count, const struct view *view);
void view_data_json(struct text *out, const char *command, const struct result *const *results, int count,
                    const struct view *view);
#endif
