/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_print: the field tables as a JSON Schema (draft 2020-12). */
#ifndef DATA_SCHEMA_PRINT_H
#define DATA_SCHEMA_PRINT_H
#include "data/schema_fields.h"

/* As text, ending in a newline; the same bytes every time. */
void schema_print(struct arena *arena, const char *kind, const struct field *fields, struct text *out);
#endif
