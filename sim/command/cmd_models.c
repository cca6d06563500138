/* SPDX-License-Identifier: GPL-3.0-or-later */
/* models: what the models compute and which parameters they take, from their own tables. */
#include <string.h>
#include "base/nearest.h"
#include "command/cmd.h"
#include "command/deliver.h"

static bool is_model(struct call *call, const char *name)
{
	int count = 0;
	for (; call->models[count]; count++)
		if (strcmp(call->models[count]->section, name) == 0)
			return true;
	const char **sections = ARENA_ARRAY(call->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		sections[i] = call->models[i]->section;
	const char *nearest = nearest_name(name, sections, (size_t)count);
	call_error(call, W_MODELS_UNKNOWN, nearest ? W_MODELS_NEAREST : W_MODELS_LIST, name,
	           nearest ? nearest : word_join(call->arena, call->diags.language, sections, count));
	return false;
}

enum exit_code cmd_models(struct call *call)
{
	const char *name = call->options->argument_count ? call->options->arguments[0] : NULL;
	if (name && !is_model(call, name)) {
		call_report(call);
		return call_verdict(call);
	}
	const struct view view = deliver_view(call);
	return deliver_said(call, view_models(call->arena, call->models, name, &view));
}
