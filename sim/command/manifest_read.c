/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest_read: a manifest member by member. Holds: what is not exactly as manifest.c writes it is refused, with the
 * place; a path neither begins at the root nor climbs; an output has a name as this program gives names, once. */
#include "command/manifest_read.h"
#include <string.h>
#include "base/clean.h"
#include "base/lookup.h"
#include "base/naming.h"

struct reading {
	struct arena *arena;
	struct diags *diags;
	struct lookup *outputs; /* of all entries, by name */
	bool wrong;
};

static void complain(struct reading *reading, const struct json *json, enum word message, const char *what)
{
	diag_error(reading->diags, json->place, json_pointer(reading->arena, json), message, W_NONE, what);
	reading->wrong = true;
}

/* A member of an object; NULL: it is missing or of another type, which was reported. */
static const struct json *member(struct reading *reading, const struct json *object, const char *key,
                                 enum json_type type)
{
	const struct json *json = json_get(object, key);
	if (!json)
		complain(reading, object, W_MANIFEST_MISSING, key);
	else if (json->type != type)
		complain(reading, json, W_MANIFEST_TYPE, json_type_name(type, reading->diags->language));
	return json && json->type == type ? json : NULL;
}

/* What manifest.c does not write may mean what we do not know. */
static void only_keys(struct reading *reading, const struct json *object, const char *const *keys)
{
	for (const struct json *json = object->child; json; json = json->next) {
		int k = 0;
		while (keys[k] && strcmp(keys[k], json->key) != 0)
			k++;
		if (!keys[k])
			complain(reading, json, W_MANIFEST_KEY, json->key);
	}
}

static const char *text_of(struct reading *reading, const struct json *object, const char *key)
{
	const struct json *json = member(reading, object, key, JSON_STRING);
	return json ? json->text : NULL;
}

static void read_texts(struct reading *reading, const struct json *object, const char *key, struct option_texts *texts)
{
	const struct json *list = member(reading, object, key, JSON_ARRAY);
	for (const struct json *item = list ? list->child : NULL; item; item = item->next) {
		if (item->type == JSON_STRING)
			*ARENA_PUSH(reading->arena, texts->list, texts->count, texts->capacity) = item->text;
		else
			complain(reading, item, W_MANIFEST_TYPE, json_type_name(JSON_STRING, reading->diags->language));
	}
}

/* --- files --- */

static bool is_hash(const char *text)
{
	return strlen(text) == SHA256_TEXT - 1 && strspn(text, "0123456789abcdef") == SHA256_TEXT - 1;
}

/* Leads down from some folder: no empty part, none that is "." or "..". */
static bool is_below(const char *path)
{
	for (const char *at = path;; at++) {
		size_t length = strcspn(at, "/");
		if (length == 0 || (length <= 2 && strspn(at, ".") >= length))
			return false;
		at += length;
		if (!*at)
			return true;
	}
}

/* Pictures are called as scenarios are, in any script. */
static bool is_output(const char *name)
{
	return clean_is_file_name(name) && strcmp(name, "manifest.json") != 0;
}

typedef bool path_rule(const char *path);

static void read_files(struct reading *reading, const struct json *object, const char *key, path_rule *rule,
                       struct manifest_files *files)
{
	const char *const keys[] = {"path", "sha256", rule == is_output ? "made" : NULL, NULL};
	const struct json *list = member(reading, object, key, JSON_ARRAY);
	for (const struct json *item = list ? list->child : NULL; item; item = item->next) {
		if (item->type != JSON_OBJECT) {
			complain(reading, item, W_MANIFEST_TYPE, json_type_name(JSON_OBJECT, reading->diags->language));
			continue;
		}
		only_keys(reading, item, keys);
		bool made = keys[2] && json_get(item, keys[2]);
		struct manifest_file file = {text_of(reading, item, keys[0]), text_of(reading, item, keys[1]),
		                             made ? text_of(reading, item, keys[2]) : NULL};
		if (file.path && !rule(file.path))
			complain(reading, json_get(item, keys[0]), W_MANIFEST_PATH, file.path);
		if (file.hash && !is_hash(file.hash))
			complain(reading, json_get(item, keys[1]), W_MANIFEST_HASH, NULL);
		if (file.made && !is_hash(file.made))
			complain(reading, json_get(item, keys[2]), W_MANIFEST_HASH, NULL);
		if (file.path && file.hash)
			*ARENA_PUSH(reading->arena, files->list, files->count, files->capacity) = file;
	}
}

