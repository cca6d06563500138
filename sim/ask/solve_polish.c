/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_polish: the conditions of the least as equations, solved with gsl_multiroots. Of levers that stand at no end of
 * their range, F, and conditions that are just met, K, with slopes a_k = dc_k / dz:
 *   least change   z_F = sum w_k a_kF,           c_K = 0
 *   least miss     sum over missed of c_k a_kF = 0
 *   relaxing j     a_jF + sum w_k a_kF = 0,      c_K = 0
 * (Karush 1939, Kuhn and Tucker 1951). What comes out counts only where weights and ends push the right way. */
#include <gsl/gsl_multiroots.h>
#include <math.h>
#include <string.h>
#include "ask/solve_parts.h"

enum { ROUNDS = 60 };

struct polish {
	struct space *space;
	const struct search *search;
	int *free, free_count, *held, held_count;
	int relaxed;                 /* the condition; -1: none */
	double *z, *c, *slopes;
	double h;
	enum space_order order;
};

static bool is_asked(const struct polish *polish, int k)
{
	return polish->search->aim != SEARCH_RELAX || polish->space->conditions[k].wish != polish->search->wish;
}

static void choose(struct polish *polish)
{
	const struct space *space = polish->space;
	const struct search *search = polish->search;
	for (int i = 0; i < space->count; i++) {
		bool at_low = search->z[i] - space->low[i] < 1e-9, at_high = space->high[i] - search->z[i] < 1e-9;
		polish->z[i] = at_low ? space->low[i] : at_high ? space->high[i] : search->z[i];
		if (!at_low && !at_high)
			polish->free[polish->free_count++] = i;
	}
	double largest = 0;
	for (int k = 0; k < space->condition_count; k++)
		largest = fmax(largest, fabs(search->weights[k]));
	for (int k = 0; k < space->condition_count && search->aim != SEARCH_LEAST_MISS; k++) {
		if (is_asked(polish, k) && search->weights[k] > 1e-9 * largest && fabs(search->c[k]) < 1e-4)
			polish->held[polish->held_count++] = k;
		if (!is_asked(polish, k) && (polish->relaxed < 0 || search->c[k] < search->c[polish->relaxed]))
			polish->relaxed = k;
	}
}

static double weight_of(const struct polish *polish, const gsl_vector *x, int held)
{
	return gsl_vector_get(x, (size_t)(polish->free_count + held));
}

/* The rest of the condition for lever i: 0 where it is free, and what pushes it where it is at an end. */
static double rest(const struct polish *polish, const gsl_vector *x, int i)
{
	const struct space *space = polish->space;
	double sum = polish->search->aim == SEARCH_LEAST_CHANGE ? -polish->z[i]
	             : polish->relaxed >= 0                     ? polish->slopes[polish->relaxed * space->count + i]
	                                                        : 0;
	for (int k = 0; k < space->condition_count && polish->search->aim == SEARCH_LEAST_MISS; k++)
		if (polish->c[k] < 0)
			sum -= polish->c[k] * polish->slopes[k * space->count + i];
	for (int k = 0; k < polish->held_count; k++)
		sum += weight_of(polish, x, k) * polish->slopes[polish->held[k] * space->count + i];
	return sum;
}

static void look(struct polish *polish, const gsl_vector *x)
{
	for (int f = 0; f < polish->free_count; f++)
		polish->z[polish->free[f]] = gsl_vector_get(x, (size_t)f);
	space_at(polish->space, polish->z, 1, polish->c);
	space_slopes(polish->space, polish->z, polish->h, polish->order, polish->slopes);
}

static int equations(const gsl_vector *x, void *of, gsl_vector *f)
{
	struct polish *polish = of;
	bool finite = true;
	look(polish, x);
	for (int i = 0; i < polish->free_count; i++)
		gsl_vector_set(f, (size_t)i, rest(polish, x, polish->free[i]));
	for (int k = 0; k < polish->held_count; k++)
		gsl_vector_set(f, (size_t)(polish->free_count + k), polish->c[polish->held[k]]);
	for (size_t i = 0; i < f->size; i++)
		finite &= isfinite(gsl_vector_get(f, i));
	return finite ? GSL_SUCCESS : GSL_EBADFUNC;
}

static double largest_of(const gsl_vector *f)
{
	double largest = 0;
	for (size_t i = 0; i < f->size; i++)
		largest = fmax(largest, fabs(gsl_vector_get(f, i)));
	return largest;
}

/* The weights of `search` as the equations have them. */
static double scale_of_weights(const struct polish *polish)
{
	double scale = polish->relaxed >= 0 ? polish->search->weights[polish->relaxed] : 1;
	return scale > 0 ? scale : 1;
}

