/* SPDX-License-Identifier: GPL-3.0-or-later */
/* completion: tells from the tables what each argument and each value may be. "FILE NAME [YEAR]" is a file, a
 * variable of it, and a year; a NAME without a file before it is that of a model; "plan|scenario" are
 * choices; what begins with "-" is an option and stands in the other table. */
#include "command/completion.h"
#include <string.h>
#include "data/unit_kind.h"

static const char *const *split(struct arena *arena, const char *text)
{
	const char **list = ARENA_ARRAY(arena, strlen(text) + 2, const char *);
	int count = 0;
	for (const char *at = text;; at++) {
		size_t length = strcspn(at, "|");
		list[count++] = arena_copy(arena, at, length);
		at += length;
		if (!*at)
			return list;
	}
}

static const char *const *model_names(struct arena *arena, const struct model *const *models)
{
	int count = 0;
	while (models[count])
		count++;
	const char **list = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		list[i] = models[i]->section;
	return list;
}

static const char *const *unit_kinds(struct arena *arena)
{
	const char **list = ARENA_ARRAY(arena, UNIT_KINDS + 1, const char *);
	for (int i = 0; i < UNIT_KINDS; i++)
		list[i] = unit_kind_name((enum unit_kind)i, LANGUAGE_DEFAULT);
	return list;
}

static enum completion_kind argument_kind(const char *word, bool after_file)
{
	static const struct {
		const char *word;
		enum completion_kind kind;
	} kinds[] = {
		{"FILE", COMPLETE_FILE},     {"PLAN", COMPLETE_FILE},         {"DIR", COMPLETE_FOLDER},
		{"PLACE", COMPLETE_FOLDER},  {"COMMAND", COMPLETE_COMMAND},   {"YEAR", COMPLETE_NOTHING},
		{"A:B", COMPLETE_NOTHING},   {"NAMES", COMPLETE_VARIABLE},    {"N", COMPLETE_NOTHING},
		{"N|all", COMPLETE_NOTHING}, {"KIND=UNIT", COMPLETE_NOTHING}, {"VARIABLE", COMPLETE_VARIABLE},
		{"TEXT", COMPLETE_NOTHING},  {"CSV", COMPLETE_PATH},          {"FILE.csv", COMPLETE_PATH},
		{"TABLE...", COMPLETE_PATH}, {"S", COMPLETE_NOTHING},         {"T", COMPLETE_NOTHING},
		{"P", COMPLETE_NOTHING},     {"POINTS", COMPLETE_NOTHING},     {"UNIT", COMPLETE_CHOICE},
		{"SIZE", COMPLETE_NOTHING},  {"NAME.YEAR=A,B", COMPLETE_VARIABLE},
		{"ID[=N]...", COMPLETE_NOTHING}, {"KEY[=A:B]...", COMPLETE_INPUT},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].word, word) == 0)
			return kinds[i].kind;
	if (strncmp(word, "KEY=", 4) == 0)
		return COMPLETE_INPUT;
	if (strcmp(word, "NAME") == 0)
		return after_file ? COMPLETE_VARIABLE : COMPLETE_MODEL;
	return strchr(word, '|') ? COMPLETE_CHOICE : COMPLETE_UNKNOWN;
}

/* The next word of "FILE... -o DIR [NAME]" without brackets and points; NULL: no more. */
static const char *next_word(struct arena *arena, const char **at, bool *repeats)
{
	*at += strspn(*at, " [");
	size_t length = strcspn(*at, " ]");
	if (!length)
		return NULL;
	const char *start = *at;
	*at += length + strspn(*at + length, "]");
	*repeats = length > 3 && strncmp(start + length - 3, "...", 3) == 0;
	return arena_copy(arena, start, length - (*repeats ? 3 : 0));
}

int completion_arguments(struct arena *arena, const struct model *const *models, const struct command *command,
                         struct completion_argument list[COMPLETION_ARGUMENTS])
{
	const char *at = word_text(LANGUAGE_DEFAULT, command->arguments), *word;
	bool after_file = false, repeats, of_option = false;
	int count = 0;
	while ((word = next_word(arena, &at, &repeats)) && count < COMPLETION_ARGUMENTS) {
		if (*word == '-' || of_option) {
			of_option = *word == '-';
			continue;
		}
		struct completion_argument *argument = &list[count++];
		*argument = (struct completion_argument){
			.kind = argument_kind(word, after_file), .name = word, .repeats = repeats};
		argument->choices = strcmp(word, "UNIT") == 0            ? unit_kinds(arena)
		                    : argument->kind == COMPLETE_CHOICE    ? split(arena, word)
		                    : argument->kind == COMPLETE_COMMAND ? commands_names
		                    : argument->kind == COMPLETE_MODEL   ? model_names(arena, models)
		                                                         : NULL;
		after_file |= argument->kind == COMPLETE_FILE;
	}
	return count;
}

struct completion_argument completion_value(const struct option_row *option)
{
	enum completion_kind kind = option->choices ? COMPLETE_CHOICE : argument_kind(option->argument, true);
	kind = kind == COMPLETE_FILE ? COMPLETE_PATH : kind; /* an option's file is a list of its own, no scenario */
	return (struct completion_argument){
		.kind = kind, .name = option->argument, .choices = option->choices, .several = option->several};
}
