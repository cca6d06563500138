/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader: the files of a command, each opened, parsed and judged once, whoever asks first. What a file
 * names is looked for relative to its own folder and must lie inside the place; a name that leads out is
 * refused before anything is opened, and without telling whether it is there. Holds: the errors of one
 * file are reported once, with its own lines. */
#include "data/reader.h"
#include <string.h>
#include "data/schema_check.h"
#include "data/plan.h"

struct reader *reader_create(struct arena *arena, const struct model *const *models,
                             const struct setting *settings, int setting_count, struct diags *diags)
{
	struct reader *reader = ARENA_NEW(arena, struct reader);
	*reader = (struct reader){
		.arena = arena,
		.models = models,
		.fields = scenario_fields(arena, models),
		.settings = settings,
		.setting_count = setting_count,
		.diags = diags,
		.by_path = lookup_create(arena),
		.by_real = lookup_create(arena),
		.plans_named = lookup_create(arena),
		.plans_there = lookup_create(arena),
	};
	return reader;
}

void reader_use(struct reader *reader, const struct setting *settings, int setting_count)
{
	reader->settings = settings;
	reader->setting_count = setting_count;
}

/* A repeated message is kept once, and then the newest is another one: no chain for that. */
static void chain_newest(struct diags *diags, int before, const char *chain)
{
	if (chain && diags->count > before)
		diag_chain(diags, chain);
}

void reader_error(struct reader *reader, struct place place, const char *pointer, const char *chain,
                  enum word message, enum word hint, const char *const *args)
{
	int before = reader->diags->count;
	diag_add(reader->diags, DIAG_ERROR, place, pointer, message, hint, args);
	chain_newest(reader->diags, before, chain);
}

static struct file *file_keep(struct reader *reader, const char *path, const struct source *source)
{
	struct file *file = ARENA_NEW(reader->arena, struct file);
	file->source = source;
	file->folder = path_folder(reader->arena, source->path);
	file->real = source->real ? source->real : source->path;
	file->real_folder = path_folder(reader->arena, file->real);
	const char *real = path_real(reader->arena, file->folder);
	if (real && strcmp(real, file->real_folder) != 0)
		file->folder = file->real_folder; /* a link: what it names lies beside what it leads to */
	file->kind = FILE_BROKEN;
	*ARENA_PUSH(reader->arena, reader->files, reader->file_count, reader->file_capacity) = file;
	lookup_put(reader->by_path, path, file);
	lookup_put(reader->by_real, file->real, file);
	return file;
}

void reader_hold(struct reader *reader, const char *path, const char *bytes)
{
	struct source *source = ARENA_NEW(reader->arena, struct source);
	*source = *source_text(reader->arena, path, bytes);
	source->real = path;
	file_keep(reader, path, source);
}

struct file *file_open(struct reader *reader, const char *path)
{
	struct file *file = lookup_find(reader->by_path, path);
	if (file)
		return file;
	enum source_error error;
	const struct source *source = source_open(reader->arena, path, NULL, &error);
	if (!source) {
		diag_source(reader->diags, NOWHERE, NULL, error, W_NONE, WORDS(path));
		return NULL;
	}
	file = source->real ? lookup_find(reader->by_real, source->real) : NULL;
	return file ? file : file_keep(reader, source->path, source);
}

/* The path as the user would write it: without "variants/.." where that means the same. */
static const char *shown_path(struct arena *arena, const struct file *from, const char *name)
{
	const char *path = path_join(arena, from->folder, name);
	if (!strstr(path, "./"))
		return path;
	const char *tidy = path_tidy(arena, path), *real = path_real(arena, path),
			   *other = path_real(arena, tidy);
	return real && other && strcmp(real, other) == 0 ? tidy : path;
}

/* Opens what is known to lie inside by name; the canonical path decides, that of what is open at last. */
static struct file *open_inside(struct reader *reader, const struct file *from, const char *shown,
                                const struct region *region, enum source_error *error)
{
	const char *real = path_real(reader->arena, shown);
	struct file *file = real ? lookup_find(reader->by_real, real) : NULL;
	*error = real && !region_reads_from(region, from->real_folder, real) ? SOURCE_OUTSIDE : SOURCE_OK;
	if (!real)
		*ARENA_PUSH(reader->arena, reader->missing, reader->missing_count, reader->missing_capacity) = shown;
	if (*error != SOURCE_OK)
		return NULL;
	if (file) {
		lookup_put(reader->by_path, shown, file);
		return file;
	}
	const struct source *source = source_open(reader->arena, shown, region->top, error);
	if (source && !region_reads_from(region, from->real_folder, source->real)) {
		*error = SOURCE_OUTSIDE;
		return NULL;
	}
	return source ? file_keep(reader, shown, source) : NULL;
}

