/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers: which files a scenario is made of. */
#ifndef DATA_LAYERS_H
#define DATA_LAYERS_H
#include "data/whole.h"

/* Fills the layers: the plan, parents depth first, the file itself. Cycles, limits and what is no scenario are
 * refused. */
void layers_collect(struct whole *whole);
#endif
