/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_search: steps to the nearest point of what the conditions are near by, c(z) + slopes (y - z) >= 0 (sequential
 * quadratic programming), each cut back to where it gains; from several beginnings, because what can be reached need
 * not be one piece or convex. Where no step gains any more, conditions may have kinks there: then the slopes of points
 * around count together, in ever smaller neighbourhoods (gradient sampling: Burke, Lewis and Overton 2005). Last, where
 * pieces are smooth, the conditions of the least are met to rounding (solve_polish.c). */
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>
#include "ask/solve_parts.h"

enum {
	SCATTERED = 240, /* points to choose beginnings from */
	BEGINNINGS = 6,
	ROUNDS = 120,
	CUTS = 24,       /* of a step: 1, 1/2, 1/4 ... */
	PIECES_MOST = 64, /* rows of a neighbourhood */
	AROUND_MOST = 26 /* points of it: each way of a few levers, of many some ways at random */
};
#define STEP_SLOPES 1e-6

struct walk {
	struct space *space;
	struct search *search;
	struct arena *arena;
	int n, m;
	double *z, *c, *y, *rows, *least, *soft, *weights, *cuts, *cut_c;
	int row_count;
	double penalty, damping;
};

/* --- what is least --- */

static double length_squared(const double *z, int n)
{
	double sum = 0;
	for (int i = 0; i < n; i++)
		sum += z[i] * z[i];
	return sum;
}

static bool counts(const struct walk *walk, int k)
{
	return walk->search->aim != SEARCH_RELAX || walk->space->conditions[k].wish != walk->search->wish;
}

/* By how much conditions that have to hold do not. */
static double misses(const struct walk *walk, const double *c)
{
	double missed = 0;
	for (int k = 0; k < walk->m; k++)
		if (counts(walk, k))
			missed += isnan(c[k]) ? INFINITY : fmax(-c[k], 0);
	return missed;
}

/* Of the target that is relaxed: what its worst condition lacks. */
static double lack_of_wish(const struct walk *walk, const double *c)
{
	double lack = -INFINITY;
	for (int k = 0; k < walk->m; k++)
		if (!counts(walk, k))
			lack = fmax(lack, isnan(c[k]) ? INFINITY : -c[k]);
	return lack;
}

/* What is to be least, and a penalty on conditions that have to hold. */
static double merit(const struct walk *walk, const double *z, const double *c)
{
	if (walk->search->aim == SEARCH_LEAST_MISS)
		return space_miss(walk->space, c);
	double least = walk->search->aim == SEARCH_RELAX ? fmax(lack_of_wish(walk, c), 0) : length_squared(z, walk->n) / 2;
	return least + walk->penalty * misses(walk, c);
}

/* --- one step --- */

/* The same piece, seen from another point. */
static bool is_known(const struct walk *walk, const double *row, double least, double soft)
{
	bool known = false;
	double size = 0;
	for (int i = 0; i < walk->n; i++)
		size = fmax(size, fabs(row[i]));
	for (int r = 0; r < walk->row_count && !known; r++) {
		double apart = fabs(walk->least[r] - least);
		for (int i = 0; i < walk->n; i++)
			apart = fmax(apart, fabs(walk->rows[r * walk->n + i] - row[i]));
		known = apart <= 1e-4 * size && walk->soft[r] == soft;
	}
	return known;
}

/* Rows around z, one of each condition or those that are new: c_k + slopes (y - z) >= 0. */
static void add_rows(struct walk *walk, const double *at, const double *c, const double *slopes, bool only_new)
{
	for (int k = 0; k < walk->m && walk->row_count < PIECES_MOST + walk->m; k++) {
		double *row = walk->rows + walk->row_count * walk->n, least = isfinite(c[k]) ? -c[k] : -1;
		for (int i = 0; i < walk->n; i++) {
			row[i] = isfinite(c[k]) ? slopes[k * walk->n + i] : 0;
			least += row[i] * at[i];
		}
		double soft = counts(walk, k) ? 0 : 1;
		if (only_new && is_known(walk, row, least, soft))
			continue;
		walk->least[walk->row_count] = least;
		walk->soft[walk->row_count++] = soft;
	}
}

