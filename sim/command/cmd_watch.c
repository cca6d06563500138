/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watch: runs scenarios again whenever one of their files is saved, and shows what that changed. A round has an
 * arena of its own; the last sound one stays until the next, for the comparison. Words are looked up once. A signal
 * ends the program in the handler: nothing is ever half written here. */
#include <errno.h>
#include <string.h>
#include "ask/shown.h"
#include "base/clean.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/files.h"
#include "command/watching.h"
#include "write/terminal.h"

struct round {
	struct arena arena;
	struct call call; /* as the command's, in this arena */
	struct batch batch;
};

static void free_arena(void *data) { arena_free(data); }

static struct round *next_round(struct call *call)
{
	struct round *round = ARENA_NEW(call->arena, struct round);
	arena_init(&round->arena, call->arena->rescue, call->arena->limit);
	arena_on_free(call->arena, free_arena, &round->arena);
	return round;
}

/* Takes an arena that was freed into use again, so that rounds do not add up. */
static void start_round(struct call *call, struct round *round)
{
	arena_free(&round->arena);
	round->call = *call;
	round->call.arena = &round->arena;
	diags_init(&round->call.diags, &round->arena, call->diags.language);
}

/* What the words of the line stand for, once and for all: a file that is moved away later is not replaced by another
 * one that the word might mean then. With --keep-going a word that stands for nothing is left out. False: it ends
 * here. */
static bool look_up(struct call *call, enum exit_code *code)
{
	struct options *options = ARENA_NEW(call->arena, struct options);
	struct files_word *words = ARENA_ARRAY(call->arena, call->options->argument_count + 1, struct files_word);
	const char **paths = ARENA_ARRAY(call->arena, call->options->argument_count + 1, const char *);
	int count = 0;
	for (int i = 0; i < call->options->argument_count; i++)
		if (files_look_up(&words[count], call->arena, call->options->arguments[i], &call->diags))
			paths[count] = words[count].path, count++;
	*options = *call->options;
	options->arguments = paths;
	options->argument_count = count;
	bool sound = count > 0 && (call->diags.errors == 0 || options->keep_going);
	*code = call_verdict(call);
	call_report(call);
	diags_init(&call->diags, call->arena, call->diags.language);
	call->options = options;
	call->words = words;
	return sound;
}

/* Watched before anything is read, so that no change is missed. */
static void watch_words(struct watching *watching, struct round *round)
{
	struct arena *arena = &round->arena;
	const struct options *options = round->call.options;
	for (int i = 0; i < options->argument_count; i++) {
		const struct files_word *word = &round->call.words[i];
		if (word->folder)
			watching_folder(watching, word->path);
		else
			watching_file(watching, arena, word->path);
	}
	for (int i = 0; i < options->tables.count; i++)
		watching_file(watching, arena, options->tables.list[i]);
}

/* Does the file still say what was read? */
static bool is_current(struct round *round, const struct source *source)
{
	enum source_error error;
	const struct source *now = source_open(&round->arena, source->path, NULL, &error);
	return now && now->raw_size == source->raw_size && memcmp(now->raw, source->raw, now->raw_size) == 0;
}

/* All that was read on the way: parents, plan, observations; and what was named and is not there yet. What may have
 * changed before its folder was watched is looked at again. */
static void watch_files(struct watching *watching, struct round *round)
{
	const struct reader *reader = round->batch.variants.reader;
	bool late = false;
	for (int i = 0; reader && i < reader->file_count; i++) {
		late |= watching_file(watching, &round->arena, reader->files[i]->source->path);
		late |= watching_file(watching, &round->arena, reader->files[i]->real);
	}
	for (int i = 0; reader && late && i < reader->file_count; i++)
		if (!is_current(round, reader->files[i]->source))
			watching_changed(watching, reader->files[i]->source->path);
	for (int i = 0; reader && i < reader->missing_count; i++) {
		watching_file(watching, &round->arena, reader->missing[i]);
		if (path_exists(reader->missing[i]))
			watching_changed(watching, reader->missing[i]);
	}
}

/* Reads and runs all; what is wrong is told. */
static bool run_round(struct round *round)
{
	struct call *call = &round->call;
	bool sound = batch_read(call, &round->batch) &&
	             batch_run(call, &round->batch, true, NULL, NULL);
	if (sound)
		batch_finish(call, &round->batch);
	else
		batch_refuse(call, &round->batch);
	return sound;
}

static const struct result *const *shown_of(struct round *round, const struct round *of, const struct view *view)
{
	return shown_results(&round->arena, of->batch.results, of->batch.result_count, view->units, view->language);
}

static bool show_round(struct round *round, const struct round *last, const char *names, struct err *err)
{
	struct call *call = &round->call;
	struct view view = call_view(call);
	struct text out;
	text_init(&out, &round->arena);
	text_add(&out, "");
	if (*names) {
		terminal_look(&out, clean_text(&round->arena, names), LOOK_BOLD, call->colour);
		text_add(&out, "\n");
	}
	struct said said =
		view_changes(&round->arena, last ? shown_of(round, last, &view) : NULL, last ? last->batch.result_count : 0,
	                 shown_of(round, round, &view), round->batch.result_count, &view);
	writer_table.write(&out, &said, &(struct manner){.colour = call->colour});
	return output_stdout(out.bytes, out.length, err);
}

static enum exit_code end_watch(struct call *call, const struct err *err)
{
	return err->code == EPIPE ? EXIT_DONE : call_system(call, err);
}

enum exit_code cmd_watch(struct call *call)
{
	struct err err = {0};
	struct watching *watching = watching_create(call->arena, &err);
	if (!watching)
		return call_system(call, &err);
	enum exit_code code;
	if (!look_up(call, &code))
		return code;
	struct round *last = NULL, *round = next_round(call), *spare = next_round(call);
	const char *names = "";
	for (bool first = true;; first = false) {
		start_round(call, round);
		watch_words(watching, round);
		bool sound = run_round(round);
		watch_files(watching, round);
		watching_all(watching, !sound);
		if (first && watching_folders(watching) == 0 && call_verdict(&round->call) != EXIT_DONE)
			return call_verdict(&round->call); /* there is nothing that could be mended */
		if (sound && !show_round(round, last, names, &err))
			return end_watch(call, &err);
		if (first && !call->options->quiet)
			call_say(call, W_WATCH_WAITING, NULL);
		struct round *kept = sound ? round : last;
		round = sound ? (last ? last : spare) : round;
		last = kept;
		struct arena *arena =
			last ? &last->arena : call->arena; /* the names outlive the next round's beginning */
		enum watched watched = watching_wait(watching, arena, &names, &err);
		if (watched == WATCHED_READER_GONE)
			return EXIT_DONE;
		if (watched == WATCHED_FAILED)
			return call_system(call, &err);
	}
}
