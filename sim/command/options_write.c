/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_write: the options as manifest.json tells them: each that was given, in the order of the table. */
#include <stdio.h>
#include "command/options_parts.h"
#include "write/json_out.h"

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

/* Of a list "2025,2030": two years alone mean all between them. */
static void write_years(struct json_out *json, const struct options *options)
{
	if (options->year_count) {
		struct text list;
		text_init(&list, json->text->arena);
		for (int i = 0; i < options->year_count; i++)
			text_print(&list, "%s%d", i ? "," : "", options->years[i]);
		json_out_text(json, "years", list.bytes);
		return;
	}
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
	else if (option->kind == TAKES_TEXTS || option->kind == TAKES_FILES)
		write_repeated(json, name, (const struct option_texts *)(const void *)field);
	else if (option->kind == TAKES_CHOICE && *(const int *)(const void *)field >= (int)option->number)
		json_out_text(json, name, option->choices[*(const int *)(const void *)field]);
	else if (option->kind == TAKES_CHOICES && *(const unsigned *)(const void *)field)
		write_texts(json, name, option->choices, choices, *(const unsigned *)(const void *)field);
	else if (option->kind == TAKES_SIZE && options->size)
		json_out_text(json, option->name, options->size);
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

void options_write(const struct options *options, option_set known, struct json_out *json)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (known >> i & 1 && options_table[i].told)
			write_option(options, &options_table[i], json);
}
