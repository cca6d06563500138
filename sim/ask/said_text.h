/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_text: what files say that is no number, in one spelling whatever theirs is: blanks, the order of keys and of
 * members, units and the writing of numbers do not count. */
#ifndef ASK_SAID_TEXT_H
#define ASK_SAID_TEXT_H
#include "data/quantity.h"

const char *said_formula(struct arena *arena, const char *formula);  /* "a + b * c" */
const char *said_title(struct arena *arena, struct title title);     /* of several languages "en / zh" */
const char *said_ids(struct arena *arena, const struct json *array); /* "a, b" */
/* Of anything else; `source` and `note` on its first level are left out. */
const char *said_json(struct arena *arena, const struct json *json);
/* "normal(sd 1.2)", "triangular(low 1, mode 2, high 4) 0..10", in `unit`. */
const char *said_uncertain(struct arena *arena, const struct quantity *quantity, const struct uncertain *uncertain,
                           const struct unit *unit);
#endif
