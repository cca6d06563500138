/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run: build the program, make code in which nothing varies by lane, keep every value (where limits exist its
 * companion too, with the limits off), judge the targets and sum up the limits. A value that cannot be (sound.h) is
 * the scenario's fault, not ours. */
#include <math.h>
#include <string.h>
#include "ask/run.h"
#include "ask/assumed.h"
#include "ask/result_index.h"
#include "ask/doubts.h"
#include "ask/size.h"
#include "ask/sound.h"
#include "base/nearly.h"
#include "core/build.h"
#include "data/title.h"
#include "core/engine.h"

/* A partial variable has no value where its ratio has none. */
static double values_kept(const struct engine *engine, const struct variable *variable, enum world world, int v, int e)
{
	double value = engine_value(engine, world, v, e, 0);
	return variable->flags & PARTIAL && !isfinite(value) ? NAN : value;
}

static void keep_year(void *context, const struct engine *engine, int year)
{
	struct result *result = context;
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = 0; e < program_width(result->program, v); e++) {
			const struct variable *variable = &result->program->variables[v];
			result->values[v][e * result->years + year] = values_kept(engine, variable, WORLD_LIMITED, v, e);
			if (result->unlimited)
				result->unlimited[v][e * result->years + year] = values_kept(engine, variable, WORLD_UNLIMITED, v, e);
		}
}

static double **value_tables(struct arena *arena, const struct result *result)
{
	const struct program *program = result->program;
	double **made = ARENA_ARRAY(arena, program->variable_count + 1, double *);
	for (int v = 0; v < program->variable_count; v++)
		made[v] = ARENA_ARRAY(arena, program_width(program, v) * result->years + 1, double);
	return made;
}

/* What the target is about in the base year, and how large that is. */
static void see_base(const struct result *result, struct target_result *target)
{
	enum measure measure = target->target->measure;
	int element = 0,
		measured = target->target->variable ? program_find(result->program, target->target->variable, &element) : -1;
	double base = measured < 0 ? NAN : result_value(result, measured, element, result->base_year);
	if (measure == MEASURE_LEVEL || measure == MEASURE_PEAK_LEVEL)
		target->base = base;
	bool of_level = measure == MEASURE_LEVEL || measure == MEASURE_CHANGE || measure == MEASURE_PEAK_LEVEL ||
	                measure == MEASURE_MEAN;
	if (isfinite(base) && of_level)
		target->size = fabs(base);
	else if (isfinite(base) && measure == MEASURE_CUMULATIVE)
		target->size = fabs(base) * size_years(result, target->target);
	else if (measure == MEASURE_DECLINE_SINCE_BASE)
		target->size = 100; /* a fall of all that there was */
	target->scale = size_behind(result, target, measured, element);
}

static void judge_targets(struct arena *arena, struct result *result, struct diags *diags)
{
	const struct scenario *scenario = result->scenario;
	result->target_count = scenario->target_count;
	result->targets = ARENA_ARRAY(arena, scenario->target_count + 1, struct target_result);
	for (int i = 0; i < scenario->target_count; i++) {
		struct target_result *target = &result->targets[i];
		*target = target_prepare(arena, result->program, &scenario->targets[i], diags);
		see_base(result, target);
		int year = target_year_read(target->target, program_last(result->program));
		if (target->goal >= 0)
			target_set_number(target, result_value(result, target->goal, 0, year));
		target_judge(target, target->reason == ASSESSED ? result_value(result, target->variable, 0, year) : NAN,
		             result_value(result, target->from, 0, year));
		if (target->target->withdrawn)
			continue;
		result->met += target->verdict == VERDICT_MET;
		result->missed += target->verdict == VERDICT_MISSED;
		result->not_assessable += target->verdict == VERDICT_NOT_ASSESSABLE;
		result->binding_count += target->target->binding;
		result->binding_met += target->target->binding && target->verdict == VERDICT_MET;
		result->binding_assessed += target->target->binding && target->verdict != VERDICT_NOT_ASSESSABLE;
	}
}

static int report(struct arena *arena, const struct program *program, const char *prefix, const char *id)
{
	int element;
	return program_find(program, arena_print(arena, "%s.%s", prefix, id), &element);
}

