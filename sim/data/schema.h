/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema: one set of field tables judges files, merges layers, and prints the JSON Schema (draft 2020-12). */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H
#include "base/diag.h"
#include "base/json.h"
#include "data/model.h"

/* The fields of a plan; the fields of a scenario are made from the models' tables: general ones (kind,
 * $schema, plan, title, extends, abstract, years, question, note, groups, targets) and a section for each
 * model. */
extern const struct field plan_fields[];
extern const struct field
	target_fields[]; /* of a plan's target; a scenario's `targets` map uses the same, none required */
extern const struct field stated_fields[];
const struct field *scenario_fields(struct arena *arena, const struct model *const *models);

extern const char
	*const target_senses[]; /* "at_least", "at_most", "above", "below", "about", "range", NULL */
extern const char *const target_measures
	[]; /* "level", "growth", "mean_growth", "change", "decline_since_base", "cumulative", "mean", "peak_year", NULL */
extern const char *const target_attributes[];/* "expected", "binding", NULL */

/* Judges one file alone; every node that is a quantity gets node->read (a struct quantity). Reports
 * unknown keys (nearest key, all allowed ones), wrong types, bad ids, reserved ids, units, bounds, keys
 * that exclude each other; all in one pass. True if no errors. */
bool schema_check(struct arena *arena, struct json *root, const struct field *fields, struct diags *diags);
const struct field *field_find(const struct field *fields, const char *key); /* NULL if absent */
/* Is this JSON value of a FIELD_QUANTITY|OVER_SECTORS field a map keyed by sector (not a quantity object)? */
bool schema_is_map(const struct json *json);
/* The JSON Schema as text, ending in a newline; the same bytes every time. */
void schema_print(struct arena *arena, const char *kind, const struct field *fields, struct text *out);
#endif
