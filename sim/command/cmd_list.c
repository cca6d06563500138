/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list: what of a scenario can be named: its variables, inputs, targets and limits. */
#include <string.h>
#include "ask/shown.h"
#include "base/nearest.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"

static const char *const listings[] = {
	[LIST_VARIABLES] = "variables",
	[LIST_INPUTS] = "inputs",
	[LIST_TARGETS] = "targets",
	[LIST_LIMITS] = "limits",
};
enum { LISTINGS = sizeof listings / sizeof *listings };

static int find_listing(struct call *call)
{
	const char *name =
		call->options->argument_count > 1 ? call->options->arguments[1] : listings[LIST_VARIABLES];
	for (int i = 0; i < LISTINGS; i++)
		if (strcmp(listings[i], name) == 0)
			return i;
	const char *nearest = nearest_name(name, listings, LISTINGS);
	call_error(call, W_LIST_UNKNOWN, nearest ? W_LIST_NEAREST : W_NONE, name,
	           word_join(call->arena, call->diags.language, listings, LISTINGS), nearest);
	return -1;
}

enum exit_code cmd_list(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	enum exit_code code;
	int what = find_listing(call);
	if (what < 0) {
		call_report(call);
		return call_verdict(call);
	}
	const struct result *result = batch_single(call, &batch, &code);
	if (!result)
		return code;
	sheets_plan(&sheets, call, result->scenario->plan, 0);
	code = sheets_clear(&sheets, call);
	if (code != EXIT_DONE)
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	for (int i = 0; i < sheets.count; i++) {
		sheets.list[i].view.all |= call->options->argument_count > 1; /* what is asked for by name is listed whole */
		const struct view *view = &sheets.list[i].view;
		const struct result *shown = shown_result(call->arena, result, view->units, view->language);
		struct said said = view_list(call->arena, shown, (enum listing)what, view);
		sheet_write(&sheets.list[i], &said);
	}
	code = batch_finish(call, &batch);
	return deliver_worse(code, sheets_deliver(&sheets, call));
}
