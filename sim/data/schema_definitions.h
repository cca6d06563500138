/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_definitions: the $defs of the printed schema. */
#ifndef DATA_SCHEMA_DEFINITIONS_H
#define DATA_SCHEMA_DEFINITIONS_H
#include "data/schema_writer.h"

/* The name of the definition for a quantity whose field has these flags. */
const char *schema_quantity_definition(unsigned flags);
void schema_definitions(struct schema_writer *writer, struct arena *arena, bool layered);
#endif
