/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubts: numbers that break no rule and yet look like a slip: warnings, never errors. */
#ifndef ASK_DOUBTS_H
#define ASK_DOUBTS_H
#include "ask/result.h"
#include "base/diag.h"

/* A sector's output of less than a 5,000th of all: 万元 written for 亿元, or the other way about elsewhere; and a
 * base-year GDP of less than 1e8 CNY. */
void doubt_outputs(struct arena *arena, const struct result *result, struct diags *diags);
/* A sector that grows by more than 30 % in every year. */
void doubt_growth(struct arena *arena, const struct result *result, struct diags *diags);
/* An investment programme none of whose years belongs to the run: its total would vanish without a word. */
void doubt_programme(struct arena *arena, const struct result *result, struct diags *diags);
/* What has been observed under the name of a variable and yet never stands beside it: money at other prices,
 * another unit. Once for each variable, at its first such row. */
void doubt_observations(struct arena *arena, const struct result *result, struct diags *diags);
#endif
