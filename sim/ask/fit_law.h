/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_law: the estimators. Least squares by GSL; logarithms and exponentials are our own, so that machines agree. */
#ifndef ASK_FIT_LAW_H
#define ASK_FIT_LAW_H
#include "ask/fit.h"

/* What a law is fitted to: x is the year, or what moves the series. */
struct fit_data {
	int count;
	const double *x, *y;
	double ceiling; /* logistic */
};
/* The curve: two numbers, and how well they are known. */
struct fit_curve {
	enum fit_refusal refusal; /* FIT_FITTED, FIT_NOT_POSITIVE, FIT_AT_CEILING, FIT_FLAT, FIT_DIVERGED */
	double origin;            /* the x about which `level` stands */
	double level, slope;      /* in logs, log odds or levels, as the law has them */
	double slope_error, spread, explained;
	int freedom;              /* observations less parameters */
};
struct fit_curve fit_law_curve(struct arena *arena, enum fit_law law, const struct fit_data *data);
double fit_law_at(enum fit_law law, const struct fit_curve *curve, double ceiling, double x); /* its value there */
enum { FIT_NEEDS = 3 }; /* the fewest observations: one more than a line has parameters; a mean of two says little */
/* The parameter in percent a year, or as it stands, and how far an error in the slope moves it. */
double fit_law_estimate(enum fit_law law, double slope, double *moves);
#endif
