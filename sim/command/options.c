/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options: the table of options and the reading of a command line by it. Nothing else knows how an option
 * is spelled. Holds: an option that a command does not know is an error that names the commands that do;
 * the last of several wins, except --set, --set-from and --vary, which add up. */
#include "command/options.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "ask/ensemble.h"
#include "command/options_parts.h"
#include "figure/figure.h"
#include "write/json_out.h"
const char *const command_names[COMMAND_COUNT] = {
	[COMMAND_CHECK] = "check",   [COMMAND_RUN] = "run",         [COMMAND_COMPARE] = "compare",
	[COMMAND_CHART] = "chart",   [COMMAND_EXPLAIN] = "explain", [COMMAND_LIST] = "list",
	[COMMAND_NEW] = "new",       [COMMAND_MODELS] = "models",   [COMMAND_SCHEMA] = "schema",
	[COMMAND_WATCH] = "watch",   [COMMAND_HELP] = "help",       [COMMAND_ENSEMBLE] = "ensemble",
};

enum {
	CHECK = 1 << COMMAND_CHECK,
	RUN = 1 << COMMAND_RUN,
	COMPARE = 1 << COMMAND_COMPARE,
	CHART = 1 << COMMAND_CHART,
	EXPLAIN = 1 << COMMAND_EXPLAIN,
	LIST = 1 << COMMAND_LIST,
	NEW = 1 << COMMAND_NEW,
	MODELS = 1 << COMMAND_MODELS,
	SCHEMA = 1 << COMMAND_SCHEMA,
	HELP = 1 << COMMAND_HELP,
	WATCH = 1 << COMMAND_WATCH,
	ENSEMBLE = 1 << COMMAND_ENSEMBLE,
	PROJECTING = CHECK | RUN | COMPARE | CHART | ENSEMBLE,
	READING = PROJECTING | EXPLAIN | LIST | WATCH,
	ALL = (1 << COMMAND_COUNT) - 1,
	ANYWHERE = ALL | 1 << COMMAND_COUNT /* and where no command is named */
};

enum kind {
	TAKES_NOTHING, /* sets a bool */
	SETS_BITS,     /* a switch that sets `bits` of an unsigned */
	TAKES_TEXT,
	TAKES_TEXTS /* each is kept */,
	TAKES_CHOICE,  /* an int: the index of one of the choices */
	TAKES_CHOICES, /* bits of an unsigned: several, with commas */
	TAKES_YEARS,
	TAKES_YEAR,
	TAKES_DEPTH,
	TAKES_COUNT,   /* a uint64_t from 1 to `bits`, as 1000000 or 1e6 */
	TAKES_SEED,    /* a uint64_t, 0 too */
	TAKES_PART     /* a double between 0 and `bits` */
};

struct option {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* as help shows it; NULL: takes nothing */
	unsigned known;       /* by these commands */
	enum kind kind;
	size_t field;               /* in struct options */
	const char *const *choices; /* ends with NULL */
	unsigned bits;
	enum word help;
};

#define CHOICES(...)                                                                                         \
	(const char *const[]) { __VA_ARGS__, NULL }
#define FIELD(name) offsetof(struct options, name)

