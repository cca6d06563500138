/* SPDX-License-Identifier: GPL-3.0-or-later */
/* complementarity: several limits that share one set of wishes. Limit k is exceeded by excess[k] at the wishes; its cut
 * theta[k], a share between 0 and most[k], lowers the excess of every limit j by room[j * count + k] * theta[k]. Each
 * cut is 0 where its limit holds anyway, or meets its limit exactly, or is all there may be: a linear complementarity
 * problem with bounds (Cottle, Pang and Stone, The Linear Complementarity Problem, 1992). yield[k]: what a whole cut
 * of k costs in output; of several solutions the one that costs least counts, of equal ones the one of fewest cuts and
 * then of the first limits (where more than seven limits could act, the one that is found). A limit that cannot yield
 * (room[k, k] <= 0) gets no cut. No solution: all cuts are at their most. With a NaN among the numbers all results are
 * NaN. Results do not depend on limits that hold anyway. */
#ifndef CORE_COMPLEMENTARITY_H
#define CORE_COMPLEMENTARITY_H

enum { COMPLEMENTARITY_MOST = 32 }; /* limits at once */

/* How many numbers either function takes: n + n n + n + n. */
static inline int complementarity_numbers(int count) { return count * (count + 3); }

void complementarity_cuts(int count, const double *excess, const double *room, const double *yield, const double *most,
                          double *theta);
/* What is gained in output by one unit of relaxation of each limit, all cuts within their bounds answering: 0 for a
 * limit whose cut is 0 or all there may be. */
void complementarity_worths(int count, const double *theta, const double *room, const double *yield,
                            const double *most, double *worth);
#endif
