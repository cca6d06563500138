/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: why this number. What is asked for may be anything that has a name (ask/named.h). */
#include <stdlib.h>
#include <string.h>
#include "base/shell.h"
#include "ask/named.h"
#include "ask/shown.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

struct asked_number {
	int variable, input, element, year; /* year: the one that suits it, 0: the last */
};

/* --- finding it --- */

static bool take_target(const struct result *result, const struct target_result *target, struct asked_number *asked)
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
	if (target->withdrawn) {
		const char *note = title_in(target->withdrawn_note, language, NULL);
		call_error(call, note ? W_EXPLAIN_TARGET_WITHDRAWN_WHY : W_EXPLAIN_TARGET_WITHDRAWN,
		           *words ? W_EXPLAIN_PLAN_SAID : W_NONE, target->no ? target->no : target->id, title, words,
		           call_number(call, target->withdrawn), note);
		return;
	}
	call_error(call, target->variable ? W_EXPLAIN_TARGET_ABSENT : W_EXPLAIN_TARGET_WORDS,
	           *words ? W_EXPLAIN_PLAN_SAYS : W_NONE, target->no ? target->no : target->id, title, words,
	           target->variable ? target->variable : "");
}

static void complain_unknown_name(struct call *call, const struct result *result, struct named_all *all,
                                  const char *name)
{
	const char *level = program_lacks_level(result->program, name);
	if (level) {
		call_error(call, W_NO_LEVEL, W_NEEDS_LEVEL_HINT, name, level, call_number(call, result->program->prices),
		           call_number(call, result->base_year));
		return;
	}
	const char *nearest = named_nearest(all, name);
	call_error(call, W_EXPLAIN_UNKNOWN, nearest ? W_EXPLAIN_NEAREST : W_EXPLAIN_LIST, name,
	           nearest ? nearest : shell_file(call->arena, call->options->arguments[0]));
}

/* `output` alone is several numbers: which of them? */
static void complain_several_asked(struct call *call, const struct result *result, const struct asked_number *asked)
{
	const struct program *program = result->program;
	const struct variable *variable = &program->variables[asked->variable];
	int count = program_elements(program, variable->set) + program_groups(program, asked->variable);
	const char **names = ARENA_ARRAY(call->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		names[i] = program_element_name(call->arena, program, asked->variable, i);
	call_error(call, W_EXPLAIN_SEVERAL, W_EXPLAIN_WHICH, variable->name,
	           word_join(call->arena, call->diags.language, names, count));
}

/* Of a sector there are many numbers. */
static void complain_sector(struct call *call, const struct result *result, int sector, const char *name)
{
	int count;
	const char **names = named_of_sector(call->arena, result, sector, &count);
	call_error(call, W_EXPLAIN_SEVERAL, W_EXPLAIN_WHICH, name, naming_join(call->arena, names, count));
}

static void complain_ambiguous(struct call *call, const struct result *result, const struct named *found,
                               int count, const char *name)
{
	const char **names = ARENA_ARRAY(call->arena, count, const char *);
	for (int i = 0; i < count; i++)
		names[i] = named_text(call->arena, result, found[i]);
	call_error(call, W_NAME_SEVERAL, W_NAME_ONE_OF, name, naming_join(call->arena, names, count));
}

static void take_named(struct call *call, const struct result *result, struct named named, const char *name,
                       struct asked_number *asked)
{
	switch (named.kind) {
	case NAMED_VARIABLE:
		asked->variable = named.index;
		asked->element = named.element;
		break;
	case NAMED_INPUT:
		asked->input = named.index;
		asked->element = named.element;
		break;
	case NAMED_TARGET:
		if (!take_target(result, &result->targets[named.index], asked))
			complain_target(call, result->targets[named.index].target);
		break;
	case NAMED_LIMIT:
		asked->variable = result->limits[named.index].use;
		if (asked->variable < 0)
			call_error(call, W_EXPLAIN_UNKNOWN, W_EXPLAIN_LIST, name,
			           shell_file(call->arena, call->options->arguments[0]));
		break;
	case NAMED_SECTOR: complain_sector(call, result, named.index, name); break;
	}
}

static void find_asked(struct call *call, const struct result *result, struct asked_number *asked)
{
	const char *name = call->options->arguments[1];
	struct named_all *all = named_all(call->arena, result);
	const struct named *found;
	int count;
	*asked = (struct asked_number){-1, -1, -1, 0};
	if (named_find(all, name, &found, &count) == NAMING_NOTHING)
		complain_unknown_name(call, result, all, name);
	else if (count > 1)
		complain_ambiguous(call, result, found, count, name);
	else
		take_named(call, result, *found, name, asked);
	if (asked->variable >= 0 && asked->element < 0 &&
	    result->program->variables[asked->variable].set != SCALAR)
		complain_several_asked(call, result, asked);
}

/* --- the year --- */

static void find_year(struct call *call, const struct result *result, struct asked_number *asked)
{
	int first = result->base_year, last = first + result->years - 1;
	if (call->options->argument_count > 2) {
		const char *text = call->options->arguments[2];
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

static struct said say_explained(struct arena *arena, const struct result *result, const struct asked_number *asked,
                                 const struct view *view)
{
	if (asked->input >= 0)
		return view_input(arena, result, asked->input, asked->element, asked->year, view);
	struct explanation explanation =
		explain(arena, result, asked->variable, asked->element, asked->year, view->depth);
	return view_explain(arena, result, &explanation, view);
}

enum exit_code cmd_explain(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct asked_number asked;
	enum exit_code code;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	find_asked(call, result, &asked);
	find_year(call, result, &asked);
	if (call->diags.errors) {
		call_report(call);
		return call_verdict(call);
	}
	sheets_plan(&sheets, call, result->scenario->plan, 0);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	for (int i = 0; i < sheets.count; i++) {
		const struct view *view = &sheets.list[i].view;
		const struct result *shown = shown_result(call->arena, result, view->units, view->language);
		struct said said = say_explained(call->arena, shown, &asked, view);
		sheet_write(&sheets.list[i], &said);
	}
	code = batch_finish(call, &batch);
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
