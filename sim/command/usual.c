/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usual: defaults of questions, and what is asked beside them. Members, seed and threads are those of the line. */
#include "command/usual.h"
#include <string.h>
#include "ask/workers.h"
#include "command/manifest.h"
#include "command/manifest_said.h"
#include "command/previous.h"
#include "command/sampling.h"

static uint64_t seed_of(const struct call *call)
{
	return call->options->has_seed ? call->options->seed : SAMPLING_SEED;
}

static int threads_of(const struct call *call)
{
	return call->options->threads ? (int)call->options->threads : workers_processors();
}

/* --- decompose --- */

int usual_last_year(const struct result *result)
{
	int last = result->base_year + result->years - 1, planned = result->scenario->plan->last;
	return planned && planned < last && planned > result->base_year ? planned : last;
}

int usual_changes(struct moment before, struct moment after, bool chained,
                  struct decompose_question list[DECOMPOSE_USUAL])
{
	int count = 0;
	for (int s = decompose_next(after.result, -1); s >= 0 && s < DECOMPOSE_USUAL; s = decompose_next(after.result, s))
		list[count++] = (struct decompose_question){s, -1, -1, before, after, chained};
	return count;
}

/* --- conflict --- */

static bool can_be_judged(const struct target_result *target)
{
	return target->reason == ASSESSED || target->reason == UNASSESSED_UNDEFINED || target->reason == UNASSESSED_NO_PEAK;
}

const struct target_result *usual_wishes(struct arena *arena, const struct result *result, int *count)
{
	struct target_result *list = ARENA_ARRAY(arena, result->target_count + 1, struct target_result);
	*count = 0;
	for (int t = 0; t < result->target_count; t++)
		if (can_be_judged(&result->targets[t]))
			list[(*count)++] = result->targets[t];
	return list;
}

/* The result whose targets ask for what is asked for here. */
static const struct result *as_asked(struct arena *arena, const struct result *result,
                                     const struct conflict_question *question)
{
	struct result *made = ARENA_NEW(arena, struct result);
	struct target_result *targets = ARENA_ARRAY(arena, result->target_count + 1, struct target_result);
	*made = *result;
	memcpy(targets, result->targets, (size_t)result->target_count * sizeof *targets);
	for (int w = 0; w < question->wish_count; w++)
		for (int t = 0; t < result->target_count; t++)
			if (targets[t].target == question->wishes[w].target)
				targets[t] = question->wishes[w];
	made->targets = targets;
	return made;
}

static struct ensemble_set set_of(struct arena *arena, const struct result *result, const struct conflict *conflict,
                                  const int *wishes, int count)
{
	int *targets = ARENA_ARRAY(arena, count + 1, int);
	for (int i = 0; i < count; i++)
		for (int t = 0; t < result->target_count; t++)
			if (result->targets[t].target == conflict->question->wishes[wishes[i]].target)
				targets[i] = t;
	return (struct ensemble_set){targets, count};
}

bool usual_conflict_odds(struct call *call, const struct result *result, struct conflict *conflict)
{
	int sets = conflict->set_count, all = sets + conflict->held_count;
	struct ensemble_set *list = ARENA_ARRAY(call->arena, all + 1, struct ensemble_set);
	if (!result->uncertainty->count)
		return true;
	const struct result *asked = as_asked(call->arena, result, conflict->question);
	for (int s = 0; s < sets; s++)
		list[s] = set_of(call->arena, asked, conflict, conflict->sets[s].wishes, conflict->sets[s].count);
	for (int h = 0; h < conflict->held_count; h++)
		list[sets + h] = set_of(call->arena, asked, conflict, conflict->held[h].wishes, conflict->held[h].count);
	struct ensemble_question question = {
		.members = call->options->members ? call->options->members : SAMPLING_MEMBERS,
		.seed = seed_of(call),
		.threads = threads_of(call),
		.wanted = ARENA_ARRAY(call->arena, result->program->variable_count + 1, bool),
		.sets = list,
		.set_count = all,
		.stop = call->stop};
	const struct ensemble *made = ensemble_run(call->arena, asked, result->uncertainty, &question);
	if (!made)
		return false;
	call->resolved.members = conflict->members = made->members;
	call->resolved.seed = question.seed;
	for (int s = 0; s < sets; s++)
		conflict->sets[s].met = made->sets_met[s];
	for (int h = 0; h < conflict->held_count; h++)
		conflict->held[h].met = made->sets_met[sets + h];
	return true;
}

