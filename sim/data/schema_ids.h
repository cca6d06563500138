/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_ids: the judges of ids and of what is keyed by them. */
#ifndef DATA_SCHEMA_IDS_H
#define DATA_SCHEMA_IDS_H
#include "data/schema_value.h"

judge judge_quantity, judge_quantities, judge_ids;

void check_id(struct check *check, const struct json *json);        /* of a key */
void check_sector_id(struct check *check, const struct json *json); /* of a key */
bool sector_id_is_reserved(const char *id); /* a key of a quantity object, or "all" */
#endif
