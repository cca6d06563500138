/* SPDX-License-Identifier: GPL-3.0-or-later */
/* builder: walks the models, makes inputs and variables, lets build functions add structure, adds the targets
 * and closes the program. Models that are left out leave their names behind, so that given() and messages
 * know their sections. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/builder.h"
#include "core/formula.h"
#include "core/inputs.h"
#include "core/target.h"

static const struct model *model_of(const struct model *const *models, const char *section)
{
	for (; *models; models++)
		if (strcmp((*models)->section, section) == 0)
			return *models;
	return NULL;
}

bool model_active(const struct model *const *models, const struct model *model,
                  const struct scenario *scenario)
{
	if (model->needs) {
		const struct model *needed = model_of(models, model->needs);
		if (needed && !model_active(models, needed, scenario))
			return false;
	}
	return model->always || entry_find(scenario->root, model->section);
}

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
	                            .title = {equation->en, equation->zh},
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

static bool has_section(struct builder *builder, const char *section)
{
	const struct model *needed = section ? model_of(builder->models, section) : NULL;
	return !needed || model_active(builder->models, needed, builder->scenario);
}

static void add_equations(struct builder *builder, bool active)
{
	for (const struct equation *equation = builder->model->equations; equation && equation->name; equation++)
		if (active && has_section(builder, equation->needs))
			builder_define(builder, equation);
		else
			program_add_absent(builder->program, equation->name, equation->unit,
			                   active ? equation->needs : builder->model->section);
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
	if (!title || !title->json)
		return (struct title){0};
	if (title->json->type == JSON_STRING)
		return (struct title){title->json->text, title->json->text};
	const struct json *en = json_get(title->json, "en"), *zh = json_get(title->json, "zh");
	return (struct title){en ? en->text : NULL, zh ? zh->text : NULL};
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

static void note_section(struct builder *builder, const struct model *model, bool active)
{
	struct program *program = builder->program;
	*ARENA_PUSH(builder->arena, program->sections, program->section_count, program->section_capacity) =
		(struct section){.name = model->section,
	                     .title = {model->en, model->zh},
	                     .active = active,
	                     .given = builder->scenario->root && builder_entry(builder, model->section),
	                     .computes = model->fields && model->equations};
}

/* All models declare before any builds: a build function may ask for units of variables that come later. */
struct program *program_build(struct arena *arena, const struct scenario *scenario,
                              const struct model *const *models, struct diags *diags)
{
	struct builder builder = {arena,  diags, scenario, program_create(arena, scenario, diags),
	                          models, NULL,  NULL};
	int errors = diags->errors;
	for (int pass = 0; pass < 2; pass++)
		for (const struct model *const *model = models; *model; model++) {
			bool active = model_active(models, *model, scenario);
			builder.model = *model;
			if (pass == 0) {
				note_section(&builder, *model, active);
				if (active)
					inputs_of_model(&builder);
				else
					program_add_absent(builder.program, (*model)->section, "1", (*model)->section);
				add_equations(&builder, active);
			} else if (active && (*model)->build) {
				(*model)->build(&builder);
			}
		}
	builder.model = NULL;
	target_build(&builder);
	inputs_adjust(&builder);
	if (diags->errors > errors || builder.program->broken)
		return NULL;
	return program_close(builder.program) ? builder.program : NULL;
}
