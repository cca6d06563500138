/* SPDX-License-Identifier: GPL-3.0-or-later */
/* function: exp, log, pow, sin, cos and the normal distribution from + - * / sqrt and integer operations only, so that
 * every compiler, optimisation level and machine level gives the same bits (glibc's differ with FMA).
 * Branch-free bodies that gcc vectorises; scalar and array forms give the same bits.
 * Stated error, over the whole range, against the exact result: exp, log, pow, sin and cos < 1 ulp, normal < 4 ulp (of
 * the result, so the lower tail keeps its digits), normal_inverse < 1e-15 relative. */
#ifndef BASE_FUNCTION_H
#define BASE_FUNCTION_H
#include <stddef.h>

/* Results at the edges follow C99 Annex F (NaN propagates, log(0) = -inf, log(x<0) = NaN, pow(x,0) = 1,
 * pow of a negative number is NaN unless the exponent is an integer). Subnormals are handled. */
double function_exp(double x);
double function_log(double x);
double function_pow(double x, double y);
/* Of an angle in radians; NaN beyond 2^30 of them, where a double hardly tells one turn from the next. */
double function_sin(double x);
double function_cos(double x);
double function_normal(double z);          /* P(Z <= z) */
double function_normal_inverse(double p);  /* z with P(Z <= z) = p; -inf at 0, inf at 1, NaN outside */

/* The same bits as one by one. */
void function_exp_array(double *restrict out, const double *restrict x, size_t n);
void function_log_array(double *restrict out, const double *restrict x, size_t n);
void function_normal_inverse_array(double *restrict out, const double *restrict p, size_t n);
void function_pow_array(double *restrict out, const double *restrict x, const double *restrict y, size_t n);
#endif
