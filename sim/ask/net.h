/* SPDX-License-Identifier: GPL-3.0-or-later */
/* net: points of the unit cube that fill it evenly: Sobol's, scrambled several times apart, so that what several nets
 * say differs by how well one of them knows it (Owen 1997). Columns beyond NET_COLUMNS have random numbers. The same
 * seed gives the same points, and more rows go on where fewer end. */
#ifndef ASK_NET_H
#define ASK_NET_H
#include <stdint.h>
#include "base/arena.h"

enum { NET_COLUMNS = 20 /* that are even in both sides: GSL knows Sobol's points in 40 dimensions */ };
enum net_side { NET_A, NET_B, NET_SIDES }; /* of a row: two points that have nothing to do with each other */

struct nets;
struct nets *nets_make(struct arena *arena, uint64_t seed, int columns, int rows_most);
/* Numbers in (0, 1) of a column for rows first .. first + count - 1 of a net, all in one block of DRAW_BLOCK rows. */
void nets_uniforms(struct nets *nets, int net, enum net_side side, int column, int first, int count, double *u);
#endif
