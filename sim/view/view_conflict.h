/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_conflict: the data of conflict.
 *   sets     scenario,answer,set,group,targets,count,known,tried,least,members,met
 *   targets  scenario,answer,set,target,unit,year,low,high,now,nearest,miss,at_best,give_up,give_up_part
 * and, nested, the inputs where each set misses least, what can hold, and the inputs by which it does. */
#ifndef VIEW_CONFLICT_H
#define VIEW_CONFLICT_H
#include "view/view.h"

struct conflict_telling { const struct conflict *conflict; const struct view *view; };
extern const struct relation view_conflict_data; /* of a struct conflict_telling */
#endif
