/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_fields: the keys of a quantity object, for reading, the schema and nearest names. */
#ifndef DATA_QUANTITY_FIELDS_H
#define DATA_QUANTITY_FIELDS_H
#include "data/model.h"

extern const struct field quantity_fields[], series_fields[]; /* series: of its object */
extern const char *const quantity_interpolations[];           /* by enum interpolation, then NULL */
extern const char *const quantity_form_keys[];                /* by enum quantity_form; the last has none */
#endif
