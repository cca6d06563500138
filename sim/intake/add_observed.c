/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add_observed: a row is a variable of the place by its id, if that was observed in such a unit; else by the names that
 * statistics use, if a scenario computes that variable or it was observed before; else by the title of a target, by any
 * id or by the title of what a scenario computes. Holds: a number that was observed is the same only if it is so to the
 * digits that the table prints; nothing is converted between currencies or prices; bases never join. */
#include "intake/add_observed.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "intake/indicator_basis.h"
#include "intake/indicator_known.h"
#include "data/title.h"
#include "intake/new_parts.h"

struct comparing {
	struct arena *arena;
	const struct indicator_table *table;
	const struct add_place *place;
	struct additions *out;
};

/* --- which variable --- */

static bool is_computed(const struct comparing *comparing, const char *variable)
{
	int element;
	for (int i = 0; i < comparing->place->program_count; i++)
		if (program_find(comparing->place->programs[i], variable, &element) >= 0)
			return true;
	return false;
}

static bool is_observed(const struct comparing *comparing, const char *variable)
{
	int count = 0;
	if (comparing->place->observed)
		observed_of(comparing->place->observed, variable, &count);
	return count > 0;
}

static bool same_name(struct arena *arena, const char *a, const char *b)
{
	return a && b && strcmp(indicator_plain(arena, a), indicator_plain(arena, b)) == 0;
}

/* By an id, as it is written: "GDP" is no "gdp". */
static bool is_called(const struct indicator *row, const char *id)
{
	return (row->title.en && strcmp(row->title.en, id) == 0) || (row->title.zh && strcmp(row->title.zh, id) == 0);
}

static bool fits(const struct indicator *row, const struct unit *unit)
{
	double scale;
	return unit_fits(&row->unit, unit, &scale) || unit_fits_but_prices(&row->unit, unit, &scale);
}

/* Neither says prices that the other leaves open. */
static bool same_kind(const struct unit *a, const struct unit *b)
{
	double scale;
	return unit_fits(a, b, &scale) && unit_fits(b, a, &scale);
}

/* The id of what was observed; `in_unit`: in a unit of this kind. */
static const char *by_observed(const struct comparing *comparing, const struct indicator *row, bool in_unit)
{
	const struct observed *observed = comparing->place->observed;
	for (int i = 0; observed && i < observed->count; i++)
		if (is_called(row, observed->list[i].variable) &&
		    (!in_unit || same_kind(&row->unit, &observed->list[i].unit)))
			return observed->list[i].variable;
	return NULL;
}

/* The id of what a target is about, or of what a scenario computes. */
static const char *by_id(const struct comparing *comparing, const struct indicator *row)
{
	const struct json *targets = json_get(comparing->place->plan->root, "targets");
	const char *names[] = {row->title.en, row->title.zh};
	int element;
	for (int k = 0; k < 2 * comparing->place->program_count; k++) {
		const struct program *program = comparing->place->programs[k / 2];
		int found = names[k % 2] ? program_find(program, names[k % 2], &element) : -1;
		bool whole = found >= 0 && element < 0 && program->variables[found].set != SCALAR;
		if (found >= 0 && !whole && fits(row, &program->variables[found].unit))
			return names[k % 2];
	}
	for (const struct json *target = targets ? targets->child : NULL; target; target = target->next) {
		const struct json *variable = json_get(target, "variable");
		if (variable && variable->type == JSON_STRING && is_called(row, variable->text))
			return variable->text;
	}
	return NULL;
}

/* What a scenario computes under this title, in a unit of this kind. */
static const char *by_title(const struct comparing *comparing, const struct indicator *row)
{
	for (int i = 0; i < comparing->place->program_count; i++) {
		const struct program *program = comparing->place->programs[i];
		for (int k = 0; k < program->variable_count; k++) {
			const struct variable *variable = &program->variables[k];
			bool named = same_name(comparing->arena, variable->title.zh, row->title.zh) ||
			             same_name(comparing->arena, variable->title.en, row->title.en);
			if (named && variable->set == SCALAR && !variable->limit && !variable->target && fits(row, &variable->unit))
				return variable->name;
		}
	}
	return NULL;
}

