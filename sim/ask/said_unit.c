/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_unit: declared units where fields declare them; of indicators their own, of limits that of the use, of targets
 * that of the variable and measure. */
#include "ask/said_unit.h"
#include <string.h>
#include "core/target_measure.h"
#include "data/schema_fields.h"

/* Of a text that may be anything. */
static const struct unit *unit_said(const struct said_units *units, const char *text)
{
	struct unit known, *made = ARENA_NEW(units->arena, struct unit);
	if (!text || !unit_is(units->arena, text, &known))
		return NULL;
	*made = units->said->plan ? unit_of_plan(units->arena, text, &units->said->plan->money)
	                          : unit_declared(units->arena, text, PRICES_BASE);
	return made;
}

static const struct unit *unit_of_field(const struct said_units *units, const struct field *field)
{
	struct unit *made = ARENA_NEW(units->arena, struct unit);
	if (!field || !field->unit)
		return NULL;
	*made = units->said->plan ? unit_of_plan(units->arena, field->unit, &units->said->plan->money)
	                          : unit_declared(units->arena, field->unit, PRICES_BASE);
	return made;
}

struct said_units said_units_make(struct arena *arena, const struct scenario *said, const struct scenario *other,
                                  const struct model *const *models)
{
	struct said_units units = {arena, said, other, models, lookup_create(arena)};
	for (const struct model *const *model = models; *model; model++)
		for (const struct equation *one = (*model)->equations; one && one->name; one++) {
			struct unit *unit = ARENA_NEW(arena, struct unit);
			*unit = said->plan ? unit_of_plan(arena, one->unit, &said->plan->money)
			                   : unit_declared(arena, one->unit, PRICES_BASE);
			lookup_put(units.variables, one->name, unit);
		}
	return units;
}

const struct unit *said_variable_unit(const struct said_units *units, const char *name)
{
	const struct scenario *const files[] = {units->said, units->other};
	for (int i = 0; name && i < 2 && files[i]; i++) {
		const struct entry *indicators = entry_child(files[i]->root, "indicators");
		const struct entry *indicator = indicators ? entry_child(indicators, name) : NULL;
		if (indicator)
			return unit_said(units, entry_text(indicator, "unit"));
	}
	size_t length = name ? strcspn(name, ".") : 0;
	return length ? lookup_find_n(units->variables, name, length) : NULL;
}

static const struct entry *object_of(const struct entry *entry, const char *section)
{
	for (; entry && entry->parent; entry = entry->parent)
		if (entry->parent->key && !entry->parent->parent->key && strcmp(entry->parent->key, section) == 0)
			return entry;
	return NULL;
}

static const struct unit *use_unit(const struct said_units *units, const struct entry *limit)
{
	const char *use = entry_text(limit, "use"), *per = entry_text(limit, "per");
	const struct unit *held = use ? said_variable_unit(units, use) : unit_said(units, entry_text(limit, "unit"));
	const struct unit *divisor = per ? said_variable_unit(units, per) : NULL;
	struct unit *made = ARENA_NEW(units->arena, struct unit);
	if (!per || !held || !divisor)
		return per ? NULL : held;
	*made = unit_divide(units->arena, held, divisor);
	return made;
}

const struct unit *said_entry_unit(const struct said_units *units, const struct entry *entry)
{
	const struct quantity *quantity = entry->quantity;
	const struct field *field = entry->field;
	const struct entry *indicator = object_of(entry, "indicators"), *limit = object_of(entry, "limits");
	if (quantity && quantity->form == QUANTITY_LEVEL && field->level_of) { /* levels, not rates */
		const struct entry *base = entry->parent ? entry_child(entry->parent, field->level_of) : NULL;
		const struct unit *unit = base ? unit_of_field(units, base->field) : NULL;
		return unit ? unit : indicator ? unit_said(units, entry_text(indicator, "unit")) : NULL;
	}
	if (field->unit)
		return unit_of_field(units, field);
	if (indicator)
		return unit_said(units, entry_text(indicator, "unit"));
	return limit && strcmp(entry->key, "at_most") == 0 ? use_unit(units, limit) : NULL;
}

const struct unit *said_target_unit(const struct said_units *units, const struct entry *target, const char *variable,
                                    const char *measure)
{
	const char *own = variable ? variable : entry_text(target, "variable");
	const char *how = measure ? measure : entry_text(target, "measure");
	const struct unit *unit = said_variable_unit(units, own);
	for (int m = 0; how && unit && target_measures[m]; m++)
		if (strcmp(how, target_measures[m]) == 0)
			return unit_said(units, target_measure_unit(units->arena, (enum measure)m, unit));
	return unit;
}
