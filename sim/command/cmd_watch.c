/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watch: runs scenarios again whenever one of their files is saved, and shows what that changed. A round has an
 * arena of its own; the last sound one stays until the next, for the comparison. A signal ends the program in the
 * handler: nothing is ever half written here. */
#include <errno.h>
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

/* What the words of the line stand for: watched before anything is read, so that no change is missed. */
static void watch_words(struct watching *watching, struct round *round)
{
	struct arena *arena = &round->arena;
	const struct options *options = round->call.options;
	struct found found = {0};
	struct diags unheard;
	diags_init(&unheard, arena, LANGUAGE_DEFAULT);
	for (int i = 0; i < options->argument_count; i++) {
		if (path_is_folder(options->arguments[i]))
			watching_folder(watching, options->arguments[i]);
		files_find(&found, arena, options->arguments[i], &unheard);
	}
	for (int i = 0; i < found.count; i++) {
		if (!found.list[i].named)
			watching_folder(watching, path_folder(arena, found.list[i].path));
		watching_file(watching, arena, found.list[i].path);
		watching_file(watching, arena, found.list[i].real);
	}
	for (int i = 0; i < options->tables.count; i++)
		watching_file(watching, arena, options->tables.list[i]);
}

/* All that was read on the way: parents, plan, observations. */
static void watch_files(struct watching *watching, struct round *round)
{
	const struct reader *reader = round->batch.variants.reader;
	for (int i = 0; reader && i < reader->file_count; i++) {
		watching_file(watching, &round->arena, reader->files[i]->source->path);
		watching_file(watching, &round->arena, reader->files[i]->real);
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
		view_changes(&round->arena, last ? last->batch.results : NULL, last ? last->batch.result_count : 0,
	                 round->batch.results, round->batch.result_count, &view);
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
	struct round *last = NULL, *round = next_round(call), *spare = next_round(call);
	const char *names = "";
	for (bool first = true;; first = false) {
		start_round(call, round);
		watch_words(watching, round);
		bool sound = run_round(round);
		watch_files(watching, round);
		watching_all(watching, !sound);
		if (first && watching_folders(watching) == 0)
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
