/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sensitivity: which uncertain inputs decide what a scenario comes to: of all targets that can be judged, or of what is
 * named. */
#include "ask/named.h"
#include "ask/shown.h"
#include "command/asking.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/members_file.h"
#include "command/usual.h"
#include "view/view_select.h"
#include "view/view_words.h"

enum { NAMES_MOST = 40 };

struct asking {
	struct call *call;
	const struct result *result;
	struct sensitivity_asked *list, *targets;
	int count, target_count, year;
};

/* --- what is asked of --- */

static void add(struct asking *asking, struct sensitivity_asked asked, const char *name)
{
	for (int i = 0; i < asking->count; i++)
		if (asking->list[i].variable == asked.variable && asking->list[i].element == asked.element &&
		    asking->list[i].row == asked.row) {
			call_error(asking->call, W_SENSITIVITY_TWICE, W_NONE, name);
			return;
		}
	asking->list[asking->count++] = asked;
}

static void take_target(struct asking *asking, int target, const char *name)
{
	struct call *call = asking->call;
	for (int i = 0; i < asking->target_count; i++)
		if (asking->targets[i].target == target) {
			add(asking, asking->targets[i], name);
			return;
		}
	call_error(call, W_SENSITIVITY_NO_MEASURE, W_NONE, name,
	           view_reason(asking->result->targets[target].reason, &call->view));
}

/* A target that is this number in this year tells its chance too. */
static int target_of(const struct asking *asking, int variable, int element)
{
	for (int i = 0; i < asking->target_count; i++) {
		const struct target *target = asking->result->targets[asking->targets[i].target].target;
		int at, found = target->variable ? program_find(asking->result->program, target->variable, &at) : -1;
		if (found == variable && at == element && target->measure == MEASURE_LEVEL &&
		    target->year == asking->year)
			return asking->targets[i].target;
	}
	return -1;
}

static void take_variable(struct asking *asking, int variable, int element, const char *name)
{
	const struct result *result = asking->result;
	int target = target_of(asking, variable, element);
	if (element < 0 && result->program->variables[variable].set != SCALAR)
		asking_several(asking->call, result, variable);
	else if (target >= 0)
		take_target(asking, target, name);
	else if (!result_has(result, variable, asking->year))
		call_error(asking->call, W_SENSITIVITY_NO_VALUE, W_NONE, name, call_number(asking->call, asking->year));
	else
		add(asking, (struct sensitivity_asked){variable, element, asking->year - result->base_year, -1}, name);
}

static void take_name(struct asking *asking, struct named_all *all, const char *name)
{
	struct call *call = asking->call;
	const struct result *result = asking->result;
	const struct named *found;
	int count;
	if (named_find(all, name, &found, &count) == NAMING_NOTHING) {
		asking_unknown(call, result, all, name);
		return;
	}
	if (count > 1) {
		asking_ambiguous(call, result, found, count, name);
		return;
	}
	switch (found->kind) {
	case NAMED_VARIABLE: take_variable(asking, found->index, found->element, name); break;
	case NAMED_TARGET: take_target(asking, found->index, name); break;
	case NAMED_SECTOR: asking_sector(call, result, found->index, name); break;
	case NAMED_INPUT: call_error(call, W_SENSITIVITY_INPUT, W_NONE, name); break;
	case NAMED_LIMIT: take_variable(asking, result->limits[found->index].use, -1, name); break;
	}
}

static void take_names(struct asking *asking)
{
	const struct options *options = asking->call->options;
	struct named_all *all = named_all(asking->call->arena, asking->result);
	int names = options->argument_count - 1;
	if (names > NAMES_MOST) {
		call_error(asking->call, W_SENSITIVITY_MANY_NAMES, W_NONE, call_number(asking->call, NAMES_MOST),
		           call_number(asking->call, names));
		return;
	}
	asking->list = ARENA_ARRAY(asking->call->arena, names + 1, struct sensitivity_asked);
	for (int i = 0; i < names; i++)
		take_name(asking, all, options->arguments[i + 1]);
}

static void check_draws(struct call *call, const struct result *result)
{
	int count;
	const struct levers levers = levers_uncertain(call->arena, result);
	sensitivity_factors(call->arena, result, &levers, &count);
	if (!count)
		call_error(call, W_SENSITIVITY_NO_DRAWS, W_SENSITIVITY_NO_DRAWS_HINT, result->scenario->id);
	else if (count > SENSITIVITY_FACTORS_MOST)
		call_error(call, W_SENSITIVITY_MANY, W_NONE, call_number(call, SENSITIVITY_FACTORS_MOST),
		           call_number(call, count));
}

/* False: errors were reported. */
static bool read_question(struct call *call, const struct result *result, struct sensitivity_question *question)
{
	const struct options *options = call->options;
	struct asking asking = {.call = call, .result = result, .year = options->first ? options->first
	                                                                               : view_target_year(result)};
	if (options->first != options->last)
		call_error(call, W_SENSITIVITY_ONE_YEAR, W_NONE, call_number(call, options->first),
		           call_number(call, options->last));
	if (options->members > SENSITIVITY_ROWS_MOST && !options->members_to)
		call_error(call, W_SENSITIVITY_MANY_ROWS, W_NONE, call_number(call, SENSITIVITY_ROWS_MOST),
		           arena_print(call->arena, "%llu", (unsigned long long)options->members));
	check_draws(call, result);
	asking.target_count = sensitivity_targets(call->arena, result, &asking.targets);
	if (call->diags.errors)
		return false;
	if (options->argument_count > 1) {
		take_names(&asking);
	} else {
		asking.list = asking.targets;
		asking.count = asking.target_count;
		if (!asking.count)
			call_error(call, W_SENSITIVITY_NO_TARGETS, W_NONE, result->scenario->id);
	}
	*question = usual_sensitivity(call, asking.list, asking.count);
	if (!call->diags.errors && options->members_to)
		members_file_may(call, result, question);
	return call->diags.errors == 0;
}

static void show(struct call *call, struct sheets *sheets, const struct sensitivity *sensitivity)
{
	for (int i = 0; i < sheets->count; i++) {
		const struct view *view = &sheets->list[i].view;
		const struct result *shown = shown_result(call->arena, sensitivity->result, view->units, view->language);
		struct said said = view_sensitivity(call->arena, sensitivity_shown(call->arena, sensitivity, shown), view);
		sheet_write(&sheets->list[i], &said);
	}
}

enum exit_code cmd_sensitivity(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct sensitivity_question question;
	enum exit_code code;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	if (!read_question(call, result, &question))
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, result->scenario->plan, 0);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	*call->patient = 1;
	const struct sensitivity *sensitivity = sensitivity_run(call->arena, result, &question);
	*call->patient = 0;
	if (!sensitivity)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	show(call, &sheets, sensitivity);
	code = batch_finish(call, &batch);
	code = deliver_worse(code, sheets_deliver(&sheets, call));
	if (code == EXIT_DONE && call->options->members_to)
		code = members_file_write(call, result, &question);
	return code;
}
