/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catalogue: the list of models, from models.def. */
#include "models/catalogue.h"
#include "models/models.h"

const struct model *const catalogue[] = {
#define MODEL(name) &model_##name,
#include "models/models.def"
#undef MODEL
	NULL};
