/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_series: observations of one variable that may be joined: on one basis (a census, a price year), in one unit. */
#ifndef ASK_FIT_SERIES_H
#define ASK_FIT_SERIES_H
#include "ask/result.h"

struct fit_series {
	const char *name;          /* as observed.csv has it */
	const char *basis;         /* NULL: the one without a name */
	int variable, element;     /* of the program; -1: it has none of that name */
	struct unit unit;          /* the variable's, otherwise that of the first observation */
	bool current;              /* money at the prices of each year */
	const struct observation **of; /* [count] ascending years, one of each */
	int *years;
	double *values;            /* in `unit` */
	int count;
	int elsewhere;             /* observations of the variable on other bases */
	int at_current;            /* left out: at the prices of their own year, where the variable is at constant ones */
	const char *over;          /* made of two series, energy over GDP: what stands above and below; NULL */
	const char *under;
};

struct fit_series_list { struct fit_series *list; int count; };
/* All of them, in the order of the file; of a variable its longest first. What is missing but follows from two that are
 * there (energy_intensity) comes last. */
struct fit_series_list fit_series_all(struct arena *arena, const struct result *result);
#endif
