/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wide: interval arithmetic with slopes (Moore 1966; Neumaier 1990). After each operation the ends are moved out by
 * more than rounding can have moved them in. Where two pieces meet (the larger of two, a limit that begins to bind),
 * the slope is anything between those of either; where something jumps, it is unknown. */
#include "ask/wide.h"
#include <math.h>
#include <string.h>
#include "core/complementarity.h"

#define ROUNDING 5e-16 /* relative; functions are right to one unit of the last place */
#define LEAST 1e-300

const struct wide wide_unknown = {-INFINITY, INFINITY};

static struct wide rounded(double low, double high)
{
	if (isnan(low) || isnan(high))
		return wide_unknown;
	return (struct wide){low - fabs(low) * ROUNDING - LEAST, high + fabs(high) * ROUNDING + LEAST};
}

static struct wide point(double number) { return isfinite(number) ? (struct wide){number, number} : wide_unknown; }
static bool is_point(struct wide a) { return a.low == a.high; }
static bool is_zero(struct wide a) { return a.low == 0 && a.high == 0; }
static bool has_zero(struct wide a) { return a.low <= 0 && a.high >= 0; }
static struct wide hull(struct wide a, struct wide b)
{
	return (struct wide){fmin(a.low, b.low), fmax(a.high, b.high)};
}

struct wide wide_add(struct wide a, struct wide b)
{
	if (is_zero(a) || is_zero(b))
		return is_zero(a) ? b : a;
	return rounded(a.low + b.low, a.high + b.high);
}

struct wide wide_subtract(struct wide a, struct wide b)
{
	return is_zero(b) ? a : rounded(a.low - b.high, a.high - b.low);
}

/* 0 times what is not known is 0 only where it is 0 for certain. */
static double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

struct wide wide_multiply(struct wide a, struct wide b)
{
	if (is_zero(a) || is_zero(b))
		return (struct wide){0, 0};
	double p[] = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)};
	return rounded(fmin(fmin(p[0], p[1]), fmin(p[2], p[3])), fmax(fmax(p[0], p[1]), fmax(p[2], p[3])));
}

static struct wide inverse(struct wide a)
{
	return has_zero(a) ? wide_unknown : rounded(1 / a.high, 1 / a.low);
}

static struct wide divided(struct wide a, struct wide b)
{
	if (has_zero(b))
		return wide_unknown;
	double p[] = {a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high};
	if (isnan(p[0] + p[1] + p[2] + p[3]))
		return isnan(p[0]) || isnan(p[1]) || isnan(p[2]) || isnan(p[3]) ? wide_unknown : rounded(-INFINITY, INFINITY);
	return rounded(fmin(fmin(p[0], p[1]), fmin(p[2], p[3])), fmax(fmax(p[0], p[1]), fmax(p[2], p[3])));
}

/* Of what only rises. */
static struct wide rising(enum kernel kernel, struct wide a)
{
	return rounded(kernel_number(kernel, a.low, 0, 0), kernel_number(kernel, a.high, 0, 0));
}

/* Of a positive base: rising or falling in each of both. */
static struct wide power(struct wide a, struct wide b)
{
	if (!(a.low > 0) || !isfinite(a.high) || !isfinite(b.low) || !isfinite(b.high))
		return wide_unknown;
	double low = INFINITY, high = -INFINITY;
	for (int i = 0; i < 4; i++) {
		double p = kernel_number(KERNEL_POWER, i & 1 ? a.high : a.low, i & 2 ? b.high : b.low, 0);
		low = fmin(low, p), high = fmax(high, p);
	}
	return isfinite(low) && isfinite(high) ? rounded(low, high) : wide_unknown;
}

/* Within how far it is from the middle, and between -1 and 1. */
static struct wide turning(enum kernel kernel, struct wide a)
{
	double middle = a.low / 2 + a.high / 2, reach = (a.high - a.low) / 2, at = kernel_number(kernel, middle, 0, 0);
	if (!isfinite(at))
		return wide_unknown;
	struct wide near = rounded(at - reach, at + reach);
	return (struct wide){fmax(near.low, -1), fmin(near.high, 1)};
}

static struct wide absolute(struct wide a)
{
	return a.low >= 0 ? a : a.high <= 0 ? (struct wide){-a.high, -a.low} : (struct wide){0, fmax(-a.low, a.high)};
}

