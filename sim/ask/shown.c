/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shown: a copy of a result with other units, and each number times the scale of its own. Where that is a power of ten
 * the point of the number is moved, so that the digits stay. Holds: the same indices mean the same variables, inputs,
 * targets and limits in both; the program's equations are shared. */
#include "ask/shown.h"
#include <math.h>
#include <string.h>
#include "ask/result_index.h"
#include "data/unit_ten.h"

struct showing {
	struct arena *arena;
	const struct result *from;
	const struct display *asked, *plan;
	enum language language;
	struct program *program; /* with the units to be shown */
	double *scale;           /* [variables] */
};

static double converted(double value, double scale)
{
	return scale == 1 || !isfinite(value) ? value : unit_convert(value, scale);
}

/* True: shown otherwise, with the declared number times *scale. */
static bool changes(const struct showing *showing, const struct unit *declared, bool own, struct unit *shown,
                    double *scale)
{
	*scale = 1;
	if (!display_unit(showing->arena, showing->asked, showing->plan, declared, own, showing->language, shown))
		return false;
	*scale = unit_ratio(declared->factor, shown->factor);
	return true;
}

/* The user's own indicators are in the unit that the user chose. */
static bool is_own(const struct variable *variable)
{
	return variable->model && strcmp(variable->model, "indicators") == 0;
}

static bool changes_units(struct showing *showing)
{
	const struct program *program = showing->from->program;
	struct variable *variables = ARENA_ARRAY(showing->arena, program->variable_count + 1, struct variable);
	struct input *inputs = ARENA_ARRAY(showing->arena, program->input_count + 1, struct input);
	bool any = false;
	showing->scale = ARENA_ARRAY(showing->arena, program->variable_count + 1, double);
	for (int v = 0; v < program->variable_count; v++) {
		variables[v] = program->variables[v];
		any |= changes(showing, &program->variables[v].unit, is_own(&program->variables[v]), &variables[v].unit,
		               &showing->scale[v]);
	}
	for (int i = 0; i < program->input_count; i++) {
		double scale;
		inputs[i] = program->inputs[i];
		bool own = strncmp(inputs[i].name, "indicators.", strlen("indicators.")) == 0;
		any |= changes(showing, &program->inputs[i].unit, own, &inputs[i].unit, &scale);
	}
	showing->program = ARENA_NEW(showing->arena, struct program);
	*showing->program = *program;
	showing->program->variables = variables;
	showing->program->inputs = inputs;
	return any;
}

/* --- values --- */

static double *scaled(struct arena *arena, const double *values, int count, double scale)
{
	double *made = ARENA_ARRAY(arena, count + 1, double);
	for (int i = 0; i < count; i++)
		made[i] = converted(values[i], scale);
	return made;
}

static double **scaled_values(const struct showing *showing, double *const *values, int each)
{
	const struct program *program = showing->from->program;
	if (!values)
		return NULL;
	double **made = ARENA_ARRAY(showing->arena, program->variable_count + 1, double *);
	for (int v = 0; v < program->variable_count; v++) {
		int count = program_width(program, v) * each;
		made[v] = !values[v] || showing->scale[v] == 1 ? values[v]
		                                               : scaled(showing->arena, values[v], count, showing->scale[v]);
	}
	return made;
}

/* --- inputs, and how they are drawn --- */

static void show_inputs(const struct showing *showing, struct uncertainty *uncertainty)
{
	const struct program *from = showing->from->program;
	for (int i = 0; i < from->input_count; i++) {
		struct input *input = &showing->program->inputs[i];
		int elements = program_elements(from, input->set);
		double scale = unit_ratio(from->inputs[i].unit.factor, input->unit.factor);
		if (scale == 1)
			continue;
		input->value = ARENA_ARRAY(showing->arena, elements + 1, struct input_value);
		for (int e = 0; e < elements; e++) {
			const struct input_value *declared = &from->inputs[i].value[e];
			int drawn = uncertainty_of(showing->from->uncertainty, declared);
			input->value[e] = *declared;
			input->value[e].values = scaled(showing->arena, declared->values, from->years, scale);
			if (drawn >= 0) {
				uncertainty->list[drawn].value = &input->value[e];
				uncertainty->list[drawn].shown = scale;
			}
		}
	}
}

static struct uncertainty *copied(struct arena *arena, const struct uncertainty *from)
{
	if (!from)
		return NULL;
	struct uncertainty *made = ARENA_NEW(arena, struct uncertainty);
	*made = *from;
	made->list = ARENA_ARRAY(arena, from->count + 1, struct uncertain_input);
	for (int i = 0; i < from->count; i++)
		made->list[i] = from->list[i];
	return made;
}

/* --- targets and limits --- */

static void show_targets(const struct showing *showing, struct result *made)
{
	const struct program *program = showing->from->program;
	made->targets = ARENA_ARRAY(showing->arena, made->target_count + 1, struct target_result);
	for (int t = 0; t < made->target_count; t++) {
		struct target_result *target = &made->targets[t];
		int element;
		double scale;
		*target = showing->from->targets[t];
		int of = target->target->variable ? program_find(program, target->target->variable, &element) : -1;
		bool own = of >= 0 && is_own(&program->variables[of]);
		if (!changes(showing, &showing->from->targets[t].unit, own, &target->unit, &scale))
			target->unit = showing->from->targets[t].unit;
		double *numbers[] = {&target->low,  &target->high, &target->number, &target->number_high,
		                     &target->base, &target->size, &target->value,  &target->gap};
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
			*numbers[i] = converted(*numbers[i], scale);
		const int own_variables[] = {target->variable, target->goal}; /* target_value.ID, target_number.ID */
		for (int i = 0; i < 2; i++)
			if (own_variables[i] >= 0) {
				showing->program->variables[own_variables[i]].unit = target->unit;
				showing->scale[own_variables[i]] = scale;
			}
	}
}

