/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest: collects the files that a command reads while it reads them, and tells them once its own files are made.
 * Holds: a file is told once, by its canonical path; nothing that is told depends on the machine. */
#include "command/manifest.h"
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/apart.h"
#include "base/clean.h"
#include "base/lookup.h"
#include "base/sha256.h"
#include "command/scenario_words.h"
#include "write/json_out.h"

static bool is_listed(const struct file_list *list, const char *name)
{
	return list->known && lookup_find(list->known, name);
}

static void list_file(struct call *call, struct file_list *list, const char *name, const char *folder, const char *hash,
                      const char **told_at)
{
	struct file_told told = {.name = name, .folder = folder, .told = told_at};
	memcpy(told.hash, hash, sizeof told.hash);
	*ARENA_PUSH(call->arena, list->list, list->count, list->capacity) = told;
	list->known = list->known ? list->known : lookup_create(call->arena);
	lookup_put(list->known, name, list);
}

/* `folder`: the canonical folder of the plan that the file goes with; NULL: none. */
static void add_input(struct call *call, const struct source *source, const char *folder)
{
	char hash[SHA256_TEXT];
	if (!source || !source->real || is_listed(&call->inputs, source->real))
		return;
	sha256_text(source->raw, source->raw_size, hash);
	list_file(call, &call->inputs, source->real, folder, hash, source->told);
}

void manifest_table(struct call *call, const struct source *source)
{
	add_input(call, source, NULL);
	*ARENA_PUSH(call->arena, call->tables, call->table_count, call->table_capacity) = source;
}

void manifest_text(struct call *call, const struct source *source)
{
	add_input(call, source, NULL);
	call->text = source;
}

/* The files that numbers were read from: observations that a series names. */
static void add_sources(struct call *call, const struct entry *entry, const char *folder)
{
	const struct quantity *quantity = entry->quantity;
	if (quantity && quantity->count)
		add_input(call, quantity->points[0].place.source, folder);
	for (const struct entry *child = entry->child; child; child = child->next)
		add_sources(call, child, folder);
}

static const char *real_path(struct call *call, const char *path)
{
	const char *real = path_real(call->arena, path);
	if (!real)
		diag_refused(&call->diags, NOWHERE, NULL, path, errno);
	return real;
}

void manifest_scenario(struct call *call, const struct scenario *scenario)
{
	const struct plan *plan = scenario->plan;
	const char *folder = plan ? real_path(call, plan->folder) : NULL;
	for (int l = 0; l < scenario->layer_count; l++)
		add_input(call, scenario->layers[l].source, folder);
	if (plan)
		add_input(call, plan->root->place.source, folder);
	if (plan && plan->observed)
		add_input(call, plan->observed->source, folder);
	add_sources(call, scenario->root, folder);
	const char *real = scenario->path ? real_path(call, scenario->path) : NULL;
	if (real && !is_listed(&call->asked, real))
		list_file(call, &call->asked, real, folder, (char[SHA256_TEXT]){0}, NULL);
}

void manifest_plan(struct call *call, const struct plan *plan, bool asked)
{
	const char *folder = real_path(call, plan->folder), *real = real_path(call, plan->path);
	add_input(call, plan->root->place.source, folder);
	if (plan->observed)
		add_input(call, plan->observed->source, folder);
	if (asked && real && !is_listed(&call->asked, real))
		list_file(call, &call->asked, real, folder, (char[SHA256_TEXT]){0}, NULL);
}

bool manifest_wanted(const struct call *call)
{
	return call->command->reads != READS_NONE;
}

/* --- paths --- */

/* What paths begin with that go with the plan in `folder`; NULL: there is one place only. */
static const char *place_label(const struct call *call, const char *folder)
{
	return lookup_find(call->names, folder);
}

/* Several places are told apart as scenarios are: "luliang", "x/luliang". */
static void label_places(struct call *call)
{
	struct apart *places = ARENA_ARRAY(call->arena, call->inputs.count + 1, struct apart);
	struct lookup *seen = lookup_create(call->arena);
	int count = 0;
	for (int i = 0; i < call->inputs.count; i++) {
		const char *folder = call->inputs.list[i].folder;
		if (!folder || lookup_find(seen, folder))
			continue;
		lookup_put(seen, folder, call);
		places[count++].path = folder;
	}
	if (count > 1)
		apart_endings(call->arena, places, count);
	for (int i = 0; count > 1 && i < count; i++)
		lookup_put(call->names, places[i].path, (void *)(uintptr_t)places[i].name);
}

/* "green.json", "sub/green.json"; where there are several places "luliang/green.json". NULL: it does not lie in the
 * folder of a plan. */
static const char *told(struct call *call, const struct file_told *file)
{
	size_t length = file->folder ? strlen(file->folder) : 0;
	if (!file->folder || strncmp(file->name, file->folder, length) != 0)
		return NULL;
	const char *rest = file->name + length + (file->name[length] == '/'), *label = place_label(call, file->folder);
	return label ? arena_print(call->arena, "%s/%s", label, rest) : rest;
}

