/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_check: what stands behind a scenario that has no errors: its layers, how many numbers have a source,
 * which are assumptions, where defaults and fallbacks act in silence, which sections are left out, which
 * targets cannot be assessed. CSV: scenario,finding,key,detail. */
#include <math.h>
#include <string.h>
#include "core/build.h"
#include "data/altered.h"
#include "models/catalogue.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"
#include "write/table.h"

struct finding {
	const char *kind, *key, *detail, *brief; /* brief: what a table says in place of all its like */
};
struct findings {
	struct arena *arena;
	const struct view *view;
	struct finding *list;
	int count, capacity;
};

static void found(struct findings *findings, const char *kind, const char *key, const char *detail)
{
	*ARENA_PUSH(findings->arena, findings->list, findings->count, findings->capacity) =
		(struct finding){kind, key, detail, NULL};
}

/* The scenario's folder is said with its name; a layer beside it needs no path. */
static const char *beside(const char *path, const char *scenario_path)
{
	const char *slash = strrchr(scenario_path, '/');
	size_t folder = slash ? (size_t)(slash - scenario_path) + 1 : 0;
	return strncmp(path, scenario_path, folder) == 0 ? path + folder : path;
}

static void find_layers(struct findings *findings, const struct scenario *scenario)
{
	for (int l = 0; l < scenario->layer_count; l++) {
		const char *path = scenario->layers[l].source->path;
		found(findings, "layer", path, "");
		findings->list[findings->count - 1].brief = beside(path, scenario->path ? scenario->path : "");
	}
}

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

/* A section's remainder: its number is what is left of the total, whatever its default says. */
static bool is_remainder(const struct program *program, const struct input *input, const char *key)
{
	const char *dot = strchr(input->name, '.');
	int element, marks = dot && strcmp(dot, ".intensity") == 0
	                         ? program_find_input(program, arena_print(program->arena, "%.*s.takes_remainder",
	                                                                   (int)(dot - input->name), input->name), &element)
	                         : -1;
	for (int e = 0; marks >= 0 && e < program_elements(program, input->set); e++)
		if (strcmp(input->value[e].key, key) == 0)
			return program->inputs[marks].value[e].values[0] > 0;
	return false;
}

static void find_value(struct findings *findings, const struct program *program, const struct input *input,
                       const struct input_value *value, const char *key)
{
	const char *unit = view_unit(findings->arena, &input->unit, findings->view),
			   *number = view_brief(findings->arena, value->values[0]);
	if (is_remainder(program, input, key))
		found(findings, "remainder", key, "");
	else if (!value->entry)
		found(findings, "default", key, *unit ? arena_print(findings->arena, "%s %s", number, unit) : number);
	else if (!value->source && !value->adjusted && value->entry->quantity->form != QUANTITY_SERIES)
		found(findings, "no_source", key, place_text(findings->arena, value->place));
	else if (strcmp(value->source, "assumption") == 0)
		found(findings, "assumption", key, place_text(findings->arena, value->place));
}

static void find_inputs(struct findings *findings, const struct program *program)
{
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &program->inputs[i];
		int elements = program_elements(program, input->set);
		bool once = !input->internal && one_default(input, elements);
		int before = findings->count;
		for (int e = 0; !input->internal && e < (once ? 1 : elements); e++)
			if (counts(&input->value[e]))
				find_value(findings, program, input, &input->value[e], once ? input->name : input->value[e].key);
		for (int f = before; !input->internal && all_bare(input, elements) && f < findings->count; f++)
			findings->list[f].brief = input->name;
	}
}

static void find_sections(struct findings *findings, const struct scenario *scenario)
{
	for (const struct model *const *model = catalogue; *model; model++) {
		bool given = scenario->root && entry_find(scenario->root, (*model)->section);
		const char *title =
			title_in((struct title){(*model)->en, (*model)->zh}, findings->view->language, "");
		if (!model_active(catalogue, *model, scenario))
			found(findings, "left_out", (*model)->section, title);
		else if (!given && (*model)->fields && (*model)->equations)
			found(findings, "defaults_only", (*model)->section, title);
	}
}

