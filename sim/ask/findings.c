/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings: walks a scenario's files, inputs and sections, the program's fallbacks and the judged targets. Nothing is
 * looked for in texts: whoever read a formula or built an input noted what it did. */
#include <math.h>
#include <string.h>
#include "ask/basis.h"
#include "ask/beyond.h"
#include "ask/cost.h"
#include "ask/findings.h"
#include "ask/score.h"
#include "core/price_level.h"
#include "data/altered.h"
#include "data/schema_fields.h"

const char *const finding_names[FINDING_KINDS] = {[FINDING_LAYER] = "layer",
                                                  [FINDING_OBSERVED] = "observed",
                                                  [FINDING_NO_LEVEL] = "no_price_level",
                                                  [FINDING_REMAINDER] = "remainder",
                                                  [FINDING_DEFAULT] = "default",
                                                  [FINDING_NO_SOURCE] = "no_source",
                                                  [FINDING_ASSUMPTION] = "assumption",
                                                  [FINDING_LEFT_OUT] = "left_out",
                                                  [FINDING_DEFAULTS_ONLY] = "defaults_only",
                                                  [FINDING_FALLBACK] = "fallback",
                                                  [FINDING_NOT_ASSESSABLE] = "not_assessable",
                                                  [FINDING_PLACEHOLDER] = "placeholder",
                                                  [FINDING_BETWEEN] = "interpolated",
                                                  [FINDING_HELD_BEFORE] = "held_before",
                                                  [FINDING_HELD_AFTER] = "held_after",
                                                  [FINDING_LAPSES] = "lapses",
                                                  [FINDING_SPENT] = "spent",
                                                  [FINDING_TARGET_REMOVED] = "target_removed",
                                                  [FINDING_TARGET_ALTERED] = "target_altered",
                                                  [FINDING_BOUNDED] = "bounded",
                                                  [FINDING_BEYOND] = "beyond",
                                                  [FINDING_GOES_ON] = "goes_on",
                                                  [FINDING_NOT_INVESTED] = "not_invested"};

struct gathered {
	struct arena *arena;
	struct finding *list;
	int count, capacity;
};

static struct finding *found(struct gathered *gathered, enum finding_kind kind, const char *key)
{
	struct finding *finding = ARENA_PUSH(gathered->arena, gathered->list, gathered->count, gathered->capacity);
	*finding = (struct finding){.kind = kind, .key = key, .number = NAN};
	return finding;
}

/* --- inputs --- */

static bool is_counted(const struct input_value *value) { return !value->absent && !isnan(value->values[0]); }

/* No element of an input has a source. */
static bool all_bare(const struct input *input, int elements)
{
	for (int e = 0; e < elements; e++)
		if (!is_counted(&input->value[e]) || !input->value[e].entry || input->value[e].source)
			return false;
	return elements > 1;
}

/* All elements of an input have the same default: said once, by the input's own name. */
static bool one_default(const struct input *input, int elements)
{
	for (int e = 0; e < elements; e++)
		if (input->value[e].entry || input->value[e].observed || !is_counted(&input->value[e]) ||
		    input->value[e].values[0] != input->value[0].values[0])
			return false;
	return elements > 1;
}

static void find_default(struct gathered *gathered, const struct input *input, const struct input_value *value,
                         const char *key)
{
	struct finding *finding = found(gathered, FINDING_DEFAULT, key);
	finding->number = value->values[0];
	finding->unit = &input->unit;
}

static void find_observed(struct gathered *gathered, const struct input *input, const struct input_value *value)
{
	struct finding *finding = found(gathered, FINDING_OBSERVED, value->key);
	finding->number = value->values[0];
	finding->unit = &input->unit;
	finding->place = value->place;
}