/* --- sensitivity --- */

struct sensitivity_question usual_sensitivity(const struct call *call, const struct sensitivity_asked *asked, int count)
{
	uint64_t members = call->options->members;
	return (struct sensitivity_question){
		.asked = asked,
		.asked_count = count,
		.rows = (int)(members < SENSITIVITY_ROWS_MOST ? members : SENSITIVITY_ROWS_MOST),
		.seed = seed_of(call),
		.threads = threads_of(call),
		.stop = call->stop};
}

/* --- progress --- */

const struct condition *const *usual_conditions(struct call *call, const struct result *result, int at,
                                                const struct assumptions *assumed, bool *stopped)
{
	*stopped = false;
	if (!result->uncertainty->count)
		return NULL;
	uint64_t members = call->options->members ? call->options->members : USUAL_PROGRESS_MEMBERS;
	const struct result **known = ARENA_ARRAY(call->arena, assumed->cases + 1, const struct result *);
	for (int c = 0; c < assumed->cases; c++)
		known[c] = review_result(call->arena, result, at, false, assumptions_case(assumed, c), assumed->count);
	struct condition_question question = {
		.members = members < CONDITION_MEMBERS_MOST ? members : CONDITION_MEMBERS_MOST,
		.seed = seed_of(call),
		.threads = threads_of(call),
		.known = known,
		.known_count = assumed->cases,
		.later = review_result(call->arena, result, at, true, NULL, 0),
		.stop = call->stop};
	call->resolved.members = question.members;
	call->resolved.seed = question.seed;
	*call->patient = 1;
	const struct condition *const *made = condition_make(call->arena, result, &question);
	*call->patient = 0;
	*stopped = !made;
	return made;
}

const struct progress_answer *usual_progress(struct arena *arena, const struct result *shown, int at,
                                             const struct assumptions *assumed,
                                             const struct condition *const *conditions)
{
	struct progress_case *cases = ARENA_ARRAY(arena, assumed->cases + 1, struct progress_case);
	struct progress_answer *answer = ARENA_NEW(arena, struct progress_answer);
	for (int c = 0; c < assumed->cases; c++) {
		const struct supposition *of = assumptions_case(assumed, c);
		cases[c] = (struct progress_case){
			.assumptions = of,
			.count = assumed->count,
			.texts = assumptions_texts(assumed, c),
			.reviews = reviews_of(arena, review_result(arena, shown, at, false, of, assumed->count), at),
			.condition = conditions ? conditions[c] : NULL};
	}
	*answer = (struct progress_answer){shown, at, cases, assumed->cases};
	return answer;
}

/* --- audit --- */

const struct audit *usual_audit(struct call *call, struct reader *reader, const struct plan *plan,
                                const struct plan *const *others, int count)
{
	const struct plan *before = previous_named(call, reader, plan);
	if (before && call->options->folder) {
		manifest_plan(call, before, false);
		manifest_names(call);
	}
	for (int i = 0; i < count && !before; i++)
		before = others[i]->last == plan->base_year ? others[i] : NULL;
	return audit_plan(call->arena, plan, before, call->models, &call->diags);
}

struct figure_origin usual_origin(struct call *call)
{
	struct manifest_entry entry = manifest_entry_now(call);
	struct figure_input *inputs = ARENA_ARRAY(call->arena, entry.inputs.count + 1, struct figure_input);
	for (int i = 0; i < entry.inputs.count; i++)
		inputs[i] = (struct figure_input){entry.inputs.list[i].path, entry.inputs.list[i].hash};
	return (struct figure_origin){.version = entry.version,
	                              .command = manifest_said_now(call),
	                              .inputs = inputs,
	                              .input_count = entry.inputs.count,
	                              .mark = call->resolved.marked};
}
