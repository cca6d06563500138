/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_limits: what the limits did. */
#ifndef VIEW_LIMITS_H
#define VIEW_LIMITS_H
#include "view/view.h"

bool view_limit_broken(const struct result *const *results, int count); /* is never hidden, whatever is asked for */
/* "binds 2021-2025", "never binds". */
const char *view_limit_binds(struct arena *arena, const struct result *result, const struct limit_result *limit,
                             const struct view *view);
/* How it gave way and what that cost, where the whole cost is its own. "": it did not. */
struct prose view_limit_response(struct arena *arena, const struct result *result, const struct limit_result *limit,
                                 const struct view *view);
/* Each limit of the scenario, a sentence that begins with `lead`; `acting`: only those that bind or are broken. */
void view_limits_said(struct document *document, const struct result *result, const char *lead, bool acting,
                      const struct view *view);
void view_limits_run(struct document *document, const struct result *result, const struct view *view);
void view_limits_compare(struct document *document, const struct result *const *results, int count,
                         const struct view *view);
#endif
