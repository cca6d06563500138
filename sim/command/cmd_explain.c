/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: why this number. What is asked for may be a variable or one of its elements (also as a JSON
 * pointer), an input, a target or limit by its id, a target by its number, or any of them by its title in
 * either language, looked for in this order. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "command/batch.h"
#include "command/deliver.h"
#include "command/explain_input.h"

struct asked {
	int variable, input, element, year; /* year: the one that suits it, 0: the last */
};

static bool is_title(const char *name, struct title title)
{
	return (title.en && strcasecmp(name, title.en) == 0) || (title.zh && strcmp(name, title.zh) == 0);
}

/* --- finding it --- */

static bool is_target(const char *name, const struct target *target)
{
	const char *number = name[0] == '#' ? name + 1 : name;
	return strcmp(name, target->id) == 0 || (target->no && strcmp(number, target->no) == 0) ||
	       is_title(name, target->title);
}

static bool take_target(const struct result *result, const struct target_result *target, struct asked *asked)
{
	const struct target *said = target->target;
	if (said->measure == MEASURE_LEVEL && said->variable)
		asked->variable = program_find(result->program, said->variable, &asked->element);
	else
		asked->variable = target->variable;
	bool inside = said->year >= result->base_year && said->year < result->base_year + result->years;
	asked->year = inside ? said->year : 0;
	return asked->variable >= 0;
}

/* A target that nothing measures: says what the plan says of it. */
static void complain_target(struct call *call, const struct target *target)
{
	enum language language = call->diags.language;
	const char *title = title_in(target->title, language, target->id);
	const char *words = title_in(target->words, language, "");
	call_error(call, target->variable ? W_EXPLAIN_TARGET_ABSENT : W_EXPLAIN_TARGET_WORDS,
	           *words ? W_EXPLAIN_PLAN_SAYS : W_NONE, target->no ? target->no : target->id, title, words,
	           target->variable ? target->variable : "");
}

static bool find_target(struct call *call, const struct result *result, const char *name, struct asked *asked)
{
	for (int i = 0; i < result->target_count; i++) {
		if (!is_target(name, result->targets[i].target))
			continue;
		if (!take_target(result, &result->targets[i], asked))
			complain_target(call, result->targets[i].target);
		return true;
	}
	return false;
}

/* energy_cap, limits.energy_cap, /limits/energy_cap */
static bool find_limit(const struct result *result, const char *name, struct asked *asked)
{
	bool key = strncmp(name, "limits.", 7) == 0, pointer = strncmp(name, "/limits/", 8) == 0;
	name += key ? 7 : pointer ? 8 : 0;
	for (int i = 0; i < result->limit_count; i++) {
		const struct limit_result *limit = &result->limits[i];
		if (limit->use >= 0 && (strcmp(name, limit->id) == 0 || is_title(name, limit->title))) {
			asked->variable = limit->use;
			return true;
		}
	}
	return false;
}

/* Elements of each variable, from -1 (the whole) on. */
static int elements_end(const struct program *program, int variable)
{
	int set = program->variables[variable].set;
	return set == SCALAR ? 0 : program_elements(program, set) + program_groups(program, variable);
}

static bool find_title(const struct result *result, struct arena *arena, const char *name,
                       struct asked *asked)
{
	const struct program *program = result->program;
	for (int i = 0; i < program->variable_count; i++) {
		int end = elements_end(program, i);
		bool whole = is_title(name, program->variables[i].title);
		asked->variable = i;
		for (asked->element = -1; asked->element < end; asked->element++)
			if (asked->element < 0 ? whole
			                       : is_title(name, program_element_title(arena, program, i, asked->element)))
				return true;
	}
	asked->variable = asked->element = -1;
	return false;
}

static bool holds(struct title title, const char *words)
{
	return (title.en && strcasestr(title.en, words)) || (title.zh && strstr(title.zh, words));
}

/* The variable with the shortest title that holds the words: a sector's name, for example. */
static const char *nearest_title(struct call *call, const struct program *program, const char *words)
{
	const char *nearest = NULL;
	size_t shortest = SIZE_MAX;
	for (int i = 0; i < program->variable_count; i++)
		for (int e = -1; e < elements_end(program, i) && !(program->variables[i].flags & HIDDEN); e++) {
			struct title title = program_element_title(call->arena, program, i, e);
			size_t width = holds(title, words) ? text_width(title_in(title, LANG_ZH, "")) : SIZE_MAX;
			if (width < shortest) {
				shortest = width;
				nearest = program_element_name(call->arena, program, i, e);
			}
		}
	return nearest;
}

