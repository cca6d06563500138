/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble: a pilot of 4096 members finds the range of every value; then all members are run, in pieces that
 * threads share, and counted; for exact quantiles, and where cells are too wide for the others, they are run once
 * more. Moments are added piece by piece, in their order; everything else is whole numbers. */
#include <math.h>
#include <string.h>
#include "ask/ensemble_parts.h"
#include "ask/workers.h"

struct run {
	struct tally *tally;
	struct hand **hands;
	int threads;
};

/* --- running --- */

static void piece_blocks(const struct tally *tally, int piece, uint64_t *first, uint64_t *last)
{
	*first = tally->blocks * (uint64_t)piece / (uint64_t)tally->pieces;
	*last = tally->blocks * ((uint64_t)piece + 1) / (uint64_t)tally->pieces;
}

static void run_piece(void *context, int worker, int piece)
{
	struct run *run = context;
	struct hand *hand = run->hands[worker];
	size_t size = (size_t)run->tally->slot_count * sizeof *hand->moments;
	uint64_t first, last;
	piece_blocks(run->tally, piece, &first, &last);
	memset(hand->moments, 0, size);
	if (tally_blocks(hand, first, last) && !run->tally->exact)
		memcpy(run->tally->of_piece + (size_t)piece * (size_t)run->tally->slot_count, hand->moments, size);
}

static bool run_pieces(struct run *run)
{
	atomic_store(&run->tally->done, 0);
	return workers_run(run->threads, run->tally->pieces, run_piece, run, run->tally->question->stop);
}

static void sort_slot(void *context, int worker, int slot)
{
	struct run *run = context;
	(void)worker;
	exact_sort(run->tally->scarce_kept, slot);
	if (run->tally->exact)
		exact_sort(run->tally->exact, slot);
}

static bool run_again(struct run *run)
{
	const struct tally *tally = run->tally;
	run->tally->exact = exact_make(run->tally, run->hands, run->threads);
	return (!tally->exact || run_pieces(run)) &&
	       workers_run(run->threads, tally->slot_count, sort_slot, run, tally->question->stop);
}

/* --- what came of it --- */

struct finish {
	struct arena *arena;
	const struct run *run;
	struct ensemble *made;
	int unsound_capacity;
	uint64_t cells[HISTOGRAM_CELLS]; /* of the slot in hand */
	uint64_t count;
	struct moments moments;
};

static void gather_slot(struct finish *finish, int slot)
{
	const struct tally *tally = finish->run->tally;
	finish->count = tally_merged(finish->run->hands, finish->run->threads, slot, finish->cells);
	finish->moments = tally_moments(tally, slot);
}

/* All quantiles of a slot are read in one way, from the same samples in order: they never cross. */
static double slot_quantile(const struct finish *finish, int slot, double p)
{
	const struct tally *tally = finish->run->tally;
	if (exact_is_usable(tally->scarce_kept, slot))
		return exact_quantile(tally->scarce_kept, slot, finish->cells, finish->count, p, &finish->moments);
	if (axis_is_blank(&tally->axes[slot]) && !tally->question->exact)
		return NAN; /* where they stand is not known */
	if (tally->exact && exact_is_usable(tally->exact, slot))
		return exact_quantile(tally->exact, slot, finish->cells, finish->count, p, &finish->moments);
	return histogram_quantile(&tally->axes[slot], finish->cells, finish->count, p, &finish->moments);
}

static void note_unsound(struct finish *finish, int series, int year, uint64_t members, bool negative)
{
	struct ensemble *made = finish->made;
	const struct tally *tally = finish->run->tally;
	const struct series *of = &tally->series[series];
	if (!members || (made->unsound_count && made->unsound[made->unsound_count - 1].variable == of->variable))
		return;
	*ARENA_PUSH(finish->arena, made->unsound, made->unsound_count, finish->unsound_capacity) =
		(struct ensemble_unsound){of->variable, of->element, tally->program->base_year + year, members, negative};
}

