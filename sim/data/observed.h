/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed: what has come true, from a CSV with columns variable,unit,year,value,source and, where a series
 * breaks, basis: what it is counted by ("before the 2020 census"). Numbers of different bases never join. */
#ifndef DATA_OBSERVED_H
#define DATA_OBSERVED_H
#include "base/diag.h"
#include "data/model.h"
#include "data/unit.h"

struct observation {
	const char *variable;
	struct unit unit;
	int year;
	double value;
	bool sure; /* the cell says its unit too: "0.06 %/yr" */
	const char *source;
	const char *basis; /* NULL: none */
	struct place place, name_place; /* of the value; of the variable's name */
};
struct observed {
	const char *path;
	const struct source *source;
	const struct observation *list;
	int count; /* file order */
	const struct observation *const *sorted; /* by variable, year and file order */
};

/* `models` know which units their variables have; NULL: nobody does. NULL on errors: unknown unit, year not 1800..2200,
 * not a number, same variable, year and basis twice, empty source. */
const struct observed *observed_read(struct arena *arena, const struct source *source,
                                     const struct model *const *models, struct diags *diags);
/* Of a list that stays. */
const struct observed *observed_make(struct arena *arena, const struct source *source, const struct observation *list,
                                     int count);
/* All observations of a variable, ascending years (of one year: as the file has them); *count 0 if none. */
const struct observation *const *observed_of(const struct observed *observed, const char *variable, int *count);
bool observation_same_basis(const char *a, const char *b); /* none is a basis of its own */
/* The bases of a list that ascends by year, in the order in which they begin. */
const char **observed_bases(struct arena *arena, const struct observation *const *list, int count, int *bases);
/* Does the number stand on a line that is in `shown`? Then value_shown = value * *scale. Unlike a number that
 * a user assumes, observed money without a price basis is at the prices of its own year: it is right at
 * constant prices in the price year alone, and the other way about. */
bool observation_fits(const struct observation *observation, const struct unit *shown, double *scale);
/* Its unit says the same as `shown` but for the prices. */
bool observation_fits_but_prices(const struct observation *observation, const struct unit *shown);
/* The same at the other prices, by its name: "gdp" and "gdp_nominal", "output.mining" and "output_nominal.mining". */
const char *observed_twin(struct arena *arena, const char *variable);
#endif
