/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_add: the cells of a phase, equal ones once. */
#ifndef CORE_CELLS_ADD_H
#define CORE_CELLS_ADD_H
#include <stdint.h>
#include "core/cells.h"

struct code_cell cells_blank(enum leaf leaf);
/* Its place in the phase: that of an equal one, where there is one. */
int cells_add(struct cells *cells, struct phase *phase, const struct code_cell *cell);
int cells_constant(struct cells *cells, struct phase *phase, double value);
/* One step of a hash. All bits of what goes in reach those that are used: constants differ in their highest only. */
uint64_t cells_mixed(uint64_t h, uint64_t part);
#endif
