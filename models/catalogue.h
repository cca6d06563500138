/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue: every model there is, in the order of models.def. Equations may point forward. */
#ifndef MODELS_CATALOGUE_H
#define MODELS_CATALOGUE_H
#include "data/model.h"

extern const struct model *const catalogue[]; /* ends with NULL */
#endif
