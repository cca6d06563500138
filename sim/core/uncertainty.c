/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty: finds what is drawn and prepares its distributions. A path of values v[year] shifts as a whole: by
 * what the distribution says of its distance from the mode (from the middle of a uniform), so that the path itself is
 * the most likely one; bounds hold in every year. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "core/code.h"
#include "core/copula.h"
#include "core/uncertainty.h"

struct collecting {
	struct arena *arena;
	const struct program *program;
	struct diags *diags;
	struct uncertainty *made;
	int capacity, vary_capacity;
	int of_input;               /* where the elements of the input in hand begin */
};

static const char *bound_text(const struct collecting *collecting, double x)
{
	char text[NUMBER_SIZE];
	number_shortest(x, text);
	return arena_copy(collecting->arena, text, strlen(text));
}

static void refuse_draw(const struct collecting *collecting, const struct input_value *value, enum word message,
                        enum word hint, const char *const *args)
{
	const char *pointer =
		value->entry ? arena_print(collecting->arena, "%s/uncertain", entry_pointer(collecting->arena, value->entry))
					 : NULL;
	diag_add(collecting->diags, DIAG_ERROR, value->uncertain->place, pointer, message, hint, args);
}

/* --- one input --- */

struct reach {
	double low, high; /* least and greatest of the yearly values */
};

static struct reach reach_of(const struct program *program, const double *values)
{
	struct reach reach = {values[0], values[0]};
	for (int y = 1; y < program->years; y++) {
		reach.low = values[y] < reach.low ? values[y] : reach.low;
		reach.high = values[y] > reach.high ? values[y] : reach.high;
	}
	return reach;
}

/* A number that can be drawn: the value itself among them, and none that the input may not have. */
static bool is_drawable(const struct collecting *collecting, const struct input *input,
                        const struct input_value *value,
                        struct reach reach)
{
	const struct uncertain *uncertain = value->uncertain;
	const struct distribution *distribution = uncertain->distribution;
	double low, high;
	bool flat = reach.low == reach.high, bounded = distribution->placing == DISTRIBUTION_STANDS;
	distribution_support(distribution, uncertain->parameter, &low, &high);
	double least = bounded && low > uncertain->low ? low : uncertain->low,
		   most = bounded && high < uncertain->high ? high : uncertain->high;
	if (bounded && flat && (least < input->field->low || most > input->field->high)) {
		refuse_draw(collecting, value, W_DRAW_BOUNDS, W_DRAW_BOUNDS_HINT,
		            WORDS(value->key, bound_text(collecting, least), bound_text(collecting, most),
		                  bound_text(collecting, input->field->low), bound_text(collecting, input->field->high)));
		return false;
	}
	if (flat && !(reach.low >= least && reach.low <= most)) {
		refuse_draw(collecting, value, W_DRAW_AWAY, W_DRAW_AWAY_HINT,
		            WORDS(value->key, bound_text(collecting, reach.low), bound_text(collecting, least),
		                  bound_text(collecting, most)));
		return false;
	}
	return true;
}

static void prepare_draw(const struct collecting *collecting, const struct input *input,
                         const struct input_value *value,
                         struct uncertain_input *drawn, enum vary_kind *kind)
{
	struct uncertain as = *value->uncertain;
	struct reach reach = reach_of(collecting->program, value->values);
	double centre = reach.low;
	double floor = fmax(as.low, input->field->low), ceiling = fmin(as.high, input->field->high);
	if (!is_drawable(collecting, input, value, reach))
		return;
	*kind = VARY_VALUE;
	if (reach.low != reach.high && as.distribution->placing == DISTRIBUTION_SCALES) {
		*kind = VARY_SCALE;
		centre = 1;
		floor = reach.low > 0 && floor > 0 ? floor / reach.low : 0;
		ceiling = ceiling / reach.high;
	} else if (reach.low != reach.high) {
		*kind = VARY_SHIFT;
		centre = 0;
		double middle = distribution_middle(as.distribution, as.parameter);
		for (int i = 0; i < DISTRIBUTION_PARAMETERS && as.distribution->placing == DISTRIBUTION_STANDS; i++)
			as.parameter[i] -= middle;
		floor -= reach.low;
		ceiling -= reach.high;
	}
	if (!distribution_prepare(as.distribution, as.parameter, centre, floor, ceiling, &drawn->from))
		refuse_draw(collecting, value, W_DRAW_NOTHING, W_DRAW_NOTHING_HINT,
		            WORDS(value->key, bound_text(collecting, floor), bound_text(collecting, ceiling)));
}

/* Elements whose number was written once for all of them have one entry. */
static int first_copy(const struct collecting *collecting, const struct input_value *value)
{
	const struct uncertainty *made = collecting->made;
	int first = made->count;
	for (int i = collecting->of_input; i < made->count && first == made->count; i++)
		if (value->entry && made->list[i].value && made->list[i].value->entry == value->entry)
			first = i;
	return first;
}

