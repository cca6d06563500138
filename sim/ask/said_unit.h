/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_unit: what numbers of files count, as far as the files and the models' tables tell without a run. */
#ifndef ASK_SAID_UNIT_H
#define ASK_SAID_UNIT_H
#include "data/scenario.h"

struct said_units {
	struct arena *arena;
	const struct scenario *said, *other; /* other: knows indicators that this one does not; may be NULL */
	const struct model *const *models;
	struct lookup *variables; /* units by name */
};
struct said_units said_units_make(struct arena *arena, const struct scenario *said, const struct scenario *other,
                                  const struct model *const *models);
/* Of a variable of the models, or an indicator of the scenario's; NULL: not known. */
const struct unit *said_variable_unit(const struct said_units *units, const char *name);
/* In which the number there is read; NULL: in the one that is written beside it. */
const struct unit *said_entry_unit(const struct said_units *units, const struct entry *entry);
/* What a target's number counts. */
const struct unit *said_target_unit(const struct said_units *units, const struct entry *target, const char *variable,
                                    const char *measure);
#endif
