/* SPDX-License-Identifier: GPL-3.0-or-later */
/* percentage: in formulas 3 % is 0.03, so that a 5 beside a percentage is 500 % of it: what nobody means. */
#ifndef CORE_PERCENTAGE_H
#define CORE_PERCENTAGE_H
#include "core/node_error.h"

/* Marks a node that is complete but for its percent and bare, from those of its arguments. */
void percentage_mark(const struct program *program, struct node *node);
/* Marks a node that is the node `of` in another unit. */
void percentage_keep(const struct program *program, struct node *node, int of);
/* May these operands be added, compared or chosen from? Reports a bare number over 1 beside a percentage. */
bool percentage_fits(const struct node_origin *origin, enum op op, const int *args, int count, uint32_t from,
                     uint32_t to);
/* May this stand in for a percentage? Reports a bare number over 1. */
bool percentage_beside_fits(const struct node_origin *origin, int node);
/* May the formula's result be called a percentage? Reports a bare number over 1 that would be one, and "* 100". */
bool percentage_result_fits(const struct node_origin *origin, int node, const struct unit *unit);
#endif