/* Each name once, in all of the manifest. */
static void read_outputs(struct reading *reading, const struct json *object, struct manifest_entry *entry)
{
	read_files(reading, object, "outputs", is_output, &entry->outputs);
	for (int i = 0; i < entry->outputs.count; i++) {
		struct manifest_file *file = &entry->outputs.list[i];
		if (lookup_find(reading->outputs, file->path))
			complain(reading, json_get(object, "outputs"), W_MANIFEST_TWICE, file->path);
		lookup_put(reading->outputs, file->path, file);
	}
}

/* Scenarios are inputs; no input stands there twice. */
static void check_inputs(struct reading *reading, const struct json *object, const struct manifest_entry *entry)
{
	struct lookup *known = lookup_create(reading->arena);
	for (int i = 0; i < entry->inputs.count; i++) {
		if (lookup_find(known, entry->inputs.list[i].path))
			complain(reading, json_get(object, "inputs"), W_MANIFEST_TWICE, entry->inputs.list[i].path);
		lookup_put(known, entry->inputs.list[i].path, &entry->inputs.list[i]);
	}
	for (int i = 0; i < entry->scenarios.count; i++)
		if (!lookup_find(known, entry->scenarios.list[i]))
			complain(reading, json_get(object, "scenarios"), W_MANIFEST_NO_INPUT, entry->scenarios.list[i]);
	struct option_texts named = manifest_named(reading->arena, entry);
	for (int i = 0; i < named.count; i++)
		if (!lookup_find(known, named.list[i]))
			complain(reading, json_get(object, "options"), W_MANIFEST_NO_INPUT, named.list[i]);
}

/* --- entries --- */

/* A command whose outputs have a manifest. */
static const struct command *read_command(struct reading *reading, const struct json *object)
{
	const char *name = text_of(reading, object, "command");
	const struct command *command = name ? commands_find(name) : NULL;
	const option_set folders = option_bit(OPTION_OUTPUT) | option_bit(OPTION_OUTPUT_CHART);
	bool writes = command && command->reads != READS_NONE && commands_options(command) & folders;
	if (name && !writes)
		complain(reading, json_get(object, "command"), W_MANIFEST_COMMAND, name);
	return writes ? command : NULL;
}

static void read_drawn(struct reading *reading, const struct json *object, struct manifest_entry *entry)
{
	static const char *const keys[] = {"gnuplot", "templates", "fonts", NULL};
	const struct json *drawn = json_get(object, "drawn") ? member(reading, object, "drawn", JSON_OBJECT) : NULL;
	if (!drawn)
		return;
	only_keys(reading, drawn, keys);
	entry->gnuplot = text_of(reading, drawn, keys[0]);
	read_files(reading, drawn, keys[1], is_below, &entry->templates);
	read_files(reading, drawn, keys[2], is_below, &entry->fonts);
}

/* As many scenarios and other arguments as manifest.c would tell. */
static bool has_right_words(const struct manifest_entry *entry)
{
	const struct command *command = entry->command;
	int scenarios = entry->scenarios.count, words = scenarios + entry->arguments.count;
	if (command->reads == READS_PAIR)
		return (scenarios == 1 || scenarios == 2) && words >= command->least && words <= command->most;
	if (command->reads != READS_FIRST)
		return scenarios > 0 && words == scenarios;
	return scenarios == 1 && words >= command->least && (command->most < 0 || words <= command->most);
}

