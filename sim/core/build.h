/* SPDX-License-Identifier: GPL-3.0-or-later */
/* build: scenario + models -> program. */
#ifndef CORE_BUILD_H
#define CORE_BUILD_H
#include "core/program.h"
#include "data/model.h"

/* The whole: declare, define, targets, close. NULL: errors were reported. */
struct program *program_build(struct arena *arena, const struct scenario *scenario, const struct model *const *models,
                              struct diags *diags);
bool model_active(const struct model *const *models, const struct model *model, const struct scenario *scenario);
#endif
