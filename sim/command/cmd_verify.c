/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify: are a folder's files what their commands make of the files that they read? Each command that manifest.json
 * tells is run again, into a temporary folder, and the files are compared byte for byte. Holds: what is run is this
 * program, with words made of the recorded options alone (manifest_read.h), into a folder of ours. */
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/folder.h"
#include "command/manifest.h"
#include "command/verify_compare.h"
#include "command/verify_run.h"
#include "command/verify_search.h"
#include "page/gnuplot_folder.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "base/naming.h"
#include "base/lookup.h"

static void remove_folder(void *folder) { gnuplot_folder_remove(folder); }

static void push(struct arena *arena, struct option_texts *texts, const char *text)
{
	*ARENA_PUSH(arena, texts->list, texts->count, texts->capacity) = text;
}

/* Is the file called so where it lies? */
static bool is_called(const char *path, const char *name)
{
	size_t length = strlen(name), whole = strlen(path);
	return whole >= length && strcmp(path + whole - length, name) == 0 &&
	       (whole == length || path[whole - length - 1] == '/');
}

/* A copy in `folder`; false: it could not be made. */
static bool copy_as(struct arena *arena, const char *path, const char *folder, const char *name)
{
	enum source_error error;
	const struct source *source = source_open(arena, path, NULL, &error);
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *above = arena_copy(arena, name, (size_t)(slash - name));
		if (mkdir(path_join(arena, folder, above), 0700) != 0 && errno != EEXIST)
			return false;
	}
	return source && gnuplot_folder_write(arena, folder, name, source->raw, source->raw_size);
}

/* Outputs name the files that they rest on: where one is called otherwise by now, all are shown as they were. */
static const char *const *named_again(struct call *call, const struct manifest_entry *entry,
                                       const struct verify_found *found, const struct gnuplot_folder *folder)
{
	struct arena *arena = call->arena;
	const struct option_texts named = manifest_named(call->arena, entry), *names = &named;
	bool called = true, copied = true;
	for (int i = 0; i < names->count; i++)
		called = called && is_called(found->named[i], names->list[i]);
	const char *inner = called ? NULL : gnuplot_folder_inner(folder, arena, 0);
	const char **shown = ARENA_ARRAY(arena, names->count + 1, const char *);
	for (int i = 0; inner && i < names->count; i++) {
		copied = copied && copy_as(arena, found->named[i], inner, names->list[i]);
		shown[i] = path_join(arena, inner, names->list[i]);
	}
	return inner && copied ? shown : found->named;
}

/* The line again, with the files where they were found and a folder of ours. */
static char *const *line_again(struct call *call, const struct manifest_entry *entry, const struct verify_found *found,
                               const struct gnuplot_folder *folder)
{
	struct arena *arena = call->arena;
	struct option_texts words = {0};
	int next = 0;
	const char *const *named = named_again(call, entry, found, folder);
	push(arena, &words, "outturn");
	push(arena, &words, entry->command->name);
	for (int i = 0; i < entry->words.count; i++) {
		static const char *const naming[] = {"--set-from=", "--text="};
		const char *word = entry->words.list[i];
		for (int n = 0; n < 2; n++)
			if (strncmp(entry->words.list[i], naming[n], strlen(naming[n])) == 0)
				word = arena_print(arena, "%s%s", naming[n], named[next++]);
		push(arena, &words, word);
	}
	push(arena, &words, "--quiet");
	push(arena, &words, arena_print(arena, "--output=%s/out", folder->path));
	push(arena, &words, "--"); /* what follows is no option, whatever it begins with */
	for (int i = 0; i < entry->scenarios.count; i++)
		push(arena, &words, found->scenarios[i]);
	for (int i = 0; i < entry->arguments.count; i++)
		push(arena, &words, entry->arguments.list[i]);
	push(arena, &words, NULL);
	return (char *const *)words.list;
}

