/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ours: looks at each name to be written. Holds: what cannot be shown to be ours is not ours; a file is compared by
 * what it is (device and inode), so that hard links and folders without case do not hide an input. */
#include "command/ours.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "command/manifest.h"
#include "command/manifest_read.h"
#include "data/schema_mark.h"

enum { TOLD = 12, MANIFEST_MOST = 64 << 20, SCHEMA_MOST = 16 << 20 };

/* Names of one kind of trouble: all are counted, the first are told. */
struct taken {
	const char *list[TOLD + 1];
	int count;
};

struct looking {
	struct call *call;
	const struct output_set *set;
	const struct manifest *manifest; /* of the folder; NULL: there is none of ours */
	struct stat *inputs;
	int input_count;
	struct taken inputs_taken, others_taken;
};

/* --- what is read --- */

static int by_inode(const void *left, const void *right)
{
	const struct stat *a = left, *b = right;
	int order = (a->st_dev > b->st_dev) - (a->st_dev < b->st_dev);
	return order ? order : (a->st_ino > b->st_ino) - (a->st_ino < b->st_ino);
}

static void find_inputs(struct looking *looking)
{
	const struct file_list *list = &looking->call->inputs;
	looking->inputs = ARENA_ARRAY(looking->call->arena, list->count + 1, struct stat);
	for (int i = 0; i < list->count; i++)
		looking->input_count += stat(list->list[i].name, &looking->inputs[looking->input_count]) == 0;
	qsort(looking->inputs, (size_t)looking->input_count, sizeof *looking->inputs, by_inode);
}

static bool is_input(const struct looking *looking, const struct output_there *there)
{
	struct stat wanted = {.st_dev = there->device, .st_ino = there->inode};
	return bsearch(&wanted, looking->inputs, (size_t)looking->input_count, sizeof wanted, by_inode);
}

/* Does a link in the folder lead to something that is read? */
static bool leads_to_input(const struct looking *looking, const char *name)
{
	struct stat info;
	const char *path = path_join(looking->call->arena, output_folder(looking->set), name);
	return stat(path, &info) == 0 &&
	       is_input(looking, &(struct output_there){.device = info.st_dev, .inode = info.st_ino});
}

/* --- what is ours --- */

static const struct source *read_there(const struct looking *looking, const char *name, size_t most, struct err *err)
{
	size_t size;
	const char *bytes = output_read(looking->set, name, most, &size, err);
	const char *path = path_join(looking->call->arena, output_folder(looking->set), name);
	return bytes && strlen(bytes) == size ? source_text(looking->call->arena, path, bytes) : NULL;
}

static bool find_manifest(struct looking *looking, struct err *err)
{
	struct diags quiet;
	*err = (struct err){0};
	const struct source *source = read_there(looking, MANIFEST_NAME, MANIFEST_MOST, err);
	diags_init(&quiet, looking->call->arena, LANGUAGE_DEFAULT);
	looking->manifest = source ? manifest_read(looking->call->arena, source, &quiet) : NULL;
	return err->code == 0;
}

/* The same bytes as those to be written, where they are known already: names come in the order of the set. */
static bool is_equal(const struct looking *looking, int index, const char *name, const struct output_there *there)
{
	return index < output_count(looking->set) && strcmp(output_name(looking->set, index), name) == 0 &&
	       strcmp(output_hash(looking->set, index), there->hash) == 0;
}

static bool is_own_schema(const struct looking *looking, const char *name, struct err *err)
{
	if (manifest_wanted(looking->call))
		return false;
	const struct source *source = read_there(looking, name, SCHEMA_MOST, err);
	return source && schema_is_marked(looking->call->arena, source->bytes, source->size);
}

static bool is_ours(const struct looking *looking, int index, const char *name, const struct output_there *there,
                    struct err *err)
{
	if (there->kind != OUTPUT_FILE)
		return false;
	if (strcmp(name, MANIFEST_NAME) == 0)
		return looking->manifest;
	const struct manifest_file *told = looking->manifest ? manifest_output(looking->manifest, name) : NULL;
	return (told && strcmp(told->hash, there->hash) == 0) || is_equal(looking, index, name, there) ||
	       is_own_schema(looking, name, err);
}

/* --- telling --- */

static void take(struct taken *taken, const char *name)
{
	if (taken->count < TOLD)
		taken->list[taken->count] = name;
	taken->count++;
}

static void complain(struct looking *looking, struct taken *taken, enum word one, enum word several, enum word hint)
{
	struct call *call = looking->call;
	if (taken->count == 0)
		return;
	int told = taken->count < TOLD ? taken->count : TOLD;
	for (int i = 0; i < told; i++)
		taken->list[i] = path_join(call->arena, output_folder(looking->set), taken->list[i]);
	if (taken->count > told)
		taken->list[told] = word_format(call->arena, call->diags.language, W_OURS_MORE,
		                                WORDS(call_number(call, taken->count - told)));
	call_error(call, taken->count == 1 ? one : several, hint,
	           word_join(call->arena, call->diags.language, taken->list, told + (taken->count > told)));
}

static bool look_at(struct looking *looking, int index, const char *name, struct err *err)
{
	struct output_there there;
	*err = (struct err){0};
	if (!output_look(looking->set, name, &there, err))
		return false;
	if (there.kind == OUTPUT_NOTHING)
		return true;
	if (there.kind == OUTPUT_FOLDER) { /* nothing of the kind is ever replaced: the system would refuse, too */
		*err = (struct err){.code = EISDIR, .action = "rename"};
		snprintf(err->file, sizeof err->file, "%s",
		         path_join(looking->call->arena, output_folder(looking->set), name));
		return false;
	}
	if (is_input(looking, &there) || (there.kind == OUTPUT_OTHER && leads_to_input(looking, name)))
		take(&looking->inputs_taken, name);
	else if (!is_ours(looking, index, name, &there, err) && err->code == 0)
		take(&looking->others_taken, name);
	return err->code == 0;
}

enum exit_code ours_check(struct call *call, const struct output_set *set, const char *const *names, int count,
                          const struct manifest **manifest, struct err *err)
{
	struct looking *looking = ARENA_NEW(call->arena, struct looking);
	*looking = (struct looking){.call = call, .set = set};
	find_inputs(looking);
	if (!find_manifest(looking, err))
		return EXIT_SYSTEM;
	*manifest = looking->manifest;
	for (int i = 0; i < count; i++)
		if (!look_at(looking, i, names[i], err))
			return EXIT_SYSTEM;
	complain(looking, &looking->inputs_taken, W_OURS_INPUT, W_OURS_INPUTS, W_OURS_INPUT_HINT);
	complain(looking, &looking->others_taken, W_OURS_OTHER, W_OURS_OTHERS, W_OURS_OTHER_HINT);
	return looking->inputs_taken.count || looking->others_taken.count ? EXIT_INPUT : EXIT_DONE;
}
