/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help: what there is, made from the tables of commands and options; and `outturn` alone, which says what
 * it found here and what to type next. */
#include "base/clean.h"
#include "base/shell.h"
#include "command/cmd_help.h"
#include <string.h>
#include "command/cmd.h"
#include "command/completion.h"
#include "command/deliver.h"
#include "command/files.h"
#include "command/manual.h"
#include "command/places.h"
#include "data/plan.h"
#include "data/reader.h"

static void add_help_line(struct text *out, enum language language, enum word word, const char *const *args)
{
	text_add(out, word_format(out->arena, language, word, args));
	text_add(out, "\n");
}
#define say(out, language, word, ...) add_help_line((out), (language), (word), WORDS(__VA_ARGS__))

/* "  outturn run FILE...     project ..." for each command; what a long one does stands on the next line. */
static void list_commands(struct text *out, enum language language)
{
	char *left[COMMAND_COUNT];
	const size_t room = 40;
	size_t widest = 0;
	for (int i = 0; i < COMMAND_COUNT; i++) {
		left[i] = arena_print(out->arena, "  outturn %s %s", commands[i].name,
		                      word_text(language, commands[i].arguments));
		size_t width = text_width(left[i]);
		widest = width > widest && width <= room ? width : widest;
	}
	for (int i = 0; i < COMMAND_COUNT; i++) {
		bool fits = text_width(left[i]) <= widest;
		text_add(out, fits ? "" : arena_print(out->arena, "%s\n", left[i]));
		text_pad(out, fits ? left[i] : "", (int)widest + 2);
		text_add(out, word_text(language, commands[i].summary));
		text_add(out, "\n");
	}
}

enum exit_code cmd_help_describe(struct call *call, const struct command *command)
{
	enum language language = call->view.language;
	struct text out;
	text_init(&out, call->arena);
	if (command) {
		const char *arguments = word_text(language, command->arguments);
		text_print(&out, "outturn %s%s%s\n", command->name, *arguments ? " " : "", arguments);
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
	options_help(&out, language, commands_options(command));
	text_add(&out, "\n");
	say(&out, language, W_HELP_EXIT);
	return deliver_stdout(call, &out);
}

/* For a shell: the names that the places and the scenarios of `list` have, one a line. What lies in several
 * places is called PLACE/NAME. */
static void list_names(struct text *out, struct call *call, const char *const *places, int count)
{
	struct diags quiet;
	diags_init_unheard(&quiet, call->arena, &call->diags);
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &quiet);
	for (int place = 0; place < count; place++) {
		const char *name = strrchr(places[place], '/');
		int files;
		const char *const *list = places_files(call->arena, places[place], false, &files, &quiet);
		if (!name)
			continue;
		text_print(out, "%s\n", clean_text(call->arena, ++name));
		for (int i = 0; i < files; i++) {
			bool is_abstract;
			if (reader_kind(reader, list[i], &is_abstract) != FILE_SCENARIO || is_abstract)
				continue;
			const char *stem = path_stem(call->arena, list[i]);
			if (!files_is_one(call->arena, stem, &quiet))
				stem = arena_print(call->arena, "%s/%s", name, stem);
			text_print(out, "%s\n", clean_text(call->arena, stem));
		}
	}
}

static void show_names(struct text *out, struct call *call)
{
	int count;
	const char *const *places = places_in(call->arena, ".", &count, &call->diags);
	text_add(out, "");
	list_names(out, call, places, count);
	places = places_shipped(call->arena, &count, &call->diags);
	list_names(out, call, places, count);
}

enum exit_code cmd_help(struct call *call)
{
	enum option_page page = (enum option_page)call->options->page;
	const char *name = call->options->argument_count ? call->options->arguments[0] : NULL;
	const struct command *command = name ? call_command(call, name) : NULL;
	if (command && page != PAGE_TEXT)
		call_error(call, W_HELP_WHOLE, W_NONE, name);
	if (call->diags.errors) {
		call_report(call);
		return call_verdict(call);
	}
	struct text out;
	text_init(&out, call->arena);
	switch (page) {
	case PAGE_TEXT: return cmd_help_describe(call, command);
	case PAGE_MAN: manual_page(&out, call->view.language); break;
	case PAGE_BASH: completion_bash(&out, call->models); break;
	case PAGE_ZSH: completion_zsh(&out, call->models, call->view.language); break;
	case PAGE_NAMES: show_names(&out, call); break;
	}
	call_report(call);
	return deliver_worse(call_verdict(call), deliver_stdout(call, &out));
}