/* What is missed may be missed; the nearer to where one stands the better, the more so the larger `damping`. */
static void aim_at(struct walk *walk)
{
	const struct space *space = walk->space;
	bool all_soft = walk->search->aim == SEARCH_LEAST_MISS, change = walk->search->aim == SEARCH_LEAST_CHANGE;
	double *soft = ARENA_ARRAY(walk->arena, walk->row_count + 1, double),
		   *from = ARENA_ARRAY(walk->arena, walk->n + 1, double);
	for (int r = 0; r < walk->row_count; r++)
		soft[r] = all_soft || walk->soft[r] > 0 ? walk->damping : change ? 1e-12 : 0;
	if (!change)
		memcpy(from, walk->z, (size_t)walk->n * sizeof *from);
	solve_nearest(walk->arena,
	              &(struct halfspaces){walk->n, walk->row_count, from, space->low, space->high, walk->rows, walk->least,
	                                   soft},
	              walk->y, walk->weights);
	for (int r = 0; r < walk->row_count && change; r++)
		walk->penalty = fmax(walk->penalty, fmin(2 * walk->weights[r], 1e6));
}

/* The best of the step's parts; false: none gains. */
static bool step_on(struct walk *walk)
{
	double was = merit(walk, walk->z, walk->c), best = was, part = 1;
	int chosen = -1;
	for (int s = 0; s < CUTS; s++, part /= 2)
		for (int i = 0; i < walk->n; i++)
			walk->cuts[s * walk->n + i] = s == 0 ? walk->y[i] : walk->z[i] + part * (walk->y[i] - walk->z[i]);
	space_at(walk->space, walk->cuts, CUTS, walk->cut_c);
	for (int s = 0; s < CUTS; s++) {
		double now = merit(walk, walk->cuts + s * walk->n, walk->cut_c + s * walk->m);
		if (now < best)
			best = now, chosen = s;
	}
	if (chosen < 0 || was - best <= 1e-15 * fabs(was))
		return false;
	memcpy(walk->z, walk->cuts + chosen * walk->n, (size_t)walk->n * sizeof *walk->z);
	memcpy(walk->c, walk->cut_c + chosen * walk->m, (size_t)walk->m * sizeof *walk->c);
	return true;
}

/* The same each time: -1 or 1. */
static double toss(unsigned sample, unsigned lever, unsigned round)
{
	unsigned mixed = (sample * 2654435761u) ^ (lever * 2246822519u) ^ (round * 3266489917u);
	mixed ^= mixed >> 15;
	mixed *= 2246822519u;
	return (mixed >> 17) & 1 ? 1 : -1;
}

/* Of few levers: along each, both ways, with some of the others, then along all. */
static double way_of(const struct walk *walk, int sample, int lever, unsigned round)
{
	if (2 * walk->n + 2 > AROUND_MOST)
		return toss((unsigned)sample, (unsigned)lever, round);
	bool own = sample / 2 == lever && sample < 2 * walk->n, all = sample >= 2 * walk->n;
	return own || all ? (sample % 2 ? -1 : 1) : ((unsigned)(lever + sample) + round) % 3 ? 0 : 0.5;
}

static void look_around(struct walk *walk, double reach, unsigned round)
{
	int n = walk->n, samples = 2 * n + 2 < AROUND_MOST ? 2 * n + 2 : AROUND_MOST;
	double *at = ARENA_ARRAY(walk->arena, n, double), *c = ARENA_ARRAY(walk->arena, walk->m + 1, double),
		   *slopes = ARENA_ARRAY(walk->arena, walk->m * n + 1, double), h = reach > 0 ? reach / 16 : STEP_SLOPES;
	walk->row_count = 0;
	space_slopes(walk->space, walk->z, h < STEP_SLOPES ? h : STEP_SLOPES, SPACE_SECOND, slopes);
	add_rows(walk, walk->z, walk->c, slopes, false);
	for (int s = 0; reach > 0 && s < samples; s++) {
		for (int i = 0; i < n; i++)
			at[i] = walk->z[i] + reach * way_of(walk, s, i, round);
		space_at(walk->space, at, 1, c);
		space_slopes(walk->space, at, h, SPACE_SECOND, slopes);
		add_rows(walk, at, c, slopes, true);
	}
}

static double moved(const struct walk *walk)
{
	double most = 0;
	for (int i = 0; i < walk->n; i++)
		most = fmax(most, fabs(walk->y[i] - walk->z[i]));
	return most;
}

/* --- a walk from one beginning --- */

