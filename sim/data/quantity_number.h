/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_number: the numbers of a quantity while it is read: with units, in years, in bounds. */
#ifndef DATA_QUANTITY_NUMBER_H
#define DATA_QUANTITY_NUMBER_H
#include "data/quantity_reading.h"

/* A number or a text, as a point. */
bool reading_point(struct reading *reading, const struct json *json, int year, struct point *point);
/* {"2021": 7, ...} as the quantity's points in ascending years. */
void reading_years(struct reading *reading, const struct json *json);
/* The part of a JSON text that is no unit, under the caret. */
void reading_unknown_unit(struct reading *reading, const struct json *json, const char *text, size_t offset,
                          size_t length, const char *nearest);
/* Does `given` fit `declared`? Reports why not. */
bool reading_fits(struct reading *reading, const struct unit *given, const struct unit *declared, struct place place,
                  const char *pointer, double *scale);
/* May what was observed in `year` stand where `declared` is expected? Reports why not, at the quantity's series. */
bool series_fits(struct arena *arena, const struct unit *given, const struct unit *declared, int year, struct place row,
                 const struct quantity *quantity, const char *pointer, struct diags *diags);
/* A point's value in the declared unit, in bounds. */
bool reading_value(struct reading *reading, const struct point *point, const char *pointer, double *value);
/* Does a double hold the value of a point in another unit, too? */
bool reading_held(struct reading *reading, const struct point *point, double converted, const struct unit *unit,
                  const char *pointer);
bool reading_in_bounds(struct reading *reading, double value, struct place place, const char *pointer);
/* Warns of 0.025 where a percent is expected. */
void reading_fraction(struct reading *reading, const struct point *point, const struct unit *unit, const char *pointer);
#endif