static void fill_stats(struct finish *finish, int series, int year, double *stats)
{
	const struct tally *tally = finish->run->tally;
	const struct series *of = &tally->series[series];
	const struct variable *variable = &tally->program->variables[of->variable];
	int slot = tally->slot[series * tally->years + year];
	if (slot < 0) { /* the same in all members: what the centre says */
		double value = tally->centre->values[of->variable][of->element * tally->years + year];
		for (int stat = 0; stat < STAT_COUNT; stat++)
			stats[stat] = year < variable->first ? NAN : stat == STAT_SD && isfinite(value) ? 0 : value;
		return;
	}
	gather_slot(finish, slot);
	if (!(variable->flags & PARTIAL) && !variable->target)
		note_unsound(finish, series, year, finish->cells[HISTOGRAM_NONE], false);
	uint64_t negative = 0;
	for (int h = 0; h < finish->run->threads; h++)
		negative += finish->run->hands[h]->counts.negative[slot];
	note_unsound(finish, series, year, negative, true);
	for (int stat = 0; stat < STAT_COUNT; stat++)
		stats[stat] = finish->count == 0 ? NAN
		              : stat >= STAT_P05 ? slot_quantile(finish, slot, ensemble_stat_probability[stat])
		                                 : NAN;
	if (finish->count) {
		stats[STAT_MEAN] = moments_mean(&tally->axes[slot], &finish->moments, finish->count);
		stats[STAT_SD] = moments_sd(&tally->axes[slot], &finish->moments, finish->count);
	}
}

static void finish_variables(struct finish *finish)
{
	const struct tally *tally = finish->run->tally;
	finish->made->stats = ARENA_ARRAY(finish->arena, tally->program->variable_count + 1, double *);
	for (int s = 0; s < tally->series_count; s++) {
		const struct series *of = &tally->series[s];
		double **stats = &finish->made->stats[of->variable];
		if (of->element == 0) {
			int width = program_width(tally->program, of->variable);
			*stats = ARENA_ARRAY(finish->arena, width * tally->years * STAT_COUNT, double);
		}
		for (int y = 0; y < tally->years; y++)
			fill_stats(finish, s, y, *stats + (of->element * tally->years + y) * STAT_COUNT);
	}
}

static uint64_t hands_sum(const struct run *run, size_t field, int index)
{
	uint64_t sum = 0;
	for (int h = 0; h < run->threads; h++) {
		uint64_t *const *counts = (uint64_t *const *)(const void *)((const char *)&run->hands[h]->counts + field);
		sum += (*counts)[index];
	}
	return sum;
}
#define SUM(run, name, index) hands_sum((run), offsetof(struct counts, name), (index))

static int series_at(const struct tally *tally, int variable, int element)
{
	for (int s = 0; s < tally->series_count; s++)
		if (tally->series[s].variable == variable && tally->series[s].element == (element < 0 ? 0 : element))
			return s;
	return -1;
}

/* The value reached with the probability asked for, in every year. */
static void fill_milestones(struct finish *finish, const struct judged *judged, struct ensemble_target *target)
{
	const struct tally *tally = finish->run->tally;
	double p = tally_credible(judged, tally->question->credible);
	int series = series_at(tally, judged->variable, 0);
	target->milestone = ARENA_ARRAY(finish->arena, tally->years, double);
	for (int y = 0; y < tally->years; y++) {
		int slot = tally->slot[series * tally->years + y];
		target->milestone[y] = NAN;
		if (isnan(p) || y < tally->program->variables[judged->variable].first)
			continue;
		if (slot >= 0)
			gather_slot(finish, slot);
		if (slot < 0)
			target->milestone[y] = tally->centre->values[judged->variable][y];
		else if (finish->count)
			target->milestone[y] = slot_quantile(finish, slot, p);
	}
	target->credible = target->milestone[judged->row];
}

static void pair_up(struct finish *finish, int t)
{
	const struct tally *tally = finish->run->tally;
	struct ensemble *made = finish->made;
	size_t count = (size_t)tally->centre->target_count, own = (size_t)tally->judged[t].index;
	made->both[own * count + own] = made->targets[own].met;
	for (int u = 0; u < t; u++) {
		size_t other = (size_t)tally->judged[u].index;
		made->both[own * count + other] = made->both[other * count + own] =
			SUM(finish->run, both, u * tally->judged_count + t);
	}
}

