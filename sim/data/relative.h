/* SPDX-License-Identifier: GPL-3.0-or-later */
/* relative: a target's number that follows from something else:
 *   times * (variable, in a year) + plus     {"variable": "gdp_growth", "plus": "1 pp"}   {"times": 2, "year": 2020}
 *   times * baseline + plus                  {"times": 0.43, "baseline": {"value": 78.7, "unit": "1e6 t", "source":
 * ..}} Of a variable each run has its own; a year before the base year is what was observed in it. */
#ifndef DATA_RELATIVE_H
#define DATA_RELATIVE_H
#include "data/whole.h"

const struct relative *relative_read(struct arena *arena, const struct json *json); /* of one that was checked */
#endif
