/* SPDX-License-Identifier: GPL-3.0-or-later */
/* price_level: constant prices of 2015 and a base year of 2020 leave open what anything costs in 2020. Where no file
 * says, rows of the base year in observed.csv do:
 *   level = index observed | nominal observed / real observed | nominal observed / real of the scenario
 * and for a sector its own nominal value, or its share of the nominal total, over its real one; sectors without any
 * of it have one level in common, so that all of them make the nominal total. Holds: nothing is taken from a year that
 * has several rows (of several bases), nor from one in other prices; what nothing tells stays absent. */
#include <math.h>
#include <string.h>
#include "core/price_level.h"
#include "data/observed.h"

struct level_search {
	struct builder *builder;
	const struct price_level *level;
	const struct observed *observed;
};

static const struct observation *row_of(const struct level_search *search, const char *variable)
{
	int count, found = 0;
	const struct observation *row = NULL;
	const struct observation *const *list = observed_of(search->observed, variable, &count);
	for (int i = 0; i < count; i++)
		if (list[i]->year == search->builder->program->base_year)
			row = list[i], found++;
	return found == 1 ? row : NULL;
}

/* In base units; NAN: no such row, or at other prices. */
static double observed_in(const struct level_search *search, const char *variable, const struct unit *like,
                          const struct observation **row)
{
	double scale;
	const struct observation *found = variable ? row_of(search, variable) : NULL;
	if (!found || !observation_fits(found, like, &scale))
		return NAN;
	*row = found;
	return found->value * found->unit.factor;
}

/* A variable of the model at constant prices, by its equation; its current prices likewise. */
static const struct unit *unit_like(const struct level_search *search, const char *variable, struct unit *unit)
{
	const struct program *program = search->builder->program;
	for (const struct model *const *model = search->builder->models; *model; model++)
		for (const struct equation *e = (*model)->equations; e && e->name; e++)
			if (strncmp(e->name, variable, strlen(e->name)) == 0 && strchr(".", variable[strlen(e->name)])) {
				*unit = unit_of_plan(search->builder->arena, e->unit, program->money);
				return unit;
			}
	return NULL;
}

static double observed_of_variable(const struct level_search *search, const char *variable,
                                   const struct observation **row)
{
	struct unit unit;
	return variable && unit_like(search, variable, &unit) ? observed_in(search, variable, &unit, row) : NAN;
}

/* The base year's number of an input, over all sectors, in base units; NAN: not there. */
static double input_total(const struct level_search *search, const char *name)
{
	const struct program *program = search->builder->program;
	int element, index = name ? program_find_input(program, name, &element) : -1;
	double all = index < 0 ? NAN : 0;
	for (int e = 0; index >= 0 && e < program_elements(program, program->inputs[index].set); e++)
		all += program->inputs[index].value[e].absent ? NAN : program->inputs[index].value[e].values[0];
	return index < 0 ? NAN : all * program->inputs[index].unit.factor;
}

static double input_of_sector(const struct level_search *search, const char *name, int sector)
{
	const struct program *program = search->builder->program;
	int element, index = name ? program_find_input(program, name, &element) : -1;
	bool there = index >= 0 && program->inputs[index].set == SECTORS && !program->inputs[index].value[sector].absent;
	return there ? program->inputs[index].value[sector].values[0] * program->inputs[index].unit.factor : NAN;
}

static bool is_level(double level) { return isfinite(level) && level > 0; }

/* One level for all; NAN: nothing tells. */
static double overall(const struct level_search *search, const struct observation **row)
{
	const struct price_level *level = search->level;
	double found = observed_of_variable(search, level->index, row);
	for (int i = 0; !is_level(found) && i < 4 && level->of[i].nominal; i++) {
		const struct observation *real_row;
		double nominal = observed_of_variable(search, level->of[i].nominal, row);
		double real = observed_of_variable(search, level->of[i].real, &real_row);
		found = nominal / (isfinite(real) ? real : input_total(search, level->of[i].input));
	}
	return is_level(found) ? found : NAN;
}

