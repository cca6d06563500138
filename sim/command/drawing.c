/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drawing: what an ensemble tells while it runs. A long one is announced, with the time it will take as the pilot
 * measured it; on a terminal a bar shows how far it is. Times are for people: nothing that is written depends on
 * them. */
#include "command/drawing.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "ask/workers.h"

static const double LONG = 5;              /* seconds from which it is announced */
static const double BLINK = 0.1;           /* seconds between two pictures of the bar */
static const double EXACT_MOST = 4e9;      /* bytes */
enum { BAR = 20, BAR_LINE = 96 };

struct progress {
	struct call *call;
	uint64_t members, all;   /* of one scenario; of all of them, with second passes */
	uint64_t before;         /* done of earlier scenarios */
	int threads, passes, scenarios;
	double start, last, run; /* seconds; run: when members began */
	bool bar, announced;
};

static double now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

/* "670k", "1.0M". */
static char *short_count(struct call *call, double count)
{
	static const struct { double size; const char *name; } sizes[] = {{1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
	for (int i = 0; i < 3; i++)
		if (count >= sizes[i].size)
			return arena_print(call->arena, count >= 100 * sizes[i].size ? "%.0f%s" : "%.1f%s", count / sizes[i].size,
			                   sizes[i].name);
	return arena_print(call->arena, "%.0f", count);
}

static char *duration(struct call *call, double seconds)
{
	enum word word = seconds < 90       ? W_DRAWING_SECONDS
	                 : seconds < 5400   ? W_DRAWING_MINUTES
	                 : seconds < 129600 ? W_DRAWING_HOURS
	                                    : W_DRAWING_DAYS;
	double unit = seconds < 90 ? 1 : seconds < 5400 ? 60 : seconds < 129600 ? 3600 : 86400;
	return word_format(call->arena, call->diags.language, word,
	                   WORDS(arena_print(call->arena, "%.0f", ceil(seconds / unit))));
}

static void draw_bar(struct progress *progress, uint64_t done)
{
	struct call *call = progress->call;
	double at = now(), part = fmin((double)done / (double)progress->all, 1);
	if (at - progress->last < BLINK)
		return;
	progress->last = at;
	double left = part > 0 ? (at - progress->run) * (1 - part) / part : 0;
	char filled[BAR + 1];
	for (int i = 0; i < BAR; i++)
		filled[i] = i < part * BAR ? '#' : '-';
	filled[BAR] = '\0';
	char *line =
		word_format(call->arena, call->diags.language, W_DRAWING_BAR,
	                WORDS(arena_print(call->arena, "%3.0f", floor(100 * part)), filled, short_count(call, (double)done),
	                      short_count(call, (double)progress->all), duration(call, left)));
	fprintf(stderr, "\r%s\033[K", line);
	fflush(stderr);
}

static void clear_bar(const struct progress *progress)
{
	if (progress->bar)
		fputs("\r\033[K", stderr);
}

static void announce(struct progress *progress, uint64_t pilot)
{
	double seconds = (now() - progress->start) / (double)pilot * (double)progress->all / progress->threads;
	progress->run = now();
	if (progress->announced || seconds < LONG || progress->call->options.quiet)
		return;
	progress->announced = true;
	call_say(progress->call, W_DRAWING_ESTIMATE, duration(progress->call, seconds),
	         short_count(progress->call, (double)progress->members), call_number(progress->call, progress->scenarios),
	         call_number(progress->call, progress->threads));
}

static void tick(void *context, enum ensemble_stage stage, uint64_t done)
{
	struct progress *progress = context;
	if (stage == ENSEMBLE_PILOT && done == 0)
		progress->start = now();
	else if (stage == ENSEMBLE_PILOT)
		announce(progress, done);
	else if (progress->bar)
		draw_bar(progress, progress->before + (stage == ENSEMBLE_AGAIN ? progress->members : 0) + done);
}

/* --- what is asked --- */

static const bool *wanted_by(struct call *call, const struct result *result, const struct sheets *sheets)
{
	bool *all = ARENA_ARRAY(call->arena, result->program->variable_count + 1, bool);
	for (int i = 0; i < sheets->count; i++) {
		struct view view = sheets->list[i].view;
		view.only = call->view.only;
		const bool *wanted = view_ensemble_wanted(call->arena, result, sheets->list[i].writer, &view);
		for (int v = 0; v < result->program->variable_count; v++)
			all[v] |= wanted[v];
	}
	return all;
}

static bool has_room(struct call *call, const struct result *result, const struct ensemble_question *question)
{
	double bytes = question->exact ? ensemble_exact_bytes(result, question) : 0;
	if (bytes <= EXACT_MOST)
		return true;
	call_error(call, W_DRAWING_EXACT_MEMORY, W_DRAWING_EXACT_MEMORY_HINT,
	           arena_print(call->arena, "%.0f", ceil(bytes / 1e9)), arena_print(call->arena, "%.0f", EXACT_MOST / 1e9));
	return false;
}

static void warn_unsound(struct call *call, const struct ensemble *ensemble)
{
	const struct program *program = ensemble->centre->program;
	for (int i = 0; i < ensemble->unsound_count; i++) {
		const struct ensemble_unsound *unsound = &ensemble->unsound[i];
		const char *pointer;
		struct place place = program_place(program, &program->variables[unsound->variable], &pointer);
		diag_warning(&call->diags, place, pointer, unsound->negative ? W_DRAWING_NEGATIVE : W_DRAWING_NOT_FINITE,
		             W_DRAWING_UNSOUND_HINT,
		             program_element_name(call->arena, program, unsound->variable, unsound->element),
		             call_number(call, unsound->year),
		             arena_print(call->arena, "%.3g", 100 * (double)unsound->members / (double)ensemble->members));
	}
}

const struct ensemble *const *drawing_run(struct call *call, const struct batch *batch, const struct sheets *sheets,
                                          enum exit_code *code)
{
	const struct options *options = &call->options;
	uint64_t members = options->members ? options->members : DRAWING_MEMBERS;
	int threads = options->threads ? (int)options->threads : workers_processors();
	int passes = options->exact ? 2 : 1;
	struct progress progress = {.call = call,
	                            .members = members,
	                            .all = members * (uint64_t)passes * (uint64_t)batch->result_count,
	                            .threads = threads,
	                            .passes = passes,
	                            .scenarios = batch->result_count,
	                            .bar = !options->quiet && isatty(STDERR_FILENO)};
	const struct ensemble **made = ARENA_ARRAY(call->arena, batch->result_count + 1, const struct ensemble *);
	*code = EXIT_DONE;
	*call->patient = 1;
	call->options.members = members; /* as they were resolved */
	call->options.seed = options->has_seed ? options->seed : DRAWING_SEED;
	call->options.has_seed = true;
	for (int r = 0; r < batch->result_count && *code == EXIT_DONE; r++) {
		const struct result *result = batch->results[r];
		struct ensemble_question question = {.members = members,
		                                     .seed = options->has_seed ? options->seed : DRAWING_SEED,
		                                     .threads = threads,
		                                     .exact = options->exact,
		                                     .credible = options->credible,
		                                     .wanted = wanted_by(call, result, sheets),
		                                     .stop = call->stop,
		                                     .tick = tick,
		                                     .context = &progress};
		progress.run = now();
		if (!has_room(call, result, &question))
			*code = EXIT_INPUT;
		else if (!(made[r] = ensemble_run(call->arena, result, result->uncertainty, &question)))
			*code = EXIT_SIGNAL + (unsigned)*call->stop;
		else
			warn_unsound(call, made[r]);
		progress.before += members * (uint64_t)passes;
	}
	*call->patient = 0;
	clear_bar(&progress);
	return *code == EXIT_DONE ? made : NULL;
}
