/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code_marks: what code.c must know of every cell before it writes steps. */
#ifndef CORE_CODE_MARKS_H
#define CORE_CODE_MARKS_H
#include "core/cells.h"

void cells_mark(struct cells *cells); /* by_lane, by_year, needed, only; of states by_lane and needed */
bool cells_part_on(const struct cells *cells, unsigned optimisation);
bool cells_want(const struct cells *cells, enum world world, int variable); /* the question wants it */
bool cells_keep(const struct cells *cells, enum world world, int variable); /* or nothing is left out */
#endif
