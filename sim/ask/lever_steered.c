/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lever_steered: what people can change in the years ahead, apart from what was and what is the same in all years. The
 * fields say it: a number that may be a path can be steered. */
#include "ask/lever.h"

bool lever_is_steered(const struct lever *lever)
{
	return lever->input->field && (lever->input->field->flags & PATH);
}

struct levers levers_steered(struct arena *arena, const struct levers *levers)
{
	struct lever *list = ARENA_ARRAY(arena, levers->count + 1, struct lever);
	int count = 0;
	for (int i = 0; i < levers->count; i++)
		if (lever_is_steered(&levers->list[i]))
			list[count++] = levers->list[i];
	return (struct levers){list, count};
}
