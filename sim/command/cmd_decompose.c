/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decompose: what moved a number, between two years of a run, between two scenarios, or between a scenario without
 * limits and as it is. */
#include <string.h>
#include "ask/factors.h"
#include "ask/named.h"
#include "ask/shown.h"
#include "command/asking.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/scenario_words.h"
#include "command/usual.h"
#include "view/view_number.h"

enum { NAMED_MOST = 8 };

struct asking {
	struct call *call;
	struct moment before, after;
	bool pair; /* not between years */
	struct decompose_question list[DECOMPOSE_USUAL];
	int count;
};

static bool is_of_limits(const struct asking *asking) { return asking->call->options->without_limits; }

/* --- the two points --- */

static const char *what_is_compared(const struct asking *asking)
{
	return word_text(asking->call->diags.language,
	                 is_of_limits(asking) ? W_DECOMPOSE_A_COMPANION : W_DECOMPOSE_A_PAIR);
}

static bool is_run(const struct result *result, int year)
{
	return year >= result->base_year && year < result->base_year + result->years;
}

static void complain_outside(const struct asking *asking, const struct moment *moment)
{
	struct call *call = asking->call;
	call_error(call, W_DECOMPOSE_OUTSIDE, W_BATCH_YEARS_ARE, call_number(call, moment->year),
	           call_number(call, moment->result->base_year),
	           call_number(call, moment->result->base_year + moment->result->years - 1), moment->result->scenario->id);
}

static void take_years(struct asking *asking)
{
	struct call *call = asking->call;
	int first = call->options->first, last = call->options->last;
	if (asking->pair && first != last)
		call_error(call, W_DECOMPOSE_TWO_YEARS, W_DECOMPOSE_TWO_YEARS_HINT, what_is_compared(asking),
		           call_number(call, last));
	if (!asking->pair && first && first == last)
		call_error(call, W_DECOMPOSE_ONE_YEAR, W_DECOMPOSE_ONE_YEAR_HINT, call_number(call, first),
		           call_number(call, first > asking->after.result->base_year ? asking->after.result->base_year : first),
		           call_number(call, first > asking->after.result->base_year ? first : asking->after.year));
	asking->before.year = first              ? first
	                      : asking->pair     ? asking->after.year
	                                         : asking->before.result->base_year;
	asking->after.year = last ? last : asking->after.year;
	if (!is_run(asking->before.result, asking->before.year))
		complain_outside(asking, &asking->before);
	else if (!is_run(asking->after.result, asking->after.year))
		complain_outside(asking, &asking->after);
}

static bool take_points(struct asking *asking, const struct batch *batch)
{
	struct call *call = asking->call;
	const struct result *first = batch->results[0], *last = batch->results[batch->result_count - 1];
	asking->pair = batch->result_count > 1 || is_of_limits(asking);
	asking->before = (struct moment){first, first->base_year, is_of_limits(asking) ? WORLD_UNLIMITED : WORLD_LIMITED};
	asking->after = (struct moment){last, usual_last_year(last), WORLD_LIMITED};
	if (batch->result_count > 1 && usual_last_year(first) < asking->after.year)
		asking->after.year = usual_last_year(first);
	if (is_of_limits(asking) && batch->result_count > 1)
		call_error(call, W_DECOMPOSE_LIMITS, W_NONE, NULL);
	else if (is_of_limits(asking) && !first->unlimited)
		call_error(call, W_DECOMPOSE_NO_LIMITS, W_NONE, first->scenario->id);
	if (asking->pair && call->options->chained)
		call_error(call, W_DECOMPOSE_CHAINED, W_DECOMPOSE_CHAINED_HINT, what_is_compared(asking));
	take_years(asking);
	return call->diags.errors == 0;
}

/* --- what is asked of --- */

static void add_question(struct asking *asking, int scheme, int variable, int element)
{
	asking->list[asking->count++] = (struct decompose_question){
		scheme, variable, element, asking->before, asking->after, asking->call->options->chained};
}

/* All that can be, for a hint. */
static const char *what_can(const struct asking *asking, const char *but)
{
	const struct result *result = asking->after.result;
	struct arena *arena = asking->call->arena;
	const char *names[2 * NAMED_MOST];
	int count = 0, products;
	for (int s = decompose_next(result, -1); s >= 0; s = decompose_next(result, s))
		names[count++] = decompose_scheme_id(s);
	const char **more = decompose_products(arena, result, NAMED_MOST, &products);
	for (int i = 0; i < products && count < 2 * NAMED_MOST; i++)
		if (strcmp(more[i], but) != 0)
			names[count++] = more[i];
	return count ? word_join(arena, asking->call->diags.language, names, count) : NULL;
}