/* --- outturn alone --- */

/* One line on a place: its folder, its plan's title, how many scenarios. What is wrong there is not said
 * here. */
static void show_place(struct text *out, struct call *call, const char *folder, int width)
{
	enum language language = call->view.language;
	struct diags quiet;
	diags_init_unheard(&quiet, call->arena, &call->diags);
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &quiet);
	const char *path = path_join(call->arena, folder, "plan.json");
	const struct plan *plan = reader_plan(reader, path);
	int files, scenarios = 0;
	const char *const *list = places_files(call->arena, folder, false, &files, &quiet);
	for (int i = 0; i < files; i++) {
		bool is_abstract;
		scenarios += reader_kind(reader, list[i], &is_abstract) == FILE_SCENARIO && !is_abstract;
	}
	text_pad(out, arena_print(call->arena, "  %s", folder), width);
	if (!plan)
		say(out, language, W_PLACES_BROKEN, clean_text(call->arena, shell_file(call->arena, path)));
	else
		say(out, language, W_PLACES_ONE,
		    clean_text(call->arena, title_in(plan->title, language, plan->path)),
		    call_number(call, plan->first), call_number(call, plan->last),
		    call_count(call, scenarios, W_COUNT_SCENARIO, W_COUNT_SCENARIOS));
}

/* The first scenario of a place, for the commands that are offered; NULL if there is none. */
static const char *first_scenario(struct call *call, const char *folder)
{
	struct diags quiet;
	diags_init_unheard(&quiet, call->arena, &call->diags);
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &quiet);
	int files;
	const char *const *list = places_files(call->arena, folder, false, &files, &quiet);
	for (int i = 0; i < files; i++) {
		bool is_abstract;
		if (reader_kind(reader, list[i], &is_abstract) == FILE_SCENARIO && !is_abstract)
			return list[i];
	}
	return NULL;
}

/* `name`: what the place is called on a command line. */
static void show_next(struct text *out, struct call *call, const char *folder, const char *name)
{
	enum language language = call->view.language;
	const char *first = first_scenario(call, folder);
	say(out, language, W_PLACES_NEXT);
	if (first && name != folder)
		first = arena_print(call->arena, "%s/%s", name, path_stem(call->arena, first));
	if (first) {
		first = clean_text(call->arena, shell_file(call->arena, first));
		text_print(out, "  outturn compare %s\n", clean_text(call->arena, shell_file(call->arena, name)));
		text_print(out, "  outturn run %s\n", first);
		text_print(out, "  outturn explain %s gdp\n", first);
	}
	text_add(out, "  outturn help\n");
}

static void show_places(struct text *out, struct call *call, const char *const *places, int count)
{
	int width = 0;
	for (int i = 0; i < count; i++)
		width = (int)text_width(places[i]) > width ? (int)text_width(places[i]) : width;
	for (int i = 0; i < count; i++)
		show_place(out, call, places[i], width + 4);
	text_add(out, "\n");
}

enum exit_code cmd_help_alone(struct call *call)
{
	enum language language = call->view.language;
	struct text out;
	text_init(&out, call->arena);
	int count, shipped_count;
	const char *const *places = places_in(call->arena, ".", &count, &call->diags);
	const char *const *shipped = places_shipped(call->arena, &shipped_count, &call->diags);
	say(&out, language, W_HELP_INTRODUCTION, OUTTURN_VERSION);
	text_add(&out, "\n");
	say(&out, language, count ? W_PLACES_HERE : W_PLACES_NONE);
	show_places(&out, call, places, count);
	if (shipped_count) {
		say(&out, language, W_PLACES_SHIPPED);
		show_places(&out, call, shipped, shipped_count);
	}
	if (count)
		show_next(&out, call, places[0], places[0]);
	else if (shipped_count)
		show_next(&out, call, shipped[0], strrchr(shipped[0], '/') + 1);
	else
		text_add(&out, "  outturn new mycity\n  outturn help\n");
	call_report(call);
	return deliver_worse(call_verdict(call), deliver_stdout(call, &out));
}
