/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_parts: what the files of quantity share and nobody else needs. */
#ifndef DATA_QUANTITY_PARTS_H
#define DATA_QUANTITY_PARTS_H
#include "data/quantity.h"

/* One quantity on its way: where it stands, what is expected there, what was found. */
struct reading {
	struct arena *arena;
	struct diags *diags;
	const struct field *field;
	const struct unit *declared;  /* NULL: known later */
	struct quantity *quantity;
	bool bad, unit_is_bad;        /* unit_is_bad: of the whole; numbers that depend on it are not judged further */
};

void reading_error(struct reading *reading, struct place place, const char *pointer, enum word message, enum word hint,
                   const char *const *args);
#define READING_ERROR(reading, json, message, hint, ...)                                                               \
	reading_error((reading), (json)->place, json_pointer((reading)->arena, (json)), (message), (hint),                 \
	              WORDS(__VA_ARGS__))
#define READING_KEY_ERROR(reading, json, message, hint, ...)                                                           \
	reading_error((reading), (json)->key_place, json_pointer((reading)->arena, (json)), (message), (hint),             \
	              WORDS(__VA_ARGS__))

const char *reading_number(struct reading *reading, double number); /* shortest text */
const char *reading_unit(struct reading *reading, const struct unit *unit); /* in the user's language */
const char *reading_doc(const struct reading *reading, const struct field *field);
/* "expected an object, got text", for the key of `fields` that json stands at. */
void reading_expected(struct reading *reading, const struct json *json, const struct field *fields, enum word what);
void reading_unknown_key(struct reading *reading, const struct json *json, const struct field *fields);
bool reading_two_numbers(struct reading *reading, const struct json *json, const struct field *fields,
                         double out[2]); /* [low, high] */

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
const char *reading_pointer(struct reading *reading, const struct point *point); /* where a point stands in its file */
/* A point's value in the declared unit, in bounds. */
bool reading_value(struct reading *reading, const struct point *point, const char *pointer, double *value);
bool reading_in_bounds(struct reading *reading, double value, struct place place, const char *pointer);
/* Warns of 0.025 where a percent is expected. */
void reading_fraction(struct reading *reading, const struct point *point, const char *pointer);

void reading_uncertain(struct reading *reading, const struct json *json);

extern const struct field uncertain_fields[], series_fields[];
#endif
