/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_unknown: a table of numbers says which variable or input a row is of, and the models which unit that has: a unit
 * of another kind, however near its spelling, is not offered. */
#include "data/unit_unknown.h"
#include <string.h>
#include "data/unit_kind.h"

/* Does the part of the name that begins at `at` say just this? */
static bool is_part(const char *at, const char *key)
{
	size_t length = strlen(key);
	return strncmp(at, key, length) == 0 && (at[length] == '.' || !at[length]);
}

/* Behind its section an input is told by its field, before or behind its sector. */
static const char *unit_of_input(const struct model *model, const char *name)
{
	if (!model->section || !is_part(name, model->section))
		return NULL;
	for (const char *at = strchr(name, '.'); at; at = strchr(at + 1, '.'))
		for (const struct field *field = model->fields; field && field->key; field++)
			if (field->kind == FIELD_QUANTITY && field->unit && is_part(at + 1, field->key))
				return field->unit;
	return NULL;
}

static const char *unit_of_variable(const struct model *model, const char *name)
{
	for (const struct equation *equation = model->equations; equation && equation->name; equation++)
		if (equation->unit && is_part(name, equation->name))
			return equation->unit;
	return NULL;
}

const struct unit *unit_wanted_by(struct arena *arena, const struct model *const *models, const char *name)
{
	for (int i = 0; models && models[i]; i++) {
		const char *text = unit_of_variable(models[i], name), *nearest;
		text = text ? text : unit_of_input(models[i], name);
		struct unit *unit = ARENA_NEW(arena, struct unit);
		size_t offset, length;
		if (text && unit_parse(arena, text, unit, &offset, &length, &nearest))
			return unit;
	}
	return NULL;
}

enum word unit_unknown_hint(struct arena *arena, const char *got, const char *nearest, const struct unit *wanted,
                            enum language language, const char *arguments[UNIT_UNKNOWN_ARGUMENTS])
{
	const char *some = wanted ? unit_kind_examples(arena, wanted, language) : "";
	arguments[0] = got;
	arguments[1] = nearest ? nearest : "";
	arguments[2] = !wanted ? "" : *some ? unit_kind_name(unit_kind_alone(wanted), language) : wanted->text;
	arguments[3] = some;
	return nearest ? W_UNIT_NEAREST : *some ? W_UNIT_EXAMPLES_OF : wanted ? W_UNIT_EXAMPLES_LIKE : W_UNIT_EXAMPLES;
}
