/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_tally: the source and sink of lanes of an ensemble. Rows of draws go in; of every year, rows of wanted
 * values are counted into histograms, and what targets and limits say of each member becomes one bit, so that what
 * is asked of several of them together is one operation on 64 members. */
#include <math.h>
#include <string.h>
#include "ask/ensemble_parts.h"
#include "ask/workers.h"

enum { BLOCKS_TO_TICK = 16 };

/* --- what is asked --- */

static int variable_named(struct arena *arena, const struct program *program, const char *prefix, const char *id)
{
	int element;
	return program_find(program, arena_print(arena, "%s.%s", prefix, id), &element);
}

static void list_targets(struct tally *tally)
{
	const struct result *centre = tally->centre;
	tally->judged_count = judged_list(tally->arena, centre, &tally->judged);
	tally->watched = ARENA_ARRAY(tally->arena, centre->limit_count + 1, struct watched);
	for (int l = 0; l < centre->limit_count; l++)
		tally->watched[tally->watched_count++] =
			(struct watched){variable_named(tally->arena, tally->program, "limit_binding", centre->limits[l].id),
		                     variable_named(tally->arena, tally->program, "limit_broken", centre->limits[l].id)};
}

static void list_series(struct tally *tally)
{
	const struct program *program = tally->program;
	int capacity = 0;
	for (int v = 0; v < program->variable_count; v++)
		for (int e = 0; tally->question->wanted[v] && e < program_width(program, v); e++)
			*ARENA_PUSH(tally->arena, tally->series, tally->series_count, capacity) =
				(struct series){v, e, program->variables[v].flags & NOT_NEGATIVE};
}

static const struct code *make_code(struct tally *tally)
{
	bool *wanted = ARENA_ARRAY(tally->arena, tally->program->variable_count + 1, bool);
	int *only = ARENA_ARRAY(tally->arena, tally->program->variable_count + 1, int);
	memcpy(wanted, tally->question->wanted, (size_t)tally->program->variable_count * sizeof *wanted);
	for (int t = 0; t < tally->judged_count; t++) {
		const struct judged *judged = &tally->judged[t];
		bool first = !wanted[judged->variable];
		only[judged->variable] = first || only[judged->variable] == judged->row ? judged->row : 0;
		wanted[judged->variable] = true;
		if (judged->from >= 0)
			wanted[judged->from] = true;
		if (judged->goal >= 0)
			wanted[judged->goal] = true;
	}
	for (int l = 0; l < tally->watched_count; l++)
		wanted[tally->watched[l].bound] = wanted[tally->watched[l].broken] = true;
	return code_make(tally->arena, tally->program,
	                 &(struct question){.wanted = wanted,
	                                    .only = only,
	                                    .varied = tally->uncertainty->varied,
	                                    .varied_count = tally->uncertainty->count,
	                                    .optimisations = CODE_ALL});
}

static void mark_whole(struct tally *tally)
{
	struct fact *facts;
	tally->whole = ARENA_ARRAY(tally->arena, tally->slot_count + 1, bool);
	for (int i = facts_find(tally->arena, tally->centre, &facts) - 1; i >= 0; i--)
		for (int s = 0; s < tally->series_count; s++) {
			int slot = tally->slot[s * tally->years + facts[i].year - tally->program->base_year];
			if (slot >= 0 && tally->series[s].variable == facts[i].variable)
				tally->whole[slot] = true;
		}
}

/* A slot for each series and year whose value stands in a row. */
static void list_slots(struct tally *tally)
{
	tally->slot = ARENA_ARRAY(tally->arena, tally->series_count * tally->years + 1, int);
	for (int s = 0; s < tally->series_count; s++)
		for (int y = 0; y < tally->years; y++) {
			const struct series *series = &tally->series[s];
			bool varies =
				tally->code->values[WORLD_LIMITED][y ? PHASE_YEAR : PHASE_BASE][series->variable][series->element]
					.storage == STORE_ROW;
			bool has = y >= tally->program->variables[series->variable].first;
			tally->slot[s * tally->years + y] = varies && has ? tally->slot_count++ : -1;
		}
	tally->series_of = ARENA_ARRAY(tally->arena, tally->slot_count + 1, int);
	for (int i = 0; i < tally->series_count * tally->years; i++)
		if (tally->slot[i] >= 0)
			tally->series_of[tally->slot[i]] = i / tally->years;
}