/* given(NAME, ...) in a formula where NAME is not there: the second argument stands in. */
static void find_fallbacks(struct findings *findings, const struct program *program,
                           const struct variable *variable, const char *formula)
{
	for (const char *at = formula; at && (at = strstr(at, "given("));) {
		at += strlen("given(");
		const char *name = strncmp(at, "prev(", 5) == 0 ? at + 5 : at;
		size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_.");
		int element;
		const char *wanted = arena_copy(findings->arena, name, length);
		bool known = false;
		for (int f = 0; f < findings->count && length > 0; f++)
			known = known || (strcmp(findings->list[f].kind, "fallback") == 0 &&
			                  strcmp(findings->list[f].key, variable->name) == 0 &&
			                  strcmp(findings->list[f].detail, wanted) == 0);
		if (length > 0 && !known && program_find(program, wanted, &element) < 0 &&
		    program_find_input(program, wanted, &element) < 0)
			found(findings, "fallback", variable->name, wanted);
	}
}

static void find_targets(struct findings *findings, const struct result *result)
{
	struct arena *arena = findings->arena;
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		if (isfinite(target->number) && !target->target->source)
			found(findings, "no_source", arena_print(arena, "targets.%s", target->target->id),
			      place_text(arena, target->target->number_place));
		if (target->verdict == VERDICT_NOT_ASSESSABLE)
			found(findings, "not_assessable", target->target->id,
			      view_reason(target->reason, findings->view));
	}
}

static void find_altered(struct findings *findings, const struct result *result)
{
	int count;
	const struct altered_target *list = targets_altered(findings->arena, result->scenario, &count);
	for (int t = 0; t < count; t++) {
		found(findings, list[t].removed ? "target_removed" : "target_altered", list[t].target.id,
		      place_text(findings->arena, list[t].place));
		findings->list[findings->count - 1].brief =
			view_say(findings->arena, findings->view, W_WITH_REASON,
		             view_target_no(findings->arena, &list[t].target),
		             view_place(findings->arena, list[t].place));
	}
}

static struct findings find_all(struct arena *arena, const struct result *result, const struct view *view)
{
	struct findings findings = {.arena = arena, .view = view};
	find_layers(&findings, result->scenario);
	find_inputs(&findings, result->program);
	find_sections(&findings, result->scenario);
	for (int v = 0; v < result->program->variable_count; v++) {
		const struct variable *variable = &result->program->variables[v];
		find_fallbacks(&findings, result->program, variable, variable->base_text);
		find_fallbacks(&findings, result->program, variable, variable->formula_text);
	}
	find_targets(&findings, result);
	find_altered(&findings, result);
	return findings;
}

/* "key (detail), key (detail)" of one kind; NULL: none. */
static const char *joined(const struct findings *findings, const char *kind, bool detail)
{
	struct text list;
	text_init(&list, findings->arena);
	for (int f = 0; f < findings->count; f++) {
		const struct finding *one = &findings->list[f];
		bool said = f > 0 && one->brief && findings->list[f - 1].brief == one->brief;
		if (strcmp(one->kind, kind) != 0 || said)
			continue;
		text_add(&list, list.length > 0 ? word_text(findings->view->language, W_LIST_COMMA) : "");
		text_add(&list, detail && *one->detail
		                    ? view_say(findings->arena, findings->view, W_WITH_REASON, one->key, one->detail)
		         : one->brief ? one->brief
		                      : one->key);
	}
	return list.length > 0 ? list.bytes : NULL;
}

static void say(struct table *table, const struct findings *findings, enum word label, const char *text)
{
	if (!text)
		return;
	table_row(table);
	table_cell(table, word_text(findings->view->language, label), LOOK_PLAIN);
	table_cell(table, text, LOOK_PLAIN);
}

static const char *numbers_of(const struct findings *findings, const struct scenario *scenario)
{
	struct arena *arena = findings->arena;
	return view_say(arena, findings->view, W_CHECK_NUMBERS, arena_print(arena, "%d", scenario->numbers),
	                arena_print(arena, "%d", scenario->assumptions),
	                arena_print(arena, "%d", scenario->bare_numbers));
}

static const char *targets_of(const struct findings *findings, const struct result *result)
{
	struct arena *arena = findings->arena;
	const char *unassessed = view_not_assessable(arena, &result, 1, findings->view);
	if (result->target_count == 0)
		return NULL;
	return view_say(arena, findings->view, unassessed ? W_CHECK_ASSESSED : W_CHECK_ASSESSED_ALL,
	                arena_print(arena, "%d", result->target_count - result->not_assessable),
	                arena_print(arena, "%d", result->target_count), unassessed ? unassessed : "");
}

/* energy_capacity is no slip for energy. */
static bool is_slip(const char *name, const char *nearest)
{
	size_t a = nearest ? strlen(name) : 0, b = nearest ? strlen(nearest) : 0;
	return nearest && a <= b + 2 && b <= a + 2;
}

