/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command: the table of commands, and the way from a command line to one of them. What the environment says
 * of the terminal is read here and nowhere else. Holds: nothing of a command runs while its line is wrong. */
#include "command/command.h"
#include "models/catalogue.h"
#include "write/table.h"
#include "write/terminal.h"
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define ROW(id, name, least, most)                                                                           \
	[COMMAND_##id] = {W_ARGUMENTS_##id, W_SUMMARY_##id, W_DETAILS_##id, least, most, command_##name}

const struct command commands[COMMAND_COUNT] = {
	ROW(CHECK, check, 1, -1),  ROW(RUN, run, 1, -1),        ROW(COMPARE, compare, 1, -1),
	ROW(CHART, chart, 1, -1),  ROW(EXPLAIN, explain, 2, 3), ROW(LIST, list, 1, 2),
	ROW(ENSEMBLE, ensemble, 1, -1), ROW(NEW, new, 1, 1),       ROW(MODELS, models, 0, 1), ROW(SCHEMA, schema, 1, 1),
	ROW(WATCH, watch, 1, -1),  ROW(HELP, help, 0, 1),
};

const char *command_name(const struct command *command) { return command_names[command - commands]; }

unsigned command_known(const struct command *command) { return command ? 1u << (command - commands) : 0; }

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
		.only = options->only,
		.first = options->first,
		.last = options->last,
		.part = options->targets ? PART_TARGETS : options->inputs ? PART_INPUTS : PART_MAIN,
		.error = options->error,
		.comparing = options->comparing,
		.depth = options->depth,
	};
}

enum language call_file_language(const struct call *call, const struct plan *plan)
{
	if (call->options.language != LANGUAGE_UNSAID)
		return (enum language)call->options.language;
	return plan && plan->has_language ? plan->language : LANGUAGE_DEFAULT;
}

/* --- talk --- */

void call_talk(struct call *call, enum word word, const char *const *args)
{
	fprintf(stderr, "%s\n",
	        terminal_clean(call->arena, word_format(call->arena, call->diags.language, word, args)));
}

char *call_number(struct call *call, int number) { return arena_print(call->arena, "%d", number); }

char *call_count(struct call *call, int count, enum word one, enum word many)
{
	return word_format(call->arena, call->diags.language, count == 1 ? one : many,
	                   WORDS(call_number(call, count)));
}

static const char *system_reason(struct call *call, int code)
{
	static const struct {
		int code;
		enum word word;
	} reasons[] = {
		{ENOSPC, W_SYSTEM_DISK_FULL},     {EDQUOT, W_SYSTEM_DISK_FULL},    {EACCES, W_SYSTEM_NOT_ALLOWED},
		{EPERM, W_SYSTEM_NOT_ALLOWED},    {EROFS, W_SYSTEM_READ_ONLY},     {ENOENT, W_SYSTEM_NO_SUCH},
		{ENOTDIR, W_SYSTEM_NOT_A_FOLDER}, {EEXIST, W_SYSTEM_NOT_A_FOLDER}, {EISDIR, W_SYSTEM_IS_A_FOLDER},
		{EBADF, W_SYSTEM_CLOSED},         {ENOMEM, W_SYSTEM_MEMORY},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].code == code)
			return word_text(call->diags.language, reasons[i].word);
	return strerror(code);
}

enum exit_code call_system(struct call *call, const struct err *err)
{
	call_say(call, W_SYSTEM_CANNOT_WRITE, err->file, system_reason(call, err->code));
	return EXIT_SYSTEM;
}

static struct diags errors_only(struct call *call)
{
	struct diags errors = {
		.arena = call->arena, .language = call->diags.language, .errors = call->diags.errors};
	errors.list = ARENA_ARRAY(call->arena, call->diags.count + 1, struct diag);
	int kept_out = call->diags.errors;
	for (int i = 0; i < call->diags.count; i++)
		if (call->diags.list[i].severity == DIAG_ERROR)
			errors.list[errors.count++] = call->diags.list[i];
	errors.errors = errors.count < kept_out && call->diags.count >= 1000 ? kept_out : errors.count;
	return errors;
}