bool tally_moves(const struct tally *tally, const struct judged *judged)
{
	int phase = judged->row ? PHASE_YEAR : PHASE_BASE;
	return tally->code->values[WORLD_LIMITED][phase][judged->variable][0].storage == STORE_ROW ||
	       (judged->goal >= 0 && tally->code->values[WORLD_LIMITED][phase][judged->goal][0].storage == STORE_ROW);
}

struct tally *tally_make(struct arena *arena, const struct result *centre, const struct uncertainty *uncertainty,
                         const struct ensemble_question *question)
{
	struct tally *tally = ARENA_NEW(arena, struct tally);
	*tally = (struct tally){.arena = arena,
	                        .centre = centre,
	                        .program = centre->program,
	                        .uncertainty = uncertainty_fitted(arena, uncertainty),
	                        .question = question,
	                        .years = centre->years};
	list_targets(tally);
	list_series(tally);
	tally->code = make_code(tally);
	list_slots(tally);
	for (int t = 0; t < tally->judged_count; t++)
		tally->judged[t].own &= !tally_moves(tally, &tally->judged[t]);
	mark_whole(tally);
	tally->blocks = (question->members + DRAW_BLOCK - 1) / DRAW_BLOCK;
	tally->pieces = tally->blocks < PIECES_MOST ? (int)tally->blocks : PIECES_MOST;
	tally->axes = ARENA_ARRAY(arena, tally->slot_count + 1, struct axis);
	tally->scarce = ARENA_ARRAY(arena, tally->slot_count + 1, bool);
	tally->of_piece = ARENA_ARRAY(arena, tally->pieces * tally->slot_count + 1, struct moments);
	return tally;
}

static void make_counts(struct tally *tally, struct counts *counts)
{
	size_t targets = (size_t)tally->judged_count, limits = (size_t)tally->watched_count;
	*counts = (struct counts){.met = ARENA_ARRAY(tally->arena, targets + 1, uint64_t),
	                          .overshot = ARENA_ARRAY(tally->arena, targets + 1, uint64_t),
	                          .undefined = ARENA_ARRAY(tally->arena, targets + 1, uint64_t),
	                          .missed_bound = ARENA_ARRAY(tally->arena, targets * limits + 1, uint64_t),
	                          .both = targets <= ENSEMBLE_PAIRS_MOST
	                                      ? ARENA_ARRAY(tally->arena, targets * targets + 1, uint64_t)
	                                      : NULL,
	                          .bound = ARENA_ARRAY(tally->arena, limits + 1, uint64_t),
	                          .broken = ARENA_ARRAY(tally->arena, limits + 1, uint64_t),
	                          .bound_in = ARENA_ARRAY(tally->arena, limits * (size_t)tally->years + 1, uint64_t),
	                          .broken_in = ARENA_ARRAY(tally->arena, limits * (size_t)tally->years + 1, uint64_t),
	                          .sets = ARENA_ARRAY(tally->arena, tally->question->set_count + 1, uint64_t),
	                          .met_broken = ARENA_ARRAY(tally->arena, targets * limits + 1, uint64_t),
	                          .negative = ARENA_ARRAY(tally->arena, tally->slot_count + 1, uint64_t)};
}

struct hand *tally_hand(struct tally *tally, int worker)
{
	struct arena *arena = tally->arena;
	struct hand *hand = ARENA_NEW(arena, struct hand);
	size_t slots = (size_t)tally->slot_count;
	*hand = (struct hand){.tally = tally,
	                      .worker = worker,
	                      .engine = engine_create(arena, tally->code, DRAW_BLOCK),
	                      .moments = ARENA_ARRAY(arena, slots + 1, struct moments),
	                      .least = ARENA_ARRAY(arena, slots + 1, double),
	                      .most = ARENA_ARRAY(arena, slots + 1, double),
	                      .cells = ARENA_ARRAY(arena, slots * HISTOGRAM_CELLS + 1, uint32_t),
	                      .sorted = ARENA_ARRAY(arena, slots * BATCH + 1, uint16_t),
	                      .met = ARENA_ARRAY(arena, tally->judged_count + 1, lanes_mask),
	                      .bound = ARENA_ARRAY(arena, tally->watched_count + 1, lanes_mask),
	                      .broken = ARENA_ARRAY(arena, tally->watched_count + 1, lanes_mask)};
	make_counts(tally, &hand->counts);
	return hand;
}

