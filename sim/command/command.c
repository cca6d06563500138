/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command: the way from a command line to one of the commands. What the environment says of the terminal is read here
 * and nowhere else. Holds: nothing of a command runs while its line is wrong. */
#include "command/command.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "command/cmd.h"
#include "command/cmd_help.h"
#include "command/deliver.h"
#include "models/catalogue.h"

static enum exit_code (*const functions[COMMAND_COUNT])(struct call *call) = {
#define COMMAND(id, name, ...) cmd_##name,
#include "command/commands.def"
#undef COMMAND
};

/* --- the environment --- */

/* The first of the variables that is there and not empty; "" if none is. */
static const char *environment(const char *const *names)
{
	for (; *names; names++) {
		const char *value = getenv(*names);
		if (value && *value)
			return value;
	}
	return "";
}

static enum language environment_language(void)
{
	const char *said =
		environment((const char *const[]){"OUTTURN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", NULL});
	return language_of_locale(said);
}

enum language command_language(int count, char *const *words)
{
	int said = options_language(count, words);
	return said == LANGUAGE_UNSAID ? environment_language() : (enum language)said;
}

static bool environment_is_utf8(void)
{
	const char *said = environment((const char *const[]){"LC_ALL", "LC_CTYPE", "LANG", NULL});
	return strcasestr(said, "utf-8") || strcasestr(said, "utf8");
}

static bool wants_colour(int said)
{
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
	if (said != COLOUR_AUTO)
		return said == COLOUR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb") != 0;
}

/* Shells keep COLUMNS to themselves: who hands it down means it, also for a pipe. 0: it is no number, or not given. */
static int columns_said(void)
{
	const char *columns = getenv("COLUMNS");
	size_t digits = columns ? strspn(columns, "0123456789") : 0;
	return digits == 0 || digits > 6 || columns[digits] ? 0 : atoi(columns);
}

/* As wide as COLUMNS or the terminal, within reason; 0: standard output is none, or does not say. */
static int terminal_width(void)
{
	enum { LEAST = 60, MOST = 200 };
	struct winsize size = {0};
	int width = columns_said();
	if (width == 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	return width == 0 ? 0 : width < LEAST ? LEAST : width > MOST ? MOST : width;
}

/* The last one asked for; a table unless said. */
static const struct writer *terminal_writer(const struct options *options)
{
	const struct writer *found = writers[0];
	for (int i = 0; writers[i]; i++)
		if (options->formats & 1u << i)
			found = writers[i];
	return found;
}

static struct view terminal_view(const struct options *options, enum language language)
{
	return (struct view){
		.language = language,
		.utf8 = environment_is_utf8(),
		.asked.first = options->first,
		.asked.last = options->last,
		.asked.years = options->years,
		.asked.year_count = options->year_count,
		.asked.part = options->targets ? PART_TARGETS : options->inputs ? PART_INPUTS : PART_MAIN,
		.all = options->all,
		.error = options->error,
		.comparing = options->comparing,
		.depth = options->depth,
	};
}

/* --- the line --- */

static void check_arguments(struct call *call)
{
	int count = call->options->argument_count;
	const struct command *command = call->command;
	enum word form = command->arguments;
	const char *usage = word_format(call->arena, call->diags.language, form, NULL),
			   *name = command->name;
	if (count < command->least)
		call_error(call, W_COMMAND_TOO_FEW, W_COMMAND_USAGE, name, usage);
	else if (command->most >= 0 && count > command->most)
		call_error(call, W_COMMAND_TOO_MANY, W_COMMAND_USAGE, name, usage,
		           call->options->arguments[command->most]);
}

/* Several formats are several files: without a folder there is only one place to write to. */
static void check_formats(struct call *call)
{
	unsigned formats = call->options->formats;
	if (!call->options->folder && formats & (formats - 1))
		call_error(call, W_OPTION_FORMATS_NEED_FOLDER, W_NONE, NULL);
	unsigned made = formats ? formats : 1u << (call->options->folder ? WRITER_csv : WRITER_table);
	if (call->options->comparing && (!(made & 1u << WRITER_table) || call->options->inputs))
		call_error(call, W_OPTION_SHOW_IS_OF_TABLES, W_NONE, NULL);
	if (made & 1u << WRITER_iamc && (call->options->targets || call->options->inputs))
		call_error(call, W_OPTION_IAMC_IS_ALL, W_NONE, NULL);
	bool printed = made == 1u << WRITER_table && !call->options->folder;
	if (call->options->all && !printed && commands_options(call->command) & option_bit(OPTION_ALL))
		call_error(call, W_OPTION_ALL_IS_OF_TABLES, W_NONE, NULL);
	if (call->options->bom && !(made & 1u << WRITER_csv))
		call_error(call, W_OPTION_BOM_IS_OF_CSV, W_NONE, NULL);
	if (call->options->bom && call->options->no_bom)
		call_error(call, W_OPTION_BOM_OR_NOT, W_NONE, NULL);
	if (call->options->targets && call->options->inputs)
		call_error(call, W_OPTION_TARGETS_OR_INPUTS, W_NONE, NULL);
}

static enum exit_code refuse_command(struct call *call)
{
	call_report(call);
	if (call->command)
		call_say(call, W_COMMAND_SEE_HELP, call->command->name);
	else
		call_say(call, W_COMMAND_SEE_ALL_HELP, NULL);
	return call_verdict(call);
}

static enum exit_code start_command(struct call *call)
{
	if (!call->command)
		return call->options->help ? cmd_help_describe(call, NULL) : cmd_help_alone(call);
	if (call->options->help)
		return cmd_help_describe(call, call->command);
	check_arguments(call);
	check_formats(call);
	if (call->diags.errors)
		return refuse_command(call);
	return functions[call->command - commands](call);
}

enum exit_code command_line(struct arena *arena, int count, char *const *words,
                            const volatile sig_atomic_t *stop, volatile sig_atomic_t *patient)
{
	struct options *options = ARENA_NEW(arena, struct options);
	struct call *call = ARENA_NEW(arena, struct call);
	*call = (struct call){.arena = arena, .options = options, .models = catalogue, .stop = stop, .patient = patient};
	enum language language = command_language(count, words);
	diags_init(&call->diags, arena, language);
	int at = options_command(count, words);
	call->command = at ? call_command(call, words[at]) : NULL;
	if (at && !call->command)
		return refuse_command(call);
	bool right = options_parse(options, arena, call->command, at, count, words, &call->diags);
	call->view = terminal_view(options, language);
	call->writer = terminal_writer(options);
	call->width = terminal_width();
	call->colour = wants_colour(options->colour);
	if (!right)
		return refuse_command(call);
	if (options->version) {
		struct text line;
		text_init(&line, arena);
		text_add(&line, "outturn " OUTTURN_VERSION "\n");
		return deliver_stdout(call, &line);
	}
	return start_command(call);
}
