/* SPDX-License-Identifier: GPL-3.0-or-later */
/* previous: the file that a plan names is opened from the plan's folder, and must begin before the plan does. */
#include "command/previous.h"
#include "data/reader.h"

const struct plan *previous_named(struct call *call, struct reader *reader, const struct plan *plan)
{
	const struct json *previous = json_get(plan->root, "previous");
	const struct file *from = previous ? file_open(reader, plan->path) : NULL;
	if (!from)
		return NULL;
	struct region region = region_below(from->real_folder, from->folder);
	const char *pointer = json_pointer(call->arena, previous);
	struct file *file = file_include(reader, from, previous->text, &region, previous->place, pointer, NULL);
	const struct plan *before = file ? file_plan(reader, file) : NULL;
	if (before && before->base_year >= plan->base_year)
		diag_error(&call->diags, previous->place, pointer, W_AUDIT_NOT_BEFORE, W_AUDIT_NOT_BEFORE_RULE,
		           previous->text, call_number(call, before->base_year), call_number(call, plan->base_year));
	return before;
}
