/* SPDX-License-Identifier: GPL-3.0-or-later */
/* basis: what the number of an input rests on in a year, and what ends inside the run: paths that are held after the
 * last year they state, limits that lapse, programmes that are spent. */
#ifndef ASK_BASIS_H
#define ASK_BASIS_H
#include "ask/result.h"
#include "data/quantity_basis.h"

struct basis basis_of(const struct input_value *value, int year);
/* A stated number in the input's own unit, as its yearly values are. */
double basis_point(const struct program *program, const struct input *input, const struct input_value *value,
                   const struct point *point);

/* The year after which an input is held (or its rate goes on) inside the run; 0: it is not. */
int basis_held_after(const struct program *program, const struct input_value *value);
/* The first year stated, where an earlier year that counts is held before it; 0: none is. */
int basis_held_before(const struct program *program, const struct input *input, const struct input_value *value);
/* Does any year of the run lie between two stated ones? Then one such year; 0: none. */
int basis_between(const struct program *program, const struct input *input, const struct input_value *value);

/* The last year in which the limit holds, where it lapses inside the run; 0: it does not. */
int basis_limit_lapses(const struct result *result, const char *limit);
/* The last year of an investment programme that is spent inside the run; 0: there is none. */
int basis_programme_spent(const struct program *program);
#endif