/* 1, 0, or either. */
static struct wide compared(enum kernel kernel, struct wide a, struct wide b)
{
	bool never = false, always = false;
	switch (kernel) {
	case KERNEL_LESS: always = a.high < b.low, never = a.low >= b.high; break;
	case KERNEL_LESS_EQUAL: always = a.high <= b.low, never = a.low > b.high; break;
	default:
		always = is_point(a) && is_point(b) && a.low == b.low;
		never = a.high < b.low || b.high < a.low;
		if (kernel == KERNEL_NOT_EQUAL) {
			bool was = always;
			always = never, never = was;
		}
	}
	return (struct wide){always, !never};
}

/* --- slopes --- */

static void all_slopes(struct wide *out, struct wide slope, int slopes)
{
	for (int i = 1; i <= slopes; i++)
		out[i] = slope;
}

void wide_number(struct wide *out, double number, int slopes)
{
	out[0] = point(number);
	all_slopes(out, isfinite(number) ? (struct wide){0, 0} : wide_unknown, slopes);
}

/* One of both, or, where it is not known which, either; a jump between them: no slope. */
static void choose(struct wide *out, const struct wide *a, const struct wide *b, int which, bool jumps, int slopes)
{
	for (int i = 0; i <= slopes; i++)
		out[i] = which < 0         ? a[i]
		         : which > 0       ? b[i]
		         : i > 0 && jumps  ? wide_unknown
		                           : hull(a[i], b[i]);
}

static void smaller(struct wide *out, const struct wide *a, const struct wide *b, bool greater, int slopes)
{
	int which = a[0].high <= b[0].low ? -1 : b[0].high <= a[0].low ? 1 : 0;
	struct wide value = greater ? (struct wide){fmax(a[0].low, b[0].low), fmax(a[0].high, b[0].high)}
	                            : (struct wide){fmin(a[0].low, b[0].low), fmin(a[0].high, b[0].high)};
	choose(out, a, b, greater ? -which : which, false, slopes);
	out[0] = value;
}

enum { SLOPES_MOST = 256 };

static void clamp(struct wide *out, const struct wide *a, const struct wide *low, const struct wide *high, int slopes)
{
	struct wide less[SLOPES_MOST + 1];
	smaller(less, high, a, false, slopes);
	smaller(out, low, less, true, slopes);
}

/* f'(a) times the slopes of a. */
static void chain(struct wide *out, const struct wide *a, struct wide value, struct wide rate, int slopes)
{
	for (int i = 1; i <= slopes; i++)
		out[i] = wide_multiply(rate, a[i]);
	out[0] = value;
}

static void divide(struct wide *out, const struct wide *a, const struct wide *b, int slopes)
{
	struct wide value = divided(a[0], b[0]), under = inverse(b[0]);
	for (int i = 1; i <= slopes; i++)
		out[i] = wide_multiply(wide_subtract(a[i], wide_multiply(value, b[i])), under);
	out[0] = value;
}

static void respond(struct wide *out, const struct wide *excess, const struct wide *room, const struct wide *most,
                    int slopes)
{
	struct wide share[SLOPES_MOST + 1], none[SLOPES_MOST + 1];
	wide_number(none, 0, slopes);
	if (excess[0].high <= 0 || room[0].high <= 0) {
		memcpy(out, none, (size_t)(slopes + 1) * sizeof *out);
	} else if (room[0].low > 0) {
		divide(share, excess, room, slopes);
		clamp(out, share, none, most, slopes);
	} else {
		struct wide value = {0, fmax(most[0].high, 0)};
		all_slopes(out, wide_unknown, slopes);
		out[0] = value;
	}
}

static void raise_power(struct wide *out, const struct wide *a, const struct wide *b, int slopes)
{
	struct wide value = power(a[0], b[0]), rate = wide_unknown, of_b = wide_unknown;
	if (a[0].low > 0) {
		rate = wide_multiply(b[0], power(a[0], wide_subtract(b[0], point(1))));
		of_b = wide_multiply(value, rising(KERNEL_LOG, a[0]));
	}
	for (int i = 1; i <= slopes; i++)
		out[i] = wide_add(wide_multiply(rate, a[i]), wide_multiply(of_b, b[i]));
	out[0] = value;
}

static void multiply(struct wide *out, const struct wide *a, const struct wide *b, int slopes)
{
	struct wide value = wide_multiply(a[0], b[0]);
	for (int i = 1; i <= slopes; i++)
		out[i] = wide_add(wide_multiply(a[0], b[i]), wide_multiply(b[0], a[i]));
	out[0] = value;
}

