/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_solve_data: the data of solve.
 *   levers   scenario,answer,input,unit,now,needed,low,high,range,room,end,in_the_way,alone
 *   targets 
 * scenario,answer,target,unit,year,asked,low,high,before,after,verdict_before,verdict_after,miss,decides,reach,... The
 * targets that were asked for come first, held against the numbers that were asked for. */
#ifndef VIEW_SOLVE_DATA_H
#define VIEW_SOLVE_DATA_H
#include "view/view.h"

struct solve;
struct solve_telling { const struct solve *solve; const struct view *view; };
extern const struct relation view_solve_data; /* of a struct solve_telling */
const char *view_solve_part(const struct view *view);
#endif
