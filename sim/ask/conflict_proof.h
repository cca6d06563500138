/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_proof: that a set of targets cannot hold, by bounds of what the run can come to while inputs stand anywhere
 * in their ranges (wide.h): no part of the ranges is left in which each of them might. */
#ifndef ASK_CONFLICT_PROOF_H
#define ASK_CONFLICT_PROOF_H
#include "ask/conflict.h"

/* acts [wishes][levers] of what may act: unset where a lever does not, wherever all of them stand in their ranges. */
void conflict_acts(struct arena *arena, const struct result *result, const struct levers *levers,
                   const struct target_result *wishes, int wish_count, bool *acts);
/* Sets set->ground to CONFLICT_PROVED and set->parts where it can be shown; set->nearest has to be there. */
void conflict_prove(struct arena *arena, const struct result *result, struct conflict_set *set);
#endif
