/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_parts: what the files of schema and scenario share and nobody else needs. */
#ifndef DATA_SCHEMA_PARTS_H
#define DATA_SCHEMA_PARTS_H
#include "data/schema.h"


extern const char *const reserved_targets[]; /* ids that mean something in tables of results */
bool field_is_own(const char *key); /* of a scenario: not taken over from parents (title, question, ...) */
bool field_is_sense(const char *key);        /* of a target: at_least, ..., range */
const char *
target_sense_of(const struct json *target);    /* the sense that an object of a target gives, or NULL */
bool file_name_is_good(const char *name);      /* relative, and ends in .json */
bool sector_id_is_reserved(const char *id);  /* a key of a quantity object, or "all" */

/* As schema_check, but what a whole file must have may be missing: --set gives parts of a scenario. */
bool schema_check_part(struct arena *arena, struct json *root, const struct field *fields,
                       struct diags *diags);

/* Parts of the printed schema. */
struct writer;
void schema_print_enum(struct writer *writer, const char *const *choices, const char *another, bool nullable);
const char *
schema_quantity_definition(unsigned flags); /* the name of the definition for a field of these flags */
void schema_definitions(struct writer *writer, struct arena *arena, bool layered);
#endif