static const char *nearest_name(struct call *call, const struct result *result, const char *name)
{
	const struct program *program = result->program;
	const char **names = NULL;
	int count = 0, capacity = 0;
	for (int i = 0; i < program->variable_count; i++)
		for (int e = -1; e < elements_end(program, i); e++)
			*ARENA_PUSH(call->arena, names, count, capacity) =
				program_element_name(call->arena, program, i, e);
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; !program->inputs[i].internal && e < program_elements(program, program->inputs[i].set);
		     e++)
			*ARENA_PUSH(call->arena, names, count, capacity) = program->inputs[i].value[e].key;
	for (int i = 0; i < result->target_count; i++)
		*ARENA_PUSH(call->arena, names, count, capacity) = result->targets[i].target->id;
	const char *nearest = text_nearest(name, names, (size_t)count);
	return nearest ? nearest : nearest_title(call, program, name);
}

static void complain_unknown(struct call *call, const struct result *result, const char *name)
{
	const char *nearest = nearest_name(call, result, name);
	call_error(call, W_EXPLAIN_UNKNOWN, nearest ? W_EXPLAIN_NEAREST : W_EXPLAIN_LIST, name,
	           nearest ? nearest : call->options.arguments[0]);
}

/* `output` alone is several numbers: which of them? */
static void complain_several(struct call *call, const struct result *result, const struct asked *asked)
{
	const struct program *program = result->program;
	const struct variable *variable = &program->variables[asked->variable];
	int count = program_elements(program, variable->set) + program_groups(program, asked->variable);
	const char **names = ARENA_ARRAY(call->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		names[i] = program_element_name(call->arena, program, asked->variable, i);
	call_error(call, W_EXPLAIN_SEVERAL, W_EXPLAIN_WHICH, variable->name,
	           options_join(call->arena, call->diags.language, names, count));
}

static void find(struct call *call, const struct result *result, struct asked *asked)
{
	const char *name = call->options.arguments[1];
	*asked = (struct asked){-1, -1, -1, 0};
	asked->variable = program_find(result->program, name, &asked->element);
	if (asked->variable < 0)
		asked->input = program_find_input(result->program, name, &asked->element);
	if (asked->variable < 0 && asked->input < 0 && !find_target(call, result, name, asked) &&
	    !find_limit(result, name, asked) && !find_title(result, call->arena, name, asked))
		complain_unknown(call, result, name);
	if (asked->variable >= 0 && asked->element < 0 &&
	    result->program->variables[asked->variable].set != SCALAR)
		complain_several(call, result, asked);
}

/* --- the year --- */

static void find_year(struct call *call, const struct result *result, struct asked *asked)
{
	int first = result->base_year, last = first + result->years - 1;
	if (call->options.argument_count > 2) {
		const char *text = call->options.arguments[2];
		char *end;
		long year = strtol(text, &end, 10);
		bool right = *text && !*end && year >= first && year <= last;
		if (!right)
			call_error(call, W_BATCH_YEARS, W_BATCH_YEARS_ARE, text, call_number(call, first),
			           call_number(call, last));
		asked->year = right ? (int)year : last;
	} else if (asked->variable >= 0 && asked->year == 0) {
		asked->year = last;
	}
	if (asked->variable < 0 || call->diags.errors || result_has(result, asked->variable, asked->year))
		return;
	const struct variable *variable = &result->program->variables[asked->variable];
	call_error(call, W_EXPLAIN_NO_VALUE, variable->first < result->years ? W_EXPLAIN_BEGINS : W_NONE,
	           variable->name, call_number(call, asked->year), call_number(call, first + variable->first));
}

static void show(struct text *out, const struct result *result, const struct asked *asked,
                 const struct view *view)
{
	if (asked->input >= 0) {
		explain_input(out, result, asked->input, asked->element, asked->year, view);
		return;
	}
	struct explanation explanation =
		explain(out->arena, result, asked->variable, asked->element, asked->year, view->depth);
	view_explain(out, result, &explanation, view);
}

enum exit_code command_explain(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct asked asked;
	enum exit_code code;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	find(call, result, &asked);
	find_year(call, result, &asked);
	if (call->diags.errors) {
		call_report(call);
		return EXIT_INPUT;
	}
	sheets_plan(&sheets, call, result->scenario->plan, 0);
	for (int i = 0; i < sheets.count; i++)
		show(&sheets.list[i].text, result, &asked, &sheets.list[i].view);
	code = batch_finish(call, &batch);
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