static void find_value(struct gathered *gathered, const struct input *input, const struct input_value *value)
{
	if (value->remainder)
		found(gathered, FINDING_REMAINDER, value->key);
	else if (value->observed)
		find_observed(gathered, input, value);
	else if (!value->entry)
		find_default(gathered, input, value, value->key);
	else if (!value->source && !value->adjusted && value->entry->quantity->form != QUANTITY_SERIES)
		found(gathered, FINDING_NO_SOURCE, value->key)->place = value->place;
	else if (value->source && strcmp(value->source, "assumption") == 0)
		found(gathered, FINDING_ASSUMPTION, value->key)->place = value->place;
	if (value->entry && value->entry->quantity->placeholder && !value->adjusted)
		found(gathered, FINDING_PLACEHOLDER, value->key)->place = value->place;
}

static void find_input(struct gathered *gathered, const struct program *program, const struct input *input)
{
	int elements = program_elements(program, input->set), before = gathered->count;
	if (one_default(input, elements)) {
		find_default(gathered, input, &input->value[0], input->name);
		return;
	}
	for (int e = 0; e < elements; e++)
		if (is_counted(&input->value[e]))
			find_value(gathered, input, &input->value[e]);
	for (int f = before; all_bare(input, elements) && f < gathered->count; f++)
		gathered->list[f].whole = input->name;
}

static void find_inputs(struct gathered *gathered, const struct program *program)
{
	for (int i = 0; i < program->input_count; i++)
		if (!program->inputs[i].internal)
			find_input(gathered, program, &program->inputs[i]);
}

/* --- years --- */

static void find_year(struct gathered *gathered, enum finding_kind kind, const char *key, int year, int input,
                      struct place place)
{
	if (!year)
		return;
	struct finding *finding = found(gathered, kind, key);
	finding->year = year;
	finding->input = input;
	finding->place = place;
}

/* A number that one place gives for all sectors is told once, as the file calls it. */
static void find_years(struct gathered *gathered, const struct program *program)
{
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		const struct entry *before = NULL;
		for (int e = 0; e < program_elements(program, input->set); e++) {
			const struct input_value *value = &input->value[e];
			if (!value->entry || !value->entry->quantity || value->entry == before)
				continue;
			const char *key = entry_key(gathered->arena, value->entry);
			before = value->entry;
			int first = gathered->count;
			find_year(gathered, FINDING_BETWEEN, key, basis_between(program, input, value), i, value->place);
			find_year(gathered, FINDING_HELD_BEFORE, key, basis_held_before(program, input, value), i, value->place);
			find_year(gathered, FINDING_HELD_AFTER, key, basis_held_after(program, value), i, value->place);
			for (int f = first; f < gathered->count; f++)
				gathered->list[f].elements = program_elements(program, input->set);
		}
	}
}

static void find_ends(struct gathered *gathered, const struct result *result)
{
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		int element, active = program_find_input(
						 result->program, arena_print(gathered->arena, "limits.%s.active", limit->id), &element);
		find_year(gathered, FINDING_LAPSES, arena_print(gathered->arena, "limits.%s", limit->id),
		          basis_limit_lapses(result, limit->id), active, limit->place);
	}
	int element, total = program_find_input(result->program, "capital.programme.total", &element);
	if (total >= 0)
		find_year(gathered, FINDING_SPENT, "capital.programme.total", basis_programme_spent(result->program), total,
		          result->program->inputs[total].value[0].place);
}

const struct finding *findings_of_years(struct arena *arena, const struct result *result, int *count)
{
	struct gathered gathered = {.arena = arena};
	find_years(&gathered, result->program);
	find_ends(&gathered, result);
	*count = gathered.count;
	return gathered.list;
}

/* --- files, sections, formulas --- */

static void find_layers(struct gathered *gathered, const struct scenario *scenario)
{
	for (int l = 0; l < scenario->layer_count; l++)
		found(gathered, FINDING_LAYER, scenario->layers[l].source->path);
}

