/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands: the rows of commands.def, and the sets of options that they are written with. */
#include "command/commands.h"
#include <assert.h>
#include <string.h>
#include "base/nearest.h"
#include "command/options.h"

enum { ANY = -1 };
static_assert(OPTION_COUNT <= 64, "a set of options has 64 bits");

enum option_set {
#define OPTION(id, ...) id = UINT64_C(1) << OPTION_##id,
#include "command/options.def"
#undef OPTION
	EVERYWHERE = LANG | HELP,
	ALONE = EVERYWHERE | VERSION, /* where no command is named */
	READING = SET | SET_FROM | QUIET | COLOUR,
	PROJECTING = READING | KEEP_GOING | FAIL_ON | STRICT,
	WRITING = OUTPUT | FORMAT | BOM | NO_BOM,
	PRINTING = FORMAT_PRINTED | BOM,
	DRAWING = OUTPUT_CHART | FORMAT_CHART | BOM | NO_BOM,
	CHOOSING = REGION | IAMC_SCENARIO | IAMC_MODEL, /* among the rows of a table */
	SAMPLING = MEMBERS | SEED | THREADS | EXACT
};

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

uint64_t commands_options(const struct command *command) { return command ? command->options : ALONE; }