static void set_level(struct builder *builder, struct input_value *value, double level, const struct observation *row)
{
	for (int y = 0; y < builder->program->years; y++)
		value->values[y] = level;
	value->absent = false;
	value->observed = true;
	value->place = row->place;
	value->source = row->source;
}

/* --- sectors --- */

static double nominal_of(const struct level_search *search, int sector, double total, const struct observation **row)
{
	struct arena *arena = search->builder->arena;
	const char *id = search->builder->scenario->sectors[sector];
	double own = observed_of_variable(search, arena_print(arena, "%s.%s", search->level->each_nominal, id), row);
	if (isfinite(own))
		return own;
	return total * observed_of_variable(search, arena_print(arena, "%s.%s", search->level->each_share, id), row);
}

static double real_of(const struct level_search *search, int sector)
{
	const struct observation *row;
	const char *id = search->builder->scenario->sectors[sector];
	const char *variable = arena_print(search->builder->arena, "%s.%s", search->level->each_real, id);
	double seen = observed_of_variable(search, variable, &row);
	return isfinite(seen) ? seen : input_of_sector(search, search->level->of[0].input, sector);
}

static void fill_sectors(const struct level_search *search, struct input *input)
{
	struct builder *builder = search->builder;
	const struct observation *row = NULL, *whole = NULL;
	double level = overall(search, &whole), left = level * input_total(search, search->level->of[0].input), rest = 0;
	double total = observed_of_variable(search, search->level->of[0].nominal, &row);
	int count = builder->scenario->sector_count;
	for (int s = 0; s < count; s++) {
		double own = input_of_sector(search, search->level->of[0].input, s);
		double found = nominal_of(search, s, total, &row) / real_of(search, s);
		if (is_level(found)) {
			set_level(builder, &input->value[s], found, row);
			left -= found * own;
		} else {
			rest += own;
		}
	}
	for (int s = 0; s < count; s++)
		if (input->value[s].absent && is_level(left / rest))
			set_level(builder, &input->value[s], left / rest, whole);
}

/* --- the whole --- */

void price_level_fill(struct builder *builder, struct input *input)
{
	const struct observation *row = NULL;
	struct level_search search = {builder, builder->model->price_level, builder->scenario->plan->observed};
	if (!search.observed || !search.level || !input->value[0].absent)
		return; /* a file gives all of them, or none */
	if (input->set == SECTORS && search.level->each_nominal) {
		fill_sectors(&search, input);
		return;
	}
	double level = overall(&search, &row);
	if (is_level(level))
		set_level(builder, &input->value[0], level, row);
}

bool price_level_is_there(const struct program *program, const char *level)
{
	int element, index = program_find_input(program, level, &element);
	bool there = program->prices == program->base_year || index >= 0;
	for (int e = 0; index >= 0 && e < program_elements(program, program->inputs[index].set); e++)
		there &= !program->inputs[index].value[e].absent;
	return there;
}

void builder_lacks_level(struct builder *builder, const struct entry *object, const char *level)
{
	const struct program *program = builder->program;
	diag_error(builder->diags, object->json->key_place, entry_pointer(builder->arena, object), W_NEEDS_LEVEL,
	           W_NEEDS_LEVEL_HINT, object->key, level, builder_print(builder, "%d", program->prices),
	           builder_print(builder, "%d", program->base_year));
}

bool price_level_wanted(struct builder *builder, const struct field *field)
{
	const struct program *program = builder->program;
	const char *key = builder_print(builder, "%s.%s", builder->model->section, field->key);
	const struct entry *entry = builder_entry(builder, key);
	if (program->prices != program->base_year)
		return true;
	if (entry)
		diag_error(builder->diags, entry_place(entry), entry_pointer(builder->arena, entry), W_PRICE_LEVEL_IS_ONE,
		           W_PRICE_LEVEL_IS_ONE_HINT, key, builder_print(builder, "%d", program->prices));
	return false;
}
