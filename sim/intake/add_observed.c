/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add_observed: a row is a variable of the place by the names that statistics use, if a scenario computes that variable
 * or it was observed before; else by the title of a target. Holds: a number that was observed is the same only if it
 * is so to the digits that the table prints; nothing is converted between currencies or prices. */
#include "intake/add_observed.h"
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
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

/* The target's variable, where that is a level that is observed under its own name. */
static const char *by_target(const struct comparing *comparing, const struct indicator *row)
{
	const struct json *targets = json_get(comparing->place->plan->root, "targets");
	for (const struct json *target = targets ? targets->child : NULL; target; target = target->next) {
		const struct json *variable = json_get(target, "variable"), *measure = json_get(target, "measure");
		struct title title = title_read(json_get(target, "title"));
		bool level = !measure || (measure->type == JSON_STRING && strcmp(measure->text, "level") == 0);
		bool named = same_name(comparing->arena, title.zh, row->title.zh) ||
		             same_name(comparing->arena, title.en, row->title.en);
		if (named && level && variable && variable->type == JSON_STRING)
			return variable->text;
	}
	return NULL;
}

static struct new_naming naming_of(const struct comparing *comparing, const struct indicator *row)
{
	const struct known *known = new_known_row(comparing->arena, row);
	struct new_naming naming = {NULL, row->unit.text};
	if (known && known->how != KNOWN_REAL)
		naming = new_naming_of(comparing->arena, known->role, known, row);
	const char *model = known ? new_model_variable(comparing->arena, known) : NULL;
	if (naming.variable && (is_computed(comparing, naming.variable) || is_observed(comparing, naming.variable) ||
	                        (model && is_computed(comparing, model))))
		return naming;
	const char *target = by_target(comparing, row);
	const char *own = target ? target : known ? known->id : NULL;
	naming = (struct new_naming){NULL, row->unit.text};
	if (own && (target || is_computed(comparing, own) || is_observed(comparing, own)))
		naming.variable = own;
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

static const struct observation *find_old(const struct comparing *comparing, const char *variable, int year,
                                          const struct observation **any)
{
	int count = 0;
	const struct observed *observed = comparing->place->observed;
	const struct observation *const *list = observed ? observed_of(observed, variable, &count) : NULL;
	*any = NULL;
	for (int i = 0; i < count; i++) {
		if (!observation_same_basis(list[i]->basis, comparing->place->basis))
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
	const struct observation *any, *old = find_old(comparing, naming.variable, year, &any);
	struct addition one = {.row = row, .cell = cell, .kind = ADD_NEW, .variable = naming.variable,
	                       .unit = naming.unit, .year = year, .value = cell->low, .old = old};
	struct unit unit;
	size_t offset, length;
	const char *nearest;
	double scale;
	bool known = unit_parse(comparing->arena, naming.unit, &unit, &offset, &length, &nearest);
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

/* Columns of growth beside the levels of GDP and its sectors. */
static void compare_growth(const struct comparing *comparing, const struct indicator *row)
{
	const struct known *known = new_known_row(comparing->arena, row);
	bool gdp = known && known->role == KNOWN_GDP && known->how == KNOWN_LEVEL;
	bool sector = known && known->role == KNOWN_VALUE_ADDED;
	const char *name = gdp      ? "gdp_growth"
	                   : sector ? arena_print(comparing->arena, "output_growth.%s", known->id)
	                            : NULL;
	if (!name || (!is_computed(comparing, name) && !is_observed(comparing, name)))
		return;
	for (int i = 0; i < comparing->table->aside_count; i++)
		if (comparing->table->asides[i].year)
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
	compare_growth(comparing, row);
}

struct additions add_compare(struct arena *arena, const struct indicator_table *table, const struct add_place *place)
{
	struct additions out = {0};
	struct comparing comparing = {arena, table, place, &out};
	for (int i = 0; i < table->count; i++)
		compare_row(&comparing, &table->list[i]);
	return out;
}
