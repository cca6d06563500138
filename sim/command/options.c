/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options: the rows of options.def and the reading of a command line by them. Nothing else knows how an option
 * is spelled. Holds: an option that a command does not know is an error that names the commands that do;
 * the last of several wins, except --set, --set-from and --vary, which add up. */
#include "command/options.h"
#include "ask/condition.h"
#include "ask/fit.h"
#include <stddef.h>
#include <string.h>
#include "base/nearest.h"
#include "command/options_parts.h"
#include "figure/figure.h"

#define CHOICES(...)                                                                                         \
	(const char *const[]) { __VA_ARGS__, NULL }

enum { UNTOLD, TOLD };

const struct option options_table[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, kind, field, choices, number, told)                              \
	{name, letter, argument, kind, offsetof(struct options, field), choices, number, told, W_OPTION_##id},
#include "command/options.def"
#undef OPTION
};

/* --- looking up --- */

/* One word of the line: an option with its name and perhaps its value. */
struct spelled {
	const char *name;
	size_t length;
	const char *value; /* after "="; NULL: none */
	int dashes;        /* 1 for a letter, 2 for a name; anything else is no option */
};

static bool is_option(const char *word) { return word[0] == '-' && word[1] && strcmp(word, "--") != 0; }

static struct spelled spelled(const char *word)
{
	int dashes = word[1] == '-' ? 2 : 1;
	size_t length = strcspn(word + dashes, "=");
	const char *value = word[(size_t)dashes + length] ? word + dashes + length + 1 : NULL;
	return (struct spelled){word + dashes, length, value, dashes};
}

static bool is_spelled(const struct option *option, const struct spelled *name)
{
	if (name->dashes == 1)
		return name->length == 1 && option->letter == name->name[0];
	return strncmp(option->name, name->name, name->length) == 0 && !option->name[name->length];
}

/* The row of that name in the set; where there is none, any row of that name; -1: none. */
static int find_option(const struct spelled *name, option_set known)
{
	int other = -1;
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!is_spelled(&options_table[i], name))
			continue;
		if (known >> i & 1)
			return i;
		other = other < 0 ? i : other;
	}
	return other;
}

int options_command(int count, char *const *words)
{
	for (int i = 1; i < count; i++) {
		if (strcmp(words[i], "--") == 0)
			return 0;
		if (!is_option(words[i]))
			return i;
		struct spelled name = spelled(words[i]);
		int option = find_option(&name, ~UINT64_C(0));
		i += option >= 0 && options_table[option].argument && !name.value;
	}
	return 0;
}

int options_language(int count, char *const *words)
{
	int language = LANGUAGE_UNSAID;
	for (int i = 1; i < count && strcmp(words[i], "--") != 0; i++) {
		struct spelled name = is_option(words[i]) ? spelled(words[i]) : (struct spelled){0};
		if (name.dashes != 2 || name.length != 4 || strncmp(name.name, "lang", 4) != 0)
			continue;
		const char *value = name.value ? name.value : i + 1 < count ? words[i + 1] : "";
		language = language_of_code(value) >= 0 ? language_of_code(value) : language;
	}
	return language;
}

/* --- messages --- */

static const char *option_shown(struct options_reading *reading, const struct spelled *name)
{
	return arena_print(reading->arena, "%.*s%.*s", name->dashes, "--", (int)name->length, name->name);
}

static void complain_unknown_option(struct options_reading *reading, const struct spelled *name)
{
	const char *candidates[OPTION_COUNT];
	size_t count = 0;
	for (int i = 0; i < OPTION_COUNT; i++)
		if (reading->known >> i & 1)
			candidates[count++] = options_table[i].name;
	const char *text = arena_copy(reading->arena, name->name, name->length);
	const char *nearest = name->length > 1 ? nearest_name(text, candidates, count) : NULL;
	options_complain(reading, W_OPTION_UNKNOWN, nearest ? W_OPTION_DID_YOU_MEAN : W_NONE, option_shown(reading, name),
	                 nearest ? nearest : "");
}