/* --- members as bits --- */

/* A value that is the same in all members, as a row. */
static const double *watched_row(const struct hand *hand, int variable, double *same)
{
	const double *row = engine_row(hand->engine, WORLD_LIMITED, variable, 0);
	if (row)
		return row;
	double value = engine_value(hand->engine, WORLD_LIMITED, variable, 0, 0);
	for (int i = 0; i < DRAW_BLOCK; i++)
		same[i] = value;
	return same;
}

/* Positive: 1 where it holds. Adds to `mask` and returns how many members hold now. */
static uint64_t mark_positive(const double *row, const lanes_mask members, lanes_mask mask)
{
	lanes_mask now;
	masks_positive(row, now);
	for (int w = 0; w < MASK_WORDS; w++)
		mask[w] |= now[w] & members[w];
	return masks_count_both(now, members);
}

static void take_limits(struct hand *hand, int year, const lanes_mask members)
{
	const struct tally *tally = hand->tally;
	double same[DRAW_BLOCK];
	for (int l = 0; l < tally->watched_count; l++) {
		const double *row = watched_row(hand, tally->watched[l].bound, same);
		hand->counts.bound_in[l * tally->years + year] += mark_positive(row, members, hand->bound[l]);
		row = watched_row(hand, tally->watched[l].broken, same);
		hand->counts.broken_in[l * tally->years + year] += mark_positive(row, members, hand->broken[l]);
	}
}

/* Which members meet it; `near`: and do not go past an `about` number by more than the tolerance. */
static void take_met(const struct judged *of, const double *row, lanes_mask met, lanes_mask near, lanes_mask defined)
{
	masks_met(&of->near, row, near, defined);
	masks_met(&of->bounds, row, met, defined);
}

/* The same where each member is held against its own number. */
static void take_each(struct hand *hand, const struct judged *judged, const double *row, lanes_mask met,
                      lanes_mask near, lanes_mask defined)
{
	const struct target_result *target = &hand->tally->centre->targets[judged->index];
	struct target_bounds bounds[DRAW_BLOCK], within[DRAW_BLOCK];
	double same[DRAW_BLOCK];
	const double *number = watched_row(hand, judged->goal, same);
	for (int i = 0; i < DRAW_BLOCK; i++)
		bounds[i] = target_bounds_by(target, number[i], &within[i]);
	masks_met_each(within, row, near, defined);
	masks_met_each(bounds, row, met, defined);
}

static void take_targets(struct hand *hand, int year, const lanes_mask members)
{
	const struct tally *tally = hand->tally;
	double same[DRAW_BLOCK];
	for (int t = 0; t < tally->judged_count; t++) {
		const struct judged *judged = &tally->judged[t];
		if (judged->row != year)
			continue;
		lanes_mask defined, missed, near;
		const double *row = watched_row(hand, judged->variable, same);
		if (judged->goal >= 0)
			take_each(hand, judged, row, hand->met[t], near, defined);
		else
			take_met(judged, row, hand->met[t], near, defined);
		if (judged->from >= 0) {
			lanes_mask known;
			memcpy(known, defined, sizeof known);
			row = watched_row(hand, judged->from, same);
			masks_met_from(&judged->near, row, near, known);
			masks_met_from(&judged->bounds, row, hand->met[t], defined);
		}
		for (int w = 0; w < MASK_WORDS; w++) {
			hand->met[t][w] &= members[w];
			missed[w] = members[w] & ~hand->met[t][w];
			defined[w] = members[w] & ~defined[w];
		}
		hand->counts.met[t] += masks_count(hand->met[t]);
		hand->counts.overshot[t] += masks_count(hand->met[t]) - masks_count_both(near, hand->met[t]);
		hand->counts.undefined[t] += masks_count(defined);
		for (int l = 0; l < tally->watched_count; l++)
			hand->counts.missed_bound[t * tally->watched_count + l] += masks_count_both(missed, hand->bound[l]);
	}
}

