/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_iamc: results by the names and in the units of the tables of integrated assessment models, for writer_iamc. */
#ifndef VIEW_VIEW_IAMC_H
#define VIEW_VIEW_IAMC_H
#include "view/view_data.h"

extern const struct relation view_iamc; /* of a struct view_of; its name is PATHWAYS */
#endif