static void complain(const struct asking *asking, enum word message, const char *name, const char *number,
                     const char *year, const char *of)
{
	const char *can = what_can(asking, *of ? of : name);
	call_error(asking->call, message, can ? W_DECOMPOSE_CAN : W_DECOMPOSE_CAN_NOTHING, name,
	           can ? can : "", number, year, of);
}

static void take_variable(struct asking *asking, int variable, int element)
{
	int scheme = element < 0 ? decompose_scheme_of(asking->after.result, variable) : -1;
	if (element < 0 && asking->after.result->program->variables[variable].set != SCALAR)
		asking_several(asking->call, asking->after.result, variable);
	else
		add_question(asking, scheme, variable, element);
}

static void take_named(struct asking *asking, struct named named, const char *name)
{
	const struct result *result = asking->after.result;
	const struct target *target = named.kind == NAMED_TARGET ? result->targets[named.index].target : NULL;
	int variable = -1, element = -1;
	switch (named.kind) {
	case NAMED_VARIABLE: take_variable(asking, named.index, named.element); return;
	case NAMED_SECTOR: asking_sector(asking->call, result, named.index, name); return;
	case NAMED_INPUT: complain(asking, W_DECOMPOSE_INPUT, name, "", "", ""); return;
	case NAMED_LIMIT: variable = result->limits[named.index].use; break;
	case NAMED_TARGET: variable = target->variable ? program_find(result->program, target->variable, &element) : -1;
	}
	if (variable < 0)
		complain(asking, W_DECOMPOSE_NO_PRODUCT, name, "", "", "");
	else
		take_variable(asking, variable, element);
}

/* A variable, or what is asked by a name of its own, is meant even where a title would fit, too. */
static void take_name(struct asking *asking, const char *name)
{
	struct call *call = asking->call;
	const struct result *result = asking->after.result;
	int scheme = decompose_scheme_find(result, name), count;
	if (scheme >= 0) {
		add_question(asking, scheme, -1, -1);
		return;
	}
	if (decompose_scheme_is(name)) {
		complain(asking, W_DECOMPOSE_ABSENT, name, "", "", "");
		return;
	}
	const struct named *found;
	struct named_all *all = named_all(call->arena, result);
	if (named_find(all, name, &found, &count) == NAMING_NOTHING)
		asking_unknown(call, result, all, name);
	else if (count > 1)
		asking_ambiguous(call, result, found, count, name);
	else
		take_named(asking, *found, name);
}

static void take_all(struct asking *asking)
{
	const struct result *result = asking->after.result;
	asking->count = usual_changes(asking->before, asking->after, asking->call->options->chained, asking->list);
	if (!asking->count)
		complain(asking, W_DECOMPOSE_NOTHING_HERE, result->scenario->id, "", "", "");
}

/* --- what is refused --- */

static void complain_apart(const struct asking *asking, const struct decompose_refused *refused)
{
	struct call *call = asking->call;
	const struct result *before = asking->before.result, *after = asking->after.result;
	int at, element;
	if (refused->why == DECOMPOSE_APART) {
		call_error(call, W_DECOMPOSE_APART, W_DECOMPOSE_APART_HINT, refused->name, "", before->scenario->id,
		           after->scenario->id);
		return;
	}
	const char *name = strcmp(refused->name, "kaya") == 0 ? "co2" : refused->name;
	const char *units[2] = {"", ""};
	for (int i = 0; i < 2; i++)
		if ((at = program_find((i ? after : before)->program, name, &element)) >= 0)
			units[i] = (i ? after : before)->program->variables[at].unit.text;
	call_error(call, W_DECOMPOSE_UNITS, W_DECOMPOSE_APART_HINT, refused->name, "", units[0], units[1],
	           before->scenario->id, after->scenario->id);
}

