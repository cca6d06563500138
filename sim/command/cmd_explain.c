/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: why this number. What is asked for may be anything that has a name (ask/named.h). */
#include <stdlib.h>
#include <string.h>
#include "base/shell.h"
#include "ask/named.h"
#include "ask/shown.h"
#include "command/asking.h"
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
	case NAMED_SECTOR: asking_sector(call, result, named.index, name); break;
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
		asking_unknown(call, result, all, name);
	else if (count > 1)
		asking_ambiguous(call, result, found, count, name);
	else
		take_named(call, result, *found, name, asked);
	if (asked->variable >= 0 && asked->element < 0 &&
	    result->program->variables[asked->variable].set != SCALAR)
		asking_several(call, result, asked->variable);
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