static void of_one(enum kernel kernel, struct wide *out, const struct wide *a, int slopes)
{
	struct wide at = a[0], value;
	switch (kernel) {
	case KERNEL_NEGATE: chain(out, a, (struct wide){-at.high, -at.low}, (struct wide){-1, -1}, slopes); break;
	case KERNEL_EXP:
		value = rising(kernel, at);
		chain(out, a, value, value, slopes);
		break;
	case KERNEL_LOG: chain(out, a, at.low > 0 ? rising(kernel, at) : wide_unknown, inverse(at), slopes); break;
	case KERNEL_SQRT:
		value = at.low > 0 ? rising(kernel, at) : wide_unknown;
		chain(out, a, value, wide_multiply(point(0.5), inverse(value)), slopes);
		break;
	case KERNEL_SIN: chain(out, a, turning(kernel, at), turning(KERNEL_COS, at), slopes); break;
	case KERNEL_COS:
		value = turning(KERNEL_SIN, at);
		chain(out, a, turning(kernel, at), (struct wide){-value.high, -value.low}, slopes);
		break;
	case KERNEL_ABS:
		chain(out, a, absolute(at), (struct wide){at.low >= 0 ? 1 : -1, at.high <= 0 ? -1 : 1}, slopes);
		break;
	default: memmove(out, a, (size_t)(slopes + 1) * sizeof *out);
	}
}

void wide_operation(enum kernel kernel, struct wide *out, const struct wide *a, const struct wide *b,
                    const struct wide *c, int slopes)
{
	switch (kernel) {
	case KERNEL_ADD:
		for (int i = 0; i <= slopes; i++)
			out[i] = wide_add(a[i], b[i]);
		break;
	case KERNEL_SUBTRACT:
		for (int i = 0; i <= slopes; i++)
			out[i] = wide_subtract(a[i], b[i]);
		break;
	case KERNEL_MULTIPLY: multiply(out, a, b, slopes); break;
	case KERNEL_DIVIDE: divide(out, a, b, slopes); break;
	case KERNEL_POWER: raise_power(out, a, b, slopes); break;
	case KERNEL_MINIMUM:
	case KERNEL_MAXIMUM: smaller(out, a, b, kernel == KERNEL_MAXIMUM, slopes); break;
	case KERNEL_CLAMP: clamp(out, a, b, c, slopes); break;
	case KERNEL_RESPOND: respond(out, a, b, c, slopes); break;
	case KERNEL_SELECT: choose(out, b, c, is_zero(a[0]) ? 1 : has_zero(a[0]) ? 0 : -1, true, slopes); break;
	case KERNEL_LESS:
	case KERNEL_LESS_EQUAL:
	case KERNEL_EQUAL:
	case KERNEL_NOT_EQUAL: {
		struct wide value = compared(kernel, a[0], b[0]);
		all_slopes(out, is_point(value) ? (struct wide){0, 0} : wide_unknown, slopes);
		out[0] = value;
		break;
	}
	default: of_one(kernel, out, a, slopes);
	}
}

/* Which limit alone can be exceeded, the others out of its reach and of one another's; -1: none, -2: it is not known.
 *  */
static int only_exceeded(int limits, const struct wide *const *numbers)
{
	int only = -1;
	bool any = false;
	for (int k = 0; k < limits; k++)
		any |= numbers[k][0].high > 0;
	for (int k = 0; any && k < limits; k++) {
		if (numbers[k][0].high > 0) {
			if (only >= 0)
				return -2;
			only = k;
			continue;
		}
		for (int i = 0; i < limits; i++)
			if (numbers[limits + k * limits + i][0].low < 0)
				return -2;
	}
	return only;
}

void wide_many(enum kernel kernel, int limits, struct wide *const *out, const struct wide *const *numbers, int slopes)
{
	int only = kernel == KERNEL_CUTS ? only_exceeded(limits, numbers) : -2;
	struct wide made[SLOPES_MOST + 1];
	for (int k = 0; k < limits; k++) {
		const struct wide *most = numbers[limits + limits * limits + limits + k];
		if (only == k)
			respond(made, numbers[k], numbers[limits + k * limits + k], most, slopes);
		else
			wide_number(made, 0, slopes);
		if (only == -2) {
			made[0] = kernel == KERNEL_CUTS ? (struct wide){0, fmax(most[0].high, 0)} : wide_unknown;
			all_slopes(made, wide_unknown, slopes);
		}
		if (out[k])
			memcpy(out[k], made, (size_t)(slopes + 1) * sizeof *made);
	}
}
