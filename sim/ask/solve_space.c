/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_space: from z to inputs, from values to conditions. Slopes are differences of runs, since a run may have kinks
 * (a limit that begins to bind, the larger of two) but is smooth between them: f' = (f(h) - f(-h)) / 2h, of fourth
 * order (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h; from one side (-3 f(0) + 4 f(h) - f(2h)) / 2h. */
#include <math.h>
#include <string.h>
#include "ask/solve_parts.h"

enum { PROBES = 4 };

static int conditions_of(struct space *space, struct margin_of *margin, const struct target_result *wish, int index)
{
	struct condition *made = space->conditions + space->condition_count;
	int count = 0;
	for (int high = 0; high < 2; high++)
		if (!isnan(high ? wish->high : wish->low) || wish->goal >= 0)
			made[count++] = (struct condition){margin, high, index, margin_size(margin)};
	return count;
}

double space_home(const struct space *space, int lever) { return fmin(fmax(0, space->low[lever]), space->high[lever]); }

static void make_room(struct space *space, int count)
{
	if (count <= space->capacity)
		return;
	space->capacity = count;
	space->points = ARENA_ARRAY(space->arena, count * space->count + 1, double);
	space->values = ARENA_ARRAY(space->arena, count * space->wanted_count + 1, double);
}

static void run(struct space *space, const double *z, int count)
{
	make_room(space, count);
	space->tried += count;
	for (int p = 0; p < count; p++)
		for (int i = 0; i < space->count; i++)
			space->points[p * space->count + i] = space_number(space, i, z[p * space->count + i]);
	trial_run(space->trial, space->points, count, space->values, NULL);
}

/* From the values of the last run. */
static void hold_against(const struct space *space, int count, double *c)
{
	for (int p = 0; p < count; p++)
		for (int k = 0; k < space->condition_count; k++) {
			const struct condition *condition = &space->conditions[k];
			struct margin margin = margin_at(condition->margin, space->values + p * space->wanted_count);
			double own = condition->high ? margin.high : margin.low;
			c[p * space->condition_count + k] = own / condition->size + space->allowed[k];
		}
}

void space_at(struct space *space, const double *z, int count, double *c)
{
	run(space, z, count);
	hold_against(space, count, c);
}

static void see_reach(struct space *space, int count)
{
	for (int k = 0; k < space->condition_count; k++) {
		struct condition *condition = &space->conditions[k];
		double most = 0;
		for (int p = 0; p < count; p++) {
			double value = fabs(margin_measured(condition->margin, space->values + p * space->wanted_count));
			most = isfinite(value) ? fmax(most, value) : most;
		}
		margin_reach(condition->margin, most);
		condition->size = margin_size(condition->margin);
	}
}

/* Both ends of each lever, the others at home and at places spread over their ranges. */
static void see_what_acts(struct space *space)
{
	enum { PLACES = 8, ENDS = 3 };
	int n = space->count, m = space->condition_count;
	double *z = ARENA_ARRAY(space->arena, PLACES * ENDS * n * n + 1, double),
		   *c = ARENA_ARRAY(space->arena, PLACES * ENDS * n * m + 1, double);
	for (int p = 0; p < PLACES * n; p++)
		for (int e = 0; e < ENDS; e++)
			for (int i = 0; i < n; i++) {
				int place = p / n, lever = p % n;
				double part = fmod(0.37 + 0.6180339887498949 * (place * 7 + i * 3), 1); /* of its range */
				double at = place == 0 ? space_home(space, i) : space->low[i] + (space->high[i] - space->low[i]) * part;
				bool own = i == lever && e > 0;
				z[(p * ENDS + e) * n + i] = own ? e == 1 ? space->low[i] : space->high[i] : at;
			}
	run(space, z, PLACES * ENDS * n);
	see_reach(space, PLACES * ENDS * n);
	hold_against(space, PLACES * ENDS * n, c);
	for (int p = 0; p < PLACES * n; p++)
		for (int e = 1; e < ENDS; e++)
			for (int k = 0; k < m; k++) {
				double at = c[(p * ENDS + e) * m + k], home = c[p * ENDS * m + k];
				space->acts[p % n] |= at != home && !(isnan(at) && isnan(home));
			}
}

struct space *space_make(struct arena *arena, const struct result *result, const struct levers *levers,
                         const struct target_result *wishes, int wish_count, int *which)
{
	struct space *space = ARENA_NEW(arena, struct space);
	struct trial_wanted *wanted =
		ARENA_ARRAY(arena, wish_count * margin_values(result) + 1, struct trial_wanted);
	int n = levers->count;
	*space = (struct space){.arena = arena, .result = result, .levers = levers, .count = n, .wishes = wishes,
	                        .wish_count = wish_count};
	space->conditions = ARENA_ARRAY(arena, 2 * wish_count + 1, struct condition);
	for (int w = 0; w < wish_count; w++) {
		struct margin_of *margin = margin_make(arena, result, &wishes[w], wanted, &space->wanted_count);
		*which = w;
		if (!margin)
			return NULL;
		space->condition_count += conditions_of(space, margin, &wishes[w], w);
	}
	space->trial = trial_make(arena, result, levers, wanted, space->wanted_count, 1);
	double **list[] = {&space->from, &space->width, &space->low, &space->high};
	for (int i = 0; i < 4; i++)
		*list[i] = ARENA_ARRAY(arena, n + 1, double);
	for (int i = 0; i < n; i++) {
		const struct lever *lever = &levers->list[i];
		space->from[i] = lever->now;
		space->width[i] = lever->high > lever->low ? lever->high - lever->low : 1; /* of no range nothing can move */
		space->low[i] = (lever->low - lever->now) / space->width[i];
		space->high[i] = (lever->high - lever->now) / space->width[i];
	}
	space->acts = ARENA_ARRAY(arena, n + 1, bool);
	space->allowed = ARENA_ARRAY(arena, space->condition_count + 1, double);
	see_what_acts(space);
	return space;
}

double space_number(const struct space *space, int lever, double z)
{
	const struct lever *of = &space->levers->list[lever];
	return z == space->low[lever]    ? of->low
	       : z == space->high[lever] ? of->high
	                                 : space->from[lever] + space->width[lever] * z;
}

/* f at h, -h, 2h, -2h and at 0. */
static double slope_of(const double f[PROBES], double at, double h, enum space_order order)
{
	bool both = isfinite(f[0]) && isfinite(f[1]);
	if (both && order == SPACE_FOURTH && isfinite(f[2]) && isfinite(f[3]))
		return (8 * (f[0] - f[1]) - (f[2] - f[3])) / (12 * h);
	if (both)
		return (f[0] - f[1]) / (2 * h);
	if (isfinite(f[0]) && isfinite(f[2]))
		return (-3 * at + 4 * f[0] - f[2]) / (2 * h);
	if (isfinite(f[1]) && isfinite(f[3]))
		return (3 * at - 4 * f[1] + f[3]) / (2 * h);
	return 0;
}

void space_slopes(struct space *space, const double *z, double h, enum space_order order, double *slopes)
{
	static const double steps[PROBES] = {1, -1, 2, -2};
	int n = space->count, m = space->condition_count, acting = 0;
	int *which = ARENA_ARRAY(space->arena, n + 1, int);
	for (int i = 0; i < n; i++)
		if (space->acts[i])
			which[acting++] = i;
	int points = PROBES * acting + 1;
	if (points > space->probe_capacity) {
		space->probe_capacity = points;
		space->probes = ARENA_ARRAY(space->arena, points * n, double);
		space->probed = ARENA_ARRAY(space->arena, points * m + 1, double);
	}
	double *probes = space->probes, *c = space->probed;
	for (int p = 0; p < points; p++)
		memcpy(probes + p * n, z, (size_t)n * sizeof *z);
	for (int a = 0; a < acting; a++)
		for (int s = 0; s < PROBES; s++)
			probes[(PROBES * a + s) * n + which[a]] += steps[s] * h;
	space_at(space, probes, points, c);
	memset(slopes, 0, (size_t)(m * n) * sizeof *slopes);
	for (int k = 0; k < m; k++)
		for (int a = 0; a < acting; a++) {
			double f[PROBES];
			for (int s = 0; s < PROBES; s++)
				f[s] = c[(PROBES * a + s) * m + k];
			slopes[k * n + which[a]] = slope_of(f, c[(points - 1) * m + k], h, order);
		}
}

double space_miss(const struct space *space, const double *c)
{
	double miss = 0;
	for (int k = 0; k < space->condition_count; k++)
		miss += isnan(c[k]) ? INFINITY : c[k] < 0 ? c[k] * c[k] : 0;
	return miss;
}

bool space_holds(const struct space *space, const double *c, int but)
{
	bool holds = true;
	for (int k = 0; k < space->condition_count; k++)
		holds &= space->conditions[k].wish == but || c[k] >= -CONDITION_SLACK;
	return holds;
}
