/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decompose: both points are made of the same parts and factors, or the question is refused; the parts sum to the
 * variable at each, or it is refused too. End to end the two ends are compared and what lies between does not count;
 * chained, each year is compared with the year before it and the effects are added up: sums are the same, the weights
 * follow the path. */
#include "ask/decompose.h"
#include <math.h>
#include <string.h>
#include "ask/composition.h"
#include "ask/factors.h"
#include "ask/lmdi.h"
#include "base/nearly.h"

struct work {
	struct arena *arena;
	const struct decompose_question *question;
	struct decompose_refused *refused;
	const struct composition *before, *after;
	struct decomposition *made;
	double *powers, *from, *to, *effects; /* [factors] */
};

static bool refuse(const struct work *work, struct decompose_refused why)
{
	*work->refused = why;
	return false;
}

/* --- is it one question? --- */

static bool same_factor(const struct composition *a, const struct composition *b, int i)
{
	const struct composed_factor *x = &a->factors[i], *y = &b->factors[i];
	return x->effect == y->effect && x->power == y->power && strcmp(x->id, y->id) == 0;
}

static bool same_make(const struct composition *a, const struct composition *b)
{
	bool same = a->effect_count == b->effect_count && a->part_count == b->part_count &&
	            a->factor_count == b->factor_count;
	for (int i = 0; same && i < a->effect_count; i++)
		same = strcmp(a->effects[i].id, b->effects[i].id) == 0;
	for (int i = 0; same && i < a->part_count; i++)
		same = strcmp(a->parts[i].id, b->parts[i].id) == 0 && a->parts[i].scale == b->parts[i].scale &&
		       a->parts[i].count == b->parts[i].count;
	for (int i = 0; same && i < a->factor_count; i++)
		same = same_factor(a, b, i);
	return same;
}

static const struct unit *unit_of(const struct moment *moment, const struct composition *of)
{
	return &moment->result->program->variables[of->variable].unit;
}

/* --- values --- */

static double part_value(const struct work *work, const struct composed_part *part, const double *values)
{
	return part->scale * lmdi_product(&values[part->first], &work->powers[part->first], part->count);
}

/* The values of all factors, none negative, whose products sum to the variable. */
static bool take_values(const struct work *work, const struct composition *of, const struct moment *moment,
                        double *values)
{
	double sum = 0, size = 0, value = moment_value(moment, of->variable, of->element);
	if (!isfinite(value))
		return refuse(work, (struct decompose_refused){DECOMPOSE_NO_VALUE, of->id, NULL, moment->year, value});
	composition_values(work->arena, of, moment, values);
	for (int p = 0; p < of->part_count; p++) {
		const struct composed_part *part = &of->parts[p];
		for (int i = part->first; i < part->first + part->count; i++) {
			struct decompose_refused why = {DECOMPOSE_NO_VALUE, of->factors[i].id, part->id, moment->year, values[i]};
			if (!isfinite(values[i]))
				return refuse(work, why);
			why.why = DECOMPOSE_NEGATIVE;
			if (values[i] < 0)
				return refuse(work, why);
		}
		double one = part_value(work, part, values);
		sum += one;
		size += fabs(one);
	}
	if (!(fabs(sum - value) <= NEARLY * size))
		return refuse(work, (struct decompose_refused){DECOMPOSE_GIVEN, of->id, NULL, moment->year, value});
	return true;
}

/* --- the table --- */

static void add_part(const struct work *work, const struct composed_part *part, struct decompose_part *to)
{
	lmdi_effects(work->effects, &work->from[part->first], &work->to[part->first], &work->powers[part->first],
	             part->count, part->scale);
	for (int i = 0; i < part->count; i++)
		to->effects[work->after->factors[part->first + i].effect] += work->effects[i];
}

/* One step from work->from to work->to. */
static void add_step(const struct work *work)
{
	for (int p = 0; p < work->after->part_count; p++)
		add_part(work, &work->after->parts[p], &work->made->parts[p]);
}

static bool add_years(const struct work *work)
{
	struct moment at = work->question->before;
	const struct moment *last = &work->question->after;
	while (at.year < last->year) {
		at.year = work->question->chained ? at.year + 1 : last->year;
		if (!take_values(work, work->after, &at, work->to))
			return false;
		add_step(work);
		memcpy(work->from, work->to, (size_t)work->after->factor_count * sizeof *work->from);
	}
	return true;
}

static void take_ends(const struct work *work, const struct composition *of, const double *values, bool is_last)
{
	for (int p = 0; p < of->part_count; p++) {
		double value = part_value(work, &of->parts[p], values);
		*(is_last ? &work->made->parts[p].to : &work->made->parts[p].from) = value;
	}
}

/* Parts that may be left out, constants, and the totals of the others. */
static void finish(const struct work *work)
{
	struct decomposition *made = work->made;
	int kept = 0;
	for (int p = 0; p < made->part_count; p++) {
		const struct composed_part *part = &work->after->parts[p];
		struct decompose_part *row = &made->parts[p];
		if (part->optional && row->from == 0 && row->to == 0)
			continue;
		for (int e = 0; e < made->effect_count; e++) {
			made->effects[e].total += row->effects[e];
			made->effects[e].idle = made->effects[e].idle && row->effects[e] == 0;
		}
		made->parts[kept++] = *row;
	}
	made->part_count = kept;
	for (int e = 0; e < made->effect_count; e++) {
		bool has = false;
		for (int p = 0; p < kept; p++)
			has = has || made->parts[p].has[e];
		made->effects[e].idle = made->effects[e].idle || !has;
	}
	decompose_summarize(work->arena, made);
}

