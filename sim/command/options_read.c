/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_read: options that a manifest tells, as the words of a command line that would have given them. Holds: what
 * comes of a stranger's file passes the same reading as a command line; an option that is not told (-o, --threads) does
 * not pass, and each word holds its option's name and its value, so that a value is never an option. */
#include <string.h>
#include "base/json.h"
#include "base/number.h"
#include "command/options_parts.h"

static bool add_word(struct arena *arena, struct option_texts *words, const char *name, const char *value)
{
	*ARENA_PUSH(arena, words->list, words->count, words->capacity) =
		value ? arena_print(arena, "--%s=%s", name, value) : arena_print(arena, "--%s", name);
	return true;
}

static const char *number_said(struct arena *arena, const struct json *json)
{
	char text[NUMBER_SIZE];
	size_t length = number_shortest(json->number, text);
	return arena_copy(arena, text, length);
}

/* The members of a list that are all of one type, with a sign between them; NULL: they are not, or there are none. */
static const char *listed(struct arena *arena, const struct json *json, enum json_type type, const char *sign)
{
	struct text text;
	text_init(&text, arena);
	for (const struct json *item = json->type == JSON_ARRAY ? json->child : NULL; item; item = item->next) {
		if (item->type != type)
			return NULL;
		text_add(&text, item->index ? sign : "");
		text_add(&text, type == JSON_STRING ? item->text : number_said(arena, item));
	}
	return text.bytes;
}

static bool add_each(struct arena *arena, struct option_texts *words, const char *name, const struct json *json)
{
	bool right = json->type == JSON_ARRAY && json->child;
	for (const struct json *item = right ? json->child : NULL; item; item = item->next)
		right = item->type == JSON_STRING && add_word(arena, words, name, item->text) && right;
	return right;
}

/* False: the option's value is of another type than options_write gives it. */
static bool add_words(struct arena *arena, struct option_texts *words, const struct option *option,
                      const struct json *json)
{
	const char *value = NULL;
	switch (option->kind) {
	case TAKES_NOTHING: return json->type == JSON_TRUE && add_word(arena, words, option->name, NULL);
	case SETS_BITS: return false;
	case TAKES_FILES:
	case TAKES_TEXTS: return add_each(arena, words, option->name, json);
	case TAKES_TEXT:
	case TAKES_SIZE:
	case TAKES_CHOICE:
	case TAKES_SEED: value = json->type == JSON_STRING ? json->text : NULL; break;
	case TAKES_CHOICES: value = listed(arena, json, JSON_STRING, ","); break;
	case TAKES_YEARS:
		if (json->type == JSON_STRING && option->number)
			value = json->text;
		else
			value = json->count == 2 ? listed(arena, json, JSON_NUMBER, ":") : NULL;
		break;
	case TAKES_DEPTH:
		if (json->type == JSON_NUMBER)
			value = json->number == DEPTH_ALL ? "all" : number_said(arena, json);
		break;
	case TAKES_YEAR:
	case TAKES_COUNT:
	case TAKES_PART: value = json->type == JSON_NUMBER ? number_said(arena, json) : NULL; break;
	}
	return value && add_word(arena, words, option->name, value);
}

static const struct option *find_told(const char *name, option_set known)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (known >> i & 1 && options_table[i].told && strcmp(options_table[i].name, name) == 0)
			return &options_table[i];
	return NULL;
}

/* One member alone, so that what is wrong with it is told where it stands. */
static bool read_member(struct arena *arena, const struct command *command, const struct json *member,
                        struct option_texts *words, struct diags *diags)
{
	const struct option *option = find_told(member->key, commands_options(command));
	const char *pointer = json_pointer(arena, member);
	struct option_texts own = {0};
	struct options unheard;
	struct diags wrong;
	add_word(arena, &own, "", NULL); /* the place of the program's name */
	if (!option) {
		diag_error(diags, member->key_place, pointer, W_MANIFEST_OPTION, W_NONE, member->key, command->name);
		return false;
	}
	if (!add_words(arena, &own, option, member)) {
		diag_error(diags, member->place, pointer, W_MANIFEST_VALUE, W_NONE, option->name);
		return false;
	}
	diags_init(&wrong, arena, diags->language);
	options_parse(&unheard, arena, command, 0, own.count, (char *const *)own.list, &wrong);
	for (int i = 0; i < wrong.count; i++)
		diag_error(diags, member->place, pointer, W_MANIFEST_SAYS, W_NONE, wrong.list[i].message);
	for (int i = 1; i < own.count; i++)
		*ARENA_PUSH(arena, words->list, words->count, words->capacity) = own.list[i];
	return wrong.count == 0;
}

bool options_read(struct options *options, struct arena *arena, const struct command *command,
                  const struct json *object, struct option_texts *words, struct diags *diags)
{
	bool right = true;
	*words = (struct option_texts){0};
	add_word(arena, words, "", NULL);
	for (const struct json *member = object->child; member; member = member->next)
		right &= read_member(arena, command, member, words, diags);
	right = right && options_parse(options, arena, command, 0, words->count, (char *const *)words->list, diags);
	words->list++, words->count--;
	return right;
}
