/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubts: the commonest slip that no unit check can see is 万元 where 亿元 is meant: both are money, and a
 * sector becomes 10,000 times too small. A sector that small is not worth modelling, so it is questioned. */
#include <math.h>
#include "ask/doubts.h"

#define SMALL (1.0 / 5000)

void doubt_outputs(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, index = program_find_input(program, "sectors.output", &element);
	if (index < 0)
		return;
	const struct input *input = &program->inputs[index];
	double all = 0;
	for (int e = 0; e < program_elements(program, input->set); e++)
		all += isfinite(input->value[e].values[0]) ? input->value[e].values[0] : 0;
	for (int e = 0; e < program_elements(program, input->set); e++) {
		const struct input_value *value = &input->value[e];
		if (value->entry && value->values[0] > 0 && value->values[0] < SMALL * all)
			diag_warning(diags, value->place, NULL, W_DOUBT_SMALL, W_DOUBT_SMALL_HINT, value->key,
			             arena_print(arena, "%.2g", 100 * value->values[0] / all));
	}
}
