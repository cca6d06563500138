/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: how targets stand halfway, and the odds after what has come true. */
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/usual.h"
#include "ask/shown.h"

/* The year in question; 0: reported. */
static int year_of(struct call *call, const struct result *result, const struct assumptions *assumed)
{
	int last = review_last_year(result), end = result->base_year + result->years - 1, at = call->options->at;
	if (assumed->last > last)
		last = assumed->last;
	if (!at && !last)
		call_error(call, W_PROGRESS_NOTHING_OBSERVED, W_PROGRESS_NOTHING_HINT, call_number(call, result->base_year));
	else if (at && (at <= result->base_year || at > end))
		call_error(call, W_PROGRESS_AT, W_NONE, call_number(call, at), call_number(call, result->base_year + 1),
		           call_number(call, end));
	else if (at && assumed->last > at)
		call_error(call, W_PROGRESS_ASSUMED_LATER, W_NONE, call_number(call, at), call_number(call, assumed->last));
	return call->diags.errors ? 0 : at ? at : last;
}

static void show(struct call *call, struct sheet *sheet, const struct result *result, int at,
                 const struct assumptions *assumed, const struct condition *const *conditions)
{
	const struct result *shown = shown_result(call->arena, result, sheet->view.units, sheet->view.language);
	struct said said = view_progress(call->arena, usual_progress(call->arena, shown, at, assumed, conditions),
	                                 &sheet->view);
	sheet_write(sheet, &said);
}

enum exit_code cmd_progress(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	enum exit_code code;
	bool stopped;
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	struct assumptions assumed = assumptions_read(call, result, &call->options->assumed);
	int at = call->diags.errors ? 0 : year_of(call, result, &assumed);
	if (!at)
		return batch_refuse(call, &batch);
	sheets_plan(&sheets, call, result->scenario->plan, result->uncertainty->count ? 1u << PART_FACTS : 0);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	const struct condition *const *conditions = usual_conditions(call, result, at, &assumed, &stopped);
	if (stopped)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	for (int i = 0; i < sheets.count; i++)
		show(call, &sheets.list[i], result, at, &assumed, conditions);
	code = batch_finish(call, &batch);
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