static void add_drawn(struct collecting *collecting, int input, int element)
{
	const struct input *of = &collecting->program->inputs[input];
	const struct input_value *value = &of->value[element];
	struct uncertainty *made = collecting->made;
	struct vary vary = {input, element, VARY_YEARLY};
	int first = of->drawn ? made->count : first_copy(collecting, value), vary_count = made->count;
	const char *key = first < made->count ? entry_key(collecting->arena, value->entry) : value->key;
	struct uncertain_input drawn = {
		.key = key, .name = draw_name(key), .value = of->drawn ? NULL : value, .first = first};
	if (first < made->count) {
		made->list[first].key = key;
		made->list[first].name = drawn.name;
	}
	made->number_count += !of->drawn && first == made->count;
	if (!of->drawn)
		prepare_draw(collecting, of, value, &drawn, &vary.kind);
	made->shock_count += of->drawn;
	*ARENA_PUSH(collecting->arena, made->list, made->count, collecting->capacity) = drawn;
	*ARENA_PUSH(collecting->arena, made->varied, vary_count, collecting->vary_capacity) = vary;
}

/* --- the whole --- */

const struct uncertainty *uncertainty_make(struct arena *arena, const struct program *program, struct diags *diags)
{
	struct uncertainty *made = ARENA_NEW(arena, struct uncertainty);
	struct collecting collecting = {.arena = arena, .program = program, .diags = diags, .made = made};
	int errors = diags->errors;
	made->base_year = program->base_year;
	for (int i = 0; i < program->input_count; i++, collecting.of_input = made->count)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++)
			if (program->inputs[i].drawn || program->inputs[i].value[e].uncertain)
				add_drawn(&collecting, i, e);
	if (diags->errors == errors)
		copulas_find(arena, program, diags, made);
	return diags->errors == errors ? made : NULL;
}

const struct uncertainty *uncertainty_fitted(struct arena *arena, const struct uncertainty *uncertainty)
{
	struct uncertainty *fitted = ARENA_NEW(arena, struct uncertainty);
	*fitted = *uncertainty;
	fitted->list = ARENA_ARRAY(arena, uncertainty->count + 1, struct uncertain_input);
	for (int i = 0; i < fitted->count; i++) {
		fitted->list[i] = uncertainty->list[i];
		if (fitted->list[i].value)
			distribution_fit(&fitted->list[i].from);
	}
	return fitted;
}

int uncertainty_of(const struct uncertainty *uncertainty, const struct input_value *value)
{
	for (int i = 0; uncertainty && i < uncertainty->count; i++)
		if (uncertainty->list[i].value == value)
			return i;
	return -1;
}

/* Uniform numbers that move together: u = Phi(z), z = factor times the inverse normals of independent ones. */
static void draw_together(const struct uncertainty *uncertainty, uint64_t seed, uint64_t block,
                          const struct uncertain_input *input, double *uniform)
{
	double z[DRAW_BLOCK] = {0}, own[DRAW_BLOCK], normal[DRAW_BLOCK];
	const struct copula *copula = input->copula;
	for (int k = 0; k <= input->place; k++) {
		double factor = copula->factor[input->place * copula->count + k];
		if (factor == 0)
			continue;
		draw_uniforms(draw_key(seed, uncertainty->list[copula->members[k]].name, 0), block, own);
		function_normal_inverse_array(normal, own, DRAW_BLOCK);
		for (int i = 0; i < DRAW_BLOCK; i++)
			z[i] += factor * normal[i];
	}
	for (int i = 0; i < DRAW_BLOCK; i++)
		uniform[i] = function_normal(z[i]);
}

void uncertainty_draw(const struct uncertainty *uncertainty, uint64_t seed, uint64_t block, int index, int year,
                      double *row)
{
	const struct uncertain_input *input = &uncertainty->list[index];
	double uniform[DRAW_BLOCK];
	if (!input->value) {
		draw_normals(draw_key(seed, input->name, uncertainty->base_year + year), block, row);
		return;
	}
	if (input->copula)
		draw_together(uncertainty, seed, block, input, uniform);
	else
		draw_uniforms(draw_key(seed, input->name, 0), block, uniform);
	distribution_quantiles(&input->from, uniform, row, DRAW_BLOCK);
}

double uncertainty_quantile(const struct uncertainty *uncertainty, int index, double u)
{
	const struct uncertain_input *input = &uncertainty->list[index];
	if (!input->value)
		return NAN;
	double drawn = distribution_quantile(&input->from, u), value = input->value->values[0];
	if (input->shown > 0 && uncertainty->varied[index].kind != VARY_SCALE)
		drawn *= input->shown;
	switch (uncertainty->varied[index].kind) {
	case VARY_SHIFT: return value + drawn;
	case VARY_SCALE: return value * drawn;
	case VARY_VALUE:
	case VARY_YEARLY: break;
	}
	return drawn;
}
