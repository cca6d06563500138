/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_value: what a part of a formula came to in a run. */
#ifndef ASK_NODE_VALUE_H
#define ASK_NODE_VALUE_H
#include "ask/result.h"
#include "core/code.h"

/* A run, in one year, with its limits or without. */
struct moment { const struct result *result; int year; enum world world; };

/* NAN before the variable's first year, or outside the run. */
double moment_value(const struct moment *moment, int variable, int element);
double moment_input(const struct moment *moment, int input, int element);
/* Of a node for that element (of what runs over a set), in the unit of the node; NAN where it has none. */
double node_value(struct arena *arena, const struct moment *moment, int node, int element);
/* The same by other arithmetic than the engine's. */
typedef double node_operation(enum op op, double a, double b, double c);
double node_value_by(struct arena *arena, const struct moment *moment, int node, int element,
                     node_operation *operation);
#endif
