/* SPDX-License-Identifier: GPL-3.0-or-later */
/* completion: what the Tab key may offer, in bash and in zsh, made from the tables of commands and options.
 * The scripts ask the program for what changes from folder to folder (`outturn help --format names`,
 * `outturn list FILE`), and only the one on the PATH: a program that lies in a stranger's folder must not run
 * because somebody pressed a key. */
#ifndef COMMAND_COMPLETION_H
#define COMMAND_COMPLETION_H
#include "command/commands.h"
#include "command/options.h"
#include "data/model.h"

/* What an argument of a command, or the value of an option, is. */
enum completion_kind {
	COMPLETE_NOTHING, /* a year, a number: nothing to offer */
	COMPLETE_FILE,    /* a scenario or plan: a file, or a name for one */
	COMPLETE_PATH,    /* any other file */
	COMPLETE_FOLDER,
	COMPLETE_COMMAND,
	COMPLETE_MODEL,
	COMPLETE_VARIABLE, /* of the file that stands before */
	COMPLETE_INPUT,    /* KEY=VALUE */
	COMPLETE_CHOICE,
	COMPLETE_UNKNOWN /* a word of the tables that this file has never heard of: a test fails */
};

struct completion_argument {
	enum completion_kind kind;
	const char *name;           /* as help shows it, in the user's language where the text has one */
	const char *const *choices; /* COMPLETE_CHOICE, COMPLETE_COMMAND, COMPLETE_MODEL; ends with NULL */
	bool repeats, several;      /* any number of arguments; choices with commas */
};
enum { COMPLETION_ARGUMENTS = 8 };

/* From the text of the command's arguments in the table; returns how many. */
int completion_arguments(struct arena *arena, const struct model *const *models, const struct command *command,
                         struct completion_argument list[COMPLETION_ARGUMENTS]);
struct completion_argument completion_value(const struct option_row *option);

void completion_bash(struct text *out, const struct model *const *models);
void completion_zsh(struct text *out, const struct model *const *models, enum language language);
#endif
