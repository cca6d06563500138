/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help: what there is, made from the tables of commands and options; and `outturn` alone, which says what
 * it found here and what to type next. */
#include <string.h>
#include "command/deliver.h"
#include "command/files.h"
#include "show/table.h"

static void add_line(struct text *out, enum language language, enum word word, const char *const *args)
{
	text_add(out, word_format(out->arena, language, word, args));
	text_add(out, "\n");
}
#define say(out, language, word, ...) add_line((out), (language), (word), WORDS(__VA_ARGS__))

/* "  outturn run FILE...     project ..." for each command. */
static void list_commands(struct text *out, enum language language)
{
	char *left[COMMAND_COUNT];
	size_t widest = 0;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		left[i] = arena_print(out->arena, "  outturn %s %s", command_names[i],
		                      word_text(language, commands[i].arguments));
		widest = text_width(left[i]) > widest ? text_width(left[i]) : widest;
	}
	for (int i = 0; i < COMMAND_COUNT; i++) {
		text_pad(out, left[i], (int)widest + 2);
		text_add(out, word_text(language, commands[i].summary));
		text_add(out, "\n");
	}
}

enum exit_code command_describe(struct call *call, const struct command *command)
{
	enum language language = call->view.language;
	struct text out;
	text_init(&out, call->arena);
	if (command) {
		const char *arguments = word_text(language, command->arguments);
		text_print(&out, "outturn %s%s%s\n", command_name(command), *arguments ? " " : "", arguments);
		say(&out, language, command->summary);
		text_add(&out, "\n");
		say(&out, language, command->details);
	} else {
		say(&out, language, W_HELP_INTRODUCTION, OUTTURN_VERSION);
		text_add(&out, "\n");
		list_commands(&out, language);
		text_add(&out, "\n");
		say(&out, language, W_HELP_FILES);
	}
	text_add(&out, "\n");
	say(&out, language, W_HELP_OPTIONS);
	options_help(&out, language, command_known(command));
	text_add(&out, "\n");
	say(&out, language, W_HELP_EXIT);
	return deliver_stdout(call, &out);
}

enum exit_code command_help(struct call *call)
{
	if (!call->options.argument_count)
		return command_describe(call, NULL);
	const struct command *command = command_find(call, call->options.arguments[0]);
	if (command)
		return command_describe(call, command);
	call_report(call);
	return EXIT_INPUT;
}

/* --- outturn alone --- */

/* One line on a place: its folder, its plan's title, how many scenarios. What is wrong there is not said
 * here. */
static void show_place(struct text *out, struct call *call, const char *folder, int width)
{
	enum language language = call->view.language;
	struct diags quiet;
	diags_init(&quiet, call->arena, language);
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &quiet);
	const char *path = path_join(call->arena, folder, "plan.json");
	const struct plan *plan = reader_plan(reader, path);
	int files, scenarios = 0;
	const char *const *list = files_in(call->arena, folder, &files);
	for (int i = 0; i < files; i++) {
		bool is_abstract;
		scenarios += reader_kind(reader, list[i], &is_abstract) == FILE_SCENARIO && !is_abstract;
	}
	text_pad(out, arena_print(call->arena, "  %s", folder), width);
	if (!plan)
		say(out, language, W_PLACES_BROKEN, path);
	else
		say(out, language, W_PLACES_ONE,
		    table_clean(call->arena, title_in(plan->title, language, plan->path)),
		    call_number(call, plan->first), call_number(call, plan->last),
		    call_count(call, scenarios, W_COUNT_SCENARIO, W_COUNT_SCENARIOS));
}

/* The first scenario of a place, for the commands that are offered; NULL if there is none. */
static const char *first_scenario(struct call *call, const char *folder)
{
	struct diags quiet;
	diags_init(&quiet, call->arena, call->view.language);
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &quiet);
	int files;
	const char *const *list = files_in(call->arena, folder, &files);
	for (int i = 0; i < files; i++) {
		bool is_abstract;
		if (reader_kind(reader, list[i], &is_abstract) == FILE_SCENARIO && !is_abstract)
			return list[i];
	}
	return NULL;
}

static void show_next(struct text *out, struct call *call, const char *folder)
{
	enum language language = call->view.language;
	const char *first = first_scenario(call, folder);
	say(out, language, W_PLACES_NEXT);
	if (first) {
		text_print(out, "  outturn compare %s\n", folder);
		text_print(out, "  outturn run %s\n", first);
		text_print(out, "  outturn explain %s gdp\n", first);
	}
	text_add(out, "  outturn help\n");
}

enum exit_code command_places(struct call *call)
{
	enum language language = call->view.language;
	struct text out;
	text_init(&out, call->arena);
	int count, width = 0;
	const char *const *places = files_places(call->arena, ".", &count);
	say(&out, language, W_HELP_INTRODUCTION, OUTTURN_VERSION);
	text_add(&out, "\n");
	if (!count)
		say(&out, language, W_PLACES_NONE);
	else
		say(&out, language, W_PLACES_HERE);
	for (int i = 0; i < count; i++)
		width = (int)text_width(places[i]) > width ? (int)text_width(places[i]) : width;
	for (int i = 0; i < count; i++)
		show_place(&out, call, places[i], width + 4);
	text_add(&out, "\n");
	if (count)
		show_next(&out, call, places[0]);
	else
		text_add(&out, "  outturn new mycity\n  outturn help\n");
	return deliver_stdout(call, &out);
}
