/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_data: the data of run and compare.
 *   variables  scenario,variable,unit,year,value
 *   targets    scenario,target,variable,measure,year,sense,target_low,target_high,unit,value,verdict,gap
 *   inputs     scenario,input,unit,value,place            of compare: those that differ */
#ifndef VIEW_DATA_H
#define VIEW_DATA_H
#include "view/view.h"

/* What several views speak of. */
struct view_of {
	const struct result *const *results;
	int count;
	const struct view *view;
};
/* Kept in the arena; what it points to must stay. */
const struct view_of *view_of(struct arena *arena, const struct result *const *results, int count,
                              const struct view *view);
extern const struct relation view_data_run, view_data_compare; /* of a struct view_of */
const char *view_data_part(const struct view *view);           /* the relation that the view asks for */
#endif
