/* SPDX-License-Identifier: GPL-3.0-or-later */
/* range: a stated range is converted to the input's own unit, as its values are. */
#include <math.h>
#include "ask/range.h"

struct range range_stated(const struct result *result, const struct input *input, const struct input_value *value)
{
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	int drawn = uncertainty_of(result->uncertainty, value);
	double scale = 1;
	struct range range = {NAN, NAN, &input->unit};
	if (quantity && quantity->has_range) {
		if (quantity->has_unit)
			unit_fits(&quantity->unit, &input->unit, &scale);
		range.low = quantity->range[0] * scale;
		range.high = quantity->range[1] * scale;
	} else if (drawn >= 0) {
		range.low = uncertainty_quantile(result->uncertainty, drawn, 0.05);
		range.high = uncertainty_quantile(result->uncertainty, drawn, 0.95);
	}
	return range;
}

struct range range_of_years(const struct program *program, const char *name)
{
	int element, index = program_find_input(program, name, &element);
	struct range range = {INFINITY, -INFINITY, NULL};
	if (index < 0)
		return range;
	const struct input *input = &program->inputs[index];
	for (int e = 0; e < program_elements(program, input->set); e++)
		for (int y = 1; y < program->years; y++) {
			range.low = fmin(range.low, input->value[e].values[y]);
			range.high = fmax(range.high, input->value[e].values[y]);
		}
	range.unit = range.low <= range.high ? &input->unit : NULL;
	return range;
}

int range_held(const struct program *program)
{
	const struct entry *before = NULL; /* one number may stand for all elements */
	int count = 0;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++) {
			const struct input_value *value = &program->inputs[i].value[e];
			const struct quantity *given = value->entry ? value->entry->quantity : NULL;
			if (given && given->has_range && !value->uncertain && value->entry != before)
				count++, before = value->entry;
		}
	return count;
}
