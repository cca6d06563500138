/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict: which inputs act on which targets, the groups that this makes, and of what was found in each
 * (conflict_look) what is told: a set's nearest miss by solve, and of what can hold the least change of inputs by which
 * it does. */
#include "ask/conflict.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/conflict_parts.h"
#include "ask/conflict_proof.h"
#include "ask/reach.h"
#include "ask/solve_after.h"

const char *const conflict_ground_names[] = {
	[CONFLICT_FIXED] = "fixed", [CONFLICT_PROVED] = "proved", [CONFLICT_SEARCHED] = "searched"};

struct running {
	struct arena *arena;
	struct conflict *made;
	const struct conflict_question *question;
	bool *acts; /* [wishes * levers] */
	int set_capacity, held_capacity;
};

/* --- groups --- */

static void see_acts(struct running *running)
{
	const struct conflict_question *question = running->question;
	const struct program *program = running->made->result->program;
	int levers = question->levers->count;
	running->acts = ARENA_ARRAY(running->arena, question->wish_count * levers + 1, bool);
	for (int w = 0; w < question->wish_count; w++) {
		struct reach reach = reach_begin(running->arena, program);
		reach_variable(&reach, question->wishes[w].variable);
		reach_variable(&reach, question->wishes[w].goal);
		for (int l = 0; l < levers; l++)
			for (int m = 0; m < question->levers->list[l].move_count; m++)
				running->acts[w * levers + l] |= reach.inputs[question->levers->list[l].moves[m].input];
	}
	conflict_acts(running->arena, running->made->result, question->levers, question->wishes, question->wish_count,
	              running->acts);
}

/* The group of the first wish that has none yet, from wish to lever to wish until nothing is added. */
static void make_group(struct running *running, int first)
{
	struct conflict *made = running->made;
	int wishes = running->question->wish_count, levers = running->question->levers->count, at = made->group_count++;
	struct conflict_group *group = &made->groups[at];
	int *of_wish = ARENA_ARRAY(running->arena, wishes + 1, int),
		*of_lever = ARENA_ARRAY(running->arena, levers + 1, int);
	bool *moved = ARENA_ARRAY(running->arena, levers + 1, bool), grows = true;
	made->group_of[first] = at;
	while (grows) {
		grows = false;
		for (int w = 0; w < wishes; w++)
			for (int l = 0; l < levers; l++) {
				bool acts = running->acts[w * levers + l], in = made->group_of[w] == at;
				if (!acts || in == moved[l])
					continue;
				made->group_of[w] = at;
				moved[l] = grows = true;
			}
	}
	for (int w = 0; w < wishes; w++)
		if (made->group_of[w] == at)
			of_wish[group->count++] = w;
	for (int l = 0; l < levers; l++)
		if (moved[l])
			of_lever[group->lever_count++] = l;
	group->wishes = of_wish;
	group->levers = of_lever;
	group->whole = true;
}

static void make_groups(struct running *running)
{
	struct conflict *made = running->made;
	int wishes = running->question->wish_count, levers = running->question->levers->count;
	made->groups = ARENA_ARRAY(running->arena, wishes + 1, struct conflict_group);
	made->group_of = ARENA_ARRAY(running->arena, wishes + 1, int);
	for (int w = 0; w < wishes; w++)
		made->group_of[w] = -1;
	for (int w = 0; w < wishes; w++) {
		bool acted = false;
		for (int l = 0; l < levers; l++)
			acted |= running->acts[w * levers + l];
		if (acted && made->group_of[w] < 0)
			make_group(running, w);
	}
}

/* --- sets --- */

static void choose_least(struct conflict_set *set)
{
	set->least = -1;
	for (int w = 0; w < set->count; w++) {
		const struct solve_wish *wish = &set->nearest->wishes[w];
		if (wish->give_up > 0 && (set->least < 0 || wish->give_up_part < set->nearest->wishes[set->least].give_up_part))
			set->least = w;
	}
}

/* What solve says of it, where it is known that nothing does it. False: stopped. */
static bool add_set(struct running *running, struct conflict_set set, const struct levers *levers,
                    const double *nearest, const double *const *others)
{
	struct conflict *made = running->made;
	struct solve_question *question = ARENA_NEW(running->arena, struct solve_question);
	struct target_result *wishes = ARENA_ARRAY(running->arena, set.count + 1, struct target_result);
	for (int w = 0; w < set.count; w++)
		wishes[w] = running->question->wishes[set.wishes[w]];
	*question = (struct solve_question){.levers = levers,
	                                    .wishes = wishes,
	                                    .wish_count = set.count,
	                                    .nearest = nearest,
	                                    .others = others,
	                                    .stop = running->question->stop};
	set.nearest = solve_run(running->arena, made->result, question);
	if (!set.nearest)
		return false;
	choose_least(&set);
	*ARENA_PUSH(running->arena, made->sets, made->set_count, running->set_capacity) = set;
	return true;
}