/* --- the last command, as one of those that a manifest tells --- */

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct manifest_file *)a)->path, ((const struct manifest_file *)b)->path);
}

/* Where one that goes with no plan is called as one that does: t.csv, t-2.csv. */
static const char *unique(struct arena *arena, struct lookup *taken, const char *name)
{
	const char *dot = strrchr(name, '.'), *made = name;
	int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name);
	for (int number = 2; lookup_find(taken, made); number++)
		made = arena_print(arena, "%.*s-%d%s", stem, name, number, name + stem);
	return made;
}

static void name_input(struct call *call, struct lookup *taken, struct file_told *file, const char *name)
{
	if (!clean_is_name(name))
		call_error(call, W_NAME_UNSHOWN, W_NAME_RENAME_TOLD, file->name);
	name = unique(call->arena, taken, name);
	lookup_put(taken, name, call);
	lookup_put(call->names, file->name, (void *)(uintptr_t)name);
	*file->told = name;
}

/* First those that go with plans; then the others, with as many folders as tell them apart. */
static void name_inputs(struct call *call)
{
	struct lookup *taken = lookup_create(call->arena);
	struct apart *alone = ARENA_ARRAY(call->arena, call->inputs.count + 1, struct apart);
	struct file_told **files = ARENA_ARRAY(call->arena, call->inputs.count + 1, struct file_told *);
	int count = 0;
	for (int i = 0; i < call->inputs.count; i++) {
		struct file_told *file = &call->inputs.list[i];
		const char *name = told(call, file);
		if (name) {
			name_input(call, taken, file, name);
			continue;
		}
		files[count] = file;
		alone[count++].path = file->name;
	}
	apart_endings(call->arena, alone, count);
	for (int i = 0; i < count; i++)
		name_input(call, taken, files[i], alone[i].name);
}

void manifest_names(struct call *call)
{
	call->names = lookup_create(call->arena);
	label_places(call);
	name_inputs(call);
	for (int i = 0; i < call->table_count; i++)
		if (call->tables[i]->real)
			*call->tables[i]->told = lookup_find(call->names, call->tables[i]->real);
	if (call->text && call->text->real)
		*call->text->told = lookup_find(call->names, call->text->real);
}

/* Sorted, so that the order of reading does not show. `names` NULL: names as they stand. */
static struct manifest_files files_of(struct arena *arena, const struct file_list *list, const struct lookup *names)
{
	struct manifest_files files = {0};
	for (int i = 0; i < list->count; i++)
		*ARENA_PUSH(arena, files.list, files.count, files.capacity) = (struct manifest_file){
			names ? lookup_find(names, list->list[i].name) : list->list[i].name, list->list[i].hash, NULL};
	if (files.count)
		qsort(files.list, (size_t)files.count, sizeof *files.list, by_path);
	return files;
}

/* As they were resolved; tables as the inputs are called. */
static struct options told_options(struct call *call)
{
	const struct resolved *resolved = &call->resolved;
	struct options told = *call->options;
	bool coloured = told.colour == COLOUR_ALWAYS && resolved->formats & 1u << WRITER_table;
	told.formats = resolved->formats;
	told.reports = resolved->reports;
	told.pictures = resolved->pictures;
	told.by_plan = resolved->by_plan;
	told.bom = resolved->marked;
	told.no_bom = resolved->unmarked;
	told.language = (int)resolved->language;
	told.colour = coloured ? COLOUR_ALWAYS : COLOUR_AUTO;
	if (resolved->members) {
		told.members = resolved->members;
		told.seed = resolved->seed;
		told.has_seed = true;
	}
	told.tables.list = ARENA_ARRAY(call->arena, told.tables.count + 1, const char *);
	for (int i = 0; i < told.tables.count; i++)
		 told.tables.list[i] = source_told(call->tables[i]);
	told.text = call->text ? source_told(call->text) : NULL;
	return told;
}

static void push(struct arena *arena, struct option_texts *texts, const char *text)
{
	*ARENA_PUSH(arena, texts->list, texts->count, texts->capacity) = text;
}

static struct manifest_files parts_of(struct arena *arena, const struct gnuplot_part *list, int count)
{
	struct manifest_files files = {0};
	for (int i = 0; i < count; i++)
		*ARENA_PUSH(arena, files.list, files.count, files.capacity) =
			(struct manifest_file){list[i].name, list[i].hash, NULL};
	if (files.count)
		qsort(files.list, (size_t)files.count, sizeof *files.list, by_path);
	return files;
}

/* What pictures are made of. */
static void tell_made(const struct call *call, struct manifest_files *outputs)
{
	struct lookup *made = lookup_create(call->arena);
	for (int i = 0; i < call->used.picture_count; i++)
		lookup_put(made, call->used.pictures[i].name, call->used.pictures[i].hash);
	for (int i = 0; i < outputs->count; i++)
		outputs->list[i].made = lookup_find(made, outputs->list[i].path);
}

