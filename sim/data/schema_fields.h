/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_fields: what a file may say. One set of field tables judges files, merges layers, and prints the JSON Schema
 * (draft 2020-12). */
#ifndef DATA_SCHEMA_FIELDS_H
#define DATA_SCHEMA_FIELDS_H
#include "base/json.h"
#include "data/model.h"

/* The fields of a plan; the fields of a scenario are made from the models' tables: general ones (kind,
 * $schema, plan, title, extends, abstract, years, question, note, groups, targets) and a section for each
 * model. */
extern const struct field plan_fields[];
/* Of a plan's target; a scenario's `targets` map uses the same, none required. */
extern const struct field target_fields[];
extern const struct field stated_fields[];
extern const struct field relation_fields[]; /* of a plan's `relations` */
extern const char *const stated_roles[];     /* "planned", "realised", "previous", NULL */
/* Of what stands where a target's number can: times something else, plus so much (relative.h). */
extern const struct field relative_fields[];
const struct field *scenario_fields(struct arena *arena, const struct model *const *models);
const struct field *field_find(const struct field *fields, const char *key); /* NULL if absent */

/* "at_least", "at_most", "above", "below", "about", "range", NULL */
extern const char *const target_senses[];
/* "level", "growth", "mean_growth", "change", "decline_since_base", "cumulative", "mean", "peak_year", "peak_level",
 * NULL */
extern const char *const target_measures[];
extern const char *const target_attributes[]; /* "expected", "binding", NULL */
extern const char *const target_overshoots[]; /* "met", "missed", NULL */
extern const char *const target_betters[];    /* "more", "less", NULL */
extern const char *const about_keys[];        /* of a target: what stands beside "about" alone */
extern const char *const reserved_targets[];  /* ids that mean something in tables of results */

bool field_is_own(const char *key);   /* of a scenario: not taken over from parents (title, question, ...) */
bool field_is_sense(const char *key); /* of a target: at_least, ..., range */
const char *target_sense_of(const struct json *target); /* the sense that an object of a target gives, or NULL */
bool schema_looks_relative(const struct json *json); /* has a key that only a relative number has */
/* Is this the number of a target, said as one that follows from something else? */
bool schema_is_relative(const struct field *field, const struct json *json);
/* Is this JSON value of a FIELD_QUANTITY|OVER_SECTORS field a map keyed by sector (not a quantity object)? */
bool schema_is_map(const struct json *json);
#endif
