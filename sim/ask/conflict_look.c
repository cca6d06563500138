/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_look: one group. What each known point leaves out has to be hit by every set that cannot hold; the minimal
 * sets that hit all of these are tried, the smallest first (dualize and advance: Gunopulos, Khardon, Mannila and
 * Toivonen 1997; Bailey and Stuckey 2005). Where one holds, what that point leaves out joins the rest. Where none does
 * any more, all minimal sets that cannot hold are known, each with a point for what is left without any one of its
 * targets; and the largest of what held at points are the largest that can. Points are kept: a set is first held
 * against all of them. */
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>
#include "ask/conflict_parts.h"

enum {
	SCATTERED = 512,
	SEARCHES_MOST = 400,   /* of a group */
	CANDIDATES_MOST = 2048
};
#define HELD_SLACK 1e-10 /* within what a verdict takes for met (base/nearly.h) */

/* --- points --- */

static struct bits held_at(const struct looking *looking, const double *c)
{
	struct bits held = bits_first(looking->group->count), missed = {{0}};
	for (int k = 0; k < looking->space->condition_count; k++)
		if (!(c[k] >= -HELD_SLACK))
			bits_add(&missed, looking->space->conditions[k].wish);
	return bits_without(&held, &missed);
}

/* Kept only where nothing kept holds as much. */
static void keep_point(struct looking *looking, const double *z, const double *c)
{
	struct bits set = held_at(looking, c);
	int n = looking->space->count, kept = 0;
	for (int p = 0; p < looking->point_count; p++)
		if (bits_within(&set, &looking->points[p].set))
			return;
	for (int p = 0; p < looking->point_count; p++)
		if (!bits_within(&looking->points[p].set, &set))
			looking->points[kept++] = looking->points[p];
	looking->point_count = kept;
	double *own = ARENA_ARRAY(looking->arena, n + 1, double);
	memcpy(own, z, (size_t)n * sizeof *own);
	*ARENA_PUSH(looking->arena, looking->points, looking->point_count, looking->point_capacity) =
		(struct held_point){set, own};
}

static void keep_points(struct looking *looking, const double *z, int count)
{
	int n = looking->space->count, m = looking->space->condition_count;
	double *c = ARENA_ARRAY(looking->arena, count * m + 1, double);
	space_at(looking->space, z, count, c);
	for (int p = 0; p < count; p++)
		keep_point(looking, z + p * n, c + p * m);
}

/* Where everything stands, each lever at its ends, and points spread over the ranges. */
static void scatter(struct looking *looking)
{
	const struct space *space = looking->space;
	int n = space->count, count = 1 + 2 * n + SCATTERED;
	double *z = ARENA_ARRAY(looking->arena, count * n + 1, double), *u = ARENA_ARRAY(looking->arena, n + 1, double);
	gsl_qrng *spread = gsl_qrng_alloc(gsl_qrng_reversehalton, (unsigned)n);
	if (!spread)
		arena_exhausted(looking->arena);
	for (int p = 0; p < count; p++) {
		bool spreads = p > 2 * n;
		if (spreads)
			gsl_qrng_get(spread, u);
		for (int i = 0; i < n; i++)
			z[p * n + i] = spreads              ? space->low[i] + (space->high[i] - space->low[i]) * u[i]
			               : p && (p - 1) / 2 == i ? (p % 2 ? space->low[i] : space->high[i])
			                                       : space_home(space, i);
	}
	gsl_qrng_free(spread);
	keep_points(looking, z, count);
}

/* --- one set --- */

struct part conflict_part(const struct looking *looking, const struct bits *set)
{
	struct arena *arena = looking->arena;
	int levers = looking->question->levers->count, n = looking->group->lever_count, count = 0, unjudged;
	struct target_result *wishes = ARENA_ARRAY(arena, bits_count(set) + 1, struct target_result);
	struct lever *list = ARENA_ARRAY(arena, n + 1, struct lever);
	int *which = ARENA_ARRAY(arena, n + 1, int);
	struct levers *made = ARENA_NEW(arena, struct levers);
	for (int w = 0; w < looking->group->count; w++)
		if (bits_has(set, w))
			wishes[count++] = looking->wishes[w];
	for (int l = 0; l < n; l++) {
		bool acts = false;
		for (int w = 0; w < looking->group->count; w++)
			acts |= bits_has(set, w) && looking->acts[looking->group->wishes[w] * levers + looking->group->levers[l]];
		if (acts)
			which[made->count] = l, list[made->count++] = looking->levers.list[l];
	}
	made->list = list;
	struct space *space = space_make(arena, looking->result, made, wishes, count, &unjudged);
	space->stop = looking->question->stop;
	return (struct part){space, made, which, wishes, count};
}