static void finish_targets(struct finish *finish)
{
	const struct run *run = finish->run;
	const struct tally *tally = run->tally;
	struct ensemble *made = finish->made;
	int count = tally->centre->target_count, limits = tally->watched_count;
	made->targets = ARENA_ARRAY(finish->arena, count + 1, struct ensemble_target);
	if (tally->judged_count <= ENSEMBLE_PAIRS_MOST)
		made->both = ARENA_ARRAY(finish->arena, (size_t)count * (size_t)count + 1, uint64_t);
	for (int t = 0; t < count; t++)
		made->targets[t] = (struct ensemble_target){.credible = NAN};
	for (int t = 0; t < tally->judged_count; t++) {
		const struct judged *judged = &tally->judged[t];
		struct ensemble_target *target = &made->targets[judged->index];
		target->assessed = true;
		target->moved = tally_moves(tally, judged);
		target->met = SUM(run, met, t);
		target->overshot = SUM(run, overshot, t);
		target->undefined = SUM(run, undefined, t);
		target->missed_bound = ARENA_ARRAY(finish->arena, limits + 1, uint64_t);
		target->met_broken = ARENA_ARRAY(finish->arena, limits + 1, uint64_t);
		for (int l = 0; l < limits; l++) {
			target->missed_bound[l] = SUM(run, missed_bound, t * limits + l);
			target->met_broken[l] = SUM(run, met_broken, t * limits + l);
		}
		if (tally->question->credible > 0)
			fill_milestones(finish, judged, target);
		target->own = judged->own;
		made->assessed++;
		made->binding_assessed += judged->binding;
		made->decided += !judged->own;
		made->binding_decided += judged->binding && !judged->own;
		if (made->both)
			pair_up(finish, t);
	}
	made->sets_met = ARENA_ARRAY(finish->arena, tally->question->set_count + 1, uint64_t);
	for (int s = 0; s < tally->question->set_count; s++)
		made->sets_met[s] = SUM(run, sets, s);
	for (int h = 0; h < run->threads; h++) {
		made->all_met += run->hands[h]->counts.all;
		made->binding_met += run->hands[h]->counts.all_binding;
		made->decided_met += run->hands[h]->counts.decided;
		made->binding_decided_met += run->hands[h]->counts.decided_binding;
	}
}

static void finish_limits(struct finish *finish)
{
	const struct run *run = finish->run;
	const struct tally *tally = run->tally;
	finish->made->limits = ARENA_ARRAY(finish->arena, tally->watched_count + 1, struct ensemble_limit);
	for (int l = 0; l < tally->watched_count; l++) {
		struct ensemble_limit *limit = &finish->made->limits[l];
		limit->bound = SUM(run, bound, l);
		limit->broken = SUM(run, broken, l);
		limit->bound_in = ARENA_ARRAY(finish->arena, tally->years, uint64_t);
		limit->broken_in = ARENA_ARRAY(finish->arena, tally->years, uint64_t);
		for (int y = 0; y < tally->years; y++) {
			limit->bound_in[y] = SUM(run, bound_in, l * tally->years + y);
			limit->broken_in[y] = SUM(run, broken_in, l * tally->years + y);
		}
	}
}

static struct ensemble_fact fact_against(const struct finish *finish, int slot, const struct fact *fact)
{
	const struct tally *tally = finish->run->tally;
	const struct axis *axis = &tally->axes[slot];
	if (tally->exact && exact_is_whole(tally->exact, slot))
		return (struct ensemble_fact){*fact,
		                              exact_below(tally->exact, slot, finish->cells, finish->count, fact->value),
		                              exact_score(tally->exact, slot, finish->cells, finish->count, fact->value)};
	return (struct ensemble_fact){
		*fact, histogram_below(axis, finish->cells, finish->count, &finish->moments, fact->value),
		histogram_score(axis, finish->cells, finish->count, &finish->moments, fact->value)};
}

