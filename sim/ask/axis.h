/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis: into which cells samples are sorted: equal bins over what a pilot saw, with a cell for what lies below and one
 * for what lies above. Where the tails reach far beyond nine tenths of the pilot the bins are equal on a bent scale,
 * sign(d) log(1 + |d| / bend) with d the distance from the centre: narrow in the middle, ever wider outside. A value
 * that many samples have (no cut, a level just kept) is an edge between two bins and has a cell of its own between
 * them. */
#ifndef ASK_AXIS_H
#define ASK_AXIS_H
#include <stdbool.h>
#include <stdint.h>

/* Cells: below, bins, above; one more with an atom; no number. */
enum { HISTOGRAM_BINS = 2048, HISTOGRAM_CELLS = HISTOGRAM_BINS + 4 };
enum { HISTOGRAM_BELOW = 0, HISTOGRAM_ABOVE = HISTOGRAM_BINS + 1, HISTOGRAM_NONE = HISTOGRAM_BINS + 3 };

struct axis {
	/* The cell of t is (t - low) * scale, cut to 0 .. HISTOGRAM_ABOVE; scale 0: all in one. */
	double low, scale;
	double centre; /* moments are taken around it, which costs no digits */
	double bend;   /* 0: t = x; else see above */
	/* A power of two: moments are of (x - centre) * unit; 1 but where squares would leave the range. */
	double unit;
	double atom;   /* the value with a cell of its own */
	int atom_cell; /* -1: there is none; cells above it are one higher */
};

/* Between least and most, widened on both sides. */
struct axis axis_between(double least, double most);
/* For samples of a pilot, numbers all of them, that are sorted here; least and most of the whole pilot. */
struct axis axis_of(double *samples, int count, double least, double most);
bool axis_is_blank(const struct axis *axis); /* no sample of the pilot was a number: all are in one cell */
bool axis_is_plain(const struct axis *axis); /* no bend, no atom, unit 1 */
double axis_place(const struct axis *axis, double x);  /* t */
int axis_cell(const struct axis *axis, double x);      /* of a finite number */
/* Ends of a cell, of which the first and the last reach to what was least and most. */
void axis_ends(const struct axis *axis, int cell, double least, double most, double *from, double *to);
#endif
