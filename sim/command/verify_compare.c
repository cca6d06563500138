/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_compare: what is made now tells by its own manifest which files were read and what drew. Holds: a file is
 * proved only if its bytes are those that are made now and have the recorded hash. */
#include "command/verify_compare.h"
#include <errno.h>
#include <string.h>
#include "base/shell.h"
#include "command/folder.h"
#include "command/manifest.h"
#include "command/manifest_said.h"
#include "command/verify_differ.h"
#include "command/verify_search.h"
#include "base/lookup.h"
#include "figure/figure.h"
#include "page/gnuplot_folder.h"

static const size_t FILE_MOST = (size_t)1 << 30;

struct comparison {
	struct call *call;
	const struct manifest_entry *then, *now; /* now NULL: nothing was made */
	const char *again, *command;
	struct proofs *proofs;
	struct lookup *read; /* by hash and name */
	bool drawn_otherwise;
	const char *drew_then, *drew_now;
};

static void add(struct comparison *comparison, const char *file, enum proof_status status, struct difference at)
{
	struct proofs *proofs = comparison->proofs;
	*ARENA_PUSH(comparison->call->arena, proofs->list, proofs->count, proofs->capacity) =
		(struct proof){file, comparison->command, status, at};
	proofs->proved += status == PROOF_PROVED;
	proofs->right &= status == PROOF_PROVED || status == PROOF_VERSION || status == PROOF_UNKNOWN;
}

static const char *hash_in(const struct manifest_files *files, const char *path)
{
	for (int i = 0; i < files->count; i++)
		if (strcmp(files->list[i].path, path) == 0)
			return files->list[i].hash;
	return NULL;
}

/* --- what was read, and what drew --- */

static void compare_inputs(struct comparison *comparison)
{
	const struct manifest_files *then = &comparison->then->inputs, *now = &comparison->now->inputs;
	for (int i = 0; i < then->count; i++) {
		const char *hash = hash_in(now, then->list[i].path);
		struct difference at = {.here = hash, .now = then->list[i].hash};
		if (!hash)
			add(comparison, then->list[i].path, PROOF_INPUT_UNREAD, (struct difference){0});
		else if (strcmp(hash, then->list[i].hash) != 0)
			add(comparison, then->list[i].path, PROOF_INPUT_CHANGED, at);
	}
	for (int i = 0; i < now->count; i++) {
		const char *read = arena_print(comparison->call->arena, "%s %s", now->list[i].hash, now->list[i].path);
		comparison->proofs->inputs += !lookup_find(comparison->read, read);
		lookup_put(comparison->read, read, comparison);
		if (!hash_in(then, now->list[i].path))
			add(comparison, now->list[i].path, PROOF_INPUT_NEW, (struct difference){0});
	}
}

/* The first file of one list that the other has otherwise or not at all; NULL: they are the same. */
static const char *first_other(const struct manifest_files *one, const struct manifest_files *other)
{
	for (int i = 0; i < one->count; i++) {
		const char *hash = hash_in(other, one->list[i].path);
		if (!hash || strcmp(hash, one->list[i].hash) != 0)
			return one->list[i].path;
	}
	return NULL;
}

static void compare_versions(struct comparison *comparison)
{
	const struct manifest_entry *then = comparison->then, *now = comparison->now;
	if (strcmp(then->version, now->version) != 0)
		add(comparison, NULL, PROOF_VERSION, (struct difference){.here = then->version, .now = now->version});
	if (!then->gnuplot || !now->gnuplot)
		return;
	const char *template = first_other(&then->templates, &now->templates),
			   *font = first_other(&then->fonts, &now->fonts);
	bool other = strcmp(then->gnuplot, now->gnuplot) != 0;
	comparison->drawn_otherwise = other || template || font;
	comparison->drew_then = other ? then->gnuplot : template ? template : font;
	comparison->drew_now = other ? now->gnuplot : NULL;
}

/* --- what was made --- */

static bool is_picture(const char *name)
{
	return text_ends(name, ".svg") || text_ends(name, ".pdf") || text_ends(name, ".png");
}

static struct file_bytes file_in(struct call *call, struct arena *work, const char *folder, const char *name)
{
	struct file_bytes file = {0};
	const char *path = path_join(work, folder, name);
	file.bytes = gnuplot_folder_read(work, path, FILE_MOST, &file.size);
	if (!file.bytes && errno)
		diag_refused(&call->diags, NOWHERE, NULL, path, errno);
	return file;
}

