/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wide: numbers that are known to lie between two others, and how fast they may change with each of the levers: one
 * operation of a run after another, over a part of the ranges instead of at a point. What comes out is never narrower
 * than what the run can come to there, rounding included; what nothing is known of is infinitely wide. */
#ifndef ASK_WIDE_H
#define ASK_WIDE_H
#include "core/kernel.h"

struct wide { double low, high; };
extern const struct wide wide_unknown;

struct wide wide_add(struct wide a, struct wide b);
struct wide wide_subtract(struct wide a, struct wide b);
struct wide wide_multiply(struct wide a, struct wide b);

/* A value stands at [0], its slopes by each of `slopes` levers behind it. */
void wide_number(struct wide *out, double number, int slopes);
/* out may be an operand. */
void wide_operation(enum kernel kernel, struct wide *out, const struct wide *a, const struct wide *b,
                    const struct wide *c, int slopes);
/* KERNEL_CUTS, KERNEL_WORTHS: out[limits], NULL where it is not wanted; numbers in the order of kernel.h. */
void wide_many(enum kernel kernel, int limits, struct wide *const *out, const struct wide *const *numbers, int slopes);
#endif
