/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_data: the data of ensemble.
 *   variables  scenario,variable,unit,year,stat,value
 *   odds       scenario,target,probability,standard_error     (rows `all` and `binding` are joint)
 *   credible   scenario,target,unit,year,probability,value
 *   facts      scenario,variable,unit,year,observed,below,score,no_change,same_growth */
#ifndef VIEW_ENSEMBLE_DATA_H
#define VIEW_ENSEMBLE_DATA_H
#include "view/odds.h"

extern const struct relation view_ensemble_data;         /* of a struct odds */
const char *view_ensemble_part(const struct view *view); /* the relation that the view asks for */
#endif