static void walk_smooth(struct walk *walk)
{
	walk->damping = 1e-3;
	for (int round = 0; round < ROUNDS; round++) {
		look_around(walk, 0, 0);
		aim_at(walk);
		if (moved(walk) < 1e-13)
			break;
		bool gained = step_on(walk);
		bool damped = walk->search->aim != SEARCH_LEAST_CHANGE;
		if (!gained && (!damped || walk->damping > 1e3))
			break;
		walk->damping = gained ? fmax(walk->damping / 8, 1e-9) : walk->damping * 16;
	}
}

/* Where pieces meet. */
static void walk_kinks(struct walk *walk)
{
	walk->damping = 1e-6;
	unsigned round = 0;
	for (double reach = 1e-2; reach > 3e-7; reach /= 4)
		for (int tries = 0; tries < 12; tries++) {
			look_around(walk, reach, round++);
			aim_at(walk);
			if (moved(walk) < 1e-13 || !step_on(walk))
				break;
		}
}

static bool is_better(const struct search *one, const struct search *other)
{
	if (one->holds != other->holds)
		return one->holds;
	double slack = one->aim == SEARCH_LEAST_MISS ? 1e-12 + 1e-9 * other->value : 1e-13 + 1e-10 * fabs(other->value);
	return one->value < other->value - slack;
}

static void judge(struct walk *walk, struct search *search)
{
	search->holds = search->aim == SEARCH_LEAST_MISS ||
	                space_holds(walk->space, search->c, search->aim == SEARCH_RELAX ? search->wish : -1);
	search->value = search->aim == SEARCH_LEAST_MISS ? space_miss(walk->space, search->c)
	                : search->aim == SEARCH_RELAX    ? lack_of_wish(walk, search->c)
	                                                 : length_squared(search->z, walk->n);
}

/* What rounding left outside is pushed on, away from where everything stands now. */
static void push_in(struct walk *walk, struct search *ended)
{
	enum { PUSHES = 40 };
	int n = walk->n, m = walk->m;
	if (ended->aim != SEARCH_LEAST_CHANGE || space_holds(walk->space, ended->c, -1))
		return;
	double *z = ARENA_ARRAY(walk->arena, PUSHES * n + 1, double), *c = ARENA_ARRAY(walk->arena, PUSHES * m + 1, double);
	for (int p = 0; p < PUSHES; p++)
		for (int i = 0; i < n; i++)
			z[p * n + i] = fmin(fmax(ended->z[i] * (1 + ldexp(1e-13, p)), walk->space->low[i]), walk->space->high[i]);
	space_at(walk->space, z, PUSHES, c);
	for (int p = 0; p < PUSHES && ldexp(1e-13, p) < 1e-5; p++)
		if (space_holds(walk->space, c + p * m, -1)) {
			memcpy(ended->z, z + p * n, (size_t)n * sizeof *z);
			memcpy(ended->c, c + p * m, (size_t)m * sizeof *c);
			return;
		}
}

static void walk_from(struct walk *walk, const double *z, struct search *best)
{
	struct search ended = *walk->search;
	int n = walk->n, m = walk->m;
	walk->penalty =
		walk->search->aim == SEARCH_RELAX ? 1e5 : 10; /* conditions are not given up for the one that is relaxed */
	memcpy(walk->z, z, (size_t)n * sizeof *z);
	space_at(walk->space, z, 1, walk->c);
	if (!isfinite(space_miss(walk->space, walk->c)))
		return;
	walk_smooth(walk);
	bool far = ended.aim != SEARCH_LEAST_MISS && misses(walk, walk->c) > 1e-8; /* then nothing finer helps */
	ended.z = ARENA_ARRAY(walk->space->arena, n + 1, double);
	ended.c = ARENA_ARRAY(walk->space->arena, m + 1, double);
	ended.weights = ARENA_ARRAY(walk->space->arena, m + 1, double);
	for (int again = 0; again < 2; again++) {
		memcpy(ended.z, walk->z, (size_t)n * sizeof *z);
		memcpy(ended.c, walk->c, (size_t)m * sizeof *z);
		memcpy(ended.weights, walk->weights, (size_t)m * sizeof *z);
		ended.exact = !far && search_polish(walk->space, &ended);
		judge(walk, &ended);
		bool behind = best->z && best->holds && ended.value > 1.2 * best->value + 1e-6; /* of no use as it is */
		if (ended.exact || again || behind || far || ended.rough)
			break;
		walk_kinks(walk);
		look_around(walk, 0, 0);
		aim_at(walk);
	}
	if (!ended.exact)
		push_in(walk, &ended);
	judge(walk, &ended);
	if (!best->z || is_better(&ended, best))
		*best = ended;
}

