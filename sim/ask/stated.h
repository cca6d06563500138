/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stated: does a target rest on a rate or level that the scenario states for it, rather than on anything that the
 * models work out? Then meeting it says nothing of how likely it is, and the views say so. A record of the past states
 * nothing: it was so. */
#ifndef ASK_STATED_H
#define ASK_STATED_H
#include "ask/result.h"

bool target_is_stated(const struct result *result, const struct target_result *target);
/* Does every result that can assess the target meet it by stating it, and does one at least? */
bool target_is_only_stated(const struct result *const *results, int count, const char *id);
/* Is the variable worked out from others? An indicator that only follows its own trend is not. */
bool variable_is_computed(const struct result *result, int variable);
#endif
