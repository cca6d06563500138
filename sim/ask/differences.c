/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences: assumptions are found by key, and compared over the years that both scenarios have.
 * Holds: numbers of other units or prices are never the same, however alike their digits. */
#include "ask/differences.h"
#include <math.h>
#include <string.h>
#include "ask/beside.h"

struct assumptions {
	struct assumption *list;
	int count, capacity;
};

/* What is counted, or is called the base, and has no path is of the base year; settings are plain numbers and rates. */
static bool is_of_base(const struct input *input)
{
	if (input->field->flags & PATH || input->unit.per_year)
		return false;
	return strcmp(input->field->key, "base") == 0 || (input->unit.share == SHARE_NONE && !unit_is_number(&input->unit));
}

static struct assumptions collect(struct arena *arena, const struct result *result)
{
	struct assumptions facts = {0};
	const struct program *program = result->program;
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		for (int e = 0; !input->internal && e < program_elements(program, input->set); e++)
			if (!input->value[e].absent && !isnan(input->value[e].values[0]))
				*ARENA_PUSH(arena, facts.list, facts.count, facts.capacity) =
					(struct assumption){input->value[e].key, &input->unit, input->value[e].values, result->base_year,
				                        result->years,       NULL,         input->value[e].place,     program,
				                        input,               &input->value[e], is_of_base(input)};
	}
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (isfinite(target->number))
			*ARENA_PUSH(arena, facts.list, facts.count, facts.capacity) =
				(struct assumption){arena_print(arena, "targets.%s", target->target->id),
			                        &target->unit,
			                        NULL,
			                        0,
			                        0,
			                        target,
			                        target->target->number_place,
			                        NULL,
			                        NULL,
			                        NULL,
			                        false};
	}
	return facts;
}

/* Scenarios of one family have their assumptions at nearly the same positions. */
static struct assumption *find(const struct assumptions *facts, const char *key, int hint)
{
	for (int i = 0; i < facts->count; i++) {
		struct assumption *fact = &facts->list[(hint + i) % facts->count];
		if (strcmp(fact->key, key) == 0)
			return fact;
	}
	return NULL;
}

static bool is_same_number(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

bool assumption_alike(const struct assumption *a, const struct assumption *b)
{
	double scale;
	if (!a->target != !b->target)
		return false;
	return a->target ? beside_alike(a->target, b->target) : unit_fits_but_prices(a->unit, b->unit, &scale);
}

static bool same_target(const struct target_result *a, const struct target_result *b, double scale)
{
	return a->target->sense == b->target->sense && a->target->measure == b->target->measure &&
	       a->target->year == b->target->year && relative_alike(a->target->relative, b->target->relative) &&
	       (a->target->relative || is_same_number(a->number, unit_convert(b->number, scale))) &&
	       is_same_number(a->number_high, unit_convert(b->number_high, scale));
}

static bool is_constant(const struct assumption *of)
{
	for (int y = 1; y < of->years; y++)
		if (!is_same_number(of->values[y], of->values[0]))
			return false;
	return of->years > 0;
}

bool assumption_same(const struct assumption *a, const struct assumption *b)
{
	double scale;
	if (!a || !b)
		return a == b;
	if (!assumption_alike(a, b) || !unit_fits(b->unit, a->unit, &scale))
		return false;
	if (a->target)
		return same_target(a->target, b->target, scale);
	if (a->of_base && a->base_year != b->base_year)
		return false;
	int from = a->base_year > b->base_year ? a->base_year : b->base_year;
	int last_a = a->base_year + a->years, last_b = b->base_year + b->years, to = last_a < last_b ? last_a : last_b;
	if (to - from < 2) /* plans that follow one another share the year in which one ends and the next begins */
		return is_constant(a) && is_constant(b) && is_same_number(a->values[0], unit_convert(b->values[0], scale));
	for (int year = from; year < to; year++)
		if (!is_same_number(a->values[year - a->base_year], unit_convert(b->values[year - b->base_year], scale)))
			return false;
	return true;
}

/* `owner` has the assumption of that index. */
static void consider(struct arena *arena, struct differences *all, const struct assumptions *facts, int count,
                     int owner, int index)
{
	const struct assumption *of = &facts[owner].list[index];
	bool known = false;
	for (int r = 0; r < owner; r++) {
		const struct assumption *other = find(&facts[r], of->key, index);
		if (other && assumption_alike(other, of))
			return;
		known = known || other;
	}
	struct difference row = {.key = of->key, .facts = ARENA_ARRAY(arena, count, struct assumption *), .several = known};
	bool differs = known;
	for (int r = 0; r < count; r++) {
		struct assumption *own = find(&facts[r], of->key, index);
		bool alike = own && assumption_alike(own, of);
		row.several |= own && !alike;
		row.facts[r] = alike ? own : NULL;
		differs = differs || !assumption_same(row.facts[0], row.facts[r]);
	}
	all->keys += !known;
	all->differing += differs && !known;
	if (!differs)
		return;
	/* beside the other row of its key, which stands where the first scenario has it */
	int at = all->count;
	*ARENA_PUSH(arena, all->list, all->count, all->capacity) = row;
	for (; known && at > 0 && strcmp(all->list[at - 1].key, of->key) != 0; at--)
		all->list[at] = all->list[at - 1];
	all->list[at] = row;
}

struct differences differences_of(struct arena *arena, const struct result *const *results, int count)
{
	struct differences all = {0};
	struct assumptions *facts = ARENA_ARRAY(arena, count, struct assumptions);
	for (int r = 0; r < count; r++)
		facts[r] = collect(arena, results[r]);
	for (int r = 0; r < count; r++)
		for (int i = 0; i < facts[r].count; i++)
			consider(arena, &all, facts, count, r, i);
	return all;
}

static size_t prefix_of(const char *key)
{
	const char *dot = strrchr(key, '.');
	return dot ? (size_t)(dot - key) : strlen(key);
}

static bool same_place(struct place a, struct place b) { return a.source == b.source && a.offset == b.offset; }

/* Do both say the same in all scenarios, from the same places? */
static bool same_but_for_key(const struct difference *a, const struct difference *b, int count)
{
	size_t prefix = prefix_of(a->key);
	if (a->several || b->several || prefix != prefix_of(b->key) || strncmp(a->key, b->key, prefix) != 0)
		return false;
	for (int r = 0; r < count; r++) {
		const struct assumption *one = a->facts[r], *other = b->facts[r];
		bool alike = !one || !other ? one == other
		                            : !one->target && !other->target && assumption_same(one, other) &&
		                                  same_place(one->place, other->place);
		if (!alike)
			return false;
	}
	return true;
}

/* One row for a number that is given for all sectors: "energy.efficiency.* (4)". */
struct differences differences_merged(struct arena *arena, const struct differences *all, int count)
{
	struct differences rows = {.keys = all->keys, .differing = all->differing};
	for (int i = 0; i < all->count;) {
		struct difference row = all->list[i];
		row.inputs = 1;
		while (i + row.inputs < all->count && same_but_for_key(&row, &all->list[i + row.inputs], count))
			row.inputs++;
		if (row.inputs > 1)
			row.key = arena_print(arena, "%.*s.* (%d)", (int)prefix_of(row.key), row.key, row.inputs);
		i += row.inputs;
		*ARENA_PUSH(arena, rows.list, rows.count, rows.capacity) = row;
	}
	return rows;
}
