/* SPDX-License-Identifier: GPL-3.0-or-later */
/* users: looks through the formulas of all variables, base-year ones too. */
#include "ask/users.h"
#include "core/formula.h"

static bool refers_to(const struct program *program, int node, int input)
{
	int list[256];
	int count = node >= 0 ? formula_references(program, node, list, 256) : 0;
	for (int i = 0; i < count && i < 256; i++)
		if (program->nodes[list[i]].op == OP_INPUT && program->nodes[list[i]].index == input)
			return true;
	return false;
}

const char *input_users(struct arena *arena, const struct program *program, int input)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < program->variable_count; i++) {
		const struct variable *variable = &program->variables[i];
		if (refers_to(program, variable->formula, input) || refers_to(program, variable->base, input))
			text_print(&out, out.length ? ", %s" : "%s", variable->name);
	}
	return out.bytes;
}
