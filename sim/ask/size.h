/* SPDX-License-Identifier: GPL-3.0-or-later */
/* size: how large the numbers are that what a target measures comes from, so that what rounding leaves of an exact 0 is
 * told from a small number. In whatever money a plan counts, it is the same amount. */
#ifndef ASK_SIZE_H
#define ASK_SIZE_H
#include "ask/result.h"

/* In the target's unit. variable -1: it is not there. */
double size_behind(const struct result *result, const struct target_result *target, int variable, int element);
int size_years(const struct result *result, const struct target *target); /* that a sum or a mean is over */
#endif