/* A target that no input moves and that is missed is a set of its own. */
static bool add_fixed(struct running *running)
{
	static const struct levers none;
	static const double nowhere[1];
	for (int w = 0; w < running->question->wish_count; w++) {
		if (running->made->group_of[w] >= 0 || running->made->before[w].verdict == VERDICT_MET)
			continue;
		int *wishes = ARENA_ARRAY(running->arena, 1, int);
		*wishes = w;
		if (!add_set(running, (struct conflict_set){wishes, 1, -1, CONFLICT_FIXED, .tried = 1}, &none, nowhere, NULL))
			return false;
	}
	return true;
}

static const int *listed(struct running *running, const struct conflict_group *group, const struct bits *set, bool in,
                         int *count)
{
	int *list = ARENA_ARRAY(running->arena, group->count + 1, int);
	*count = 0;
	for (int w = 0; w < group->count; w++)
		if (bits_has(set, w) == in)
			list[(*count)++] = group->wishes[w];
	return list;
}

/* For each target of a set where the others hold: a point was found, since the set is minimal. */
static const double *const *others_of(struct running *running, struct looking *looking, const struct tried_set *tried)
{
	const double **others = ARENA_ARRAY(running->arena, bits_count(&tried->set) + 1, const double *);
	int count = 0;
	for (int w = 0; w < looking->group->count; w++) {
		if (!bits_has(&tried->set, w))
			continue;
		struct bits own = {{0}};
		bits_add(&own, w);
		struct bits rest = bits_without(&tried->set, &own);
		const struct held_point *point = conflict_known(looking, &rest);
		double *z = ARENA_ARRAY(running->arena, tried->levers->count + 1, double);
		for (int i = 0; i < tried->levers->count; i++)
			z[i] = point ? point->z[tried->which[i]] : tried->nearest[i];
		others[count++] = z;
	}
	return others;
}

static bool add_sets(struct running *running, struct looking *looking, int at)
{
	for (int f = 0; f < looking->failed_count; f++) {
		const struct tried_set *tried = &looking->failed[f];
		struct conflict_set set = {.group = at, .ground = tried->ground, .tried = tried->tried};
		set.wishes = listed(running, looking->group, &tried->set, true, &set.count);
		if (!add_set(running, set, tried->levers, tried->nearest, others_of(running, looking, tried)))
			return false;
		conflict_prove(running->arena, running->made->result, &running->made->sets[running->made->set_count - 1]);
	}
	return true;
}

/* --- what can hold --- */

static double base_of(const struct conflict *made, int l)
{
	const struct lever *lever = &made->question->levers->list[l];
	return lever->kind == VARY_SHIFT ? lever->value->values[made->result->years - 1] : 0;
}

/* From a point where they hold to the least change by which they do. */
static bool add_held(struct running *running, struct looking *looking, const struct held_point *point, int at)
{
	struct conflict *made = running->made;
	struct part part = conflict_part(looking, &point->set);
	struct search search = {.aim = SEARCH_LEAST_CHANGE, .wish = -1, .here = true};
	double *inside = ARENA_ARRAY(running->arena, part.space->count + 1, double),
		   *numbers = ARENA_ARRAY(running->arena, made->question->levers->count + 1, double),
		   *measured = ARENA_ARRAY(running->arena, made->question->wish_count + 1, double);
	for (int i = 0; i < part.space->count; i++)
		inside[i] = point->z[part.which[i]];
	search.z = inside;
	if (!search_space(part.space, &search))
		return false;
	looking->tried += part.space->tried;
	const double *z = search.holds ? search.z : inside,
				 *all = conflict_point(looking, &part, z, search.holds ? NULL : point->z);
	memcpy(numbers, made->now, (size_t)made->question->levers->count * sizeof *numbers);
	for (int i = 0; i < looking->space->count; i++)
		numbers[looking->group->levers[i]] =
			base_of(made, looking->group->levers[i]) + space_number(looking->space, i, all[i]);
	for (int w = 0; w < made->question->wish_count; w++)
		measured[w] = made->before[w].value;
	const struct target_result *judged = solve_judged(looking->space, all);
	for (int w = 0; w < looking->group->count; w++)
		measured[looking->group->wishes[w]] = judged[w].value;
	struct conflict_held held = {.group = at, .numbers = numbers, .measured = measured};
	held.wishes = listed(running, looking->group, &point->set, true, &held.count);
	held.without = listed(running, looking->group, &point->set, false, &held.without_count);
	*ARENA_PUSH(running->arena, made->held, made->held_count, running->held_capacity) = held;
	return true;
}

