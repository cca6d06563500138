/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel: one operation over lanes, and the same operation on one number: both from one body, so that
 * hoisting an operation out of the lanes changes no bit. What is no finite number stays none: operations that would
 * pass over an infinity or NaN (min, max, clamp, comparisons, x / infinity, exp(-infinity), powers) make NaN of it, so
 * that no result rests on one; a choice asks its condition and the branch that it takes. */
#ifndef CORE_KERNEL_H
#define CORE_KERNEL_H
#include <stdbool.h>
#include <stddef.h>

enum kernel {
	KERNEL_COPY,
	KERNEL_ADD,
	KERNEL_SUBTRACT,
	KERNEL_MULTIPLY,
	KERNEL_DIVIDE,
	KERNEL_POWER,
	KERNEL_NEGATE,
	KERNEL_MINIMUM,
	KERNEL_MAXIMUM,
	KERNEL_CLAMP,
	KERNEL_EXP,
	KERNEL_LOG,
	KERNEL_SIN,
	KERNEL_COS,
	KERNEL_SQRT,
	KERNEL_ABS,
	KERNEL_LESS,
	KERNEL_LESS_EQUAL,
	KERNEL_EQUAL,
	KERNEL_NOT_EQUAL,
	KERNEL_SELECT,
	KERNEL_RESPOND,
	/* fused pairs: two roundings, as apart */
	KERNEL_MULTIPLY_ADD, /* a b + c */
	KERNEL_ADD_PRODUCT, /* c + a b */
	KERNEL_MULTIPLY_SUBTRACT, /* a b - c */
	KERNEL_SUBTRACT_PRODUCT, /* c - a b */
	KERNEL_MULTIPLY_SUM, /* a (b + c) */
	KERNEL_MULTIPLY_DIFFERENCE, /* a (b - c) */
	/* of many numbers, for limits that act together (complementarity.h); as many results as there are limits */
	KERNEL_CUTS, /* excess, room, yield, most */
	KERNEL_WORTHS, /* theta, room, yield, most */
	KERNEL_COUNT
};

int kernel_arguments(enum kernel kernel);
double kernel_number(enum kernel kernel, double a, double b, double c);
static inline bool kernel_is_many(enum kernel kernel) { return kernel == KERNEL_CUTS || kernel == KERNEL_WORTHS; }
/* What comes out for the limit `which`, from numbers in the order above. */
double kernel_many_number(enum kernel kernel, int limits, const double *numbers, int which);

/* An operation over lanes, ready to run: out[i] = op(a[i], b[i], c[i]); an operand with stride 0 is one number for all
 * lanes. `out` may be an operand itself, but must not overlap one otherwise. */
struct kernel_step { int form; double *out; const double *a, *b, *c; const struct kernel_many *many; };
/* What a step over many numbers works on: rows or single numbers (stride 0); a row of results for each limit, or NULL
 * where nobody wants it. */
struct kernel_many {
	enum kernel kernel;
	int limits;
	const double *const *at; const int *stride; /* [complementarity_numbers] */
	double *const *out;                 /* [limits] */
};
struct kernel_step kernel_step(enum kernel kernel, double *out, const double *a, int stride_a, const double *b,
                               int stride_b, const double *c, int stride_c);
struct kernel_step kernel_step_many(const struct kernel_many *many); /* which lives as long as the step */
void kernel_run(const struct kernel_step *steps, int count, size_t lanes); /* lanes: a multiple of 8 */
#endif