static bool find_root(struct polish *polish, gsl_vector *x)
{
	gsl_multiroot_function function = {equations, x->size, polish};
	gsl_multiroot_fsolver *solver = gsl_multiroot_fsolver_alloc(gsl_multiroot_fsolver_hybrids, x->size);
	if (!solver)
		arena_exhausted(polish->space->arena);
	double least = INFINITY;
	if (gsl_multiroot_fsolver_set(solver, &function, x) == GSL_SUCCESS)
		for (int round = 0; round < ROUNDS; round++) {
			double now = largest_of(solver->f);
			if (now < least) {
				least = now;
				gsl_vector_memcpy(x, solver->x);
			}
			if (now < 1e-15 || gsl_multiroot_fsolver_iterate(solver) != GSL_SUCCESS)
				break;
		}
	double last = largest_of(solver->f);
	if (last < least) {
		least = last;
		gsl_vector_memcpy(x, solver->x);
	}
	gsl_multiroot_fsolver_free(solver);
	return least < 1e-10;
}

/* Is it the least, and not only where the equations hold? */
static bool is_least(struct polish *polish, const gsl_vector *x)
{
	const struct space *space = polish->space;
	const struct search *search = polish->search;
	bool right = true;
	look(polish, x);
	for (int i = 0; i < space->count; i++) {
		double way = rest(polish, x, i);
		bool at_low = polish->z[i] == space->low[i], at_high = polish->z[i] == space->high[i];
		right &= polish->z[i] >= space->low[i] && polish->z[i] <= space->high[i];
		right &= at_low && at_high ? true : at_low ? way <= 1e-7 : at_high ? way >= -1e-7 : true;
	}
	for (int k = 0; k < polish->held_count; k++)
		right &= weight_of(polish, x, k) >= -1e-9;
	for (int k = 0; k < space->condition_count && search->aim != SEARCH_LEAST_MISS; k++)
		right &= !is_asked(polish, k) || polish->c[k] >= -CONDITION_SLACK;
	return right;
}

/* A kink within the reach of the differences shows in differences of another step. */
static bool is_smooth(struct polish *polish, const gsl_vector *x)
{
	int n = polish->space->count;
	double *finer = ARENA_ARRAY(polish->space->arena, n * polish->space->condition_count + 1, double), apart = 0,
		   largest = 0;
	look(polish, x);
	space_slopes(polish->space, polish->z, polish->h / 3, polish->order, finer);
	for (int k = 0; k < polish->space->condition_count; k++)
		for (int i = 0; i < n; i++) {
			apart = fmax(apart, fabs(finer[k * n + i] - polish->slopes[k * n + i]));
			largest = fmax(largest, fabs(finer[k * n + i]));
		}
	return apart <= 1e-8 * largest;
}

static bool polish_with(struct polish *polish, struct search *search)
{
	size_t size = (size_t)(polish->free_count + polish->held_count);
	double *numbers = ARENA_ARRAY(polish->space->arena, size + 1, double);
	gsl_vector_view x = gsl_vector_view_array(numbers, size ? size : 1);
	for (int f = 0; f < polish->free_count; f++)
		numbers[f] = search->z[polish->free[f]];
	for (int k = 0; k < polish->held_count; k++)
		numbers[polish->free_count + k] = search->weights[polish->held[k]] / scale_of_weights(polish);
	if (size > 0 && !find_root(polish, &x.vector))
		return false;
	if (!is_least(polish, &x.vector) || !is_smooth(polish, &x.vector))
		return false;
	memcpy(search->z, polish->z, (size_t)polish->space->count * sizeof *search->z);
	memcpy(search->c, polish->c, (size_t)polish->space->condition_count * sizeof *search->c);
	memset(search->weights, 0, (size_t)polish->space->condition_count * sizeof *search->weights);
	for (int k = 0; k < polish->held_count; k++)
		search->weights[polish->held[k]] = numbers[polish->free_count + k];
	return true;
}

bool search_polish(struct space *space, struct search *search)
{
	static const struct { double h; enum space_order order; } tries[] = {{1e-3, SPACE_FOURTH}, {1e-5, SPACE_SECOND}};
	struct arena *arena = space->arena;
	for (size_t t = 0; t < sizeof tries / sizeof *tries; t++) {
		struct polish polish = {
			.space = space, .search = search, .relaxed = -1, .h = tries[t].h, .order = tries[t].order};
		polish.free = ARENA_ARRAY(arena, space->count + 1, int);
		polish.held = ARENA_ARRAY(arena, space->condition_count + 1, int);
		polish.z = ARENA_ARRAY(arena, space->count + 1, double);
		polish.c = ARENA_ARRAY(arena, space->condition_count + 1, double);
		polish.slopes = ARENA_ARRAY(arena, space->condition_count * space->count + 1, double);
		choose(&polish);
		if (polish.held_count <= polish.free_count && polish_with(&polish, search))
			return true;
	}
	return false;
}
