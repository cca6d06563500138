/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peak: in which year each variable of each scenario is highest. */
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

enum exit_code cmd_peak(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	if (!batch_read(call, &batch) || !batch_run(call, &batch, true, NULL, NULL))
		return batch_refuse(call, &batch);
	int count = batch.result_count;
	sheets_plan(&sheets, call, batch.results[0]->scenario->plan, 0);
	sheets_show(&sheets, view_peak, batch.results, count);
	enum exit_code verdict = batch_finish(call, &batch);
	return deliver_worse(verdict, sheets_deliver(&sheets, call));
}
