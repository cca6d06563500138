/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_questions: each question by itself; one that a scenario cannot be asked (nothing is uncertain, no input has a
 * range, nothing was observed) is left out, as its chapter then is. */
#include "command/report_questions.h"
#include <setjmp.h>
#include "ask/shown.h"
#include "ask/stated.h"
#include "ask/workers.h"
#include "command/usual.h"

struct asking {
	struct call *call;
	const struct result *result, *shown;
	struct report_answers *answers;
};

/* --- what moved numbers --- */

static const struct decomposition *const *moved(struct asking *asking, struct moment before, struct moment after,
                                                int *count)
{
	struct decompose_question questions[DECOMPOSE_USUAL];
	struct arena *arena = asking->call->arena;
	int asked = usual_changes(before, after, false, questions);
	const struct decomposition **list = ARENA_ARRAY(arena, DECOMPOSE_USUAL, const struct decomposition *);
	*count = 0;
	for (int i = 0; i < asked; i++) {
		struct decompose_refused refused;
		const struct decomposition *made = decompose(arena, &questions[i], &refused);
		if (made)
			list[(*count)++] =
				decompose_shown(arena, made, &asking->shown->program->variables[made->variable].unit);
	}
	return *count ? list : NULL;
}

static void ask_moved(struct asking *asking)
{
	const struct result *result = asking->result;
	int last = usual_last_year(result);
	const struct moment after = {result, last, WORLD_LIMITED};
	asking->answers->changes = moved(asking, (struct moment){result, result->base_year, WORLD_LIMITED}, after,
	                                 &asking->answers->change_count);
	if (result->unlimited)
		asking->answers->costs =
			moved(asking, (struct moment){result, last, WORLD_UNLIMITED}, after, &asking->answers->cost_count);
}

/* --- what it would take --- */

static const struct solve *solve_one(struct asking *asking, const struct levers *levers,
                                     const struct target_result *wish)
{
	struct arena *arena = asking->call->arena;
	struct solve_question *question = ARENA_NEW(arena, struct solve_question);
	*question = (struct solve_question){.levers = levers, .wishes = wish, .wish_count = 1, .stop = asking->call->stop};
	const struct solve *made = solve_run(arena, asking->result, question);
	return made ? solve_shown(arena, made, asking->shown) : NULL;
}

/* Of each target that is missed and that the models decide. False: stopped. */
static bool ask_solves(struct asking *asking, const struct levers *levers)
{
	const struct result *result = asking->result;
	struct report_answers *answers = asking->answers;
	const struct solve **list = ARENA_ARRAY(asking->call->arena, result->target_count + 1, const struct solve *);
	answers->solves = list;
	for (int t = 0; t < result->target_count && levers->count && levers->count <= SOLVE_LEVERS_MOST; t++) {
		const struct target_result *target = &result->targets[t];
		if (target->verdict != VERDICT_MISSED || target_is_stated(result, target))
			continue;
		const struct solve *solve = solve_one(asking, levers, target);
		if (!solve)
			return false;
		list[answers->solve_count++] = solve;
	}
	return true;
}

static bool ask_conflict(struct asking *asking, const struct levers *levers)
{
	struct call *call = asking->call;
	struct conflict_question *question = ARENA_NEW(call->arena, struct conflict_question);
	*question = (struct conflict_question){.levers = levers, .stop = call->stop};
	question->wishes = usual_wishes(call->arena, asking->result, &question->wish_count);
	if (!levers->count || levers->count > CONFLICT_LEVERS_MOST || !question->wish_count ||
	    question->wish_count > CONFLICT_TARGETS_MOST)
		return true;
	struct conflict *conflict = conflict_run(call->arena, asking->result, question);
	if (!conflict || (conflict->set_count && !usual_conflict_odds(call, asking->result, conflict)))
		return false;
	asking->answers->conflict = conflict_shown(call->arena, conflict, asking->shown);
	return true;
}

/* --- what is uncertain --- */