/* --- beginnings --- */

struct beginnings { double *z, merit[BEGINNINGS]; int count; };

static void keep_beginning(struct beginnings *kept, const double *z, double merit, int n)
{
	int at = kept->count < BEGINNINGS ? kept->count++ : BEGINNINGS;
	while (at > 0 && (at == BEGINNINGS || merit < kept->merit[at - 1])) {
		if (at == BEGINNINGS && !(merit < kept->merit[at - 1]))
			return;
		if (at < BEGINNINGS) {
			kept->merit[at] = kept->merit[at - 1];
			memcpy(kept->z + at * n, kept->z + (at - 1) * n, (size_t)n * sizeof *z);
		}
		at--;
	}
	kept->merit[at] = merit;
	memcpy(kept->z + at * n, z, (size_t)n * sizeof *z);
}

/* Where everything stands, and the best of points spread over the ranges. */
static void find_beginnings(struct walk *walk, struct beginnings *kept)
{
	int n = walk->n, m = walk->m;
	struct space *space = walk->space;
	double *points = ARENA_ARRAY(walk->arena, SCATTERED * n, double),
		   *c = ARENA_ARRAY(walk->arena, SCATTERED * m + 1, double), *u = ARENA_ARRAY(walk->arena, n, double);
	gsl_qrng *spread = gsl_qrng_alloc(gsl_qrng_reversehalton, (unsigned)n);
	if (!spread)
		arena_exhausted(walk->arena);
	kept->z = ARENA_ARRAY(walk->arena, BEGINNINGS * n, double);
	for (int p = 0; p < SCATTERED; p++) {
		gsl_qrng_get(spread, u);
		for (int i = 0; i < n; i++)
			points[p * n + i] = space->acts[i] ? space->low[i] + (space->high[i] - space->low[i]) * u[i]
			                                   : space_home(space, i);
	}
	gsl_qrng_free(spread);
	space_at(space, points, SCATTERED, c);
	for (int p = 0; p < SCATTERED; p++)
		if (isfinite(space_miss(space, c + p * m)))
			keep_beginning(kept, points + p * n, merit(walk, points + p * n, c + p * m), n);
}

static void make_walk(struct walk *walk, struct space *space, struct search *search)
{
	int n = space->count, m = space->condition_count, rows = PIECES_MOST + 2 * m;
	*walk = (struct walk){.space = space, .search = search, .arena = space->arena, .n = n, .m = m, .penalty = 10};
	double **of_point[] = {&walk->z, &walk->y}, **of_row[] = {&walk->least, &walk->soft, &walk->weights};
	for (size_t i = 0; i < sizeof of_point / sizeof *of_point; i++)
		*of_point[i] = ARENA_ARRAY(space->arena, n + 1, double);
	for (size_t i = 0; i < sizeof of_row / sizeof *of_row; i++)
		*of_row[i] = ARENA_ARRAY(space->arena, rows + 1, double);
	walk->c = ARENA_ARRAY(space->arena, m + 1, double);
	walk->rows = ARENA_ARRAY(space->arena, rows * n + 1, double);
	walk->cuts = ARENA_ARRAY(space->arena, CUTS * n + 1, double);
	walk->cut_c = ARENA_ARRAY(space->arena, CUTS * m + 1, double);
}

bool search_space(struct space *space, struct search *search)
{
	struct walk walk;
	struct search best = {0};
	struct beginnings kept = {0};
	int n = space->count;
	make_walk(&walk, space, search);
	double *now = ARENA_ARRAY(space->arena, n + 1, double);
	for (int i = 0; i < n; i++)
		now[i] = space_home(space, i);
	walk_from(&walk, search->z ? search->z : now, &best);
	if (!search->here)
		find_beginnings(&walk, &kept);
	for (int b = 0; b < kept.count; b++) {
		if (space->stop && *space->stop)
			return false;
		walk_from(&walk, kept.z + b * n, &best);
	}
	if (!best.z) {
		best = *search;
		best.z = now;
		best.c = ARENA_ARRAY(space->arena, space->condition_count + 1, double);
		best.weights = ARENA_ARRAY(space->arena, space->condition_count + 1, double);
		best.value = INFINITY;
		space_at(space, now, 1, best.c);
	}
	*search = best;
	return true;
}