static void complain_not_here(struct options_reading *reading, const struct spelled *name)
{
	const char *knowing[COMMAND_COUNT];
	int count = 0;
	option_set called = 0;
	for (int i = 0; i < OPTION_COUNT; i++)
		called |= (option_set)is_spelled(&options_table[i], name) << i;
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (commands_options(&commands[i]) & called)
			knowing[count++] = commands[i].name;
	const char *here = reading->command ? reading->command->name : "outturn";
	options_complain(reading, W_OPTION_NOT_HERE, count ? W_OPTION_KNOWN_BY : W_NONE, here, option_shown(reading, name),
	                 word_join(reading->arena, reading->diags->language, knowing, count));
}

/* --- values --- */

static int choice(const char *const *choices, const char *text, size_t length)
{
	for (int i = 0; choices[i]; i++)
		if (strncmp(choices[i], text, length) == 0 && !choices[i][length])
			return i;
	return -1;
}

static int choice_or_complain(struct options_reading *reading, const struct option *option, const char *text,
                              size_t length)
{
	int found = choice(option->choices, text, length);
	if (found >= 0)
		return found;
	int count = 0;
	while (option->choices[count])
		count++;
	const char *given = arena_copy(reading->arena, text, length);
	const char *nearest = nearest_name(given, option->choices, (size_t)count);
	const char *all = word_join(reading->arena, reading->diags->language, option->choices, count);
	options_complain(reading, W_OPTION_BAD_CHOICE, nearest ? W_OPTION_CHOICES_NEAREST : W_OPTION_CHOICES, option->name,
	                 given, all, nearest);
	return -1;
}

static void take_choices(struct options_reading *reading, const struct option *option, const char *value,
                         unsigned *bits)
{
	unsigned taken = 0;
	for (const char *at = value;; at++) {
		size_t length = strcspn(at, ",");
		int found = choice_or_complain(reading, option, at, length);
		taken |= found >= 0 ? 1u << found : 0;
		at += length;
		if (!*at)
			break;
	}
	*bits = taken;
}

/* manifest.json tells values, and must be read again: three times as long where a text is made of escapes, they stay
 * below what a text in JSON may have. */
static bool is_too_long(struct options_reading *reading, const struct option *option, const char *value)
{
	enum { MOST = 20000 };
	size_t length = strlen(value);
	if (length <= MOST)
		return false;
	options_complain(reading, W_OPTION_TOO_LONG, W_NONE, option->name, arena_print(reading->arena, "%zu", length));
	return true;
}

static void take_value(struct options_reading *reading, const struct option *option, const char *value)
{
	struct options *options = reading->options;
	char *field = (char *)options + option->field;
	struct option_texts *texts;
	int found;
	switch (option->kind) {
	case TAKES_NOTHING: *(bool *)field = true; break;
	case SETS_BITS: *(unsigned *)(void *)field |= option->number; break;
	case TAKES_TEXT:
		*(const char **)(void *)field = value;
		if (!*value)
			options_complain(reading, W_OPTION_EMPTY, W_NONE, option->name, option->argument);
		break;
	case TAKES_FILES:
	case TAKES_TEXTS:
		texts = (struct option_texts *)(void *)field;
		*ARENA_PUSH(reading->arena, texts->list, texts->count, texts->capacity) = value;
		break;
	case TAKES_CHOICE:
		found = choice_or_complain(reading, option, value, strlen(value));
		*(int *)(void *)field = found >= 0 ? found : *(int *)(void *)field;
		break;
	case TAKES_CHOICES: take_choices(reading, option, value, (unsigned *)(void *)field); break;
	case TAKES_YEARS: options_take_years(reading, value, option->number); break;
	case TAKES_SIZE: options_take_size(reading, value); break;
	case TAKES_YEAR: options_take_year(reading, option->name, value, (int *)(void *)field); break;
	case TAKES_DEPTH: options_take_depth(reading, value); break;
	case TAKES_COUNT:
		options_take_count(reading, option->name, option->number, value, (uint64_t *)(void *)field);
		break;
	case TAKES_SEED: options_take_seed(reading, value); break;
	case TAKES_PART: options_take_part(reading, option->name, option->number, value, (double *)(void *)field); break;
	}
}