static void sum_up_limit(struct arena *arena, const struct result *result, const struct entry *entry,
                         struct limit_result *limit)
{
	const struct program *program = result->program;
	const char *id = entry->key;
	const struct entry *title = entry_find(entry, "title");
	*limit = (struct limit_result){.id = id,
	                               .title = title_read(title ? title->json : NULL),
	                               .place = entry_place(entry),
	                               .holds = entry_text(entry, "use"),
	                               .per = entry_text(entry, "per"),
	                               .source = entry_text(entry, "source"),
	                               .bound = ARENA_ARRAY(arena, result->years, bool),
	                               .broken = ARENA_ARRAY(arena, result->years, bool),
	                               .use = report(arena, program, "limit_use", id),
	                               .limit = report(arena, program, "limit_most", id),
	                               .slack = report(arena, program, "limit_slack", id),
	                               .cut = report(arena, program, "limit_cut", id),
	                               .price = report(arena, program, "limit_price", id),
	                               .efficiency = report(arena, program, "limit_efficiency", id)};
	int bound = report(arena, program, "limit_binding", id),
		broken = report(arena, program, "limit_broken", id);
	int pool = report(arena, program, "limit_pool", id);
	double points = 0;
	for (int y = 0; y < result->years; y++) {
		int year = result->base_year + y;
		limit->bound[y] = result_value(result, bound, 0, year) > 0;
		limit->broken[y] = result_value(result, broken, 0, year) > 0;
		limit->bound_years += limit->bound[y];
		limit->broken_years += limit->broken[y];
		double cut = limit->cut >= 0 ? result_value(result, limit->cut, 0, year) : 0;
		limit->cut_total += cut;
		limit->output_cut |= cut > 0;
		double used = limit->efficiency >= 0 ? result_value(result, limit->efficiency, 0, year) : 0;
		limit->efficiency_used |= used > 0;
		limit->efficiency_exhausted |=
			used > 0 && pool >= 0 && used >= result_value(result, pool, 0, year) * (1 - NEARLY);
		points += limit->bound[y] ? used : 0;
	}
	limit->efficiency_points = limit->bound_years ? points / limit->bound_years : 0;
}

/* A broken limit has no price: no 0 stands for it. */
static void leave_out_prices(const struct result *result, const struct limit_result *limit)
{
	for (int y = 0; y < result->years; y++)
		if (limit->price >= 0 && limit->broken[y])
			result->values[limit->price][y] = NAN;
}

static void sum_up_limits(struct arena *arena, struct result *result)
{
	const struct entry *all = entry_find(result->scenario->root, "limits");
	int gap, element, capacity = 0;
	for (const struct entry *entry = all ? all->child : NULL; entry; entry = entry->next)
		capacity++;
	result->limits = ARENA_ARRAY(arena, capacity + 1, struct limit_result);
	for (const struct entry *entry = all ? all->child : NULL; entry; entry = entry->next) {
		struct limit_result *limit = &result->limits[result->limit_count++];
		sum_up_limit(arena, result, entry, limit);
		leave_out_prices(result, limit);
	}
	gap = program_find(result->program, "gap_to_unlimited", &element);
	result->gap_to_unlimited =
		gap >= 0 ? result_value(result, gap, 0, result->base_year + result->years - 1) : NAN;
}

static const bool *all_variables(struct arena *arena, const struct program *program)
{
	bool *all = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		all[v] = true;
	return all;
}

const struct result *run_scenario(struct arena *arena, const struct scenario *scenario,
                                  const struct model *const *models, struct diags *diags)
{
	const struct program *program = program_build(arena, scenario, models, diags);
	const struct uncertainty *uncertainty = program ? uncertainty_make(arena, program, diags) : NULL;
	if (!uncertainty)
		return NULL;
	struct question question = {.companions = program->limits_on >= 0 ? all_variables(arena, program) : NULL,
	                            .optimisations = CODE_ALL};
	const struct code *code = code_make(arena, program, &question);
	struct result *result = ARENA_NEW(arena, struct result);
	*result = (struct result){.scenario = scenario,
	                          .program = program,
	                          .uncertainty = uncertainty,
	                          .base_year = program->base_year,
	                          .years = program->years};
	result->values = value_tables(arena, result);
	if (question.companions)
		result->unlimited = value_tables(arena, result);
	engine_run(engine_create(arena, code, 1), &(struct source_sink){result, NULL, keep_year});
	int errors = diags->errors;
	if (!result_is_sound(arena, result, diags))
		return NULL;
	result->placeholders = placeholders_find(arena, program);
	result->assumed = assumed_make(arena, program);
	doubt_outputs(arena, result, diags);
	doubt_growth(arena, result, diags);
	doubt_programme(arena, result, diags);
	judge_targets(arena, result, diags);
	result->index = result_index_make(arena, result);
	sum_up_limits(arena, result);
	return diags->errors > errors ? NULL : result;
}
