/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema: the JSON Schema of a plan or of a scenario, printed from the tables that judge the files. */
#include <string.h>
#include "base/nearest.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "data/schema_fields.h"
#include "data/schema_print.h"

static bool print(struct call *call, const char *kind, struct text *text)
{
	static const char *const kinds[] = {"plan", "scenario"};
	if (strcmp(kind, kinds[0]) == 0) {
		schema_print(call->arena, kind, plan_fields, text);
	} else if (strcmp(kind, kinds[1]) == 0) {
		schema_print(call->arena, kind, scenario_fields(call->arena, call->models), text);
	} else {
		const char *nearest = nearest_name(kind, kinds, 2);
		call_error(call, W_SCHEMA_UNKNOWN, nearest ? W_OPTION_DID_YOU_MEAN_WORD : W_NONE, kind, nearest);
		call_report(call);
		return false;
	}
	return true;
}

enum exit_code cmd_schema(struct call *call)
{
	const char *kind = call->options->arguments[0];
	struct sheets sheets = {.count = 1};
	struct sheet *sheet = &sheets.list[0];
	text_init(&sheet->text, call->arena);
	if (!print(call, kind, &sheet->text))
		return call_verdict(call);
	sheet->name = arena_print(call->arena, "%s.schema.json", kind);
	return sheets_deliver(&sheets, call);
}