static void find_sections(struct gathered *gathered, const struct program *program)
{
	for (int s = 0; s < program->section_count; s++) {
		const struct section *section = &program->sections[s];
		bool by_defaults = !section->given && section->computes;
		if (!section->active || by_defaults)
			found(gathered, section->active ? FINDING_DEFAULTS_ONLY : FINDING_LEFT_OUT, section->name)->title =
				section->title;
	}
}

/* What stands at current prices, where those of the base year are not known: the names that lack one level together. */
static void find_levels(struct gathered *gathered, const struct program *program)
{
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		if (!input->field || !(input->field->flags & PRICE_LEVEL) || price_level_is_there(program, input->name))
			continue;
		struct finding *finding = found(gathered, FINDING_NO_LEVEL, input->name);
		finding->other = program_levelless(program, input->name);
	}
}

static void find_fallbacks(struct gathered *gathered, const struct program *program)
{
	for (int f = 0; f < program->fallback_count; f++)
		found(gathered, FINDING_FALLBACK, program->variables[program->fallbacks[f].variable].name)->other =
			program->fallbacks[f].wanted;
}

/* --- targets --- */

static void find_targets(struct gathered *gathered, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (isfinite(target->number) && !target->target->source)
			found(gathered, FINDING_NO_SOURCE, arena_print(gathered->arena, "targets.%s", target->target->id))
				->place = target->target->number_place;
		if (target->verdict == VERDICT_NOT_ASSESSABLE && !target->target->withdrawn)
			found(gathered, FINDING_NOT_ASSESSABLE, target->target->id)->target = target;
	}
}

static void find_altered(struct gathered *gathered, const struct result *result)
{
	int count;
	const struct altered_target *list = targets_altered(gathered->arena, result->scenario, &count);
	for (int t = 0; t < count; t++) {
		struct finding *finding = found(
			gathered, list[t].removed ? FINDING_TARGET_REMOVED : FINDING_TARGET_ALTERED, list[t].target.id);
		finding->place = list[t].place;
		finding->altered = &list[t].target;
	}
}

/* energy_capacity is no slip for energy. */
static bool is_slip(const char *name, const char *nearest)
{
	size_t a = nearest ? strlen(name) : 0, b = nearest ? strlen(nearest) : 0;
	return nearest && a <= b + 2 && b <= a + 2;
}

static void find_slips(struct gathered *gathered, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct relative *from = target->target->relative;
		const char *name = target->reason == UNASSESSED_NO_VARIABLE            ? target->target->variable
		                   : target->reason == UNASSESSED_NO_REFERENCE && from ? from->variable
		                                                                       : NULL;
		const char *nearest = name ? program_nearest(result->program, name) : NULL;
		if (!is_slip(name, nearest))
			continue;
		struct finding *finding = found(gathered, FINDING_SLIP, target->target->id);
		finding->other = nearest;
		finding->target = target;
	}
}

/* --- beyond what the files say --- */

static void find_bounds(struct gathered *gathered, const struct result *result, enum finding_kind kind,
                        const struct bound *bounds, int count)
{
	for (int b = 0; b < count; b++) {
		const struct variable *variable = &result->program->variables[bounds[b].variable];
		struct finding *finding = found(gathered, kind, variable->name);
		finding->number = bounds[b].value;
		finding->unit = &variable->unit;
		finding->title = variable->title;
		finding->years.first = bounds[b].first;
		finding->years.last = bounds[b].last;
	}
}

static void find_beyond(struct gathered *gathered, const struct result *result)
{
	int count, first, last;
	double share;
	const struct bound *bounds = bounds_acting(gathered->arena, result, &count);
	find_bounds(gathered, result, FINDING_BOUNDED, bounds, count);
	if (programme_goes_on(result, &first, &share)) {
		struct finding *finding = found(gathered, FINDING_GOES_ON, "capital.programme");
		finding->number = share;
		finding->years.first = first;
		finding->years.last = program_last(result->program);
	}
	if (nothing_invested(result, &first, &last)) {
		struct finding *finding = found(gathered, FINDING_NOT_INVESTED, "investment");
		finding->years.first = first;
		finding->years.last = last;
	}
}

