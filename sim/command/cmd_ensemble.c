/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble: many members of each scenario, and what they say of the targets. The run without draws comes first: what
 * is wrong with a scenario is said before anything is drawn. */
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/sampling.h"

static bool has_facts(struct call *call, const struct batch *batch)
{
	struct fact *facts;
	for (int r = 0; r < batch->result_count; r++)
		if (facts_find(call->arena, batch->results[r], &facts))
			return true;
	return false;
}

enum exit_code cmd_ensemble(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	enum exit_code code = EXIT_DONE;
	const unsigned parts = 1u << PART_TARGETS | (call->options->credible > 0 ? 1u << PART_CREDIBLE : 0);
	bool ready = batch_read(call, &batch);
	code = ready ? sheets_clear_planned(call, batch.scenarios[0]->plan, parts) : EXIT_INPUT;
	if (code != EXIT_DONE && code != EXIT_INPUT)
		return code;
	if (code == EXIT_INPUT || !batch_run(call, &batch, true, NULL, NULL))
		return batch_refuse(call, &batch);
	if (!call->options->folder && call->options->credible > 0 && call->writer->in_parts &&
	    call->view.asked.part == PART_MAIN)
		call->view.asked.part = PART_CREDIBLE; /* one place to write to, and this was asked for */
	sheets_plan(&sheets, call, batch.results[0]->scenario->plan,
	            parts | (has_facts(call, &batch) ? 1u << PART_FACTS : 0));
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	const struct ensemble *const *ensembles = sampling_run(call, &batch, &sheets, &code);
	if (!ensembles)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	for (int i = 0; i < sheets.count; i++)
		sheets.list[i].view.ensembles = ensembles;
	sheets_show_apart(&sheets, view_ensemble, &batch);
	enum exit_code verdict = batch_finish(call, &batch);
	return deliver_worse(verdict, sheets_deliver(&sheets, call));
}
