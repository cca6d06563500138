/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kernel: the bodies of all operations, used by the scalar and the lane forms alike. Loops are written once and
 * instantiated for each pattern of strides, so that the compiler vectorises them with constant strides. In gcc's
 * release builds the lane forms are cloned for three machine levels: same bits (no contraction), nearly native
 * speed. */
#include "core/kernel.h"
#include <math.h>
#include "base/clones.h"
#include "base/function_body.h"
#include "core/complementarity.h"

#ifdef __OPTIMIZE__
#define INLINE static inline __attribute__((always_inline))
#else /* the temporaries of all loops would stand on the stack side by side: 250 kB */
#define INLINE static inline
#endif

/* 0, or NaN where x is no finite number: taken from what would otherwise pass over it. (x - 0 has the bits of x.) */
INLINE double lost(double x) { return x - x; }

INLINE double smaller(double a, double b) { return (b < a ? b : a) - (lost(a) + lost(b)); }
INLINE double greatest(double a, double b) { return (b > a ? b : a) - (lost(a) + lost(b)); }
INLINE double clamped(double x, double low, double high)
{
	double less = high < x ? high : x, both = low > less ? low : less;
	return both - (lost(x) + lost(low) + lost(high));
}
INLINE double truth(int holds, double a, double b) { return (holds ? 1.0 : 0.0) - (lost(a) + lost(b)); }
INLINE double selected(double c, double a, double b) { return (c != 0 ? a : b) - lost(c); }
/* No room, no response; no excess, no response. */
INLINE double response(double excess, double room, double most)
{
	double share = room > 0 ? excess / (room > 0 ? room : 1) : 0.0, less = most < share ? most : share;
	return (0.0 > less ? 0.0 : less) - (lost(excess) + lost(room) + lost(most));
}

INLINE double body(enum kernel kernel, double a, double b, double c)
{
	switch (kernel) {
	case KERNEL_COPY: return a;
	case KERNEL_ADD: return a + b;
	case KERNEL_SUBTRACT: return a - b;
	case KERNEL_MULTIPLY: return a * b;
	case KERNEL_DIVIDE: return a / b - lost(b);
	case KERNEL_POWER: return function_pow_body(a, b) - (lost(a) + lost(b));
	case KERNEL_NEGATE: return -a;
	case KERNEL_MINIMUM: return smaller(a, b);
	case KERNEL_MAXIMUM: return greatest(a, b);
	case KERNEL_CLAMP: return clamped(a, b, c);
	case KERNEL_EXP: return function_exp_body(a) - lost(a);
	case KERNEL_LOG: return function_log_body(a);
	case KERNEL_SIN: return function_sin_body(a);
	case KERNEL_COS: return function_cos_body(a);
	case KERNEL_SQRT: return __builtin_sqrt(a);
	case KERNEL_ABS: return __builtin_fabs(a);
	case KERNEL_LESS: return truth(a < b, a, b);
	case KERNEL_LESS_EQUAL: return truth(a <= b, a, b);
	case KERNEL_EQUAL: return truth(a == b, a, b);
	case KERNEL_NOT_EQUAL: return truth(a != b, a, b);
	case KERNEL_SELECT: return selected(a, b, c);
	case KERNEL_RESPOND: return response(a, b, c);
	case KERNEL_MULTIPLY_ADD: return a * b + c;
	case KERNEL_ADD_PRODUCT: return c + a * b;
	case KERNEL_MULTIPLY_SUBTRACT: return a * b - c;
	case KERNEL_SUBTRACT_PRODUCT: return c - a * b;
	case KERNEL_MULTIPLY_SUM: return a * (b + c);
	case KERNEL_MULTIPLY_DIFFERENCE: return a * (b - c);
	case KERNEL_CUTS:
	case KERNEL_WORTHS:
	case KERNEL_COUNT: break;
	}
	return NAN;
}

int kernel_arguments(enum kernel kernel)
{
	switch (kernel) {
	case KERNEL_COPY:
	case KERNEL_NEGATE:
	case KERNEL_EXP:
	case KERNEL_LOG:
	case KERNEL_SIN:
	case KERNEL_COS:
	case KERNEL_SQRT:
	case KERNEL_ABS: return 1;
	case KERNEL_CLAMP:
	case KERNEL_SELECT:
	case KERNEL_RESPOND:
	case KERNEL_MULTIPLY_ADD:
	case KERNEL_ADD_PRODUCT:
	case KERNEL_MULTIPLY_SUBTRACT:
	case KERNEL_SUBTRACT_PRODUCT:
	case KERNEL_MULTIPLY_SUM:
	case KERNEL_MULTIPLY_DIFFERENCE: return 3;
	default: return 2;
	}
}

double kernel_number(enum kernel kernel, double a, double b, double c) { return body(kernel, a, b, c); }

/* Kernel and strides are constant after inlining: one plain loop each. */
INLINE void loop(enum kernel kernel, const struct kernel_step *step, size_t sa, size_t sb, size_t sc, size_t n)
{
	const double *a = step->a, *b = step->b, *c = step->c;
	double *out = step->out;
#pragma omp simd
	for (size_t i = 0; i < n; i++)
		out[i] = body(kernel, a[i * sa], b[i * sb], c[i * sc]);
}

