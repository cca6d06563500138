/* SPDX-License-Identifier: GPL-3.0-or-later */
/* additive: a table whose printed numbers add up: each is rounded up or down to so many decimals, to the nearest where
 * its row and column leave the choice, and rows and columns sum as they do unrounded. */
#ifndef ASK_ADDITIVE_H
#define ASK_ADDITIVE_H
#include <stdbool.h>
#include "base/arena.h"

/* Rounded in place. table[row][column] with `columns` columns; the last row holds the sums of the columns, and the last
 * column the sums of the rows (to what rounding leaves of doubles). False: numbers too large for it, or not finite; the
 * table is as it was. */
bool additive_round(struct arena *arena, double *table, int rows, int columns, int decimals);
#endif