static void show_limits(const struct showing *showing, struct result *made)
{
	int element, gdp = program_find(made->program, "gdp", &element);
	made->limits = ARENA_ARRAY(showing->arena, made->limit_count + 1, struct limit_result);
	for (int l = 0; l < made->limit_count; l++) {
		struct limit_result *limit = &made->limits[l];
		*limit = showing->from->limits[l];
		if (limit->cut >= 0)
			limit->cut_total = converted(limit->cut_total, showing->scale[limit->cut]);
	}
	if (gdp >= 0)
		made->gap_to_unlimited = converted(made->gap_to_unlimited, showing->scale[gdp]);
}

const struct result *shown_result(struct arena *arena, const struct result *result, const struct display *asked,
                                  enum language language)
{
	const struct plan *plan = result->scenario->plan;
	struct showing showing = {arena, result, asked, plan ? &plan->display : NULL, language, NULL, NULL};
	if (!changes_units(&showing))
		return result;
	struct result *made = ARENA_NEW(arena, struct result);
	struct uncertainty *uncertainty = copied(arena, result->uncertainty);
	*made = *result;
	made->declared = result;
	made->program = showing.program;
	made->uncertainty = uncertainty;
	show_inputs(&showing, uncertainty);
	show_targets(&showing, made);
	show_limits(&showing, made);
	made->values = scaled_values(&showing, result->values, result->years);
	made->unlimited = scaled_values(&showing, result->unlimited, result->years);
	made->index = result_index_make(arena, made);
	return made;
}

const struct result *const *shown_results(struct arena *arena, const struct result *const *results, int count,
                                          const struct display *asked, enum language language)
{
	const struct result **made = ARENA_ARRAY(arena, count + 1, const struct result *);
	for (int r = 0; r < count; r++)
		made[r] = shown_result(arena, results[r], asked, language);
	return made;
}

/* --- ensembles --- */

static double scale_of(const struct ensemble *ensemble, const struct result *shown, int variable)
{
	return unit_ratio(ensemble->centre->program->variables[variable].unit.factor,
	                  shown->program->variables[variable].unit.factor);
}

static void show_odds(struct arena *arena, struct ensemble *made, const struct ensemble *from)
{
	made->targets = ARENA_ARRAY(arena, made->centre->target_count + 1, struct ensemble_target);
	for (int t = 0; t < made->centre->target_count; t++) {
		double scale = unit_ratio(from->centre->targets[t].unit.factor, made->centre->targets[t].unit.factor);
		made->targets[t] = from->targets[t];
		made->targets[t].credible = converted(from->targets[t].credible, scale);
		if (from->targets[t].milestone)
			made->targets[t].milestone = scaled(arena, from->targets[t].milestone, made->centre->years, scale);
	}
}

static void show_facts(struct arena *arena, struct ensemble *made, const struct ensemble *from)
{
	made->facts = ARENA_ARRAY(arena, made->fact_count + 1, struct ensemble_fact);
	for (int i = 0; i < made->fact_count; i++) {
		struct ensemble_fact *fact = &made->facts[i];
		*fact = from->facts[i];
		double scale = scale_of(from, made->centre, fact->fact.variable);
		double *numbers[] = {&fact->fact.value, &fact->fact.no_change, &fact->fact.same_growth, &fact->score};
		for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++)
			*numbers[n] = converted(*numbers[n], scale);
	}
}

static const struct ensemble *shown_ensemble(struct arena *arena, const struct ensemble *ensemble,
                                             const struct result *shown)
{
	const struct program *program = shown->program;
	if (ensemble->centre == shown)
		return ensemble;
	struct ensemble *made = ARENA_NEW(arena, struct ensemble);
	*made = *ensemble;
	made->centre = shown;
	made->uncertainty = shown->uncertainty;
	made->stats = ARENA_ARRAY(arena, program->variable_count + 1, double *);
	for (int v = 0; v < program->variable_count; v++) {
		double scale = scale_of(ensemble, shown, v), *stats = ensemble->stats[v];
		int count = program_width(program, v) * shown->years * STAT_COUNT;
		made->stats[v] = !stats || scale == 1 ? stats : scaled(arena, stats, count, scale);
	}
	show_odds(arena, made, ensemble);
	show_facts(arena, made, ensemble);
	return made;
}

const struct ensemble *const *shown_ensembles(struct arena *arena, const struct ensemble *const *ensembles,
                                              const struct result *const *shown, int count)
{
	if (!ensembles)
		return NULL;
	const struct ensemble **made = ARENA_ARRAY(arena, count + 1, const struct ensemble *);
	for (int r = 0; r < count; r++)
		made[r] = shown_ensemble(arena, ensembles[r], shown[r]);
	return made;
}
