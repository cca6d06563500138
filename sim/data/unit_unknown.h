/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_unknown: what is said of a unit that is not known, where the models tell what kind of unit is wanted. */
#ifndef DATA_UNIT_UNKNOWN_H
#define DATA_UNIT_UNKNOWN_H
#include "data/model.h"
#include "data/unit.h"

/* The unit that models declare for a variable ("output.works") or an input ("sectors.works.growth"); NULL: they know
 * none of that name, or `models` is NULL. */
const struct unit *unit_wanted_by(struct arena *arena, const struct model *const *models, const char *name);

/* What stands beside W_UNIT_UNKNOWN and the arguments of both: the unit that was got and the nearest one, or else the
 * kind that is wanted with some of its units. */
enum { UNIT_UNKNOWN_ARGUMENTS = 4 };
enum word unit_unknown_hint(struct arena *arena, const char *got, const char *nearest, const struct unit *wanted,
                            enum language language, const char *arguments[UNIT_UNKNOWN_ARGUMENTS]);
#endif
