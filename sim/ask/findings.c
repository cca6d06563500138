/* SPDX-License-Identifier: GPL-3.0-or-later */
/* findings: walks a scenario's files, inputs and sections, the program's fallbacks and the judged targets. Nothing is
 * looked for in texts: whoever read a formula or built an input noted what it did. */
#include <math.h>
#include <string.h>
#include "ask/cost.h"
#include "ask/findings.h"
#include "ask/stated.h"
#include "data/altered.h"
#include "data/schema_fields.h"

const char *const finding_names[FINDING_KINDS] = {[FINDING_LAYER] = "layer",
                                                  [FINDING_REMAINDER] = "remainder",
                                                  [FINDING_DEFAULT] = "default",
                                                  [FINDING_NO_SOURCE] = "no_source",
                                                  [FINDING_ASSUMPTION] = "assumption",
                                                  [FINDING_LEFT_OUT] = "left_out",
                                                  [FINDING_DEFAULTS_ONLY] = "defaults_only",
                                                  [FINDING_FALLBACK] = "fallback",
                                                  [FINDING_NOT_ASSESSABLE] = "not_assessable",
                                                  [FINDING_TARGET_REMOVED] = "target_removed",
                                                  [FINDING_TARGET_ALTERED] = "target_altered"};

struct findings {
	struct arena *arena;
	struct finding *list;
	int count, capacity;
};

static struct finding *found(struct findings *findings, enum finding_kind kind, const char *key)
{
	struct finding *finding = ARENA_PUSH(findings->arena, findings->list, findings->count, findings->capacity);
	*finding = (struct finding){.kind = kind, .key = key, .number = NAN};
	return finding;
}

/* --- inputs --- */

static bool counts(const struct input_value *value) { return !value->absent && !isnan(value->values[0]); }

/* No element of an input has a source. */
static bool all_bare(const struct input *input, int elements)
{
	for (int e = 0; e < elements; e++)
		if (!counts(&input->value[e]) || !input->value[e].entry || input->value[e].source)
			return false;
	return elements > 1;
}

/* All elements of an input have the same default: said once, by the input's own name. */
static bool one_default(const struct input *input, int elements)
{
	for (int e = 0; e < elements; e++)
		if (input->value[e].entry || !counts(&input->value[e]) ||
		    input->value[e].values[0] != input->value[0].values[0])
			return false;
	return elements > 1;
}

static void find_default(struct findings *findings, const struct input *input, const struct input_value *value,
                         const char *key)
{
	struct finding *finding = found(findings, FINDING_DEFAULT, key);
	finding->number = value->values[0];
	finding->unit = &input->unit;
}

static void find_value(struct findings *findings, const struct input *input, const struct input_value *value)
{
	if (value->remainder)
		found(findings, FINDING_REMAINDER, value->key);
	else if (!value->entry)
		find_default(findings, input, value, value->key);
	else if (!value->source && !value->adjusted && value->entry->quantity->form != QUANTITY_SERIES)
		found(findings, FINDING_NO_SOURCE, value->key)->place = value->place;
	else if (value->source && strcmp(value->source, "assumption") == 0)
		found(findings, FINDING_ASSUMPTION, value->key)->place = value->place;
}

static void find_input(struct findings *findings, const struct program *program, const struct input *input)
{
	int elements = program_elements(program, input->set), before = findings->count;
	if (one_default(input, elements)) {
		find_default(findings, input, &input->value[0], input->name);
		return;
	}
	for (int e = 0; e < elements; e++)
		if (counts(&input->value[e]))
			find_value(findings, input, &input->value[e]);
	for (int f = before; all_bare(input, elements) && f < findings->count; f++)
		findings->list[f].whole = input->name;
}

static void find_inputs(struct findings *findings, const struct program *program)
{
	for (int i = 0; i < program->input_count; i++)
		if (!program->inputs[i].internal)
			find_input(findings, program, &program->inputs[i]);
}

