/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sampling: runs ensembles and tells how far they are. A long one is announced, with the time it will take as the
 * pilot measured it; on a terminal a bar shows how far it is. Times are for people: nothing that is written depends
 * on them. */
#include "command/sampling.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "ask/workers.h"

static const double LONG = 5;              /* seconds from which it is announced */
static const double BLINK = 0.1;           /* seconds between two pictures of the bar */
static const double BYTES_MOST = 4e9;      /* bytes */
enum { BAR = 20, BAR_LINE = 96 };

struct sampling {
	struct call *call;
	uint64_t members, all;   /* of one scenario; of all of them, with second passes */
	uint64_t before;         /* done of earlier scenarios */
	int threads, passes, scenarios;
	double start, last, run; /* seconds; run: when members began */
	bool bar, announced;
};

static double clock_now(void)
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
	enum word word = seconds < 90       ? W_SAMPLING_SECONDS
	                 : seconds < 5400   ? W_SAMPLING_MINUTES
	                 : seconds < 129600 ? W_SAMPLING_HOURS
	                                    : W_SAMPLING_DAYS;
	double length = seconds < 90 ? 1 : seconds < 5400 ? 60 : seconds < 129600 ? 3600 : 86400;
	return word_format(call->arena, call->diags.language, word,
	                   WORDS(arena_print(call->arena, "%.0f", ceil(seconds / length))));
}

static void draw_bar(struct sampling *sampling, uint64_t done)
{
	struct call *call = sampling->call;
	double at = clock_now(), part = fmin((double)done / (double)sampling->all, 1);
	if (at - sampling->last < BLINK)
		return;
	sampling->last = at;
	double left = part > 0 ? (at - sampling->run) * (1 - part) / part : 0;
	char filled[BAR + 1];
	for (int i = 0; i < BAR; i++)
		filled[i] = i < part * BAR ? '#' : '-';
	filled[BAR] = '\0';
	char *line =
		word_format(call->arena, call->diags.language, W_SAMPLING_BAR,
	                WORDS(arena_print(call->arena, "%3.0f", floor(100 * part)), filled, short_count(call, (double)done),
	                      short_count(call, (double)sampling->all), duration(call, left)));
	fprintf(stderr, "\r%s\033[K", line);
	fflush(stderr);
}

static void clear_bar(const struct sampling *sampling)
{
	if (sampling->bar)
		fputs("\r\033[K", stderr);
}

static void announce(struct sampling *sampling, uint64_t pilot)
{
	double seconds = (clock_now() - sampling->start) / (double)pilot * (double)sampling->all / sampling->threads;
	sampling->run = clock_now();
	if (sampling->announced || seconds < LONG || sampling->call->options->quiet)
		return;
	sampling->announced = true;
	call_say(sampling->call, W_SAMPLING_ESTIMATE, duration(sampling->call, seconds),
	         short_count(sampling->call, (double)sampling->members), call_number(sampling->call, sampling->scenarios),
	         call_number(sampling->call, sampling->threads));
}

static void tick_progress(void *context, enum ensemble_stage stage, uint64_t done)
{
	struct sampling *sampling = context;
	if (stage == ENSEMBLE_PILOT && done == 0)
		sampling->start = clock_now();
	else if (stage == ENSEMBLE_PILOT)
		announce(sampling, done);
	else if (sampling->bar)
		draw_bar(sampling, sampling->before + (stage == ENSEMBLE_AGAIN ? sampling->members : 0) + done);
}

/* --- what is asked --- */

/* A document shows what targets measure and what --only names, a nested format everything, a flat one what its part
 * names. */
static const bool *wanted_by(struct call *call, const struct result *result, const struct sheets *sheets)
{
	bool *all = ARENA_ARRAY(call->arena, result->program->variable_count + 1, bool);
	for (int i = 0; i < sheets->count; i++) {
		const struct sheet *sheet = &sheets->list[i];
		enum view_part part = sheet->view.asked.part;
		bool variables = (!sheet->writer->for_people || sheet->view.asked.only) && part == PART_MAIN;
		bool targets = !sheet->writer->in_parts || part == PART_TARGETS || part == PART_CREDIBLE;
		const bool *wanted = view_ensemble_wanted(call->arena, result, variables, targets, &sheet->view);
		for (int v = 0; v < result->program->variable_count; v++)
			all[v] |= wanted[v];
	}
	return all;
}

