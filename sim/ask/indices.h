/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indices: which part of a variance each factor brings: alone (first order, Saltelli et al. 2010) and with all that it
 * does together with others (total, Jansen 1999), from runs of two points A and B and of A with one factor of B. The
 * runs stand in nets (net.h), which know nothing of each other: intervals are those of a bootstrap of nets. */
#ifndef ASK_INDICES_H
#define ASK_INDICES_H
#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

enum { INDICES_NETS = 32 };

struct indices; /* what is kept of the runs of one output */
struct indices *indices_make(struct arena *arena, int factors, double centre);
/* One row of a net: the output at A, at B, and at A with factor f of B in mixed[f]. A row in which one of them is no
 * number is counted apart. */
void indices_take(struct indices *indices, int net, double a, double b, const double *mixed);

struct index { double value, error; }; /* within 95 %: value - error .. value + error */
struct indices_found {
	uint64_t rows, undefined; /* rows that count; that do not */
	double mean, sd, least, most;
	bool moved;               /* otherwise it is the same in all runs, and there are no indices */
	struct index *first, *total; /* [factors] */
	struct index sum;         /* of all first ones: what is left of 1 comes of factors together */
	double widest;            /* the largest error of all */
};
struct indices_found indices_find(struct arena *arena, const struct indices *indices, uint64_t seed);
#endif
