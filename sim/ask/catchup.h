/* SPDX-License-Identifier: GPL-3.0-or-later */
/* catchup: how much of a year's growth only makes up for what limits cut before (sectors.catchup). After a limit lapses
 * such growth is high, and says nothing of what follows. */
#ifndef ASK_CATCHUP_H
#define ASK_CATCHUP_H
#include "ask/result.h"

/* Of GDP's growth in that year, in points; 0: none of it is. */
double catchup_points(const struct result *result, int year);
/* The first year in which it is most; 0: no year has any that would be seen (0.05 points). `years`: those that have. */
int catchup_most(const struct result *result, bool *years);
/* Is the variable output or growth of it? */
bool catchup_concerns(const struct program *program, int variable);
#endif
