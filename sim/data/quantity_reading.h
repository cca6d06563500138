/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_reading: a quantity while it is read, and how what is wrong with it is said. */
#ifndef DATA_QUANTITY_READING_H
#define DATA_QUANTITY_READING_H
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
const struct field *reading_field(const struct field *fields, const char *key); /* NULL: there is none */
/* [low, high] */
bool reading_two_numbers(struct reading *reading, const struct json *json, const struct field *fields, double out[2]);
const char *reading_pointer(struct reading *reading, const struct point *point); /* where a point stands in its file */
#endif
