/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node_error: what is wrong with a formula, said where it stands. */
#ifndef CORE_NODE_ERROR_H
#define CORE_NODE_ERROR_H
#include "core/program.h"

/* Where a formula stands, for messages. */
struct node_origin {
	struct program *program;
	const char *pointer;
	struct place place;
	const char *text;
	const char *variable;
};

/* Reports at the span of the formula. A model's formula has no place: the message then carries the formula
 * itself. */
void node_error(const struct node_origin *origin, uint32_t from, uint32_t to, enum word message, enum word hint,
                const char *const *args);
#endif
