/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_check: one file judged by the field tables, alone. */
#ifndef DATA_SCHEMA_CHECK_H
#define DATA_SCHEMA_CHECK_H
#include "base/diag.h"
#include "data/schema_fields.h"
#include "data/unit.h"

/* Judges one file alone; every node that is a quantity gets node->read (a struct quantity). Reports
 * unknown keys (nearest key, all allowed ones), wrong types, bad ids, reserved ids, units, bounds, keys
 * that exclude each other; all in one pass. `money`: as quantity_read's. True if no errors. */
bool schema_check(struct arena *arena, struct json *root, const struct field *fields, const struct plan_money *money,
                  struct diags *diags);
/* The same, but what a whole file must have may be missing: --set gives parts of a scenario. */
bool schema_check_part(struct arena *arena, struct json *root, const struct field *fields,
                       const struct plan_money *money, struct diags *diags);
#endif