/* Members that meet all targets, or all that bind; with or without own statements. */
static uint64_t count_all(const struct hand *hand, const lanes_mask members, bool binding, bool own)
{
	const struct tally *tally = hand->tally;
	lanes_mask all;
	memcpy(all, members, sizeof all);
	for (int t = 0; t < tally->judged_count; t++)
		if ((tally->judged[t].binding || !binding) && (own || !tally->judged[t].own))
			for (int w = 0; w < MASK_WORDS; w++)
				all[w] &= hand->met[t][w];
	return masks_count(all);
}

/* A set with a target that cannot be judged is met by none. */
static void count_sets(struct hand *hand, const lanes_mask members)
{
	const struct tally *tally = hand->tally;
	for (int s = 0; s < tally->question->set_count; s++) {
		const struct ensemble_set *set = &tally->question->sets[s];
		int found = 0;
		lanes_mask all;
		memcpy(all, members, sizeof all);
		for (int i = 0; i < set->count; i++)
			for (int t = 0; t < tally->judged_count; t++) {
				bool is = tally->judged[t].index == set->targets[i];
				found += is;
				for (int w = 0; w < MASK_WORDS && is; w++)
					all[w] &= hand->met[t][w];
			}
		hand->counts.sets[s] += found == set->count ? masks_count(all) : 0;
	}
}

/* Once all targets of the block are known. */
static void take_together(struct hand *hand, const lanes_mask members)
{
	const struct tally *tally = hand->tally;
	for (int t = 0; t < tally->judged_count; t++)
		for (int l = 0; l < tally->watched_count; l++)
			hand->counts.met_broken[t * tally->watched_count + l] += masks_count_both(hand->met[t], hand->broken[l]);
	if (hand->counts.both)
		masks_count_pairs(hand->met, tally->judged_count, hand->counts.both);
	count_sets(hand, members);
	hand->counts.all += count_all(hand, members, false, true);
	hand->counts.all_binding += count_all(hand, members, true, true);
	hand->counts.decided += count_all(hand, members, false, false);
	hand->counts.decided_binding += count_all(hand, members, true, false);
	for (int l = 0; l < tally->watched_count; l++) {
		hand->counts.bound[l] += masks_count(hand->bound[l]);
		hand->counts.broken[l] += masks_count(hand->broken[l]);
	}
}

/* --- rows --- */

static void fill_row(void *context, int index, int year, double *row, int lanes)
{
	const struct hand *hand = context;
	(void)lanes; /* as many as a block of draws has */
	uncertainty_draw(hand->tally->uncertainty, hand->tally->question->seed, hand->block, index, year, row);
}

/* Of many members every sixteenth stands for the pilot, which is enough to see where they crowd. */
static void reach_out(struct hand *hand, int slot, const double *row)
{
	int step = hand->tally->question->members > PILOT_KEPT ? PILOT_STEP : 1;
	for (int i = 0; i < hand->members; i += step)
		if (row[i] - row[i] == 0 && hand->seen[slot] < PILOT_KEPT)
			hand->samples[(size_t)slot * PILOT_KEPT + (size_t)hand->seen[slot]++] = row[i];
	for (int i = 0; i < hand->members; i++) {
		if (row[i] - row[i] != 0)
			continue;
		hand->least[slot] = row[i] < hand->least[slot] ? row[i] : hand->least[slot];
		hand->most[slot] = row[i] > hand->most[slot] ? row[i] : hand->most[slot];
	}
}

static void count_negative(struct hand *hand, int slot, const double *row)
{
	for (int i = 0; i < hand->members; i++)
		hand->counts.negative[slot] += row[i] < 0;
}

static void take_series(struct hand *hand, int year)
{
	struct tally *tally = hand->tally;
	for (int s = 0; s < tally->series_count; s++) {
		int slot = tally->slot[s * tally->years + year];
		if (slot < 0)
			continue;
		const double *row =
			engine_row(hand->engine, WORLD_LIMITED, tally->series[s].variable, tally->series[s].element);
		if (hand->pilot) {
			reach_out(hand, slot, row);
		} else if (tally->exact) {
			exact_take(tally->exact, slot, &tally->axes[slot], row, hand->members);
		} else {
			exact_take(tally->scarce_kept, slot, &tally->axes[slot], row, hand->members);
			uint16_t *sorted = hand->sorted + (size_t)slot * BATCH + hand->sorted_count;
			if (histogram_sort(&tally->axes[slot], row, hand->members, sorted, &hand->moments[slot]) < 0 &&
			    tally->series[s].not_negative)
				count_negative(hand, slot, row);
		}
	}
}