static const struct option table[] = {
	{"output", 'o', "DIR", RUN | COMPARE | ENSEMBLE | EXPLAIN | LIST | SCHEMA, TAKES_TEXT, FIELD(folder), NULL, 0,
     W_OPTION_OUTPUT},
	{"output", 'o', "DIR", CHART, TAKES_TEXT, FIELD(folder), NULL, 0, W_OPTION_OUTPUT_CHART},
	{"format", 0, "table|csv|json", CHECK | MODELS, TAKES_CHOICES, FIELD(formats),
     CHOICES("table", "csv", "json"), 0, W_OPTION_FORMAT_PRINTED},
	{"format", 0, "table|csv|json", RUN | COMPARE | ENSEMBLE | EXPLAIN | LIST, TAKES_CHOICES, FIELD(formats),
     CHOICES("table", "csv", "json"), 0, W_OPTION_FORMAT},
	{"format", 0, "svg|pdf|png", CHART, TAKES_CHOICES, FIELD(formats), CHOICES("svg", "pdf", "png"), 0,
     W_OPTION_FORMAT_CHART},
	{"format", 0, "KIND", HELP, TAKES_CHOICE, FIELD(page),
     CHOICES("text", "man", "bash", "zsh", "names"), 0, W_OPTION_FORMAT_HELP},
	{"kind", 0, "KIND", CHART, TAKES_CHOICES, FIELD(kinds), figure_kind_names, 0, W_OPTION_KIND},
	{"members", 0, "N", ENSEMBLE | CHART, TAKES_COUNT, FIELD(members), NULL, ENSEMBLE_MEMBERS_MOST, W_OPTION_MEMBERS},
	{"seed", 0, "S", ENSEMBLE | CHART, TAKES_SEED, FIELD(seed), NULL, 0, W_OPTION_SEED},
	{"threads", 0, "T", ENSEMBLE | CHART, TAKES_COUNT, FIELD(threads), NULL, 512, W_OPTION_THREADS},
	{"exact", 0, NULL, ENSEMBLE | CHART, TAKES_NOTHING, FIELD(exact), NULL, 0, W_OPTION_EXACT},
	{"credible", 0, "P", ENSEMBLE, TAKES_PART, FIELD(credible), NULL, 1, W_OPTION_CREDIBLE},
	{"error", 0, "POINTS", ENSEMBLE, TAKES_PART, FIELD(error), NULL, 50, W_OPTION_ERROR},
	{"targets", 0, NULL, RUN | COMPARE | ENSEMBLE, TAKES_NOTHING, FIELD(targets), NULL, 0, W_OPTION_TARGETS},
	{"inputs", 0, NULL, COMPARE, TAKES_NOTHING, FIELD(inputs), NULL, 0, W_OPTION_INPUTS},
	{"show", 0, "TABLES", COMPARE, TAKES_CHOICES, FIELD(comparing),
     CHOICES("levels", "differences", "growth", "gaps"), 0, W_OPTION_SHOW},
	{"only", 0, "NAMES", RUN | COMPARE | CHART | ENSEMBLE | WATCH, TAKES_TEXT, FIELD(only), NULL, 0, W_OPTION_ONLY},
	{"years", 0, "A:B", RUN | COMPARE | CHART | ENSEMBLE, TAKES_YEARS, FIELD(first), NULL, 0, W_OPTION_YEARS},
	{"depth", 0, "N|all", EXPLAIN, TAKES_DEPTH, FIELD(depth), NULL, 0, W_OPTION_DEPTH},
	{"set", 0, "KEY=VALUE", READING, TAKES_TEXTS, FIELD(settings), NULL, 0, W_OPTION_SET},
	{"set-from", 0, "CSV", READING, TAKES_TEXTS, FIELD(tables), NULL, 0, W_OPTION_SET_FROM},
	{"vary", 0, "KEY=A,B", RUN | COMPARE | CHART | ENSEMBLE, TAKES_TEXTS, FIELD(varies), NULL, 0, W_OPTION_VARY},
	{"keep-going", 0, NULL, PROJECTING | WATCH, TAKES_NOTHING, FIELD(keep_going), NULL, 0, W_OPTION_KEEP_GOING},
	{"fail-on", 0, "KIND", PROJECTING, TAKES_CHOICES, FIELD(fail_on),
     CHOICES("missed", "binding", "broken", "warning"), 0, W_OPTION_FAIL_ON},
	{"strict", 0, NULL, PROJECTING, SETS_BITS, FIELD(fail_on), NULL, FAIL_MISSED, W_OPTION_STRICT},
	{"from", 0, "FILE.csv", NEW, TAKES_TEXT, FIELD(from), NULL, 0, W_OPTION_FROM},
	{"base-year", 0, "YEAR", NEW, TAKES_YEAR, FIELD(base_year), NULL, 0, W_OPTION_BASE_YEAR},
	{"title", 0, "TEXT", NEW, TAKES_TEXT, FIELD(title), NULL, 0, W_OPTION_TITLE},
	{"quiet", 0, NULL, READING | SCHEMA | NEW, TAKES_NOTHING, FIELD(quiet), NULL, 0, W_OPTION_QUIET},
	{"color", 0, "WHEN", READING | MODELS, TAKES_CHOICE, FIELD(colour),
     CHOICES("auto", "always", "never"), 0, W_OPTION_COLOUR},
	{"lang", 0, language_bars + 1, ANYWHERE, TAKES_CHOICE, FIELD(language), language_codes, 0, W_OPTION_LANG},
	{"help", 'h', NULL, ANYWHERE, TAKES_NOTHING, FIELD(help), NULL, 0, W_OPTION_HELP},
	{"version", 0, NULL, 1 << COMMAND_COUNT, TAKES_NOTHING, FIELD(version), NULL, 0, W_OPTION_VERSION},
};
enum { ROWS = sizeof table / sizeof *table };

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