struct kernel_step kernel_step(enum kernel kernel, double *out, const double *a, int stride_a, const double *b,
                               int stride_b, const double *c, int stride_c)
{
	int arguments = kernel_arguments(kernel);
	int bits = (stride_a ? 4 : 0) | (arguments > 1 && stride_b ? 2 : 0) | (arguments > 2 && stride_c ? 1 : 0);
	return (struct kernel_step){(int)kernel * 8 + bits, out, a, arguments > 1 ? b : a, arguments > 2 ? c : a, NULL};
}

struct kernel_step kernel_step_many(const struct kernel_many *many)
{
	return (struct kernel_step){.form = (int)many->kernel * 8, .many = many};
}

/* --- limits together --- */

static void solve(enum kernel kernel, int limits, const double *numbers, double *results)
{
	const double *room = numbers + limits, *yield = room + limits * limits, *most = yield + limits;
	if (kernel == KERNEL_CUTS)
		complementarity_cuts(limits, numbers, room, yield, most, results);
	else
		complementarity_worths(limits, numbers, room, yield, most, results);
}

double kernel_many_number(enum kernel kernel, int limits, const double *numbers, int which)
{
	double results[COMPLEMENTARITY_MOST];
	solve(kernel, limits, numbers, results);
	return results[which];
}

/* Where none of the first numbers is above 0, no limit is exceeded or cuts: nothing to solve. */
static void many(const struct kernel_many *of, size_t lanes)
{
	double numbers[COMPLEMENTARITY_MOST * (COMPLEMENTARITY_MOST + 3)], results[COMPLEMENTARITY_MOST];
	const int limits = of->limits, count = complementarity_numbers(limits);
	const double *const *at = of->at;
	const int *stride = of->stride;
	for (size_t lane = 0; lane < lanes; lane++) {
		bool idle = true;
		for (int i = 0; i < limits; i++) {
			numbers[i] = at[i][stride[i] ? lane : 0];
			results[i] = 0;
			idle &= numbers[i] <= 0 && lost(numbers[i]) == 0;
		}
		for (int i = limits; i < count && !idle; i++)
			numbers[i] = at[i][stride[i] ? lane : 0];
		if (!idle)
			solve(of->kernel, limits, numbers, results);
		for (int i = 0; i < limits; i++)
			if (of->out[i])
				of->out[i][lane] = results[i];
	}
}

/* One case for each pattern of strides, as bits a b c. */
#define CASE(name, bits) \
	case (name) * 8 + (bits): \
		loop(name, step, (bits) >> 2 & 1, (bits) >> 1 & 1, (bits) & 1, n); \
		break;
#define ONE(name) CASE(name, 4)
#define TWO(name) CASE(name, 6) CASE(name, 4) CASE(name, 2)
#define THREE(name) CASE(name, 7) CASE(name, 6) CASE(name, 5) CASE(name, 4) CASE(name, 3) CASE(name, 2) CASE(name, 1)

CLONES void kernel_run(const struct kernel_step *steps, int count, size_t lanes)
{
	const size_t n = lanes & ~(size_t)7; /* which it is: without a rest the loops are plain */
	for (const struct kernel_step *step = steps; step < steps + count; step++)
		switch (step->form) {
		case KERNEL_CUTS * 8:
		case KERNEL_WORTHS * 8: many(step->many, n); break;
			ONE(KERNEL_COPY) ONE(KERNEL_NEGATE) ONE(KERNEL_EXP) ONE(KERNEL_LOG) ONE(KERNEL_SIN) ONE(KERNEL_COS)
			ONE(KERNEL_SQRT) ONE(KERNEL_ABS)
			TWO(KERNEL_ADD) TWO(KERNEL_SUBTRACT) TWO(KERNEL_MULTIPLY) TWO(KERNEL_DIVIDE) TWO(KERNEL_POWER)
			TWO(KERNEL_MINIMUM) TWO(KERNEL_MAXIMUM)
			TWO(KERNEL_LESS) TWO(KERNEL_LESS_EQUAL) TWO(KERNEL_EQUAL) TWO(KERNEL_NOT_EQUAL)
			THREE(KERNEL_CLAMP) THREE(KERNEL_SELECT) THREE(KERNEL_RESPOND)
			THREE(KERNEL_MULTIPLY_ADD) THREE(KERNEL_ADD_PRODUCT) THREE(KERNEL_MULTIPLY_SUBTRACT)
			THREE(KERNEL_SUBTRACT_PRODUCT) THREE(KERNEL_MULTIPLY_SUM) THREE(KERNEL_MULTIPLY_DIFFERENCE)
		default: { /* no operand varies by lane: one number for all */
			double same = kernel_number((enum kernel)(step->form / 8), *step->a, *step->b, *step->c);
			for (size_t i = 0; i < n; i++)
				step->out[i] = same;
		}
		}
}
