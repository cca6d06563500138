/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node: makes the nodes of a formula, checks their units and shapes and converts factors where operands
 * differ. Every maker returns a node index; after an error was reported it returns a poison node, and poison
 * passes silently. */
#ifndef CORE_NODE_H
#define CORE_NODE_H
#include "core/node_error.h"

int node_add(struct program *program, const struct node *node);
int node_constant(struct program *program, double value, const struct unit *unit);
int node_poison(struct program *program);
/* `op` applied to up to three arguments that the parser made; spans from..to for messages. */
int node_apply(const struct node_origin *origin, enum op op, const int *arguments, int count, uint32_t from,
               uint32_t to);
/* Limits that act together: `list` has complementarity_numbers(limits) numbers; the result for the limit `which`, a
 * share (OP_CUT) or output per unit of the limit's use (OP_WORTH, in plain units). Units are the model's care. */
int node_together(const struct node_origin *origin, enum op op, int *list, int limits, int which, uint32_t from,
                  uint32_t to);
/* Converted to `unit` (dimensions must agree; reported otherwise, as the result of the whole formula). */
int node_convert(const struct node_origin *origin, int node, const struct unit *unit);
#endif