static void take_year(void *context, const struct engine *engine, int year)
{
	struct hand *hand = context;
	(void)engine;
	take_series(hand, year);
	if (hand->pilot || hand->tally->exact)
		return;
	lanes_mask members;
	masks_first(hand->members, members);
	take_limits(hand, year, members);
	take_targets(hand, year, members);
	if (year == hand->tally->years - 1)
		take_together(hand, members);
}

static void run_block(struct hand *hand, uint64_t block)
{
	uint64_t first = block * DRAW_BLOCK, left = hand->tally->question->members - first;
	hand->block = block;
	hand->members = left < DRAW_BLOCK ? (int)left : DRAW_BLOCK;
	memset(hand->bound, 0, (size_t)hand->tally->watched_count * sizeof *hand->bound);
	memset(hand->broken, 0, (size_t)hand->tally->watched_count * sizeof *hand->broken);
	engine_run(hand->engine, &(struct source_sink){hand, fill_row, take_year});
}

void tally_pilot(struct hand *hand)
{
	struct tally *tally = hand->tally;
	for (int slot = 0; slot < tally->slot_count; slot++) {
		hand->least[slot] = INFINITY;
		hand->most[slot] = -INFINITY;
	}
	struct arena work;
	arena_init(&work, tally->arena->rescue, tally->arena->limit);
	hand->samples = ARENA_ARRAY(&work, (size_t)tally->slot_count * PILOT_KEPT + 1, double);
	hand->seen = ARENA_ARRAY(&work, tally->slot_count + 1, int);
	hand->pilot = true;
	for (uint64_t block = 0; block < PILOT_BLOCKS && block < tally->blocks; block++) {
		if (block == PILOT_WARM && tally->question->tick)
			tally->question->tick(tally->question->context, ENSEMBLE_PILOT, 0);
		run_block(hand, block);
	}
	if (tally->blocks >= PILOT_BLOCKS && tally->question->tick)
		tally->question->tick(tally->question->context, ENSEMBLE_PILOT, (PILOT_BLOCKS - PILOT_WARM) * DRAW_BLOCK);
	hand->pilot = false;
	for (int slot = 0; slot < tally->slot_count; slot++) {
		tally->scarce[slot] = hand->seen[slot] < PILOT_FEW;
		tally->axes[slot] =
			axis_of(hand->samples + (size_t)slot * PILOT_KEPT, hand->seen[slot], hand->least[slot], hand->most[slot]);
	}
	arena_free(&work);
}

static void tick_block(struct hand *hand)
{
	const struct ensemble_question *question = hand->tally->question;
	if (hand->worker == 0 && question->tick)
		question->tick(question->context, hand->tally->exact ? ENSEMBLE_AGAIN : ENSEMBLE_MEMBERS,
		               atomic_load(&hand->tally->done) * DRAW_BLOCK);
}

static void count_sorted(struct hand *hand)
{
	for (int slot = 0; slot < hand->tally->slot_count; slot++)
		histogram_count(&hand->tally->axes[slot], hand->cells + (size_t)slot * HISTOGRAM_CELLS,
		                hand->sorted + (size_t)slot * BATCH, (size_t)hand->sorted_count);
	hand->sorted_count = 0;
}

bool tally_blocks(struct hand *hand, uint64_t first, uint64_t last)
{
	const struct ensemble_question *question = hand->tally->question;
	for (uint64_t block = first; block < last; block++) {
		if (workers_stopped(question->stop))
			return false;
		run_block(hand, block);
		hand->sorted_count += hand->tally->exact ? 0 : hand->members;
		if (hand->sorted_count > BATCH - DRAW_BLOCK || block + 1 == last)
			count_sorted(hand);
		if (++hand->ticks % BLOCKS_TO_TICK == 0) {
			atomic_fetch_add(&hand->tally->done, BLOCKS_TO_TICK);
			tick_block(hand);
		}
	}
	return true;
}
