/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearly: numbers that agree to 1e-9 of their size count as equal, in verdicts and in what is said of them. */
#ifndef BASE_NEARLY_H
#define BASE_NEARLY_H
#include <math.h>
#include <stdbool.h>

#define NEARLY 1e-9

static inline bool nearly_equal(double a, double b) { return fabs(a - b) <= NEARLY * fmax(fabs(a), fabs(b)); }
#endif
