/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare: scenarios side by side: levels, gaps to the targets, and the inputs that make the difference. */
#include "base/shell.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

enum { COMPARED = 1u << PART_TARGETS | 1u << PART_INPUTS };

/* Each has a column. */
static bool may_stand_side_by_side(struct call *call, const struct batch *batch)
{
	if (!call->writer->for_people || call->options->folder || batch->count <= MOST_COLUMNS)
		return true;
	call_error(call, W_COMPARE_TOO_MANY, W_COMPARE_AT_MOST, call_number(call, batch->count),
	           call_number(call, MOST_COLUMNS));
	return false;
}

enum exit_code cmd_compare(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	bool ready = batch_read(call, &batch);
	if (ready && batch.count == 1 && batch.wrong == 0 && !batch.variants.combinations)
		call_error(call, W_COMPARE_ONE, W_COMPARE_RUN, batch.scenarios[0]->path,
		           shell_file(call->arena, batch.scenarios[0]->path));
	ready = ready && may_stand_side_by_side(call, &batch);
	enum exit_code clear = ready ? sheets_clear_planned(call, batch.scenarios[0]->plan, COMPARED) : EXIT_DONE;
	if (clear != EXIT_DONE && clear != EXIT_INPUT)
		return clear;
	if (!ready || clear == EXIT_INPUT || !batch_run(call, &batch, true, NULL, NULL))
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, batch.results[0]->scenario->plan, COMPARED);
	sheets_show_apart(&sheets, view_compare, &batch);
	enum exit_code verdict = batch_finish(call, &batch);
	return deliver_worse(verdict, sheets_deliver(&sheets, call));
}
