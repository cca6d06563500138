/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run: project one scenario. */
#ifndef ASK_RUN_H
#define ASK_RUN_H
#include "ask/result.h"
#include "data/model.h"

/* NULL: errors were reported (units, names, cycles; or a value that is not finite, with variable, year and
 * formula). */
const struct result *run_scenario(struct arena *arena, const struct scenario *scenario,
                                  const struct model *const *models, struct diags *diags);
#endif