static void finish_facts(struct finish *finish)
{
	const struct tally *tally = finish->run->tally;
	struct ensemble *made = finish->made;
	struct fact *list;
	int count = facts_find(finish->arena, tally->centre, &list);
	made->facts = ARENA_ARRAY(finish->arena, count + 1, struct ensemble_fact);
	for (int i = 0; i < count; i++) {
		int series = series_at(tally, list[i].variable, list[i].element),
			row = list[i].year - tally->program->base_year;
		int slot = series < 0 ? -1 : tally->slot[series * tally->years + row];
		if (slot < 0)
			continue;
		gather_slot(finish, slot);
		if (finish->count)
			made->facts[made->fact_count++] = fact_against(finish, slot, &list[i]);
	}
}

/* --- the whole --- */

/* Targets' measures are wanted too where their quantiles are asked for, and what has come true. */
static const struct ensemble_question *widened(struct arena *arena, const struct result *centre,
                                               const struct ensemble_question *question)
{
	struct ensemble_question *wider = ARENA_NEW(arena, struct ensemble_question);
	bool *wanted = ARENA_ARRAY(arena, centre->program->variable_count + 1, bool);
	*wider = *question;
	wider->exact |= question->members <= ENSEMBLE_FEW;
	memcpy(wanted, question->wanted, (size_t)centre->program->variable_count * sizeof *wanted);
	for (int t = 0; t < centre->target_count && question->credible > 0; t++)
		if (centre->targets[t].variable >= 0)
			wanted[centre->targets[t].variable] = true;
	struct fact *facts;
	for (int i = facts_find(arena, centre, &facts) - 1; i >= 0; i--)
		wanted[facts[i].variable] = true;
	wider->wanted = wanted;
	return wider;
}

/* Values in a year of all that is wanted. */
static double slots_wanted(const struct result *centre, const struct ensemble_question *question)
{
	double slots = 0;
	for (int v = 0; v < centre->program->variable_count; v++)
		if (question->wanted[v])
			slots += (double)program_width(centre->program, v) * centre->years;
	return slots;
}

double ensemble_bytes(const struct result *centre, const struct ensemble_question *question)
{
	return slots_wanted(centre, question) * TALLY_SLOT_BYTES;
}

int ensemble_threads(double bytes, int threads)
{
	while (threads > 1 && threads * bytes > ENSEMBLE_BYTES_SHARED)
		threads--;
	return threads;
}

double ensemble_exact_bytes(const struct result *centre, const struct ensemble_question *question)
{
	double cells = 3 * STAT_COUNT; /* a rank lies in the denser half: some three times the mean */
	return slots_wanted(centre, question) * (double)sizeof(double) *
	       fmin((double)question->members, cells * (double)question->members / HISTOGRAM_BINS);
}

static void free_work(void *data) { arena_free(data); }

/* Of what is needed while members run: given back as soon as they have. */
static struct arena *new_work(struct arena *arena)
{
	struct arena *work = ARENA_NEW(arena, struct arena);
	arena_init(work, arena->rescue, arena->limit);
	arena_on_free(arena, free_work, work);
	return work;
}

const struct ensemble *ensemble_run(struct arena *arena, const struct result *centre,
                                    const struct uncertainty *uncertainty, const struct ensemble_question *question)
{
	struct arena *work = new_work(arena);
	struct tally *tally = tally_make(work, centre, uncertainty, widened(work, centre, question));
	int threads = ensemble_threads((double)tally->slot_count * TALLY_SLOT_BYTES, question->threads);
	struct run run = {tally, NULL, threads < tally->pieces ? threads : tally->pieces};
	run.hands = ARENA_ARRAY(work, run.threads, struct hand *);
	for (int h = 0; h < run.threads; h++)
		run.hands[h] = tally_hand(tally, h);
	tally_pilot(run.hands[0]);
	tally->scarce_kept = exact_of_scarce(tally);
	if (!run_pieces(&run) || !run_again(&run))
		return NULL;
	struct finish finish = {.arena = arena, .run = &run, .made = ARENA_NEW(arena, struct ensemble)};
	*finish.made = (struct ensemble){.centre = centre,
	                                 .members = question->members,
	                                 .seed = question->seed,
	                                 .exact = tally->question->exact,
	                                 .credibility = question->credible,
	                                 .uncertainty = uncertainty};
	finish_variables(&finish);
	finish_targets(&finish);
	finish_limits(&finish);
	finish_facts(&finish);
	arena_free(work);
	return finish.made;
}