static struct decomposition *begin(const struct work *work)
{
	const struct composition *of = work->after;
	const struct decompose_question *question = work->question;
	struct decomposition *made = ARENA_NEW(work->arena, struct decomposition);
	*made = (struct decomposition){.id = of->id, .title = of->title, .unit = *unit_of(&question->after, of),
	                               .variable = of->variable, .element = of->element, .before = question->before,
	                               .after = question->after, .chained = question->chained,
	                               .effects = of->effects, .effect_count = of->effect_count,
	                               .parts = ARENA_ARRAY(work->arena, of->part_count + 1, struct decompose_part),
	                               .part_count = of->part_count};
	made->from = moment_value(&question->before, work->before->variable, work->before->element);
	made->to = moment_value(&question->after, of->variable, of->element);
	for (int p = 0; p < of->part_count; p++) {
		const struct composed_part *part = &of->parts[p];
		bool *has = ARENA_ARRAY(work->arena, of->effect_count + 1, bool);
		for (int i = part->first; i < part->first + part->count; i++)
			has[of->factors[i].effect] = true;
		made->parts[p] = (struct decompose_part){.id = part->id, .title = part->title, .has = has,
		                                         .effects = ARENA_ARRAY(work->arena, of->effect_count + 1, double)};
	}
	return made;
}

static const struct composition *compose(struct work *work, const struct moment *moment)
{
	const struct decompose_question *question = work->question;
	const char *name = question->scheme >= 0 ? decompose_scheme_id(question->scheme) : NULL;
	if (name && decompose_scheme_find(moment->result, name) != question->scheme) {
		refuse(work, (struct decompose_refused){.why = DECOMPOSE_APART, .name = name});
		return NULL;
	}
	if (name)
		return composition_of_scheme(work->arena, moment->result, question->scheme);
	int variable = question->variable, element = question->element;
	if (moment != &question->after && moment->result != question->after.result) {
		const char *of = program_element_name(work->arena, question->after.result->program, variable, element);
		variable = program_find(moment->result->program, of, &element);
		if (variable < 0 || (question->element < 0) != (element < 0)) {
			refuse(work, (struct decompose_refused){.why = DECOMPOSE_APART, .name = of});
			return NULL;
		}
	}
	return composition_of_formula(work->arena, moment->result, variable, element, work->refused);
}

const struct decomposition *decompose(struct arena *arena, const struct decompose_question *question,
                                      struct decompose_refused *refused)
{
	struct work work = {.arena = arena, .question = question, .refused = refused};
	bool one_run = question->before.result == question->after.result;
	*refused = (struct decompose_refused){.why = DECOMPOSE_FINE};
	work.after = compose(&work, &question->after);
	work.before = !work.after || one_run ? work.after : compose(&work, &question->before);
	if (!work.before)
		return NULL;
	struct decompose_refused apart = {.why = DECOMPOSE_APART, .name = work.after->id};
	const struct unit *unit = unit_of(&question->after, work.after), *other = unit_of(&question->before, work.before);
	if (!unit_same_dimensions(unit, other) || unit->factor != other->factor)
		apart.why = DECOMPOSE_UNITS;
	if (apart.why == DECOMPOSE_UNITS || !same_make(work.before, work.after)) {
		refuse(&work, apart);
		return NULL;
	}
	work.made = begin(&work);
	work.powers = ARENA_ARRAY(arena, work.after->factor_count + 1, double);
	for (int i = 0; i < work.after->factor_count; i++)
		work.powers[i] = work.after->factors[i].power;
	work.from = ARENA_ARRAY(arena, work.after->factor_count + 1, double);
	work.to = ARENA_ARRAY(arena, work.after->factor_count + 1, double);
	work.effects = ARENA_ARRAY(arena, work.after->factor_count + 1, double);
	if (!take_values(&work, work.before, &question->before, work.from))
		return NULL;
	take_ends(&work, work.before, work.from, false);
	bool years = one_run && question->before.world == question->after.world;
	if (years ? !add_years(&work) : !take_values(&work, work.after, &question->after, work.to))
		return NULL;
	if (!years)
		add_step(&work);
	take_ends(&work, work.after, work.to, true);
	finish(&work);
	return work.made;
}

const char **decompose_products(struct arena *arena, const struct result *result, int most, int *count)
{
	const struct program *program = result->program;
	const char **names = ARENA_ARRAY(arena, most + 1, const char *);
	*count = 0;
	for (int models = 0; models < 2; models++)
		for (int v = 0; v < program->variable_count && *count < most; v++) {
			const struct variable *variable = &program->variables[v];
			struct decompose_refused refused;
			bool own = variable->model && strcmp(variable->model, "indicators") == 0;
			bool skip = variable->set != SCALAR || variable->target || variable->limit || variable->flags & HIDDEN ||
			            own == (models == 1) || (models && !(variable->flags & MAIN)) ||
			            decompose_scheme_of(result, v) >= 0;
			if (!skip && composition_of_formula(arena, result, v, -1, &refused))
				names[(*count)++] = variable->name;
		}
	return names;
}
