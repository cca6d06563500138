/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed: what has come true, from a CSV with columns variable,unit,year,value,source. */
#ifndef DATA_OBSERVED_H
#define DATA_OBSERVED_H
#include "base/diag.h"
#include "data/unit.h"

struct observation { const char *variable; struct unit unit; int year; double value; const char *source; struct place place; };
struct observed { const char *path; const struct observation *list; int count; /* file order */ };

/* NULL on errors: unknown unit, year not 1800..2200, not a number, same variable and year twice, empty
 * source. */
const struct observed *observed_read(struct arena *arena, const struct source *source, struct diags *diags);
/* All observations of a variable, ascending years; *count 0 if none. */
const struct observation *const *observed_of(struct arena *arena, const struct observed *observed, const char *variable, int *count);
#endif
