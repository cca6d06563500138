/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/manifest.h"
#include <stdlib.h>
#include <string.h>
#include "base/sha256.h"
#include "show/json_out.h"

static bool is_known(const struct file_list *list, const char *name)
{
	for (int i = 0; i < list->count; i++)
		if (strcmp(list->list[i].name, name) == 0)
			return true;
	return false;
}

static void add(struct call *call, struct file_list *list, const char *name, const char *hash)
{
	struct file_told told = {.name = name};
	memcpy(told.hash, hash, sizeof told.hash);
	*ARENA_PUSH(call->arena, list->list, list->count, list->capacity) = told;
}

void manifest_input(struct call *call, const struct source *source)
{
	char hash[SHA256_TEXT];
	if (!source || !source->real || is_known(&call->inputs, source->real))
		return;
	sha256_text(source->raw, source->raw_size, hash);
	add(call, &call->inputs, source->real, hash);
}

void manifest_scenario(struct call *call, const struct scenario *scenario)
{
	for (int l = 0; l < scenario->layer_count; l++)
		manifest_input(call, scenario->layers[l].source);
	if (scenario->plan)
		manifest_input(call, scenario->plan->root->place.source);
	if (scenario->plan && scenario->plan->observed)
		manifest_input(call, scenario->plan->observed->source);
	const char *real = scenario->path ? path_real(call->arena, scenario->path) : NULL;
	if (real && !is_known(&call->asked, real))
		add(call, &call->asked, real, (char[SHA256_TEXT]){0});
}

bool manifest_wanted(const struct call *call) { return call->command != &commands[COMMAND_NEW] && call->command != &commands[COMMAND_SCHEMA]; }

/* --- paths --- */

/* How much of every name is the folder that holds them all, its last slash included. */
static size_t common_folder(const struct file_list *list)
{
	size_t common = list->count ? strlen(list->list[0].name) : 0;
	for (int i = 1; i < list->count; i++) {
		size_t same = 0;
		while (same < common && list->list[i].name[same] == list->list[0].name[same])
			same++;
		common = same;
	}
	while (common > 0 && list->list[0].name[common - 1] != '/')
		common--;
	return common;
}

static int by_name(const void *a, const void *b) { return strcmp(((const struct file_told *)a)->name, ((const struct file_told *)b)->name); }

/* Sorted, so that the order of reading does not show. */
static void write_files(struct json_out *json, struct call *call, const char *key, const struct file_list *list, size_t skip)
{
	struct file_told *sorted = ARENA_ARRAY(call->arena, list->count + 1, struct file_told);
	if (list->count)
		memcpy(sorted, list->list, (size_t)list->count * sizeof *sorted);
	qsort(sorted, (size_t)list->count, sizeof *sorted, by_name);
	json_out_array(json, key, JSON_LINES);
	for (int i = 0; i < list->count; i++) {
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "path", sorted[i].name + skip);
		json_out_text(json, "sha256", sorted[i].hash);
		json_out_close(json);
	}
	json_out_close(json);
}

/* --- the whole --- */

static void write_options(struct json_out *json, struct call *call, size_t skip)
{
	struct options told = call->options;
	for (int i = 0; i < told.tables.count; i++) { /* as the inputs are called */
		const char *real = path_real(call->arena, told.tables.list[i]);
		told.tables.list[i] = real && strlen(real) > skip ? real + skip : told.tables.list[i];
	}
	json_out_object(json, "options", JSON_LINES);
	options_write(&told, command_known(call->command), json);
	json_out_text(json, "lang", call->file_language == LANG_ZH ? "zh" : "en");
	json_out_close(json);
}

bool manifest_add(struct call *call, struct output_set *set, struct err *err)
{
	struct text text;
	struct json_out json;
	size_t skip = common_folder(&call->inputs);
	for (int i = 0; i < output_count(set); i++)
		add(call, &call->outputs, output_name(set, i), output_hash(set, i));
	text_init(&text, call->arena);
	json_out_begin(&json, &text);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "manifest");
	json_out_text(&json, "program", "outturn");
	json_out_text(&json, "version", OUTTURN_VERSION);
	json_out_text(&json, "command", command_name(call->command));
	json_out_array(&json, "scenarios", JSON_ONE_LINE);
	for (int i = 0; i < call->asked.count; i++)
		json_out_text(&json, NULL, call->asked.list[i].name + skip);
	json_out_close(&json);
	json_out_array(&json, "arguments", JSON_ONE_LINE); /* beside the scenarios: what is explained or listed */
	bool one_file = call->command == &commands[COMMAND_EXPLAIN] || call->command == &commands[COMMAND_LIST];
	for (int i = 1; one_file && i < call->options.argument_count; i++)
		json_out_text(&json, NULL, call->options.arguments[i]);
	json_out_close(&json);
	write_options(&json, call, skip);
	write_files(&json, call, "inputs", &call->inputs, skip);
	write_files(&json, call, "outputs", &call->outputs, 0);
	json_out_close(&json);
	return output_add(set, MANIFEST_NAME, text.bytes, text.length, err);
}
