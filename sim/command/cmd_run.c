/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run: projects scenarios and shows each of them: read all, run all, write all. CSV is made one scenario
 * after another, so that a thousand need no more memory than one; a table or JSON document needs them
 * together. */
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

static void add_rows(void *data, struct batch *batch, const struct result *result)
{
	struct sheets *sheets = data;
	for (int i = 0; sheets && i < sheets->count; i++)
		sheets->list[i].view.asked.only = batch->only;
	if (sheets)
		sheets_add(sheets, view_run, result, batch->work);
}

enum exit_code cmd_run(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	if (!batch_read(call, &batch))
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, batch.scenarios[0]->plan, 1u << PART_TARGETS);
	sheets.expected = batch.count;
	enum exit_code clear = sheets_clear(&sheets, call);
	if (clear != EXIT_DONE)
		return clear == EXIT_INPUT ? batch_refuse(call, &batch) : clear;
	bool stream = sheets_stream(&sheets) && !batch.variants.combinations;
	if (!batch_run(call, &batch, !stream, add_rows, stream ? &sheets : NULL))
		return batch_refuse(call, &batch);
	if (!stream) {
		sheets_plan(&sheets, call, batch.scenarios[0]->plan, 1u << PART_TARGETS); /* --only is known in ids now */
		sheets_show_each(&sheets, view_run, &batch);
	}
	enum exit_code verdict = batch_finish(call, &batch);
	return deliver_worse(verdict, sheets_deliver(&sheets, call));
}
