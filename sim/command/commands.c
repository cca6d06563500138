/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands: the rows of commands.def, and the sets of options that they are written with. */
#include "command/commands.h"
#include <assert.h>
#include <string.h>
#include "base/nearest.h"
#include "command/options.h"

static_assert(OPTION_COUNT <= 128, "a set of options has 128 bits");

#define HALF(id) ((id) < 64 ? UINT64_C(1) << ((id) & 63) : 0)
#include "command/commands_half.h"

const struct command commands[COMMAND_COUNT] = {
#define COMMAND(id, name, least, most, reads, options)                                                      \
	{#name, W_ARGUMENTS_##id, W_SUMMARY_##id, W_DETAILS_##id, least, most, reads, (options) | EVERYWHERE},
#include "command/commands.def"
#undef COMMAND
};

const char *const commands_names[COMMAND_COUNT + 1] = {
#define COMMAND(id, name, ...) #name,
#include "command/commands.def"
#undef COMMAND
	NULL};

const struct command *commands_find(const char *name)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

const char *commands_nearest(const char *name) { return nearest_name(name, commands_names, COMMAND_COUNT); }

option_set commands_options(const struct command *command)
{
	uint64_t low = command ? command->low : ALONE;
	return (option_set)commands_high[command ? command - commands : COMMAND_COUNT] << 64 | low;
}
