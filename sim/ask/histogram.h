/* SPDX-License-Identifier: GPL-3.0-or-later */
/* histogram: what is kept of many samples: counts in the cells of an axis. Counts are whole numbers, so that adding
 * histograms up gives the same bits in any order. Quantiles are of type 7 (Hyndman and Fan 1996): a line between
 * the two samples beside rank p (count - 1), each taken as where it stands in its cell, its neighbours equally far
 * apart. So they are off by no more than the width of a cell. */
#ifndef ASK_HISTOGRAM_H
#define ASK_HISTOGRAM_H
#include <stddef.h>
#include "ask/axis.h"

enum { HISTOGRAM_ROW = 256 }; /* samples sorted at once, at most */

/* Of (x - centre) * unit, over samples that are numbers; start with all 0. */
struct moments { double sum, square, least, most; };

void moments_merge(struct moments *into, const struct moments *from); /* the order is part of the definition */
/* Never beyond the least and the most. */
double moments_mean(const struct axis *axis, const struct moments *moments, uint64_t count);
/* Over count - 1; 0 for one sample. */
double moments_sd(const struct axis *axis, const struct moments *moments, uint64_t count);
/* The centre, where no sample lies below it. */
double moments_least(const struct axis *axis, const struct moments *moments);
double moments_most(const struct axis *axis, const struct moments *moments);

/* The cells of n samples (at most HISTOGRAM_ROW), and their moments added to `moments`. The order of addition is part
 * of the definition: samples i and i + 8 go into the same sum. Returns a number that no sample that is one lies
 * below. */
double histogram_sort(const struct axis *axis, const double *x, int n, uint16_t *cell, struct moments *moments);
/* Counts samples by their cells. Many at once cost less: the counts stay in the cache. */
void histogram_count(const struct axis *axis, uint32_t *cells, const uint16_t *cell, size_t n);
/* Of the samples that are numbers (`count` of them, > 0), p in [0, 1]. */
double histogram_quantile(const struct axis *axis, const uint64_t *cells, uint64_t count, double p,
                          const struct moments *moments);
/* A number y held against the samples: the part of them below it, and their continuous ranked probability score, the
 * integral of (F(x) - [x >= y])^2 over x, with F straight within each cell. count > 0. */
double histogram_below(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments,
                       double y);
double histogram_score(const struct axis *axis, const uint64_t *cells, uint64_t count, const struct moments *moments,
                       double y);
/* The same quantile from the samples of two ranks side by side, `part` of the way: never beyond either. */
double histogram_between(double low, double high, double part);
/* The sample of that rank (from 0), as far as its cell tells. */
double histogram_sample(const struct axis *axis, const uint64_t *cells, uint64_t rank, const struct moments *moments);
/* How far it may be off: the width of the widest cell that it is read from. */
double histogram_quantile_error(const struct axis *axis, const uint64_t *cells, uint64_t count, double p,
                                const struct moments *moments);
/* The ranks (from 0) of the two samples between which the quantile lies, and which part of the way. */
void histogram_ranks(double p, uint64_t count, uint64_t rank[2], double *part);
/* Which cell holds the sample of that rank (from 0), and how many samples lie in cells before it. */
int histogram_cell_of(const uint64_t *cells, uint64_t rank, uint64_t *before);
#endif
