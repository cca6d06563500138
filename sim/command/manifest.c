/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest: collects the files that a command reads while it reads them, and tells them once its own files are made.
 * Holds: a file is told once, by its canonical path; nothing that is told depends on the machine. */
#include "command/manifest.h"
#include <stdlib.h>
#include <string.h>
#include "base/sha256.h"
#include "write/json_out.h"

static bool is_listed(const struct file_list *list, const char *name)
{
	for (int i = 0; i < list->count; i++)
		if (strcmp(list->list[i].name, name) == 0)
			return true;
	return false;
}

static void list_file(struct call *call, struct file_list *list, const char *name, const char *folder, const char *hash)
{
	struct file_told told = {.name = name, .folder = folder};
	memcpy(told.hash, hash, sizeof told.hash);
	*ARENA_PUSH(call->arena, list->list, list->count, list->capacity) = told;
}

/* `folder`: the canonical folder of the plan that the file goes with; NULL: none. */
static void add_input(struct call *call, const struct source *source, const char *folder)
{
	char hash[SHA256_TEXT];
	if (!source || !source->real || is_listed(&call->inputs, source->real))
		return;
	sha256_text(source->raw, source->raw_size, hash);
	list_file(call, &call->inputs, source->real, folder, hash);
}

void manifest_input(struct call *call, const struct source *source) { add_input(call, source, NULL); }

void manifest_scenario(struct call *call, const struct scenario *scenario)
{
	const struct plan *plan = scenario->plan;
	const char *folder = plan ? path_real(call->arena, plan->folder) : NULL;
	for (int l = 0; l < scenario->layer_count; l++)
		add_input(call, scenario->layers[l].source, folder);
	if (plan)
		add_input(call, plan->root->place.source, folder);
	if (plan && plan->observed)
		add_input(call, plan->observed->source, folder);
	const char *real = scenario->path ? path_real(call->arena, scenario->path) : NULL;
	if (real && !is_listed(&call->asked, real))
		list_file(call, &call->asked, real, folder, (char[SHA256_TEXT]){0});
}

bool manifest_wanted(const struct call *call)
{
	return call->command->reads != READS_NONE;
}

/* --- paths --- */

/* Several places: a file is told with its place's name, and those of one name are counted. */
static int place_number(const struct file_list *inputs, const char *folder, int *places)
{
	const char *seen[64];
	int number = 0, named = 0;
	*places = 0;
	const char *name = strrchr(folder, '/') ? strrchr(folder, '/') + 1 : folder;
	for (int i = 0; i < inputs->count; i++) {
		const char *other = inputs->list[i].folder;
		int k = 0;
		while (other && k < *places && strcmp(seen[k], other) != 0)
			k++;
		if (!other || k < *places || *places == (int)(sizeof seen / sizeof *seen))
			continue;
		seen[(*places)++] = other;
		const char *other_name = strrchr(other, '/') ? strrchr(other, '/') + 1 : other;
		named += strcmp(other_name, name) == 0;
		if (strcmp(other, folder) == 0)
			number = named;
	}
	return number;
}

/* "green.json", "sub/green.json"; where there are several places "luliang/green.json", "luliang-2/green.json"; a file
 * that goes with no plan by its name alone. */
static const char *told(struct call *call, const struct file_told *file)
{
	const char *slash = strrchr(file->name, '/');
	size_t length = file->folder ? strlen(file->folder) : 0;
	if (!file->folder || strncmp(file->name, file->folder, length) != 0)
		return slash ? slash + 1 : file->name;
	const char *rest = file->name + length + (file->name[length] == '/');
	const char *name = strrchr(file->folder, '/') ? strrchr(file->folder, '/') + 1 : file->folder;
	int places, number = place_number(&call->inputs, file->folder, &places);
	if (places < 2)
		return rest;
	return number < 2 ? arena_print(call->arena, "%s/%s", name, rest)
	                  : arena_print(call->arena, "%s-%d/%s", name, number, rest);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct file_told *)a)->name, ((const struct file_told *)b)->name);
}

/* Sorted, so that the order of reading does not show. */
static void write_list(struct json_out *json, struct call *call, const char *key, const struct file_list *list)
{
	struct file_told *sorted = ARENA_ARRAY(call->arena, list->count + 1, struct file_told);
	for (int i = 0; i < list->count; i++) {
		sorted[i] = list->list[i];
		sorted[i].name = list == &call->outputs ? list->list[i].name : told(call, &list->list[i]);
	}
	qsort(sorted, (size_t)list->count, sizeof *sorted, by_name);
	json_out_array(json, key, JSON_LINES);
	for (int i = 0; i < list->count; i++) {
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "path", sorted[i].name);
		json_out_text(json, "sha256", sorted[i].hash);
		json_out_close(json);
	}
	json_out_close(json);
}

/* --- the whole --- */

/* As they were resolved; tables as the inputs are called. */
static struct options told_options(struct call *call)
{
	const struct resolved *resolved = &call->resolved;
	struct options told = *call->options;
	told.formats = resolved->formats;
	told.pictures = resolved->pictures;
	told.bom = resolved->marked;
	told.no_bom = resolved->unmarked;
	told.language = resolved->language;
	told.colour = told.colour == COLOUR_ALWAYS && resolved->formats & 1u << WRITER_table ? COLOUR_ALWAYS : COLOUR_AUTO;
	if (resolved->members) {
		told.members = resolved->members;
		told.seed = resolved->seed;
		told.has_seed = true;
	}
	told.tables.list = ARENA_ARRAY(call->arena, told.tables.count + 1, const char *);
	for (int i = 0; i < told.tables.count; i++) {
		const char *slash = strrchr(call->options->tables.list[i], '/');
		told.tables.list[i] = slash ? slash + 1 : call->options->tables.list[i];
	}
	return told;
}

static void write_options(struct json_out *json, struct call *call)
{
	struct options told = told_options(call);
	json_out_object(json, "options", JSON_LINES);
	options_write(&told, call->command->options, json);
	json_out_close(json);
}

bool manifest_add(struct call *call, struct output_set *set, struct err *err)
{
	struct text text;
	struct json_out json;
	for (int i = 0; i < output_count(set); i++)
		list_file(call, &call->outputs, output_name(set, i), NULL, output_hash(set, i));
	text_init(&text, call->arena);
	json_out_begin(&json, &text);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "manifest");
	json_out_text(&json, "program", "outturn");
	json_out_text(&json, "version", OUTTURN_VERSION);
	json_out_text(&json, "command", call->command->name);
	json_out_array(&json, "scenarios", JSON_ONE_LINE);
	for (int i = 0; i < call->asked.count; i++)
		json_out_text(&json, NULL, told(call, &call->asked.list[i]));
	json_out_close(&json);
	json_out_array(&json, "arguments", JSON_ONE_LINE); /* beside the scenarios: what is explained or listed */
	for (int i = 1; call->command->reads == READS_FIRST && i < call->options->argument_count; i++)
		json_out_text(&json, NULL, call->options->arguments[i]);
	json_out_close(&json);
	write_options(&json, call);
	write_list(&json, call, "inputs", &call->inputs);
	write_list(&json, call, "outputs", &call->outputs);
	json_out_close(&json);
	return output_add(set, MANIFEST_NAME, text.bytes, text.length, err);
}