static bool ask_sensitivity(struct asking *asking)
{
	struct call *call = asking->call;
	const struct result *result = asking->result;
	const struct levers levers = levers_uncertain(call->arena, result);
	int factors;
	sensitivity_factors(call->arena, result, &levers, &factors);
	struct sensitivity_asked *asked;
	int count = sensitivity_targets(call->arena, result, &asked);
	if (!factors || factors > SENSITIVITY_FACTORS_MOST || !count)
		return true;
	struct sensitivity_question *question = ARENA_NEW(call->arena, struct sensitivity_question);
	*question = usual_sensitivity(call, asked, count);
	question->rows = 0; /* --members is of ensembles */
	*call->patient = 1;
	const struct sensitivity *made = sensitivity_run(call->arena, result, question);
	*call->patient = 0;
	if (made)
		asking->answers->sensitivity = sensitivity_shown(call->arena, made, asking->shown);
	return made;
}

static bool ask_progress(struct asking *asking)
{
	struct call *call = asking->call;
	int at = review_last_year(asking->result);
	bool stopped;
	if (!at)
		return true;
	struct assumptions *none = ARENA_NEW(call->arena, struct assumptions);
	*none = assumptions_read(call, asking->result, &(struct option_texts){0});
	const struct condition *const *conditions = usual_conditions(call, asking->result, at, none, &stopped);
	if (!stopped)
		asking->answers->progress = usual_progress(call->arena, asking->shown, at, none, conditions);
	return !stopped;
}

/* --- all of it --- */

/* A scenario's questions are asked by one thread, in memory of its own: what they ask of the call (members, seed,
 * threads, whether to stop) is read alone. */
struct piece {
	struct call call;
	struct arena arena;
	jmp_buf rescue;
	volatile sig_atomic_t patient;
	bool exhausted, stopped;
};
struct questions {
	const struct result *const *results, *const *shown;
	struct report_answers *answers;
	struct piece *pieces;
};

static bool ask_all(struct asking *asking)
{
	struct levers *levers = ARENA_NEW(asking->call->arena, struct levers);
	*levers = levers_ranged(asking->call->arena, asking->result);
	struct levers *steered = ARENA_NEW(asking->call->arena, struct levers); /* what could be done, not what may be so */
	*steered = levers_steered(asking->call->arena, levers);
	ask_moved(asking);
	return ask_solves(asking, steered) && ask_conflict(asking, levers) && ask_sensitivity(asking) &&
	       ask_progress(asking);
}

static void ask_piece(void *context, int worker, int index)
{
	struct questions *questions = context;
	struct piece *piece = &questions->pieces[index];
	struct asking asking = {&piece->call, questions->results[index], questions->shown[index],
	                        &questions->answers[index]};
	(void)worker;
	if (setjmp(piece->rescue) != 0)
		piece->exhausted = true;
	else
		piece->stopped = !ask_all(&asking);
}

static void free_piece(void *data) { arena_free(data); }

const struct report_answers *report_questions(struct call *call, const struct result *const *results,
                                              const struct result *const *shown, int count)
{
	struct questions questions = {results, shown, ARENA_ARRAY(call->arena, count + 1, struct report_answers),
	                              ARENA_ARRAY(call->arena, count + 1, struct piece)};
	for (int r = 0; r < count; r++) {
		struct piece *piece = &questions.pieces[r];
		piece->call = *call;
		piece->call.arena = &piece->arena;
		piece->call.patient = &piece->patient;
		arena_init(&piece->arena, &piece->rescue, call->arena->limit);
		arena_on_free(call->arena, free_piece, &piece->arena);
	}
	int threads = call->options->threads ? (int)call->options->threads : workers_processors();
	*call->patient = 1;
	bool whole = workers_run(threads, count, ask_piece, &questions, call->stop);
	*call->patient = 0;
	for (int r = 0; r < count; r++) {
		if (questions.pieces[r].exhausted)
			arena_exhausted(call->arena);
		whole = whole && !questions.pieces[r].stopped;
	}
	return whole ? questions.answers : NULL;
}
