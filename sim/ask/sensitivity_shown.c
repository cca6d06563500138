/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sensitivity_shown: the numbers that come out and go in, in the units in which they are to be shown; parts of a
 * variance have none. */
#include <math.h>
#include "ask/sensitivity.h"
#include "data/unit_ten.h"

static void convert(double *value, double scale)
{
	if (scale != 1 && isfinite(*value))
		*value = unit_convert(*value, scale);
}

static void show_output(struct arena *arena, struct sensitivity_output *output, const struct levers *levers,
                        const struct result *shown)
{
	const struct unit *unit = &shown->program->variables[output->asked.variable].unit;
	double scale = unit_ratio(output->unit->factor, unit->factor);
	double *numbers[] = {&output->centre, &output->measure.mean, &output->measure.sd, &output->measure.least,
	                     &output->measure.most};
	struct sensitivity_bar *bars = ARENA_ARRAY(arena, levers->count + 1, struct sensitivity_bar);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		convert(numbers[i], scale);
	for (int l = 0; output->varies && l < levers->count; l++) {
		bars[l] = output->bars[l];
		convert(&bars[l].low, scale);
		convert(&bars[l].high, scale);
		bars[l].at_low = uncertainty_quantile(shown->uncertainty, levers->list[bars[l].lever].drawn, 0.1);
		bars[l].at_high = uncertainty_quantile(shown->uncertainty, levers->list[bars[l].lever].drawn, 0.9);
	}
	output->bars = output->varies ? bars : NULL;
	output->unit = unit;
}

const struct sensitivity *sensitivity_shown(struct arena *arena, const struct sensitivity *sensitivity,
                                            const struct result *shown)
{
	if (shown == sensitivity->result)
		return sensitivity;
	struct sensitivity *made = ARENA_NEW(arena, struct sensitivity);
	*made = *sensitivity;
	made->result = shown;
	made->outputs = ARENA_ARRAY(arena, made->output_count + 1, struct sensitivity_output);
	for (int o = 0; o < made->output_count; o++) {
		made->outputs[o] = sensitivity->outputs[o];
		show_output(arena, &made->outputs[o], &made->levers, shown);
	}
	return made;
}