void call_report(struct call *call)
{
	struct diags shown = call->options.quiet ? errors_only(call) : call->diags;
	struct text out;
	text_init(&out, call->arena);
	if (shown.errors + shown.warnings + shown.notes == 0)
		return;
	diags_print(&shown, &out);
	fwrite(out.bytes, 1, out.length, stderr);
}

/* --- the line --- */

const struct command *command_find(struct call *call, const char *name)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(command_names[i], name) == 0)
			return &commands[i];
	const char *nearest = text_nearest(name, command_names, COMMAND_COUNT);
	char *all = options_join(call->arena, call->diags.language, command_names, COMMAND_COUNT);
	call_error(call, W_COMMAND_UNKNOWN, nearest ? W_COMMAND_DID_YOU_MEAN : W_COMMAND_LIST, name,
	           nearest ? nearest : all);
	return NULL;
}

static void check_arguments(struct call *call)
{
	int count = call->options.argument_count;
	const struct command *command = call->command;
	enum word form = command->arguments;
	const char *usage = word_format(call->arena, call->diags.language, form, NULL),
			   *name = command_name(command);
	if (count < command->least)
		call_error(call, W_COMMAND_TOO_FEW, W_COMMAND_USAGE, name, usage);
	else if (command->most >= 0 && count > command->most)
		call_error(call, W_COMMAND_TOO_MANY, W_COMMAND_USAGE, name, usage,
		           call->options.arguments[command->most]);
}

/* Several formats are several files: without a folder there is only one place to write to. */
static void check_formats(struct call *call)
{
	unsigned formats = call->options.formats;
	if (!call->options.folder && formats & (formats - 1) && call->command != &commands[COMMAND_CHART])
		call_error(call, W_OPTION_FORMATS_NEED_FOLDER, W_NONE, NULL);
	unsigned made = formats ? formats : call->options.folder ? AS_CSV : AS_TABLE;
	if (call->options.comparing && (!(made & AS_TABLE) || call->options.inputs))
		call_error(call, W_OPTION_SHOW_IS_OF_TABLES, W_NONE, NULL);
	if (call->options.targets && call->options.inputs)
		call_error(call, W_OPTION_TARGETS_OR_INPUTS, W_NONE, NULL);
}

static enum exit_code refuse(struct call *call)
{
	call_report(call);
	if (call->command)
		call_say(call, W_COMMAND_SEE_HELP, command_name(call->command));
	else
		call_say(call, W_COMMAND_SEE_ALL_HELP, NULL);
	return EXIT_INPUT;
}

static enum exit_code start(struct call *call)
{
	if (!call->command)
		return call->options.help ? command_describe(call, NULL) : command_places(call);
	if (call->options.help)
		return command_describe(call, call->command);
	check_arguments(call);
	check_formats(call);
	if (call->diags.errors)
		return refuse(call);
	return call->command->run(call);
}

enum exit_code command_line(struct arena *arena, int count, char *const *words,
                            const volatile sig_atomic_t *stop, volatile sig_atomic_t *patient)
{
	struct call *call = ARENA_NEW(arena, struct call);
	*call = (struct call){.arena = arena, .models = catalogue, .stop = stop, .patient = patient};
	enum language language = command_language(count, words);
	diags_init(&call->diags, arena, language);
	int at = options_command(count, words);
	call->command = at ? command_find(call, words[at]) : NULL;
	if (at && !call->command)
		return refuse(call);
	bool right =
		options_parse(&call->options, arena, command_known(call->command), at, count, words, &call->diags);
	call->view = terminal_view(&call->options, language);
	call->writer = terminal_writer(&call->options);
	call->colour = wants_colour(call->options.colour);
	if (!right)
		return refuse(call);
	if (call->options.version) {
		struct err err;
		const char *line = "outturn " OUTTURN_VERSION "\n";
		return output_stdout(line, strlen(line), &err) ? EXIT_DONE : call_system(call, &err);
	}
	return start(call);
}
