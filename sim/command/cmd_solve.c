/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve: what would have to change so that targets hold. Everything that may be wrong with the question is said before
 * anything is looked for. */
#include "ask/shown.h"
#include "ask/solve.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/solve_file.h"
#include "command/wishes.h"

/* Too many of something, or none. */
static void must_be_some(struct call *call, int count, int most, enum word none, enum word hint, enum word many)
{
	if (count == 0)
		call_error(call, none, hint, NULL);
	else if (count > most)
		call_error(call, many, W_NONE, call_number(call, most), call_number(call, count));
}

/* False: errors were reported. */
static bool read_question(struct call *call, const struct result *result, struct solve_question *question)
{
	const struct options *options = call->options;
	struct levers *levers = ARENA_NEW(call->arena, struct levers);
	struct lever *together = ARENA_NEW(call->arena, struct lever);
	must_be_some(call, options->wishes.count, SOLVE_TARGETS_MOST, W_SOLVE_NO_WISH, W_SOLVE_NO_WISH_HINT,
	             W_SOLVE_MANY_WISHES);
	if (!options->levers.count)
		call_error(call, W_SOLVE_NO_LEVER, W_SOLVE_NO_LEVER_HINT, NULL);
	if (call->diags.errors)
		return false;
	*question = (struct solve_question){.levers = levers, .together = options->together, .stop = call->stop};
	question->wishes = wishes_read(call, result, &options->wishes, &question->wish_count);
	*levers = levers_find(call->arena, result, options->levers.list, options->levers.count, &call->diags);
	if (levers->count > SOLVE_LEVERS_MOST)
		call_error(call, W_SOLVE_MANY_LEVERS, W_NONE, call_number(call, SOLVE_LEVERS_MOST),
		           call_number(call, levers->count));
	if (levers->count && options->together)
		levers_together(call->arena, levers, together, &call->diags);
	if (options->save)
		solve_file_may(call, result->scenario, options->save);
	return call->diags.errors == 0;
}

static void show(struct call *call, struct sheets *sheets, const struct solve *solve)
{
	for (int i = 0; i < sheets->count; i++) {
		const struct view *view = &sheets->list[i].view;
		const struct result *shown = shown_result(call->arena, solve->result, view->units, view->language);
		struct said said = view_solve(call->arena, solve_shown(call->arena, solve, shown), view);
		sheet_write(&sheets->list[i], &said);
	}
}

/* A change that does what was asked is written down; anything else is not. */
static enum exit_code save(struct call *call, const struct solve *solve)
{
	if (!call->options->save)
		return EXIT_DONE;
	if (solve->answer == SOLVE_YES)
		return solve_file_write(call, solve, call->options->save);
	if (!call->options->quiet)
		call_say(call, solve->answer == SOLVE_NO ? W_SOLVE_NOT_SAVED : W_SOLVE_NOT_NEEDED, call->options->save);
	return EXIT_DONE;
}

enum exit_code cmd_solve(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct solve_question question;
	enum exit_code code;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	if (!read_question(call, result, &question))
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, result->scenario->plan, 1u << PART_TARGETS);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	const struct solve *solve = solve_run(call->arena, result, &question);
	if (!solve)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	show(call, &sheets, solve);
	code = batch_finish(call, &batch);
	code = deliver_worse(code, sheets_deliver(&sheets, call));
	if (code == EXIT_DONE)
		code = save(call, solve);
	return deliver_worse(code, solve->answer == SOLVE_NO ? EXIT_NO : EXIT_DONE);
}
