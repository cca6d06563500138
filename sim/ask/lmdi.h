/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lmdi: the additive logarithmic mean Divisia index (LMDI-I): what each factor of a product adds to the change of the
 * product between two points, without a remainder. */
#ifndef ASK_LMDI_H
#define ASK_LMDI_H

/* L(a, b) = (a - b) / ln(a / b) of numbers that are not negative, by its limits: a where they are equal, 0 where one is
 * 0. Between the geometric and the arithmetic mean. */
double lmdi_mean(double a, double b);
double lmdi_product(const double *x, const double *power, int count);

/* The product `scale` times x[i] ^ power[i] of `count` factors, none negative, at one point and another: effect[i] is
 * what factor i adds; they sum to the change. Where the product begins or ends at 0, the limit for a 0 that is as small
 * as one likes: the factors that are 0 there share all of it by their powers, and the others add nothing. Returns the
 * change. */
double lmdi_effects(double *effect, const double *from, const double *to, const double *power, int count, double scale);
#endif
