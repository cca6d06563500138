/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lmdi: V = product of x_k ^ p_k,   dV_k = L(V1, V0) p_k ln(x_k1 / x_k0),   sum of dV_k = L ln(V1 / V0) = V1 - V0.
 * References: B. W. Ang, The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33, 2005; B. W.
 * Ang, LMDI decomposition approach: a guide for implementation, Energy Policy 86, 2015. Limits at 0: B. W. Ang and N.
 * Liu, Handling zero values in the logarithmic mean Divisia index decomposition approach, Energy Policy 35, 2007: a
 * factor that goes from d to x while V goes from c d ^ p to V1 adds V1 p_k / p as d goes to 0.
 * What rounding leaves (some 1e-16 of V) goes to the largest effect, so that the sum is the change. */
#include "ask/lmdi.h"
#include "base/function.h"
#include <math.h>

double lmdi_mean(double a, double b)
{
	if (a == b)
		return a;
	if (!(a > 0) || !(b > 0))
		return 0;
	double z = (a - b) / (a + b);
	if (fabs(z) > 0.01)
		return (a - b) / function_log(a / b);
	double square = z * z; /* ln(a / b) = 2 artanh(z), whose series needs no difference of nearly equal numbers */
	return (a + b) / 2 / (1 + square * (1. / 3 + square * (1. / 5 + square * (1. / 7 + square * (1. / 9)))));
}

static double log_ratio(double to, double from)
{
	double z = (to - from) / (to + from), square = z * z;
	if (fabs(z) > 0.01)
		return function_log(to / from);
	return 2 * z * (1 + square * (1. / 3 + square * (1. / 5 + square * (1. / 7 + square * (1. / 9)))));
}

double lmdi_product(const double *x, const double *power, int count)
{
	double all = 1;
	for (int i = 0; i < count; i++)
		all = power[i] == 1 ? all * x[i] : power[i] == -1 ? all / x[i] : all * function_pow(x[i], power[i]);
	return all;
}

/* From or to a product of 0: the change falls to the factors that are 0 there and not at the other end. */
static void share_out(double *effect, const double *zero, const double *other, const double *power, int count,
                      double change)
{
	double powers = 0;
	for (int i = 0; i < count; i++)
		powers += zero[i] == 0 && other[i] != 0 ? power[i] : 0;
	for (int i = 0; i < count; i++)
		effect[i] = zero[i] == 0 && other[i] != 0 ? change * power[i] / powers : 0;
}

/* What rounding leaves. */
static void close_sum(double *effect, int count, double change)
{
	int largest = 0;
	double rest = change;
	for (int i = 0; i < count; i++) {
		rest -= effect[i];
		if (fabs(effect[i]) > fabs(effect[largest]))
			largest = i;
	}
	if (count)
		effect[largest] += rest;
}

double lmdi_effects(double *effect, const double *from, const double *to, const double *power, int count, double scale)
{
	double before = lmdi_product(from, power, count), after = lmdi_product(to, power, count);
	double change = scale * (after - before);
	if (before == 0 || after == 0) {
		share_out(effect, before == 0 ? from : to, before == 0 ? to : from, power, count, change);
		return change;
	}
	double mean = scale * lmdi_mean(after, before);
	for (int i = 0; i < count; i++)
		effect[i] = mean * power[i] * log_ratio(to[i], from[i]);
	close_sum(effect, count, change);
	return change;
}