/* The largest of those that points were found for. */
static bool add_all_held(struct running *running, struct looking *looking, int at)
{
	for (int p = 0; p < looking->used_count; p++) {
		bool largest = true;
		for (int o = 0; o < looking->used_count; o++)
			largest &= o == p || !bits_within(&looking->used[p].set, &looking->used[o].set);
		if (largest && !add_held(running, looking, &looking->used[p], at))
			return false;
	}
	return true;
}

/* --- the whole --- */

static bool look_at_group(struct running *running, int at)
{
	struct conflict *made = running->made;
	struct conflict_group *group = &made->groups[at];
	struct looking looking = {.arena = running->arena, .result = made->result, .question = running->question,
	                          .group = group, .acts = running->acts};
	struct lever *levers = ARENA_ARRAY(running->arena, group->lever_count + 1, struct lever);
	int unjudged;
	looking.wishes = ARENA_ARRAY(running->arena, group->count + 1, struct target_result);
	for (int l = 0; l < group->lever_count; l++)
		levers[l] = running->question->levers->list[group->levers[l]];
	for (int w = 0; w < group->count; w++)
		looking.wishes[w] = running->question->wishes[group->wishes[w]];
	looking.levers = (struct levers){levers, group->lever_count};
	looking.space = space_make(running->arena, made->result, &looking.levers, looking.wishes, group->count, &unjudged);
	looking.space->stop = running->question->stop;
	bool done = conflict_look(&looking) && add_sets(running, &looking, at) &&
	            (!looking.failed_count || add_all_held(running, &looking, at));
	made->tried += looking.tried;
	return done;
}

static void tell_now(struct running *running)
{
	struct conflict *made = running->made;
	const struct conflict_question *question = running->question;
	int n = question->levers->count, unjudged;
	made->units = ARENA_ARRAY(running->arena, n + 1, const struct unit *);
	double **numbers[] = {&made->now, &made->low, &made->high};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		*numbers[i] = ARENA_ARRAY(running->arena, n + 1, double);
	for (int l = 0; l < n; l++) {
		const struct lever *lever = &question->levers->list[l];
		made->units[l] = &lever->input->unit;
		made->now[l] = base_of(made, l) + lever->now;
		made->low[l] = base_of(made, l) + lever->low;
		made->high[l] = base_of(made, l) + lever->high;
	}
	made->before = ARENA_ARRAY(running->arena, question->wish_count + 1, struct target_result);
	struct space *space = space_make(running->arena, made->result, question->levers, question->wishes,
	                                 question->wish_count, &unjudged);
	double *now = ARENA_ARRAY(running->arena, n + 1, double);
	const struct target_result *before = solve_judged(space, now);
	for (int w = 0; w < question->wish_count; w++)
		made->before[w] = before[w];
}

/* Those of several targets first, the smaller ones before the larger; then in the order of the question. */
static int by_size(const void *a, const void *b)
{
	const struct conflict_set *one = a, *other = b;
	int size = one->count == 1 ? BITS_MOST + 1 : one->count, others = other->count == 1 ? BITS_MOST + 1 : other->count;
	if (size != others)
		return (size > others) - (size < others);
	for (int i = 0; i < one->count; i++)
		if (one->wishes[i] != other->wishes[i])
			return (one->wishes[i] > other->wishes[i]) - (one->wishes[i] < other->wishes[i]);
	return 0;
}

struct conflict *conflict_run(struct arena *arena, const struct result *result,
                              const struct conflict_question *question)
{
	struct conflict *made = ARENA_NEW(arena, struct conflict);
	struct running running = {.arena = arena, .made = made, .question = question};
	*made = (struct conflict){.result = result, .question = question};
	tell_now(&running);
	see_acts(&running);
	make_groups(&running);
	if (!add_fixed(&running))
		return NULL;
	for (int g = 0; g < made->group_count; g++)
		if (!look_at_group(&running, g))
			return NULL;
	if (made->set_count)
		qsort(made->sets, (size_t)made->set_count, sizeof *made->sets, by_size);
	return made;
}