/* Runs it and compares; *code: whether the system let it. False: *code says how that ended. */
static bool verify_entry(struct call *call, const struct manifest_entry *entry, const struct verify_found *found,
                         struct lookup *read, struct proofs *proofs, enum exit_code *code)
{
	struct err err = {0};
	const char *path;
	int exit_code;
	struct gnuplot_folder *folder = ARENA_NEW(call->arena, struct gnuplot_folder);
	*code = EXIT_SYSTEM;
	*call->patient = 1;
	if (!gnuplot_folder_make(folder, call->arena, &path)) {
		err = (struct err){.code = errno, .action = "mkdir"};
		snprintf(err.file, sizeof err.file, "%s", path);
		*call->patient = 0;
		call_system(call, &err);
		return false;
	}
	struct arena_cleanup *cleanup = arena_on_free(call->arena, remove_folder, folder);
	struct verify_again again = {.entry = entry, .found = found, .read = read};
	enum verify_ran ran = verify_run(call, line_again(call, entry, found, folder), &exit_code, &again.said, &err);
	again.folder = path_join(call->arena, folder->path, "out");
	again.failed = exit_code == EXIT_SYSTEM;
	if (ran == VERIFY_RAN)
		verify_compare(call, &again, proofs);
	arena_cancel(cleanup);
	gnuplot_folder_remove(folder);
	*call->patient = 0;
	if (ran == VERIFY_STOPPED)
		*code = EXIT_SIGNAL + (unsigned)*call->stop;
	else if (ran == VERIFY_NOT_STARTED)
		call_system(call, &err);
	else
		*code = again.failed ? EXIT_SYSTEM : EXIT_DONE;
	return ran == VERIFY_RAN;
}

static const struct manifest *read_manifest(struct call *call, const char *folder)
{
	if (folder_look(folder, true, &call->diags) != FOLDER_FOLDER) {
		if (!call->diags.refused)
			call_error(call, W_VERIFY_NO_FOLDER, W_NONE, folder);
		return NULL;
	}
	const struct manifest *manifest = manifest_of(call->arena, folder, &call->diags);
	if (!manifest && !call->diags.errors)
		call_error(call, W_VERIFY_NO_MANIFEST, W_VERIFY_NO_MANIFEST_HINT, folder);
	return manifest;
}

static void check_places(struct call *call)
{
	for (int i = 1; i < call->options->argument_count; i++)
		if (!path_exists(call->options->arguments[i]))
			call_error(call, W_FILE_MISSING, W_NONE, call->options->arguments[i]);
}

/* Where the files of each entry are; NULL: some are nowhere, which was reported. */
static const struct verify_found *find_all(struct call *call, const struct manifest *manifest, const char *folder)
{
	struct arena *arena = call->arena;
	int places = call->options->argument_count - 1;
	struct verify_search *search =
		verify_search_create(arena, folder, call->options->arguments + 1, places, &call->diags);
	struct verify_found *found = ARENA_ARRAY(arena, manifest->count + 1, struct verify_found);
	for (int i = 0; i < manifest->count; i++) {
		found[i] = verify_search_find(search, &manifest->list[i]);
		if (found[i].lacking.count)
			call_error(call, W_VERIFY_NOT_FOUND, places ? W_VERIFY_NOT_FOUND_THERE : W_VERIFY_NOT_FOUND_HINT,
			           naming_join(arena, found[i].lacking.list, found[i].lacking.count),
			           manifest->list[i].command->name);
	}
	return call->diags.errors ? NULL : found;
}

static enum exit_code refuse(struct call *call)
{
	call_report(call);
	return call_verdict(call);
}

enum exit_code cmd_verify(struct call *call)
{
	const char *folder = call->options->arguments[0];
	struct proofs *proofs = ARENA_NEW(call->arena, struct proofs);
	struct text text;
	enum exit_code code, worst = EXIT_DONE;
	*proofs = (struct proofs){.folder = folder, .right = true};
	struct lookup *read = lookup_create(call->arena);
	if (output_is_interrupted(folder))
		call_say(call, W_VERIFY_INTERRUPTED, folder);
	const struct manifest *manifest = read_manifest(call, folder);
	check_places(call);
	const struct verify_found *found = call->diags.errors ? NULL : find_all(call, manifest, folder);
	if (!found)
		return refuse(call);
	for (int i = 0; i < manifest->count; i++) {
		if (!verify_entry(call, &manifest->list[i], &found[i], read, proofs, &code))
			return code;
		worst = deliver_worse(worst, code);
	}
	verify_unknown(call, manifest, proofs);
	if (call->diags.refused) /* what could not be read proves nothing */
		return refuse(call);
	text_init(&text, call->arena);
	struct view view = call->view;
	view.language = writer_language(call->writer, view.language);
	struct said said = view_verify(call->arena, proofs, &view);
	deliver_write(&text, call, &said, false);
	code = call->options->quiet && call->writer->for_people && proofs->right ? EXIT_DONE : deliver_stdout(call, &text);
	/* what the system did not let be made again is no answer */
	return deliver_worse(code, proofs->right ? EXIT_DONE : deliver_worse(EXIT_NO, worst));
}