/* *real: the path that the name stands for, were there no links. */
static struct file *include(struct reader *reader, const struct file *from, const char *name,
                            const struct region *region, enum source_error *error, const char **real)
{
	struct arena *arena = reader->arena;
	*real = name[0] == '/' ? NULL : path_tidy(arena, path_join(arena, from->real_folder, name));
	*error = *real && region->absent && strcmp(*real, region->absent) == 0 ? SOURCE_MISSING : SOURCE_OUTSIDE;
	if (!*real || !region_reads_from(region, from->real_folder, *real))
		return NULL;
	const char *shown = shown_path(arena, from, name);
	struct file *file = lookup_find(reader->by_path, shown);
	if (!file)
		return open_inside(reader, from, shown, region, error);
	return region_reads_from(region, from->real_folder, file->real) ? file : NULL;
}

struct file *file_include(struct reader *reader, const struct file *from, const char *name,
                          const struct region *region, struct place at, const char *pointer,
                          const char *chain)
{
	enum source_error error;
	const char *real;
	struct file *file = include(reader, from, name, region, &error, &real);
	if (file)
		return file;
	int before = reader->diags->count;
	diag_source(reader->diags, at, pointer, error,
	            error == SOURCE_OUTSIDE             ? region_rule(region, real)
	            : strcmp(from->folder, ".") == 0 ? W_RELATIVE_HERE
	                                             : W_RELATIVE_RULE,
	            WORDS(name, region->top_shown, from->folder, region->shown));
	chain_newest(reader->diags, before, chain);
	return NULL;
}

struct file *file_peek(struct reader *reader, const struct file *from, const char *name, const struct region *region)
{
	enum source_error error;
	const char *real;
	return include(reader, from, name, region, &error, &real);
}

struct file *file_beside(struct reader *reader, const struct file *file, const char *name)
{
	enum source_error error;
	const char *real;
	struct region region = region_below(file->real_folder, file->folder);
	struct file *beside = include(reader, file, name, &region, &error, &real);
	if (!beside && error != SOURCE_MISSING)
		diag_source(reader->diags, NOWHERE, NULL, error, W_NONE, WORDS(path_join(reader->arena, file->folder, name)));
	return beside;
}

static enum file_kind kind_of(const struct json *root)
{
	const struct json *kind = json_get(root, "kind");
	if (!kind || kind->type != JSON_STRING)
		return FILE_OTHER;
	return strcmp(kind->text, "plan") == 0       ? FILE_PLAN
	       : strcmp(kind->text, "scenario") == 0 ? FILE_SCENARIO
	                                             : FILE_OTHER;
}

bool file_parse(struct reader *reader, struct file *file)
{
	if (!file->parsed) {
		file->parsed = true;
		int errors = reader->diags->errors;
		file->root = json_read(reader->arena, file->source, reader->diags);
		file->slips = reader->diags->errors > errors;
		file->kind = file->root ? kind_of(file->root) : FILE_BROKEN;
	}
	return file->root;
}

/* A file whose kind nobody understands is judged by that alone. */
bool file_judge(struct reader *reader, struct file *file, const struct plan_money *money)
{
	if (!file_parse(reader, file) || file->judged)
		return file->good;
	file->judged = true;
	file->good = schema_check(reader->arena, file->root,
	                          file->kind == FILE_PLAN ? plan_fields : reader->fields, money, reader->diags);
	file->good &= !file->slips;
	return file->good;
}

const struct observed *file_observed(struct reader *reader, struct file *file)
{
	if (!file->observed_read) {
		file->observed_read = true;
		file->observed = observed_read(reader->arena, file->source, reader->models, reader->diags);
	}
	return file->observed;
}

enum file_kind reader_kind(struct reader *reader, const char *path, bool *is_abstract)
{
	struct file *file = file_open(reader, path);
	*is_abstract = false;
	if (!file || !file_parse(reader, file))
		return FILE_BROKEN;
	const struct json *abstract = json_get(file->root, "abstract");
	*is_abstract = abstract && abstract->type == JSON_TRUE;
	return file->kind;
}
