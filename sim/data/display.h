/* SPDX-License-Identifier: GPL-3.0-or-later */
/* display: the units in which a plan, or whoever reads it, wants to be shown its numbers: "display": {"money": "1e9
 * GBP", "energy": "Mtoe"} and --units. They choose what tables and charts show; what is computed and judged keeps the
 * units that models declare. Where nothing is said, money stands as statistics print it: CNY as models declare it (1e8,
 * and per 1e4), other currencies in 1e9 and per 1e6, or, in languages that count so, in 亿 and per 万. */
#ifndef DATA_DISPLAY_H
#define DATA_DISPLAY_H
#include "base/json.h"
#include "data/model.h"
#include "data/unit.h"

struct display { const struct unit *units; int count; };

extern const struct field display_fields[]; /* one for each kind: its key, its base unit, what it is */
/* Of a plan's file that was judged; *bad: where money of another currency stands, NULL: nowhere. */
struct display display_read(struct arena *arena, const struct json *json, const struct plan_money *money,
                            const struct json **bad);
/* Is the unit of the kind that the field's unit is of, whatever its scale, prices and currency? */
bool display_is_of_kind(struct arena *arena, const struct unit *unit, const struct field *field);
/* "tce, GWh, PJ": what may stand there. */
const char *display_examples(struct arena *arena, const struct field *field);
/* Money in it is that of the plan. */
bool display_is_in(const struct unit *unit, const struct plan_money *money);

/* How `declared` is shown: by the first of `asked` and `plan` (NULL: none) that has a unit of its kind, else, unless
 * the unit is the user's own choice (`own`), by the default of its currency. False: as it is. */
bool display_unit(struct arena *arena, const struct display *asked, const struct display *plan,
                  const struct unit *declared, bool own, enum language language, struct unit *shown);
#endif
