/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_inputs: the title of the element that it is of, and what its field is; without what the table of fields says
 * behind that to whoever writes files. */
#include "view/report_inputs.h"
#include <string.h>
#include "base/clean.h"
#include "view/report_table.h"
#include "view/view_select.h"

/* "base-year value added" of "base-year value added, or `share`; required". */
static const char *first_part(struct arena *arena, const char *text)
{
	static const char *const ends[] = {";", "；", ", ", "，", " (", "（"};
	size_t length = strlen(text);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *end = strstr(text, ends[i]);
		if (end && end > text && (size_t)(end - text) < length)
			length = (size_t)(end - text);
	}
	return arena_copy(arena, text, length);
}

/* "shocks.common", "indicators.forest.linear": the title of the shock or indicator that it is of; NULL: of none. */
static const char *own_name(struct report *report, const struct result *result, const char *key)
{
	static const struct { const char *head, *variable; } kinds[] = {{"shocks.", "shock."}, {"indicators.", ""}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t head = strlen(kinds[i].head);
		if (strncmp(key, kinds[i].head, head) != 0)
			continue;
		int length = (int)strcspn(key + head, ".");
		int variable =
			view_variable(result, arena_print(report->arena, "%s%.*s", kinds[i].variable, length, key + head));
		return variable < 0 ? NULL : view_variable_title(report->arena, result, variable, -1, report->view);
	}
	return NULL;
}

static const char *element_name(struct report *report, const struct result *result, const struct lever *lever)
{
	const struct program *program = result->program;
	const char *own = own_name(report, result, lever->key);
	if (own)
		return own;
	if (lever->input->set == SCALAR || lever->move_count > 1)
		return NULL;
	const struct set *set = &program->sets[lever->input->set];
	int element = (int)(lever->value - lever->input->value);
	return element >= 0 && element < set->count
	           ? clean_text(report->arena, title_in(set->titles[element], report->view->language, set->ids[element]))
	           : NULL;
}

const char *report_input_name(struct report *report, const struct result *result, const struct lever *lever)
{
	const struct field *field = lever->input->field;
	const char *words = field ? title_in(field_title(field), report->view->language, NULL) : NULL;
	const char *element = element_name(report, result, lever);
	if (!words || !*words)
		return element ? element : lever->key;
	words = first_part(report->arena, words);
	return element ? report_text(report, W_REPORT_INPUT_OF, element, words) : words;
}

const char *report_input_source(struct report *report, const struct result *result, const struct lever *lever)
{
	const char *source = view_source(report->arena, result->scenario->plan, lever->value->source, report->view);
	return source && *source ? clean_text(report->arena, source) : report_word(report, W_REPORT_NO_SOURCE);
}
