/* SPDX-License-Identifier: GPL-3.0-or-later */
/* builder: what build functions of models call to look at the scenario and to add variables; inputs.c makes their
 * inputs. Holds: nothing here knows which models there are. */
#include "core/builder.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/equation.h"
#include "data/title.h"

const char *builder_print(struct builder *builder, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	char *text = arena_alloc(builder->arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

struct variable *builder_variable(struct builder *builder, const struct equation *equation)
{
	struct variable variable = {.name = equation->name,
	                            .title = {.en = equation->en, .zh = equation->zh},
	                            .set = (int)equation->set,
	                            .flags = equation->flags,
	                            .base_text = equation->base,
	                            .formula_text = equation->formula,
	                            .model = builder->model->section,
	                            .iamc = equation->iamc,
	                            .unit = program_unit(builder->program, equation->unit)};
	if (builder->object) {
		variable.place = builder->object->json->key_place;
		variable.pointer = entry_pointer(builder->arena, builder->object);
	}
	if (equation_price_level(equation) && equation->base && builder->program->prices != builder->program->base_year)
		variable.base_text = equation_price_level(equation);
	int index = program_add_variable(builder->program, &variable);
	return &builder->program->variables[index];
}

void builder_define(struct builder *builder, const struct equation *equation)
{
	builder_variable(builder, equation);
}

void builder_reformulate(struct builder *builder, const char *name, const char *formula)
{
	int element, variable = program_find(builder->program, name, &element);
	assert(variable >= 0);
	builder->program->variables[variable].formula_text = formula;
}

const char *builder_text(struct builder *builder, const char *key)
{
	return entry_text(builder->scenario->root, key);
}

const struct entry *builder_entry(struct builder *builder, const char *key)
{
	return entry_find(builder->scenario->root, key);
}

struct title builder_title(struct builder *builder, const struct entry *object)
{
	(void)builder;
	const struct entry *title = object ? entry_find(object, "title") : NULL;
	return title_read(title ? title->json : NULL);
}

int builder_sector(struct builder *builder, const char *sector)
{
	for (int i = 0; i < builder->scenario->sector_count; i++)
		if (strcmp(builder->scenario->sectors[i], sector) == 0)
			return i;
	return -1;
}

const struct unit *builder_unit_of(struct builder *builder, const char *variable)
{
	int element, found = program_find(builder->program, variable, &element);
	return found < 0 ? NULL : &builder->program->variables[found].unit;
}
