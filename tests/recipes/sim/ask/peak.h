/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peak: when something is at its highest. */
#ifndef ASK_PEAK_H
#define ASK_PEAK_H
#include "ask/result.h"

/* The first year of the highest value; 0: it has none. */
int peak_year(const struct result *result, int variable, int element);
#endif