static void read_entry(struct reading *reading, const struct json *object, struct manifest_entry *entry)
{
	*entry = (struct manifest_entry){
		.version = text_of(reading, object, "version"),
		.command = read_command(reading, object),
	};
	read_texts(reading, object, "scenarios", &entry->scenarios);
	read_texts(reading, object, "arguments", &entry->arguments);
	if (json_get(object, "places"))
		read_texts(reading, object, "places", &entry->places);
	const struct json *options = member(reading, object, "options", JSON_OBJECT);
	if (options && entry->command)
		reading->wrong |= !options_read(&entry->options, reading->arena, entry->command, options, &entry->words,
		                                reading->diags);
	read_files(reading, object, "inputs", is_below, &entry->inputs);
	read_outputs(reading, object, entry);
	read_drawn(reading, object, entry);
	if (!reading->wrong)
		check_inputs(reading, object, entry);
	if (entry->command && !has_right_words(entry))
		complain(reading, object, W_MANIFEST_ARGUMENTS, entry->command->name);
}

static bool is_ours(struct reading *reading, const struct json *root)
{
	const struct json *kind = json_get(root, "kind"), *program = json_get(root, "program");
	bool ours = kind && kind->type == JSON_STRING && strcmp(kind->text, "manifest") == 0 && program &&
	            program->type == JSON_STRING && strcmp(program->text, "outturn") == 0;
	if (!ours)
		diag_error(reading->diags, root->place, NULL, W_MANIFEST_NONE, W_MANIFEST_NONE_HINT, NULL);
	return ours;
}

#define ENTRY_KEYS "version", "command", "scenarios", "arguments", "options", "places", "inputs", "outputs", "drawn"

static void read_all(struct reading *reading, const struct json *root, struct manifest *manifest)
{
	static const char *const keys[] = {"kind", "program", "earlier", ENTRY_KEYS, NULL}, *const earlier_keys[] = {
																							ENTRY_KEYS, NULL};
	const struct json *earlier = json_get(root, "earlier") ? member(reading, root, "earlier", JSON_ARRAY) : NULL;
	only_keys(reading, root, keys);
	manifest->list = ARENA_ARRAY(reading->arena, 1 + (earlier ? earlier->count : 0), struct manifest_entry);
	read_entry(reading, root, &manifest->list[manifest->count++]);
	for (const struct json *item = earlier ? earlier->child : NULL; item; item = item->next) {
		if (item->type != JSON_OBJECT) {
			complain(reading, item, W_MANIFEST_TYPE, json_type_name(JSON_OBJECT, reading->diags->language));
			continue;
		}
		only_keys(reading, item, earlier_keys);
		read_entry(reading, item, &manifest->list[manifest->count++]);
	}
}

const struct manifest *manifest_read(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct reading reading = {arena, diags, lookup_create(arena), false};
	struct manifest *manifest = ARENA_NEW(arena, struct manifest);
	int errors = diags->errors;
	const struct json *root = json_read(arena, source, diags);
	if (!root || diags->errors > errors || !is_ours(&reading, root))
		return NULL;
	read_all(&reading, root, manifest);
	return reading.wrong ? NULL : manifest;
}

const struct manifest_file *manifest_output(const struct manifest *manifest, const char *name)
{
	for (int e = 0; e < manifest->count; e++)
		for (int i = 0; i < manifest->list[e].outputs.count; i++)
			if (strcmp(manifest->list[e].outputs.list[i].path, name) == 0)
				return &manifest->list[e].outputs.list[i];
	return NULL;
}

struct option_texts manifest_named(struct arena *arena, const struct manifest_entry *entry)
{
	struct option_texts named = {0};
	for (int i = 0; i < entry->options.tables.count; i++)
		*ARENA_PUSH(arena, named.list, named.count, named.capacity) = entry->options.tables.list[i];
	if (entry->options.text)
		*ARENA_PUSH(arena, named.list, named.count, named.capacity) = entry->options.text;
	return named;
}
