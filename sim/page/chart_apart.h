/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_apart: labels pushed apart. */
#ifndef PAGE_CHART_APART_H
#define PAGE_CHART_APART_H
#include <stdbool.h>

/* wanted[i] is where label i's centre should be, place[i] where it goes. Neighbours are at least `spacing` apart, all
 * lie within [top, bottom], the order is kept and the sum of squared moves is least. False (and a smaller spacing) if
 * they cannot all fit. At most 64 labels. */
bool chart_apart(int count, const double *wanted, double *place, double spacing, double top, double bottom);
#endif
