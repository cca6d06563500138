/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_sensitivity_data: the data of sensitivity, a row for each input of each number asked for.
 *   inputs  scenario,name,unit,year,centre,input,factor,p10,p90,at_p10,at_p90,first,first_error,total,total_error,
 *           chance,chance_first,chance_first_error,chance_total,chance_total_error
 * Inputs that are correlated have one factor, whose parts of the variance (0 to 1) stand in each of their rows. */
#ifndef VIEW_SENSITIVITY_DATA_H
#define VIEW_SENSITIVITY_DATA_H
#include "view/view.h"

struct sensitivity_telling { const struct sensitivity *sensitivity; const struct view *view; };
extern const struct relation view_sensitivity_data; /* of a struct sensitivity_telling */
#endif