static bool is_called(const struct option *option, const struct spelled *name)
{
	if (name->dashes == 1)
		return name->length == 1 && option->letter == name->name[0];
	return strncmp(option->name, name->name, name->length) == 0 && !option->name[name->length];
}

/* The row of that name that the command knows; where it knows none, any row of that name. */
static const struct option *find(const struct spelled *name, unsigned known)
{
	const struct option *other = NULL;
	for (int i = 0; i < ROWS; i++) {
		if (!is_called(&table[i], name))
			continue;
		if (table[i].known & known)
			return &table[i];
		other = other ? other : &table[i];
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
		const struct option *option = find(&name, ~0u);
		i += option && option->argument && !name.value;
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

char *options_join(struct arena *arena, enum language language, const char *const *names, int count)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < count; i++) {
		enum word between = i == 0 ? W_NONE : i == count - 1 ? W_JOIN_AND : W_JOIN_COMMA;
		text_add(&out, word_text(language, between));
		text_add(&out, names[i]);
	}
	return out.bytes;
}

void options_complain(struct reading *reading, enum word message, enum word hint, const char *const *args)
{
	diag_add(reading->diags, DIAG_ERROR, NOWHERE, NULL, message, hint, args);
}

static const char *shown(struct reading *reading, const struct spelled *name)
{
	return arena_print(reading->arena, "%.*s%.*s", name->dashes, "--", (int)name->length, name->name);
}

static void complain_unknown(struct reading *reading, const struct spelled *name)
{
	const char *candidates[ROWS];
	size_t count = 0;
	for (int i = 0; i < ROWS; i++)
		if (table[i].known & reading->known)
			candidates[count++] = table[i].name;
	const char *text = arena_copy(reading->arena, name->name, name->length);
	const char *nearest = name->length > 1 ? text_nearest(text, candidates, count) : NULL;
	options_complain(reading, W_OPTION_UNKNOWN, nearest ? W_OPTION_DID_YOU_MEAN : W_NONE,
	         WORDS(shown(reading, name), nearest ? nearest : ""));
}

static void complain_not_here(struct reading *reading, const struct spelled *name)
{
	const char *commands[COMMAND_COUNT];
	int count = 0;
	unsigned known = 0;
	for (int i = 0; i < ROWS; i++)
		known |= is_called(&table[i], name) ? table[i].known : 0;
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (known & 1u << i)
			commands[count++] = command_names[i];
	const char *here = "outturn";
	for (int i = 0; i < COMMAND_COUNT; i++)
		here = reading->known == 1u << i ? command_names[i] : here;
	enum language language = reading->diags->language;
	options_complain(reading, W_OPTION_NOT_HERE, count ? W_OPTION_KNOWN_BY : W_NONE,
	         WORDS(here, shown(reading, name), options_join(reading->arena, language, commands, count)));
}