static bool has_room(struct call *call, const struct result *result, const struct ensemble_question *question)
{
	double bytes = ensemble_bytes(result, question);
	if (bytes > BYTES_MOST) {
		call_error(call, W_SAMPLING_MEMORY, W_SAMPLING_MEMORY_HINT, arena_print(call->arena, "%.0f", ceil(bytes / 1e9)),
		           arena_print(call->arena, "%.0f", BYTES_MOST / 1e9));
		return false;
	}
	bytes = question->exact ? ensemble_exact_bytes(result, question) : 0;
	if (bytes <= BYTES_MOST)
		return true;
	call_error(call, W_SAMPLING_EXACT_MEMORY, W_SAMPLING_EXACT_MEMORY_HINT,
	           arena_print(call->arena, "%.0f", ceil(bytes / 1e9)), arena_print(call->arena, "%.0f", BYTES_MOST / 1e9));
	return false;
}

static void warn_unsound(struct call *call, const struct ensemble *ensemble)
{
	const struct program *program = ensemble->centre->program;
	for (int i = 0; i < ensemble->unsound_count; i++) {
		const struct ensemble_unsound *unsound = &ensemble->unsound[i];
		const char *pointer;
		struct place place = program_place(program, &program->variables[unsound->variable], &pointer);
		diag_warning(&call->diags, place, pointer, unsound->negative ? W_SAMPLING_NEGATIVE : W_SAMPLING_NOT_FINITE,
		             W_SAMPLING_UNSOUND_HINT,
		             program_element_name(call->arena, program, unsound->variable, unsound->element),
		             call_number(call, unsound->year),
		             arena_print(call->arena, "%.3g", 100 * (double)unsound->members / (double)ensemble->members));
	}
}

const struct ensemble *const *sampling_run(struct call *call, const struct batch *batch, const struct sheets *sheets,
                                          enum exit_code *code)
{
	const struct options *options = call->options;
	uint64_t members = options->members ? options->members : SAMPLING_MEMBERS;
	uint64_t seed = options->has_seed ? options->seed : SAMPLING_SEED;
	int threads = options->threads ? (int)options->threads : workers_processors();
	int passes = options->exact ? 2 : 1;
	struct sampling sampling = {.call = call,
	                            .members = members,
	                            .all = members * (uint64_t)passes * (uint64_t)batch->result_count,
	                            .threads = threads,
	                            .passes = passes,
	                            .scenarios = batch->result_count,
	                            .bar = !options->quiet && isatty(STDERR_FILENO)};
	const struct ensemble **made = ARENA_ARRAY(call->arena, batch->result_count + 1, const struct ensemble *);
	*code = EXIT_DONE;
	*call->patient = 1;
	call->resolved.members = members;
	call->resolved.seed = seed;
	for (int r = 0; r < batch->result_count && *code == EXIT_DONE; r++) {
		const struct result *result = batch->results[r];
		struct ensemble_question question = {.members = members,
		                                     .seed = seed,
		                                     .threads = threads,
		                                     .exact = options->exact,
		                                     .credible = options->credible,
		                                     .wanted = wanted_by(call, result, sheets),
		                                     .stop = call->stop,
		                                     .tick = tick_progress,
		                                     .context = &sampling};
		sampling.run = clock_now();
		if (!has_room(call, result, &question))
			*code = EXIT_INPUT;
		else if (!(made[r] = ensemble_run(call->arena, result, result->uncertainty, &question)))
			*code = EXIT_SIGNAL + (unsigned)*call->stop;
		else
			warn_unsound(call, made[r]);
		sampling.before += members * (uint64_t)passes;
	}
	*call->patient = 0;
	clear_bar(&sampling);
	return *code == EXIT_DONE ? made : NULL;
}
