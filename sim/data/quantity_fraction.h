/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_fraction: 0.06 where a percent is expected, which was probably meant as 6 %: a doubt, never a change. A
 * number that says its own unit, "0.06 %/yr", is sure of itself. */
#ifndef DATA_QUANTITY_FRACTION_H
#define DATA_QUANTITY_FRACTION_H
#include "base/diag.h"
#include "data/unit.h"

/* `step`: a yearly step or a spread, which may be small. */
bool fraction_suspect(const struct unit *unit, double value, bool step);
/* Does one of a series of numbers say that `value` is no fraction: one that is none itself and of its size? */
bool fraction_is_vouched_for(const struct unit *unit, double value, bool step, const double *others, int count);
/* Warns that it reads as so many percent (or points), and how either is written. */
void fraction_doubt(struct arena *arena, const struct unit *unit, double value, struct place place,
                    const char *pointer, struct diags *diags);
/* Of a series of that name: `also` lists what else of it is as small ("2021, 2022"); NULL: nothing. */
void fraction_doubt_of(struct arena *arena, const struct unit *unit, double value, struct place place, const char *name,
                       const char *also, struct diags *diags);
#endif