/* --- files, sections, formulas --- */

static void find_layers(struct findings *findings, const struct scenario *scenario)
{
	for (int l = 0; l < scenario->layer_count; l++)
		found(findings, FINDING_LAYER, scenario->layers[l].source->path);
}

static void find_sections(struct findings *findings, const struct program *program)
{
	for (int s = 0; s < program->section_count; s++) {
		const struct section *section = &program->sections[s];
		bool by_defaults = !section->given && section->computes;
		if (!section->active || by_defaults)
			found(findings, section->active ? FINDING_DEFAULTS_ONLY : FINDING_LEFT_OUT, section->name)->title =
				section->title;
	}
}

static void find_fallbacks(struct findings *findings, const struct program *program)
{
	for (int f = 0; f < program->fallback_count; f++)
		found(findings, FINDING_FALLBACK, program->variables[program->fallbacks[f].variable].name)->other =
			program->fallbacks[f].wanted;
}

/* --- targets --- */

static void find_targets(struct findings *findings, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (isfinite(target->number) && !target->target->source)
			found(findings, FINDING_NO_SOURCE, arena_print(findings->arena, "targets.%s", target->target->id))
				->place = target->target->number_place;
		if (target->verdict == VERDICT_NOT_ASSESSABLE)
			found(findings, FINDING_NOT_ASSESSABLE, target->target->id)->target = target;
	}
}

static void find_altered(struct findings *findings, const struct result *result)
{
	int count;
	const struct altered_target *list = targets_altered(findings->arena, result->scenario, &count);
	for (int t = 0; t < count; t++) {
		struct finding *finding = found(
			findings, list[t].removed ? FINDING_TARGET_REMOVED : FINDING_TARGET_ALTERED, list[t].target.id);
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

static void find_slips(struct findings *findings, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const char *nearest = target->reason == UNASSESSED_NO_VARIABLE
		                          ? program_nearest(result->program, target->target->variable)
		                          : NULL;
		if (!is_slip(target->target->variable, nearest))
			continue;
		struct finding *finding = found(findings, FINDING_SLIP, target->target->id);
		finding->other = nearest;
		finding->target = target;
	}
}

const struct finding *findings_of(struct arena *arena, const struct result *result, int *count)
{
	struct findings findings = {.arena = arena};
	find_layers(&findings, result->scenario);
	find_inputs(&findings, result->program);
	find_sections(&findings, result->program);
	find_fallbacks(&findings, result->program);
	find_targets(&findings, result);
	find_altered(&findings, result);
	find_slips(&findings, result);
	*count = findings.count;
	return findings.list;
}

/* --- to quote --- */

static void find_own_numbers(struct findings *findings, const struct result *result)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct title *words = &target->target->words;
		if (target->target->from_scenario && (words->en || words->zh) &&
		    target->verdict != VERDICT_NOT_ASSESSABLE)
			found(findings, FINDING_OWN_NUMBER, target->target->id)->target = target;
	}
}

static bool at_constant_prices(const struct result *result)
{
	int element;
	return program_find(result->program, "share", &element) >= 0 && !entry_find(result->scenario->root, "prices");
}

const struct finding *findings_to_quote(struct arena *arena, const struct result *result, int *count)
{
	struct findings findings = {.arena = arena};
	struct range efficiency, extra;
	int stated = targets_stated(result);
	find_altered(&findings, result);
	if (cost_rests_on(result, &efficiency, &extra))
		found(&findings, FINDING_COST_RESTS, "energy.efficiency")->range = efficiency;
	if (stated > 0)
		found(&findings, FINDING_STATED, "targets")->number = stated;
	find_own_numbers(&findings, result);
	if (at_constant_prices(result))
		found(&findings, FINDING_CONSTANT_PRICES, "share")->number = result->program->prices;
	*count = findings.count;
	return findings.list;
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