static void compare_output(struct comparison *comparison, struct arena *work, const struct manifest_file *file)
{
	struct file_bytes here = file_in(comparison->call, work, comparison->proofs->folder, file->path),
					  now = file_in(comparison->call, work, comparison->again, file->path);
	struct difference at = {0};
	char hash[SHA256_TEXT];
	bool numbers;
	if (!here.bytes) {
		add(comparison, file->path, PROOF_MISSING, at);
		return;
	}
	sha256_text(here.bytes, here.size, hash);
	bool recorded = strcmp(hash, file->hash) == 0;
	if (!now.bytes) {
		add(comparison, file->path, recorded ? PROOF_NOT_MADE : PROOF_CHANGED, at);
		return;
	}
	if (here.size == now.size && memcmp(here.bytes, now.bytes, here.size) == 0) {
		add(comparison, file->path, recorded ? PROOF_PROVED : PROOF_RECORD, at);
		return;
	}
	if (recorded && is_picture(file->path) && comparison->drawn_otherwise) {
		at = (struct difference){.here = comparison->drew_then, .now = comparison->drew_now};
		add(comparison, file->path, PROOF_NOT_DRAWN, at);
		return;
	}
	at = verify_differ(comparison->call->arena, work, file->path, here, now, &numbers);
	add(comparison, file->path, numbers ? PROOF_SAME_NUMBERS : recorded ? PROOF_DIFFERS : PROOF_CHANGED, at);
}

static void compare_outputs(struct comparison *comparison)
{
	struct arena work;
	const struct arena *arena = comparison->call->arena;
	arena_init(&work, arena->rescue, arena->limit);
	for (int i = 0; i < comparison->then->outputs.count; i++) {
		compare_output(comparison, &work, &comparison->then->outputs.list[i]);
		arena_free(&work);
	}
	comparison->proofs->outputs += comparison->then->outputs.count;
}

/* A chart whose pictures could not be drawn left its data, then and now: nothing is missing. */
static bool lacks_output(const struct comparison *comparison)
{
	const struct manifest_files *then = &comparison->then->outputs;
	bool lacks = !comparison->now;
	for (int i = 0; !lacks && i < then->count; i++)
		lacks = !hash_in(&comparison->now->outputs, then->list[i].path);
	return lacks;
}

void verify_compare(struct call *call, const struct verify_again *again, struct proofs *proofs)
{
	struct diags unheard;
	diags_init_unheard(&unheard, call->arena, &call->diags);
	const struct manifest *now = manifest_of(call->arena, again->folder, &unheard);
	struct comparison comparison = {.call = call,
	                                .then = again->entry,
	                                .now = now ? &now->list[0] : NULL,
	                                .again = again->folder,
	                                .command = manifest_said(call->arena, again->entry, 8),
	                                .proofs = proofs,
	                                .read = again->read};
	if (now) {
		compare_inputs(&comparison);
		compare_versions(&comparison);
	}
	for (int i = 0; !now && i < again->found->changed.count; i++)
		add(&comparison, again->found->changed.list[i], PROOF_INPUT_CHANGED, (struct difference){0});
	if (!now || (again->failed && lacks_output(&comparison)))
		add(&comparison, NULL, PROOF_FAILED, (struct difference){.here = again->said});
	compare_outputs(&comparison);
}

/* --- what the manifest does not know --- */

static bool begins(const char *name, const char *with)
{
	size_t length = strlen(with);
	return strncmp(name, with, length) == 0 && (name[length] == '.' || name[length] == '-');
}

static bool is_like_ours(const char *name)
{
	static const char *const endings[] = {".csv", ".json", ".txt", ".svg", ".pdf", ".png"};
	bool ends = false, known = false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		ends = ends || text_ends(name, endings[i]);
	for (int i = 0; i < COMMAND_COUNT; i++)
		known = known || (commands[i].reads != READS_NONE && begins(name, commands[i].name));
	for (int i = 0; figure_kind_names[i]; i++)
		known = known || (is_picture(name) && begins(name, figure_kind_names[i]));
	return ends && known;
}

void verify_unknown(struct call *call, const struct manifest *manifest, struct proofs *proofs)
{
	struct diags unheard;
	struct comparison comparison = {.call = call, .proofs = proofs};
	diags_init_unheard(&unheard, call->arena, &call->diags);
	struct folder_names names = folder_names(call->arena, proofs->folder, false, &unheard);
	for (int i = 0; i < names.count; i++)
		if (is_like_ours(names.list[i]) && !manifest_output(manifest, names.list[i]))
			add(&comparison, names.list[i], PROOF_UNKNOWN, (struct difference){0});
}