/* The target's variable, where that is a level that is observed under its own name. */
static const char *by_target(const struct comparing *comparing, const struct indicator *row)
{
	const struct json *targets = json_get(comparing->place->plan->root, "targets");
	for (const struct json *target = targets ? targets->child : NULL; target; target = target->next) {
		const struct json *variable = json_get(target, "variable"), *measure = json_get(target, "measure");
		struct title title = title_read(json_get(target, "title"));
		bool level = !measure || (measure->type == JSON_STRING && strcmp(measure->text, "level") == 0);
		bool named = is_called(row, target->key) || same_name(comparing->arena, title.zh, row->title.zh) ||
		             same_name(comparing->arena, title.en, row->title.en);
		if (named && level && variable && variable->type == JSON_STRING)
			return variable->text;
	}
	return NULL;
}

static struct new_naming naming_of(const struct comparing *comparing, const struct indicator *row)
{
	const struct known *known = new_known_row(comparing->arena, row);
	struct new_naming naming = {by_observed(comparing, row, true), row->unit.text};
	if (naming.variable)
		return naming;
	if (known && known->how != KNOWN_REAL)
		naming = new_naming_of(comparing->arena, known->role, known, row);
	const char *model = known ? new_model_variable(comparing->arena, known) : NULL;
	if (naming.variable && (is_computed(comparing, naming.variable) || is_observed(comparing, naming.variable) ||
	                        (model && is_computed(comparing, model))))
		return naming;
	const char *target = by_target(comparing, row);
	const char *own = target ? target : known ? known->id : NULL;
	naming = (struct new_naming){NULL, row->unit.text};
	const char *level = own ? arena_print(comparing->arena, "%s_level", own) : NULL; /* beside an index */
	if (level && !row->unit.share && is_observed(comparing, level))
		naming.variable = level;
	else if (own && (target || is_computed(comparing, own) || is_observed(comparing, own)))
		naming.variable = own;
	else
		naming.variable = by_observed(comparing, row, false);
	naming.variable = naming.variable ? naming.variable : by_id(comparing, row);
	naming.variable = naming.variable ? naming.variable : by_title(comparing, row);
	return naming;
}

/* --- against what there is --- */

static int decimals(double value)
{
	char text[NUMBER_SIZE];
	text[number_shortest(value, text)] = '\0';
	const char *point = strchr(text, '.');
	return strchr(text, 'e') ? -1 : point ? (int)strlen(point + 1) : 0;
}

/* 17652 says the same as 17651.93: it has fewer decimals, and is it rounded. */
static bool is_same(double a, double b)
{
	int one = decimals(a), other = decimals(b), fewer = one < other ? one : other;
	if (a == b || fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b)))
		return true;
	double half = 0.5 * function_pow(10, -fewer);
	return one != other && fewer >= 0 && fabs(a - b) <= half * (1 + 1e-9);
}

/* The row's, else what is said of all; as the series has it that is on the same one by its words. */
static const char *basis_of(const struct comparing *comparing, const struct indicator *row, const char *variable)
{
	int count = 0;
	const struct observed *observed = comparing->place->observed;
	const struct observation *const *list = observed ? observed_of(observed, variable, &count) : NULL;
	const char *like = NULL;
	if (!row->basis)
		return comparing->place->basis;
	for (int i = 0; i < count; i++) {
		const char *old = list[i]->basis;
		if (observation_same_basis(old, row->basis))
			return old;
		const char *said = old ? indicator_basis(comparing->arena, old).basis : NULL;
		if (said && !like && indicator_same_basis(comparing->arena, said, row->basis))
			like = old;
	}
	return like ? like : row->basis;
}

static const struct observation *find_old(const struct comparing *comparing, const char *variable, const char *basis,
                                          int year, const struct observation **any)
{
	int count = 0;
	const struct observed *observed = comparing->place->observed;
	const struct observation *const *list = observed ? observed_of(observed, variable, &count) : NULL;
	*any = NULL;
	for (int i = 0; i < count; i++) {
		if (!observation_same_basis(list[i]->basis, basis))
			continue;
		*any = *any ? *any : list[i];
		if (list[i]->year == year)
			return list[i];
	}
	return NULL;
}