/* A target's variable that is not here but looks like one that is: a slip of the pen. */
static const char *slips_of(const struct findings *findings, const struct result *result)
{
	struct arena *arena = findings->arena;
	const char *all = NULL;
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const char *nearest = target->reason == UNASSESSED_NO_VARIABLE
		                          ? program_nearest(result->program, target->target->variable)
		                          : NULL;
		if (is_slip(target->target->variable, nearest))
			all = view_joined(arena, all,
			                  view_say(arena, findings->view, W_CHECK_SLIP,
			                           view_target_no(arena, target->target), target->target->variable,
			                           nearest),
			                  findings->view);
	}
	return all;
}

static void check_table(struct text *out, const struct result *result, const struct findings *findings,
                        const struct view *view)
{
	const struct table_column columns[] = {{"", SIDE_LEFT, 0, 0, false}, {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(out->arena, columns, 2);
	table_look(out, table_clean(out->arena, view_file(result)), LOOK_BOLD, view->colour);
	text_print(out, "  %s\n", table_clean(out->arena, view_scenario_title(result, view)));
	say(table, findings, W_CHECK_LABEL_NUMBERS, numbers_of(findings, result->scenario));
	say(table, findings, W_CHECK_LABEL_TARGETS, targets_of(findings, result));
	say(table, findings, W_CHECK_LABEL_REMOVED, joined(findings, "target_removed", false));
	say(table, findings, W_CHECK_LABEL_ALTERED, joined(findings, "target_altered", false));
	say(table, findings, W_CHECK_LABEL_SLIPS, slips_of(findings, result));
	say(table, findings, W_CHECK_LABEL_LAYERS, joined(findings, "layer", false));
	say(table, findings, W_CHECK_LABEL_NO_SOURCE, joined(findings, "no_source", false));
	say(table, findings, W_CHECK_LABEL_DEFAULTS, joined(findings, "default", true));
	say(table, findings, W_CHECK_LABEL_REMAINDER, joined(findings, "remainder", false));
	say(table, findings, W_CHECK_LABEL_FALLBACKS, joined(findings, "fallback", true));
	say(table, findings, W_CHECK_LABEL_DEFAULTS_ONLY, joined(findings, "defaults_only", true));
	say(table, findings, W_CHECK_LABEL_LEFT_OUT, joined(findings, "left_out", false));
	table_print(out, table, 2, TABLE_WIDTH, view->colour);
}

static void check_csv(struct csv_out *csv, const struct result *result, const struct findings *findings)
{
	for (int f = 0; f < findings->count; f++) {
		csv_out_text(csv, result->scenario->id);
		csv_out_id(csv, findings->list[f].kind);
		csv_out_text(csv, findings->list[f].key);
		csv_out_text(csv, findings->list[f].detail);
		csv_out_row(csv);
	}
}

static void check_json(struct json_out *json, const struct result *result, const struct findings *findings)
{
	json_out_object(json, NULL, JSON_LINES);
	json_out_text(json, "id", result->scenario->id);
	json_out_integer(json, "numbers", result->scenario->numbers);
	json_out_integer(json, "assumptions", result->scenario->assumptions);
	json_out_integer(json, "without_source", result->scenario->bare_numbers);
	json_out_array(json, "findings", JSON_LINES);
	for (int f = 0; f < findings->count; f++) {
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "finding", findings->list[f].kind);
		json_out_text(json, "key", findings->list[f].key);
		json_out_text(json, "detail", findings->list[f].detail);
		json_out_close(json);
	}
	json_out_close(json);
	json_out_close(json);
}

static void all_csv(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	struct csv_out csv;
	struct view english = *view;
	english.language = LANG_EN;
	csv_out_begin(&csv, out, "scenario,finding,key,detail");
	for (int r = 0; r < count; r++) {
		struct findings findings = find_all(out->arena, results[r], &english);
		check_csv(&csv, results[r], &findings);
	}
}

static void all_json(struct text *out, const struct result *const *results, int count,
                     const struct view *view)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", "check");
	json_out_array(&json, "scenarios", JSON_LINES);
	for (int r = 0; r < count; r++) {
		struct findings findings = find_all(out->arena, results[r], view);
		check_json(&json, results[r], &findings);
	}
	json_out_close(&json);
	json_out_close(&json);
}

void view_check(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	text_add(out, "");
	if (view->format == FORMAT_CSV)
		all_csv(out, results, count, view);
	else if (view->format == FORMAT_JSON)
		all_json(out, results, count, view);
	for (int r = 0; r < count && view->format == FORMAT_TABLE; r++) {
		struct findings findings = find_all(out->arena, results[r], view);
		text_add(out, r ? "\n" : "");
		check_table(out, results[r], &findings, view);
	}
}
