/* SPDX-License-Identifier: GPL-3.0-or-later */
/* basis: what a file says of years (data/quantity_basis.h), and what the model makes of it: a limit outside its years,
 * a rate of the base year that nothing uses, an indicator without a value before its first year. */
#include <math.h>
#include <string.h>
#include "ask/basis.h"

/* Where the quantity is a limit's own number: the limit; otherwise NULL. */
static const struct entry *limit_of(const struct entry *entry)
{
	const struct entry *object = entry ? entry->parent : NULL, *section = object ? object->parent : NULL;
	bool own = entry && (strcmp(entry->key, "at_most") == 0 || strcmp(entry->key, "fall_at_least") == 0);
	return own && section && section->key && strcmp(section->key, "limits") == 0 ? object : NULL;
}

static enum basis_kind after_limit(const struct entry *limit)
{
	const char *after = entry_text(limit, "after");
	return !after || strcmp(after, "inactive") == 0 ? BASIS_LAPSED
	       : strcmp(after, "continue") == 0         ? BASIS_CONTINUED
	                                                : BASIS_AFTER;
}

struct basis basis_of(const struct input_value *value, int year)
{
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	if (!quantity)
		return (struct basis){.kind = value->observed ? BASIS_ONE : BASIS_DEFAULT};
	bool falls = strcmp(value->entry->key, "fall_at_least") == 0;
	struct basis basis = quantity_basis(quantity, falls ? INTERPOLATE_GEOMETRIC : INTERPOLATE_LINEAR, year);
	const struct entry *limit = basis.kind == BASIS_AFTER ? limit_of(value->entry) : NULL;
	if (limit)
		basis.kind = after_limit(limit);
	return basis;
}

double basis_point(const struct program *program, const struct input *input, const struct input_value *value,
                   const struct point *point)
{
	int y = point->year - program->base_year;
	bool level = value->entry->quantity->form == QUANTITY_LEVEL;
	return !level && y >= 0 && y < program->years ? value->values[y]
	                                              : quantity_point(value->entry->quantity, point, &input->unit);
}

/* --- what ends inside the run --- */

int basis_held_after(const struct program *program, const struct input_value *value)
{
	struct basis basis = basis_of(value, program_last(program));
	bool held = basis.kind == BASIS_AFTER || basis.kind == BASIS_LEVEL_AFTER || basis.kind == BASIS_CONTINUED;
	return held ? basis.from->year : 0;
}

/* A rate of the base year is used by nothing. */
static int first_year_used(const struct program *program, const struct input *input)
{
	return program->base_year + (input->unit.per_year ? 1 : 0);
}

/* Before its first year a limit does not hold, and an indicator given year by year has no value. */
static bool begins(const struct input *input, const struct input_value *value)
{
	bool indicator = strncmp(input->name, "indicators.", strlen("indicators.")) == 0;
	return limit_of(value->entry) ||
	       (indicator && strcmp(value->entry->key, "path") == 0 && !entry_find(value->entry->parent, "base"));
}

int basis_held_before(const struct program *program, const struct input *input, const struct input_value *value)
{
	int first = first_year_used(program, input);
	struct basis basis = basis_of(value, first);
	bool held = first <= program_last(program) && basis.kind == BASIS_BEFORE && !begins(input, value);
	return held ? basis.to->year : 0;
}

int basis_between(const struct program *program, const struct input *input, const struct input_value *value)
{
	for (int year = first_year_used(program, input); year <= program_last(program); year++) {
		enum basis_kind kind = basis_of(value, year).kind;
		if (kind == BASIS_LINEAR || kind == BASIS_GEOMETRIC)
			return year;
	}
	return 0;
}

/* The last year in which an input made of noughts and others is not 0, before the run's last; 0: there is none. */
static int last_active(const struct program *program, const char *name)
{
	int element, index = program_find_input(program, name, &element), last = 0;
	for (int y = 1; index >= 0 && y < program->years; y++)
		last = program->inputs[index].value[0].values[y] != 0 ? program->base_year + y : last;
	return last < program_last(program) ? last : 0;
}

int basis_limit_lapses(const struct result *result, const char *limit)
{
	const struct program *program = result->program;
	return last_active(program, arena_print(program->arena, "limits.%s.active", limit));
}

int basis_programme_spent(const struct program *program) { return last_active(program, "capital.programme.part"); }
