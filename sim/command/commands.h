/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands: the table of commands as data, from commands.def: what each is called, takes, says of itself and which
 * options it knows. What it does stands higher (cmd.h), so that help, completion, the reading of options and the
 * manifest can look a command up without knowing any of them. */
#ifndef COMMAND_COMMANDS_H
#define COMMAND_COMMANDS_H
#include <stdint.h>
#include "base/words.h"

enum command_id {
#define COMMAND(id, ...) COMMAND_##id,
#include "command/commands.def"
#undef COMMAND
	COMMAND_COUNT
};

/* Which arguments name scenarios. What a command that reads some leaves in the folder of -o has a manifest. */
enum command_reads {
	READS_NONE,
	READS_FIRST, /* one scenario; what else is said is about it */
	READS_PAIR,  /* one, or two where the second word is a scenario, too (scenario_words) */
	READS_ALL,
	READS_PLANS_TOO /* all, and a plan may be one of them */
};

/* Options, by enum option_id. */
__extension__ typedef unsigned __int128 option_set;
static inline option_set option_bit(int id) { return (option_set)1 << id; }

struct command {
	const char *name;
	enum word arguments, summary, details; /* "FILE...", one line, some lines */
	int least, most;                       /* arguments; most -1: any number */
	enum command_reads reads;
	uint64_t low; /* the first 64 of the options that it knows (commands_options) */
};
extern const struct command commands[COMMAND_COUNT];        /* by enum command_id */
extern const char *const commands_names[COMMAND_COUNT + 1]; /* ends with NULL */

const struct command *commands_find(const char *name);    /* NULL: there is none */
const char *commands_nearest(const char *name);           /* what may have been meant; NULL: nothing is near */
option_set commands_options(const struct command *command); /* NULL: of `outturn` alone */
#endif
