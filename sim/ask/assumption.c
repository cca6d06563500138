/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumption: what is the same. Holds: numbers of other units or prices never are, however alike their digits. */
#include "ask/assumption.h"
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "ask/beside.h"

/* --- lists of them --- */

static const char *id_of(struct arena *arena, const struct assumption *one)
{
	return one->aspect ? arena_print(arena, "%s#%d", one->key, (int)one->aspect) : one->key;
}

struct assumption *assumptions_add(struct arena *arena, struct assumptions *to, const struct assumption *one)
{
	*ARENA_PUSH(arena, to->list, to->count, to->capacity) = *one;
	if (!to->places)
		to->places = lookup_create(arena), to->objects = lookup_create(arena);
	lookup_put(to->places, id_of(arena, one), (void *)(uintptr_t)to->count);
	if (one->object)
		lookup_put(to->objects, one->object, to);
	return &to->list[to->count - 1];
}

struct assumption *assumptions_find(const struct assumptions *in, struct arena *arena, const struct assumption *like)
{
	uintptr_t at = in->places ? (uintptr_t)lookup_find(in->places, id_of(arena, like)) : 0;
	return at ? &in->list[at - 1] : NULL;
}

/* What is counted, or is called the base, and has no path is of the base year; settings are plain numbers and rates. */
static bool is_of_base(const struct input *input)
{
	if (input->field->flags & PATH || input->unit.per_year)
		return false;
	return strcmp(input->field->key, "base") == 0 || (input->unit.share == SHARE_NONE && !unit_is_number(&input->unit));
}

struct assumptions assumptions_of(struct arena *arena, const struct result *result)
{
	struct assumptions facts = {0};
	const struct program *program = result->program;
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		for (int e = 0; !input->internal && e < program_elements(program, input->set); e++) {
			const struct input_value *value = &input->value[e];
			struct assumption one = {.key = value->key, .unit = &input->unit, .values = value->values,
			                         .first = result->base_year, .base_year = result->base_year,
			                         .years = result->years, .place = value->place, .program = program,
			                         .input = input, .value = value, .of_base = is_of_base(input)};
			if (!value->absent && !isnan(value->values[0]))
				assumptions_add(arena, &facts, &one);
		}
	}
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		struct assumption one = {.key = arena_print(arena, "targets.%s", target->target->id), .unit = &target->unit,
		                         .target = target, .place = target->target->number_place};
		if (isfinite(target->number))
			assumptions_add(arena, &facts, &one);
	}
	return facts;
}

/* --- what is the same --- */

bool number_alike(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

double assumption_in(const struct assumption *of, int year)
{
	int at = year - of->first;
	return of->values[at < 0 ? 0 : at < of->years ? at : of->years - 1];
}

/* "22.4 万" beside 224000. */
static bool plain_fits(const struct unit *given, const struct unit *other, double *scale)
{
	const struct unit *said = given ? given : other;
	*scale = !said ? 1 : given ? said->factor : 1 / said->factor;
	return !said || (unit_is_number(said) && said->share == SHARE_NONE);
}

bool assumption_fits(const struct assumption *a, const struct assumption *b, double *scale)
{
	return a->unit && b->unit ? unit_fits(b->unit, a->unit, scale) : plain_fits(b->unit, a->unit, scale);
}

bool assumption_alike(const struct assumption *a, const struct assumption *b)
{
	double scale;
	if (!a->target != !b->target || !a->text != !b->text || a->level != b->level || a->high != b->high)
		return false;
	if (a->text)
		return true;
	if (!a->unit || !b->unit)
		return plain_fits(b->unit, a->unit, &scale);
	return a->target ? beside_alike(a->target, b->target) : unit_fits_but_prices(a->unit, b->unit, &scale);
}

static bool same_target(const struct target_result *a, const struct target_result *b, double scale)
{
	return a->target->sense == b->target->sense && a->target->measure == b->target->measure &&
	       a->target->year == b->target->year && relative_alike(a->target->relative, b->target->relative) &&
	       (a->target->relative || number_alike(a->number, unit_convert(b->number, scale))) &&
	       number_alike(a->number_high, unit_convert(b->number_high, scale));
}

static bool is_constant(const struct assumption *of)
{
	for (int y = 1; y < of->years; y++)
		if (!number_alike(of->values[y], of->values[0]))
			return false;
	return of->years > 0;
}

static bool same_values(const struct assumption *a, const struct assumption *b, double scale)
{
	int from = a->first > b->first ? a->first : b->first;
	int last_a = a->first + a->years, last_b = b->first + b->years, to = last_a < last_b ? last_a : last_b;
	if (to - from < 2) /* plans that follow one another share the year in which one ends and the next begins */
		return is_constant(a) && is_constant(b) && number_alike(a->values[0], unit_convert(b->values[0], scale));
	for (int year = from; year < to; year++)
		if (!number_alike(a->values[year - a->first], unit_convert(b->values[year - b->first], scale)))
			return false;
	return true;
}

bool assumption_same(const struct assumption *a, const struct assumption *b)
{
	double scale;
	if (!a || !b)
		return a == b || (a ? a : b)->as_unsaid;
	if (!a->sense != !b->sense || (a->sense && strcmp(a->sense, b->sense) != 0) || !assumption_alike(a, b))
		return false;
	if (a->text)
		return strcmp(a->text, b->text) == 0;
	if (!assumption_fits(a, b, &scale) || a->from != b->from || a->to != b->to)
		return false;
	if (a->target)
		return same_target(a->target, b->target, scale);
	if (a->of_base && a->base_year != b->base_year)
		return false;
	return same_values(a, b, scale);
}