/* A share that a formula or a path leads beyond 100 % is the file's own word: `check` tells it. */
static void find_shares_beyond(struct gathered *gathered, const struct result *result)
{
	int count;
	const struct bound *beyond = shares_beyond(gathered->arena, result, &count);
	find_bounds(gathered, result, FINDING_BEYOND, beyond, count);
}

const struct finding *findings_of(struct arena *arena, const struct result *result, int *count)
{
	struct gathered gathered = {.arena = arena};
	find_layers(&gathered, result->scenario);
	find_inputs(&gathered, result->program);
	find_years(&gathered, result->program);
	find_ends(&gathered, result);
	find_sections(&gathered, result->program);
	find_levels(&gathered, result->program);
	find_fallbacks(&gathered, result->program);
	find_targets(&gathered, result);
	find_altered(&gathered, result);
	find_slips(&gathered, result);
	find_beyond(&gathered, result);
	find_shares_beyond(&gathered, result);
	*count = gathered.count;
	return gathered.list;
}

/* --- to quote --- */

static void find_own_numbers(struct gathered *gathered, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct title *words = &target->target->words;
		if (target->target->from_scenario && (words->en || words->zh) &&
		    target->verdict != VERDICT_NOT_ASSESSABLE)
			found(gathered, FINDING_OWN_NUMBER, target->target->id)->target = target;
	}
}

/* Whose relative prices are kept: one level for all sectors leaves those of the year of constant prices as they are. */
static int relative_prices(const struct program *program)
{
	int element, index = program_find_input(program, "prices.base_level", &element);
	for (int e = 1; index >= 0 && e < program_elements(program, program->inputs[index].set); e++)
		if (program->inputs[index].value[e].values[0] != program->inputs[index].value[0].values[0])
			return program->base_year;
	return program->prices;
}

static bool at_constant_prices(const struct result *result)
{
	int element;
	return program_find(result->program, "share", &element) >= 0 &&
	       !entry_find(result->scenario->root, "prices.growth");
}

const struct finding *findings_to_quote(struct arena *arena, const struct result *result, int *count)
{
	struct gathered gathered = {.arena = arena};
	struct range efficiency, extra;
	int stated = score_of(result).stated;
	find_altered(&gathered, result);
	if (cost_rests_on(result, &efficiency, &extra))
		found(&gathered, FINDING_COST_RESTS, "energy.efficiency")->range = efficiency;
	if (stated > 0)
		found(&gathered, FINDING_STATED, "targets")->number = stated;
	if (result->scenario->record)
		found(&gathered, FINDING_RECORD, "record");
	find_own_numbers(&gathered, result);
	find_beyond(&gathered, result);
	if (at_constant_prices(result))
		found(&gathered, FINDING_CONSTANT_PRICES, "share")->number =
			relative_prices(result->program);
	find_levels(&gathered, result->program);
	*count = gathered.count;
	return gathered.list;
}

static bool has_number(const struct json *target)
{
	for (const char *const *sense = target_senses; *sense; sense++)
		if (json_get(target, *sense))
			return true;
	return false;
}

struct plan_counts findings_in_plan(const struct plan *plan)
{
	struct plan_counts counts = {0};
	const struct json *targets = json_get(plan->root, "targets");
	for (const struct json *target = targets ? targets->child : NULL; target; target = target->next) {
		const struct json *attribute = json_get(target, "attribute");
		counts.targets++;
		counts.binding += attribute && attribute->text && strcmp(attribute->text, target_attributes[1]) == 0;
		counts.numbers += has_number(target);
		counts.words += !has_number(target);
		counts.variables += json_get(target, "variable") != NULL;
	}
	return counts;
}
