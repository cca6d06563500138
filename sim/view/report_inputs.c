/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_inputs: as assumptions are called; a shock by its title. */
#include "view/report_inputs.h"
#include <string.h>
#include "base/clean.h"
#include "view/report_table.h"
#include "view/view_input_title.h"
#include "view/view_select.h"

/* "shocks.common": the title of the shock; NULL: it is none as a whole. */
static const char *shock_name(struct report *report, const struct result *result, const char *key)
{
	static const char head[] = "shocks.";
	if (strncmp(key, head, strlen(head)) != 0 || strchr(key + strlen(head), '.'))
		return NULL;
	int variable = view_variable(result, arena_print(report->arena, "shock.%s", key + strlen(head)));
	return variable < 0 ? NULL : view_variable_title(report->arena, result, variable, -1, report->view);
}

const char *report_input_name(struct report *report, const struct result *result, const struct lever *lever)
{
	const struct program *program = result->program;
	const char *shock = shock_name(report, result, lever->key);
	if (shock)
		return shock;
	int input = (int)(lever->input - program->inputs), element = (int)(lever->value - lever->input->value);
	bool all = lever->move_count > 1 && lever->move_count == program_elements(program, lever->input->set);
	return view_input_title(report->arena, result, input, element, all, report->view);
}

const char *report_input_source(struct report *report, const struct result *result, const struct lever *lever)
{
	const char *source = view_source(report->arena, result->scenario->plan, lever->value->source, report->view);
	return source && *source ? clean_text(report->arena, source) : report_word(report, W_REPORT_NO_SOURCE);
}
