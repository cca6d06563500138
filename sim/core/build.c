/* SPDX-License-Identifier: GPL-3.0-or-later */
/* build: walks the models, makes inputs and variables, lets build functions add structure, adds the targets
 * and closes the program. Models that are left out leave their names behind, so that given() and messages
 * know their sections. */
#include "core/build.h"
#include <string.h>
#include "core/builder.h"
#include "core/equation.h"
#include "core/inputs.h"
#include "core/price_level.h"
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

static bool has_section(struct builder *builder, const struct equation *equation)
{
	const char *section = equation_section(builder->arena, equation);
	const struct model *needed = section ? model_of(builder->models, section) : NULL;
	return !needed || model_active(builder->models, needed, builder->scenario);
}

/* Current prices can be told: constant ones are those of the base year, or its level is there. */
static bool has_level(struct builder *builder, const struct equation *equation)
{
	const char *level = equation_price_level(equation);
	return !level || price_level_is_there(builder->program, level);
}

static void add_equations(struct builder *builder, bool active)
{
	for (const struct equation *equation = builder->model->equations; equation && equation->name; equation++)
		if (active && has_section(builder, equation) && has_level(builder, equation))
			builder_define(builder, equation);
		else if (active && has_section(builder, equation))
			program_add_levelless(builder->program, equation->name, equation->unit, equation_price_level(equation));
		else
			program_add_absent(builder->program, equation->name, equation->unit,
			                   active ? equation_section(builder->arena, equation) : builder->model->section);
}

static void note_section(struct builder *builder, const struct model *model, bool active)
{
	struct program *program = builder->program;
	*ARENA_PUSH(builder->arena, program->sections, program->section_count, program->section_capacity) =
		(struct section){.name = model->section,
	                     .title = {.en = model->en, .zh = model->zh},
	                     .active = active,
	                     .given = builder->scenario->root && builder_entry(builder, model->section),
	                     .computes = model->fields && model->equations};
}

/* A section that shares its name with a variable of its own (population, energy, water ...) leaves the variable's name
 * behind, with its unit. */
static bool has_variable_of_its_name(const struct model *model)
{
	for (const struct equation *equation = model->equations; equation && equation->name; equation++)
		if (strcmp(equation->name, model->section) == 0)
			return true;
	return false;
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
				else if (!has_variable_of_its_name(*model))
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