struct manifest_entry manifest_entry_now(struct call *call)
{
	struct manifest_entry entry = {.version = OUTTURN_VERSION,
	                               .command = call->command,
	                               .options = told_options(call),
	                               .inputs = files_of(call->arena, &call->inputs, call->names),
	                               .outputs = files_of(call->arena, &call->outputs, NULL)};
	tell_made(call, &entry.outputs);
	struct lookup *labels = lookup_create(call->arena);
	for (int i = 0; i < call->inputs.count; i++) {
		const char *folder = call->inputs.list[i].folder, *label = folder ? place_label(call, folder) : NULL;
		if (label && !lookup_find(labels, label))
			push(call->arena, &entry.places, label);
		if (label)
			lookup_put(labels, label, call);
	}
	for (int i = 0; i < call->asked.count; i++)
				push(call->arena, &entry.scenarios, lookup_find(call->names, call->asked.list[i].name));
	bool says_more = call->command->reads == READS_FIRST || call->command->reads == READS_PAIR;
	for (int i = says_more ? scenario_words(call) : 0; says_more && i < call->options->argument_count; i++)
		push(call->arena, &entry.arguments, call->options->arguments[i]); /* what is explained or listed */
	entry.gnuplot = call->used.version;
	entry.templates = parts_of(call->arena, call->used.templates, call->used.template_count);
	entry.fonts = parts_of(call->arena, call->used.fonts, call->used.font_count);
	return entry;
}

/* --- the whole --- */

static void write_texts(struct json_out *json, const char *key, const struct option_texts *texts)
{
	json_out_array(json, key, JSON_ONE_LINE);
	for (int i = 0; i < texts->count; i++)
		json_out_text(json, NULL, texts->list[i]);
	json_out_close(json);
}

static void write_files(struct json_out *json, const char *key, const struct manifest_files *files)
{
	json_out_array(json, key, JSON_LINES);
	for (int i = 0; i < files->count; i++) {
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "path", files->list[i].path);
		json_out_text(json, "sha256", files->list[i].hash);
		if (files->list[i].made)
			json_out_text(json, "made", files->list[i].made);
		json_out_close(json);
	}
	json_out_close(json);
}

static void write_entry(struct json_out *json, const struct manifest_entry *entry)
{
	json_out_text(json, "version", entry->version);
	json_out_text(json, "command", entry->command->name);
	write_texts(json, "scenarios", &entry->scenarios);
	write_texts(json, "arguments", &entry->arguments);
	json_out_object(json, "options", JSON_LINES);
	options_write(&entry->options, commands_options(entry->command), json);
	json_out_close(json);
	if (entry->places.count)
		write_texts(json, "places", &entry->places);
	write_files(json, "inputs", &entry->inputs);
	if (entry->gnuplot) {
		json_out_object(json, "drawn", JSON_LINES);
		json_out_text(json, "gnuplot", entry->gnuplot);
		write_files(json, "templates", &entry->templates);
		write_files(json, "fonts", &entry->fonts);
		json_out_close(json);
	}
	write_files(json, "outputs", &entry->outputs);
}

/* Its files that are still there and that the last command has not made again. */
static struct manifest_entry what_is_left(struct call *call, const struct manifest_entry *entry)
{
	struct manifest_entry left = *entry;
	left.outputs = (struct manifest_files){0};
	for (int i = 0; i < entry->outputs.count; i++) {
		const struct manifest_file *file = &entry->outputs.list[i];
		if (!is_listed(&call->outputs, file->path) &&
		    path_exists(path_join(call->arena, call->options->folder, file->path)))
			*ARENA_PUSH(call->arena, left.outputs.list, left.outputs.count, left.outputs.capacity) = *file;
	}
	return left;
}

static void write_earlier(struct json_out *json, struct call *call, const struct manifest *old)
{
	int written = 0;
	for (int i = 0; old && i < old->count; i++) {
		struct manifest_entry left = what_is_left(call, &old->list[i]);
		if (left.outputs.count == 0)
			continue;
		if (!written++)
			json_out_array(json, "earlier", JSON_LINES);
		json_out_object(json, NULL, JSON_LINES);
		write_entry(json, &left);
		json_out_close(json);
	}
	if (written)
		json_out_close(json);
}

bool manifest_add(struct call *call, struct output_set *set, const struct manifest *old, struct err *err)
{
	struct text text;
	struct json_out json;
	for (int i = 0; i < output_count(set); i++)
		list_file(call, &call->outputs, output_name(set, i), NULL, output_hash(set, i), NULL);
	struct manifest_entry last = manifest_entry_now(call);
	text_init(&text, call->arena);
	json_out_begin(&json, &text);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "manifest");
	json_out_text(&json, "program", "outturn");
	write_entry(&json, &last);
	write_earlier(&json, call, old);
	json_out_close(&json);
	return output_add(set, MANIFEST_NAME, text.bytes, text.length, err);
}

const struct manifest *manifest_of(struct arena *arena, const char *folder, struct diags *diags)
{
	enum source_error error;
	const char *path = path_join(arena, folder, MANIFEST_NAME);
	const struct source *source = source_open(arena, path, NULL, &error);
	if (!source && error != SOURCE_MISSING)
		diag_source(diags, NOWHERE, NULL, error, W_NONE, WORDS(path));
	return source ? manifest_read(arena, source, diags) : NULL;
}
