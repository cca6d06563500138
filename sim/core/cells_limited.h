/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_limited: what limits reach, and what is left out where they are off. */
#ifndef CORE_CELLS_LIMITED_H
#define CORE_CELLS_LIMITED_H
#include "core/cells.h"

/* [variables]: it names limits.on, or is computed from one that does, last year's values too. */
bool *cells_limited(struct arena *arena, const struct program *program);
/* In that world, is the node a product with the switch of the limits, which is off? What they do is then not even
 * computed. */
bool cells_switched_off(const struct cells *cells, enum world world, int node);
#endif
