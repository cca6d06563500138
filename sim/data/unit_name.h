/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_name: units as texts, from their parts or from what they count. */
#ifndef DATA_UNIT_NAME_H
#define DATA_UNIT_NAME_H
#include "data/unit_parts.h"

enum unit_scales { SCALES_IN_TENS, SCALES_BEFORE /* "billion GBP" */, SCALES_BEHIND_MONEY /* "GBP billion" */ };
char *unit_parts_print(struct arena *arena, const struct unit_parts *parts, enum language language, bool with_basis);
/* The text of a computed unit. */
const char *unit_text_of(struct arena *arena, const struct unit *unit);
#endif