double *conflict_point(const struct looking *looking, const struct part *part, const double *z, const double *others)
{
	int n = looking->space->count;
	double *point = ARENA_ARRAY(looking->arena, n + 1, double);
	for (int i = 0; i < n; i++)
		point[i] = others ? others[i] : space_home(looking->space, i);
	for (int i = 0; i < part->space->count; i++)
		point[part->which[i]] = z[i];
	return point;
}

const struct held_point *conflict_known(const struct looking *looking, const struct bits *set)
{
	const struct held_point *best = NULL;
	for (int p = 0; p < looking->point_count; p++)
		if (bits_within(set, &looking->points[p].set) &&
		    (!best || bits_count(&looking->points[p].set) > bits_count(&best->set)))
			best = &looking->points[p];
	return best;
}

/* The others as at the known point that is nearest to holding it all, so that more holds there than was asked. */
static const double *others_of(const struct looking *looking, const struct bits *set)
{
	const struct held_point *best = NULL;
	int most = -1;
	for (int p = 0; p < looking->point_count; p++) {
		struct bits rest = bits_without(&looking->points[p].set, set);
		if (bits_count(&rest) > most)
			most = bits_count(&rest), best = &looking->points[p];
	}
	return best ? best->z : NULL;
}

/* Looks for a point; *tried is what was found where there is none. False: stopped. */
static bool search_set(struct looking *looking, const struct bits *set, bool rough, struct tried_set *tried)
{
	struct part part = conflict_part(looking, set);
	struct search search = {.aim = SEARCH_LEAST_MISS, .wish = -1, .rough = rough};
	*tried = (struct tried_set){*set, CONFLICT_SEARCHED, 0, part.levers, part.which, NULL};
	looking->searches++;
	if (!search_space(part.space, &search))
		return false;
	tried->nearest = search.z;
	tried->tried = part.space->tried;
	looking->tried += part.space->tried;
	keep_points(looking, conflict_point(looking, &part, search.z, others_of(looking, set)), 1);
	keep_points(looking, conflict_point(looking, &part, search.z, NULL), 1);
	return true;
}

/* --- all of them --- */

static bool has_failed(const struct looking *looking, const struct bits *set)
{
	for (int f = 0; f < looking->failed_count; f++)
		if (memcmp(&looking->failed[f].set, set, sizeof *set) == 0)
			return true;
	return false;
}

/* The smallest that was not tried yet; NULL: all were. */
static const struct bits *next_set(const struct looking *looking)
{
	const struct bits *best = NULL;
	for (int i = 0; i < looking->hitting.count; i++) {
		const struct bits *set = &looking->hitting.list[i];
		if ((!best || bits_count(set) < bits_count(best)) && !has_failed(looking, set))
			best = set;
	}
	return best;
}

static void use_point(struct looking *looking, const struct held_point *point)
{
	struct bits all = bits_first(looking->group->count), out = bits_without(&all, &point->set);
	*ARENA_PUSH(looking->arena, looking->used, looking->used_count, looking->used_capacity) = *point;
	hitting_add(&looking->hitting, &out);
}

/* All at once: mostly they hold, and then nothing else is to be looked at. */
static bool look_at_all(struct looking *looking, bool *all_hold)
{
	struct bits all = bits_first(looking->group->count), none = {{0}};
	struct tried_set tried;
	if (!conflict_known(looking, &all) && !search_set(looking, &all, true, &tried))
		return false;
	*all_hold = conflict_known(looking, &all) != NULL;
	use_point(looking, conflict_known(looking, *all_hold ? &all : &none));
	return true;
}

bool conflict_look(struct looking *looking)
{
	bool all_hold;
	looking->hitting = hitting_begin(looking->arena, CANDIDATES_MOST);
	scatter(looking);
	if (!look_at_all(looking, &all_hold))
		return false;
	const struct bits *next;
	while (!all_hold && (next = next_set(looking))) {
		struct bits set = *next;
		struct tried_set tried = {0};
		const struct held_point *point = conflict_known(looking, &set);
		if (!point && (looking->searches >= SEARCHES_MOST || looking->failed_count >= CONFLICT_SETS_MOST))
			break;
		if (!point && !search_set(looking, &set, false, &tried))
			return false;
		point = point ? point : conflict_known(looking, &set);
		if (point)
			use_point(looking, point);
		else
			*ARENA_PUSH(looking->arena, looking->failed, looking->failed_count, looking->failed_capacity) = tried;
	}
	looking->group->whole = looking->hitting.whole && (all_hold || !next_set(looking));
	looking->tried += looking->space->tried;
	return true;
}