/* --- values --- */

static int choice(const char *const *choices, const char *text, size_t length)
{
	for (int i = 0; choices[i]; i++)
		if (strncmp(choices[i], text, length) == 0 && !choices[i][length])
			return i;
	return -1;
}

static int choice_or_complain(struct reading *reading, const struct option *option, const char *text,
                              size_t length)
{
	int found = choice(option->choices, text, length);
	if (found >= 0)
		return found;
	int count = 0;
	while (option->choices[count])
		count++;
	const char *given = arena_copy(reading->arena, text, length);
	const char *nearest = text_nearest(given, option->choices, (size_t)count);
	options_complain(reading, W_OPTION_BAD_CHOICE, nearest ? W_OPTION_CHOICES_NEAREST : W_OPTION_CHOICES,
	         WORDS(option->name, given,
	               options_join(reading->arena, reading->diags->language, option->choices, count), nearest));
	return -1;
}

static void take_choices(struct reading *reading, const struct option *option, const char *value,
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

static void take(struct reading *reading, const struct option *option, const char *value)
{
	struct options *options = reading->options;
	char *field = (char *)options + option->field;
	struct option_texts *texts;
	int found;
	switch (option->kind) {
	case TAKES_NOTHING: *(bool *)field = true; break;
	case SETS_BITS: *(unsigned *)(void *)field |= option->bits; break;
	case TAKES_TEXT:
		*(const char **)(void *)field = value;
		if (!*value)
			options_complain(reading, W_OPTION_EMPTY, W_NONE, WORDS(option->name, option->argument));
		break;
	case TAKES_TEXTS:
		texts = (struct option_texts *)(void *)field;
		*ARENA_PUSH(reading->arena, texts->list, texts->count, texts->capacity) = value;
		break;
	case TAKES_CHOICE:
		found = choice_or_complain(reading, option, value, strlen(value));
		*(int *)(void *)field = found >= 0 ? found : *(int *)(void *)field;
		break;
	case TAKES_CHOICES: take_choices(reading, option, value, (unsigned *)(void *)field); break;
	case TAKES_YEARS: options_take_years(reading, value); break;
	case TAKES_YEAR: options_take_year(reading, option->name, value, (int *)(void *)field); break;
	case TAKES_DEPTH: options_take_depth(reading, value); break;
	case TAKES_COUNT: options_take_count(reading, option->name, option->bits, value, (uint64_t *)(void *)field); break;
	case TAKES_SEED: options_take_seed(reading, value); break;
	case TAKES_PART: options_take_part(reading, option->name, option->bits, value, (double *)(void *)field); break;
	}
}

/* --- the line --- */

/* Reads the option words[i]; returns how many further words were its value. */
static int read_option(struct reading *reading, int i, int count, char *const *words)
{
	struct spelled name = spelled(words[i]);
	const struct option *option = find(&name, reading->known);
	if (!option) {
		complain_unknown(reading, &name);
		return 0;
	}
	bool takes_next = option->argument && !name.value;
	bool is_there = !takes_next || i + 1 < count;
	if (!(option->known & reading->known))
		complain_not_here(reading, &name);
	else if (!option->argument && name.value)
		options_complain(reading, W_OPTION_TAKES_NOTHING, W_NONE, WORDS(shown(reading, &name)));
	else if (!is_there)
		options_complain(reading, W_OPTION_NEEDS, W_NONE, WORDS(shown(reading, &name), option->argument));
	else
		take(reading, option, takes_next ? words[i + 1] : name.value);
	return takes_next && is_there;
}

bool options_parse(struct options *options, struct arena *arena, unsigned known, int command, int count,
                   char *const *words, struct diags *diags)
{
	*options = (struct options){.language = LANGUAGE_UNSAID, .depth = 3};
	struct reading reading = {options, arena, known ? known : 1u << COMMAND_COUNT, diags};
	int errors = diags->errors;
	bool ended = false;
	for (int i = 1; i < count; i++) {
		if (i == command)
			continue;
		if (!ended && strcmp(words[i], "--") == 0)
			ended = true;
		else if (!ended && is_option(words[i]))
			i += read_option(&reading, i, count, words);
		else
			*ARENA_PUSH(arena, options->arguments, options->argument_count, options->argument_capacity) =
				words[i];
	}
	return diags->errors == errors;
}

bool options_row(int index, struct option_row *row)
{
	if (index < 0 || index >= ROWS)
		return false;
	const struct option *option = &table[index];
	*row = (struct option_row){.name = option->name,
	                           .argument = option->argument,
	                           .letter = option->letter,
	                           .known = option->known,
	                           .choices = option->choices,
	                           .several = option->kind == TAKES_CHOICES,
	                           .repeats = option->kind == TAKES_TEXTS,
	                           .help = option->help};
	return true;
}

/* --- telling them --- */

static bool decides(const char *name)
{
	static const char *const talk[] = {"output", "lang",    "threads", "quiet", "color",
	                                   "help",   "version", "fail-on", "strict"};
	for (size_t i = 0; i < sizeof talk / sizeof *talk; i++)
		if (strcmp(talk[i], name) == 0)
			return false;
	return true;
}

/* Those whose bits are set; of 0: all. */
static void write_texts(struct json_out *json, const char *name, const char *const *list, int count, unsigned of)
{
	json_out_array(json, name, JSON_ONE_LINE);
	for (int i = 0; i < count; i++)
		if (!of || of >> i & 1)
			json_out_text(json, NULL, list[i]);
	json_out_close(json);
}

static void write_repeated(struct json_out *json, const char *name, const struct option_texts *texts)
{
	if (texts->count)
		write_texts(json, name, texts->list, texts->count, 0);
}

static void write_years(struct json_out *json, const struct options *options)
{
	json_out_array(json, "years", JSON_ONE_LINE);
	json_out_integer(json, NULL, options->first);
	json_out_integer(json, NULL, options->last);
	json_out_close(json);
}

/* As text: readers of JSON keep 53 bits of a number. */
static void write_seed(struct json_out *json, uint64_t seed)
{
	char text[24];
	snprintf(text, sizeof text, "%llu", (unsigned long long)seed);
	json_out_text(json, "seed", text);
}

static void write_option(const struct options *options, const struct option *option, struct json_out *json)
{
	const char *field = (const char *)options + option->field, *name = option->name;
	int choices = 0;
	while (option->choices && option->choices[choices])
		choices++;
	if (option->kind == TAKES_NOTHING && *(const bool *)field)
		json_out_boolean(json, name, true);
	else if (option->kind == TAKES_TEXT && *(const char *const *)(const void *)field)
		json_out_text(json, name, *(const char *const *)(const void *)field);
	else if (option->kind == TAKES_TEXTS)
		write_repeated(json, name, (const struct option_texts *)(const void *)field);
	else if (option->kind == TAKES_CHOICES && *(const unsigned *)(const void *)field)
		write_texts(json, name, option->choices, choices, *(const unsigned *)(const void *)field);
	else if (option->kind == TAKES_YEARS && options->first)
		write_years(json, options);
	else if (option->kind == TAKES_DEPTH)
		json_out_integer(json, name, options->depth);
	else if (option->kind == TAKES_SEED && options->has_seed)
		write_seed(json, options->seed);
	else if (option->kind == TAKES_COUNT && *(const uint64_t *)(const void *)field)
		json_out_integer(json, name, (long long)*(const uint64_t *)(const void *)field);
	else if (option->kind == TAKES_PART && *(const double *)(const void *)field > 0)
		json_out_number(json, name, *(const double *)(const void *)field);
}

void options_write(const struct options *options, unsigned known, struct json_out *json)
{
	for (int i = 0; i < ROWS; i++)
		if (table[i].known & known && decides(table[i].name))
			write_option(options, &table[i], json);
}
