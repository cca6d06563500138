/* SPDX-License-Identifier: GPL-3.0-or-later */
/* asking: each complaint names what there is. */
#include "command/asking.h"
#include "base/shell.h"

void asking_unknown(struct call *call, const struct result *result, struct named_all *all,
                    const char *name)
{
	const char *level = program_lacks_level(result->program, name);
	if (level) {
		call_error(call, W_NO_LEVEL, W_NEEDS_LEVEL_HINT, name, level, call_number(call, result->program->prices),
		           call_number(call, result->base_year));
		return;
	}
	const char *nearest = named_nearest(all, name);
	call_error(call, W_EXPLAIN_UNKNOWN, nearest ? W_EXPLAIN_NEAREST : W_EXPLAIN_LIST, name,
	           nearest ? nearest : shell_file(call->arena, call->options->arguments[0]));
}

/* `output` alone is several numbers: which of them? */
void asking_several(struct call *call, const struct result *result, int asked)
{
	const struct program *program = result->program;
	const struct variable *variable = &program->variables[asked];
	int count = program_elements(program, variable->set) + program_groups(program, asked);
	const char **names = ARENA_ARRAY(call->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		names[i] = program_element_name(call->arena, program, asked, i);
	call_error(call, W_EXPLAIN_SEVERAL, W_EXPLAIN_WHICH, variable->name,
	           word_join(call->arena, call->diags.language, names, count));
}

/* Of a sector there are many numbers. */
void asking_sector(struct call *call, const struct result *result, int sector, const char *name)
{
	int count;
	const char **names = named_of_sector(call->arena, result, sector, &count);
	call_error(call, W_EXPLAIN_SEVERAL, W_EXPLAIN_WHICH, name, naming_join(call->arena, names, count));
}

void asking_ambiguous(struct call *call, const struct result *result, const struct named *found,
                      int count, const char *name)
{
	const char **names = ARENA_ARRAY(call->arena, count, const char *);
	for (int i = 0; i < count; i++)
		names[i] = named_text(call->arena, result, found[i]);
	call_error(call, W_NAME_SEVERAL, W_NAME_ONE_OF, name, naming_join(call->arena, names, count));
}
