/* SPDX-License-Identifier: GPL-3.0-or-later */
/* named: what a name stands for in a result: a variable or one of its elements (gdp, output.mining,
 * /output/mining, output.采矿业), an input (sectors.采矿业.growth), a target, a limit or a sector; each by id,
 * number or title (base/naming.h). An exact name of a variable comes first, then one of an input. */
#ifndef ASK_NAMED_H
#define ASK_NAMED_H
#include "ask/result.h"
#include "base/naming.h"

enum named_kind { NAMED_VARIABLE, NAMED_INPUT, NAMED_TARGET, NAMED_LIMIT, NAMED_SECTOR };
struct named {
	enum named_kind kind;
	int index;   /* of the variable, input, target, limit; sectors, then groups */
	int element; /* of a variable or an input; -1: the whole */
};

struct named_all;
/* All names of a result; made once for many look-ups. */
struct named_all *named_all(struct arena *arena, const struct result *result);
/* As naming_find; NAMING_NOTHING: nothing is called that. `found` has several where the name is ambiguous. */
enum naming named_find(struct named_all *all, const char *name, const struct named **found, int *count);
/* How a command line says it: "output.mining", "sectors.mining.growth", "targets.energy", "limits.cap", "mining". */
char *named_text(struct arena *arena, const struct result *result, struct named named);
/* The numbers of a sector or group that are shown without being asked for: "output.mining", ... */
const char **named_of_sector(struct arena *arena, const struct result *result, int sector, int *count);
const char *named_nearest(struct named_all *all, const char *name); /* NULL: none is near */
/* An exact variable, one of its elements, or an input: the commonest names, found without all the others. */
bool named_exactly(const struct result *result, const char *name, struct named *named);
#endif
