/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_nearest: the nearest point of a polyhedron in a box, by its dual: y(w) = clamp(from + rows' w) and w_k >= 0
 * with least_k - rows_k y(w) - soft_k w_k <= 0, = 0 where w_k > 0. One multiplier after another is set exactly
 * (Hildreth 1957); once the free y and the rows that hold stay the same, all at once from the linear equations between
 * them. */
#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>
#include "ask/solve_parts.h"

enum { SWEEPS = 400, STEPS = 200 };
#define WEIGHT_MOST 1e14

struct dual {
	const struct halfspaces *of;
	double *y, *weights;
	double *free_y; /* from + rows' w, not clamped */
	struct solved *last;
};

/* What equations came to: of the same rows with a weight and the same y at the same bounds they are the same. */
struct solved {
	int count;
	int *held;    /* [row_count] */
	double *side; /* [of->count] */
	double *weight; /* [row_count] */
};

static double between(double low, double y, double high) /* not fmin and fmax: calls, and most of the time here */
{
	return y > low ? y < high ? y : high : low;
}

static double clamped(const struct dual *dual, int i)
{
	return between(dual->of->low[i], dual->free_y[i], dual->of->high[i]);
}

static void place(struct dual *dual)
{
	const struct halfspaces *of = dual->of;
	for (int i = 0; i < of->count; i++) {
		dual->free_y[i] = of->from[i];
		for (int k = 0; k < of->row_count; k++)
			dual->free_y[i] += dual->weights[k] * of->rows[k * of->count + i];
		dual->y[i] = clamped(dual, i);
	}
}

/* What row k lacks, were its weight moved by `more`; and how fast that falls. */
static double lacks(const struct dual *dual, int k, double more, double *fall)
{
	const struct halfspaces *of = dual->of;
	const double *row = of->rows + k * of->count;
	double lack = of->least[k] - of->soft[k] * (dual->weights[k] + more);
	*fall = of->soft[k];
	for (int i = 0; i < of->count; i++) {
		double y = dual->free_y[i] + more * row[i];
		bool inside = y > of->low[i] && y < of->high[i];
		*fall += inside ? row[i] * row[i] : 0;
		lack -= row[i] * between(of->low[i], y, of->high[i]);
	}
	return lack;
}

/* Sets one weight so that its row just holds, or to 0: the root of a broken line that falls. Returns its move. */
static double set_weight(struct dual *dual, int k)
{
	const struct halfspaces *of = dual->of;
	double low = -dual->weights[k], high = INFINITY, more = 0, fall;
	for (int step = 0; step < STEPS; step++) {
		double lack = lacks(dual, k, more, &fall);
		if (lack == 0 || (lack < 0 && more <= low))
			break;
		if (lack > 0)
			low = more;
		else
			high = more;
		double next = fall > 0 ? more + lack / fall : INFINITY;
		if (lack < 0 && next <= low)
			next = isfinite(low) ? low : 0;
		else if (next >= high || isinf(next))
			next = isinf(high) ? 4 * fabs(more) + 1 : (low + high) / 2;
		next = fmin(next, WEIGHT_MOST);
		if (fabs(next - more) <= 1e-16 * fabs(dual->weights[k] + more))
			break;
		more = next;
	}
	more = fmax(more, -dual->weights[k]);
	for (int i = 0; i < of->count; i++) {
		dual->free_y[i] += more * of->rows[k * of->count + i];
		dual->y[i] = clamped(dual, i);
	}
	dual->weights[k] += more;
	return fabs(more);
}

/* The worst of what rows lack, and of what rows with a weight have too much. */
static double residual(const struct dual *dual)
{
	double worst = 0, fall;
	for (int k = 0; k < dual->of->row_count; k++) {
		double lack = lacks(dual, k, 0, &fall);
		worst = fmax(worst, dual->weights[k] > 0 ? fabs(lack) : lack);
	}
	return worst;
}

static bool is_free(const struct dual *dual, int i)
{
	return dual->free_y[i] > dual->of->low[i] && dual->free_y[i] < dual->of->high[i];
}

/* (rows_F rows_F' + soft) w = least - rows y(bounds) - rows_F from_F, over rows with a weight and free y. */
static void set_equations(const struct dual *dual, const int *held, int count, gsl_matrix *matrix, gsl_vector *right)
{
	const struct halfspaces *of = dual->of;
	for (int a = 0; a < count; a++) {
		const double *row = of->rows + held[a] * of->count;
		double lack = of->least[held[a]];
		for (int b = 0; b < count; b++) {
			double sum = a == b ? of->soft[held[a]] : 0;
			for (int i = 0; i < of->count; i++)
				sum += is_free(dual, i) ? row[i] * of->rows[held[b] * of->count + i] : 0;
			gsl_matrix_set(matrix, (size_t)a, (size_t)b, sum);
		}
		for (int i = 0; i < of->count; i++)
			lack -= row[i] * (is_free(dual, i) ? of->from[i] : dual->y[i]);
		gsl_vector_set(right, (size_t)a, lack);
	}
}

/* Rows that say the same share their weight: the least of all solutions. */
static void solve_equations(struct arena *arena, const struct dual *dual, const int *held, int count, double *weight)
{
	size_t n = (size_t)count;
	gsl_matrix *matrix = gsl_matrix_alloc(n, n), *turn = gsl_matrix_alloc(n, n);
	gsl_vector *right = gsl_vector_alloc(n), *work = gsl_vector_alloc(n), *size = gsl_vector_alloc(n);
	if (!matrix || !turn || !right || !work || !size)
		arena_exhausted(arena);
	gsl_vector_view made = gsl_vector_view_array(weight, n);
	set_equations(dual, held, count, matrix, right);
	gsl_linalg_SV_decomp(matrix, turn, size, work);
	gsl_blas_dgemv(CblasTrans, 1, matrix, right, 0, work); /* gsl_linalg_SV_solve would ask for memory of its own */
	for (size_t a = 0; a < n; a++) {
		bool counts = gsl_vector_get(size, a) >= 1e-13 * gsl_vector_get(size, 0);
		gsl_vector_set(work, a, counts ? gsl_vector_get(work, a) * (1 / gsl_vector_get(size, a)) : 0);
	}
	gsl_blas_dgemv(CblasNoTrans, 1, turn, work, 0, &made.vector);
	gsl_matrix_free(matrix);
	gsl_matrix_free(turn);
	gsl_vector_free(right);
	gsl_vector_free(work);
	gsl_vector_free(size);
}

/* The equations as they stand now, and whether they are other ones than last time. */
static bool set_last(const struct dual *dual, const int *held, int count)
{
	struct solved *last = dual->last;
	bool other = last->count != count || memcmp(last->held, held, (size_t)count * sizeof *held) != 0;
	for (int i = 0; i < dual->of->count; i++) {
		double side = is_free(dual, i) ? NAN : dual->y[i];
		other |= isnan(side) ? !isnan(last->side[i]) : side != last->side[i];
		last->side[i] = side;
	}
	last->count = count;
	memcpy(last->held, held, (size_t)count * sizeof *held);
	return other;
}

static void solve_together(struct arena *arena, struct dual *dual)
{
	int rows = dual->of->row_count, count = 0;
	int *held = ARENA_ARRAY(arena, rows + 1, int);
	double *before = ARENA_ARRAY(arena, rows + 1, double), *weight = dual->last->weight, was = residual(dual);
	memcpy(before, dual->weights, (size_t)rows * sizeof *before);
	for (int k = 0; k < rows; k++)
		if (dual->weights[k] > 0)
			held[count++] = k;
	if (!count)
		return;
	if (set_last(dual, held, count))
		solve_equations(arena, dual, held, count, weight);
	bool right = true;
	for (int a = 0; a < count; a++) {
		dual->weights[held[a]] = weight[a];
		right &= weight[a] >= 0 && isfinite(weight[a]);
	}
	place(dual);
	if (right && residual(dual) < was)
		return;
	memcpy(dual->weights, before, (size_t)rows * sizeof *before);
	place(dual);
}

bool solve_nearest(struct arena *arena, const struct halfspaces *of, double *y, double *weights)
{
	struct solved last = {0, ARENA_ARRAY(arena, of->row_count + 1, int), ARENA_ARRAY(arena, of->count + 1, double),
	                      ARENA_ARRAY(arena, of->row_count + 1, double)};
	struct dual dual = {of, y, weights, ARENA_ARRAY(arena, of->count + 1, double), &last};
	memset(weights, 0, (size_t)of->row_count * sizeof *weights);
	place(&dual);
	for (int sweep = 1; sweep <= SWEEPS && residual(&dual) > 1e-14; sweep++) {
		double most = 0, largest = 0;
		for (int k = 0; k < of->row_count; k++) {
			most = fmax(most, set_weight(&dual, k));
			largest = fmax(largest, weights[k]);
		}
		if (sweep % 4 == 0 || most <= 1e-12 * largest)
			solve_together(arena, &dual);
		if (most <= 1e-15 * largest)
			break;
	}
	return residual(&dual) < 1e-9;
}
