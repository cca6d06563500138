/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: what observations say of a parameter. A series is what was observed of one variable on one basis; a law is a
 * curve with parameters that the models know too, and each names its estimator:
 *   growth      x = a (1 + r)^t       log x on t, ordinary least squares; r in %/yr (a fall is negative)
 *   levels      the same              nonlinear least squares of the levels themselves (Levenberg and Marquardt)
 *   linear      x = a + s t           ordinary least squares; shares: points a year
 *   logistic    c / (1 + e^-(a + kt)) log odds x / (c - x) on t, ordinary least squares; c is the scenario's ceiling
 *   elasticity  y = a x^e             log y on log x, ordinary least squares, of the years that both have
 *   mean        of what is a rate of each year already: mean and standard deviation
 * Errors are classical standard errors (n - p degrees of freedom): of the few years of a plan they say how far the
 * years scatter about the curve, not that the curve goes on. A backtest hides the last years one after another, fits
 * what came before, and is held against two forecasts that need no model: no change, and the same growth again. */
#ifndef ASK_FIT_H
#define ASK_FIT_H
#include "ask/fit_series.h"

enum fit_law { FIT_GROWTH, FIT_LEVELS, FIT_LINEAR, FIT_LOGISTIC, FIT_ELASTICITY, FIT_MEAN, FIT_LAWS };
extern const char *const fit_law_names[FIT_LAWS + 1]; /* "growth", ...; NULL ends */

enum fit_refusal {
	FIT_FITTED,
	FIT_FEW,          /* fewer observations than the law needs */
	FIT_BREAK,        /* there would be enough, but not on one basis */
	FIT_PRICES,       /* at the prices of each year where the variable stands at constant prices */
	FIT_NOT_POSITIVE, /* a rate of growth of what is not above 0 */
	FIT_AT_CEILING,   /* not below the ceiling of the S-curve */
	FIT_NO_CEILING,   /* nothing says where the S-curve leads */
	FIT_FLAT,         /* what moves it does not move */
	FIT_DIVERGED      /* no least squares found */
};

struct fit_test { /* one year hidden, and forecast from those before it */
	int year, from; /* the observation before it, from which "no change" and "same growth again" start */
	double actual, fitted, no_change, same_growth;
};

struct fit {
	const struct fit_series *series, *on; /* on: elasticity only, else NULL */
	enum fit_law law;
	enum fit_refusal refusal;
	int needs, has;          /* observations */
	int first, last;         /* years of the observations that were used */
	double estimate, error;  /* in `unit`; error: one standard error */
	struct unit unit;
	double low, high;        /* 95 %, by Student's t */
	double log_error;        /* growth, elasticity of logs: of the slope itself; else NAN */
	double spread;           /* standard deviation of what the curve leaves (of logs where it is of logs); mean: of x */
	double ceiling;          /* logistic, in the series' unit; else NAN */
	double explained;        /* R2 of what was fitted */
	double *fitted;          /* [has] the curve at each observation, in the series' unit; mean: the mean */
	int *used;               /* [has] which observations of the series */
	const char *key;         /* the input that takes it: "sectors.mining.growth"; NULL: only an indicator would */
	bool falls;              /* the input is a fall: the estimate is told as one */
	struct fit_test *tests; int test_count;
	/* Mean absolute errors of the tests: percent of what came, or for shares and rates in their unit. */
	double missed_by, no_change_by, same_growth_by;
};

struct fit_question {
	unsigned laws;            /* bits 1 << enum fit_law; 0: those that suit each series, `levels` where it is named */
	const char *const *names; /* of variables, as observed.csv has them; [count] */
	int count;                /* 0: all */
	const char *on;           /* elasticity on this variable; NULL: none */
	int first, last;          /* years of observations that take part; 0: all */
};
struct fits {
	const struct result *result;
	struct fit *list;
	int count, fitted;        /* fitted: how many of them are */
};

/* The observations are those of the plan's observed.csv. */
const struct fits *fits_make(struct arena *arena, const struct result *result, const struct fit_question *question);
/* Is it further off than one of the two forecasts without a model: in the last year that was hidden, or over all? */
bool fit_loses(const struct fit *fit);
enum { FIT_BEATEN_BY_NO_CHANGE = 1, FIT_BEATEN_BY_SAME_GROWTH = 2 };
unsigned fit_beaten_last(const struct fit *fit); /* bits: by which, in the last year */
unsigned fit_beaten(const struct fit *fit);      /* in the mean of all years */
#endif
