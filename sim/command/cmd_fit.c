/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: parameters from what was observed. */
#include "ask/fit.h"
#include <string.h>
#include "ask/fit_series.h"
#include "ask/named.h"
#include "base/nearest.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

/* As observed.csv has it: by that name, or by a title or target of the scenario. */
static const char *series_named(struct call *call, const struct result *result, const struct fit_series_list *all,
                                struct named_all *names, const char *name)
{
	const struct named *found;
	int count;
	for (int i = 0; i < all->count; i++)
		if (strcmp(all->list[i].name, name) == 0)
			return all->list[i].name;
	if (named_find(names, name, &found, &count) != NAMING_NOTHING && count == 1) {
		const char *variable = NULL;
		if (found->kind == NAMED_VARIABLE)
			variable = program_element_name(call->arena, result->program, found->index, found->element);
		else if (found->kind == NAMED_TARGET)
			variable = result->targets[found->index].target->variable;
		for (int i = 0; variable && i < all->count; i++)
			if (strcmp(all->list[i].name, variable) == 0)
				return all->list[i].name;
	}
	const char **known = ARENA_ARRAY(call->arena, all->count + 1, const char *);
	for (int i = 0; i < all->count; i++)
		known[i] = all->list[i].name;
	const char *nearest = nearest_name(name, known, (size_t)all->count);
	call_error(call, W_FIT_UNKNOWN, nearest ? W_EXPLAIN_NEAREST : all->count ? W_FIT_KNOWN : W_NONE, name,
	           nearest ? nearest : word_join(call->arena, call->diags.language, known, all->count));
	return NULL;
}

static bool ask(struct call *call, const struct result *result, struct fit_question *question)
{
	const struct options *options = call->options;
	struct fit_series_list all = fit_series_all(call->arena, result);
	struct named_all *names = named_all(call->arena, result);
	const char **asked = ARENA_ARRAY(call->arena, options->argument_count + 1, const char *);
	question->laws = options->laws;
	for (int i = 1; i < options->argument_count; i++)
		asked[question->count++] = series_named(call, result, &all, names, options->arguments[i]);
	question->names = asked;
	if (options->on)
		question->on = series_named(call, result, &all, names, options->on);
	bool elastic = question->laws & 1u << FIT_ELASTICITY;
	if (elastic && !options->on)
		call_error(call, W_FIT_ON_WHAT, W_FIT_ON_WHAT_HINT, "");
	if (options->on && question->laws && !elastic)
		call_error(call, W_FIT_ON_LAW, W_NONE, "");
	return !call->diags.errors;
}

enum exit_code cmd_fit(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	enum exit_code code;
	/* Years of observations, not of the run. */
	struct fit_question question = {.first = call->view.asked.first, .last = call->view.asked.last};
	call->view.asked.first = call->view.asked.last = 0;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	if (!ask(call, result, &question)) {
		call_report(call);
		return call_verdict(call);
	}
	sheets_plan(&sheets, call, result->scenario->plan, 0);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	const struct fits *fits = fits_make(call->arena, result, &question);
	for (int i = 0; i < sheets.count; i++) {
		struct said said = view_fit(call->arena, fits, &sheets.list[i].view);
		sheet_write(&sheets.list[i], &said);
	}
	code = batch_finish(call, &batch);
	if (code == EXIT_DONE && !fits->fitted)
		code = EXIT_NO;
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
