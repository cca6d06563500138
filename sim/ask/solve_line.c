/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_line: along one lever. Points in a row tell between which two all conditions begin to hold; there the root of
 * the least of them is found (gsl_roots, Brent), and the side on which they hold is returned. */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <math.h>
#include <string.h>
#include "ask/solve_parts.h"

enum { PARTS = 512, ROUNDS = 200 };

struct line { struct space *space; double *z, *c; int lever; };

static double least_of(const struct space *space, const double *c)
{
	double least = INFINITY;
	for (int k = 0; k < space->condition_count; k++)
		least = isnan(c[k]) ? -INFINITY : fmin(least, c[k]);
	return least;
}

static double least_at(double at, void *of)
{
	const struct line *line = of;
	line->z[line->lever] = at;
	space_at(line->space, line->z, 1, line->c);
	return least_of(line->space, line->c);
}

/* Between a point where something does not hold and one where all do. */
static double begins_at(struct line *line, double misses, double holds)
{
	gsl_function function = {least_at, line};
	gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
	if (!solver)
		arena_exhausted(line->space->arena);
	if (isfinite(least_at(misses, line)) &&
	    gsl_root_fsolver_set(solver, &function, fmin(misses, holds), fmax(misses, holds)) == GSL_SUCCESS)
		for (int round = 0; round < ROUNDS; round++) {
			if (gsl_root_fsolver_iterate(solver) != GSL_SUCCESS)
				break;
			double root = gsl_root_fsolver_root(solver), least = least_at(root, line);
			*(least >= 0 ? &holds : &misses) = root;
			if (least == 0 || fabs(holds - misses) <= 4e-16 * fabs(holds))
				break;
		}
	gsl_root_fsolver_free(solver);
	for (int round = 0; round < ROUNDS && fabs(holds - misses) > 4e-16 * fabs(holds); round++) {
		double middle = (holds + misses) / 2;
		*(least_at(middle, line) >= 0 ? &holds : &misses) = middle;
	}
	return holds;
}

double search_along(struct space *space, const double *z, int lever, double first, double last)
{
	int n = space->count, m = space->condition_count;
	double *points = ARENA_ARRAY(space->arena, (PARTS + 1) * n, double),
		   *c = ARENA_ARRAY(space->arena, (PARTS + 1) * m + 1, double);
	struct line line = {space, ARENA_ARRAY(space->arena, n, double), ARENA_ARRAY(space->arena, m + 1, double), lever};
	memcpy(line.z, z, (size_t)n * sizeof *z);
	for (int p = 0; p <= PARTS; p++) {
		memcpy(points + p * n, z, (size_t)n * sizeof *z);
		points[p * n + lever] = p == PARTS ? last : first + (last - first) * p / PARTS;
	}
	space_at(space, points, PARTS + 1, c);
	for (int p = 0; p <= PARTS; p++)
		if (least_of(space, c + p * m) >= 0)
			return p == 0 ? first : begins_at(&line, points[(p - 1) * n + lever], points[p * n + lever]);
	return NAN;
}
