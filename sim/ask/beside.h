/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beside: one quantity of several scenarios side by side, each with its own year, base year, prices and measure, and
 * which of them compare. Growth is always a scenario's own, from its own base; a difference between two is formed only
 * where both are of one year, at the prices of one year and, where they count from the base year, from one base. */
#ifndef ASK_BESIDE_H
#define ASK_BESIDE_H
#include "ask/result.h"

/* Why two numbers do not compare; several may hold. */
enum { APART_YEAR = 1, APART_PRICES = 2, APART_BASE = 4 };

struct beside { /* in one scenario */
	const struct result *result;
	const struct target_result *target; /* NULL: it asks for nothing of this kind */
	int variable, element;              /* what shows it; -1: nothing does */
	const struct unit *unit;            /* of its own; NULL: it has none */
	double scale;                       /* from that to the unit of all, whatever the prices */
	int from, year;                     /* growth goes from the one to the other */
	double base, value, gap;            /* in those years, in the unit of all; NAN where there is none */
	bool level;                         /* it can grow: no rate or change already */
	bool since_base;                    /* it counts from the base year: a change, a fall, a sum */
};
struct years_asked {
	int first, last; /* 0: all */
};

/* A range of years decides from where growth is told; one year alone, or none, leaves it at the base year. */
int beside_from(const struct result *result, struct years_asked asked);
/* A target in its own year, or the last one asked for. NULL: nothing. */
struct beside beside_target(const struct result *result, const struct target_result *target, const struct unit *unit,
                            struct years_asked asked);
/* A variable in `year` or the last one asked for; nothing where it counts something else than `unit`. */
struct beside beside_variable(const struct result *result, const char *name, const struct unit *unit, int year,
                              struct years_asked asked);
/* From its own base: %/yr, of shares points a year. */
double beside_growth(const struct beside *of);
/* 0: they compare. */
unsigned beside_apart(const struct beside *one, const struct beside *other);
/* Do both ask for the same of the same variable, in units that differ by prices alone? What a scenario cannot measure
 * is alike to anything. */
bool beside_alike(const struct target_result *one, const struct target_result *other);
#endif