/* --- the line --- */

/* Words behind the first that an option takes are its files, up to the next option. Returns how many. */
static int take_further(struct options_reading *reading, const struct option *option, int i, int count,
                        char *const *words)
{
	int taken = 0;
	while (i + taken < count && i + taken != reading->at && !is_option(words[i + taken]) &&
	       strcmp(words[i + taken], "--") != 0 && !is_too_long(reading, option, words[i + taken]))
		take_value(reading, option, words[i + taken++]);
	reading->further = taken;
	reading->texts = (struct option_texts *)(void *)((char *)reading->options + option->field);
	return taken;
}

/* "--from TABLE DIR": what a command cannot do without was no file of the option. */
static void give_back(struct options_reading *reading)
{
	struct options *options = reading->options;
	int lacks = reading->command ? reading->command->least - options->argument_count : 0;
	for (int i = lacks < reading->further ? lacks : reading->further; i > 0; i--)
		*ARENA_PUSH(reading->arena, options->arguments, options->argument_count, options->argument_capacity) =
			reading->texts->list[reading->texts->count - i];
	if (lacks > 0)
		reading->texts->count -= lacks < reading->further ? lacks : reading->further;
}

/* Reads the option words[i]; returns how many further words were its value. */
static int read_option(struct options_reading *reading, int i, int count, char *const *words)
{
	struct spelled name = spelled(words[i]);
	int row = find_option(&name, reading->known);
	if (row < 0) {
		complain_unknown_option(reading, &name);
		return 0;
	}
	const struct option *option = &options_table[row];
	bool takes_next = option->argument && !name.value;
	bool is_there = !takes_next || i + 1 < count;
	if (!(reading->known >> row & 1))
		complain_not_here(reading, &name);
	else if (!option->argument && name.value)
		options_complain(reading, W_OPTION_TAKES_NOTHING, W_NONE, option_shown(reading, &name));
	else if (!is_there)
		options_complain(reading, W_OPTION_NEEDS, W_NONE, option_shown(reading, &name), option->argument);
	else if (!option->argument || !is_too_long(reading, option, takes_next ? words[i + 1] : name.value))
		take_value(reading, option, takes_next ? words[i + 1] : name.value);
	bool several = option->kind == TAKES_FILES && takes_next && is_there && reading->known >> row & 1;
	return (takes_next && is_there) + (several ? take_further(reading, option, i + 2, count, words) : 0);
}

bool options_parse(struct options *options, struct arena *arena, const struct command *command, int at, int count,
                   char *const *words, struct diags *diags)
{
	*options = (struct options){.language = LANGUAGE_UNSAID, .depth = 3};
	struct options_reading reading = {options, arena, command, commands_options(command), diags, .at = at};
	int errors = diags->errors;
	bool ended = false;
	for (int i = 1; i < count; i++) {
		if (i == at)
			continue;
		if (!ended && strcmp(words[i], "--") == 0)
			ended = true;
		else if (!ended && is_option(words[i]))
			i += read_option(&reading, i, count, words);
		else
			*ARENA_PUSH(arena, options->arguments, options->argument_count, options->argument_capacity) =
				words[i];
	}
	if (reading.further)
		give_back(&reading);
	return diags->errors == errors;
}

bool options_row(int index, struct option_row *row)
{
	if (index < 0 || index >= OPTION_COUNT)
		return false;
	const struct option *option = &options_table[index];
	*row = (struct option_row){.name = option->name,
	                           .argument = option->argument,
	                           .letter = option->letter,
	                           .choices = option->choices,
	                           .several = option->kind == TAKES_CHOICES,
	                           .repeats = option->kind == TAKES_TEXTS || option->kind == TAKES_FILES,
	                           .help = option->help};
	return true;
}
