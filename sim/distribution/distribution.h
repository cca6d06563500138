/* SPDX-License-Identifier: GPL-3.0-or-later */
/* distribution: what may stand beside a number as its uncertainty. Each is one const descriptor in one file, and one
 * row of distributions.def; reading, the printed schema and sampling know nothing else of them. Drawn is x =
 * F^-1(F(low) + u (F(high) - F(low))), truncation included. Plain data; the same bits everywhere. A distribution
 * gives a standard number z, which is placed: around the input's value, or between two parameters. */
#ifndef DISTRIBUTION_DISTRIBUTION_H
#define DISTRIBUTION_DISTRIBUTION_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "data/model.h"

enum { DISTRIBUTION_PARAMETERS = 3, DISTRIBUTION_SHAPES = 3, DISTRIBUTION_TERMS = 24 };

enum distribution_placing {
	/* x = value + width z. The first parameter is the width, in the value's unit, the others have none; all above 0.
	 * F(-z) = 1 - F(z). */
	DISTRIBUTION_SHIFTS,
	/* x = value e^(width z), for values above 0. The same, but no parameter has a unit. */
	DISTRIBUTION_SCALES,
	/* x = first + (last - first) z, z in [0, 1], whatever the value. Parameters in the value's unit, ascending, the
	 * first below the last; of three the second is the most likely. */
	DISTRIBUTION_STANDS
};

struct draw_from;
struct distribution {
	const char *name;               /* its key beside a number */
	const char *en, *zh;            /* what it is */
	enum distribution_placing placing;
	const struct field *parameters; /* all of them must be given; at most DISTRIBUTION_PARAMETERS, then {0} */
	/* Fills from->shape; at and width are known. NULL: there is none. */
	void (*prepare)(struct draw_from *from, const double *parameter);
	/* What `quantiles` needs beside: a fraction of a millisecond at most. NULL: nothing. */
	void (*fit)(struct draw_from *from);
	double (*probability)(const struct draw_from *from, double z); /* F */
	double (*quantile)(const struct draw_from *from, double p);    /* z with F(z) = p in (0, 1), to rounding */
	/* z[i] for p[i], at most DISTRIBUTION_BLOCK of them; z is not p. The same bits as `quantile` unless it is fitted.
	 *  */
	void (*quantiles)(const struct draw_from *from, const double *restrict p, double *restrict z, size_t n);
};
enum { DISTRIBUTION_BLOCK = 256 };

#define DISTRIBUTION(name) extern const struct distribution distribution_##name;
#include "distribution/distributions.def"
#undef DISTRIBUTION
extern const struct distribution *const distributions[]; /* the rows of distributions.def; ends with NULL */

#define DISTRIBUTION_PARAMETER(name, english, chinese) \
	{.key = (name), .flags = REQUIRED_IN_FILE, ANY_NUMBER, .kind = FIELD_NUMBER, .en = (english), .zh = (chinese)}

const struct distribution *distribution_find(const char *name);               /* NULL: there is none */
int distribution_parameters(const struct distribution *distribution);         /* how many */
/* What an object of them may say: each by its name, and "truncate"; then {0}. */
const struct field *distribution_fields(struct arena *arena);
/* Where it lies before it is cut; infinite where it is open. */
void distribution_support(const struct distribution *distribution, const double *parameter, double *low, double *high);
/* Of one that stands on its own: what a path that it moves stands for. */
double distribution_middle(const struct distribution *distribution, const double *parameter);

struct draw_from {
	const struct distribution *distribution;
	double low, high;          /* nothing is drawn beyond */
	double at, width;          /* x = at + width z, or at e^(width z) */
	double start, step;        /* probability = start + step u; mirrored: of the upper tail, step < 0 */
	bool mirrored;             /* truncated above the value it stands around: the smaller tail keeps the digits */
	bool fitted;
	double shape[DISTRIBUTION_SHAPES];
	double lower[DISTRIBUTION_TERMS], upper[DISTRIBUTION_TERMS]; /* of a fit */
};

/* `centre`: the value (scaled: above 0). low, high: truncation; infinite where there is none. False: less than 1e-12 of
 * the probability is left. */
bool distribution_prepare(const struct distribution *distribution, const double parameter[DISTRIBUTION_PARAMETERS],
                          double centre, double low, double high, struct draw_from *from);
void distribution_fit(struct draw_from *from);
/* x[i] for u[i] in (0, 1); x is not u. Fitted before. */
void distribution_quantiles(const struct draw_from *from, const double *restrict u, double *restrict x, size_t n);
/* One number, without a fit: to rounding. */
double distribution_quantile(const struct draw_from *from, double u);
double distribution_probability(const struct draw_from *from, double x); /* F, truncation left out */
#endif
