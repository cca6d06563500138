/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_slip: what a spreadsheet leaves in a cell where a number was meant. */
#ifndef INTAKE_INDICATOR_SLIP_H
#define INTAKE_INDICATOR_SLIP_H
#include <stdbool.h>
#include "base/arena.h"

bool slip_is_formula(const char *half); /* "#REF!", "#DIV/0!", "####" */
/* "1月5日", "5-Jan", "2025/1/5": what it makes of "1-5", which is returned. NULL: no date. */
const char *slip_range_of_date(struct arena *arena, const char *plain);
bool slip_is_number(const char *text); /* "x20", "ca.5" */
#endif
