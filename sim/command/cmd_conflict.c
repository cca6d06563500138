/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict: which targets cannot hold together, wherever the inputs stand inside their ranges; and beside that how many
 * members of an ensemble meet each set. */
#include "ask/shown.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/usual.h"
#include "command/wishes.h"

/* --- the question --- */

static const struct target_result *all_targets(struct call *call, const struct result *result, int *count)
{
	const struct target_result *list = usual_wishes(call->arena, result, count);
	if (!*count)
		call_error(call, W_CONFLICT_NO_TARGETS, W_NONE, NULL);
	return list;
}

/* False: errors were reported. */
static bool read_question(struct call *call, const struct result *result, struct conflict_question *question)
{
	const struct options *options = call->options;
	struct levers *levers = ARENA_NEW(call->arena, struct levers);
	*question = (struct conflict_question){.levers = levers, .chosen = options->wishes.count > 0, .stop = call->stop};
	question->wishes = options->wishes.count ? wishes_read(call, result, &options->wishes, &question->wish_count)
	                                         : all_targets(call, result, &question->wish_count);
	*levers = options->levers.count
	              ? levers_find(call->arena, result, options->levers.list, options->levers.count, &call->diags)
	              : levers_ranged(call->arena, result);
	if (!options->levers.count && !levers->count)
		call_error(call, W_CONFLICT_NO_LEVERS, W_CONFLICT_NO_LEVERS_HINT, NULL);
	if (question->wish_count > CONFLICT_TARGETS_MOST)
		call_error(call, W_CONFLICT_MANY_TARGETS, W_NONE, call_number(call, CONFLICT_TARGETS_MOST),
		           call_number(call, question->wish_count));
	if (levers->count > CONFLICT_LEVERS_MOST)
		call_error(call, W_CONFLICT_MANY_LEVERS, W_NONE, call_number(call, CONFLICT_LEVERS_MOST),
		           call_number(call, levers->count));
	return call->diags.errors == 0;
}

/* --- the command --- */

static void show(struct call *call, struct sheets *sheets, const struct conflict *conflict)
{
	for (int i = 0; i < sheets->count; i++) {
		const struct view *view = &sheets->list[i].view;
		const struct result *shown = shown_result(call->arena, conflict->result, view->units, view->language);
		struct said said = view_conflict(call->arena, conflict_shown(call->arena, conflict, shown), view);
		sheet_write(&sheets->list[i], &said);
	}
}

enum exit_code cmd_conflict(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	struct conflict_question question;
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
	struct conflict *conflict = conflict_run(call->arena, result, &question);
	bool done = conflict && usual_conflict_odds(call, result, conflict);
	if (!done)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	show(call, &sheets, conflict);
	code = batch_finish(call, &batch);
	code = deliver_worse(code, sheets_deliver(&sheets, call));
	return deliver_worse(code, conflict->set_count ? EXIT_NO : EXIT_DONE);
}