static void complain_refused(const struct asking *asking, const struct decompose_question *question,
                             const struct decompose_refused *refused)
{
	struct call *call = asking->call;
	const char *year = call_number(call, refused->year);
	const struct result *result = asking->after.result;
	const char *of = question->scheme >= 0 ? decompose_scheme_id(question->scheme)
	                                       : program_element_name(call->arena, result->program, question->variable,
	                                                              question->element);
	bool later = !asking->pair && refused->year < asking->after.year - 1;
	switch (refused->why) {
	case DECOMPOSE_NO_PRODUCT: complain(asking, W_DECOMPOSE_NO_PRODUCT, refused->name, "", "", ""); break;
	case DECOMPOSE_OWN_PAST: complain(asking, W_DECOMPOSE_OWN_PAST, refused->name, "", "", ""); break;
	case DECOMPOSE_NEGATIVE:
		complain(asking, W_DECOMPOSE_NEGATIVE,
		         refused->part ? arena_print(call->arena, "%s (%s)", refused->name, refused->part) : refused->name,
		         view_brief(call->arena, refused->value), year, of);
		break;
	case DECOMPOSE_NO_VALUE:
	case DECOMPOSE_GIVEN:
		call_error(call, refused->why == DECOMPOSE_GIVEN ? W_DECOMPOSE_GIVEN : W_DECOMPOSE_NO_VALUE,
		           later ? W_DECOMPOSE_LATER : W_NONE, refused->name, "", year, call_number(call, refused->year + 1),
		           call_number(call, asking->after.year));
		break;
	case DECOMPOSE_APART:
	case DECOMPOSE_UNITS: complain_apart(asking, refused); break;
	case DECOMPOSE_TOO_MANY:
		complain(asking, W_DECOMPOSE_TOO_MANY, refused->name, call_number(call, FACTORS_TERMS_MOST), "", "");
		break;
	case DECOMPOSE_FINE: break;
	}
}

static const struct decomposition **ask(struct asking *asking)
{
	struct call *call = asking->call;
	const struct decomposition **list = ARENA_ARRAY(call->arena, DECOMPOSE_USUAL, const struct decomposition *);
	for (int i = 0; i < asking->count; i++) {
		struct decompose_refused refused;
		list[i] = decompose(call->arena, &asking->list[i], &refused);
		if (!list[i])
			complain_refused(asking, &asking->list[i], &refused);
	}
	return list;
}

/* --- the command --- */

/* In the units that are shown. */
static const struct decomposition *const *shown(struct call *call, const struct decomposition *const *list, int count,
                                                const struct view *view)
{
	const struct decomposition **made = ARENA_ARRAY(call->arena, count, const struct decomposition *);
	for (int i = 0; i < count; i++) {
		const struct result *result = shown_result(call->arena, list[i]->after.result, view->units, view->language);
		made[i] = decompose_shown(call->arena, list[i], &result->program->variables[list[i]->variable].unit);
	}
	return made;
}

static void complain_several(struct call *call, const struct batch *batch)
{
	const char **paths = ARENA_ARRAY(call->arena, batch->count, const char *);
	for (int i = 0; i < batch->count; i++)
		paths[i] = batch->scenarios[i]->path;
	call_error(call, W_BATCH_ONE, W_BATCH_ONE_OF, call->command->name, call->options->arguments[0],
	           word_join(call->arena, call->diags.language, paths, batch->count));
}

static bool read_scenarios(struct call *call, struct batch *batch)
{
	int words = scenario_words(call);
	bool ready = batch_read(call, batch);
	if (ready && words == 2 && batch->count == 1 && !batch->wrong)
		call_error(call, W_DECOMPOSE_SAME, W_NONE, call->options->arguments[1]);
	else if (ready && batch->count > words)
		complain_several(call, batch);
	return ready && batch->count == words && call->diags.errors == 0;
}

enum exit_code cmd_decompose(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct asking asking = {.call = call};
	int words = scenario_words(call);
	if (!read_scenarios(call, &batch) || !batch_run(call, &batch, true, NULL, NULL))
		return batch_refuse(call, &batch);
	const struct decomposition **list = NULL;
	if (take_points(&asking, &batch)) {
		if (call->options->argument_count > words)
			take_name(&asking, call->options->arguments[words]);
		else
			take_all(&asking);
		list = ask(&asking);
	}
	if (call->diags.errors)
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, asking.after.result->scenario->plan, 0);
	enum exit_code code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	for (int i = 0; i < sheets.count; i++) {
		const struct view *view = &sheets.list[i].view;
		struct said said = view_decompose(call->arena, shown(call, list, asking.count, view), asking.count, view);
		sheet_write(&sheets.list[i], &said);
	}
	code = batch_finish(call, &batch);
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
