/* SPDX-License-Identifier: GPL-3.0-or-later */
/* models: what every file of this folder includes. A model is a table of fields, a table of equations and,
 * where its structure depends on the scenario, a build function: one const descriptor in one file, and a row of
 * models.def. */
#ifndef MODELS_MODELS_H
#define MODELS_MODELS_H
#include <stddef.h>
#include "data/model.h"

#define MODEL(name) extern const struct model model_##name;
#include "models/models.def"
#undef MODEL
#endif