static void compare_cell(const struct comparing *comparing, const struct indicator *row, struct new_naming naming,
                         int year, const struct indicator_cell *cell)
{
	if (!indicator_cell_is_exact(cell))
		return;
	const char *basis = basis_of(comparing, row, naming.variable);
	const struct observation *any, *old = find_old(comparing, naming.variable, basis, year, &any);
	struct addition one = {.row = row, .cell = cell, .kind = ADD_NEW, .variable = naming.variable,
	                       .unit = naming.unit, .year = year, .value = cell->low, .basis = basis,
	                       .old = old};
	struct unit unit;
	double scale;
	bool known = unit_is(comparing->arena, naming.unit, &unit);
	if (any && !(known && unit_fits(&any->unit, &unit, &scale))) {
		one.kind = ADD_OTHER;
		one.old = any;
	} else if (old) {
		one.old_value = unit_fits(&old->unit, &unit, &scale) ? unit_convert(old->value, scale) : old->value;
		one.kind = is_same(one.old_value, one.value) ? ADD_SAME : ADD_CHANGED;
	}
	*ARENA_PUSH(comparing->arena, comparing->out->list, comparing->out->count, comparing->out->capacity) = one;
}

static void whole_row(const struct comparing *comparing, const struct indicator *row, enum add_kind kind,
                      const char *variable)
{
	*ARENA_PUSH(comparing->arena, comparing->out->list, comparing->out->count, comparing->out->capacity) =
		(struct addition){.row = row, .kind = kind, .variable = variable};
}

static bool has_number(const struct comparing *comparing, const struct indicator *row)
{
	bool has = indicator_cell_is_exact(&row->base);
	for (int i = 0; i < comparing->table->observed_count; i++)
		has |= indicator_cell_is_exact(&row->observed[i]);
	for (int i = 0; i < comparing->table->aside_count; i++)
		has |= comparing->table->asides[i].year && indicator_cell_is_exact(&row->asides[i]);
	return has;
}

static void leave_out_points(const struct comparing *comparing, const struct indicator *row, const char *variable,
                             int aside)
{
	struct additions *out = comparing->out;
	if (indicator_cell_is_exact(&row->asides[aside]))
		*ARENA_PUSH(comparing->arena, out->list, out->count, out->capacity) =
			(struct addition){.row = row, .cell = &row->asides[aside], .kind = ADD_POINTS, .variable = variable,
			                  .year = comparing->table->asides[aside].year};
}

/* Columns of growth beside levels: of GDP and its sectors where the place counts it, of any other level as ID_growth;
 * of a share it may be in points. */
static void compare_growth(const struct comparing *comparing, const struct indicator *row, const char *variable)
{
	const struct known *known = new_known_row(comparing->arena, row);
	bool gdp = known && known->role == KNOWN_GDP && known->how == KNOWN_LEVEL;
	bool sector = known && known->role == KNOWN_VALUE_ADDED;
	const char *name = gdp      ? "gdp_growth"
	                   : sector ? arena_print(comparing->arena, "output_growth.%s", known->id)
	                   : row->unit.share ? NULL : new_growth_name(comparing->arena, variable);
	if (name && (gdp || sector) && !is_computed(comparing, name) && !is_observed(comparing, name))
		return;
	for (int i = 0; i < comparing->table->aside_count; i++)
		if (comparing->table->asides[i].year && !name)
			leave_out_points(comparing, row, variable, i);
		else if (comparing->table->asides[i].year)
			compare_cell(comparing, row, (struct new_naming){name, "%/yr"}, comparing->table->asides[i].year,
			             &row->asides[i]);
}

static void compare_row(const struct comparing *comparing, const struct indicator *row)
{
	const struct indicator_table *table = comparing->table;
	if (!has_number(comparing, row))
		return;
	struct new_naming naming = row->has_unit ? naming_of(comparing, row) : (struct new_naming){0};
	if (!row->has_unit || !naming.variable) {
		whole_row(comparing, row, row->has_unit ? ADD_UNKNOWN : ADD_UNIT, NULL);
		return;
	}
	bool base = false; /* years in order, as the file has them */
	for (int i = 0; i < table->observed_count; i++) {
		if (!base && table->observed_years[i] > table->base_year) {
			compare_cell(comparing, row, naming, table->base_year, &row->base);
			base = true;
		}
		compare_cell(comparing, row, naming, table->observed_years[i], &row->observed[i]);
	}
	if (!base)
		compare_cell(comparing, row, naming, table->base_year, &row->base);
	compare_growth(comparing, row, naming.variable);
}

struct additions add_compare(struct arena *arena, const struct indicator_table *table, const struct add_place *place)
{
	struct additions out = {0};
	struct comparing comparing = {arena, table, place, &out};
	for (int i = 0; i < table->count; i++)
		for (const struct indicator *row = &table->list[i]; row; row = row->others)
			compare_row(&comparing, row);
	return out;
}
